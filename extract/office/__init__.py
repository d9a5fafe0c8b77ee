"""Files of office programs: Word documents, workbooks, and their forerunners."""

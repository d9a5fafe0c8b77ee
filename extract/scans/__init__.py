"""Pictures of pages to pages: straightened, ruled, and recognised cell by cell."""

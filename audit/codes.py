"""The stable words of ``checks.check``, and what each of them is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: What the bulletin states of itself, held against what else it says.
RELATIONS: Final[Mapping[str, str]] = {
    "items": "items that the prose states, against the ledger's",
    "tasks": "tasks that the prose states, against the ledger's rows (or items, where"
    " it states one number)",
    "units": "bodies that the prose states, against the lead bodies by canonical name;"
    " offices count in their own ways, so a difference is a doubt",
    "status_count": "tasks of one status, against the ledger's rows, or its items where"
    " the prose counts items; how an item of several rows stands may be a doubt",
    "status_share": "share of one status, rounded as written; cutting off fails",
    "status_sum": "counts of all statuses, against the number of tasks; a doubt where"
    " the prose does not count every status of the ledger",
    "status_units": "bodies said to have tasks of a status, against their rows",
    "units_ahead": "bodies praised, against rows that are on schedule or better",
    "units_behind": "bodies blamed, against a status below the best",
    "prose_total": "a total of the prose, against the sum of the ledger's column",
    "column_total": "a total row, against the sum of its rows",
    "column_rate": "a column of rates, against the two columns they are made of",
    "column_told": "a cell of a column, against what the row's text says of the same for"
    " the same time, rounded as written there",
    "sum": "a total in a text, against the parts that the text says it is made of",
    "part_within": "a part told with its total, which it can't exceed",
    "enumeration": "names listed beside a count, as many as it says; with 等 they may be"
    " fewer",
    "restated": "one quantity told twice, the same within rounding; a question where it"
    " may be two quantities",
    "target": "a figure against its goal in percent; a question where the status, or the"
    " text, says otherwise",
    "target_told": "a share of the goal that the text tells, against the figure and the"
    " goal of the row, rounded as written",
    "rate": "a rate (解决率), against the part that its word names and the whole before"
    " it, rounded as written; cutting off fails; 亿元 and the like may be rounded",
    "share": "a share (占…的60%), against part and whole, as rate; a doubt where the"
    " row sets but one goal, as a bound or in other words",
    "shares_sum": "shares of one whole that are all told, against 100 %; half of each"
    " last place is allowed for",
    "direction": "a quantity from A to B, against the word for the way it went",
    "difference": "how far A and B are apart, exactly; 余 and 约 are ranges",
    "growth": "per cent from A to B, or of a change in what there was before it,"
    " rounded as written; 亿元 and the like may be rounded",
    "multiple": "how many times A is B, rounded as written",
    "addition": "a base and what was added to it, against what it came to",
    "remainder": "what is left, against the whole less what was done",
    "issuer_agrees": "issuer in the masthead, against the signature",
    "date_agrees": "date in the masthead, against the signature's",
    "characters_accounted": "every character of the source is read, mark-up or blank",
    "characters_conserved": "what was read is what the file's format lists, each "
    "character as often",
}
#: Relations between numbers that the text claims: a slip in one of them must show.
ARITHMETIC: Final = frozenset(
    {
        "sum",
        "prose_total",
        "column_total",
        "column_rate",
        "column_told",
        "status_sum",
        "rate",
        "share",
        "shares_sum",
        "difference",
        "growth",
        "multiple",
        "addition",
        "remainder",
    }
)
#: What the reading was unsure of; always doubts.
READING: Final[Mapping[str, str]] = {
    "header_missing": "issuer, number or date was not found",
    "similar_names": "two names of bodies differ in one character",
    "unknown_body": "a name does not look like a body's",
    "body_without_person": "of several bodies one has no person",
    "person_without_body": "of several people one has no body",
    "unpaired": "several bodies and several people that do not match in number",
    "unknown_status": "a status that the ledger's scheme does not know",
    "task_missing": "rows without a task: the table may be no ledger of tasks",
    "status_by_content": "a column is read as the status for its cells alone",
    "status_missing": "a row without a status in a ledger that has them",
    "item_no_skips": "an item number is left out",
    "item_no_repeats": "an item number stands twice",
    "item_no_backwards": "an item number is lower than the one before",
    "row_shifted": "a row lacks cells, or has them in other columns; placed by content",
    "cell_without_column": "a cell beyond the ledger's columns; kept in `other` by its place",
    "cells_missing": "a row ends before the columns that every row has",
    "line_joined": "a line between rows was taken for the rest of a cell",
    "stray_text": "a line between rows belongs to no task",
    "digits_unclaimed": "digits that no rule recognised",
    "unclosed_markup": "HTML that is not closed",
    "hidden_sheet": "a sheet that its workbook hides; read all the same",
    "hidden_rows": "rows that a sheet hides; read all the same",
    "hidden_columns": "columns that a sheet hides; read all the same",
    "cell_covered": "text under a merged cell, which nobody sees; left out",
    "cell_error": "a formula's error (#REF!) stands in a cell",
    "formula_without_value": "a formula whose result the file does not hold; read as blank",
    "number_format_unknown": "a number whose format can't be followed; read as stored",
    "text_box": "text in a box that floats over a sheet's cells; left out",
    "value_not_shown": "a value that its number format hides; left out",
    "tracked_changes": "the file keeps changes; they are read as accepted",
    "hidden_text": "text of the file that is not shown, and is not read",
    "picture_unread": "pictures, charts and embedded files, whose text is not read",
    "list_format_unknown": "a format of automatic numbers that is not known",
    "macros_not_run": "the file has macros; they are neither run nor read",
    "lost_in_conversion": "text of an old format that the converted file lacks",
    "furniture_left_out": "page numbers, running heads and feet are not in the text",
    "joined_over_page": "a row at a page break may be the rest of the one above, or not",
    "wrong_charset": "a web page declares another encoding than it has",
    "page_furniture": "text of a web page that is the site's own and was left out",
    "picture_not_read": "pictures in a web page, whose text was not read",
    "lost_character": "a character that an earlier program could not write",
    "scanned_page": "a page is an image without text",
    "text_over_scan": "a page's text is a recognition's of others, under its image",
    "text_recognised": "a page has text and a scan: which was taken, and how they differ",
    "low_confidence": "recognised text that the recognition is not sure of",
    "illegible": "ink on a scan that no recognition makes out; left out",
    "page_without_text": "a page has drawings, but no text",
    "invisible_text": "a page's text is not what is seen, but lies unseen over it",
    "unmapped_characters": "characters whose font does not say what they are; read as �",
    "turned_text": "text across the page's direction: a stamp, a watermark; left out",
    "too_many_rules": "a page with more drawings than any ledger; its tables are not read",
    "too_many_characters": "a page with more text than can be read; the rest is left out",
}
CODES: Final[Mapping[str, str]] = {**RELATIONS, **READING}

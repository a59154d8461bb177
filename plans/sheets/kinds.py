"""How a spreadsheet that is not taken is refused, and how much one may hold."""

from missions.packed.faults import Kind, Unfit
from plans.sheets.tables import LARGEST, MOST_COLUMNS, MOST_ROWS

AS_SHEET = "Save it as an Excel workbook (.xlsx) or as CSV, and take that."
SHEET = Kind(
    program="Excel",
    thing="spreadsheet",
    as_this=AS_SHEET,
    again="Open it in Excel, save it again and take the copy.",
    anew="Copy the cells into a new workbook and take that.",
    in_parts="Take it in parts of fewer rows.",
    lighter="Take pictures and further sheets out of it.",
    most_xml=40 * 1024 * 1024,
    most_inflated=80 * 1024 * 1024,
    most_elements=2_000_000,
    most_parts=500,
)


def too_large() -> Unfit:
    """Return the refusal of a file that is larger than a spreadsheet may be (413)."""
    return Unfit(413, f"The file is larger than {LARGEST // 1024 // 1024} MB.", SHEET.in_parts)


def too_long() -> Unfit:
    """Return the refusal of a sheet with too many rows or columns (422)."""
    sentence = f"The sheet has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns."
    return Unfit(422, sentence, "Delete empty rows and columns beyond the last entry, or take it in parts.")

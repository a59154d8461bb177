"""Tables of a Word file: which rows are heads, how many columns there are, which way they run."""

from lxml import etree

from outputs.word import marks
from outputs.word.package import W, child, is_on, value

_WIDEST = 200


def settle_table(table: etree._Element) -> None:
    """Let the marked rows alone be head rows, not the first by its looks; give each cell its column."""
    look = child(table, "tblPr/tblLook")
    if look is not None:
        look.getparent().remove(look)
    rows = list(table.iterfind(f"{W}tr"))
    headed = rows and is_on(child(rows[0], "trPr/tblHeader"))
    properties = child(table, "tblPr")
    if properties is None:
        properties = etree.Element(f"{W}tblPr")
        table.insert(0, properties)
    grid = child(table, "tblGrid")
    if grid is None:
        grid = etree.Element(f"{W}tblGrid")
        properties.addnext(grid)
    for _ in range(max((_width(row) for row in rows), default=0) - len(grid)):
        etree.SubElement(grid, f"{W}gridCol").set(f"{W}w", "1000")
    cell = next(table.iter(f"{W}p"), None)
    if child(properties, "bidiVisual") is not None and cell is not None:
        marks.lead(cell, marks.mark("table", "rtl"))
    if headed:
        etree.SubElement(properties, f"{W}tblLook").set(f"{W}firstRow", "1")


def _width(row: etree._Element) -> int:
    spans = [value(cell, "tcPr/gridSpan") for cell in row.iterfind(f"{W}tc")]
    return sum(min(int(span), _WIDEST) if span.isdigit() else 1 for span in spans)

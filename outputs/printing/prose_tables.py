"""Tables that stand in a section's text: columns by what they hold, and turned pages for squeezed ones."""

from lxml import html as lxml_html

from outputs.printing.squeeze import cramped, squeezed
from outputs.printing.widths import Need, need_of, widths

ROOM = 146.0  # millimetres of running text on an upright page
CAPTION = 200  # signs; a longer paragraph before a table is no caption
HEADINGS = ("h3", "h4", "h5", "h6")
CELLS = ("th", "td")

Grid = list[list[str]]


def set_tables(body: lxml_html.HtmlElement) -> None:
    """Give the tables directly in a text their widths; put those that are squeezed on turned pages.

    What leads up to such a table goes with it: the heading before it, and a short paragraph as its caption.
    """
    for table in body.findall("table"):
        heads, rows = _read(table)
        if not heads:
            continue
        needs = [need_of(head, [row[place] for row in rows]) for place, head in enumerate(heads)]
        wide = squeezed(needs, rows, ROOM)
        table.insert(0, _columns(needs, 2 * ROOM if wide else ROOM))
        if wide:
            _turn(table, "drawn wide cramped" if cramped(needs, ROOM) else "drawn wide")


def _columns(needs: list[Need], room: float) -> lxml_html.HtmlElement:
    group = lxml_html.Element("colgroup")
    for share in widths(needs, room):
        group.append(lxml_html.Element("col", {"style": f"width:{100 * share / room:.2f}%"}))
    return group


def _turn(table: lxml_html.HtmlElement, named: str) -> None:
    turned = lxml_html.Element("div", {"class": named})
    led = []
    before = table.getprevious()
    if before is not None and before.tag == "p" and len("".join(before.itertext())) <= CAPTION:
        led.append(before)
        before = before.getprevious()
    if before is not None and before.tag in HEADINGS:
        led.append(before)
    table.addprevious(turned)
    turned.tail, table.tail = table.tail, None
    turned.extend([*reversed(led), table])


def _read(table: lxml_html.HtmlElement) -> tuple[list[str], Grid]:
    """Return the heads of a table's columns and the texts of its rows; what spans columns counts for none."""
    rows = list(table.iter("tr"))
    laid = _laid(rows)
    breadth = max((len(row) for row in laid), default=0)
    grid = [[*row, *[""] * (breadth - len(row))] for row in laid]
    headed = bool(rows) and all(cell.tag == "th" for cell in rows[0] if cell.tag in CELLS)
    return (grid[0], grid[1:]) if headed else ([""] * breadth, grid)


def _laid(rows: list[lxml_html.HtmlElement]) -> Grid:
    hanging: dict[int, int] = {}  # columns that a cell of an earlier row takes, for how many rows yet
    laid: Grid = []
    for row in rows:
        line: list[str] = []
        for cell in (one for one in row if one.tag in CELLS):
            _pass(line, hanging)
            across, down = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            text = " ".join("".join(cell.itertext()).split())
            for place in range(len(line), len(line) + across):
                hanging[place] = down - 1
            line += [text if across == 1 else ""] * across
        _pass(line, hanging)
        laid.append(line)
    return laid


def _pass(line: list[str], hanging: dict[int, int]) -> None:
    """Go past the columns that are taken from above."""
    while hanging.get(len(line), 0) > 0:
        hanging[len(line)] -= 1
        line.append("")

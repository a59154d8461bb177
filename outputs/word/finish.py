"""Pandoc's Word file finished: marks become directions, anchors and styles; pages, headers, properties."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from lxml import etree

from outputs.word import marks
from outputs.word.package import R, W, child, parsed, parts_of, serialised, value, within
from outputs.word.prepare import ANCHOR

_STYLES = Path(__file__).resolve().parent / "styles.xml"
_CELLS = {"plain": "TableHeading", "col": "ColumnHeading", "row": "RowHeading"}
_CLASSES = {"centre": "center", "end": "end"}
_PLAIN = frozenset({"BodyText", "FirstParagraph", "Compact"})
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd",
    "tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
_A4 = (11906, 16838)
_MARGIN = "1304"
_NO_NUMBER = "1000"  # pandoc's list without signs, for paragraphs that go on with an item


def finished(docx: bytes, *, language: str, rtl: bool = False) -> dict[str, bytes]:
    """Return the parts of pandoc's file with every mark done and our own styles and pages."""
    parts = parts_of(docx)
    document = parsed(parts["word/document.xml"])
    body = child(document, "body")
    if body is None:
        raise KeyError("body")
    for element in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        element.getparent().remove(element)
    numbers = count(1)
    for paragraph in list(body.iter(f"{W}p")):
        _settle(paragraph, numbers)
    track(body)
    _pages(body)
    parts["word/document.xml"] = serialised(document)
    styles = _STYLES.read_text(encoding="utf-8").replace("LANGUAGE", language)
    if rtl:  # by the styles, so that no paragraph of such a document says it of itself
        styles = styles.replace("<w:pPrDefault><w:pPr>", "<w:pPrDefault><w:pPr><w:bidi/>")
        styles = styles.replace("</w:rPr></w:rPrDefault>", "<w:rtl/></w:rPr></w:rPrDefault>")
    parts["word/styles.xml"] = styles.encode()
    return parts


def track(body: etree._Element) -> None:
    """Number the tracked changes; where all words of a paragraph or row came or went, it did itself."""
    for tag in ("ins", "del"):
        for paragraph in list(body.iter(f"{W}p")):
            change = next(paragraph.iter(f"{W}{tag}"), None)
            if change is not None and _all_in(paragraph, f"{W}{tag}"):
                properties = child(paragraph, "pPr")
                if properties is not None:
                    put(properties, "rPr").append(etree.Element(f"{W}{tag}", dict(change.attrib)))
        for row in body.iter(f"{W}tr"):
            change = next(row.iter(f"{W}{tag}"), None)
            if change is not None and _all_in(row, f"{W}{tag}"):
                properties = child(row, "trPr")
                if properties is None:
                    properties = etree.Element(f"{W}trPr")
                    row.insert(0, properties)
                properties.append(etree.Element(f"{W}{tag}", dict(change.attrib)))
    for number, change in enumerate(body.iter(f"{W}ins", f"{W}del"), start=1):
        change.set(f"{W}id", str(number))


def _all_in(element: etree._Element, tag: str) -> bool:
    runs = [run for run in element.iter(f"{W}r") if any(one.tag != f"{W}rPr" for one in run)]
    return bool(runs) and all(within(run, tag) for run in runs)


def put(properties: etree._Element, name: str, told: str | None = None) -> etree._Element:
    """Set a property of a paragraph in the place that the format wants; return it."""
    old = child(properties, name)
    if old is not None:
        properties.remove(old)
    new = etree.Element(f"{W}{name}")
    if told is not None:
        new.set(f"{W}val", told)
    rank = _ORDER.index(name)
    later = (one for one in properties if _rank(one) > rank)
    following = next(later, None)
    if following is None:
        properties.append(new)
    else:
        following.addprevious(new)
    return new


def _rank(element: etree._Element) -> int:
    name = str(element.tag).removeprefix(W)
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _settle(paragraph: etree._Element, numbers: Iterator[int]) -> None:
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    _plain_style(paragraph, properties)
    for name, told in _taken(paragraph):
        _do(name, told, paragraph, properties, numbers)


def _plain_style(paragraph: etree._Element, properties: etree._Element) -> None:
    """Pandoc's three styles of plain text are Word's own: Normal, a list's, a table's."""
    style = value(properties, "pStyle")
    if style and style not in _PLAIN:
        return
    if style:
        properties.remove(child(properties, "pStyle"))
    item = child(properties, "numPr")
    if item is not None and value(item, "numId") == _NO_NUMBER:
        depth = value(item, "ilvl")
        properties.remove(item)
        put(properties, "pStyle", f"ListContinue{depth and int(depth) + 1 if depth != '0' else ''}")
    elif item is not None:
        put(properties, "pStyle", "ListParagraph")
    elif within(paragraph, f"{W}tc"):
        put(properties, "pStyle", "TableText")


def _taken(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Take the marks out of a paragraph's text and yield them."""
    for text in list(paragraph.iter(f"{W}t", f"{W}delText")):
        told, left = marks.split(text.text or "")
        if not told:
            continue
        text.text = left
        run = text.getparent()
        if not left:
            run.remove(text)
            if all(one.tag == f"{W}rPr" for one in run):
                run.getparent().remove(run)
        yield from told


def _do(
    name: str, told: str, paragraph: etree._Element, properties: etree._Element, numbers: Iterator[int]
) -> None:
    if name == "a":
        _bookmark(paragraph, told, next(numbers))
    elif name == "dir":
        put(properties, "bidi")
        for run in paragraph.iter(f"{W}r"):
            _turn(run)
    elif name == "class" and told in _CLASSES:
        put(properties, "jc", _CLASSES[told])
    elif name == "class":
        put(properties, "pStyle", "NumberedParagraph")
    elif name == "style":
        put(properties, "pStyle", told)
    elif name == "th":
        put(properties, "pStyle", _CELLS.get(told, "TableHeading"))
    elif name == "table":
        _turn_table(paragraph)
    elif name == "turn":
        section = put(properties, "sectPr")
        _page(section, landscape=told == "landscape")


def _bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    start, end = etree.Element(f"{W}bookmarkStart"), etree.Element(f"{W}bookmarkEnd")
    start.set(f"{W}id", str(number))
    end.set(f"{W}id", str(number))
    start.set(f"{W}name", f"{ANCHOR}{name}")
    paragraph.insert(1, start)
    paragraph.append(end)


def _turn(run: etree._Element) -> None:
    properties = child(run, "rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    right = etree.Element(f"{W}rtl")
    before = next((one for one in properties if one.tag in (f"{W}cs", f"{W}lang", f"{W}specVanish")), None)
    if before is None:
        properties.append(right)
    else:
        before.addprevious(right)


def _turn_table(paragraph: etree._Element) -> None:
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    properties = child(table, "tblPr") if table is not None else None
    if properties is not None:
        visual = etree.Element(f"{W}bidiVisual")
        properties.insert(1 if child(properties, "tblStyle") is not None else 0, visual)


def _pages(body: etree._Element) -> None:
    """The last section's pages; a wide table has turned pages of its own."""
    last = child(body, "sectPr")
    if last is None:
        last = etree.SubElement(body, f"{W}sectPr")
    for one in list(last):
        last.remove(one)
    _page(last, landscape=False)
    for table in body.iterfind(f"{W}tbl"):
        following = table.getnext()
        if following is not None and following.tag == f"{W}p" and not value(following, "pPr/pStyle"):
            properties = child(following, "pPr")
            if properties is not None:
                put(properties, "spacing").set(f"{W}before", "200")
        if following is None or following.tag in (f"{W}tbl", f"{W}sectPr"):
            table.addnext(etree.Element(f"{W}p"))  # two tables side by side would become one


def _page(section: etree._Element, *, landscape: bool) -> None:
    for kind, target in (("header", "rIdImppHeader"), ("footer", "rIdImppFooter")):
        reference = etree.SubElement(section, f"{W}{kind}Reference")
        reference.set(f"{W}type", "default")
        reference.set(f"{R}id", target)
    size = etree.SubElement(section, f"{W}pgSz")
    width, height = (_A4[1], _A4[0]) if landscape else _A4
    size.set(f"{W}w", str(width))
    size.set(f"{W}h", str(height))
    if landscape:
        size.set(f"{W}orient", "landscape")
    margins = etree.SubElement(section, f"{W}pgMar")
    for side in ("top", "right", "bottom", "left"):
        margins.set(f"{W}{side}", _MARGIN)
    for side in ("header", "footer"):
        margins.set(f"{W}{side}", "680")
    margins.set(f"{W}gutter", "0")

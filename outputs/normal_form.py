"""The normal form of a cleaned tree: one name for each mark, blocks at the top, white space made regular."""

import re

from lxml import etree

# `footnote` stands on a <span> that holds the text of a note where its call stands; on nothing else.
KEPT_CLASSES = frozenset({"footnote", "numbered", "centre", "end"})

_RENAMED = {
    "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "ins": "u", "strike": "s",
    "del": "s", "section": "div", "article": "div", "tfoot": "tbody", "caption": "p",
}  # fmt: skip
_BLOCKS = frozenset({"p", "h3", "h4", "ul", "ol", "table", "blockquote", "div"})
_PARTS = frozenset({"li", "thead", "tbody", "tr", "th", "td"})
_PARENTS = {
    "li": {"ul", "ol"},
    "tr": {"table", "thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
}
_MARKS = ("strong", "em", "u", "s", "sub", "sup", "a")
_HOLDS_PARTS_ONLY = frozenset({"ul", "ol", "table", "thead", "tbody", "tr"})
_HOLD_PARAGRAPHS = frozenset({"root", "div", "blockquote", "td", "th", "li"})
_TRIMMED = _BLOCKS | _PARTS | {"span"}
_HOLDS_NOTHING_OK = frozenset({"td", "th", "br"})


def normalise(root: etree._Element) -> None:
    """Bring a tree of allowed elements into the normal form, in place."""
    for element in list(root.iter()):
        element.tag = _RENAMED.get(element.tag, element.tag)
    _lift_captions(root)
    for element in list(root.iter("div")):
        _resolve_division(element)
    _settle_notes(root)
    for element in reversed(list(root.iter(*_MARKS))):
        dead_link = element.tag == "a" and not element.get("href")
        if dead_link or next(element.iter(*_BLOCKS, *_PARTS), None) is not None:
            _unwrap(element)
    for element in list(root.iter(*_PARENTS)):
        if element.getparent().tag not in _PARENTS[element.tag]:
            _unwrap(element)
    for element in list(root.iter("ul", "ol")):
        _make_items(element)
    for element in [root, *root.iter("blockquote")]:
        _wrap_loose(element)
    _space(root)
    _drop_empty(root)
    for element in list(root.iter("li", "td", "th")):
        _dissolve_only_paragraph(element)


def _lift_captions(root: etree._Element) -> None:
    """A table's caption becomes the paragraph before it."""
    for element in list(root.iter("p")):
        table = element.getparent()
        if table is not None and table.tag == "table":
            tail, element.tail = element.tail, None
            table.addprevious(element)
            table.text = (table.text or "") + (tail or "")


def _resolve_division(element: etree._Element) -> None:
    """A division that holds blocks, or stands within text, is dissolved; any other is a paragraph."""
    parent = element.getparent()
    if any(child.tag in _BLOCKS for child in element) or parent.tag not in _HOLD_PARAGRAPHS:
        _unwrap(element, spaced=True)
    else:
        element.tag = "p"


def _settle_notes(root: etree._Element) -> None:
    """A footnote stands outside of marks, headings and other notes, and holds words and marks only."""
    for element in list(root.iter("span", "sup")):
        if element.tag == "span" and element.get("class") != "footnote":
            _unwrap(element)
        elif element.get("class") == "footnote":
            element.tag = "span"
    for note in list(root.iter("span")):
        says = bool("".join(note.itertext()).strip())
        if not says or next(note.iterancestors("span", "h3", "h4"), None) is not None:
            _unwrap(note, spaced=says)
            continue
        for element in list(note.iter("br", *_BLOCKS, *_PARTS)):
            _unwrap(element, spaced=True)
    for note in list(root.iter("span")):
        while note.getparent().tag in _MARKS:
            _split_before(note)


def _split_before(note: etree._Element) -> None:
    """Lift a note out of the mark around it; what follows it in there is marked the same again."""
    mark = note.getparent()
    rest = etree.Element(mark.tag, dict(mark.attrib))
    rest.text, note.tail = note.tail, None
    for sibling in list(note.itersiblings()):
        rest.append(sibling)
    rest.tail, mark.tail = mark.tail, None
    mark.addnext(note)
    note.addnext(rest)


def _unwrap(element: etree._Element, *, spaced: bool = False) -> None:
    """Replace an element by its content; `spaced` keeps the words before and after apart."""
    parent = element.getparent()
    gap = " " if spaced else ""
    _append_before(element, gap + (element.text or ""))
    for child in list(element):
        tail, child.tail = child.tail, None
        element.addprevious(child)
        child.tail = tail
    _append_before(element, gap + (element.tail or ""))
    element.tail = None
    parent.remove(element)


def _make_items(items: etree._Element) -> None:
    """What stands in a list without being an item becomes one."""
    for child in list(items):
        if child.tag != "li":
            tail, child.tail = child.tail, None
            item = etree.Element("li")
            child.addprevious(item)
            item.append(child)
            item.tail = tail


def _dissolve_only_paragraph(element: etree._Element) -> None:
    """An item or cell with one plain paragraph holds its text directly, as most editors write it."""
    paragraphs = [child for child in element if child.tag == "p"]
    if len(paragraphs) != 1 or paragraphs[0] is not element[0] or element.text:
        return
    paragraph = paragraphs[0]
    if not paragraph.attrib and not (paragraph.tail or "").strip():
        _unwrap(paragraph)


def _append_before(element: etree._Element, text: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text


def _wrap_loose(parent: etree._Element) -> None:
    """Put text and inline marks that stand between blocks into paragraphs."""
    paragraph: etree._Element | None = None
    lead, parent.text = parent.text or "", None
    if lead.strip():
        paragraph = etree.Element("p")
        paragraph.text = lead
        parent.insert(0, paragraph)
    for child in list(parent):
        if child is paragraph:
            continue
        tail, child.tail = child.tail or "", None
        if child.tag in _BLOCKS:
            paragraph = None
        else:
            if paragraph is None:
                paragraph = etree.Element("p")
                child.addprevious(paragraph)
            paragraph.append(child)
            child.tail = tail
            continue
        if tail.strip():
            paragraph = etree.Element("p")
            paragraph.text = tail
            child.addnext(paragraph)


def _collapsed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f\x85\xa0\u2028\u2029]+", " ", text or "")


def _space(root: etree._Element) -> None:
    """Make white space regular: one space within text, none at the ends of blocks or between them."""
    for element in root.iter():
        element.text = _collapsed(element.text)
        if element is not root:
            element.tail = _collapsed(element.tail)
    for element in list(root.iter()):
        if element is root or element.tag in _HOLDS_PARTS_ONLY:
            _part_children(element)
        if element.tag in _TRIMMED:
            _trim(element)


def _part_children(element: etree._Element) -> None:
    """Between items, rows and cells stands no text; what stood there is kept in the nearest cell."""
    stray = (element.text or "").strip()
    element.text = None
    for child in element:
        tail = (child.tail or "").strip()
        child.tail = None
        stray = f"{stray} {tail}".strip()
    if stray and len(element):
        first = element[0]
        first.text = f"{stray} {first.text or ''}".rstrip()


def _trim(element: etree._Element) -> None:
    element.text = (element.text or "").lstrip()
    for child in element:
        if child.tag in _BLOCKS or child.tag == "br":
            child.tail = (child.tail or "").lstrip()
            before = child.getprevious()
            if before is not None:
                before.tail = (before.tail or "").rstrip()
            else:
                element.text = (element.text or "").rstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip()
    else:
        element.text = (element.text or "").rstrip()


def _drop_empty(root: etree._Element) -> None:
    """Leave out elements without text; cells stay, they hold the shape of a table."""
    for element in reversed(list(root.iter())):
        if element is root or element.tag in _HOLDS_NOTHING_OK or len(element):
            continue
        if not (element.text or "").strip():
            _unwrap(element) if element.tag not in _BLOCKS | _PARTS else element.getparent().remove(element)

"""Pandoc's HTML into blocks: marks resolved, tracked changes and remarks gathered, spans dissolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from outputs.word import marks
from outputs.word.shapes import Block, Entry

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {*HEADINGS, "p", "li", "td", "th", "blockquote", "div", "ul", "ol", "table", "pre", "dt", "dd"}
)
_HOLDERS = ("p", *HEADINGS, "li", "td", "th", "dt", "dd", "blockquote", "div")
_PASSAGE = 200
_GONE = ("hr", "img", "input", "colgroup", "col", "script", "style")
_LOOSE = ("figure", "figcaption", "section", "main", "label", "dl", "code", "mark", "small")


@dataclass(slots=True)
class _Open:
    """A remark whose words are being gathered."""

    remark: Entry
    words: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Say to which words the remark was made."""
        self.remark["passage"] = " ".join("".join(self.words).split())[:_PASSAGE]


def blocks_of(html: str, remarks: Mapping[str, Entry]) -> tuple[list[Block], set[str]]:
    """Return the blocks of pandoc's HTML, and the ids of those remarks that found their place."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    _simplify(root)
    blocks: list[Block] = []
    gatherer = _Gatherer(remarks)
    for element in list(root):
        block = Block("", "")
        block.changes = list(_changes(element))
        gatherer.resolve(element, block)
        _join_items(element)
        block.text = text_of(element)
        block.name = text_of(element, noted=False)
        block.notes = " ".join(text_of(one) for one in element.iter("span"))
        if not block.text and not block.changes and not block.anchor:
            continue
        if element.tag in HEADINGS:
            block.level = int(element.tag[1])
        block.bold = element.tag == "p" and _all_bold(element)
        element.tail = None
        block.html = str(lxml_html.tostring(element, encoding="unicode")) if block.text else ""
        blocks.append(block)
    for one in gatherer.opened.values():  # a range that never ends
        one.close()
    return blocks, gatherer.placed


def text_of(element: Any, *, noted: bool = True) -> str:
    """Return the words of a tree, blocks and notes parted by spaces; notes left out where not `noted`."""
    return " ".join("".join(_texts(element, noted=noted)).split())


def _texts(element: Any, *, noted: bool) -> Iterator[str]:
    if not noted and element.get("class") == "footnote":
        return
    apart = element.tag in _BLOCKS or element.tag == "br" or element.get("class") == "footnote"
    if apart:
        yield " "
    yield element.text or ""
    for one in element:
        yield from _texts(one, noted=noted)
        yield one.tail or ""
    if apart:
        yield " "


def _simplify(root: Any) -> None:
    for element in list(root.iter(*_GONE)):
        element.drop_tree()
    for element in list(root.iter("pre", "dt", "dd")):
        element.tag = "p"
    for element in list(root.iter(*_LOOSE)):
        element.drop_tag()
    for element in list(root.iter("div")):
        if element is not root:
            element.drop_tag()
    for element in root.iter("ol"):
        if element.get("type") == "1":
            del element.attrib["type"]
    for loose in [root.text, *(one.tail for one in root)]:
        if loose and loose.strip():
            _wrap(root)
            break


def _wrap(root: Any) -> None:
    """Put text that stands between the blocks into paragraphs."""
    for element in list(root):
        if element.tail and element.tail.strip():
            paragraph = etree.Element("p")
            paragraph.text, element.tail = element.tail, None
            element.addnext(paragraph)
    if root.text and root.text.strip():
        paragraph = etree.Element("p")
        paragraph.text, root.text = root.text, None
        root.insert(0, paragraph)


def _changes(element: Any) -> Iterator[Entry]:
    """Yield tracked changes, take deletions out of the text and leave insertions in."""
    for span in list(element.iter("span")):
        kind = next((one for one in ("insertion", "deletion") if one in span.get("class", "").split()), "")
        if not kind:
            continue
        text = marks.split(text_of(span))[1].strip()
        if text:
            holder = next(iter(span.iterancestors(*_HOLDERS)), element)
            passage = marks.split(text_of(holder))[1].strip()
            yield {
                "author": span.get("data-author", ""),
                "date": span.get("data-date", ""),
                "kind": kind,
                "text": text,
                "passage": passage[:_PASSAGE],
            }
        if kind == "insertion":
            span.drop_tag()
        else:
            _keep_marks(span)
            span.drop_tree()


def _keep_marks(span: Any) -> None:
    """What is marked inside a deletion is marked before it."""
    kept = "".join(marks.mark(*one) for one in marks.split("".join(span.itertext()))[0])
    if not kept:
        return
    before = span.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + kept
    else:
        parent = span.getparent()
        parent.text = (parent.text or "") + kept


@dataclass(slots=True)
class _Gatherer:
    """Resolves the marks of block after block; remarks may begin in one and end in another."""

    remarks: Mapping[str, Entry]
    opened: dict[str, _Open] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)

    def resolve(self, root: Any, block: Block) -> None:
        """Take the marks out of the text and do what they say."""
        for element in list(root.iter()):
            element.text = self._read(element.text, element, block)
            if element is not root:
                element.tail = self._read(element.tail, element.getparent(), block)
        for row in list(root.iter("tr")):
            if row.get("data-gone") and not text_of(row):
                row.drop_tree()
        for element in list(root.iter("span")):
            if element.get("class") != "footnote":
                element.drop_tag()
        _dissolve_leads(root)

    def _read(self, told: str | None, holder: Any, block: Block) -> str | None:
        kept: list[str] = []
        for piece in marks.pieces(told or ""):
            if isinstance(piece, str):
                kept.append(piece)
                for one in self.opened.values():
                    one.words.append(piece)
            else:
                self._obey(*piece, holder, block)
        return "".join(kept) if told else told

    def _obey(self, name: str, value: str, holder: Any, block: Block) -> None:
        if name == "a":
            block.anchor = value
        elif name in ("dir", "class", "th", "more", "gone", "table"):
            _set(
                holder if holder.tag in _HOLDERS else next(holder.iterancestors(*_HOLDERS), holder),
                name,
                value,
            )
        elif name == "ce" and value in self.opened:
            self.opened.pop(value).close()
        elif name in ("cs", "cr") and value in self.remarks and value not in self.placed:
            self.placed.add(value)
            remark = {**self.remarks[value], "passage": ""}
            block.remarks.append(remark)
            if name == "cs":
                self.opened[value] = _Open(remark)


def _set(holder: Any, name: str, value: str) -> None:
    if name == "th":
        cell = holder if holder.tag in ("td", "th") else next(holder.iterancestors("td", "th"), None)
        if cell is not None:
            cell.tag = "th"
            if value != "plain":
                cell.set("scope", value)
    elif name == "table":
        table = next(holder.iterancestors("table"), None)
        if table is not None:
            table.set("dir", value)
    elif name == "gone":
        row = next(holder.iterancestors("tr"), None)
        if row is not None:
            row.set("data-gone", "1")
    elif name == "more":
        item = holder if holder.tag == "li" else next(holder.iterancestors("li"), None)
        if item is not None:
            item.set("data-more", "1")
    else:
        holder.set(f"data-{name}" if holder.tag in ("li", "td", "th") else name, value)


def _dissolve_leads(root: Any) -> None:
    """Items and cells hold their text bare; where it has a direction, it becomes a paragraph."""
    for holder in [
        one for one in root.iter("li", "td", "th") if one.get("data-dir") or one.get("data-class")
    ]:
        inherited = next((one.get("dir") for one in holder.iterancestors("table")), None)
        if holder.get("data-dir") == inherited and not holder.get("data-class"):
            del holder.attrib["data-dir"]
            continue
        lead = etree.Element("p")
        for name in ("dir", "class"):
            if holder.get(f"data-{name}"):
                lead.set(name, holder.attrib.pop(f"data-{name}"))
        lead.text, holder.text = holder.text, None
        for one in list(holder):
            if one.tag in _BLOCKS:
                break
            lead.append(one)
        holder.insert(0, lead)


def _join_items(root: Any) -> None:
    """A paragraph that goes on with an item is put into it."""
    for item in [one for one in root.iter("li") if one.get("data-more")]:
        del item.attrib["data-more"]
        before = item.getprevious()
        if before is None or before.tag != "li":
            continue
        if before.text and before.text.strip():
            _lead_in_paragraph(before)
        if item.text and item.text.strip():
            _lead_in_paragraph(item)
        for one in list(item):
            before.append(one)
        item.getparent().remove(item)


def _lead_in_paragraph(item: Any) -> None:
    lead = etree.Element("p")
    lead.text, item.text = item.text, None
    for one in list(item):
        if one.tag in _BLOCKS:
            break
        lead.append(one)
    item.insert(0, lead)


def _all_bold(paragraph: Any) -> bool:
    """Return whether every word of a paragraph is bold."""
    if not text_of(paragraph):
        return False
    plain = (paragraph.text or "") + "".join(
        (one.tail or "") + ("" if one.tag == "strong" or _all_bold_inside(one) else text_of(one))
        for one in paragraph
    )
    return not plain.strip()


def _all_bold_inside(element: Any) -> bool:
    return element.tag in ("em", "u", "a", "span", "br") and (element.tag == "br" or _all_bold(element))

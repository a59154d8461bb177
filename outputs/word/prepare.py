"""A Word file made ready for pandoc: what it loses is listed, what it does not know is marked in the text."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from outputs.word import leftovers, marks
from outputs.word.numbering_in import CONTINUED, complete_levels, forms_of, join_lists
from outputs.word.package import (
    W,
    child,
    is_on,
    optional,
    packed,
    parsed,
    serialised,
    unwrap,
    value,
    within,
    words_in,
)
from outputs.word.shapes import Entry
from outputs.word.styles_in import LEVELS, Styles, styles_of
from outputs.word.tables_in import settle_table

ANCHOR = "_impp_"
CELLS = {"table heading": "plain", "column heading": "col", "row heading": "row"}
PARAGRAPHS = {"numbered paragraph": "numbered"}
_MAIN, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_KEPT = "word/_rels/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FRAME = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    ).encode(),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ).encode(),
}
_TRANSPARENT = ("sdt", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo")
_DROPPED = (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
    "fldChar", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "softHyphen",
    "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange",
)  # fmt: skip


@dataclass(slots=True)
class Prepared:
    """The file for pandoc, what was left out of it, and each paragraph's words as they stand in it."""

    docx: bytes
    left_out: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def prepared(parts: Mapping[str, bytes]) -> Prepared:
    """Return the file as pandoc reads it best. KeyError without a main part, XMLSyntaxError if broken."""
    document = parsed(parts[_MAIN])
    styles_tree, numbering = optional(parts, _STYLES), optional(parts, _NUMBERING)
    styles, forms = styles_of(styles_tree), forms_of(numbering)
    body = child(document, "body")
    if body is None:
        body = etree.SubElement(document, f"{W}body")
    found = Prepared(b"", warnings=list(_warnings(body)))
    found.left_out = leftovers.take_out(body, styles) + leftovers.beside(parts)
    _settle(body, styles)
    join_lists(body, styles, forms)
    _mark(body, styles, {number for number, _ in forms})
    kept = _FRAME | {name: data for name, data in parts.items() if name.startswith(_KEPT)}
    kept[_MAIN] = serialised(document)
    for name in _NOTES:
        if name in parts:
            notes = parsed(parts[name])
            leftovers.take_out(notes, styles)
            _settle(notes, styles)
            kept[name] = serialised(notes)
    if _NUMBERING in parts:
        complete_levels(numbering)
        kept[_NUMBERING] = serialised(numbering)
    kept[_STYLES] = serialised(_with_headings(styles_tree))
    found.docx = packed(kept)
    found.paragraphs = [text for text in _said(body, kept) if text]
    return found


def _said(body: etree._Element, kept: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the words of each paragraph, its notes' as well."""
    notes = {
        (kind, one.get(f"{W}id")): words_in(one)
        for name, kind in _NOTES.items()
        for one in optional(kept, name).iterfind(f"{W}{kind}")
    }
    for paragraph in body.iter(f"{W}p"):
        yield marks.split(words_in(paragraph))[1].strip()
        for call in paragraph.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
            if not within(call, f"{W}del"):
                yield notes.get((call.tag[len(W) : -len("Reference")], call.get(f"{W}id")), "")


def _warnings(body: etree._Element) -> Iterator[str]:
    if next(body.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
        yield "Marked deletions were left out, marked insertions taken."
    if next(body.iter(f"{W}vanish"), None) is not None:
        yield "Hidden text was taken as text."
    if next(body.iter(f"{W}altChunk", f"{W}subDoc"), None) is not None:
        yield "The file holds another document, which is not read; copy its text into the file."


def _settle(story: etree._Element, styles: Styles) -> None:
    """Bring tracked moves, fields, containers and formulas into the few forms that pandoc reads."""
    for text in story.iter(f"{W}t", f"{W}delText"):
        text.text = marks.without_signs(text.text or "")
    for move in list(story.iter(f"{W}moveFrom", f"{W}moveTo")):
        move.tag = f"{W}del" if move.tag == f"{W}moveFrom" else f"{W}ins"
    for change in story.iter(f"{W}ins", f"{W}del"):
        for name in ("id", "author", "date"):
            change.set(f"{W}{name}", change.get(f"{W}{name}", ""))
    for gone in story.iter(f"{W}del"):
        for text in gone.iter(f"{W}t"):
            text.tag = f"{W}delText"
    leftovers.flatten_formulas(story)
    _replace_signs(story)
    _anchor(story)
    for element in list(story.iter(*(f"{W}{name}" for name in _DROPPED))):
        element.getparent().remove(element)
    for element in list(story.iter(*(f"{W}{name}" for name in _TRANSPARENT))):
        unwrap(element)
    _merge_paragraphs(story, styles)


def _replace_signs(story: etree._Element) -> None:
    for name, sign in (("noBreakHyphen", "-"), ("ptab", " "), ("tab", " ")):
        for element in list(story.iter(f"{W}{name}")):
            if element.getparent().tag == f"{W}r":
                text = etree.Element(f"{W}t")
                text.text = sign
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                element.getparent().replace(element, text)
    for hidden in list(story.iter(f"{W}vanish", f"{W}specVanish", f"{W}rtl")):
        hidden.getparent().remove(hidden)


def _anchor(story: etree._Element) -> None:
    """Mark where our own bookmarks stand, and where remarks begin and end."""
    for place in list(story.iter(f"{W}bookmarkStart")):
        name = place.get(f"{W}name", "")
        if not name.startswith(ANCHOR):
            continue
        paragraph = next(place.iterancestors(f"{W}p"), None)
        if paragraph is None:
            paragraph = next(place.itersiblings(f"{W}p"), None)
        if paragraph is not None:
            marks.lead(paragraph, marks.mark("a", name[len(ANCHOR) :]))
    for tag, name in (("commentRangeStart", "cs"), ("commentRangeEnd", "ce"), ("commentReference", "cr")):
        for place in list(story.iter(f"{W}{tag}")):
            _put_mark(place, marks.mark(name, place.get(f"{W}id", "")))


def _put_mark(place: etree._Element, text: str) -> None:
    """Put a mark where an element stands, in the looks of the run beside it."""
    run = place.getparent() if place.getparent().tag == f"{W}r" else None
    if run is not None:
        inner = marks.run(text)[0]
        place.addprevious(inner)
        return
    neighbour = next(place.itersiblings(f"{W}r"), None)
    parent = place.getparent()
    if parent.tag not in (f"{W}p", f"{W}ins", f"{W}hyperlink"):
        paragraph = next(place.itersiblings(f"{W}p"), None)
        if paragraph is not None:
            marks.lead(paragraph, text)
        return
    new = marks.run(text)
    if neighbour is not None and child(neighbour, "rPr") is not None:
        new.insert(0, deepcopy(child(neighbour, "rPr")))
    place.addprevious(new)


def _merge_paragraphs(story: etree._Element, styles: Styles) -> None:
    """A paragraph whose end was deleted runs on into the next one."""
    for paragraph in list(story.iter(f"{W}p")):
        properties = child(paragraph, "pPr")
        gone = properties is not None and child(properties, "rPr/del") is not None
        following = paragraph.getnext()
        if (
            gone
            and following is not None
            and following.tag == f"{W}p"
            and not _stands_alone(paragraph, styles)
        ):
            place = 1 if child(following, "pPr") is not None else 0
            for one in reversed([one for one in paragraph if one is not properties]):
                following.insert(place, one)
            paragraph.getparent().remove(paragraph)


def _stands_alone(paragraph: etree._Element, styles: Styles) -> bool:
    said = bool(words_in(paragraph))
    return said and (styles.level(child(paragraph, "pPr")) > 0 or marks.OPEN in words_in(paragraph))


def _mark(body: etree._Element, styles: Styles, numbers: set[str]) -> None:
    """Write into the text what pandoc does not tell: direction, alignment, kinds of cells."""
    for row in body.iter(f"{W}tr"):
        paragraph = next(row.iter(f"{W}p"), None)
        if child(row, "trPr/del") is not None and paragraph is not None:
            marks.lead(paragraph, marks.mark("gone"))
    for table in body.iter(f"{W}tbl"):
        settle_table(table)
    for paragraph in body.iter(f"{W}p"):
        properties = child(paragraph, "pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        for name, told in _told(paragraph, properties, styles):
            marks.lead(paragraph, marks.mark(name, told))
        _bare(properties, styles, numbers)


def _told(paragraph: etree._Element, properties: etree._Element, styles: Styles) -> Iterator[tuple[str, str]]:
    name = styles.name(properties)
    if is_on(child(properties, "bidi")):
        yield "dir", "rtl"
    aligned = {"center": "centre", "right": "end", "end": "end"}.get(value(properties, "jc"))
    if aligned and not styles.level(properties) and name not in CELLS:
        yield "class", aligned
    if name in PARAGRAPHS:
        yield "class", PARAGRAPHS[name]
    if name in CELLS and paragraph.getparent().tag == f"{W}tc":
        yield "th", CELLS[name]
    if name.startswith(CONTINUED):
        yield "more", "1"


def _bare(properties: etree._Element, styles: Styles, numbers: set[str]) -> None:
    """Leave of a paragraph's properties only what says: heading, quotation, item of a list."""
    level, quote, item = styles.level(properties), styles.is_quote(properties), styles.item(properties)
    dropped_cap = child(properties, "framePr")
    for one in list(properties):
        properties.remove(one)
    if level:
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", f"ImppHeading{level}")
    elif quote:
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", "ImppQuote")
    if item and item[0] in numbers and not level:
        numbered = etree.SubElement(properties, f"{W}numPr")
        etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", item[1])
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", item[0])
    if dropped_cap is not None and dropped_cap.get(f"{W}dropCap"):
        properties.append(dropped_cap)


def _with_headings(tree: etree._Element) -> etree._Element:
    """Return the styles with those that `_bare` names."""
    if tree.tag == "none":
        tree = etree.Element(f"{W}styles", nsmap={"w": W[1:-1]})
    names = {f"ImppHeading{level}": f"heading {level}" for level in range(1, LEVELS + 1)}
    for old in list(tree.iterfind(f"{W}style")):
        if value(old, "name").lower() in {*names.values(), "block text"}:
            tree.remove(old)
    for key, name in {**names, "ImppQuote": "Block Text"}.items():
        style = etree.SubElement(tree, f"{W}style")
        style.set(f"{W}type", "paragraph")
        style.set(f"{W}styleId", key)
        etree.SubElement(style, f"{W}name").set(f"{W}val", name)
    return tree

"""Word's own XML into simple HTML blocks: paragraphs, headings, lists, tables, notes; nothing else.

Insertions that are still marked count as text, deletions do not. The guard has passed the file before.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LISTS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_MARKS = (("b", "strong"), ("i", "em"), ("u", "u"), ("strike", "s"))
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the draft: HTML, its bare text, and the level where it is a heading (0 where not).

    `item` names list kind and depth of a list's paragraph; `bold` a paragraph all in bold.
    """

    html: str
    text: str
    level: int = 0
    bold: bool = False
    item: tuple[str, int] | None = None


@dataclass(slots=True)
class Draft:
    """A Word draft as read: its blocks in order, remarks in the margin, and what was left out."""

    blocks: list[Block] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    levels: dict[str, int]
    lists: dict[tuple[str, str], str]
    links: dict[str, str]
    notes: dict[str, str]


def read(data: bytes) -> Draft:
    """Return the draft's text. The file has passed `docx_guard.inspect`; KeyError without a main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _xml(archive, "word/document.xml").find(f"{W}body")
        parts = _Parts(
            _heading_levels(_optional(archive, "word/styles.xml")),
            _list_kinds(_optional(archive, "word/numbering.xml")),
            _links(_optional(archive, "word/_rels/document.xml.rels")),
            _notes(archive),
        )
        draft = Draft()
        if body is not None:
            draft.blocks = list(_blocks(body, parts))
            _warn(body, draft)
        draft.remarks = _remarks(_optional(archive, "word/comments.xml"))
    return draft


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)


def _optional(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return _xml(archive, name) if name in archive.namelist() else etree.Element("none")


def _blocks(parent: etree._Element, parts: _Parts) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{W}p":
            block = _paragraph(element, parts)
            if block.text:
                yield block
        elif element.tag == f"{W}tbl":
            html = _table(element, parts)
            yield Block(html, " ".join(element.itertext(f"{W}t")))
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(element, parts)


def _paragraph(element: etree._Element, parts: _Parts) -> Block:
    properties = element.find(f"{W}pPr")
    html = "".join(_inline(element, parts)).strip()
    text = " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<sup class.*?</sup>", "", html)).split())
    direction = ' dir="rtl"' if properties is not None and _on(properties.find(f"{W}bidi")) else ""
    level = _level(properties, parts)
    runs = [run for run in element.iter(f"{W}r") if "".join(run.itertext(f"{W}t")).strip()]
    bold = bool(runs) and all(_on(run.find(f"{W}rPr/{W}b")) for run in runs)
    item = None if level else _item(properties, parts)
    tag = "h3" if level in (1, 2) else "h4" if level else "p"
    return Block(f"<{tag}{direction}>{html}</{tag}>" if item is None else html, text, level, bold, item)


def _inline(parent: etree._Element, parts: _Parts) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{W}r":
            yield _run(element, parts)
        elif element.tag == f"{W}hyperlink":
            inner = "".join(_inline(element, parts))
            target = parts.links.get(element.get(f"{R}id", ""), "")
            yield f'<a href="{escape(target)}">{inner}</a>' if target else inner
        elif element.tag in (
            f"{W}ins",
            f"{W}smartTag",
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}fldSimple",
            f"{W}moveTo",
        ):
            yield from _inline(element, parts)


def _run(run: etree._Element, parts: _Parts) -> str:
    pieces = []
    for element in run:
        if element.tag == f"{W}t":
            pieces.append(escape(element.text or "", quote=False))
        elif element.tag == f"{W}tab":
            pieces.append(" ")
        elif element.tag in (f"{W}br", f"{W}cr") and element.get(f"{W}type") != "page":
            pieces.append("<br>")
        elif element.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "f" if element.tag.endswith("footnoteReference") else "e"
            note = parts.notes.get(kind + element.get(f"{W}id", ""), "")
            pieces.append(f'<sup class="footnote">{escape(note, quote=False)}</sup>' if note else "")
    return _marked("".join(pieces), run.find(f"{W}rPr"))


def _marked(text: str, properties: etree._Element | None) -> str:
    if properties is None or not text.strip():
        return text
    for name, tag in _MARKS:
        if _on(properties.find(f"{W}{name}")):
            text = f"<{tag}>{text}</{tag}>"
    raised = properties.find(f"{W}vertAlign")
    value = raised.get(f"{W}val") if raised is not None else ""
    tag = {"superscript": "sup", "subscript": "sub"}.get(value or "", "")
    return f"<{tag}>{text}</{tag}>" if tag and "class=" not in text else text


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def _value(parent: etree._Element | None, path: str) -> str:
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/"))) if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _level(properties: etree._Element | None, parts: _Parts) -> int:
    own = _value(properties, "outlineLvl")
    if own.isdigit() and int(own) < 9:
        return int(own) + 1
    return parts.levels.get(_value(properties, "pStyle"), 0)


def _item(properties: etree._Element | None, parts: _Parts) -> tuple[str, int] | None:
    number, depth = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl") or "0"
    kind = parts.lists.get((number, depth)) if number not in ("", "0") else None
    return (kind, min(int(depth), 8)) if kind and depth.isdigit() else None


def _table(table: etree._Element, parts: _Parts) -> str:
    """Return a table; cells merged downwards are repeated as empty ones, so that no column shifts."""
    rows = []
    for row in table.iterfind(f"{W}tr"):
        cells = []
        for cell in row.iterfind(f"{W}tc"):
            span = _value(cell, "tcPr/gridSpan")
            wide = f' colspan="{span}"' if span.isdigit() and int(span) > 1 else ""
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            below = merged is not None and merged.get(f"{W}val") != "restart"
            content = "" if below else joined(list(_blocks(cell, parts)))
            cells.append(f"<td{wide}>{content}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def joined(blocks: list[Block]) -> str:
    """Return blocks as HTML, list paragraphs gathered into lists by kind and depth."""
    html: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        kind, depth = block.item or ("", -1)
        while len(open_lists) > depth + 1 or (
            block.item and len(open_lists) == depth + 1 and open_lists[-1] != kind
        ):
            html.append(f"</li></{open_lists.pop()[:2]}>")
        if block.item is None:
            html.append(block.html)
            continue
        if len(open_lists) == depth + 1:
            html.append("</li><li>")
        while len(open_lists) < depth + 1:
            style = f' type="{kind[3:]}"' if kind[3:] else ""
            html.append(f"<{kind[:2]}{style}><li>")
            open_lists.append(kind)
        html.append(block.html)
    while open_lists:
        html.append(f"</li></{open_lists.pop()[:2]}>")
    return "".join(html)


def _heading_levels(styles: etree._Element) -> dict[str, int]:
    """Return the heading level of each style by its id; names are English in every language of Word."""
    found: dict[str, tuple[int, str]] = {}
    for style in styles.iterfind(f"{W}style"):
        name = re.fullmatch(r"heading ([1-9])", _value(style, "name").lower())
        outline = _value(style, "pPr/outlineLvl")
        level = int(name[1]) if name else int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
        level = level or (1 if _value(style, "name").lower() == "title" else 0)
        found[style.get(f"{W}styleId", "")] = (level, _value(style, "basedOn"))
    return {key: level for key in found if (level := _inherited(key, found))}


def _inherited(key: str, styles: dict[str, tuple[int, str]]) -> int:
    for _ in range(12):
        level, key = styles.get(key, (0, ""))
        if level or not key:
            return level
    return 0


def _list_kinds(numbering: etree._Element) -> dict[tuple[str, str], str]:
    """Return "ul" or "ol" with its type for each list number and depth."""
    abstract: dict[str, dict[str, str]] = {}
    for one in numbering.iterfind(f"{W}abstractNum"):
        abstract[one.get(f"{W}abstractNumId", "")] = {
            level.get(f"{W}ilvl", "0"): _value(level, "numFmt") for level in one.iterfind(f"{W}lvl")
        }
    kinds: dict[tuple[str, str], str] = {}
    for number in numbering.iterfind(f"{W}num"):
        for depth, form in abstract.get(_value(number, "abstractNumId"), {}).items():
            kind = "ul" if form in ("bullet", "none", "") else f"ol {_LISTS.get(form, '')}".strip()
            kinds[number.get(f"{W}numId", ""), depth] = kind
    return kinds


def _links(relations: etree._Element) -> dict[str, str]:
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in relations.iterfind(_RELATION)
        if one.get("Type", "").endswith("/hyperlink") and one.get("TargetMode") == "External"
    }


def _notes(archive: zipfile.ZipFile) -> dict[str, str]:
    found = {}
    for kind, part, tag in (("f", "word/footnotes.xml", "footnote"), ("e", "word/endnotes.xml", "endnote")):
        for note in _optional(archive, part).iterfind(f"{W}{tag}"):
            found[kind + note.get(f"{W}id", "")] = " ".join("".join(note.itertext(f"{W}t")).split())
    return found


def _remarks(comments: etree._Element) -> list[str]:
    return [
        f"{one.get(f'{W}author', '')}: {' '.join(''.join(one.itertext(f'{W}t')).split())}"
        for one in comments.iterfind(f"{W}comment")
    ]


def _warn(body: etree._Element, draft: Draft) -> None:
    if next(body.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
        draft.warnings.append("Marked deletions were left out, marked insertions taken.")
    if next(body.iter(f"{W}txbxContent", f"{MC}AlternateContent"), None) is not None:
        draft.warnings.append("Text boxes and drawings were not read; copy their text into the document.")

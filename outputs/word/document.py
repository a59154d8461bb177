"""What a version prints, as HTML for pandoc: cover, sections, tables of registers, with marks in the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import html as lxml_html

from outputs.definition.registers import CONFIDENTIAL
from outputs.printing.document import label_in_words, short_hash
from outputs.printing.say import said
from outputs.printing.tables import Table, table_of, tables_of
from outputs.word import marks
from outputs.word.blocks import HEADINGS
from outputs.word.chunks import COVER, mark_of
from outputs.word.registers import Before, register

BANNER = "Demonstration. Persons are fictional. Not a United Nations document."
_LEVELS = {"h3": "h2", "h4": "h3"}  # the section's own title is the first level
_CLASSES = ("centre", "end", "numbered")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a redline shows of a section: its text with `ins` and `del`, and itself as it was.

    `before` is None where no row of its register has changed.
    """

    html: str = ""
    before: Mapping[str, Any] | None = None


def document_of(
    reading: Mapping[str, Any],
    sections: Sequence[str] | None,
    *,
    draft: bool,
    digest: str,
    changes: Mapping[str, Changed] | None = None,
) -> dict[str, str]:
    """Return the HTML of cover and sections by their keys; those of confidential registers left out.

    `changes` holds for sections that have changed their redline and what they were.
    """
    pieces = {COVER: "".join(_cover(reading, draft=draft, digest=digest))}
    count = 0
    for section in reading["sections"]:
        if section.get("register") in CONFIDENTIAL or (
            sections is not None and section["key"] not in sections
        ):
            continue
        changed = (changes or {}).get(section["key"], Changed())
        table, before = _tables(section, changed.before)
        count += bool(table.rows or (before and before.table.rows))
        pieces[section["key"]] = "".join(_section(section, table, count, changed.html, before))
    return pieces


def _tables(section: Mapping[str, Any], was: Mapping[str, Any] | None) -> tuple[Table, Before | None]:
    """Return the printed table of a section's register, and with it as it was if its rows have changed."""
    columns, rows = section.get("columns") or (), section.get("rows") or ()
    name = str(section.get("register") or "")
    if was is None:
        return table_of(columns, rows, name), None
    earlier = was.get("rows") or ()
    known = {column["key"] for column in columns}
    more = [column for column in was.get("columns") or () if column["key"] not in known]
    table, before = tables_of([*columns, *more], rows, earlier, name)
    return table, Before(before, [row["id"] for row in earlier], [row["id"] for row in rows])


def _styled(style: str, text: str, *more: str) -> str:
    return f"<p>{marks.mark('style', style)}{''.join(more)}{escape(text, quote=False)}</p>"


def _cover(reading: Mapping[str, Any], *, draft: bool, digest: str) -> Iterator[str]:
    yield _styled(
        "ImppMasthead",
        f"{said('United Nations')}: {said('Integrated Mission Planning Process')}",
        marks.mark("a", COVER),
    )
    yield _styled("Title", said(str(reading["output"]["title"])))
    yield _styled("Subtitle", str(reading["mission"]["name"]))
    label = label_in_words(reading, draft=draft)
    told = [
        f"{label} ({said('not submitted')})" if draft else label,
        f"{said('Version')} {reading['number']}",
        said(str(reading["classification"])),
        f"{said('Template')} {reading['template_version']}",
        f"SHA-256 {short_hash(digest)}",
    ]
    yield _styled("ImppCover", " · ".join(told))
    if reading.get("demonstration"):
        yield _styled("ImppBanner", said(BANNER))


def _section(
    section: Mapping[str, Any], table: Table, number: int, redline: str, before: Before | None
) -> Iterator[str]:
    """Yield heading and text; a table drawn into the text of the section before has a caption only."""
    anchor = marks.mark("a", mark_of(section["key"]))
    title = escape(said(str(section["title"])), quote=False)
    drawn_in = section.get("kind") == "register" and str(section["key"]).endswith("-table")
    content, reason = str(section.get("content") or ""), str(section.get("not_applicable") or "").strip()
    if not drawn_in:
        yield f"<h1>{anchor}{title}</h1>"
        anchor = ""
        if redline:
            yield marked(redline)
        elif reason:
            yield _styled("ImppHint", f"{said('Not applicable.')} {reason}")
        elif content:
            yield marked(content)
        elif section.get("kind") != "register":
            yield _styled("ImppHint", f"{said('Not yet written in this draft')}.")
    if table.rows or (before is not None and before.table.rows):
        if table.wide:
            yield _styled("ImppTurn", "", marks.mark("turn", "portrait"))
        yield _styled("Caption", f"{said('Table')} {number}. {said(str(section['title']))}", anchor)
        yield register(table, before)
        if table.wide:
            yield _styled("ImppTurn", "", marks.mark("turn", "landscape"))


def marked(content: str) -> str:
    """Return canonical HTML with everything that pandoc does not know written into its text as marks."""
    root = lxml_html.fragment_fromstring(content, create_parent="div")
    for element in list(root.iter("p", "li", "td", "th", *HEADINGS)):
        told = "".join(marks.mark(name, value) for name, value in _told(element))
        if told:
            _lead(element, told)
        element.tag = _LEVELS.get(element.tag, element.tag)
    for table in root.iter("table"):
        _tell_table(table)
    for element in root.iter():
        for name in ("dir", "class"):  # said by marks; pandoc would add what it makes of them
            if element.tag != "span":
                element.attrib.pop(name, None)
    return "".join(str(lxml_html.tostring(one, encoding="unicode")) for one in root)


def _told(element: Any) -> Iterator[tuple[str, str]]:
    if element.tag == "th":
        yield "th", element.get("scope", "plain")
    directed = next((one for one in (element, *element.iterancestors()) if one.get("dir")), None)
    holds_text = element.tag in ("p", *HEADINGS) or bool((element.text or "").strip())
    if directed is not None and directed.get("dir") == "rtl" and holds_text:
        yield "dir", "rtl"
    for name in _CLASSES:
        if element.tag == "p" and name in element.get("class", "").split():
            yield "class", name
    if element.tag == "p" and element.getparent().tag == "li" and element.getprevious() is not None:
        yield "more", "1"


def _lead(element: Any, told: str) -> None:
    """Write marks before the text; where an item begins with a paragraph, into that."""
    first = element[0] if len(element) and not (element.text or "").strip() else None
    if first is not None and first.tag == "p":
        element = first
    element.text = told + (element.text or "")


def _tell_table(table: Any) -> None:
    if next((one for one in (table, *table.iterancestors()) if one.get("dir") == "rtl"), None) is not None:
        cell = next(table.iter("td", "th"), None)
        if cell is not None:
            _lead(cell, marks.mark("table", "rtl"))

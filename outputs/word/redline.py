"""The comparison of two versions as a Word file with tracked changes."""

from collections.abc import Mapping
from typing import Any

from lxml import html as lxml_html

from outputs.comparison.versions import compare
from outputs.printing.say import speaking
from outputs.word.document import Changed, document_of
from outputs.word.writing import assembled, hash_of

AUTHOR = "IMPP"
_KINDS = {"ins": "insertion", "del": "deletion"}


def redlined_docx(
    old_reading: Mapping[str, Any], new_reading: Mapping[str, Any], *, date: str = "", draft: bool = False
) -> bytes:
    """Return the newer version as a Word file in which all that changed since the older one is tracked.

    `date` (ISO, with time and zone) is that of the changes; none is written where it is empty. Accepting all
    changes gives the newer version. ConversionFailedError beyond the limits.
    """
    before = {section["key"]: section for section in old_reading["sections"]}
    told = compare(old_reading, new_reading)
    there = {section["key"] for section in new_reading["sections"]}
    gone = [
        {**before[one["key"]], "content": "", "not_applicable": "", "rows": []}
        for one in told
        if one["key"] not in there
    ]
    changes = {
        one["key"]: Changed(
            _tracked(one["html"], date), before.get(one["key"], {}) if any(one["rows"].values()) else None
        )
        for one in told
        if one["change"] != "unchanged"
    }
    shown = {**new_reading, "sections": [*new_reading["sections"], *gone]}
    whole = hash_of(new_reading)
    with speaking(str(new_reading.get("language") or "")):
        pieces = document_of(shown, None, draft=draft, digest=whole, changes=changes)
        pieces = {key: _tracked(html, date) for key, html in pieces.items()}
        return assembled(pieces, new_reading, sorted(there), whole, {})


def _tracked(html: str, date: str) -> str:
    """Return HTML with `ins` and `del` as pandoc's tracked spans; a new note is tracked as a whole."""
    if not html:
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for note in root.iter("span"):
        bare = "".join([note.text or "", *(one.tail or "" for one in note)]).strip()
        if note.get("class") == "footnote" and len(note) and not bare and _all_inserted(note):
            _lift(note)
    for form in root.xpath("//del[@class='form']"):  # how a block is set; not its words, which are tracked
        form.drop_tree()
    for change in list(root.iter(*_KINDS)):
        change.set("class", _KINDS[change.tag])
        change.set("author", AUTHOR)
        if date:
            change.set("date", date)
        change.tag = "span"
    return "".join([root.text or "", *(str(lxml_html.tostring(one, encoding="unicode")) for one in root)])


def _all_inserted(note: Any) -> bool:
    return all(
        one.tag == "ins" or (not (one.text or "").strip() and len(one) and _all_inserted(one)) for one in note
    )


def _lift(note: Any) -> None:
    """Put the mark of insertion around a note instead of around its words."""
    for one in list(note.iter("ins")):
        one.drop_tag()
    tail, note.tail = note.tail, None
    around = lxml_html.Element("ins")
    note.addprevious(around)
    around.append(note)
    around.tail = tail

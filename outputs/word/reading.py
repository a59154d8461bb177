"""A Word file into a draft: blocks in order, changes, remarks, and a list of everything that was left out."""

import re
from collections import Counter
from collections.abc import Mapping
from zipfile import BadZipFile

from lxml import etree

from outputs.word import leftovers
from outputs.word.blocks import blocks_of
from outputs.word.origin import digest, origin_of
from outputs.word.package import W, optional, parts_of, words_in
from outputs.word.pandoc import to_html
from outputs.word.prepare import prepared
from outputs.word.shapes import Draft, Entry

_WORD = re.compile(r"\w+")  # signs stand apart, as those after the call of a footnote do
FURNITURE = "furniture"
_SAID = {
    "picture": "Pictures were left out.",
    "embedded object": "Embedded objects were left out.",
    "text box": "Text boxes were not read into the text; their words are listed.",
    "table of contents": "A table of contents was left out; it follows from the headings.",
}


def read(data: bytes) -> Draft:
    """Return the draft in a Word file that has passed the guard.

    Every word of the file is in a block or in `left_out`. ValueError (ConversionFailedError for what pandoc
    refuses) or KeyError where the file is damaged.
    """
    try:
        parts = parts_of(data)
        found = prepared(parts)
    except (BadZipFile, etree.XMLSyntaxError) as fault:
        raise ValueError("The file is damaged.") from fault
    remarks = _remarks(parts)
    blocks, placed = blocks_of(to_html(found.docx), remarks)
    origin = origin_of(parts)
    left_out = found.left_out
    if origin is not None and origin.printed.get(FURNITURE) == digest(leftovers.furniture(parts)):
        left_out = [one for one in left_out if one["kind"] not in ("header", "footer")]
    left_out += _unread(found.paragraphs, [block.text for block in blocks])
    kinds = {one["kind"] for one in left_out}
    return Draft(
        blocks=blocks,
        left_out=left_out,
        remarks=[{**told, "passage": ""} for key, told in remarks.items() if key not in placed],
        warnings=found.warnings + [sentence for kind, sentence in _SAID.items() if kind in kinds],
        origin=origin,
    )


def _remarks(parts: Mapping[str, bytes]) -> dict[str, Entry]:
    """Return the remarks in the margin by their ids."""
    return {
        one.get(f"{W}id", f"?{place}"): {
            "author": one.get(f"{W}author", ""),
            "date": one.get(f"{W}date", ""),
            "text": words_in(one),
        }
        for place, one in enumerate(optional(parts, "word/comments.xml").iterfind(f"{W}comment"))
        if words_in(one)
    }


def _unread(paragraphs: list[str], texts: list[str]) -> list[Entry]:
    """Return the paragraphs that hold a word which came out nowhere."""
    there = Counter(word for text in texts for word in _WORD.findall(text))
    missing = Counter(word for text in paragraphs for word in _WORD.findall(text)) - there
    found: list[Entry] = []
    before = ""
    for text in paragraphs if missing else ():
        if any(missing[word] > 0 for word in _WORD.findall(text)):
            missing -= Counter(_WORD.findall(text))
            found.append(leftovers.entry("unreadable passage", text, before))
        before = text
    return found

"""A version, or some of its sections, as a Word file that finds its way back."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from lxml import html as lxml_html

from outputs.printing.say import direction, said, speaking
from outputs.word import leftovers, marks
from outputs.word.blocks import text_of
from outputs.word.chunks import COVER, text_digest
from outputs.word.document import BANNER, document_of
from outputs.word.finish import finished
from outputs.word.furnish import furnish, titled
from outputs.word.origin import PART, digest, properties_of, section_digest
from outputs.word.package import packed
from outputs.word.pandoc import to_docx
from outputs.word.reading import FURNITURE
from outputs.word.shapes import Origin


def written(
    version_reading: Mapping[str, Any],
    sections: Sequence[str] | None = None,
    *,
    draft: bool = False,
    revisions: Mapping[str, int] | None = None,
) -> bytes:
    """Return what a version prints (`outputs.freezing.reading`) as a Word file; the same bytes each time.

    `sections` names those to write, all by default; `draft` says on the cover that it is not submitted;
    `revisions` holds the version of each section's text, that of the document by default. KeyError for a
    section that the version does not have; ConversionFailedError beyond the limits.
    """
    here = {section["key"]: section for section in version_reading["sections"]}
    for key in sections or ():
        if key not in here:
            raise KeyError(key)
    whole = hash_of(version_reading)
    kept = [key for key in here if sections is None or key in sections]
    with speaking(str(version_reading.get("language") or "")):
        pieces = document_of(version_reading, sections, draft=draft, digest=whole)
        return assembled(pieces, version_reading, kept, whole, revisions or {})


def assembled(
    pieces: Mapping[str, str],
    reading: Mapping[str, Any],
    keys: Sequence[str],
    whole: str,
    revisions: Mapping[str, int],
) -> bytes:
    """Return the Word file of a document's pieces, with pages, headers and the origin of these sections."""
    parts = finished(
        to_docx("".join(pieces.values())),
        language=str(reading.get("language") or "en"),
        rtl=direction() == "rtl",
    )
    furnish(parts, _head(reading), _foot(reading, whole))
    titled(parts, reading)
    here = {section["key"]: section for section in reading["sections"]}
    number = int(reading["number"])
    origin = Origin(
        mission=str(reading["mission"]["key"]),
        output=str(reading["output"]["type"]),
        number=number,
        hash=whole,
        template_version=str(reading["template_version"]),
        language=str(reading.get("language") or "en"),
        sections={
            key: {"version": revisions.get(key, number), "hash": section_digest(here[key])} for key in keys
        },
        printed=_printed(pieces, reading) | {FURNITURE: digest(leftovers.furniture(parts))},
    )
    parts[PART] = properties_of(origin)
    return packed(parts)


def hash_of(reading: Mapping[str, Any]) -> str:
    """Return the hash of a reading, which for a frozen version is the one that decisions bind to."""
    return hashlib.sha256(orjson.dumps(reading, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()


def _head(reading: Mapping[str, Any]) -> str:
    title, kept = said(str(reading["output"]["title"])), said(str(reading["classification"]))
    told = f"{reading['mission']['name']} · {title} · {kept}"
    return f"{told} · {said(BANNER)}" if reading.get("demonstration") else told


def _foot(reading: Mapping[str, Any], whole: str) -> str:
    return f"{said('Version')} {reading['number']} · {whole[:12]}"


def _printed(pieces: Mapping[str, str], reading: Mapping[str, Any]) -> dict[str, str]:
    """Return the marks of what the file prints beside the texts, so that it is known when it returns."""
    printed = {COVER: _words_of(pieces[COVER], headed=False)}
    for section in reading["sections"]:
        html = pieces.get(section["key"], "")
        if html and not section.get("content"):
            printed[section["key"]] = _words_of(html, headed=html.startswith("<h1>"))
    return printed


def _words_of(html: str, *, headed: bool) -> str:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    if headed:
        root.remove(root[0])
    return text_digest(marks.split(text_of(root))[1])

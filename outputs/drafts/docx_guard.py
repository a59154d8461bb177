"""The guard before any Word file is read: size, first bytes, parts, true inflated size, no DTD, no macros.

Libraries that tell kinds of files apart take bombs and macro files for honest drafts, so the file is looked
into here, in a stream, before anything builds a tree of it. What readers get is a copy made on the way.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from missions.packed.guard import check_names, check_packing, listed
from missions.packed.inflate import Meter
from outputs.drafts.docx_clean import MOST_RELATIONS, Copy, parsed
from outputs.drafts.docx_faults import WORD, Unfit, crafted, damaged, other_kind
from outputs.drafts.docx_kinds import WITHOUT, check_parts, check_start

LARGEST = 20 * 1024 * 1024
TOO_LARGE = "The file is larger than 20 MB."
LIGHTER = "Compress its pictures, or send it in parts."
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
_WORD = "wordprocessingml.document.main+xml"
_WORD_TEMPLATE = "wordprocessingml.template.main+xml"
_OTHER_MAINS = ("spreadsheetml", "presentationml")
_STRICT = b"http://purl.oclc.org/ooxml/"
NO_MACROS = "Save it as .docx, which leaves them out."


@dataclass(slots=True)
class Inspection:
    """What the guard saw in a file that it let pass, and the copy of it that may be read."""

    warnings: list[str] = field(default_factory=list)
    copy: bytes = b""


def inspect(data: bytes) -> Inspection:
    """Return what was noticed in an honest .docx and a clean copy of it; raises Unfit for any other file."""
    if len(data) > LARGEST:
        raise Unfit(413, TOO_LARGE, LIGHTER)
    check_start(data)
    parts = listed(data, WORD)
    check_names(parts, WORD, locked=WITHOUT, macros=NO_MACROS)
    check_parts([part.filename for part in parts])
    check_packing(parts, len(data), WORD)
    _check_kind(data, {part.filename: part for part in parts})
    with Copy(data) as copy:
        for part in parts:
            copy.take(part)
        return Inspection(sorted(copy.warnings), copy.done())


def _check_kind(data: bytes, parts: dict[str, zipfile.ZipInfo]) -> None:
    types = _small(data, parts, TYPES)
    kinds = {one.get("PartName", ""): one.get("ContentType", "") for one in types}
    if any("macroenabled" in kind.lower() for kind in kinds.values()):
        other_kind("The file is a Word document made for macros (.docm).", NO_MACROS)
    if any("vbaproject" in kind.lower() for kind in kinds.values()):
        other_kind("The file names macros among its parts.", NO_MACROS)
    main = _main(data, parts)
    if main not in parts:
        if any(mark in kind for kind in kinds.values() for mark in _OTHER_MAINS):
            other_kind("This is an Office file, but no Word document.")
        other_kind("This is not a Word file: its main text is missing.")
    if not any(_WORD in kind or _WORD_TEMPLATE in kind for kind in kinds.values()):
        other_kind("This is not a Word file: it does not call itself one.")
    if _STRICT in next(Meter(WORD).read(memoryview(data), parts[main]), b"")[:4096]:
        other_kind(
            "This draft is saved as “Strict Open XML”.",
            "Save it in Word as “Word Document (.docx)”, without “Strict”, and upload that.",
        )


def _main(data: bytes, parts: dict[str, zipfile.ZipInfo]) -> str:
    """Return the name of the main text as the file's own relations say it; not all call it the same."""
    if "_rels/.rels" not in parts:
        return MAIN
    for one in _small(data, parts, "_rels/.rels"):
        if one.get("Type", "").endswith("/officeDocument"):
            target = one.get("Target", "").lstrip("/")
            if one.get("TargetMode") == "External" or not re.fullmatch(r"word/[^/]+\.xml", target):
                crafted("The main text of the file is said to lie outside it.")
            return target
    return MAIN


def _small(data: bytes, parts: dict[str, zipfile.ZipInfo], name: str) -> Element:
    part = parts.get(name) or next(part for key, part in parts.items() if key.lower() == name.lower())
    if part.file_size > MOST_RELATIONS:
        damaged(f"The part {name} of the file is larger than Word makes it.")
    return parsed(b"".join(Meter(WORD).read(memoryview(data), part)), name)

"""The guard before any Word file is read: size, first bytes, parts, true inflated size, no DTD, no macros.

Libraries that tell kinds of files apart take bombs and macro files for honest drafts, so the file is looked
into here, in a stream, before anything builds a tree of it. What readers get is a copy made on the way.
"""

import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from outputs.docx_clean import MOST_RELATIONS, Copy, parsed
from outputs.docx_faults import AGAIN, Unfit, crafted, damaged, other_kind
from outputs.docx_inflate import MOST_INFLATED, Meter
from outputs.docx_kinds import WITHOUT, check_parts, check_start

LARGEST = 20 * 1024 * 1024
TOO_LARGE = "The file is larger than 20 MB."
LIGHTER = "Compress its pictures, or send it in parts."
MOST_PARTS = 2000
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
_WORD = "wordprocessingml.document.main+xml"
_WORD_TEMPLATE = "wordprocessingml.template.main+xml"
_OTHER_MAINS = ("spreadsheetml", "presentationml")
_MACRO = re.compile(r"(^|/)(vbaproject|vbadata)[^/]*$", re.IGNORECASE)
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
    entries = data.count(b"PK\x01\x02")  # before anything makes an object of each
    if entries > MOST_PARTS:
        crafted(f"The file has {entries:,} parts.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
        if b"PK\x05\x06" not in data[-66_000:]:
            raise Unfit(
                422, "The file breaks off: its end is missing.", "Copy it once more, and upload that."
            ) from fault
        raise Unfit(422, "The file's own list of its parts is damaged.", AGAIN) from fault
    return _look_into(data, parts)


def _look_into(data: bytes, parts: Sequence[zipfile.ZipInfo]) -> Inspection:
    names = [part.filename for part in parts]
    _check_names(parts)
    check_parts(names)
    _check_packing(parts, len(data))
    _check_kind(data, {part.filename: part for part in parts})
    with Copy(data) as copy:
        for part in parts:
            copy.take(part)
        return Inspection(sorted(copy.warnings), copy.done())


def _check_names(parts: Sequence[zipfile.ZipInfo]) -> None:
    names = [part.orig_filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        other_kind("The parts of the file are locked with a password.", WITHOUT)
    if any(_MACRO.search(name) for name in names):
        other_kind("The file holds macros.", NO_MACROS)
    if any(times > 1 for times in Counter(name.casefold() for name in names).values()):
        crafted("Two parts of the file bear the same name.")
    for name in names:
        if ".." in re.split(r"[\\/]", name):
            crafted("A part of the file has a name that leads out of it.")
        if name.startswith(("/", "\\")) or ":" in name:
            crafted("A part of the file names a place on the computer that opens it.")
        if "\\" in name:
            crafted("A part of the file has a name with a backslash.")
        if not name.isprintable():
            crafted("A part of the file has a name with signs that cannot be seen.")


def _check_packing(parts: Sequence[zipfile.ZipInfo], length: int) -> None:
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            damaged(f"The part {part.filename[:80]} of the file is packed in a way that Word does not use.")
        if stat.S_ISLNK(part.external_attr >> 16):
            crafted("A part of the file is a pointer to a file elsewhere.")
        if part.file_size > MOST_INFLATED:
            crafted("A part of the file claims to be larger than any draft.")
    spans = sorted((part.header_offset, part.compress_size) for part in parts)
    for (start, packed), (following, _) in zip(spans, [*spans[1:], (length, 0)], strict=True):
        if start + packed > length:
            crafted("A part of the file is said to reach beyond its end.")
        if start + packed > following:
            crafted("Parts of the file lie within each other.")


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
    if _STRICT in next(Meter().read(memoryview(data), parts[main]), b"")[:4096]:
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
    return parsed(b"".join(Meter().read(memoryview(data), part)), name)

"""The list of parts of a packed file, checked before anything is unpacked.

Libraries that tell kinds of files apart take bombs and macro files for honest ones, so the list is looked
at here first. Sizes that a file states of itself are checked by `missions.packed.inflate`.
"""

import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Sequence

from missions.packed.faults import Kind, Unfit

_MACRO = re.compile(r"(^|/)(vbaproject|vbadata)[^/]*$", re.IGNORECASE)


def listed(data: bytes, kind: Kind) -> list[zipfile.ZipInfo]:
    """Return the parts that a packed file names; Unfit (422) for too many, or a damaged list."""
    entries = data.count(b"PK\x01\x02")  # before anything makes an object of each
    if entries > kind.most_parts:
        kind.crafted(f"The file has {entries:,} parts.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
        if b"PK\x05\x06" not in data[-66_000:]:
            raise Unfit(
                422, "The file breaks off: its end is missing.", "Copy it once more, and upload that."
            ) from fault
        raise Unfit(422, "The file's own list of its parts is damaged.", kind.again) from fault


def check_names(parts: Sequence[zipfile.ZipInfo], kind: Kind, *, locked: str, macros: str) -> None:
    """Refuse locked parts and macros (415, with how to mend each), and names that lead astray (422)."""
    names = [part.orig_filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        kind.other_kind("The parts of the file are locked with a password.", locked)
    if any(_MACRO.search(name) for name in names):
        kind.other_kind("The file holds macros.", macros)
    if any(times > 1 for times in Counter(name.casefold() for name in names).values()):
        kind.crafted("Two parts of the file bear the same name.")
    for name in names:
        if ".." in re.split(r"[\\/]", name):
            kind.crafted("A part of the file has a name that leads out of it.")
        if name.startswith(("/", "\\")) or ":" in name:
            kind.crafted("A part of the file names a place on the computer that opens it.")
        if "\\" in name:
            kind.crafted("A part of the file has a name with a backslash.")
        if not name.isprintable():
            kind.crafted("A part of the file has a name with signs that cannot be seen.")


def check_packing(parts: Sequence[zipfile.ZipInfo], length: int, kind: Kind) -> None:
    """Refuse (422) parts that are packed strangely, point elsewhere, or lie within each other."""
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            name = part.filename[:80]
            kind.damaged(f"The part {name} of the file is packed in a way that {kind.program} does not use.")
        if stat.S_ISLNK(part.external_attr >> 16):
            kind.crafted("A part of the file is a pointer to a file elsewhere.")
        if part.file_size > kind.most_inflated:
            kind.crafted(f"A part of the file claims to be larger than any {kind.thing}.")
    spans = sorted((part.header_offset, part.compress_size) for part in parts)
    for (start, packed), (following, _) in zip(spans, [*spans[1:], (length, 0)], strict=True):
        if start + packed > length:
            kind.crafted("A part of the file is said to reach beyond its end.")
        if start + packed > following:
            kind.crafted("Parts of the file lie within each other.")

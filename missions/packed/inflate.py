"""The parts of a packed file as they truly are: inflated in a stream, measured, their XML looked at.

Sizes that a file states of itself are not believed: what counts is what comes out.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from missions.packed.faults import Kind

HIGHEST_RATIO = 200
RATIO_FROM = 5 * 1024 * 1024  # small parts of white space pack well and do no harm
DEEPEST = 250
LONGEST_TAG = (
    2 * 1024 * 1024
)  # no mark of an office program is as long; a parser would hold all of it at once
CHUNK = 64 * 1024
XML = (".xml", ".rels", ".vml")
_LOCAL = struct.Struct("<4s5H3I2H")


class Meter:
    """How much the parts of one file have given so far; refuses (422) what is more than its kind holds."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.inflated = 0
        self.elements = 0

    def read(self, data: memoryview, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield the inflated content of a part; Unfit (422) where it is damaged, too much, or no true XML."""
        watch = Watch(part.filename, self) if part.filename.lower().endswith(XML) else None
        size, check = 0, 0
        for piece in _inflated(_packed(data, part, self.kind), part, self.kind):
            size += len(piece)
            self.inflated += len(piece)
            check = zlib.crc32(piece, check)
            self._measure(size, part, watched=watch is not None)
            if watch is not None:
                watch.feed(piece)
            yield piece
        if size != part.file_size:
            self.kind.crafted(f"The part {_shown(part)} of the file is not as long as it says of itself.")
        if check != part.CRC:
            self.kind.damaged(f"The part {_shown(part)} of the file is damaged.")
        if watch is not None:
            watch.end()

    def _measure(self, size: int, part: zipfile.ZipInfo, *, watched: bool) -> None:
        if size > RATIO_FROM and size > HIGHEST_RATIO * max(part.compress_size, 1):
            self.kind.crafted("The file unpacks to hundreds of times its size.")
        if watched and size > self.kind.most_xml:
            self.kind.crafted(
                f"The text of the file unpacks to more than a {self.kind.thing} can hold.", self.kind.in_parts
            )
        if self.inflated > self.kind.most_inflated:
            self.kind.crafted(
                f"The file unpacks to more than a {self.kind.thing} can hold.", self.kind.lighter
            )


class Watch:
    """A parser that builds nothing: it refuses document type declarations, great depth and broken XML."""

    def __init__(self, name: str, meter: Meter) -> None:
        self.name, self.meter = name, meter
        self.depth = 0
        self.since_mark = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared
        self.parser.StartElementHandler = self._down
        self.parser.EndElementHandler = self._up

    def feed(self, piece: bytes) -> None:
        """Look at the next piece."""
        last = piece.rfind(b">")
        self.since_mark = self.since_mark + len(piece) if last < 0 else len(piece) - last
        if self.since_mark > LONGEST_TAG:
            self.meter.kind.crafted("The text of the file runs on for millions of letters without a mark.")
        self._parse(piece, last=False)

    def end(self) -> None:
        """Say that the part is complete."""
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError:
            self.meter.kind.damaged(f"The part {self.name[:80]} of the file cannot be read.")
        except (ValueError, LookupError):
            self.meter.kind.damaged(
                f"The part {self.name[:80]} of the file is written in an unknown alphabet."
            )

    def _declared(self, *declared: object) -> None:
        program = self.meter.kind.program
        if any(isinstance(one, str) and ("/" in one or ":" in one) for one in declared[1:3]):
            self.meter.kind.crafted(
                f"The file asks for another file by a document type declaration, which {program} never does."
            )
        self.meter.kind.crafted(f"The file holds a document type declaration, which {program} never writes.")

    def _down(self, *_: object) -> None:
        kind = self.meter.kind
        self.depth += 1
        self.meter.elements += 1
        if self.depth > DEEPEST:
            kind.crafted("The file is nested too deeply.")
        if self.meter.elements > kind.most_elements:
            kind.crafted(f"The file has more than {kind.most_elements:,} marks.", kind.in_parts)

    def _up(self, _: object) -> None:
        self.depth -= 1


def _packed(data: memoryview, part: zipfile.ZipInfo, kind: Kind) -> memoryview:
    """Return the bytes of a part as they lie in the file, after a look at its own heading."""
    end = part.header_offset + _LOCAL.size
    if part.header_offset < 0 or end > len(data):
        kind.crafted(f"The part {_shown(part)} of the file is said to lie beyond its end.")
    mark, *_, name_length, more_length = _LOCAL.unpack(data[part.header_offset : end])
    named = bytes(data[end : end + name_length])
    if mark != b"PK\x03\x04" or named != _name(part):
        kind.crafted("A part of the file bears two names.")
    start = end + name_length + more_length
    if start + part.compress_size > len(data):
        kind.crafted(f"The part {_shown(part)} of the file is said to reach beyond its end.")
    return data[start : start + part.compress_size]


def _name(part: zipfile.ZipInfo) -> bytes:
    return part.orig_filename.encode("utf-8" if part.flag_bits & 0x800 else "cp437")


def _inflated(packed: memoryview, part: zipfile.ZipInfo, kind: Kind) -> Iterator[bytes]:
    if part.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(packed), CHUNK):
            yield bytes(packed[start : start + CHUNK])
        return
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), CHUNK):
            waiting: bytes | memoryview = packed[start : start + CHUNK]
            while waiting:
                piece = stream.decompress(waiting, CHUNK)
                waiting = stream.unconsumed_tail
                if piece:
                    yield piece
                if stream.eof:
                    break
        yield stream.flush()
    except zlib.error:
        kind.damaged(f"The part {_shown(part)} of the file cannot be unpacked.")
    if packed and (not stream.eof or stream.unused_data):
        kind.damaged(f"The part {_shown(part)} of the file breaks off, or hides something behind its end.")


def _shown(part: zipfile.ZipInfo) -> str:
    return part.filename[:80]

"""The guard before any Word file is read: size, first bytes, parts, true inflated size, no DTD, no macros.

Libraries that tell kinds of files apart take bombs and macro files for honest drafts, so the file is looked
into here, in a stream, before anything builds a tree of it.
"""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

LARGEST = 20 * 1024 * 1024
MOST_PARTS = 2000
MOST_INFLATED = 150 * 1024 * 1024
MOST_XML = 30 * 1024 * 1024  # any one part that is parsed
HIGHEST_RATIO = 200
RATIO_FROM = 5 * 1024 * 1024  # small parts of white space pack well and do no harm
DEEPEST = 250
CHUNK = 64 * 1024
MAIN = "word/document.xml"
_WORD = b"wordprocessingml.document.main+xml"
_WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
_MACRO = re.compile(r"(^|/)(vbaproject|vbadata)[^/]*$", re.IGNORECASE)


class Unfit(Exception):
    """A file that is not taken: status (413, 415, 422), what is wrong, and how to mend it."""

    def __init__(self, status: int, sentence: str, mend: str) -> None:
        super().__init__(f"{sentence} {mend}")
        self.status = status
        self.sentence = sentence
        self.mend = mend


@dataclass(slots=True)
class Inspection:
    """What the guard saw in a file that it let pass."""

    warnings: list[str] = field(default_factory=list)


def inspect(data: bytes) -> Inspection:
    """Return what was noticed in an honest .docx; raises Unfit for any other file."""
    if len(data) > LARGEST:
        raise Unfit(413, "The file is larger than 20 MB.", "Compress its pictures, or send it in parts.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit(
            415,
            "This is an old .doc file, or one with a password.",
            "Open it in Word and save it as .docx without a password.",
        )
    if not data.startswith(b"PK\x03\x04"):
        raise Unfit(415, "This is not a Word file.", "Save the draft as .docx and upload that.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _look_into(archive)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        zlib.error,
    ) as fault:
        raise Unfit(
            422, "The file is damaged.", "Open it in Word, save it again and upload the copy."
        ) from fault


def _look_into(archive: zipfile.ZipFile) -> Inspection:
    parts = archive.infolist()
    _check_names(parts)
    _check_kind(archive)
    total = 0
    for part in parts:
        total += _read_through(archive, part, MOST_INFLATED - total)
    found = Inspection()
    _warn(archive, found)
    return found


def _check_names(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        _crafted(f"The file has {len(parts):,} parts")
    names = [part.filename for part in parts]
    if any(times > 1 for times in Counter(name.casefold() for name in names).values()):
        _crafted("Two parts of the file bear the same name")
    for name in names:
        if (
            name.startswith(("/", "\\"))
            or "\\" in name
            or ":" in name
            or ".." in name.split("/")
            or "\0" in name
        ):
            _crafted("A part of the file has a name that leads out of it")
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit(415, "The file is encrypted.", "Save it without a password.")
    if any(_MACRO.search(name) for name in names):
        _macros()


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names or MAIN not in names:
        raise Unfit(415, "This is not a Word file.", "Save the draft as .docx and upload that.")
    with archive.open("[Content_Types].xml") as part:
        types = part.read(MOST_XML)
    plain = types.replace(b"\0", b"")  # so that UTF-16 hides nothing
    if b"macroenabled" in plain.lower():
        _macros()
    if _WORD not in plain and _WORD_TEMPLATE not in plain:
        raise Unfit(415, "This is not a Word file.", "Save the draft as .docx and upload that.")


def _read_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Inflate a part as a stream and return its true size; its XML is checked on the way."""
    parsed = part.filename.lower().endswith((".xml", ".rels"))
    parser = _parser() if parsed else None
    size = 0
    with archive.open(part) as stream:
        for chunk in iter(lambda: stream.read(CHUNK), b""):
            size += len(chunk)
            if size > left or (parsed and size > MOST_XML):
                _crafted("The file unpacks to more than a draft can hold")
            if size > RATIO_FROM and size > HIGHEST_RATIO * max(part.compress_size, 1):
                _crafted("The file unpacks to more than a draft can hold")
            if parser is not None:
                _feed(parser, chunk, part.filename)
    if parser is not None:
        _feed(parser, b"", part.filename, last=True)
    return size


def _feed(parser: expat.XMLParserType, chunk: bytes, name: str, *, last: bool = False) -> None:
    try:
        parser.Parse(chunk, last)
    except expat.ExpatError as fault:
        raise Unfit(
            422,
            f"The part {name[:80]} of the file cannot be read.",
            "Open it in Word, save it again and upload the copy.",
        ) from fault


def _parser() -> expat.XMLParserType:
    """Return a parser that builds nothing and refuses every document type declaration, and great depth."""
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_: object) -> None:
        _crafted("The file holds a document type declaration, which Word never writes")

    def down(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            _crafted("The file is nested too deeply")

    def up(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = down
    parser.EndElementHandler = up
    return parser


def _warn(archive: zipfile.ZipFile, found: Inspection) -> None:
    names = [name.lower() for name in archive.namelist()]
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        found.warnings.append("Embedded objects are kept in the file but not read.")
    if any("/media/" in name for name in names):
        found.warnings.append("Pictures are kept in the file but not read.")
    if any(b'TargetMode="External"' in text for text in _foreign(archive)):
        found.warnings.append("Links to templates or files elsewhere are not followed.")


def _foreign(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield relationship entries that lead out of the file and are no hyperlinks."""
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            for entry in archive.read(name).split(b"<Relationship ")[1:]:
                if b"/hyperlink" not in entry:
                    yield entry


def _crafted(what: str) -> NoReturn:
    raise Unfit(422, f"{what}.", "Copy the text into a new Word document and upload that.")


def _macros() -> NoReturn:
    raise Unfit(415, "The file holds macros.", "Save it as .docx, which leaves them out.")

"""Broken and hostile uploads: what comes from the field by mistake, and what is made to do harm.

Each is made when asked for: `REFUSED[name]()` gives the bytes. What is merely cleaned stands in `CLEANED`,
with the word that the sender gets.
"""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable

from outputs.drafts import docx_clean
from tests.outputs.word_files import (
    KIND,
    LAUGHS,
    MACROS,
    MAIN,
    OUTWARD,
    TYPES,
    WIDE,
    body,
    docx,
    packed,
    paragraph,
)

Make = Callable[[], bytes]
Case = tuple[int, Make]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
VBA = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MEGA = 1024 * 1024


def ole(stream: str) -> bytes:
    """Return what begins as an old Office file and names a stream."""
    return OLE + stream.encode("utf-16-le") + b"\0" * 100


def draft(*more: tuple[str, str | bytes], types: str = TYPES) -> bytes:
    """Return an honest draft of a line with further parts."""
    return docx(paragraph("text"), more=more, types=types)


def related(kind: str, target: str, *, name: str = "word/_rels/document.xml.rels") -> tuple[str, str]:
    """Return a part that relates the text to something outside."""
    where = f'Type="{OFFICE}/relationships/{kind}" Target="{target}"'
    entry = f'<Relationship Id="r9" {where} TargetMode="External"/>'
    return name, f'<Relationships xmlns="{RELATIONS}">{entry}</Relationships>'


def central(data: bytes, at: int, form: str, *values: int) -> bytes:
    """Return the file with a field of the last entry in its list of parts changed."""
    changed = bytearray(data)
    struct.pack_into(form, changed, changed.rfind(b"PK\x01\x02") + at, *values)
    return bytes(changed)


def method(number: int) -> bytes:
    """Return a draft with a part packed by another method."""
    buffer = io.BytesIO(draft())
    with zipfile.ZipFile(buffer, "a", number) as archive:
        archive.writestr("word/theme.xml", "<x/>" * 50)
    return buffer.getvalue()


def link() -> bytes:
    """Return a draft with a part that is a symbolic link."""
    buffer = io.BytesIO(draft())
    with zipfile.ZipFile(buffer, "a") as archive:
        entry = zipfile.ZipInfo("word/theme.xml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def overlapping() -> bytes:
    """Return a draft whose last part claims the bytes of the one before it too."""
    data = packed(KIND, MAIN, ("word/a.xml", "<x/>"), ("word/b.xml", "<x/>"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        offset = archive.getinfo("word/a.xml").header_offset
    return central(data, 42, "<I", offset)


def two_names() -> bytes:
    """Return a draft with a part that is called otherwise where it lies."""
    data = bytearray(draft(("word/quiet.xml", "<x/>")))
    data[data.find(b"word/quiet.xml") : data.find(b"word/quiet.xml") + 14] = b"word/fiend.xml"
    return bytes(data)


def flipped() -> bytes:
    """Return a draft with one byte of its text changed on the way."""
    data = packed(KIND, ("word/document.xml", body(paragraph("text"))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as stored, zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            stored.writestr(name, source.read(name))
    return buffer.getvalue().replace(b"text</w:t>", b"tent</w:t>")


def garbled() -> bytes:
    """Return a draft in which the packed text itself is noise."""
    data = bytearray(docx(paragraph("text " * 2000)))
    start = data.find(b"word/document.xml") + 17
    data[start + 5 : start + 25] = b"\xff" * 20
    return bytes(data)


def stretched(data: bytes) -> bytes:
    """Return a file of which the last part says that it is shorter than it is, with a sum to match."""
    changed = central(data, 24, "<I", 1)
    return central(changed, 16, "<I", 0xE8B7BE43)  # the sum of one letter "a"


def of_many(count: int) -> bytes:
    """Return a ZIP that lists as many parts, without their content."""
    return packed(KIND, MAIN) + b"PK\x01\x02" * count


def main(text: str) -> bytes:
    """Return a file with this as its main text."""
    return packed(KIND, ("word/document.xml", text))


def novel() -> str:
    """Return a main text of more than thirty million letters, which hardly packs."""
    letters = random.Random(1).randbytes(17 * MEGA).hex()  # noqa: S311
    return body(*(paragraph(letters[start : start + 4000]) for start in range(0, len(letters), 4000)))


def marks() -> str:
    """Return two million empty marks in no order, so that they do not pack like a bomb."""
    names = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=2 * MEGA)  # noqa: S311
    return f"<x>{''.join(f'<{name}/>' for name in names)}</x>"


def zeros(count: int) -> list[tuple[str, bytes]]:
    """Return parts that each unpack to a little less than is looked at."""
    return [(f"word/media/{number}.bin", b"\0" * (5 * MEGA)) for number in range(count)]


def office(part: str, kind: str) -> bytes:
    """Return another file of Office's."""
    return packed(("[Content_Types].xml", TYPES.replace("wordprocessingml.document", kind)), (part, "<x/>"))


def rooted(target: str) -> bytes:
    """Return a draft whose relations say that its main text is elsewhere."""
    entry = f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="{target}"/>'
    return draft(("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{entry}</Relationships>'))


HALVES = [(f"word/media/{number}.bin", bytes(range(256)) * 4 * 1024) for number in range(4)]
REFUSED: dict[str, Case] = {
    "empty": (415, lambda: b""),
    "zeros": (415, lambda: b"\0" * 9000),
    "old .doc": (415, lambda: ole("WordDocument")),
    "password": (415, lambda: ole("EncryptedPackage")),
    "old .xls": (415, lambda: ole("Workbook")),
    "old .ppt": (415, lambda: ole("PowerPoint Document")),
    "Outlook message": (415, lambda: ole("__substg1.0_0037001F")),
    "old .doc or password": (415, lambda: OLE),
    "PDF": (415, lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    "RTF": (415, lambda: b"{\\rtf1\\ansi A draft}"),
    "HTML": (415, lambda: b"<!DOCTYPE html><html><body>A draft</body></html>"),
    "web archive": (415, lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related"),
    "Word XML": (415, lambda: b'<?xml?><?mso-application progid="Word.Document"?><pkg:package/>'),
    "XML": (415, lambda: b'<?xml version="1.0"?><draft/>'),
    "photograph": (415, lambda: b"\xff\xd8\xff\xe0\0\x10JFIF"),
    "plain text": (415, "Wells of Warrap — notes\n".encode),
    "7z": (415, lambda: b"7z\xbc\xaf\x27\x1c\0\x04"),
    "program": (415, lambda: b"MZ\x90\0\x03\0\0\0"),
    "noise": (415, lambda: bytes(range(128, 256)) * 9),
    "ODT": (415, lambda: packed(("mimetype", "application/vnd.oasis.opendocument.text"))),
    "Pages": (415, lambda: packed(("Index/Document.iwa", b"\0iwa"))),
    "xlsx": (415, lambda: office("xl/workbook.xml", "spreadsheetml.sheet")),
    "pptx": (415, lambda: office("ppt/presentation.xml", "presentationml.presentation")),
    "other Office": (415, lambda: office("other/main.xml", "presentationml.presentation")),
    "ZIP": (415, lambda: packed(("hello.txt", "hello"))),
    "empty ZIP": (415, packed),
    "ZIP of drafts": (415, lambda: packed(("drafts/one.docx", draft()))),
    "JAR": (415, lambda: packed(("META-INF/MANIFEST.MF", "Main-Class: x"))),
    "no main text": (415, lambda: packed(KIND, ("word/styles.xml", "<x/>"))),
    "wrong content types": (415, lambda: packed(("[Content_Types].xml", "<Types/>"), MAIN)),
    "strict": (415, lambda: main('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')),
    "docm": (415, lambda: draft(types=MACROS)),
    "macro part": (415, lambda: draft(("word/vbaProject.bin", b"\xd0\xcf"))),
    "macro by another name": (415, lambda: draft(types=TYPES.replace("</Types>", VBA))),
    "locked": (415, lambda: central(draft(), 8, "<H", 1)),
    "21 MB": (413, lambda: b"PK\x03\x04" + b"\0" * (20 * MEGA)),
    "cut off": (422, lambda: draft()[:400]),
    "list damaged": (422, lambda: central(draft(), 0, "<I", 0)),
    "flipped": (422, flipped),
    "garbled": (422, garbled),
    "longer than it says": (422, lambda: stretched(draft(("word/x.xml", "<x>" + "a" * 900 + "</x>")))),
    "bomb": (422, lambda: draft(("word/media/image1.bin", b"\0" * (60 * MEGA)))),
    "bomb of text": (422, lambda: main(novel())),
    "bomb in many parts": (422, lambda: draft(*zeros(40))),
    "bomb of marks": (422, lambda: main(marks())),
    "bomb of one mark": (422, lambda: main("<x " + " ".join(f'a{n:06}=""' for n in range(300_000)) + "/>")),
    "zip64 lies": (422, lambda: central(draft(), 24, "<I", 0xFFFFFFF0)),
    "many parts": (422, lambda: of_many(2100)),
    "a million parts": (422, lambda: of_many(MEGA)),
    "same name twice": (422, lambda: draft(("WORD/document.xml", "<x/>"))),
    "traversal": (422, lambda: draft(("word/../../../etc/cron.d/x", "x"))),
    "absolute": (422, lambda: draft(("/etc/passwd", "x"))),
    "backslash": (422, lambda: draft(("word\\x.xml", "x"))),
    "unseen sign": (422, lambda: draft(("word/\u202exml.x", "x"))),
    "symbolic link": (422, link),
    "two names": (422, two_names),
    "overlapping": (422, overlapping),
    "beyond its end": (422, lambda: central(draft(), 20, "<I", 9_000_000)),
    "packed otherwise": (422, lambda: method(zipfile.ZIP_LZMA)),
    "entities": (422, lambda: main(LAUGHS)),
    "outward DTD": (422, lambda: draft(("word/settings.xml", OUTWARD))),
    "deep": (422, lambda: main("<x>" * 3000 + "</x>" * 3000)),
    "broken XML": (422, lambda: main("<x><y></x>")),
    "unknown alphabet": (422, lambda: draft(("word/z.xml", '<?xml version="1.0" encoding="martian"?><x/>'))),
    "main text elsewhere": (422, lambda: rooted("../evil.xml")),
}  # fmt: skip
# Refused in the same words as another of its kind.
ALIKE: dict[str, Case] = {
    "DTD in UTF-16": (422, lambda: draft(("word/settings.xml", WIDE.encode("utf-16")))),
    "PNG": (415, lambda: b"\x89PNG\r\n\x1a\n\0\0"),
    "gzip": (415, lambda: b"\x1f\x8b\x08\0"),
    "script": (415, lambda: b"#!/bin/sh\nrm -rf /"),
    "PDF that is a ZIP too": (415, lambda: b"%PDF-1.7\n" + draft()),
    "main text far away": (422, lambda: rooted("http://example.org/x.xml")),
}
CLEANED: dict[str, tuple[str, Make]] = {
    "template": (docx_clean.OUTWARD, lambda: draft(
        related("attachedTemplate", "file:///c:/t.dotx", name="word/_rels/settings.xml.rels"))),
    "picture elsewhere": (docx_clean._LEFT_OUT["image"], lambda: draft(related("image", "http://example.org/p.png"))),
    "linked object": (docx_clean._LEFT_OUT["oleObject"], lambda: draft(related("oleObject", "file:///c:/x.xlsx"))),
    "inserted text": (docx_clean._LEFT_OUT["aFChunk"], lambda: draft(related("aFChunk", "http://example.org/"))),
    "sub-document": (docx_clean._LEFT_OUT["subDocument"], lambda: draft(related("subDocument", "two.docx"))),
    "frame": (docx_clean._LEFT_OUT["frame"], lambda: draft(related("frame", "http://example.org/"))),
    "link to a server": (docx_clean._LEFT_OUT["hyperlink"], lambda:
        draft(related("hyperlink", "\\\\srv\\a"))),
    "embedded object": (docx_clean.OBJECTS, lambda: draft(("word/embeddings/oleObject1.bin", OLE))),
    "nested bomb": (docx_clean.OBJECTS, lambda: draft(
        ("word/embeddings/inner.zip", packed(("x", b"\0" * (60 * MEGA)))))),
    "ActiveX": (docx_clean.CONTROLS, lambda: draft(("word/activeX/activeX1.bin", b"x"))),
    "menus": (docx_clean.MENUS, lambda: draft(("customUI/customUI.xml", "<x/>"))),
    "picture": (docx_clean.PICTURES, lambda: draft(*HALVES)),
}  # fmt: skip

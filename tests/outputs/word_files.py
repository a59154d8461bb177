"""Word files for tests: honest ones made by hand, and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>S/RES/1996</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
COMMENTS = (
    f'<w:comments xmlns:w="{WORD}"><w:comment w:author="Ann">'
    "<w:p><w:r><w:t>Check &lt;this&gt;</w:t></w:r></w:p></w:comment></w:comments>"
)


def paragraph(
    text: str, *, style: str = "", bold: bool = False, item: int | None = None, raw: str = ""
) -> str:
    """Return a paragraph of Word's XML."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="7"/></w:numPr>' if item is not None else ""
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{mark}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{run}{raw}</w:p>"


def heading(text: str, style: str = "berschrift1") -> str:
    """Return a heading in a style with a localised id."""
    return paragraph(text, style=style)


def body(*blocks: str) -> str:
    """Return the main part."""
    inner = "".join(blocks)
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{inner}<w:sectPr/></w:body></w:document>'
    )


def docx(*blocks: str, more: Iterable[tuple[str, str | bytes]] = (), types: str = TYPES) -> bytes:
    """Return a Word file with these blocks."""
    return packed(
        ("[Content_Types].xml", types),
        ("word/document.xml", body(*blocks)),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
        *more,
    )


def packed(*parts: tuple[str, str | bytes]) -> bytes:
    """Return a ZIP of the parts, names as given, twice if given twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def lying_about_size(data: bytes) -> bytes:
    """Return the file with every part declared as one byte long."""
    lied = bytearray(data)
    start = 0
    while (start := lied.find(b"PK\x01\x02", start)) != -1:
        lied[start + 24 : start + 28] = struct.pack("<I", 1)
        start += 4
    return bytes(lied)


MAIN = ("word/document.xml", body(paragraph("text")))
KIND = ("[Content_Types].xml", TYPES)
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
MACROS = TYPES.replace(
    "vnd.openxmlformats-officedocument.wordprocessingml.document", "vnd.ms-word.document.macroEnabled"
)
BOMB = docx(more=[("word/media/image1.bin", b"\0" * (60 * 1024 * 1024))])
OUTWARD = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'

WIDE = OUTWARD.replace("?>", ' encoding="UTF-16"?>')

HOSTILE: dict[str, tuple[int, bytes]] = {
    "old .doc or password": (415, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "no zip": (415, b"%PDF-1.7 not a draft"),
    "empty": (415, b""),
    "too large": (413, b"PK\x03\x04" + b"\0" * (20 * 1024 * 1024)),
    "another zip": (415, packed(("hello.txt", "hello"))),
    "spreadsheet": (415, packed(("[Content_Types].xml", "<Types/>"), MAIN)),
    "cut off": (422, docx(paragraph("text"))[:400]),
    "bomb": (422, BOMB),
    "bomb that lies": (422, lying_about_size(BOMB)),
    "bomb of text": (422, packed(KIND, ("word/document.xml", body(paragraph(" " * (40 * 1024 * 1024)))))),
    "many parts": (422, docx(more=[(f"word/p{number}.xml", "<x/>") for number in range(2100)])),
    "same name twice": (422, docx(more=[("WORD/document.xml", "<x/>")])),
    "traversal": (422, docx(more=[("word/../../../etc/cron.d/x", "x")])),
    "absolute": (422, docx(more=[("/etc/passwd", "x")])),
    "backslash": (422, docx(more=[("..\\..\\x", "x")])),
    "macro part": (415, docx(more=[("word/vbaProject.bin", b"\xd0\xcf")])),
    "macro type": (415, docx(types=MACROS)),
    "entities": (422, packed(KIND, ("word/document.xml", LAUGHS))),
    "outward DTD": (422, docx(more=[("word/settings.xml", OUTWARD)])),
    "DTD in UTF-16": (422, docx(more=[("word/settings.xml", WIDE.encode("utf-16"))])),
    "deep": (422, packed(KIND, ("word/document.xml", "<x>" * 3000 + "</x>" * 3000))),
    "broken XML": (422, packed(KIND, ("word/document.xml", "<x><y></x>"))),
}  # fmt: skip

"""What a file is that is no Word draft, told by its first bytes or by its parts, never by its name.

Each kind has a sentence of its own: who sent a PDF is helped otherwise than who forgot a password.
"""

import re
from collections.abc import Collection

from outputs.drafts.docx_faults import AS_WORD, other_kind

OLE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
WITHOUT = "Open it in Word, take the password off (File, Info, Protect Document), save it and upload that."
UNPACK = "Unpack it and upload the Word document (.docx) in it."
TEXT_IN_WORD = "Copy its text into a Word document, save that as .docx and upload it."
_OF_OLE = (
    ("EncryptedPackage", "The file has a password.", WITHOUT),
    ("WordDocument", "This is an old .doc file.", AS_WORD),
    ("Workbook", "This is an old Excel file.", TEXT_IN_WORD),
    ("PowerPoint Document", "This is an old PowerPoint file.", TEXT_IN_WORD),
    (
        "__substg1.0_",
        "This is a message saved from Outlook.",
        "Save the draft attached to it, and upload that.",
    ),
)
_STARTS = (
    (rb"%PDF-", "This is a PDF.", "Upload the Word document (.docx) from which it was made."),
    (rb"\{\\rtf", "This is a rich text file (.rtf).", AS_WORD),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP|.{4}ftyp(heic|mif1)",
     "This is a picture.", "Type its text into a Word document (.docx) and upload that."),
    (rb"MIME-Version:|From: ", "This is a web archive or a message.", AS_WORD),
    (rb"<\?xml[^>]*>\s*(<\?mso-application[^>]*>\s*)?<(pkg:package|w:wordDocument)",
     "This is a draft saved as Word XML.", AS_WORD),
    (rb"(<!--.{0,400}-->\s*)?<(!doctype html|html|head|body|\?xml[^>]*>\s*<(!doctype )?html)",
     "This is a web page.", AS_WORD),
    (rb"<\?xml|<[a-z]", "This is an XML file.", AS_WORD),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", "This is a packed file.", UNPACK),
    (rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "This is a program.",
     "Programs are never taken; upload the draft as .docx."),
)  # fmt: skip
STARTS = tuple((re.compile(mark, re.IGNORECASE | re.DOTALL), said, mend) for mark, said, mend in _STARTS)
_OF_PARTS = (
    (r"mimetype", "This is an OpenDocument file (.odt), or a book.", AS_WORD),
    (r"xl/workbook\.(xml|bin)", "This is an Excel workbook.", TEXT_IN_WORD),
    (r"ppt/presentation\.xml", "This is a PowerPoint presentation.", TEXT_IN_WORD),
    (r"visio/document\.xml", "This is a Visio drawing.", TEXT_IN_WORD),
    (r"index/document\.iwa|index\.zip", "This is a Pages document.", "Export it from Pages as Word (.docx)."),
    (r"(.*/)?[^/]+\.docx", "This is a ZIP with Word documents in it.", UNPACK),
    (r"meta-inf/manifest\.mf", "This is a Java program.", "Upload the draft as .docx."),
)
OF_PARTS = tuple((re.compile(name, re.IGNORECASE), said, mend) for name, said, mend in _OF_PARTS)


def check_start(data: bytes) -> None:
    """Refuse (415) what does not begin as a packed file does, and say what it is."""
    if not data:
        other_kind(
            "The file is empty.", "Save the draft in Word once more, look whether it opens, and upload that."
        )
    if data.startswith(ZIP):
        return
    if data.startswith(OLE):
        _check_ole(data)
    if data.startswith(b"PK\x05\x06"):
        other_kind("This is a ZIP with nothing in it.")
    if not data.strip(b"\0"):
        other_kind(
            "The file holds nothing but zeros.", "The copy went wrong; fetch the draft again and upload that."
        )
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, sentence, mend in STARTS:
        if mark.match(start):
            other_kind(sentence, mend)
    if _is_text(data[:2048]):
        other_kind(
            "This is a plain text file.", "Paste it into a Word document, save that as .docx and upload it."
        )
    other_kind("This is not a Word file.", "Save the draft as .docx and upload that.")


def check_parts(names: Collection[str]) -> None:
    """Refuse (415) a packed file that is another document than Word's, or none."""
    for mark, sentence, mend in OF_PARTS:
        if any(mark.fullmatch(name) for name in names):
            other_kind(sentence, mend)
    if not any(name.lower() == "[content_types].xml" for name in names):
        other_kind("This is a ZIP, not a Word document.", UNPACK)


def _check_ole(data: bytes) -> None:
    for stream, sentence, mend in _OF_OLE:
        if stream.encode("utf-16-le") in data:
            other_kind(sentence, mend)
    other_kind(
        "This is an old .doc file, or one with a password.",
        "Open it in Word and save it as .docx without a password.",
    )


def _is_text(start: bytes) -> bool:
    try:
        text = start[: len(start) - 3].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(sign.isprintable() or sign in "\r\n\t\f" for sign in text)

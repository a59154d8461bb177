"""The copy of a Word file that is read: text parts only, packed anew, nothing in it leads out of it.

The file itself is kept as it came. Honest drafts often carry such relations, above all to a template on
somebody's server, so they are no reason to refuse a draft; they are a reason never to follow them.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Self
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from missions.packed.inflate import Meter
from outputs.drafts.docx_faults import WORD, damaged

MOST_RELATIONS = 4 * 1024 * 1024
_KEPT = re.compile(
    r"\[content_types\]\.xml|(_rels|word/_rels)/[^/]+\.rels|(word|docprops)/[^/]+\.xml", re.IGNORECASE
)
_OBJECTS = re.compile(r"(^|/)embeddings/", re.IGNORECASE)
_CONTROLS = re.compile(r"(^|/)activex/", re.IGNORECASE)
_PICTURES = re.compile(r"(^|/)media/", re.IGNORECASE)
_MENUS = re.compile(r"(^|/)customui/", re.IGNORECASE)
_SAFE_LINKS = ("http", "https", "mailto", "ftp", "tel", "")

OBJECTS = "Embedded objects are kept in the file but not read."
CONTROLS = "Form controls (ActiveX) are kept in the file but not read; type their answers as text."
PICTURES = "Pictures are kept in the file but not read."
MENUS = "Changes to Word's own menus are left aside; nothing needs to be done."
OUTWARD = "Links to templates or files elsewhere are not followed."
_LEFT_OUT = {
    "attachedTemplate": OUTWARD,
    "image": "Pictures that lie outside the file are not fetched; say in words what they show.",
    "oleObject": "Objects linked from other files are not fetched; copy their figures into a table.",
    "aFChunk": "Text inserted from another file is not read; copy it into the draft itself.",
    "subDocument": "Sub-documents lie in other files; send each as a draft of its own.",
    "frame": "Frames show other files, which are not fetched; copy their text into the draft.",
    "control": CONTROLS,
    "package": OBJECTS,
    "hyperlink": "Links to files on a computer or a server are taken out; name the document in words.",
}
_NEVER = {"oleObject", "control", "package", "aFChunk", "subDocument", "frame", "attachedTemplate"}


class Copy:
    """The copy in the making, to be used in a `with`; `warnings` says what is not in it."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._meter = Meter(WORD)
        self.warnings: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._zip.close()

    def take(self, part: zipfile.ZipInfo) -> None:
        """Read a part through to its end, and put it into the copy where it is text; Unfit (422)."""
        name = part.filename
        pieces = self._meter.read(self._data, part)
        if not _KEPT.fullmatch(name):
            for _ in pieces:
                pass
        elif name.lower().endswith(".rels"):
            self._zip.writestr(zipfile.ZipInfo(name), self._relations(name, pieces), zipfile.ZIP_DEFLATED)
        else:
            with self._zip.open(zipfile.ZipInfo(name), "w") as target:
                for piece in pieces:
                    target.write(piece)
        self._note_kind(name)

    def done(self) -> bytes:
        """Return the copy."""
        self._zip.close()
        return self._buffer.getvalue()

    def _note_kind(self, name: str) -> None:
        for mark, sentence in (
            (_OBJECTS, OBJECTS),
            (_CONTROLS, CONTROLS),
            (_PICTURES, PICTURES),
            (_MENUS, MENUS),
        ):
            if mark.search(name):
                self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def _relations(self, name: str, pieces: Iterable[bytes]) -> bytes:
        found = parsed(b"".join(pieces), name)
        for one in list(found):
            kind, outward = one.get("Type", "").rsplit("/", 1)[-1], one.get("TargetMode") == "External"
            if (outward and not _harmless(kind, one.get("Target", ""))) or kind in _NEVER:
                found.remove(one)
                self._warn(_LEFT_OUT.get(kind, OUTWARD))
        return tostring(found, encoding="utf-8", xml_declaration=True)


def parsed(content: bytes, name: str) -> Element:
    """Return a small part as a tree, without declarations and entities; Unfit (422) where it is no XML."""
    if len(content) > MOST_RELATIONS:
        damaged(f"The part {name[:80]} of the file is larger than Word makes it.")
    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        damaged(f"The part {name[:80]} of the file cannot be read.")


def _harmless(kind: str, target: str) -> bool:
    """Return whether a relation that leads out is a link that a reader may click."""
    if kind != "hyperlink" or target.startswith(("\\\\", "//")):
        return False
    try:
        return urlsplit(target.strip()).scheme.lower() in _SAFE_LINKS and not re.match(
            r"[a-z]:[\\/]", target, re.IGNORECASE
        )
    except ValueError:
        return False

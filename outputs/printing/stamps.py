"""Heads and feet of the pages of a long document, stamped on when its number of pages is known.

They are laid out once, on samples that show `0…` and `9…` where the number of the page stands. Where two
samples differ is the place of the number; its figures are put in by their glyphs, which are all of one width.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from outputs.printing.chapters import Sample

_DRAWING = re.compile(rb"(/x\d+)\s+Do\b")
_GLYPHS = re.compile(rb"<((?:[0-9a-f]{4})+)>")


class UnlikeError(ValueError):
    """Two samples differ in more than the number, so that it cannot be put in."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The content of a sample with the places of its figures, and what it draws with."""

    content: bytes
    places: tuple[int, ...]
    resources: Any

    def of(self, glyphs: Sequence[bytes]) -> bytes:
        """Return the content with other figures."""
        content = bytearray(self.content)
        for place, glyph in zip(self.places, glyphs, strict=True):
            content[place : place + 4] = glyph
        return bytes(content)


class Stamps:
    """The stamps of a document, read from its last pages: one for each turn of page and length of number."""

    def __init__(self, pdf: pikepdf.Pdf, samples: Sequence[Sample]) -> None:
        self._pdf = pdf
        self._stamps: dict[tuple[bool, int], Stamp] = {}
        pages = list(pdf.pages)[-len(samples) :]
        pairs = [_stamp(pages[at], pages[at + 1]) for at in range(0, len(samples), 2)]
        figures = pairs.pop(0)
        self._figures = [figures.content[place : place + 4] for place in figures.places]
        for sample, stamp in zip(samples[2::2], pairs, strict=True):
            if len(stamp.places) != len(sample.number):
                raise UnlikeError("A sample shows its number more than once.")
            self._stamps[sample.wide, len(sample.number)] = stamp

    def put(self, page: pikepdf.Page, number: int) -> None:
        """Lay head and foot with this number beneath the content of a page."""
        _, _, width, height = page.MediaBox
        stamp = self._stamps[width > height, len(str(number))]
        form = self._pdf.make_stream(stamp.of([self._figures[int(figure)] for figure in str(number)]))
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = page.MediaBox, stamp.resources
        name = pikepdf.Name(f"/Stamp{number}")  # pages of a chapter share their resources
        if "/XObject" not in page.Resources:
            page.Resources.XObject = pikepdf.Dictionary()
        page.Resources.XObject[name] = form
        page.contents_add(f"q {name} Do Q\n".encode(), prepend=True)


def _stamp(one: pikepdf.Page, other: pikepdf.Page) -> Stamp:
    content, compared = (_DRAWING.sub(rb"/Drawing Do", page.Contents.read_bytes()) for page in (one, other))
    glyphs = [at for found in _GLYPHS.finditer(content) for at in range(found.start(1), found.end(1), 4)]
    places = tuple(at for at in glyphs if content[at : at + 4] != compared[at : at + 4])
    stamp = Stamp(content, places, _resources(one))
    if not places or stamp.of([compared[at : at + 4] for at in places]) != compared:
        raise UnlikeError(f"Two samples of a page's head and foot differ in more than {len(places)} figures.")
    return stamp


def _resources(page: pikepdf.Page) -> pikepdf.Dictionary:
    """Return what a sample draws with; the mark of a draft has another name on each page."""
    resources = pikepdf.Dictionary(dict(page.Resources.items()))
    drawings = {found[1].decode() for found in _DRAWING.finditer(page.Contents.read_bytes())}
    if len(drawings) > 1:
        raise UnlikeError("A page's head and foot have more than one drawing.")
    resources.XObject = pikepdf.Dictionary()
    for name in drawings:
        resources.XObject.Drawing = page.Resources.XObject[name]
    return resources

"""A drawing as PNG: the few kinds of marks that `pdf_drawing` makes, painted again from the very SVG.

Pillow comes with the press already. Other ways to the same picture would want a browser, a renderer of SVG as
a further dependency, or a PDF in between.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from defusedxml.ElementTree import fromstring
from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

SCALE, MOST = 7.0, 6000  # pixels for a millimetre; pixels across or down at the most
FONTS = settings.BASE_DIR / "static" / "fonts"
# The shipped faces by the signs that each of them has; what none has is written with the first.
FACES = (
    ("noto-sans/noto-sans-cyrillic", "\u0400-\u052f"),
    ("noto-sans/noto-sans-greek", "\u0370-\u03ff"),
    ("noto-sans/noto-sans-latin-ext", "\u0100-\u024f\u1e00-\u1eff"),
    ("noto-sans-sc/noto-sans-sc-chinese-simplified", "\u2e80-\u9fff\uff00-\uffef"),
    ("amiri/amiri-arabic", "\u0600-\u06ff"),
)
LATIN = "noto-sans/noto-sans-latin"
RUNS = re.compile("|".join(f"([{signs}]+)" for _face, signs in FACES) + "|(.)", re.DOTALL)


def as_png(svg: str) -> bytes:
    """Return the drawing as PNG on white; ParseError for what is no SVG."""
    root = fromstring(svg)
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    scale = min(SCALE, MOST / max(width, height))
    image = Image.new("RGB", (max(round(width * scale), 1), max(round(height * scale), 1)), "white")
    brush = _Brush(ImageDraw.Draw(image), scale)
    for mark in root:
        paint = PAINTS.get(mark.tag.rpartition("}")[2])
        if paint:
            paint(brush, mark)
    made = io.BytesIO()
    image.save(made, "PNG", dpi=(scale * 25.4, scale * 25.4))
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Brush:
    """What paints, and how many pixels a millimetre has."""

    on: Any
    scale: float

    def points(self, mark: Any) -> list[tuple[float, float]]:
        """Return the points of a mark in pixels."""
        pairs = (pair.split(",") for pair in mark.get("points").split())
        return [(float(x) * self.scale, float(y) * self.scale) for x, y in pairs]

    def weight(self, mark: Any) -> int:
        """Return how many pixels a line is wide."""
        return max(round(float(mark.get("stroke-width", "0")) * self.scale), 1)


def _box(brush: _Brush, mark: Any) -> None:
    x, y, width, height = (float(mark.get(name)) * brush.scale for name in ("x", "y", "width", "height"))
    edge = mark.get("stroke")
    outline = None if edge in (None, "none") else edge
    corners = (x, y, max(x + width, x + 1), max(y + height, y + 1))
    brush.on.rectangle(corners, fill=mark.get("fill"), outline=outline)


def _line(brush: _Brush, mark: Any) -> None:
    points, weight = brush.points(mark), brush.weight(mark)
    dashes = [float(part) * brush.scale for part in mark.get("stroke-dasharray", "").split()]
    for start, end in _broken(points, dashes) if dashes else pairwise(points):
        brush.on.line([start, end], fill=mark.get("stroke"), width=weight)


def _broken(
    points: list[tuple[float, float]], dashes: list[float]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the dashes of a straight line from its first to its last point."""
    (x, y), (right, bottom) = points[0], points[-1]
    long = ((right - x) ** 2 + (bottom - y) ** 2) ** 0.5
    done, step = 0.0, sum(dashes)
    while done < long:
        ends = [min(done + part, long) / long for part in (0.0, dashes[0])]
        start, end = ((x + (right - x) * part, y + (bottom - y) * part) for part in ends)
        yield start, end
        done += step


def _polygon(brush: _Brush, mark: Any) -> None:
    brush.on.polygon(brush.points(mark), fill=mark.get("fill"), outline=mark.get("stroke"))


def _text(brush: _Brush, mark: Any) -> None:
    size = float(mark.get("font-size")) * brush.scale
    weight = 700 if mark.get("font-weight") == "700" else 400
    runs = [(text, _font(face, weight, size)) for face, text in _runs(mark.text or "")]
    x, y = (float(mark.get(name)) * brush.scale for name in ("x", "y"))
    if mark.get("text-anchor") == "end":
        x -= sum(font.getlength(text) for text, font in runs)
    for text, font in runs:
        brush.on.text((x, y), text, font=font, fill=mark.get("fill"), anchor="ls")
        x += font.getlength(text)


def _runs(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text that are written with one face, with the face."""
    found: list[tuple[str, str]] = []
    for run in RUNS.finditer(text):
        number = (run.lastindex or len(FACES) + 1) - 1
        face = FACES[number][0] if number < len(FACES) else LATIN
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + run[0])
        else:
            found.append((face, run[0]))
    return found


@lru_cache(maxsize=64)
def _font(face: str, weight: int, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{face}-{weight}-normal.woff"), size)


PAINTS: dict[str, Callable[[_Brush, Any], None]] = {
    "rect": _box, "polyline": _line, "polygon": _polygon, "text": _text,
}  # fmt: skip

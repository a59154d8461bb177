"""A small drawing board for charts in millimetres; mirrored where the document is read from right to left."""

import re
from dataclasses import dataclass, field
from html import escape

from outputs.printing.widths import EM, breadth

FACES = "Plain, Plain Ext, Plain Cyrillic, Plain Greek, Text Arabic, Plain Han"
INK, QUIET, LINE, PAPER = "#1b222b", "#4a535e", "#9aa5b1", "#eef2f7"
BLUE, DEEP = "#17508f", "#12294a"
LEADING = 1.3
_SPACES = re.compile(r"\s+")


def wrapped(text: str, width: float, size: float, most: int = 4) -> list[str]:
    """Return the text in lines no wider than `width` at this size; beyond `most` lines it is cut."""
    lines: list[str] = []
    for word in _units(text):
        longer = f"{lines[-1]}{word}" if lines else word
        if lines and breadth(longer.rstrip()) * size / EM <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,;") + "…"]
    return lines


def _units(text: str) -> list[str]:
    """Return the pieces between which a line may end: words, or signs of Chinese."""
    return re.findall(
        r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*", _SPACES.sub(" ", text)
    )


@dataclass(slots=True)
class Board:
    """A drawing of this width; `height` grows by what is drawn. Text goes through `escape`, always."""

    width: float
    mirrored: bool = False
    faces: str = FACES
    height: float = 0.0
    _marks: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, edge: str = "none") -> None:
        """Draw a rectangle."""
        left = self.width - x - width if self.mirrored else x
        self._marks.append(
            f'<rect x="{left:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"'
            f' stroke="{edge}" stroke-width="0.2"/>'
        )
        self._reach(y + height)

    def line(
        self,
        *points: tuple[float, float],
        colour: str = LINE,
        weight: float = 0.2,
        dashes: str = "",
        under: bool = False,
    ) -> None:
        """Draw a line through these points, in `dashes` or whole; `under` everything so far, if asked."""
        path = " ".join(f"{self._x(x):.2f},{y:.2f}" for x, y in points)
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        mark = f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{weight}"{broken}/>'
        self._marks.insert(0 if under else len(self._marks), mark)
        self._reach(max(y for _, y in points))

    def polygon(self, *points: tuple[float, float], fill: str, edge: str = "none") -> None:
        """Draw a filled shape."""
        path = " ".join(f"{self._x(x):.2f},{y:.2f}" for x, y in points)
        outline = f' stroke="{edge}" stroke-width="0.3"' if edge != "none" else ""
        self._marks.append(f'<polygon points="{path}" fill="{fill}"{outline}/>')
        self._reach(max(y for _, y in points))

    def diamond(self, x: float, y: float, half: float, *, fill: str, edge: str = "none") -> None:
        """Draw a diamond around a point."""
        self.polygon((x, y - half), (x + half, y), (x, y + half), (x - half, y), fill=fill, edge=edge)

    def text(
        self, x: float, y: float, lines: list[str], size: float, *, fill: str = INK, bold: bool = False
    ) -> None:
        """Write lines, the first with its top at y; they begin at x on the side where reading begins."""
        anchor = "end" if self.mirrored else "start"
        weight = ' font-weight="700"' if bold else ""
        for number, line in enumerate(lines):
            base = y + size * (0.98 + number * LEADING)
            self._marks.append(
                f'<text x="{self._x(x):.2f}" y="{base:.2f}" font-family="{self.faces}" font-size="{size}"'
                f'{weight} text-anchor="{anchor}" fill="{fill}">{escape(line)}</text>'
            )
        self._reach(y + size * LEADING * len(lines))

    def svg(self, title: str, description: str = "", key: str = "") -> str:
        """Return the drawing; title and description are read out instead of it.

        With a `key`, unique on its page, the drawing says by name what it is and what describes it.
        """
        height = self.height + 0.5
        named = f' role="img" aria-labelledby="{key}-title {key}-description"' if key else ""
        ids = (f' id="{key}-title"', f' id="{key}-description"') if key else ("", "")
        told = f"<desc{ids[1]}>{escape(description)}</desc>" if description or key else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:.2f}mm" height="{height:.2f}mm"'
            f' viewBox="0 0 {self.width:.2f} {height:.2f}"{named}>'
            f"<title{ids[0]}>{escape(title)}</title>{told}" + "".join(self._marks) + "</svg>"
        )

    def _x(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)


def text_height(lines: list[str], size: float) -> float:
    """Return how high lines of text are."""
    return size * LEADING * len(lines)

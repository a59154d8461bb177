"""Shapes of the process map: text, pill, diamond and line, as SVG with presentation attributes.

No style element, no style attribute, no script, no outside font: the picture passes a strict
content security policy, alone or as an image, and prints as it shows.
"""

from collections.abc import Iterable
from html import escape
from textwrap import wrap

INK, MUTED, BLUE, PALE, RULE, PAPER = "#17212b", "#4a5a6a", "#1d5796", "#eef3f9", "#b9c6d4", "#ffffff"
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

Point = tuple[float, float]


def number(value: float) -> str:
    """Return a coordinate without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def text(
    at: Point,
    words: str,
    *,
    size: float = 12,
    weight: int = 400,
    fill: str = INK,
    anchor: str = "start",
    halo: bool = False,
) -> str:
    """Return one line of text; `halo` keeps it readable where a line runs near."""
    around = (
        f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    )
    return (
        f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{number(size)}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}"{around}>{escape(words)}</text>'
    )


def lines(words: str, width: float, size: float) -> list[str]:
    """Return `words` broken into lines of at most about `width` pixels."""
    return wrap(words, max(8, int(width / (size * 0.53))), break_long_words=False)


def paragraph(
    at: Point,
    words: str,
    *,
    width: float,
    size: float = 12,
    fill: str = INK,
    anchor: str = "start",
    weight: int = 400,
) -> str:
    """Return several lines of text, the first with its base line at `at`."""
    return "".join(
        text((at[0], at[1] + row * size * 1.25), line, size=size, fill=fill, anchor=anchor, weight=weight)
        for row, line in enumerate(lines(words, width, size))
    )


def box(at: Point, width: float, height: float, *, fill: str, edge: str, radius: float = 6) -> str:
    """Return a rectangle with rounded corners."""
    return (
        f'<rect x="{number(at[0])}" y="{number(at[1])}" width="{number(width)}" height="{number(height)}" '
        f'rx="{number(radius)}" fill="{fill}" stroke="{edge}"/>'
    )


def pill(centre: Point, width: float, words: str, *, end: bool = False) -> str:
    """Return a state without a level as a pill; an end of the process has a double edge."""
    x, y = centre[0] - width / 2, centre[1] - 14
    inner = box((x + 3, y + 3), width - 6, 22, fill="none", edge=MUTED, radius=11) if end else ""
    outer = box((x, y), width, 28, fill=PAPER, edge=MUTED, radius=14)
    return outer + inner + text((centre[0], centre[1] + 4), words, size=11.5, anchor="middle")


def sheet(at: Point) -> str:
    """Return a small sheet of paper with a folded corner, the mark of an output."""
    x, y = number(at[0]), number(at[1])
    return f'<path d="M{x} {y}h5.5l3 3v7.5h-8.5z" fill="{PALE}" stroke="{BLUE}" stroke-width="1.1"/>'


def diamond(centre: Point, half: float, words: str, *, kind: str, size: float = 12) -> str:
    """Return a gate with its decider inside: `boxed` is filled, `gate` outlined, `council` dark."""
    x, y = centre
    corners = " ".join(
        f"{number(cx)},{number(cy)}"
        for cx, cy in ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    )
    fill = {"boxed": BLUE, "gate": PAPER, "council": INK}[kind]
    edge = INK if kind == "council" else BLUE
    ink = BLUE if kind == "gate" else PAPER
    shape = f'<polygon points="{corners}" fill="{fill}" stroke="{edge}" stroke-width="1.75"/>'
    return shape + text((x, y + size * 0.36), words, size=size, weight=600, fill=ink, anchor="middle")


def line(points: Iterable[Point], *, back: bool = False, arrow: bool = True, radius: float = 10) -> str:
    """Return a line through `points` with rounded corners; `back` draws a way back, dashed."""
    stops = list(points)
    path = [f"M{number(stops[0][0])} {number(stops[0][1])}"]
    for before, corner, after in zip(stops, stops[1:], stops[2:], strict=False):
        start, stop = _towards(corner, before, radius), _towards(corner, after, radius)
        path.append(f"L{number(start[0])} {number(start[1])}")
        path.append(f"Q{number(corner[0])} {number(corner[1])} {number(stop[0])} {number(stop[1])}")
    path.append(f"L{number(stops[-1][0])} {number(stops[-1][1])}")
    look = f'stroke="{MUTED}" stroke-dasharray="5 4"' if back else f'stroke="{INK}"'
    head = f' marker-end="url(#impp-{"back" if back else "on"})"' if arrow else ""
    return f'<path d="{" ".join(path)}" fill="none" stroke-width="1.5" {look}{head}/>'


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """Return the point `radius` from `corner` on the way to `other`, or half-way if they are close."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = max(1.0, (dx * dx + dy * dy) ** 0.5)
    share = min(radius, length / 2) / length
    return corner[0] + dx * share, corner[1] + dy * share


def arrow_heads() -> str:
    """Return the two arrow heads, for ways on and ways back."""
    return "".join(
        f'<marker id="impp-{key}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto-start-reverse"><path d="M0 0.5 L8 4 L0 7.5 Z" fill="{fill}"/></marker>'
        for key, fill in (("on", INK), ("back", MUTED))
    )

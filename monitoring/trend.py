"""The course of a benchmark as a small line: points for an SVG, worked out without a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT, EDGE = 160, 36, 3


@dataclass(frozen=True, slots=True)
class Trend:
    """A drawn course: the line's points, the last point, and the height of the target's mark."""

    points: str
    last: tuple[float, float]
    target: float | None
    width: int = WIDTH
    height: int = HEIGHT


def drawn(values: Sequence[tuple[date, Decimal]], target: Decimal | None = None) -> Trend | None:
    """Return the course of dated figures, oldest first, with the target; None for fewer than two."""
    if len(values) < 2:
        return None
    first, last = values[0][0], values[-1][0]
    days = max((last - first).days, 1)
    figures = [figure for _day, figure in values] + ([target] if target is not None else [])
    low, high = min(figures), max(figures)
    span = (high - low) or Decimal(1)

    def height_of(figure: Decimal) -> float:
        return round(EDGE + float((high - figure) / span) * (HEIGHT - 2 * EDGE), 1)

    places = [
        (round(EDGE + (day - first).days / days * (WIDTH - 2 * EDGE), 1), height_of(figure))
        for day, figure in values
    ]
    points = " ".join(f"{across},{down}" for across, down in places)
    return Trend(points, places[-1], None if target is None else height_of(target))

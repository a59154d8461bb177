"""Whether a table is squeezed on an upright page, so that it is better set on a turned one."""

from collections.abc import Sequence
from math import ceil

from outputs.printing.widths import GAP, LANDSCAPE, Need, in_table, widths

FILLED = 0.85  # share of a line that wrapped text fills
MANY = 5  # columns; fewer gain little from a broader page
RIBBONS = 4.0  # lines that a row may take on average before its columns read as ribbons
GAIN = 0.7  # share of these lines that must be enough on the turned page
SHORT = 20  # lines; a table that takes no more is not worth a page of its own


def lines(needs: Sequence[Need], rows: Sequence[Sequence[str]], width: float) -> float:
    """Return how many lines a row takes on average in a table of this width, in millimetres."""
    rooms = [max(share - GAP, 1.0) * FILLED for share in widths(needs, width)]
    tall = [
        max((ceil(in_table(text) / room) for text, room in zip(row, rooms, strict=True)), default=0)
        for row in rows
    ]
    return sum(tall) / len(tall) if tall else 0.0


def cramped(needs: Sequence[Need], upright: float) -> bool:
    """Return whether words or figures lack room in a table of this width."""
    return sum(need.least for need in needs) > upright


def squeezed(needs: Sequence[Need], rows: Sequence[Sequence[str]], upright: float) -> bool:
    """Return whether a table is to be turned: words or figures lack room, or texts stand in ribbons.

    `needs` are those of its columns, `rows` their texts, `upright` the width on an upright page. A table of
    few columns is not turned, nor one that lacks room on a turned page too or would gain little by it.
    """
    if len(needs) < MANY or cramped(needs, LANDSCAPE):
        return False
    if cramped(needs, upright):
        return True
    tall = lines(needs, rows, upright)
    ribbons = tall > RIBBONS and tall * len(rows) > SHORT
    return ribbons and lines(needs, rows, LANDSCAPE) <= tall * GAIN

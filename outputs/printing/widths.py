"""How wide the columns of a printed table are: estimated from what stands in them, the same every time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from outputs.printing.say import direction

# Advances of the table's typeface in ems, for the signs of Latin writing; others count as ORDINARY.
ADVANCES = {
    sign: advance
    for advance, signs in (
        (0.26, " '!,.:;Jijl\u00a0"), (0.33, "()-`/I[]ft"), (0.42, 'r"{}?_z'), (0.5, "FLcsvy"),
        (0.57, "$*+0123456789<=>ESTYZ^aekx|~"), (0.62, "KPRVXbdghnopqu#ABC"), (0.75, "&DGHNUOQw"),
        (0.93, "%@MWm"),
    )
    for sign in signs
}  # fmt: skip
# Other writings by their ranges: Arabic joins its letters closely, and sets its vowel signs above them.
RANGES = (
    ("\u0400", "\u052f", 0.63), ("\u064b", "\u0652", 0.0), ("\u0600", "\u06ff", 0.45),
    ("\u2e80", "\u9fff", 1.0), ("\uf900", "\ufaff", 1.0), ("\uff00", "\uffef", 1.0),
)  # fmt: skip
ORDINARY = 0.6
HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# What stands between places where lines may end: not at a fixed space; in Chinese after each sign, though a
# narrower column than one of four signs would be a ribbon.
UNIT = re.compile(rf"[{HAN}]{{1,4}}|[^ \n\t{HAN}]+")
LARGER = {"rtl": 1.18}  # the type of tables, where it is larger: see static/documents/rtl.css
EM = 2.93  # millimetres: 8.3 pt
SAFETY = 1.04  # kerning and the edges of letters
BOLD = 1.08
GAP, FIGURE_GAP = 3.0, 4.4  # millimetres of white that belong to a column
PORTRAIT, LANDSCAPE = 160.0, 257.0  # millimetres that a table may take on an upright and a turned page
NUMBER = 11.0  # the column of numbers, in millimetres; notes are indented by as much
UNBROKEN = 18  # signs; shorter texts (dates, names) are not wrapped where there is room
ROOMY = 0.72  # share of the width up to which such texts may claim it
STEPS = 40  # halvings; far below a tenth of a millimetre


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for in millimetres: at least, to keep short texts whole, and for an ordinary row."""

    least: float
    whole: float
    ordinary: float
    most: float


@lru_cache(maxsize=8192)
def breadth(text: str) -> float:
    """Return the estimated width of a text in one line, in millimetres."""
    return sum(_advance(sign) for sign in text) * EM * SAFETY


def in_table(text: str) -> float:
    """Return the width of a text in one line of a table of the document that is being written."""
    return breadth(text) * LARGER.get(direction(), 1.0)


def _advance(sign: str) -> float:
    if sign in ADVANCES:
        return ADVANCES[sign]
    return next((advance for first, last, advance in RANGES if first <= sign <= last), ORDINARY)


def need_of(title: str, texts: Sequence[str], *, figures: bool = False, whole: bool = False) -> Need:
    """Return what a column with this title and these texts asks for; `whole` texts are never wrapped."""
    gap = FIGURE_GAP if figures else GAP
    head = _longest_word(title) * BOLD
    lines = [in_table(text) for text in texts if text] or [0.0]
    words = max(_longest_word(text) for text in texts) if texts else 0.0
    short = all(len(text) <= UNBROKEN for text in texts)
    least = max(head, max(lines) if whole or figures else words) + gap
    ordinary = (sum(lines) / len(lines) + max(lines)) / 2 + gap
    return Need(
        least,
        max(least, max(lines) + gap) if short else least,
        max(ordinary, least),
        max(least, max(lines) + gap, min(in_table(title) * BOLD, max(lines)) + gap),
    )


def widths(needs: Sequence[Need], width: float) -> list[float]:
    """Return the columns' widths in millimetres; together they fill `width`.

    Each column has its least width, and no more than its longest text; between these, long texts get more,
    though less than in proportion, so that one long text does not starve the others.
    """
    roomy = sum(need.whole for need in needs) <= width * ROOMY
    floors = [need.whole if roomy else need.least for need in needs]
    if sum(floors) >= width:
        return [width * floor / sum(floors) for floor in floors]
    caps = [max(need.most, floor) for need, floor in zip(needs, floors, strict=True)]
    if sum(caps) <= width:
        return _filled_up(caps, width)
    low, high = 0.0, width
    for _ in range(STEPS):
        middle = (low + high) / 2
        if sum(_clamped(needs, floors, caps, middle)) < width:
            low = middle
        else:
            high = middle
    return _clamped(needs, floors, caps, high)


def _clamped(
    needs: Sequence[Need], floors: Sequence[float], caps: Sequence[float], scale: float
) -> list[float]:
    return [
        min(max(scale * need.ordinary**0.5, floor), cap)
        for need, floor, cap in zip(needs, floors, caps, strict=True)
    ]


def _filled_up(caps: Sequence[float], width: float) -> list[float]:
    """Everything fits in one line: the rest goes to the columns by their length, the longest most."""
    weights = [cap * cap for cap in caps]
    spare = width - sum(caps)
    return [cap + spare * weight / sum(weights) for cap, weight in zip(caps, weights, strict=True)]


def _longest_word(text: str) -> float:
    return max((in_table(word) for word in UNIT.findall(text)), default=0.0)

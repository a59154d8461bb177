"""Geometry of the level track: whole numbers only, so that no language's decimal comma can spoil a path."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planning_levels.definition.stages import STAGES

if TYPE_CHECKING:
    from planning_levels.track import Track, TrackGate, TrackLevel, TrackLoop


@dataclass(frozen=True, slots=True)
class Form:
    """The measures of one size."""

    box: tuple[int, int]
    gate: int  # room for one gate in a gap
    diamond: int  # half its width
    hatch: int
    top: int
    text: bool


FORMS = {
    "large": Form(box=(130, 52), gate=54, diamond=11, hatch=8, top=34, text=True),
    "line": Form(box=(26, 12), gate=12, diamond=4, hatch=4, top=3, text=False),
    "vertical": Form(box=(44, 26), gate=26, diamond=8, hatch=6, top=2, text=False),
}
ARC_ROOM = 40  # above the boxes, where a way back was taken
NAME_SIGNS, WORD_SIGNS = 18, 21  # what fits across a box in the two sizes of type
LINE = 16
DAYS_SIGN = 8  # width of a sign of the days, bold


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its place; `kind` is `name`, `words` or `note`."""

    x: int
    y: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A level's box with its hatch and the lines below it."""

    level: TrackLevel
    x: int
    y: int
    width: int
    height: int
    hatch: str
    lines: tuple[Text, ...]

    @property
    def middle(self) -> int:
        """Return the middle of the box, across."""
        return self.x + self.width // 2

    @property
    def base(self) -> int:
        """Return the base line of the text inside."""
        return self.y + self.height // 2 + 6

    @property
    def plates(self) -> tuple[tuple[int, int], ...]:
        """Return place and width of the plain ground under code and days where the box is hatched."""
        if not self.hatch:
            return ()
        days = len(self.level.spent) * DAYS_SIGN + 8
        return (self.x + 8, 38), *(((self.x + self.width - days - 6, days),) if self.level.spent else ())


@dataclass(frozen=True, slots=True)
class Diamond:
    """A gate's diamond; its label stands below."""

    gate: TrackGate
    x: int
    y: int
    path: str
    hatch: str
    label_y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A way back, drawn above the boxes with an arrow's head at its end."""

    loop: TrackLoop
    path: str
    head: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stage over its levels."""

    number: int
    name: str
    x: int
    right: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the templates draw."""

    size: str
    width: int
    height: int
    spine: str
    boxes: tuple[Box, ...]
    diamonds: tuple[Diamond, ...]
    arcs: tuple[Arc, ...]
    stages: tuple[Span, ...]

    def rows(self) -> list[Box | Diamond]:
        """Return boxes and diamonds in the order of the process, for the vertical form."""
        return sorted([*self.boxes, *self.diamonds], key=lambda mark: mark.x)


def hatch(x: int, y: int, width: int, height: int, step: int) -> str:
    """Return diagonal lines inside a rectangle as the data of one path."""
    parts = []
    for offset in range(step - height, width, step):
        left, right = max(offset, 0), min(offset + height, width)
        if right > left:
            start, end = y + height - (left - offset), y + height - (right - offset)
            parts.append(f"M{x + left} {start}L{x + right} {end}")
    return "".join(parts)


def diamond(x: int, y: int, half: int) -> str:
    """Return the path of a diamond around a point."""
    return f"M{x} {y - half}L{x + half} {y}L{x} {y + half}L{x - half} {y}Z"


def draw(track: Track, size: str) -> Drawing:
    """Return the drawing of a track; ValueError for a size that is not known."""
    if size not in FORMS:
        raise ValueError(f"The level track has no size “{size}”.")
    form = FORMS[size]
    loops = track.ways_back() if form.text else []
    top = form.top + (ARC_ROOM if loops else 0)
    centre = top + form.box[1] // 2
    x, boxes, diamonds = 0, [], []
    for level in track.levels:
        for gate in track.gates_before(level.code):
            diamonds.append(_diamond(gate, x + form.gate // 2, centre, form))
            x += form.gate
        boxes.append(_box(level, x, top, form))
        x += form.box[0]
    bottom = max([top + form.box[1] + form.top, *(line.y + 8 for box in boxes for line in box.lines)])
    spine = f"M{form.gate // 2 if diamonds else 0} {centre}H{x}"
    arcs = tuple(arc for arc in (_arc(loop, boxes, top) for loop in loops) if arc)
    width = x + (0 if form.text else 2)
    return Drawing(size, width, bottom, spine, tuple(boxes), tuple(diamonds), arcs, _stages(boxes))


def _box(level: TrackLevel, x: int, top: int, form: Form) -> Box:
    width, height = form.box
    lines = hatch(x, top, width, height, form.hatch) if level.tone == "waiting" else ""
    return Box(level, x, top, width, height, lines, _lines(level, x, top + height) if form.text else ())


def _lines(level: TrackLevel, x: int, bottom: int) -> tuple[Text, ...]:
    y, found = bottom + 22, []
    for kind, text, signs in (
        ("name", level.name, NAME_SIGNS),
        ("words", level.words, WORD_SIGNS),
        ("note", level.note, WORD_SIGNS),
    ):
        for line in textwrap.wrap(text, signs):
            found.append(Text(x, y, kind, line))
            y += LINE
        y += 2
    return tuple(found)


def _diamond(gate: TrackGate, x: int, y: int, form: Form) -> Diamond:
    half = form.diamond
    lines = ""
    if gate.tone == "waiting":
        third = half // 2
        lines = (
            f"M{x - half + third} {y + third}L{x + third} {y - half + third}"
            f"M{x - third} {y + half - third}L{x + half - third} {y - third}"
        )
    return Diamond(gate, x, y, diamond(x, y, half), lines, y + half + 17)


def _arc(loop: TrackLoop, boxes: list[Box], top: int) -> Arc | None:
    places = {box.level.code: box.middle for box in boxes}
    if loop.source not in places or loop.target not in places:
        return None
    start, end = places[loop.source] - 14, places[loop.target] + 14
    high, bend = top - 26, 14
    rise = f"M{start} {top - 5}Q{start} {high} {start - bend} {high}"
    path = f"{rise}H{end + bend}Q{end} {high} {end} {top - 7}"
    head = f"M{end - 5} {top - 11}L{end} {top - 4}L{end + 5} {top - 11}Z"
    return Arc(loop, path, head, (start + end) // 2, high - 6)


def _stages(boxes: list[Box]) -> tuple[Span, ...]:
    spans = []
    for stage in STAGES:
        own = [box for box in boxes if box.level.stage == stage.number]
        if own:
            codes = tuple(box.level.code for box in own)
            spans.append(Span(stage.number, stage.name, own[0].x, own[-1].x + own[-1].width, codes))
    return tuple(spans)

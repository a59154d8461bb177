"""The schedule of a document: its frozen rows worked out and drawn, with what the note below says of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from outputs.printing.say import said
from outputs.printing.words import words
from outputs.schedule_chart import Mark, Span, View, drawn
from outputs.schedule_chart.drawing import SIDES
from plans.schedule import worked_out
from plans.schedule.rows import frozen_works

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Printed:
    """The drawings, one a page; references of rows without a beginning, of each path, of marks with room."""

    drawings: list[str]
    without: list[str]
    paths: list[tuple[str, ...]]
    marked: list[str]


def schedule(
    rows: Rows, phases: Rows, title: str, *, milestones: Rows = (), mirrored: bool = False
) -> Printed:
    """Return the schedule of frozen rows; without drawings where fewer than two rows have a beginning."""
    found = worked_out(frozen_works(rows))
    without = [row.work.key for row in found.rows if row.work.start is None]
    view = View(
        title,
        say=said,
        mirrored=mirrored,
        phases=tuple(
            Span(words(one.get("name")), first, last)
            for one in phases
            if (first := _day(one.get("starts"))) and (last := _day(one.get("until")))
        ),
        milestones=tuple(
            Mark(words(one.get("reference")) or words(one.get("name")), on, bool(_day(one.get("reached_on"))))
            for one in milestones
            if (on := _day(one.get("date")))
        ),
    )
    marked = [one.key for one in found.findings if one.kind == "marked-with-room"]
    return Printed(drawn(found, view), without, list(found.paths), marked)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


__all__ = ["SIDES", "Printed", "schedule"]

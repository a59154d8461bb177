"""The schedule's rows as works: from the register, in two queries; from frozen rows, which speak in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from missions.models import Mission
from plans.models import ScheduleItem
from plans.schedule.shapes import Schedule, Work
from plans.schedule.worked_out import worked_out

SPOKEN = {"country team": "unct", "mission and country team": "both"}
SIDES = ("mission", "both", "unct", "")


def schedule_of(mission: Mission, ends: Sequence[str] = ()) -> Schedule:
    """Return a mission's schedule worked out; two queries. Keys are the rows' ids as text."""
    return worked_out(works_of(mission), ends)


def works_of(mission: Mission) -> list[Work]:
    """Return the rows of a mission's schedule in the order of the register."""
    rows = ScheduleItem.objects.filter(mission=mission).prefetch_related("depends_on")
    return [_work(row, mission.key) for row in rows]


def _work(row: ScheduleItem, mission: str) -> Work:
    return Work(
        key=str(row.pk),
        title=f"{row.reference} {row.title}".strip(),
        start=row.date,
        end=row.until,
        after=tuple(str(one.pk) for one in row.depends_on.all()),
        side=row.side,
        lead=row.lead,
        condition=row.condition,
        marked=row.critical,
        begun=row.begun_on,
        ended=row.ended_on,
        url=f"/missions/{mission}/plan/schedule/{row.pk}/",
    )


def frozen_works(rows: Iterable[Mapping[str, Any]]) -> list[Work]:
    """Return frozen rows as works. They are linked by their references; one without gets a number."""
    return [_frozen(row, f"#{number}") for number, row in enumerate(rows)]


def _frozen(row: Mapping[str, Any], otherwise: str) -> Work:
    side = str(row.get("side") or "")
    side = SPOKEN.get(side, side)
    reference, title = str(row.get("reference") or ""), str(row.get("title") or "")
    after = row.get("depends_on") or ()
    return Work(
        key=reference or title[:80] or otherwise,
        title=f"{reference} {title}".strip(),
        start=_day(row.get("date")),
        end=_day(row.get("until")),
        after=tuple(str(one) for one in ([after] if isinstance(after, str) else after)),
        side=side if side in SIDES else "",
        lead=str(row.get("lead") or ""),
        condition=str(row.get("condition") or ""),
        marked=bool(row.get("critical")),
        begun=_day(row.get("begun_on")),
        ended=_day(row.get("ended_on")),
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None

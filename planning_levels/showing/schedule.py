"""The schedule of a mission as it is drawn and listed: for the page, its files and the API."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from missions.templatetags.dates import written
from outputs.schedule_chart import Mark, Span, View, drawn
from planning_levels.reading import Reading
from plans.models import Milestone, Phase
from plans.schedule import Row, Schedule
from plans.schedule import words as said
from plans.schedule.rows import schedule_of
from plans.sheets.cells import armed

WIDE, LABELS, FACES = 262.0, 72.0, "system-ui, 'Segoe UI', 'Noto Sans', sans-serif"
ZOOMS = ("all", "quarter", "month")
FIXED = (  # words of the drawing, for the catalogues
    gettext_noop("Mission"), gettext_noop("Mission and country team"), gettext_noop("Country team"),
    gettext_noop("Side not stated"), gettext_noop("Operation"), gettext_noop("Phases"),
    gettext_noop("Milestones"), gettext_noop("critical"), gettext_noop("ended"), gettext_noop("under way"),
    gettext_noop("only when"), gettext_noop("on the critical path"),
    gettext_noop("leads to what comes after"), gettext_noop("no end stated"),
)  # fmt: skip


@dataclass(frozen=True)
class Window:
    """Which days are shown: all, a quarter or a month from its first day."""

    zoom: str = "all"
    first: date | None = None

    @property
    def months(self) -> int:
        """Return how many months are shown; none for all."""
        return {"quarter": 3, "month": 1}.get(self.zoom, 0)

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day, or None for all."""
        if not self.months or self.first is None:
            return None
        return self.first, moved(self.first, self.months) - timedelta(days=1)

    def beside(self, steps: int) -> date | None:
        """Return the first day of a window before or after this one."""
        return moved(self.first, steps * self.months) if self.first and self.months else None


def window_of(zoom: str, day: date) -> Window:
    """Return the window of a kind in which a day lies; all for a kind that is not known."""
    if zoom == "quarter":
        return Window(zoom, day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1))
    return Window(zoom, day.replace(day=1)) if zoom == "month" else Window()


def moved(first: date, months: int) -> date:
    """Return the first day of a month so many months on, within the calendar."""
    number = min(max(first.year * 12 + first.month - 1 + months, 12), 9999 * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)


@dataclass
class Shown:
    """A mission's schedule with all that is drawn beside it; each part is read once."""

    reading: Reading
    window: Window = Window()
    towards: str = ""

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule worked out; room counts towards one row where one is named."""
        return schedule_of(self.reading.mission, [self.towards] if self.towards else ())

    @cached_property
    def milestones(self) -> list[Milestone]:
        """The milestones that have a day, in its order."""
        return list(
            Milestone.objects.filter(mission=self.reading.mission, date__isnull=False).order_by("date")
        )

    @cached_property
    def periods(self) -> tuple[Span, ...]:
        """Before, during and after the operation, by the Council's records; none before the first."""
        begins = next(
            (item.on for item in self.reading.council_records if item.outcome == "authorised"), None
        )
        if begins is None:
            return ()
        ends = self.mandate_ends
        during = Span(_("During"), begins, ends)
        spans = [Span(_("Before"), None, begins - timedelta(days=1)), during]
        if ends and ends < date.max:
            spans.append(Span(_("After"), ends + timedelta(days=1), None))
        return tuple(spans)

    @property
    def mandate_ends(self) -> date | None:
        """The day on which the present mandate runs out."""
        return self.reading.mandate.mandate_ends if self.reading.mandate else None

    @property
    def rows(self) -> list[Row]:
        """The rows by their beginnings; those without one at the end."""
        return sorted(self.schedule.rows, key=lambda row: row.work.start or date.max)

    def drawing(self, key: str = "schedule") -> str:
        """Return the drawing as SVG; nothing where fewer than two rows have a beginning."""
        ends = self.mandate_ends
        phases = Phase.objects.filter(mission=self.reading.mission, starts__isnull=False, until__isnull=False)
        view = View(
            title=_("Schedule of %(mission)s") % {"mission": self.reading.mission.name},
            description=self.told,
            say=_,
            width=WIDE,
            labels=LABELS,
            rows_a_page=max(len(self.schedule.rows), 1),
            faces=FACES,
            key=key,
            phases=tuple(Span(row.name, row.starts, row.until) for row in phases),
            periods=self.periods,
            milestones=tuple(
                Mark(f"{row.reference} {row.name}".strip(), row.date, row.reached_on is not None)
                for row in self.milestones
            ),
            today=(self.reading.on, _("Today, %(day)s") % {"day": written(self.reading.on)}),
            ends=(ends, _("Mandate ends, %(day)s") % {"day": written(ends)}) if ends else None,
            months=tuple(dateformat.format(date(2001, month, 1), "M") for month in range(1, 13)),
            window=self.window.days,
        )
        return next(iter(drawn(self.schedule, view)), "")

    @property
    def told(self) -> str:
        """The drawing in words: how many rows, and the critical path by name."""
        count = _("Pieces of work with their dates and links: %(n)d.") % {"n": len(self.schedule.rows)}
        paths = [" › ".join(said.names(path, self.schedule)) for path in self.schedule.paths]
        if not paths:
            return f"{count} {_('No chain of links is without a day to spare.')}"
        return f"{count} {_('Critical path: %(path)s.') % {'path': '; '.join(paths)}}"

    def table(self) -> list[dict[str, Any]]:
        """Return the rows as data: figures, links and standing."""
        return [_row(row, self.schedule) for row in self.rows]


def _row(row: Row, schedule: Schedule) -> dict[str, Any]:
    work = row.work
    earliest, latest = row.earliest or (None, None), row.latest or (None, None)
    return {
        "id": int(work.key),
        "work": work.title,
        "side": work.side,
        "lead": work.lead,
        "begins": work.start,
        "ends": work.end,
        "comes_after": [int(key) for key in work.after],
        "only_when": work.condition,
        "earliest_begin": earliest[0],
        "earliest_end": earliest[1],
        "latest_begin": latest[0],
        "latest_end": latest[1],
        "days_to_spare": row.room,
        "critical": row.critical,
        "held_critical": work.marked,
        "standing": row.standing,
        "waits_for": [int(key) for key in row.waits_for],
        "begun_on": work.begun,
        "ended_on": work.ended,
    }


def as_data(shown: Shown) -> dict[str, Any]:
    """Return the schedule as the API shows it."""
    found = shown.schedule
    return {
        "rows": shown.table(),
        "critical_paths": [[int(key) for key in path] for path in found.paths],
        "findings": [
            {"kind": one.kind, "row": int(one.key), "sentence": said.told(one, found)}
            for one in found.findings
        ],
        "as_of": shown.reading.on,
        "mandate_ends": shown.mandate_ends,
    }


def as_csv(shown: Shown) -> bytes:
    """Return the table for a spreadsheet, marked as UTF-8; nothing in it would be calculated."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    heads = (
        _("Work"), _("Side"), _("Responsible"), _("Begins"), _("Ends"), _("Comes after"), _("Only when"),
        _("Earliest beginning"), _("Earliest end"), _("Latest beginning"), _("Latest end"),
        _("Days to spare"), _("Critical"), _("Standing"), _("Begun on"), _("Ended on"),
    )  # fmt: skip
    writer.writerow(heads)
    for row in shown.rows:
        writer.writerow([armed(cell) for cell in _cells(row, shown.schedule)])
    return made.getvalue().encode("utf-8-sig")


def _cells(row: Row, schedule: Schedule) -> Sequence[str]:
    work = row.work
    earliest, latest = row.earliest or (None, None), row.latest or (None, None)
    return [
        work.title, str(said.SIDES[work.side]), work.lead, *_days((work.start, work.end)),
        "; ".join(said.names([key for key in work.after if _known(key, schedule)], schedule)),
        work.condition, *_days(earliest), *_days(latest), "" if row.room is None else str(row.room),
        _("yes") if row.critical else _("no"), said.standing(row, schedule), *_days((work.begun, work.ended)),
    ]  # fmt: skip


def _known(key: str, schedule: Schedule) -> bool:
    return any(row.work.key == key for row in schedule.rows)


def _days(days: Iterable[date | None]) -> list[str]:
    return [day.isoformat() if day else "" for day in days]

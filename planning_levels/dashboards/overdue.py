"""What is past its day in a mission: action points, values of benchmarks, assessments of a period.

Decisions are never among these: nobody who decides is held to a day here (IMPP guidelines, part A).
"""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from missions.models import ActionPoint, Person
from missions.models.person import Office
from missions.templatetags.dates import written
from monitoring.standings import Monitored
from planning_levels.access import action_points_for
from planning_levels.dashboards.shapes import Block, Cell, Column, named
from planning_levels.reading import Reading

Late = tuple[date, str, str, str, str]  # the day, the kind, what, who, where


def past_their_day(reading: Reading, person: Person, stands: Monitored) -> Block:
    """Return what is past its day as far as the person may see it, the longest first."""
    key = reading.mission.key
    found: list[Late] = [
        (row.due, _("Action point"), row.text, row.who, reverse("action-point", args=[key, row.pk]))
        for row in _points(reading, person)
        if row.due is not None
    ]
    found += [
        (
            due.overdue.last,
            _("Value of a benchmark"),
            _("%(benchmark)s: %(period)s") % {"benchmark": named(course.benchmark), "period": due.overdue},
            course.benchmark.source_of_data,
            f"{reverse('monitoring:measure', args=[key])}?benchmark={course.benchmark.pk}",
        )
        for course, due in zip(stands.courses, stands.dues, strict=True)
        if due.overdue is not None
    ]
    assessed = reverse("monitoring:performance", args=[key])
    found += [(item.period.last, _("Assessment"), str(item.period), "", assessed) for item in stands.overdue]
    return Block(
        key="past",
        title=_("Past their day"),
        columns=(
            Column("what", _("What")),
            Column("kind", _("Kind")),
            Column("who", _("By")),
            Column("days", _("Days since"), numeric=True),
        ),
        rows=tuple(_row(reading.on, one) for one in sorted(found)),
        note=_("Work that had a day. Decisions are not among it."),
        empty=_("Nothing is past its day."),
        rows_href=reverse("action-points", args=[key]),
    )


def _row(today: date, late: Late) -> tuple[Cell, ...]:
    day, kind, what, who, href = late
    days = (today - day).days
    return (
        Cell(what, href=href),
        Cell(kind),
        Cell(who or "–"),
        Cell(str(days), days, href, note=written(day)),
    )


def _points(reading: Reading, person: Person) -> list[ActionPoint]:
    decides = Q(owner__office=Office.SG)  # asked to decide, never counted against
    rows = action_points_for(person).filter(
        mission=reading.mission, due__lt=reading.on, done_on=None, dropped_on=None
    )
    return list(rows.exclude(decides).select_related("owner", "entity"))

"""The dashboard of headquarters: where each mission stands, its days, next decisions, what stands in the way.

Counts speak of all missions that the person sees; the rows are given by the page, so that two thousand
missions ask for no more rows than ten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.blockers import CODES
from missions.errors import Invalid
from missions.models import Mission, Person
from missions.templatetags.dates import written
from missions.templatetags.words import badge
from planning_levels.dashboards.counted import KINDS, departments_block, places_block, rows_of, stops_block
from planning_levels.dashboards.shapes import Block, Board, Cell, Column, Figure
from planning_levels.dashboards.standings import Stand, stands_of
from planning_levels.deadlines import Deadline, outside_dates
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.next_step import decider_title
from planning_levels.standing import since_words

SIZE, MOST, NEXT = 25, 200, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Which missions are listed: those behind one number (`of`, such as `at:2.1`), and which page of them."""

    of: str = ""
    page: int = 1
    size: int = SIZE

    def among(self, stands: list[Stand]) -> list[Stand]:
        """Return the missions behind the number; Invalid (400) for one that no dashboard shows."""
        kind, _colon, what = self.of.partition(":")
        if kind and kind not in KINDS:
            raise Invalid(_("No number of the dashboard has these rows."), field="of")
        return [stand for stand in stands if KINDS[kind](stand, what)] if kind else stands


def portfolio_board(person: Person, asked: Asked) -> Board:
    """Return the dashboard of the missions in which a person takes part; nine queries at most."""
    stands = stands_of(person)
    wanted = asked.among(stands)
    first = (asked.page - 1) * asked.size
    waiting = sorted(
        (one for one in stands if one.waits and one.since), key=lambda one: (one.since, one.name)
    )
    outside = _outside(waiting)
    return Board(
        figures=_figures(stands),
        blocks=(
            _missions(wanted[first : first + asked.size], asked),
            _decisions(_next(waiting, outside), outside),
            stops_block(stands),
            places_block(stands),
            departments_block(stands),
        ),
        paging={
            "count": len(wanted),
            "page": asked.page,
            "pages": max(1, ceil(len(wanted) / asked.size)),
        },
    )


def _figures(stands: list[Stand]) -> tuple[Figure, ...]:
    def figure(key: str, title: str, of: str, note: str = "") -> Figure:
        kind, _colon, what = of.partition(":")
        number = sum(KINDS[kind](stand, what) for stand in stands) if kind else len(stands)
        return Figure(key, title, str(number), number, rows_of(of), note)

    return (
        figure("missions", _("Missions"), ""),
        figure("in-level", _("In a level"), "in-level"),
        figure("waits", _("With a decider"), "waits"),
        figure("stopped", _("With something in the way"), "stopped"),
        figure(
            "over-desirable",
            _("Beyond the desirable time"),
            "clock:over_desirable",
            _("Times inform; they are no limit."),
        ),
    )


def _missions(stands: Iterable[Stand], asked: Asked) -> Block:
    return Block(
        key="missions",
        title=_("Days in the level, against the guidelines’ times"),
        columns=(
            Column("mission", _("Mission")),
            Column("stands", _("Stands")),
            Column("days", _("Days"), "bar", numeric=True),
            Column("minimum", _("Minimum"), "mark", numeric=True),
            Column("desirable", _("Desirable"), "mark", numeric=True),
            Column("clock", _("In words")),
            Column("waits", _("Next decision")),
            Column("stops", _("In the way"), numeric=True),
        ),
        rows=tuple(_mission(stand) for stand in stands),
        unit=_("days"),
        note=_(
            "The clock stands while a decision is with the Security Council. Times inform; they are no limit."
        ),
        empty=_("No mission is among these."),
        rows_href=rows_of(asked.of),
    )


def _mission(stand: Stand) -> tuple[Cell, ...]:
    here = f"/missions/{stand.key}/"
    level = f"{here}levels/{stand.level}/" if stand.level else here
    shown = badge(stand.state)
    clock = stand.clock
    stops = sum(stand.stops.values())
    return (
        Cell(stand.name, href=here, note=stand.department),
        Cell(shown.word, tone=shown.tone, note=LEVELS[stand.level].name if stand.level else ""),
        _days(clock.elapsed_days, level),
        _days(clock.minimum_days, level),
        _days(clock.desirable_days, level),
        Cell(clock_words(stand)),
        Cell(*_asked(stand)),
        Cell(
            str(stops) if stops else "–",
            stops,
            href=here if stops else "",
            note="; ".join(CODES[code].meaning.rstrip(".") for code in stand.stops),
        ),
    )


def _days(days: int | None, href: str) -> Cell:
    return Cell("–") if days is None else Cell(str(days), days, href)


def clock_words(stand: Stand) -> str:
    """Return how the days compare with the guidelines' times; never that anything is late."""
    clock = stand.clock
    if clock.status == "over_desirable":
        return ngettext(
            "over desirable by %(days)d day", "over desirable by %(days)d days", clock.over_by
        ) % {"days": clock.over_by}
    return {
        "below_minimum": _("below minimum"),
        "in_range": _("within the desirable time") if clock.desirable_days else _("minimum reached"),
        "no_limit": _("no time is set"),
        "not_started": _("not begun"),
    }.get(clock.status, _("no clock runs"))


def _asked(stand: Stand) -> tuple[Any, ...]:
    """Return text, number, address, tone and note of the decision that is waited for."""
    if not stand.waits:
        return ("–",)
    told = since_words(stand.since, stand.today) if stand.since else ""
    where = f"/missions/{stand.key}/decisions/{stand.gate}/"
    decider = decider_title(stand.gate, stand.department)
    return (
        DECISION_POINTS[stand.gate].name,
        None,
        where,
        "waiting",
        f"{decider}, {told}" if told else decider,
    )


def _outside(waiting: list[Stand]) -> dict[int, Deadline]:
    """Return the outside date of each mission that waits for a decision: those order what is next."""
    shown = waiting[:NEXT]
    rows = [Mission(pk=stand.pk, demonstration_date=stand.today) for stand in shown]
    return outside_dates(rows)


def _next(waiting: list[Stand], outside: dict[int, Deadline]) -> list[Stand]:
    """Return the decisions that were asked for first, ordered by the outside date, then by age."""

    def order(stand: Stand) -> tuple[date, date]:
        found = outside.get(stand.pk)
        return (found.on if found else date.max, stand.since or date.max)

    return sorted(waiting[:NEXT], key=order)


def _decisions(waiting: list[Stand], outside: dict[int, Deadline]) -> Block:
    def row(stand: Stand) -> tuple[Cell, ...]:
        text, number, href, tone, _note = _asked(stand)
        days = max(0, (stand.today - stand.since).days) if stand.since else 0
        due = outside.get(stand.pk)
        return (
            Cell(stand.name, href=f"/missions/{stand.key}/"),
            Cell(text, number, href, tone),
            Cell(decider_title(stand.gate, stand.department)),
            Cell(str(days), days, href),
            Cell(written(due.on), note=due.what) if due else Cell("–"),
        )

    return Block(
        key="decisions",
        title=_("Next decisions"),
        columns=(
            Column("mission", _("Mission")),
            Column("decision", _("Decision")),
            Column("decider", _("With")),
            Column("days", _("Days since it was submitted"), numeric=True),
            Column("outside", _("Outside date")),
        ),
        rows=tuple(row(stand) for stand in waiting),
        note=_(
            "The ten that were submitted first, by the outside date, then by age; nobody is held to a number."
        ),
        empty=_("No decision is waited for."),
        rows_href=rows_of("waits"),
    )

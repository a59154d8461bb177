"""The dashboard of a mission's leadership: aims, risks, money, what is past its day, the mandate."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from missions.models import Person
from missions.templatetags.dates import written
from missions.templatetags.words import badge
from monitoring.cycle_steps import BY_KEY, PHASES
from monitoring.standings import Monitored, standings
from planning_levels.dashboards import aims
from planning_levels.dashboards.overdue import past_their_day
from planning_levels.dashboards.own import own_block
from planning_levels.dashboards.shapes import Block, Board, Cell, Column, Figure
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.level_state import Run
from planning_levels.models import GatePlan
from planning_levels.next_step import decider_title
from planning_levels.reading import Reading
from planning_levels.standing import since_words
from planning_levels.timeline import timeframe
from plans.budget import Money, money_of
from plans.models import Objective, Risk

SOURCES = {
    "assessed": gettext_noop("Assessed"),
    "voluntary": gettext_noop("Voluntary"),
    "other": gettext_noop("Other"),
    "unnamed": gettext_noop("No source named"),
}


def mission_board(reading: Reading, person: Person) -> Board:
    """Return the dashboard of a mission as a person may see it; the queries do not grow with its rows."""
    mission = reading.mission
    since = {mission.pk: reading.position.in_force_since}
    stands = standings([mission], since)[mission.pk]
    objectives = list(Objective.objects.filter(mission=mission))
    risks = list(Risk.objects.filter(mission=mission))
    money = money_of(mission)
    late = past_their_day(reading, person, stands)
    blocks = (
        _levels(reading),
        aims.objectives_block(mission, objectives, stands),
        aims.benchmarks_block(mission, stands),
        aims.risks_block(mission, risks),
        _money(reading, money),
        late,
        _calendar(reading),
        _cycle(reading, stands),
        *own_block(mission, person),
    )
    return Board(figures=_figures(reading, stands, risks, money, late), blocks=blocks)


def _figures(
    reading: Reading, stands: Monitored, risks: list[Risk], money: Money, late: Block
) -> tuple[Figure, ...]:
    mission, here = reading.mission, f"/missions/{reading.mission.key}/"
    met = stands.by_standing["met"]
    grave = sum(1 for one in risks if aims.grave(one))
    return (
        _days(reading),
        _mandate(reading),
        Figure(
            "benchmarks-met",
            _("Benchmarks met"),
            _("%(met)d of %(all)d") % {"met": met, "all": len(stands.courses)},
            met,
            f"{reverse('mission-dashboard', args=[mission.key])}#benchmarks",
        ),
        Figure(
            "grave-risks",
            _("Risks both likely and grave"),
            str(grave),
            grave,
            f"{reverse('mission-dashboard', args=[mission.key])}#risks",
        ),
        Figure(
            "gap",
            _("Without money, in thousands of US dollars"),
            f"{money.total.gap:,}",
            money.total.gap,
            f"{here}plan/results-and-budget/",
        ),
        Figure(
            "past",
            _("Past their day"),
            str(len(late.rows)),
            len(late.rows),
            f"{reverse('mission-dashboard', args=[mission.key])}#past",
        ),
    )


def _days(reading: Reading) -> Figure:
    """Return the clock of the level at which the process stands; before the Council none runs."""
    run = reading.standing_run if reading.position.level else None
    where = badge(reading.state).word
    here = f"/missions/{reading.mission.key}/"
    if run is None or run.started is None:
        return Figure("days", _("Days in the level"), "–", None, here, where)
    clock = timeframe(run.level, run, reading.on)
    note = f"{run.level} {LEVELS[run.level].name}"
    return Figure(
        "days",
        _("Days in the level"),
        str(clock.elapsed_days),
        clock.elapsed_days,
        f"{here}levels/{run.level}/",
        note,
    )


def _mandate(reading: Reading) -> Figure:
    here = f"/missions/{reading.mission.key}/timeline/"
    ends = reading.mandate.mandate_ends if reading.mandate else None
    if ends is None:
        return Figure("mandate", _("Mandate ends"), "–", None, here, _("No end is on file."))
    left = (ends - reading.on).days
    return Figure("mandate", _("Days to the end of the mandate"), str(left), left, here, written(ends))


def _levels(reading: Reading) -> Block:
    latest = {run.level: run for run in sorted(reading.runs, key=lambda run: run.cycle)}
    return Block(
        key="levels",
        title=_("Days in each level, against the guidelines’ times"),
        columns=(
            Column("level", _("Level")),
            Column("state", _("State")),
            Column("days", _("Days"), "bar", numeric=True),
            Column("minimum", _("Minimum"), "mark", numeric=True),
            Column("desirable", _("Desirable"), "mark", numeric=True),
        ),
        rows=tuple(_level(reading, code, latest.get(code)) for code in LEVELS),
        unit=_("days"),
        note=_("Of the latest run of each level. Times inform; they are no limit."),
        folded=True,
        rows_href=f"/missions/{reading.mission.key}/timeline/",
    )


def _level(reading: Reading, code: str, run: Run | None) -> tuple[Cell, ...]:
    clock = timeframe(code, run, reading.on)
    state = badge(run.state if run else "not_started")
    href = f"/missions/{reading.mission.key}/levels/{code}/"
    numbers = (clock.elapsed_days, clock.minimum_days, clock.desirable_days)
    return (
        Cell(f"{code} {LEVELS[code].name}", href=href),
        Cell(state.word, tone=state.tone),
        *(Cell("–") if days is None else Cell(str(days), days, href) for days in numbers),
    )


def _money(reading: Reading, money: Money) -> Block:
    here = f"/missions/{reading.mission.key}/plan/results-and-budget/"
    return Block(
        key="money",
        title=_("Money needed, pledged and received"),
        columns=(
            Column("source", _("Source")),
            Column("planned", _("Needed"), "bar", numeric=True),
            Column("pledged", _("Pledged"), "bar", numeric=True),
            Column("received", _("Received"), "bar", numeric=True),
            Column("gap", _("Not covered"), numeric=True),
        ),
        rows=tuple(
            (
                Cell(_(SOURCES[row.source])),
                *(
                    Cell(f"{amount:,}", amount, here)
                    for amount in (row.planned, row.pledged, row.received, row.gap)
                ),
            )
            for row in money.sources
            if row.planned or row.pledged or row.received
        ),
        unit=_("thousands of US dollars"),
        note=_("As the results framework has it. Assessed money is not pledged: its budget is appropriated."),
        empty=_("The results framework has no amounts yet."),
        folded=True,
        rows_href=here,
    )


def _calendar(reading: Reading) -> Block:
    plans = GatePlan.objects.filter(mission=reading.mission, planned_on__gte=reading.on).order_by(
        "planned_on"
    )
    days: list[tuple[date, str, str, str]] = [
        (
            plan.planned_on,
            DECISION_POINTS[plan.gate].name,
            decider_title(plan.gate, reading.mission.lead_department_id),
            f"/missions/{reading.mission.key}/calendar/",
        )
        for plan in plans
        if plan.planned_on
    ]
    days += [
        (event.due, event.title, "", f"/missions/{reading.mission.key}/timeline/")
        for event in reading.events
        if event.due and event.due >= reading.on
    ]
    rows = [
        (
            Cell(written(day)),
            Cell(title, href=href),
            Cell(who or "–"),
            Cell(str((day - reading.on).days), (day - reading.on).days, href),
        )
        for day, title, who, href in sorted(days)
    ]
    return Block(
        key="calendar",
        title=_("Next days of the calendar"),
        columns=(
            Column("day", _("Day")),
            Column("what", _("What")),
            Column("who", _("With")),
            Column("left", _("Days until then"), numeric=True),
        ),
        rows=(*_waiting(reading), *rows),
        empty=_("Nothing is waited for, and no day lies ahead."),
        rows_href=f"/missions/{reading.mission.key}/calendar/",
    )


def _waiting(reading: Reading) -> list[tuple[Cell, ...]]:
    """Return what is with a decider now; it has no day, and no number is held against it."""
    found: list[tuple[Cell, ...]] = []
    for package in reading.open_submissions:
        where = f"/missions/{reading.mission.key}/decisions/{package.gate}/"
        name = DECISION_POINTS[package.gate].name
        decider = decider_title(package.gate, reading.mission.lead_department_id)
        found.append(
            (
                Cell(_("now")),
                Cell(name, href=where, tone="waiting"),
                Cell(decider, note=since_words(package.on, reading.on)),
                Cell("–"),
            )
        )
    return found


def _cycle(reading: Reading, stands: Monitored) -> Block:
    here = f"/missions/{reading.mission.key}/monitoring/performance/"
    cycle = stands.cycle
    href = f"{here}{cycle.pk}/" if cycle else here
    steps = sorted(cycle.steps.all(), key=lambda row: BY_KEY[row.step].number) if cycle else []
    told = [_("of %(cycle)s") % {"cycle": cycle.name or cycle}] if cycle else []
    if stands.undecided:
        told.append(
            ngettext(
                "%(n)d recommendation is before the leadership",
                "%(n)d recommendations are before the leadership",
                stands.undecided,
            )
            % {"n": stands.undecided}
        )
    return Block(
        key="cycle",
        title=_("Performance cycle"),
        columns=(
            Column("step", _("Step")),
            Column("phase", _("Phase")),
            Column("state", _("State")),
            Column("who", _("By")),
        ),
        rows=tuple(
            (
                Cell(f"{BY_KEY[row.step].number} {BY_KEY[row.step].title}", href=href),
                Cell(PHASES[BY_KEY[row.step].phase].title),
                Cell(_("done"), tone="done", note=written(row.done_on))
                if row.done_on
                else Cell(_("open"), tone="quiet"),
                Cell(row.who or "–"),
            )
            for row in steps
        ),
        note="; ".join(told),
        empty=_("No performance cycle has been opened."),
        rows_href=href,
    )

"""Telling of dates: some days before, or after, as the table says. Asked daily; it moves no state."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from missions import seats
from missions.body_rows import PAGES
from missions.models import Assignment, Body, ChairTerm, Member, Mission
from missions.models.mission import State
from outputs.models import Round, Version
from outputs.responses.common import ASKED
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.definition.notices_of_days import REMINDERS
from planning_levels.models import (
    CouncilRecord,
    Decision,
    DecisionCondition,
    Event,
    GatePlan,
    LevelRun,
    Notice,
    PaperDecision,
    Submission,
)
from planning_levels.notices.facts import Facts
from planning_levels.notices.people import People, named
from planning_levels.notices.telling import write
from planning_levels.position import mandate_of

ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)


@dataclass(frozen=True, slots=True)
class Due:
    """A date of a mission's file: `key` tells it from others of its kind."""

    key: str
    on: date
    facts: Facts


def remind() -> int:
    """Tell of every date that is near, each step once; return how many notices were written."""
    return sum(remind_of(mission) for mission in Mission.objects.exclude(state__in=ENDED))


def remind_of(mission: Mission) -> int:
    """Tell of the dates of one mission, on the mission's own day."""
    people, today, written = People(mission), mission.today(), 0
    found = {source: list(dates(mission, today)) for source, dates in SOURCES.items()}
    for row in REMINDERS:
        for due in found[row.source]:
            step = step_of(row.days, due.on, today)
            if step is None:
                continue
            source = f"{row.source}-{due.key}-{due.on}-{step}"[:160]
            if not Notice.objects.filter(row=row.key, source=source).exists():
                written += write(row, named(row.who, people, due.facts), due.facts, source)
    return written


def step_of(days: tuple[int, ...], due: date, today: date) -> int | None:
    """Return the step of a reminder that has come last, in days before the date; None before the first.

    Steps before a date are told up to the date and not after it; steps after it (negative) from then on.
    """
    come = [step for step in days if today >= due - timedelta(days=step) and (step < 0 or today <= due)]
    return min(come, default=None)


def _rounds(mission: Mission, today: date) -> Iterator[Due]:
    rows = Round.objects.filter(of__output__mission=mission, of__state__in=ASKED, closed_on=None)
    for row in rows.select_related("of__output").defer("of__frozen"):
        facts = Facts(mission, row.of.output.type, row.of, round=row, due=row.due)
        yield Due(str(row.pk), row.due, facts)


def _planned(mission: Mission, today: date) -> Iterator[Due]:
    """Yield the planned days of what is not submitted yet; what the Council decides is nobody's to submit."""
    done = set(
        Decision.objects.filter(mission=mission, cycle=mission.cycle)
        .exclude(outcome="returned")
        .values_list("gate", flat=True)
    )
    done |= set(_open_packages(mission).values_list("gate", flat=True))
    for plan in GatePlan.objects.filter(mission=mission, planned_on__isnull=False):
        if plan.planned_on and plan.gate not in done and DECISION_POINTS[plan.gate].decider != "council":
            yield Due(plan.gate, plan.planned_on, Facts(mission, gate=plan.gate, due=plan.planned_on))


def _packages(mission: Mission, today: date) -> Iterator[Due]:
    for row in _open_packages(mission).select_related("by").prefetch_related("releases"):
        yield Due(str(row.pk), row.on, Facts(mission, gate=row.gate, submission=row, due=row.on))


def _open_packages(mission: Mission) -> QuerySet[Submission]:
    return Submission.objects.filter(mission=mission, state=Submission.State.OPEN)


def _papers(mission: Mission, today: date) -> Iterator[Due]:
    for row in PaperDecision.objects.filter(mission=mission, confirmed_by=None):
        yield Due(str(row.pk), row.entered_at.date(), Facts(mission, paper=row))


def _roles(mission: Mission, today: date) -> Iterator[Due]:
    rows = Assignment.objects.filter(mission=mission, until__gte=today)
    for row in rows.select_related("person"):
        if row.until:
            yield Due(str(row.pk), row.until, Facts(mission, person=row.person, due=row.until))


def _seats(mission: Mission, today: date) -> Iterator[Due]:
    members = Member.objects.filter(body__mission=mission, until__gte=today).select_related("person", "body")
    chairs = ChairTerm.objects.filter(body__mission=mission, until__gte=today).select_related(
        "person", "body"
    )
    for kind, rows in (("member", members), ("chair", chairs)):
        for row in rows:
            if row.until:
                facts = Facts(mission, person=row.person, body=PAGES[row.body.kind], due=row.until)
                yield Due(f"{kind}-{row.pk}", row.until, facts)


def _empty_seats(mission: Mission, today: date) -> Iterator[Due]:
    """Yield the seats of the task force that nobody who counts holds today, all as one."""
    standing = (Body.State.ESTABLISHED, Body.State.OPERATIONAL, Body.State.TRANSFERRING)
    force = Body.objects.filter(mission=mission, kind=Body.Kind.IMTF, state__in=standing).first()
    if force is None:
        return
    members = list(force.members.all())
    empty = sorted(set(seats.SEAT_TITLES) - seats.covered(members, today))
    left = [row.until for row in members if row.seat in empty and row.until and row.until < today]
    if empty:
        since = max(left, default=force.established_on or mission.opened_on)
        yield Due("+".join(empty), since, Facts(mission, body=PAGES["imtf"], due=since))


def _mandates(mission: Mission, today: date) -> Iterator[Due]:
    record = mandate_of(list(CouncilRecord.objects.filter(mission=mission)))
    if record is not None and record.mandate_ends:
        yield Due(str(record.pk), record.mandate_ends, Facts(mission, due=record.mandate_ends))


def _levels(mission: Mission, today: date) -> Iterator[Due]:
    """Yield the end of the desirable length of open levels with outputs that are still to be submitted."""
    runs = LevelRun.objects.filter(mission=mission, started__isnull=False, ended=None)
    for run in runs.filter(state=LevelRun.State.ACTIVE):
        level = LEVELS[run.level]
        owed = {item.output for item in level.closes_with if not item.condition}
        frozen = Version.objects.filter(output__mission=mission, output__type__in=owed, level=run.level)
        owed -= set(frozen.filter(cycle=run.cycle).values_list("output__type", flat=True))
        if run.started and level.desirable_days and owed:
            on = run.started + timedelta(days=level.desirable_days)
            yield Due(str(run.pk), on, Facts(mission, level=run.level, due=on))


def _conditions(mission: Mission, today: date) -> Iterator[Due]:
    still = {"action_point__done_on": None, "action_point__dropped_on": None}
    rows = DecisionCondition.objects.filter(decision__mission=mission, due__gte=today, **still)
    for row in rows.select_related("decision"):
        if row.due:
            yield Due(str(row.pk), row.due, Facts(mission, gate=row.decision.gate, due=row.due))


def _calendar(mission: Mission, today: date) -> Iterator[Due]:
    for row in Event.objects.filter(mission=mission, kind=Event.Kind.CALENDAR, due__gte=today):
        if row.due:
            yield Due(str(row.pk), row.due, Facts(mission, due=row.due))


SOURCES: dict[str, Callable[[Mission, date], Iterator[Due]]] = {
    "rounds": _rounds,
    "planned-decisions": _planned,
    "waiting-packages": _packages,
    "paper-decisions": _papers,
    "ending-roles": _roles,
    "ending-seats": _seats,
    "empty-seats": _empty_seats,
    "mandates": _mandates,
    "levels": _levels,
    "conditions": _conditions,
    "calendar": _calendar,
}

"""`timeline/`: what has happened in the mission's process, in order, and what is planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from missions.access import Reader
from missions.models import Hold, Mission, Trigger
from missions.pages.coverage import Bar, Coverage, piece
from missions.pages.ground import context, person_of, visible_mission
from missions.templatetags import dates
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.models import Decision, GatePlan
from planning_levels.reading import Reading


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day: its shape, its sentence, what it is, where it is read."""

    on: date
    tone: str
    kind: str
    text: str
    more: str = ""
    url: str = ""


@login_required
@require_GET
def timeline(request: HttpRequest, key: str) -> HttpResponse:
    """Show the mission in time: levels as bars, then every decision, record, event, survey and hold."""
    mission = visible_mission(request, key)
    reading = Reading(mission, reader=Reader(person_of(request), mission))
    today = mission.today()
    moments = sorted(_moments(reading), key=lambda item: item.on)
    page = context(
        mission,
        (_("Timeline"), ""),
        past=[item for item in moments if item.on <= today],
        coming=[item for item in moments if item.on > today],
        levels=_levels(reading, today),
    )
    return render(request, "planning_levels/timeline.html", page)


def _moments(reading: Reading) -> Iterator[Moment]:
    mission, here = reading.mission, f"/missions/{reading.mission.key}/"
    yield Moment(mission.opened_on, "quiet", _("file"), _("The file is opened."))
    for trigger in Trigger.objects.filter(mission=mission):
        yield Moment(
            trigger.date, "quiet", _("trigger"), capfirst(trigger.get_type_display()), trigger.source
        )
    for package in filter(reading.shows, reading.submissions):
        name = DECISION_POINTS[package.gate].name
        url = f"{here}decisions/{package.gate}/"
        yield Moment(
            package.on, "waiting", _("submission"), _("Submitted: %(name)s") % {"name": name}, url=url
        )
    for decision in filter(reading.shows, reading.decisions):
        yield _decided(decision, here)
    yield from _facts(reading, here)
    yield from _in_the_country(reading, here)
    yield from _planned(mission, here)


def _decided(decision: Decision, here: str) -> Moment:
    point = DECISION_POINTS[decision.gate]
    outcome = next((item.title for item in point.outcomes if item.key == decision.outcome), decision.outcome)
    tone = "stopped" if decision.outcome in ("returned", "declined") else "done"
    who = ", ".join(dict.fromkeys(part for part in (decision.decider_name, decision.decider_title) if part))
    url = f"{here}decisions/{decision.gate}/"
    return Moment(decision.decided_on, tone, _("decision"), f"{point.name}: {outcome}", who, url)


def _facts(reading: Reading, here: str) -> Iterator[Moment]:
    for council in reading.council_records:
        told = _("The Security Council %(did)s") % {"did": council.get_outcome_display()}
        yield Moment(council.on, "done", _("Council"), told, council.symbol)
        if council.mandate_ends:
            yield Moment(
                council.mandate_ends, "quiet", _("mandate"), _("The mandate runs out"), council.symbol
            )
    for item in reading.appointments:
        who = item.person.get_full_name() if item.person else item.name
        told = _("Head of mission: %(step)s") % {"step": item.get_step_display()}
        yield Moment(item.on, "done", _("appointment"), told, who)
    for event in reading.events:
        yield Moment(event.due or event.on, "quiet", str(event.get_kind_display()), event.title, event.symbol)
    for hold in Hold.objects.filter(mission=reading.mission):
        yield Moment(hold.since, "stopped", _("hold"), _("Submissions on hold"), hold.reason)
        if hold.released_on:
            yield Moment(
                hold.released_on, "done", _("hold"), _("The hold is released"), hold.released_by_event
            )


def _in_the_country(reading: Reading, here: str) -> Iterator[Moment]:
    for survey in reading.surveys:
        kind = capfirst(survey.get_kind_display())
        steps = (
            (survey.launched_on, _("%(kind)s: the team is in the country")),
            (survey.debrief_held_on, _("%(kind)s: discussed with the UNCT")),
            (survey.completed_on, _("%(kind)s: completed")),
        )
        for on, told in steps:
            if on:
                yield Moment(on, "current", _("survey"), told % {"kind": kind}, url=f"{here}surveys/")
    for exercise in reading.validations:
        ends = (
            (exercise.begun_on, _("The exercise begins")),
            (exercise.completed_on, _("The exercise is complete")),
        )
        for on, told in ends:
            if on:
                yield Moment(on, "current", _("validation"), told, url=f"{here}validation/")


def _planned(mission: Mission, here: str) -> Iterator[Moment]:
    for row in GatePlan.objects.filter(mission=mission, planned_on__gt=mission.today()):
        point = DECISION_POINTS[row.gate]
        told = _("Planned: %(name)s") % {"name": point.name}
        url = f"{here}decisions/{row.gate}/"
        if row.planned_on:
            yield Moment(row.planned_on, "quiet", _("decision point"), told, point.decider_title, url)


def _levels(reading: Reading, today: date) -> Coverage | None:
    """Return the runs of the levels as bars over time."""
    runs = [run for run in reading.runs if run.started or run.opened_on]
    if not runs:
        return None
    first = min(run.opened_on for run in runs)
    if first >= today:
        return None
    span = (first, today)
    bars = []
    for code, level in LEVELS.items():
        pieces, words = [], []
        for run in (item for item in runs if item.level == code):
            started = run.started or today
            if run.opened_on < started:
                told = _("in preparation from %(day)s") % {"day": dates.written(run.opened_on)}
                pieces.append(piece("quiet", run.opened_on, started, span, told))
            if run.started is None:
                words.append(_told_open(run.opened_on))
                continue
            told = _told(run.started, run.ended, run.cycle)
            pieces.append(piece("filled", run.started, run.ended or today, span, told))
            words.append(told)
        bars.append(Bar(f"{code} {level.name}", pieces, words or [_("Not begun.")], whole=True))
    return Coverage(first, today, bars)


def _told_open(day: date) -> str:
    return _("in preparation since %(day)s") % {"day": dates.written(day)}


def _told(start: date, end: date | None, cycle: int) -> str:
    told: dict[str, Any] = {"start": dates.written(start), "end": dates.written(end) if end else ""}
    sentence = _("%(start)s to %(end)s") % told if end else _("since %(start)s") % told
    return _("cycle %(n)d: %(told)s") % {"n": cycle, "told": sentence} if cycle > 1 else sentence

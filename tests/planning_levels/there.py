"""Missions that were walked to their states once, for a whole package of tests, each seen fresh by a test."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from missions.errors import Invalid, NotPermitted, NotReady
from missions.models import Mission
from outputs.models import Version
from planning_levels.models import Decision, LevelRun
from planning_levels.position import position_of
from planning_levels.reading import Reading
from planning_levels.verbs import perform
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.walking import Walk, walk_to

At = Callable[[str], Walk]
LONG = "Because this test explains a standard in rather more than ten words."


def walked(blocker: Any, *states: str) -> Iterator[tuple[Cast, dict[str, Walk]]]:
    """Yield the people and one mission in each state; everything is rolled back at the end."""
    with blocker.unblock(), transaction.atomic():
        cast = people()
        yield cast, {state: walk_to(state, cast) for state in states}
        transaction.set_rollback(True)


def tomorrow() -> str:
    """Return the day after the one at which the missions stand; the day may turn while tests run."""
    return (localdate() + timedelta(days=1)).isoformat()


def do(walk: Walk, verb: str, role: str, /, **data: Any) -> Any:
    """Carry out a verb that may have a field called `name`."""
    return perform(verb, walk.mission, by=walk.cast[role], data=walk.fielded(verb, data))


def refused(walk: Walk, verb: str, role: str, /, **data: Any) -> set[str]:
    """Try a verb that must be refused with 409, and return the codes of all blockers."""
    try:
        do(walk, verb, role, **data)
    except NotReady as refusal:
        return {item.code for item in refusal.blockers}
    raise AssertionError(f"{verb} by {role} was not refused")


def forbidden(walk: Walk, verb: str, role: str, /, **data: Any) -> bool:
    """Tell whether a verb is refused with 403."""
    try:
        do(walk, verb, role, **data)
    except NotPermitted:
        return True
    except (NotReady, Invalid):
        return False
    return False


def run(walk: Walk, level: str, cycle: int = 1) -> LevelRun:
    """Return a run as it is stored."""
    return LevelRun.objects.get(mission=walk.mission, level=level, cycle=cycle)


def versions(walk: Walk, output: str) -> dict[int, str]:
    """Return the states of an output's versions by their numbers."""
    found = Version.objects.filter(output__mission=walk.mission, output__type=output).order_by("number")
    return dict(found.values_list("number", "state"))


def last_decision(walk: Walk, gate: str) -> Decision:
    """Return the latest decision at a gate."""
    return Decision.objects.filter(mission=walk.mission, gate=gate).latest("id")


def bodies(walk: Walk) -> tuple[str, str]:
    """Return the states of task force and planning team."""
    states = dict(walk.fresh().bodies.values_list("kind", "state"))
    return states["imtf"], states["impt"]


def open_levels(walk: Walk) -> tuple[str, ...]:
    """Return the open levels."""
    return position_of(walk.fresh()).open_levels


def backdate(walk: Walk, days: int) -> None:
    """Let everything so far have happened some days ago: the file and its runs began that much earlier."""
    earlier = walk.mission.today() - timedelta(days=days)
    Mission.objects.filter(pk=walk.mission.pk).update(opened_on=earlier)
    runs = LevelRun.objects.filter(mission=walk.mission)
    runs.update(opened_on=earlier)
    runs.exclude(started=None).update(started=earlier)


def reading(walk: Walk) -> Reading:
    """Read the mission afresh."""
    return Reading(walk.fresh())

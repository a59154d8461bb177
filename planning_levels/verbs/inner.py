"""Acts inside a mission that move no level: bodies, versions, surveys. The same door, the same order.

They differ from the verbs of the process in their address and in what they work on; lock,
permission, conditions, explanations and record are the same.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from missions import deviations
from missions.blockers import Blocker
from missions.door import ended_blocker, passage
from missions.errors import Invalid
from missions.models import Entry, Mission, Person
from missions.process import Position
from planning_levels.definition.shape import Act
from planning_levels.mission_state import Process
from planning_levels.reading import Reading
from planning_levels.verbs.door import Case, on_hold
from planning_levels.verbs.fields import Fields, read

F = TypeVar("F", bound=Fields)
R = TypeVar("R")


def inner(
    mission: Mission,
    *,
    by: Person,
    act: Act,
    shape: type[F],
    data: dict[str, Any],
    effect: Callable[[Case[F]], R],
    ready: Callable[[Case[F]], Iterable[Blocker]] = lambda case: (),
    where: Callable[[Case[F]], Position] = lambda case: case.reading.position,
) -> R:
    """Carry out an act inside a mission and return what its effect returns.

    `where` is the run to which its explanations belong, if not the one at which the process stands.
    Raises NotPermitted (403), Invalid (400) and NotReady (409, with every blocker at once).
    """
    kind = Entry.Kind.FACT if act.fact else Entry.Kind.ACT
    with passage(
        mission,
        by=by,
        verb=act.name,
        kind=kind,
        model=Process,
        read_only_refused=False,
        title=act.title,
    ) as step:
        locked = cast("Process", step.mission)
        reading = Reading(locked)
        step.permit(*act.roles)
        fields = read(shape, data)
        on = fields.on or locked.today()
        if on > locked.today():
            raise Invalid("A date in the future cannot have happened yet.", field="on")
        reading.on = on
        case = Case(locked, reading, act, fields, on, by, step)
        step.on = on
        found: list[Blocker] = [ended_blocker(locked)] if locked.ended else []
        if not locked.ended:
            found.extend(on_hold(case))
            found.extend(ready(case))
        deviations.settle(locked, found, fields.explanations, by=by, on=on, where=where(case))
        result = effect(case)
        step.sentence = step.sentence or act.done
        step.detail = step.detail or fields.model_dump(mode="json", exclude_defaults=True, exclude={"on"})
    return result


def look(
    reading: Reading,
    act: Act,
    ready: Callable[[Case[Any]], Iterable[Blocker]],
    fields: Fields | None = None,
    where: Position | None = None,
) -> list[Blocker]:
    """Return what stands in the way of an act inside a mission, before any field is filled."""
    mission = cast("Process", reading.mission)
    if mission.ended:
        return [ended_blocker(mission)]
    case = Case(mission, reading, act, fields or Fields.model_construct(), reading.on, mission.opened_by)
    found = reading.unexplained([*on_hold(case), *ready(case)], where)
    return [item for item in found if not item.code.startswith("missing-")]

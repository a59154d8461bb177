"""Level 2.2, Implementation planning: planning team, validation exercise, final plan."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from planning_levels.frameworks import frameworks_of
from planning_levels.readiness import bodies, common, level_2_1
from planning_levels.reading import Reading


def to_begin_validation(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the exercise from beginning: the Directive, and an advanced draft (T16)."""
    yield from common.directive_issued(reading)
    yield from level_2_1.advanced_draft(reading)


def exercise(reading: Reading) -> Iterator[Blocker]:
    """Yield what is open of the exercise; none is demanded in a revision."""
    if reading.mission.cycle > 1:
        return
    where = common.page(reading, "validation/")
    run = reading.run("2.2")
    held = [item for item in reading.validations if run is not None and item.run_id == run.pk]
    if not held or any(item.completed_on is None for item in held):
        yield blocker("exercise-open", "The country validation exercise is not complete.", where)
    for item in held:
        for finding in item.findings.all():
            if not finding.closed_by:
                yield blocker("finding-open", f"The finding “{finding.text[:120]}” is not closed.", where)


def owed(reading: Reading) -> Iterator[Blocker]:
    """Yield `outputs-owed` while the advanced draft of 2.1 is owed; the budget report may stay owed."""
    for _ in level_2_1.advanced_draft(reading):
        yield blocker(
            "outputs-owed",
            "Level 2.1 still owes the advanced draft of the Mission Plan.",
            common.page(reading, "outputs/mission-plan/"),
        )


def to_submit(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the final plan from the SRSG (T17)."""
    yield from common.directive_issued(reading)
    yield from bodies.planning_team_established(reading)
    yield from bodies.parity(reading)
    yield from exercise(reading)
    yield from owed(reading)
    yield from common.submitted(reading, "mission-plan", "final", "C 2.2.3")
    yield from common.sections(reading, "mission-plan", "final")
    yield from common.consulted(reading, "mission-plan")
    yield from common.clock(reading, "2.2")
    yield from framework(reading)


def to_adopt(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the SRSG from adopting (T17)."""
    yield from common.directive_issued(reading)
    yield from bodies.planning_team_established(reading)
    yield from exercise(reading)
    yield from owed(reading)


def framework(reading: Reading) -> Iterator[Blocker]:
    """Yield the notice `no-framework` while no common framework is on file, or each has run out."""
    held = frameworks_of(reading.mission, reading.on)
    if not held or all(item.ended for item in held):
        said = (
            f"The framework “{held[0].row}” has run out."
            if held
            else "No integrated strategic framework is on file."
        )
        yield blocker("no-framework", said, common.page(reading, "frameworks/"))

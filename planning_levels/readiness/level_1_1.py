"""Level 1.1, Advance planning: what is asked before the Secretary-General decides on the form."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from planning_levels.readiness import bodies, common
from planning_levels.reading import Reading
from plans import queries


def to_submit(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the Strategic Assessment from going to the Secretary-General (T05)."""
    yield from bodies.task_force_established(reading)
    yield from bodies.coverage(reading)
    yield from common.chair_of_lead(reading)
    yield from common.submitted(reading, "strategic-assessment", reference="C 1.1.2")
    yield from common.sections(reading, "strategic-assessment", "first")
    yield from common.consulted(reading, "strategic-assessment")
    yield from common.clock(reading, "1.1")
    options = len(queries.table(reading.mission, "options"))
    if options < 2:
        yield blocker(
            "few-options",
            f"{options} option is held; a range of alternatives is asked for.",
            common.page(reading, "plan/options/"),
        )


def to_issue_directive(reading: Reading) -> Iterator[Blocker]:
    """Yield what the issue of the Strategic Planning Directive needs (T06, T07 with a lead)."""
    yield from common.submitted(reading, "sg-directive", reference="C 1.1.3")

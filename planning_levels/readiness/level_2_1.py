"""Level 2.1, Operational planning: mandate review, advanced draft, budget, Directive."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from outputs.models import Version
from planning_levels.mandating import priorities_set
from planning_levels.readiness import bodies, common
from planning_levels.reading import Reading
from plans import queries


def mandate_review(reading: Reading) -> Iterator[Blocker]:
    """Yield tasks not reviewed and mismatches not settled (IMPP guidelines C 2.1.1)."""
    for task in queries.open_mandate_tasks(reading.mission):
        yield blocker(
            "mandate-task-open",
            f"Mandated task {task.paragraph}: it is not yet reviewed, or new with nothing that serves it.",
            common.page(reading, f"mandate/#row-{task.pk}"),
        )
    for mismatch in queries.open_mismatches(reading.mission):
        yield blocker(
            "mismatch-open",
            f"The mismatch “{str(mismatch)[:120]}” is not settled.",
            common.page(reading, "mandate/#mismatches"),
        )


def priorities(reading: Reading) -> Iterator[Blocker]:
    """Yield the notice `priorities-old` until priorities are set again after the mandate (C 2.1.1)."""
    if not priorities_set(reading):
        yield blocker(
            "priorities-old",
            "No priority was set since the mandate was given.",
            common.page(reading, "plan/priorities/"),
        )


def advanced_draft(reading: Reading) -> Iterator[Blocker]:
    """Yield `not-submitted` unless an advanced draft of this cycle was submitted, the last not returned."""
    versions = reading.versions.get("mission-plan", [])
    revision = reading.mission.cycle - 1
    drafts = [item for item in versions if item.label == "advanced" and item.revision == revision]
    delivered = bool(drafts) and drafts[-1].state != Version.State.RETURNED
    if not delivered and not common.entered_above(reading, "2.1"):
        yield blocker(
            "not-submitted",
            "The Mission Plan has not been submitted as “advanced”.",
            common.page(reading, "outputs/mission-plan/"),
            "C 2.1.2",
        )


def budget(reading: Reading) -> Iterator[Blocker]:
    """Yield what is open of the budget report: submitted, and marked final."""
    label = "update" if reading.mission.cycle > 1 else "final"
    found = reading.last_frozen("mission-budget")
    where = common.page(reading, "outputs/mission-budget/")
    if found is None or found.label != label or found.revision != reading.mission.cycle - 1:
        yield blocker(
            "not-submitted", f"The Mission Budget Report has not been submitted as “{label}”.", where
        )
    if found is None or not found.final:
        yield blocker("not-final", "The Mission Budget Report has not been marked final.", where)


def directive(reading: Reading) -> Iterator[Blocker]:
    """Yield `not-submitted` unless the Directive to the SRSG waits to be issued."""
    if reading.decided("DP-2.1") is None:
        yield from common.submitted(reading, "srsg-directive", reference="C 2.1.4")


def head_of_mission(reading: Reading) -> Iterator[Blocker]:
    """Yield `missing-srsg` while nobody is nominated or appointed as SRSG."""
    if reading.appointment("appointed") is None and reading.appointment("nominated") is None:
        yield blocker(
            "missing-srsg",
            "No Special Representative is on record; nominate or appoint first.",
            common.page(reading, "do/record-appointment/"),
            "B",
        )


def to_submit(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the package from the USG, or what is still owed from closing 2.1 (T14)."""
    yield from common.council_authorised(reading)
    yield from bodies.coverage(reading)
    yield from common.chair_of_lead(reading)
    yield from mandate_review(reading)
    yield from priorities(reading)
    yield from advanced_draft(reading)
    yield from common.sections(reading, "mission-plan", "advanced")
    yield from budget(reading)
    yield from directive(reading)
    for item in queries.unanswered_expectations(reading.mission):
        yield blocker(
            "expectation-open",
            f"The expectation of {item.actor} differs and has no answer.",
            common.page(reading, "plan/expectations/"),
        )
    yield from common.consulted(reading, "mission-plan")
    yield from common.clock(reading, "2.1")


def to_issue(reading: Reading, *, early: bool = False) -> Iterator[Blocker]:
    """Yield what keeps the Directive from being issued; an early issue waives draft, review, budget."""
    yield from head_of_mission(reading)
    yield from common.submitted(reading, "srsg-directive", reference="C 2.1.4")
    if not early:
        yield from mandate_review(reading)
        yield from advanced_draft(reading)
        yield from budget(reading)


def owed(reading: Reading) -> list[str]:
    """Return the outputs that 2.1 still owes after an early Directive."""
    missing: list[str] = []
    if any(True for _ in advanced_draft(reading)):
        missing.append("mission-plan")
    if any(True for _ in budget(reading)):
        missing.append("mission-budget")
    return missing

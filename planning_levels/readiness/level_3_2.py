"""Level 3.2, Transition and exit planning: its gates in their order, and completion."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from monitoring.models import Lesson
from planning_levels.models import Survey
from planning_levels.readiness import bodies, common, level_1_2
from planning_levels.reading import Reading
from plans import queries

MORE_WANTED = "more wanted by the Security Council"  # kept on the run of 3.2 until the next report


def to_ask_for_directive(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the revised USG Planning Directive from its promulgation (T29)."""
    yield from common.chair_of_lead(reading)
    yield from common.submitted(reading, "usg-directive", "transition", "C 3.2.1")
    yield from common.sections(reading, "usg-directive", "transition")


def directive_promulgated(reading: Reading) -> Iterator[Blocker]:
    """Yield `not-submitted` unless the revised USG Planning Directive has been promulgated."""
    if reading.decided("GATE-3.2-USG") is None:
        yield blocker(
            "not-submitted",
            "The USG Planning Directive revised for the transition has not been promulgated.",
            common.page(reading, "outputs/usg-directive/"),
            "C 3.2.1",
        )


def dispositions(reading: Reading) -> Iterator[Blocker]:
    """Yield `asset-disposition` for each asset without a new owner or end."""
    for asset in queries.undisposed_assets(reading.mission):
        yield blocker(
            "asset-disposition",
            f"The asset “{asset}” has no disposition.",
            common.page(reading, "exit/#assets"),
        )


def residual_tasks(reading: Reading) -> Iterator[Blocker]:
    """Yield the notice `residual-task-open` for each residual task without a new owner."""
    for row in queries.unowned_tasks(reading.mission):
        yield blocker(
            "residual-task-open",
            f"The residual task “{str(row)[:120]}” has no new owner.",
            common.page(reading, "exit/#residual"),
        )


def to_ask_for_report(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the transition report from the Secretary-General (T30)."""
    yield from directive_promulgated(reading)
    yield from bodies.coverage(reading)
    yield from level_1_2.survey(reading, Survey.Kind.TRANSITION, "3.2")
    yield from common.submitted(reading, "mission-plan", "transition", "C 3.2.2")
    yield from common.sections(reading, "mission-plan", "transition")
    yield from dispositions(reading)
    yield from residual_tasks(reading)
    yield from common.submitted(reading, "sg-report", "transition", "C 3.2.2")
    yield from common.sections(reading, "sg-report", "transition")


def report_out(reading: Reading) -> bool:
    """Tell whether the transition report is with the Council, which has not asked for another."""
    run = reading.open_run("3.2")
    asked_for_more = run is not None and run.outcome == MORE_WANTED
    return reading.decided("GATE-3.2-REPORT") is not None and not asked_for_more


def report_submitted(reading: Reading) -> Iterator[Blocker]:
    """Yield `not-submitted` unless the transition report is with the Council."""
    if not report_out(reading):
        yield blocker(
            "not-submitted",
            "The report on transition and draw-down has not been submitted to the Council.",
            common.page(reading, "outputs/sg-report/"),
            "C 3.2.2",
        )


def exit_on_record(reading: Reading) -> bool:
    """Tell whether the Council has authorised the exit strategy of this cycle (T31)."""
    return any(
        item.outcome == "exit" and item.cycle == reading.mission.cycle for item in reading.council_records
    )


def exit_authorised(reading: Reading) -> Iterator[Blocker]:
    """Yield `council-authorisation` unless the Council has authorised the exit strategy (T31)."""
    if not exit_on_record(reading):
        yield blocker(
            "council-authorisation",
            "The Security Council's authorisation of the exit strategy is not on record.",
            common.page(reading, "do/authorise-exit-strategy/"),
            "C 3.2.2",
        )


def to_present(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the SRSG from presenting the revised plan (T32)."""
    yield from report_submitted(reading)
    yield from exit_authorised(reading)
    yield from common.submitted(reading, "mission-plan", "transition", "C 3.2.2")
    yield from common.sections(reading, "mission-plan", "transition")
    yield from dispositions(reading)


def endorsed(reading: Reading) -> Iterator[Blocker]:
    """Yield `not-endorsed` unless the Secretary-General has endorsed the revised plan (T33)."""
    if reading.decided("GATE-3.2-SG") is None:
        yield blocker(
            "not-endorsed",
            "The Secretary-General has not endorsed the revised Mission Plan.",
            common.page(reading, "outputs/mission-plan/"),
        )


def to_ask_for_revised_directive(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the revised Directive from the USG (T33)."""
    yield from endorsed(reading)
    yield from common.submitted(reading, "srsg-directive", "transition", "C 3.2.3")
    yield from common.sections(reading, "srsg-directive", "transition")


def to_complete(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the process from completion (T34)."""
    for sentence in queries.open_successors(reading.mission):
        yield blocker("successor-open", sentence, common.page(reading, "exit/#successors"))
    yield from dispositions(reading)
    yield from residual_tasks(reading)
    if not Lesson.objects.filter(mission=reading.mission).exists():
        yield blocker(
            "lessons-missing",
            "No lessons are recorded.",
            common.page(reading, "monitoring/"),
        )

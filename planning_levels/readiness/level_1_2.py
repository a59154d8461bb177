"""Level 1.2, Foundation planning: USG Planning Directive, survey, first draft, report."""

from collections.abc import Iterator

from missions.blockers import Blocker, blocker
from outputs.models import Version
from planning_levels.models import Survey, TransitionAnswer
from planning_levels.readiness import bodies, common
from planning_levels.reading import Reading
from plans import queries


def to_ask_for_promulgation(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the USG Planning Directive from its promulgation (T09)."""
    label = "update" if reading.mission.cycle > 1 else "first"
    yield from common.chair_of_lead(reading)
    yield from common.submitted(reading, "usg-directive", label, "C 1.2.1")
    yield from common.sections(reading, "usg-directive", label)


def to_submit(reading: Reading) -> Iterator[Blocker]:
    """Yield what keeps the report and its basis from the Secretary-General (T10)."""
    revised = reading.mission.cycle > 1
    label = "update" if revised else "first"
    yield from bodies.task_force_established(reading)
    yield from bodies.coverage(reading)
    yield from common.chair_of_lead(reading)
    if reading.decided("GATE-USG") is None:
        yield blocker(
            "not-submitted",
            "The USG Planning Directive has not been promulgated.",
            common.page(reading, "outputs/usg-directive/"),
            "C 1.2.1",
        )
    yield from common.submitted(reading, "mission-plan", "first", "C 1.2.3")
    yield from common.sections(reading, "mission-plan", "first")
    yield from common.submitted(reading, "mission-budget", label, "C 1.2.4")
    yield from common.submitted(reading, "sg-report", label, "C 1.2.5")
    yield from common.sections(reading, "sg-report", label)
    yield from transition_plan(reading)
    given = answer(reading)
    yield from bodies.sub_groups(reading, transition=given is not None and given.needed)
    yield from survey(reading, Survey.Kind.TECHNICAL, "1.2")
    yield from common.consulted(reading, "mission-plan")
    for sentence in queries.narrowed_options_without_reason(reading.mission):
        yield blocker("options-narrowed", sentence, common.page(reading, "plan/options/"))
    yield from common.clock(reading, "1.2")


def answer(reading: Reading) -> TransitionAnswer | None:
    """Return the latest answer to the question of a Joint Transition Plan in this cycle."""
    run = reading.run("1.2")
    found = [item for item in reading.transition_answers if run is not None and item.run_id == run.pk]
    return found[-1] if found else None


def transition_plan(reading: Reading) -> Iterator[Blocker]:
    """Yield `transition-plan-open` while the question is open or the plan is not agreed by both sides."""
    where = common.page(reading, "outputs/joint-transition-plan/")
    given = answer(reading)
    if given is None:
        yield blocker(
            "transition-plan-open",
            "It has not been answered whether a Joint Transition Plan is needed.",
            common.page(reading, "do/answer-transition-plan/"),
        )
        return
    if not given.needed:
        return
    version = joint_transition_plan(reading)
    agreed = {item.entity_id for item in version.agreements.all()} if version else set()
    if version is None or given.counterpart_id not in agreed or len(agreed) < 2:
        yield blocker(
            "transition-plan-open",
            "The Joint Transition Plan is needed and not yet agreed by both sides.",
            where,
        )


def joint_transition_plan(reading: Reading) -> Version | None:
    """Return the Joint Transition Plan submitted in this cycle; an earlier hand-over had one of its own."""
    version = reading.last_frozen("joint-transition-plan")
    return version if version is not None and version.cycle == reading.mission.cycle else None


def survey(reading: Reading, kind: str, level: str) -> Iterator[Blocker]:
    """Yield what is open of the survey of this run (T10, T30).

    In a revision a strategic review that stands in is a survey of the run as well; it is named, not assumed.
    """
    run = reading.run(level)
    made = [
        item for item in reading.surveys if run is not None and item.run_id == run.pk and item.kind == kind
    ]
    where = common.page(reading, "surveys/")
    if not made:
        yield blocker("survey-missing", f"No {Survey.Kind(kind).label} has been made in this run.", where)
    for item in made:
        if item.completed_on is None:
            yield blocker("survey-open", "The survey is not completed.", where)
        if item.debrief_held_on and item.debrief_held_on > item.to_date:
            yield blocker(
                "debrief-after-departure",
                "The findings were discussed with the UNCT only after the team had left.",
                where,
            )

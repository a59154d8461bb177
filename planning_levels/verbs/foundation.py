"""Level 1.2 and its gate to the Council (T09-T13), with their like in 3.2 (T29, T30)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from missions.blockers import Blocker, blocker, missing
from missions.errors import Invalid
from missions.models import Entity
from planning_levels.models import LevelRun, TransitionAnswer
from planning_levels.readiness import level_1_2, level_3_2
from planning_levels.reading import Reading
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import DecisionFields, Fields, Line, Text


class AnswerFields(Fields):
    needed: bool | None = Field(None, title="Is a Joint Transition Plan needed?")
    reason: Text = Field("", title="Reason")
    ground: Literal["takeover", "rehatting", "shared-function"] | None = Field(None, title="Ground")
    counterpart: Line = Field("", title="The other organisation")


def _asking(reading: Reading) -> LevelRun | None:
    """Return the level that asks: 1.2 on taking over, 3.2 on handing over; None for neither."""
    return reading.open_run("1.2") or reading.open_run("3.2")


def _answer_ready(case: Case[AnswerFields]) -> Iterator[Blocker]:
    fields = case.fields
    if _asking(case.reading) is None and case.reading.state in case.act.states:
        said = "The question belongs to Levels 1.2 and 3.2, and neither is open."
        yield blocker("state", said, case.here)
    if not fields.needed:
        return
    if fields.ground is None:
        yield missing("ground", where=case.here)
    if not fields.counterpart:
        yield missing("counterpart", where=case.here)
        return
    entity = Entity.objects.filter(code=fields.counterpart).first()
    if entity is None:
        raise Invalid(f"No entity bears the code “{fields.counterpart}”.", field="counterpart")
    if entity.un:
        yield blocker(
            "counterpart-un",
            f"{entity.name} is itself of the United Nations: a transition sub-group serves such a hand-over.",
            case.here,
        )


@verb("answer-transition-plan", AnswerFields, _answer_ready)
def answer_transition_plan(case: Case[AnswerFields]) -> None:
    """Answer whether a Joint Transition Plan is needed (IMPP guidelines C 1.2.2; C 3.2)."""
    fields, run = case.fields, _asking(case.reading)
    assert run is not None  # guarded above
    TransitionAnswer.objects.create(
        run=run,
        needed=bool(fields.needed),
        reason=fields.reason,
        ground=fields.ground or "",
        counterpart_id=fields.counterpart or None,
        by=case.by,
        on=case.on,
    )
    case.say(f"A Joint Transition Plan is {'needed' if fields.needed else 'not needed'}: {fields.reason}")


def _promulgate_ready(case: Case[DecisionFields]) -> Iterator[Blocker]:
    if case.reading.position.level == "3.2":
        yield from level_3_2.to_ask_for_directive(case.reading)
    else:
        yield from level_1_2.to_ask_for_promulgation(case.reading)


@verb("promulgate-usg-directive", DecisionFields, _promulgate_ready)
def promulgate_usg_directive(case: Case[DecisionFields]) -> None:
    """Promulgate the USG Planning Directive; in 1.2 the clock starts with it (T09, T29)."""
    package = case.submission
    assert package is not None  # guarded by `not-submitted`
    deciding.decide(case, package.gate, "promulgated", submission=package)
    runs.issue_output(case, "usg-directive")
    run = case.reading.open_run("1.2")
    if package.gate == "GATE-USG" and run is not None:
        runs.activate(run, case.on)


class ReportFields(DecisionFields):
    symbol: Line = Field("", title="Symbol of the report")


def _report_ready(case: Case[ReportFields]) -> Iterator[Blocker]:
    if case.reading.position.level == "3.2":
        yield from level_3_2.directive_promulgated(case.reading)


@verb("submit-sg-report", ReportFields, _report_ready)
def submit_sg_report(case: Case[ReportFields]) -> None:
    """Submit the report to the Security Council; in 1.2 this closes the level (T10, T30)."""
    package = case.submission
    assert package is not None  # guarded by `not-submitted`
    deciding.decide(case, package.gate, "submitted", submission=package)
    runs.issue_output(case, "sg-report")
    exit_run = case.reading.open_run("3.2")
    if exit_run is not None:
        runs.note_outcome(exit_run, "")
        return
    run = case.reading.open_run("1.2")
    assert run is not None  # the package hangs on it
    runs.close_run(case, run, "report submitted")
    case.mission.report_to_council()

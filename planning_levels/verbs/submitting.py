"""Submitting: a level for its decision, or a package to a gate (T05, T09, T10, T14, T17, T29, T30, T33)."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import Field

from missions.blockers import Blocker, blocker
from missions.errors import Invalid, NotPermitted
from planning_levels.models import LevelRun, ReleaseStep, Submission
from planning_levels.readiness import level_1_1, level_1_2, level_2_1, level_2_2, level_3_2
from planning_levels.reading import Reading
from planning_levels.verbs import deciding, packages, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import Fields

READY: dict[str, Callable[[Reading], Iterator[Blocker]]] = {
    "1.1": level_1_1.to_submit,
    "1.2": level_1_2.to_submit,
    "2.1": level_2_1.to_submit,
    "2.2": level_2_2.to_submit,
}
GATE_OF = {"1.1": "DP-1.1", "1.2": "DP-1.2", "2.1": "DP-2.1", "2.2": "DP-2.2"}


class LevelFields(Fields):
    level: Literal["1.1", "1.2", "2.1", "2.2"] | None = Field(None, title="Level")


def level_meant(case: Case[LevelFields]) -> str:
    """Return the level to submit: the one named, else an owed 2.1, else where the process stands."""
    if case.fields.level:
        return case.fields.level
    reading = case.reading
    standing = reading.position.level
    owing = reading.open_run("2.1")
    if owing is not None and reading.decided("DP-2.1", owing.cycle) is not None:
        return "2.1"
    return standing if standing in READY else "1.1"


def _level_ready(case: Case[LevelFields]) -> Iterator[Blocker]:
    reading, level = case.reading, level_meant(case)
    if case.step is not None:
        _right_body(case, level)
    run = reading.open_run(level)
    where = f"{case.here}levels/{level}/"
    if run is None or run.cycle != case.mission.cycle:
        yield blocker("state", f"Level {level} is not open.", where)
    elif run.state == LevelRun.State.IN_PREPARATION:
        yield blocker("state", f"Level {level} is still in preparation: its entry event is missing.", where)
    elif run.state == LevelRun.State.AWAITING_DECISION:
        yield blocker("state", f"Level {level} already waits for its decision.", where)
    yield from READY[level](reading)


@verb("submit-level", LevelFields, _level_ready, level=level_meant)
def submit_level(case: Case[LevelFields]) -> None:
    """Freeze the basis and ask the decider; or deliver what 2.1 owes, which closes it.

    Chair of the task force, in 2.2 also the lead of the planning team; an owed 2.1 by the
    chair (IMPP guidelines, part C, the end of each level).
    """
    level = level_meant(case)
    run = case.reading.open_run(level)
    assert run is not None  # guarded above
    if level == "2.1" and case.reading.decided("DP-2.1", run.cycle) is not None:
        runs.close_run(case, run, "owed outputs delivered")
        case.say("Level 2.1 has delivered what it owed and is closed.")
        return
    gate = GATE_OF[level]
    packages.put_before(case, gate, packages.basis_of(case, gate))
    runs.submit_run(run)


def _right_body(case: Case[Any], level: str) -> None:
    if level != "2.2" and "imtf-chair" not in case.acting.standing.roles:
        raise NotPermitted(f"Level {level} is submitted by the chair of the task force.")


class GateFields(Fields):
    gate: Literal["GATE-USG", "GATE-3.2-USG", "GATE-3.2-REPORT", "GATE-3.2-DIRECTIVE"] | None = Field(
        None, title="Gate"
    )


GATES: dict[str, tuple[str, Callable[[Reading], Iterator[Blocker]]]] = {
    "GATE-USG": ("1.2", level_1_2.to_ask_for_promulgation),
    "GATE-3.2-USG": ("3.2", level_3_2.to_ask_for_directive),
    "GATE-3.2-REPORT": ("3.2", level_3_2.to_ask_for_report),
    "GATE-3.2-DIRECTIVE": ("3.2", level_3_2.to_ask_for_revised_directive),
}


def _passed(reading: Reading, gate: str) -> bool:
    if gate == "GATE-3.2-REPORT":
        return level_3_2.report_out(reading)
    return reading.decided(gate) is not None


def _next_gate(reading: Reading) -> str | None:
    """Return the gate that stands open next, for a look before the field is filled."""
    if reading.position.level == "3.2":
        ahead = (gate for gate in ("GATE-3.2-USG", "GATE-3.2-REPORT") if not _passed(reading, gate))
        return next(ahead, "GATE-3.2-DIRECTIVE")  # whose decision closes 3.2
    return "GATE-USG" if reading.position.level == "1.2" else None


def _gate_ready(case: Case[GateFields]) -> Iterator[Blocker]:
    gate = getattr(case.fields, "gate", None) or _next_gate(case.reading)
    if gate is None:
        if case.reading.state in case.act.states:
            yield blocker("state", "No gate of this kind is open in the present level.", case.here)
        return
    if case.step is not None and gate == "GATE-USG" and "imtf-chair" not in case.step.standing.roles:
        raise NotPermitted("The directive is submitted by the chair of the task force.")
    level, ready = GATES[gate]
    run = case.reading.open_run(level)
    if run is None or case.reading.position.level != level:
        yield blocker("state", f"Level {level} is not open.", f"{case.here}levels/{level}/")
    elif case.reading.open_submission(gate) is not None:
        yield blocker("state", "The package already waits at this gate.", case.here)
    elif _passed(case.reading, gate):
        yield blocker("state", "This gate has been passed.", case.here)
    yield from ready(case.reading)


@verb("submit-to-gate", GateFields, _gate_ready)
def submit_to_gate(case: Case[GateFields]) -> None:
    """Ask for a decision at a gate that is no level's end."""
    gate = case.fields.gate or ""
    packages.put_before(case, gate, packages.basis_of(case, gate))


class ReleaseFields(Fields):
    step: Literal["usg", "office"] | None = Field(None, title="Step")
    decision: str | None = Field(None, title="Decision point")


def _waiting(case: Case[ReleaseFields]) -> list[Any]:
    named = getattr(case.fields, "decision", None)
    packages_open = [item for item in case.reading.open_submissions if deciding.outstanding_steps(item)]
    return [item for item in packages_open if not named or item.gate == named]


def _release_ready(case: Case[ReleaseFields]) -> Iterator[Blocker]:
    waiting = _waiting(case)
    step = getattr(case.fields, "step", None)
    if waiting and step and case.step is not None:
        _right_office(case, step, waiting[0].decider)
    if not waiting:
        yield blocker("state", "No package waits for its release.", case.here)
    elif step and deciding.outstanding_steps(waiting[0])[0] != step:
        first = deciding.outstanding_steps(waiting[0])[0]
        yield blocker("not-released", f"The chain waits for “{first}” first.", case.here)


@verb("release-to-decider", ReleaseFields, _release_ready)
def release_to_decider(case: Case[ReleaseFields]) -> None:
    """Do a step of the clearance chain: the USG of the lead, then the decider's office."""
    package = _waiting(case)[0]
    ReleaseStep.objects.create(submission=package, step=case.fields.step or "", by=case.by, on=case.on)


def _right_office(case: Case[Any], step: str, decider: str) -> None:
    if (step == "usg") != (case.acting.role == "usg-of-lead"):
        raise NotPermitted("This step is for the USG of the lead department, or for the decider's office.")
    if step == "office" and not _of_decider(case, decider):
        raise NotPermitted("This step is for the office of the decider.")


def _of_decider(case: Case[Any], decider: str) -> bool:
    whom = case.by.office_of
    if whom is None:
        return False
    if decider == "sg":
        return whom.office == "sg"
    return whom.office == "usg" and whom.entity_id == case.mission.lead_department_id


class ReturnFields(Fields):
    comments: str = Field("", title="Comments", max_length=20_000)
    outputs: list[str] = Field(default_factory=list, title="Outputs returned")
    decision: str | None = Field(None, title="Decision point")
    basis: dict[str, str] | None = Field(None, title="Basis, by hash")


def to_return(case: Case[Any]) -> Submission | None:
    """Return the package that the person is asked to decide: the one named, else the first."""
    named = getattr(case.fields, "decision", None)
    asked = case.step.role if case.step is not None else ""
    for item in case.reading.open_submissions:
        if asked in ("", item.decider) and named in (None, item.gate):
            return item
    return None


def _return_ready(case: Case[ReturnFields]) -> Iterator[Blocker]:
    package = to_return(case)
    if package is None:
        if case.reading.state in case.act.states:
            yield blocker("state", "Nothing waits for a decision of this person.", case.here)
        return
    held = {item.of.output.type for item in package.basis.all()}
    foreign = [output for output in getattr(case.fields, "outputs", []) if output not in held]
    if foreign:
        raise Invalid(f"The package does not hold: {', '.join(foreign)}.", field="outputs")
    packed = {item.of.output.type: item.hash for item in package.basis.all()}
    for output, digest in (getattr(case.fields, "basis", None) or {}).items():
        if packed.get(output) != digest:  # a return of what was there before is none of what is there now
            yield deciding.basis_changed(case, output)


@verb("return-for-work", ReturnFields, _return_ready)
def return_for_work(case: Case[ReturnFields]) -> None:
    """Return a package with comments (T08, T11, T15, T19); its versions are final as they are."""
    package = to_return(case)
    assert package is not None  # guarded above
    run = case.reading.run(package.run.level, package.run.cycle) if package.run else None
    deciding.decide(case, package.gate, "returned", submission=package)
    wanted = set(case.fields.outputs)
    for item in package.basis.all():
        if not wanted or item.of.output.type in wanted:
            runs.give_back(item.of)
    if run is not None and run.state == LevelRun.State.AWAITING_DECISION:
        runs.resume_run(run)

"""Deciding: what every decision has in common, whoever takes it and whatever it decides."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from missions import action_points
from missions.blockers import Blocker, blocker
from missions.door import Passage
from missions.errors import Invalid, NotPermitted
from missions.models import Deviation
from planning_levels.definition.shape import Act
from planning_levels.models import Decision, DecisionBasis, DecisionCondition, Submission
from planning_levels.readiness.preparing import self_prepared
from planning_levels.reading import Reading
from planning_levels.verbs.fields import DecisionFields
from planning_levels.watching import open_questions

if TYPE_CHECKING:
    from planning_levels.verbs.door import Case


def submission_for(reading: Reading, act: Act) -> Submission | None:
    """Return the open package that an act decides, or None."""
    for gate in act.decides:
        found = reading.open_submission(gate)
        if found is not None:
            return found
    return None


def outstanding_steps(submission: Submission) -> list[str]:
    """Return the steps of the clearance chain that are not done yet."""
    done = {item.step for item in submission.releases.all()}
    return [step for step in submission.chain if step not in done]


def blockers(case: "Case[Any]", *, preview: bool = False) -> Iterator[Blocker]:
    """Yield what keeps a decision from being taken: no package, not released, basis, deviations."""
    submission = case.submission
    early = bool(getattr(case.fields, "early", False))
    if case.act.follows_submission and case.act.decides and submission is None and not early:
        yield blocker("not-submitted", "No package has been submitted for this decision.", case.here)
    if submission is not None:
        waiting = outstanding_steps(submission)
        if waiting:
            yield blocker("not-released", f"The clearance chain waits for: {', '.join(waiting)}.", case.here)
        if case.act.decides and not preview:
            yield from self_prepared(case.reading, submission, case.by)
    yield from _basis(case, submission)
    if case.act.decides:
        yield from open_questions(case.reading)
    if not preview and isinstance(case.fields, DecisionFields):
        accepted = set(case.fields.accepts)
        for item in case.reading.open_deviations:
            if item.code not in accepted:
                yield blocker(
                    "deviation-open",
                    f"The explained deviation “{item.code}” is to be accepted by name: {item.explanation}",
                    case.here,
                )


def _basis(case: "Case[Any]", submission: Submission | None) -> Iterator[Blocker]:
    """Compare the hashes named with the package; what is outside of it, with what is submitted."""
    if "GATE-UNCT" in case.act.decides:  # rests on what is before the SRSG, and looks for itself
        return
    named = getattr(case.fields, "basis", None) or {}
    packed = {item.of.output.type: item.hash for item in submission.basis.all()} if submission else {}
    for output, digest in named.items():
        latest = case.reading.last_frozen(output)
        if packed.get(output, latest.hash if latest else "") != digest:
            yield basis_changed(case, output)


def basis_changed(case: "Case[Any]", output: str) -> Blocker:
    """Return the gate for a hash that is not that of the version to decide on."""
    return blocker(
        "basis-changed",
        f"The hash named for {output} is not that of the submitted version.",
        f"{case.here}outputs/{output}/",
    )


def check_accepts(case: "Case[Any]") -> None:
    """Raise Invalid (400) when a deviation is accepted that is not open."""
    open_codes = {item.code for item in case.reading.open_deviations}
    unknown = [code for code in case.fields.accepts if code not in open_codes]
    if unknown:
        raise Invalid(f"No open deviation bears this code: {', '.join(unknown)}.", field="accepts")


def accept(case: "Case[Any]", explained: AbstractSet[str] = frozenset()) -> None:
    """Mark as accepted what the decider accepted by name, or `explained` in the decision itself."""
    codes = {*case.fields.accepts, *explained}
    Deviation.objects.filter(mission=case.mission, accepted_by=None, code__in=codes).update(
        accepted_by=case.by, accepted_on=case.on
    )


def check_charge(step: Passage, act: Act, reading: Reading) -> None:
    """Raise NotPermitted (403) for an officer-in-charge whose time does not cover what this act decides."""
    standing, role = step.standing, step.role
    if not standing.covers(role, points_of(act, reading)):
        points = ", ".join(sorted(standing.limits[role]))
        raise NotPermitted(f"As officer-in-charge you decide at {points} only.")


def points_of(act: Act, reading: Reading) -> set[str]:
    """Return the decision points at which an act decides; for a return, where a package waits."""
    if act.decides or not act.follows_submission:
        return set(act.decides)
    return {item.gate for item in reading.open_submissions}


def decide(case: "Case[Any]", gate: str, outcome: str, *, submission: Submission | None = None) -> Decision:
    """Store the decision with decider, office, basis and conditions, and close the package."""
    package = submission or case.reading.open_submission(gate)
    acting = case.acting
    if not acting.standing.covers(acting.role, {gate}):  # a return names its package only in its fields
        raise NotPermitted(f"As officer-in-charge you do not decide at {gate}.")
    decision = Decision.objects.create(
        mission=case.mission,
        run=case.reading.standing_run,
        submission=package,
        gate=gate,
        verb=case.act.name,
        outcome=outcome,
        decider=case.by,
        decider_name=case.by.get_full_name(),
        decider_title=case.by.title,
        office=acting.role,
        acting_for=acting.standing.acting_for.get(acting.role, ""),
        decided_on=case.on,
        reason=getattr(case.fields, "reason", "") or getattr(case.fields, "comments", "") or "",
        accepted=list(getattr(case.fields, "accepts", [])),
        paper=case.paper.document if case.paper else None,
        cycle=case.mission.cycle,
        serial=case.mission.record_number + 1,
    )
    if package is not None:
        DecisionBasis.objects.bulk_create(
            DecisionBasis(decision=decision, of=item.of, hash=item.hash) for item in package.basis.all()
        )
        package.state = Submission.State.RETURNED if outcome == "returned" else Submission.State.DECIDED
        package.save(update_fields=["state"])
    _conditions(case, decision)
    case.decision = decision
    return decision


def _conditions(case: "Case[Any]", decision: Decision) -> None:
    """Keep the conditions as they were set, each with the action point by which it is followed."""
    for number, item in enumerate(getattr(case.fields, "conditions", [])):
        if not item.text:
            raise Invalid("Say what the condition is.", field=f"conditions.{number}.text")
        told = {"text": item.text, "owner": item.owner, "due": item.due}
        point = action_points.write(case.acting, gate=decision.gate, **told)
        DecisionCondition.objects.create(decision=decision, action_point=point, **told)


def detail_of(case: "Case[Any]", raised: list[Blocker]) -> dict[str, Any]:
    """Return what the record keeps of an act: its fields; of a decision the hashes and what was told."""
    detail = case.fields.model_dump(mode="json", exclude_defaults=True, exclude={"on"})
    if case.decision is not None:
        detail["decision"] = case.decision.pk
        detail["notices"] = [item.message for item in raised]  # what the decider was told beside the gates
        detail["hashes"] = {item.of.output.type: item.hash for item in case.decision.basis.all()}
    if case.paper is not None:
        detail["paper"] = {
            "document": case.paper.document_id,
            "entered_by": case.paper.entered_by.get_full_name(),
            "confirmed_by": case.paper.confirmed_by.get_full_name() if case.paper.confirmed_by else "",
        }
    return detail

"""Decision points and gates as they are shown: what is asked, on which basis, how it was decided.

States: `not_reached` (its level has not begun), `open` (nothing is before the decider), `waiting` (a
package, or the Council, is waited for) and `passed` (decided in this cycle).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from missions.blockers import Blocker, blocker
from planning_levels.definition import DECISION_POINTS
from planning_levels.definition.shape import DecisionPoint
from planning_levels.models import CouncilRecord, Decision, GatePlan, Recommendation, Submission
from planning_levels.readiness import level_1_1, level_1_2, level_2_1, level_2_2, level_3_2
from planning_levels.reading import Reading
from planning_levels.showing.blockers import deviation_row, flag_row, notices, stopping
from planning_levels.showing.decisions import decision_row
from planning_levels.showing.waiting import basis_row, basis_rows
from planning_levels.verbs import readiness_of
from planning_levels.verbs.adoption import endorsement_of, plan_to_endorse
from planning_levels.verbs.continuing import last_decision_serial
from planning_levels.verbs.council import unused_request
from planning_levels.verbs.deciding import outstanding_steps

Shown = dict[str, Any]
Answer = Decision | CouncilRecord
COUNCIL = {"GATE-COUNCIL": ("authorised", "refused"), "GATE-3.2-COUNCIL": ("exit",)}  # what closes each
ASKED = {"revision": "DP-3.1a", "transition": "DP-3.1b"}  # by a recommendation to the Secretary-General
SUBMITTED_BY: dict[str, Callable[[Reading], Iterable[Blocker]]] = {
    "DP-1.1": level_1_1.to_submit,
    "GATE-USG": level_1_2.to_ask_for_promulgation,
    "DP-1.2": level_1_2.to_submit,
    "DP-2.1": level_2_1.to_submit,
    "DP-2.2": level_2_2.to_submit,
    "GATE-UNCT": level_2_2.to_submit,
    "GATE-3.2-USG": level_3_2.to_ask_for_directive,
    "GATE-3.2-REPORT": level_3_2.to_ask_for_report,
    "GATE-3.2-COUNCIL": level_3_2.report_submitted,
    "GATE-3.2-SG": level_3_2.to_present,
    "GATE-3.2-DIRECTIVE": level_3_2.to_ask_for_revised_directive,
}


def points_as_data(reading: Reading) -> list[Shown]:
    """Return every decision point and gate of a mission, without readiness."""
    plans = {plan.gate: plan for plan in GatePlan.objects.filter(mission=reading.mission)}
    return [_point(reading, point, plans.get(key)) for key, point in DECISION_POINTS.items()]


def point_as_data(reading: Reading, gate: str) -> Shown:
    """Return one decision point in full; KeyError for a gate that is not known."""
    plan = GatePlan.objects.filter(mission=reading.mission, gate=gate).first()
    shown = _point(reading, DECISION_POINTS[gate], plan)
    asked: Iterable[Blocker] = () if shown["state"] == "passed" else _asked(reading, gate, shown["state"])
    found = reading.unexplained(asked)
    shown["readiness"] = {
        "ready": shown["state"] == "waiting" and not stopping(found),
        "blockers": stopping(found),
        "notices": notices(found),
    }
    shown["deviations"] = [deviation_row(item) for item in reading.open_deviations]
    shown["history"] = [
        decision_row(item) for item in reading.decisions if item.gate == gate and reading.shows(item)
    ]
    return shown


def _point(reading: Reading, point: DecisionPoint, plan: GatePlan | None) -> Shown:
    package = reading.open_submission(point.id)
    decided = _decided(reading, point.id)
    steps = outstanding_steps(package) if package else []
    return {
        "id": point.id,
        "level": point.level,
        "name": point.name,
        "boxed": point.boxed,
        "question": point.question,
        "decider": point.decider,
        "decider_title": point.decider_title,
        "state": _state(reading, point, package, decided),
        "cycle": reading.mission.cycle,
        "submitted_on": package.on if package else None,
        "released": package is not None and not steps,
        "outstanding_steps": steps,
        "basis": _basis(reading, point, package, decided),
        **_outcome(decided),
        "planned_on": plan.planned_on if plan else None,
        "outcomes": [
            {"key": item.key, "title": item.title, "consequence": item.consequence, "verb": item.act}
            for item in point.outcomes
        ],
        "flags": [flag_row(item) for item in _flags(reading, point.id)],
        "recommendations": [
            _recommendation_row(item) for item in reading.recommendations if ASKED.get(item.kind) == point.id
        ],
        "reference": point.reference,
        "href": f"/api/v1/missions/{reading.mission.key}/decision-points/{point.id}/",
        "version": plan.version if plan else 1,
    }


def _recommendation_row(item: Recommendation) -> Shown:
    return {"id": item.pk, "text": item.text, "on": item.on, "state": item.state, "review": item.review_id}


def _decided(reading: Reading, gate: str) -> Answer | None:
    """Return what stands as the answer of this cycle; a Council that asks for more leaves its gate open."""
    if gate not in COUNCIL:
        if gate == "DP-INIT":
            return reading.decided(gate, 1, "initiated", "entry confirmed")
        return reading.decided(gate)
    answers = (
        item
        for item in reading.council_records
        if item.outcome in COUNCIL[gate] and item.cycle == reading.mission.cycle
    )
    return next(answers, None)  # the first closes the gate; later ones answer the report on the exit


def _outcome(decided: Answer | None) -> Shown:
    if decided is None:
        return {"outcome": None, "decided_by": None, "decided_on": None, "decision": None}
    if isinstance(decided, CouncilRecord):
        return {
            "outcome": decided.outcome,
            "decided_by": f"Security Council, {decided.symbol}",
            "decided_on": decided.on,
            "decision": None,
        }
    return {
        "outcome": decided.outcome,
        "decided_by": decided.decider_name,
        "decided_on": decided.decided_on,
        "decision": decided.pk,
    }


def _state(reading: Reading, point: DecisionPoint, package: Submission | None, decided: Any) -> str:
    if package is not None or asked_otherwise(reading, point.id):
        return "waiting"
    if decided is not None and decided.outcome != "declined":
        return "passed"
    return "open" if _reached(reading, point) else "not_reached"


def asked_otherwise(reading: Reading, gate: str) -> bool:
    """Tell whether a point is waited for without a package: Council, country team, recommendation."""
    if reading.mission.ended:
        return False
    if gate == "GATE-COUNCIL":
        return reading.state == "awaiting_council"
    if gate == "GATE-3.2-COUNCIL":
        in_exit = reading.position.level == "3.2"
        return in_exit and level_3_2.report_out(reading) and _decided(reading, gate) is None
    if gate == "GATE-UNCT":
        plan = plan_to_endorse(reading)
        return plan is not None and endorsement_of(reading, plan) is None
    return any(item.state == "open" and ASKED.get(item.kind) == gate for item in reading.recommendations)


def _reached(reading: Reading, point: DecisionPoint) -> bool:
    if reading.mission.ended or point.id in COUNCIL:
        return False
    if point.level is None:
        return True
    return reading.run(point.level) is not None or reading.open_run(point.level) is not None


def _basis(
    reading: Reading,
    point: DecisionPoint,
    package: Submission | None,
    decided: Decision | CouncilRecord | None,
) -> list[Shown]:
    if package is not None:
        return basis_rows(package.basis.all()) if reading.shows(package) else []
    if isinstance(decided, Decision):
        return basis_rows(decided.basis.all()) if reading.shows(decided) else []
    versions = [reading.last_frozen(output) for output in point.basis]
    return [basis_row(version) for version in versions if version is not None and reading.shows(version)]


def _flags(reading: Reading, gate: str) -> Sequence[Any]:
    """Return the irregular facts since the package before: those that this package puts in view."""
    mine = [item for item in reading.submissions if item.gate == gate]
    before = [item.flags for item in reading.submissions if not mine or item.pk < mine[-1].pk]
    return reading.flags[max(before, default=0) :]


def _asked(reading: Reading, gate: str, state: str) -> Iterable[Blocker]:
    """Yield what the decider waits for once asked; before that, what keeps the package from being put."""
    if state == "waiting":
        yield from readiness_of(_deciding(reading, gate), reading)
    elif gate == "DP-INIT":
        yield from readiness_of("submit-strategic-analysis", reading)
    elif gate == "DP-3.1b" and unused_request(reading.events, last_decision_serial(reading)) is None:
        where = f"/missions/{reading.mission.key}/do/record-event/"
        yield blocker("council-request", "No request of the Security Council is on record.", where)
    elif gate in SUBMITTED_BY:
        yield from SUBMITTED_BY[gate](reading)


def _deciding(reading: Reading, gate: str) -> str:
    entry = reading.entry
    if gate == "DP-INIT" and entry is not None and entry.confirmed_on is None:
        return "confirm-entry"
    return DECISION_POINTS[gate].outcomes[0].act

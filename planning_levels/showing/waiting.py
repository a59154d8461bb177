"""What waits for a decision: packages, the Security Council, the country team."""

from collections.abc import Iterable
from typing import Any

from outputs.models import Version
from planning_levels.definition import DECISION_POINTS
from planning_levels.models import Submission
from planning_levels.reading import Reading
from planning_levels.verbs.adoption import endorsement_of, plan_to_endorse
from planning_levels.verbs.deciding import outstanding_steps

Shown = dict[str, Any]


def basis_row(version: Version) -> Shown:
    """Return a version of a basis: output, number, label and hash."""
    return {
        "output": version.output.type,
        "version": version.number,
        "label": version.label,
        "revision": version.revision,
        "state": version.state,
        "hash": version.hash,
    }


def basis_rows(items: Iterable[Any]) -> list[Shown]:
    """Return the basis of a package or decision, bound to the hashes kept with it."""
    return [{**basis_row(item.of), "hash": item.hash} for item in items]


def _package(item: Submission, reading: Reading) -> Shown:
    steps = outstanding_steps(item)
    return {
        "id": item.gate,
        "decider": item.decider,
        "since": item.on,
        "basis": basis_rows(item.basis.all()) if reading.shows(item) else [],
        "released": not steps,
        "outstanding_steps": steps,
    }


def waiting_decisions(reading: Reading) -> list[Shown]:
    """Return what waits, oldest first: packages, then the Council, then the country team's endorsement."""
    if reading.mission.ended:
        return []
    found = [_package(item, reading) for item in reading.open_submissions]
    report = reading.decided("DP-1.2")
    if reading.state == "awaiting_council":
        found.append(_other(reading, "GATE-COUNCIL", report.decided_on if report else None))
    plan = plan_to_endorse(reading)
    if plan is not None and endorsement_of(reading, plan) is None:
        since = plan.issued_on or plan.submitted_on
        found.append(
            {**_other(reading, "GATE-UNCT", since), "basis": [basis_row(plan)] if reading.shows(plan) else []}
        )
    return found


def _other(reading: Reading, gate: str, since: Any) -> Shown:
    point = DECISION_POINTS[gate]
    versions = [reading.last_frozen(output) for output in point.basis]
    return {
        "id": gate,
        "decider": point.decider,
        "since": since,
        "basis": [
            basis_row(version) for version in versions if version is not None and reading.shows(version)
        ],
        "released": True,
        "outstanding_steps": [],
    }


def next_decision(reading: Reading) -> Shown | None:
    """Return the decision that is waited for first, or None."""
    found = waiting_decisions(reading)
    return found[0] if found else None

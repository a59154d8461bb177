"""Packages: putting frozen versions before the decider of a gate."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from outputs.models import Version
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.models import Submission, SubmissionBasis

if TYPE_CHECKING:
    from planning_levels.verbs.door import Case

WITHOUT_RELEASE = ("srsg", "rc-hc")
NEVER_RELEASED = ("DP-INIT",)


def put_before(case: "Case[Any]", gate: str, versions: Sequence[Version]) -> Submission:
    """Put a package before the decider of a gate, with the clearance chain as it stands today."""
    point = DECISION_POINTS[gate]
    package = Submission.objects.create(
        mission=case.mission,
        run=case.reading.standing_run,
        gate=gate,
        decider=point.decider,
        by=case.by,
        on=case.on,
        chain=_chain(case, gate, point.decider),
        flags=len(case.reading.flags),
    )
    SubmissionBasis.objects.bulk_create(
        SubmissionBasis(submission=package, of=version, hash=version.hash) for version in versions
    )
    case.reading.forget()
    return package


def _chain(case: "Case[Any]", gate: str, decider: str) -> list[str]:
    if gate in NEVER_RELEASED or decider in WITHOUT_RELEASE:
        return []
    named = case.mission.options.get("clearance") or []
    return [
        step
        for step in ("usg", "office")
        if step in named and not (step == "usg" and decider == "usg-of-lead")
    ]


def basis_of(case: "Case[Any]", gate: str) -> list[Version]:
    """Return the submitted versions that a gate's decision rests on, as the definition lists them.

    A conditional output (the Joint Transition Plan) is of this cycle or no part of it.
    """
    conditional = {item.output for level in LEVELS.values() for item in level.closes_with if item.condition}
    found = [case.reading.last_frozen(output) for output in DECISION_POINTS[gate].basis]
    return [
        version
        for version in found
        if version is not None
        and (version.output.type not in conditional or version.cycle == case.mission.cycle)
    ]

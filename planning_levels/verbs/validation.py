"""The country validation exercise: its findings, and its completion (IMPP guidelines C 2.2.2)."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from missions.models import Mission, Person
from missions.versions import check_version
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Validation, ValidationFinding
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Fields, Line, Text
from planning_levels.verbs.inner import inner


class FindingFields(Fields):
    text: Text = Field("", title="Finding")
    closed_by: Literal["", "change", "reason"] = Field("", title="Closed by")
    change: Text = Field("", title="Change of the plan")
    reason: Text = Field("", title="Reason not to change")
    source: Line = Field("", title="Source")


def keep_finding(
    mission: Mission,
    validation: Validation,
    *,
    by: Person,
    data: dict[str, Any],
    finding: ValidationFinding | None = None,
    if_version: int | None = None,
) -> ValidationFinding:
    """Add a finding of the exercise, or close one by a change or a reason.

    Stale (412) when the finding is no longer at `if_version`.
    """
    if finding is not None:
        check_version(finding, if_version)

    def ready(case: Case[FindingFields]) -> Iterator[Blocker]:
        if finding is not None:
            finding.refresh_from_db()
            check_version(finding, if_version)
        yield from ()

    def effect(case: Case[FindingFields]) -> ValidationFinding:
        given = case.fields.model_dump(exclude_unset=True, exclude={"on", "explanations"})
        row = finding or ValidationFinding(validation=validation)
        for name, value in given.items():
            setattr(row, name, value)
        if not row.text:
            raise Invalid("Say what was found.", field="text")
        row.version += 1 if finding else 0
        row.save()
        case.say(f"Finding of the exercise: {row.text[:160]}")
        return row

    act = WITHIN["add-finding"]
    return inner(mission, by=by, act=act, shape=FindingFields, data=data, effect=effect, ready=ready)


def complete_validation(
    mission: Mission, validation: Validation, *, by: Person, data: dict[str, Any]
) -> Validation:
    """Complete the exercise; open findings stand in the way of adoption, not of this."""

    def ready(case: Case[Fields]) -> Iterator[Blocker]:
        validation.refresh_from_db()
        if validation.completed_on is not None:
            yield blocker("state", "The exercise is complete already.", f"{case.here}validation/")

    def effect(case: Case[Fields]) -> Validation:
        validation.completed_on = case.on
        validation.version += 1
        validation.save(update_fields=["completed_on", "version"])
        return validation

    act = WITHIN["complete-validation"]
    return inner(mission, by=by, act=act, shape=Fields, data=data, effect=effect, ready=ready)

"""The form of UN involvement, the lead, and the end of planning before adoption (T06, T07)."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from missions.blockers import Blocker, missing
from missions.models.mission import State, Transfer
from planning_levels.readiness import level_1_1
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import DecisionFields, Line
from planning_levels.verbs.initiation import Form, lead_by, name_lead

LEAD_BY_RULE = "DPKO"


class FormFields(DecisionFields):
    outcome: Literal["suitable", "other_form", "no_operation"] | None = Field(None, title="Outcome")
    form: Form | None = Field(None, title="Form of presence")
    form_note: Line = Field("", title="Note on the form")
    lead_department: Line = Field("", title="Lead department from now on")


def goes_on(fields: FormFields) -> bool:
    """Tell whether planning goes on after the decision: suitable, or another form with a lead."""
    return fields.outcome == "suitable" or (fields.outcome == "other_form" and bool(fields.lead_department))


def _form_ready(case: Case[FormFields]) -> Iterator[Blocker]:
    fields = case.fields
    if fields.outcome in ("suitable", "other_form") and fields.form is None:
        yield missing("form", where=case.here)
    if fields.outcome in ("other_form", "no_operation") and not fields.reason:
        yield missing("reason", where=case.here)
    if goes_on(fields):
        yield from level_1_1.to_issue_directive(case.reading)
        if fields.lead_department:
            lead_by(fields.lead_department)


@verb("decide-form", FormFields, _form_ready)
def decide_form(case: Case[FormFields]) -> None:
    """Decide objectives and form on the basis of the assessment (IMPP guidelines C 1.1.3)."""
    fields, mission = case.fields, case.mission
    deciding.decide(case, "DP-1.1", fields.outcome or "")
    runs.issue_output(case, "strategic-assessment")
    mission.form, mission.form_note = fields.form or "", fields.form_note
    run = case.reading.open_run("1.1")
    assert run is not None  # the package hangs on it
    if not goes_on(fields):
        runs.close_run(case, run, fields.outcome or "")
        if fields.outcome == "other_form":
            mission.end_in_other_form()
        else:
            mission.end()
        runs.close_bodies(case)
        case.say("The process has ended; its file stays readable.")
        return
    runs.issue_output(case, "sg-directive")
    runs.close_run(case, run, fields.outcome or "")
    name_lead(case, fields.lead_department or LEAD_BY_RULE, "Strategic Planning Directive")
    runs.open_run(case, "1.2", "Strategic Planning Directive issued")
    runs.task_force_takes_up_planning(case)
    case.say("The form is decided and the Strategic Planning Directive issued; Level 1.2 is in preparation.")


class LeadFields(DecisionFields):
    lead_department: Line = Field("", title="Lead department")


@verb("change-lead", LeadFields)
def change_lead(case: Case[LeadFields]) -> None:
    """Name another lead department (IMPP guidelines, Annex A)."""
    deciding.decide(case, "", "lead changed")
    name_lead(case, case.fields.lead_department, case.fields.reason)


@verb("abandon-planning", DecisionFields)
def abandon_planning(case: Case[DecisionFields]) -> None:
    """End planning before adoption; in a revision or 3.2, withdraw it and go back to 3.1."""
    mission = case.mission
    deciding.decide(case, "", "abandoned")
    if mission.transfer == Transfer.COMPLETE:
        if mission.state == State.AWAITING_COUNCIL:
            mission.go_on()
        runs.back_to_continuation(case, "withdrawn by the Secretary-General")
        case.say("The revision is withdrawn; the plan in force goes on in Level 3.1.")
        return
    runs.overtake_packages(case)
    runs.close_all_runs(case, "abandoned by the Secretary-General")
    mission.end()
    runs.close_bodies(case)

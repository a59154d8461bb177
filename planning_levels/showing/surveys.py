"""Surveys and validation exercises as they are shown."""

from typing import Any

from planning_levels.models import Survey, Validation, ValidationFinding

Shown = dict[str, Any]


def lines(text: str) -> list[str]:
    """Return a column that keeps one item a line as a list."""
    return [line for line in text.splitlines() if line]


def survey_row(survey: Survey) -> Shown:
    """Return a survey with team, dates and what became of the assumptions."""
    return {
        "id": survey.pk,
        "kind": survey.kind,
        "state": survey.state,
        "level": survey.run.level if survey.run else None,
        "cycle": survey.run.cycle if survey.run else None,
        "from": survey.from_date,
        "to": survey.to_date,
        "days": survey.days,
        "places": lines(survey.places),
        "leader": survey.leader_person.username if survey.leader_person else survey.leader,
        "leader_name": survey.leader,
        "team": [{"name": who.name, "entity": who.entity, "side": who.side} for who in survey.team.all()],
        "launched_on": survey.launched_on,
        "debrief_held_on": survey.debrief_held_on,
        "completed_on": survey.completed_on,
        "findings": lines(survey.findings),
        "assumptions": [{"id": check.assumption_id, "result": check.result} for check in survey.checks.all()],
        "version": survey.version,
    }


def finding_row(finding: ValidationFinding) -> Shown:
    """Return a finding of an exercise; `closed_by` is null while it is open."""
    return {
        "id": finding.pk,
        "text": finding.text,
        "closed_by": finding.closed_by or None,
        "change": finding.change,
        "reason": finding.reason,
        "version": finding.version,
    }


def validation_row(validation: Validation) -> Shown:
    """Return an exercise with its findings."""
    return {
        "id": validation.pk,
        "state": "completed" if validation.completed_on else "under_way",
        "cycle": validation.run.cycle,
        "begun_on": validation.begun_on,
        "ends": validation.ends,
        "completed_on": validation.completed_on,
        "organisers": lines(validation.organisers),
        "parts": lines(validation.parts),
        "groups": lines(validation.groups),
        "findings": [finding_row(item) for item in validation.findings.all()],
        "version": validation.version,
    }

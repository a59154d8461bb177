"""Fields of the forms of a survey, and the way from what was typed to what the verbs take."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from missions.forms import typed
from missions.models import Mission
from missions.pages.choices import person_choices
from monitoring.models import Review
from planning_levels.models import AssumptionCheck, Survey
from planning_levels.pages.bodies import the_day
from plans.models import Assumption

SIDES = ("imtf", "unct", "outside")


def plan_fields(mission: Mission) -> list[dict[str, Any]]:
    """Return the fields of a plan; in a revision a strategic review may stand in for the survey."""
    teams = {
        "imtf": (_("Members from the task force"), _("One a line, as: Petra Novak, OCHA")),
        "unct": (_("Members from the country team"), ""),
        "outside": (_("Invited from outside"), ""),
    }
    fields: list[dict[str, Any]] = [
        {"name": "kind", "type": "radio", "label": _("Kind"), "required": True, "value": "technical",
         "choices": [
             ("technical", _("Technical survey"), _("Of Level 1.2; the report to the Council rests on it.")),
             ("field-assessment", _("Field assessment"), _("A shorter look, at any time.")),
             ("transition", _("Transition survey"), _("Of Level 3.2.")),
         ]},
        {"name": "from", "type": "date", "label": _("In the country from"), "required": mission.cycle == 1},
        {"name": "to", "type": "date", "label": _("Until"), "required": mission.cycle == 1,
         "help": _("Two weeks at most are the norm.")},
        {"name": "leader", "type": "select", "label": _("Leader"), "choices": person_choices(),
         "help": _("The chair of the task force, if possible.")},
        {"name": "places", "type": "textarea", "label": _("Places"), "rows": 3, "help": _("One a line.")},
        *(
            {"name": f"team_{side}", "type": "textarea", "rows": 3, "label": label, "help": note}
            for side, (label, note) in teams.items()
        ),
    ]  # fmt: skip
    if mission.cycle > 1:
        reviews = Review.objects.filter(mission=mission, kind="strategic", unct_debrief_on__isnull=False)
        choices = [(row.pk, str(row)) for row in reviews]
        fields.append({"name": "stand_in", "type": "select", "label": _("Strategic review that stands in"),
                       "choices": choices, "help": _("Then the fields above may stay empty.")})  # fmt: skip
    return fields


def planned(post: QueryDict) -> dict[str, Any]:
    """Return a typed plan as `plan_survey` takes it."""
    data = typed(post, lines=("places", *(f"team_{side}" for side in SIDES)))
    team = []
    for side in SIDES:
        for line in data.pop(f"team_{side}", []):
            name, _comma, entity = line.rpartition(",")
            member = {"name": name.strip(), "entity": entity.strip()} if name.strip() else {"name": line}
            team.append({**member, "side": side})
    return {**data, "team": team}


def debrief_fields(survey: Survey) -> list[dict[str, Any]]:
    """Return the field of the discussion with the UNCT."""
    return [
        {"name": "held_on", "type": "date", "label": _("Discussed with the UNCT on"), "required": True,
         "value": survey.debrief_held_on,
         "help": _("Before the team leaves; a later day is kept, and flagged.")},
    ]  # fmt: skip


def complete_fields(mission: Mission) -> list[dict[str, Any]]:
    """Return the fields of a completion: findings, and what became of each assumption."""
    fields: list[dict[str, Any]] = [
        {"name": "findings", "type": "textarea", "rows": 8, "label": _("Findings"), "help": _("One a line."),
         "keep": f"{mission.key}.survey.findings"},
    ]  # fmt: skip
    results = AssumptionCheck.Result.choices
    fields += [
        {"name": f"assumption-{row.pk}", "type": "radio", "choices": results,
         "label": _("Assumption: %(text)s") % {"text": str(row)}}
        for row in Assumption.objects.filter(mission=mission).exclude(recheck="dropped")
    ]  # fmt: skip
    return [*fields, the_day()]


def completion(post: QueryDict) -> dict[str, Any]:
    """Return a typed completion as `complete_survey` takes it."""
    data = typed(post, lines=("findings",))
    named = [name for name in data if name.startswith("assumption-")]
    checks = [{"id": name.removeprefix("assumption-"), "result": data.pop(name)} for name in named]
    return {**data, "assumptions": checks}

"""What this room and the rooms below it add to the export of a mission: levels, decisions, bodies, plan."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.forms.models import model_to_dict

from missions.access import documents_for
from missions.meetings import meetings_for
from missions.models import Assignment, Body, Deviation, Flag, Mission, Person
from monitoring.models import (
    Adjustment,
    Assessment,
    Correction,
    Cycle,
    CycleRecommendation,
    CycleStep,
    Evidence,
    Impediment,
    Lesson,
    Measurement,
    Pace,
    Review,
    Stocktaking,
    TimeNote,
)
from outputs.access import comments_for, positions_for
from outputs.export import as_json
from outputs.responses.seeing import Sight, sealed_rounds
from planning_levels.access import action_points_for, decisions_for, packages_for
from planning_levels.models import (
    Appointment,
    CouncilRecord,
    Event,
    LevelRun,
    Recommendation,
    Survey,
    Validation,
)
from planning_levels.showing.clearance import clearances
from planning_levels.showing.decisions import decision_row
from plans.queries import table
from plans.registers import REGISTERS

OBSERVED: dict[str, type[Model]] = {
    "measurements": Measurement,
    "reviews": Review,
    "pace": Pace,
    "cycles": Cycle,
    "assessments": Assessment,
    "recommendations": CycleRecommendation,
    "adjustments": Adjustment,
    "evidence": Evidence,
    "lessons": Lesson,
    "impediments": Impediment,
    "time-notes": TimeNote,
    "stocktakings": Stocktaking,
}
BELOW: dict[str, QuerySet[Any]] = {
    "corrections": Correction.objects.all(),
    "cycle-steps": CycleStep.objects.all(),
}
BELOW_WHAT = {"corrections": "of", "cycle-steps": "cycle"}
OF_BODIES = ("terms", "deployments", "requests", "reviews", "reinforcements")
DATED: dict[str, type[Model]] = {
    "level-runs": LevelRun,
    "council-records": CouncilRecord,
    "events": Event,
    "appointments": Appointment,
    "recommendations": Recommendation,
    "surveys": Survey,
    "validations": Validation,
    "deviations": Deviation,
    "flags": Flag,
    "people": Assignment,
}

SCOPED: dict[str, Callable[[Person], QuerySet[Any]]] = {
    "submissions": packages_for,
    "documents": documents_for,
}


def levels_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return runs, packages, decisions with their basis, and facts, one file a kind."""
    files = {f"process/{name}.json": as_json(_rows(model, mission)) for name, model in DATED.items()}
    for name, scope in SCOPED.items():
        files[f"process/{name}.json"] = as_json(_shown(scope(person).filter(mission=mission)))
    decisions = (
        decisions_for(person)
        .filter(mission=mission)
        .prefetch_related("basis__of__output", "conditions", "positions")
    )
    files["process/decisions.json"] = as_json([decision_row(item) for item in decisions.order_by("pk")])
    return files


def bodies_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return the planning bodies with seats, sub-groups and terms; meetings for who hears departments.

    And the action points that the person may see.
    """
    points = action_points_for(person).filter(mission=mission)
    files = {"bodies/action-points.json": as_json(_shown(points))}
    heard = set(meetings_for(person).filter(body__mission=mission).values_list("pk", flat=True))
    for body in Body.objects.filter(mission=mission).prefetch_related(
        "chairs", "members", "sub_groups__members", "meetings__attendance", *OF_BODIES
    ):
        data = {
            **_row(body),
            "state": body.state,
            "chairs": [_row(item) for item in body.chairs.all()],
            "members": [_row(item) for item in body.members.all()],
            "sub_groups": [
                {**_row(item), "members": [member.name for member in item.members.all()]}
                for item in body.sub_groups.all()
            ],
            "meetings": [
                {**_row(item), "attendance": [_row(one) for one in item.attendance.all()]}
                for item in body.meetings.all()
                if item.pk in heard
            ],
            **{name: [_row(item) for item in getattr(body, name).all()] for name in OF_BODIES},
        }
        files[f"bodies/{body.kind}.json"] = as_json(data)
    return files


def plan_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return every register that has rows, and what was observed."""
    files = {}
    for key in REGISTERS:
        rows = table(mission, key)
        if rows:
            files[f"plan/{key}.json"] = as_json(rows)
    for name, model in OBSERVED.items():
        rows = _rows(model, mission)
        if rows:
            files[f"monitoring/{name}.json"] = as_json(rows)
    for name, below in BELOW.items():
        rows = _shown(below.filter(**{f"{BELOW_WHAT[name]}__mission": mission}))
        if rows:
            files[f"monitoring/{name}.json"] = as_json(rows)
    return files


def responses_part(mission: Mission, person: Person) -> dict[str, bytes]:
    """Return comments with their answers, positions of entities, and both side by side at each decision.

    What was said in a round that is sealed still is left out: the export is for everybody who takes part.
    """
    sealed = [item.of_id for item in sealed_rounds(mission)]
    comments = comments_for(person).filter(of__output__mission=mission).exclude(round__of__in=sealed)
    positions = positions_for(person).filter(of__output__mission=mission).exclude(of__in=sealed)
    packages = packages_for(person).filter(mission=mission).prefetch_related("basis__of__output__mission")
    side_by_side = [
        {
            "gate": package.gate,
            "on": package.on,
            "versions": [
                item.as_data()
                for item in clearances([row.of for row in package.basis.all()], Sight(0, reader=person))
                if item.version.pk not in sealed
            ],
        }
        for package in packages.order_by("pk")
    ]
    return {
        "process/positions.json": as_json(side_by_side),
        "outputs/comments.json": as_json([_row(item) for item in comments.order_by("pk")]),
        "outputs/concurrences.json": as_json([_row(item) for item in positions.order_by("pk")]),
    }


def _rows(model: type[Model], mission: Mission) -> list[dict[str, Any]]:
    return _shown(model._default_manager.filter(mission=mission))  # noqa: SLF001


def _shown(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    return [_row(item) for item in rows.order_by("pk")]


def _row(item: Any) -> dict[str, Any]:
    return {"id": item.pk, **{name: _plain(value) for name, value in model_to_dict(item).items()}}


def _plain(value: Any) -> Any:
    """Links to many rows become their ids; files their names; the rest is as it is."""
    if isinstance(value, list):
        return [getattr(entry, "pk", entry) for entry in value]
    return str(value) if isinstance(value, FieldFile) else value


PARTS = (levels_part, bodies_part, plan_part, responses_part)

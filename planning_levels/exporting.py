"""What this room and the rooms below it add to the export of a mission: levels, decisions, bodies, plan."""

from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.forms.models import model_to_dict

from missions.models import Assignment, Body, Deviation, Document, Flag, Mission
from monitoring.models import Evidence, Impediment, Lesson, Measurement, Review, Stocktaking, TimeNote
from outputs.export import as_json
from outputs.models import Comment, Concurrence
from planning_levels.models import (
    Appointment,
    CouncilRecord,
    Decision,
    Event,
    LevelRun,
    Recommendation,
    Submission,
    Survey,
    Validation,
)
from planning_levels.showing.decisions import decision_row
from plans.queries import table
from plans.registers import REGISTERS

OBSERVED: dict[str, type[Model]] = {
    "measurements": Measurement,
    "reviews": Review,
    "evidence": Evidence,
    "lessons": Lesson,
    "impediments": Impediment,
    "time-notes": TimeNote,
    "stocktakings": Stocktaking,
}
DATED: dict[str, type[Model]] = {
    "level-runs": LevelRun,
    "submissions": Submission,
    "council-records": CouncilRecord,
    "events": Event,
    "appointments": Appointment,
    "recommendations": Recommendation,
    "surveys": Survey,
    "validations": Validation,
    "deviations": Deviation,
    "flags": Flag,
    "people": Assignment,
    "documents": Document,
}


def levels_part(mission: Mission) -> dict[str, bytes]:
    """Return runs, packages, decisions with their basis, and facts, one file a kind."""
    files = {f"process/{name}.json": as_json(_rows(model, mission)) for name, model in DATED.items()}
    decisions = Decision.objects.filter(mission=mission).prefetch_related(
        "basis__of__output", "conditions", "positions"
    )
    files["process/decisions.json"] = as_json([decision_row(item) for item in decisions.order_by("pk")])
    return files


def bodies_part(mission: Mission) -> dict[str, bytes]:
    """Return the planning bodies with chairs, members and sub-groups."""
    files = {}
    for body in Body.objects.filter(mission=mission).prefetch_related(
        "chairs", "members", "sub_groups__members"
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
        }
        files[f"bodies/{body.kind}.json"] = as_json(data)
    return files


def plan_part(mission: Mission) -> dict[str, bytes]:
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
    return files


def responses_part(mission: Mission) -> dict[str, bytes]:
    """Return comments with their answers, and positions of entities."""
    comments = Comment.objects.filter(of__output__mission=mission).order_by("pk")
    positions = Concurrence.objects.filter(of__output__mission=mission).order_by("pk")
    return {
        "outputs/comments.json": as_json([_row(item) for item in comments]),
        "outputs/concurrences.json": as_json([_row(item) for item in positions]),
    }


def _rows(model: type[Model], mission: Mission) -> list[dict[str, Any]]:
    return [_row(item) for item in model._default_manager.filter(mission=mission).order_by("pk")]  # noqa: SLF001


def _row(item: Any) -> dict[str, Any]:
    return {"id": item.pk, **{name: _plain(value) for name, value in model_to_dict(item).items()}}


def _plain(value: Any) -> Any:
    """Links to many rows become their ids; files their names; the rest is as it is."""
    if isinstance(value, list):
        return [getattr(entry, "pk", entry) for entry in value]
    return str(value) if isinstance(value, FieldFile) else value


PARTS = (levels_part, bodies_part, plan_part, responses_part)

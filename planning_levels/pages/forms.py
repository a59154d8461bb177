"""Forms of verbs: the fields that a verb takes become what a person fills in, and back.

Derived from the verb's own shape; nothing of it is restated. Lists of rows are typed one a line.
"""

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args, get_origin

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from missions import documents
from missions.access import documents_for
from missions.forms import whole_number
from missions.models import Entity, Mission, Person
from monitoring.models import Review
from planning_levels.models import Recommendation
from planning_levels.verbs.fields import DocumentRef, Fields
from plans.models import Benchmark

ASIDE = ("reason", "conditions", "on", "form_note")
SKIPPED = ("explanations", "accepts", "basis")
LONG = ("reason", "comments", "text", "note", "evidence", "effects", "reservation")
ROWS: dict[str, tuple[str, ...]] = {
    "tasks": ("paragraph", "text"),
    "ceilings": ("kind", "value"),
    "conditions": ("text", "owner", "due"),
    "positions": ("entity", "position", "text"),
    "stand_ins": ("for", "mission", "version"),
    "earlier": ("type",),
}
CHOICES: dict[str, Callable[[Mission], list[tuple[str, str]]]] = {
    "lead_department": lambda mission: [(item.code, item.name) for item in Entity.objects.all()],
    "entity": lambda mission: [(item.code, item.name) for item in Entity.objects.all()],
    "counterpart": lambda mission: [(item.code, item.name) for item in Entity.objects.all()],
    "review": lambda mission: [
        (str(item.pk), str(item)) for item in Review.objects.filter(mission=mission, closed_on=None)
    ],
    "recommendation": lambda mission: [
        (str(item.pk), f"{item.get_kind_display()}, {item.on}")
        for item in Recommendation.objects.filter(mission=mission, state="open")
    ],
    "benchmarks": lambda mission: [
        (str(item.pk), f"{item.reference} {item}") for item in Benchmark.objects.filter(mission=mission)
    ],
}


def plain(annotation: Any) -> tuple[Any, Any]:
    """Return the type behind an optional or annotated one, and what a list holds."""
    if get_origin(annotation) is typing.Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (typing.Union, types.UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        if annotation == DocumentRef | None or set(kinds) >= {int, dict[str, Any]}:
            return "document", None
        annotation = kinds[0]
    if get_origin(annotation) is list:
        return list, get_args(annotation)[0]
    return annotation, None


def describe(
    shape: type[Fields],
    mission: Mission,
    demanded: tuple[str, ...],
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    *,
    by: Person,
) -> list[dict[str, Any]]:
    """Return the descriptions of a verb's fields for `{% verb_form %}`, with documents that `by` may read."""
    values, errors = values or {}, errors or {}
    found: list[dict[str, Any]] = []
    for name, info in shape.model_fields.items():
        if name in SKIPPED or name == "on":
            continue
        found.extend(_described(name, info, mission, name in demanded, by))
    found.append({"name": "on", "label": "Date of the event, if not today", "type": "date"})
    found.sort(key=lambda item: not item.get("required"))
    for item in found:
        name = str(item["name"])
        item["aside"] = not item.get("required") and name in ASIDE
        item["value"] = values.get(name, "")
        item["errors"] = [text for key, text in errors.items() if key.split(".")[0] == name]
        if item["type"] == "textarea":
            item["keep"] = f"{mission.key}.{shape.__name__}.{name}"
    return found


def _described(
    name: str, info: FieldInfo, mission: Mission, required: bool, by: Person
) -> list[dict[str, Any]]:
    kind, inner = plain(info.annotation)
    label = info.title or name.replace("_", " ").capitalize()
    base: dict[str, Any] = {"name": name, "label": label, "required": required}
    if kind == "document":
        known = [(str(item.pk), item.title) for item in documents_for(by).filter(mission=mission)]
        return [
            {**base, "type": "select", "choices": known, "required": False},
            {"name": f"{name}_file", "label": f"{label}: or add a file", "type": "file"},
            {"name": f"{name}_title", "label": f"{label}: title, where the file follows", "type": "text"},
        ]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        nested = [
            part
            for key, field in kind.model_fields.items()
            for part in _described(key, field, mission, field.is_required(), by)
        ]
        return [
            {**part, "name": f"{name}.{part['name']}", "label": f"{label}: {part['label']}"}
            for part in nested
        ]
    if kind is list:
        return [_listed(name, base, inner, mission)]
    if get_origin(kind) is typing.Literal:
        options = [
            (item, str(item).replace("-", " ").replace("_", " ").capitalize())
            for item in get_args(kind)
            if item
        ]
        return [{**base, "type": "radio" if len(options) <= 4 else "select", "choices": options}]
    if name in CHOICES:
        return [{**base, "type": "select", "choices": CHOICES[name](mission)}]
    if kind is bool:
        return [
            {
                **base,
                "type": "radio" if required else "checkbox",
                "choices": [("true", "Yes"), ("false", "No")],
            }
        ]
    if kind is date:
        return [{**base, "type": "date"}]
    return [{**base, "type": "textarea" if name in LONG else "text"}]


def _listed(name: str, base: dict[str, Any], inner: Any, mission: Mission) -> dict[str, Any]:
    if get_origin(inner) is typing.Literal:
        choices = [(item, str(item).replace("-", " ").capitalize()) for item in get_args(inner)]
        return {**base, "type": "multi", "choices": choices}
    if name in CHOICES:
        return {**base, "type": "multi", "choices": CHOICES[name](mission), "required": False}
    order = " | ".join(ROWS[name]) if name in ROWS else "entry"
    return {**base, "type": "textarea", "rows": 4, "help": f"One a line: {order}", "required": False}


def collect(
    shape: type[Fields], post: QueryDict, files: Mapping[str, Any], mission: Mission, by: Person
) -> dict[str, Any]:
    """Return a submitted form as the verb's raw data; a file becomes a document of the mission."""
    data: dict[str, Any] = {}
    for name, info in shape.model_fields.items():
        value = _taken(name, info, post, files, mission, by=by)
        if value not in (None, "", []):
            data[name] = value
    explained = {
        key.removeprefix("explanations."): text
        for key, text in post.items()
        if key.startswith("explanations.") and isinstance(text, str) and text.strip()
    }
    if explained:
        data["explanations"] = explained
    if "basis" in shape.model_fields:
        basis = {key.removeprefix("basis."): post[key] for key in post if key.startswith("basis.")}
        if basis:
            data["basis"] = basis
    return data


def _taken(
    name: str, info: FieldInfo, post: QueryDict, files: Mapping[str, Any], mission: Mission, *, by: Person
) -> Any:
    if name in ("explanations", "basis"):
        return None
    kind, inner = plain(info.annotation)
    if kind == "document":
        return document_of(name, post, files, mission, by)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        nested = {
            key: post.get(f"{name}.{key}", "") for key in kind.model_fields if post.get(f"{name}.{key}", "")
        }
        return nested or None
    if kind is list:
        if get_origin(inner) is typing.Literal or name in CHOICES or name == "accepts":
            return post.getlist(name)
        return [_row(name, line) for line in post.get(name, "").splitlines() if line.strip()]
    text = post.get(name, "").strip()
    if kind is bool:
        return {"true": True, "false": False}.get(text)
    if kind is int:
        return text or None
    return text


def _row(name: str, line: str) -> Any:
    if name not in ROWS:
        return line.strip()
    parts = [part.strip() for part in line.split("|", len(ROWS[name]) - 1)]
    return {key: part for key, part in zip(ROWS[name], parts, strict=False) if part}


def document_of(name: str, post: QueryDict, files: Mapping[str, Any], mission: Mission, by: Person) -> Any:
    """Return the document that a form names: a file added now, one of the mission, or a title."""
    uploaded = files.get(f"{name}_file")
    title = post.get(f"{name}_title", "").strip()
    if isinstance(uploaded, UploadedFile):
        return documents.add(mission, by=by, file=uploaded, title=title or uploaded.name or "Document").pk
    chosen = whole_number(str(post.get(name, "")), digits=18)
    if chosen is not None:
        return chosen
    return {"title": title} if title else None

"""What was entered from a signed paper, in words: for whoever lays the page beside the paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, get_args, get_origin

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from missions.models import Classification, Document, Mission
from planning_levels.models import PaperDecision
from planning_levels.pages.forms import CHOICES, plain
from planning_levels.verbs import VERBS


def signed_rows(paper: PaperDecision) -> list[tuple[str, list[str]]]:
    """Return what the paper says: each field's label, and its lines as they are read."""
    rows = []
    shape = VERBS[paper.verb].fields.model_fields
    for name, value in _in_order(paper.data, shape).items():
        label = shape[name].title or name.replace("_", " ").capitalize()
        kind = shape[name].annotation
        rows.append((label, _lines(name, _rows(value, kind), plain(kind)[0], paper.mission)))
    return rows


def _lines(name: str, value: Any, kind: Any, mission: Mission) -> list[str]:
    if kind == "document":
        return [_document(value, mission)]
    if name in CHOICES:
        titles = dict(CHOICES[name](mission))
        return [titles.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value])]
    if isinstance(value, list):
        return [_line(one) for one in value]
    if isinstance(value, dict):
        return [f"{key.replace('_', ' ')}: {_line(part)}" for key, part in value.items()]
    if kind is bool:
        return [_("Yes") if value else _("No")]
    if kind is date:
        return [date_format(date.fromisoformat(str(value)), "j F Y")]
    if get_origin(kind) is Literal:
        return [str(value).replace("-", " ").replace("_", " ").capitalize()]
    return [str(value)]


def _rows(value: Any, annotation: Any) -> Any:
    """Return a list of rows with each row in the order of its form; anything else as it is."""
    if hasattr(annotation, "model_fields") and isinstance(value, list):
        return [_in_order(one, annotation.model_fields) if isinstance(one, dict) else one for one in value]
    for inner in get_args(annotation):
        value = _rows(value, inner)
    return value


def _in_order(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return a row in the order of its form: PostgreSQL keeps another."""
    return {name: row[name] for name in dict.fromkeys([*names, *row]) if name in row}


def _line(value: Any) -> str:
    """Return an entry of a list: a row is read across, as it was typed."""
    return ", ".join(str(part) for part in value.values() if part) if isinstance(value, dict) else str(value)


def _document(value: Any, mission: Mission) -> str:
    if isinstance(value, dict):
        return str(value.get("title", ""))
    open_to_all = Document.objects.filter(mission=mission, classification=Classification.UNCLASSIFIED)
    return str(open_to_all.filter(pk=value).first() or _("a document of the mission"))

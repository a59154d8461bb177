"""A row as a form: its fields from the register's columns, and what was typed back into a row."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from missions.access import missions_for
from missions.models import Mission, Person
from plans.columns import Column
from plans.register import Register

WIDGETS = {
    "line": "text",
    "text": "textarea",
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "boolean": "checkbox",
    "choice": "select",
    "link": "select",
    "links": "multi",
    "list": "textarea",
    "mission": "select",
    "yes-or-date": "checkbox",
}


def describe(
    register: Register,
    mission: Mission,
    person: Person,
    *,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    columns: Iterable[Column],
    keep: str,
) -> list[dict[str, Any]]:
    """Return the fields of a row's form for `{% verb_form %}`, with what was typed and what was wrong."""
    found: list[dict[str, Any]] = []
    for column in columns:
        field = {
            "name": column.key,
            "label": column.title,
            "type": "multi" if column.type == "list" and column.choices else WIDGETS[column.type],
            "required": column.required,
            "help": _help(column),
            "value": values.get(column.key, ""),
            "errors": errors.get(column.key, ""),
            "choices": _choices(column, mission, person),
            "keep": f"{keep}.{column.key}" if column.type == "text" else "",
            "rows": 3,
        }
        found.append(field)
        if column.type == "yes-or-date":
            found.append(_date_beside(column, values))
    return found


def _help(column: Column) -> str:
    if column.type == "list" and not column.choices:
        return f"{column.help} {_('One a line.')}".strip()
    return column.help


def _date_beside(column: Column, values: Mapping[str, Any]) -> dict[str, Any]:
    name = f"{column.key}_date"
    label = _("%(column)s: date, if known") % {"column": column.title}
    return {"name": name, "label": label, "type": "date", "value": values.get(name, "")}


def _choices(column: Column, mission: Mission, person: Person) -> list[tuple[str, str]]:
    if column.type in ("link", "links"):
        rows = column.target.objects.filter(mission=mission)
        return [(str(row.pk), f"{row.reference} {row}".strip()[:100]) for row in rows]
    if column.type == "mission":
        return list(missions_for(person).exclude(pk=mission.pk).values_list("key", "name"))
    return list(column.choices)


def typed(columns: Iterable[Column], post: QueryDict) -> dict[str, Any]:
    """Return what was typed, by field, so that a refused form comes back as it was."""
    found: dict[str, Any] = {}
    for column in columns:
        several = column.type == "links" or (column.type == "list" and column.choices)
        found[column.key] = post.getlist(column.key) if several else post.get(column.key, "")
        if column.type == "yes-or-date":
            found[f"{column.key}_date"] = post.get(f"{column.key}_date", "")
    return found


def collect(columns: Iterable[Column], post: QueryDict) -> dict[str, Any]:
    """Return a submitted form as the data of a row, in the shapes that the API takes."""
    return {column.key: _taken(column, post) for column in columns}


def _taken(column: Column, post: QueryDict) -> Any:
    text = post.get(column.key, "").strip()
    match column.type:
        case "boolean":
            return bool(text)
        case "yes-or-date":
            return post.get(f"{column.key}_date", "").strip() or bool(text)
        case "integer" | "link":
            return _number(text)
        case "links":
            return [_number(item) for item in post.getlist(column.key)]
        case "list":
            items = post.getlist(column.key) if column.choices else text.splitlines()
            return [item.strip() for item in items if item.strip()]
    return text


def _number(text: str) -> Any:
    digits = text.replace(" ", "").replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else text or None


def shown_values(columns: Iterable[Column], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored row (as the API shows it) as the values of its form."""
    found: dict[str, Any] = {}
    for column in columns:
        value = data.get(column.key)
        if column.type == "list" and not column.choices:
            value = "\n".join(value or [])
        elif column.type == "yes-or-date":
            found[f"{column.key}_date"] = value if isinstance(value, str) else ""
            value = bool(value)
        elif column.type == "decimal" and value is not None:
            value = f"{value:g}" if abs(value) < 1e6 else str(value)
        found[column.key] = value
    return found


def explained(post: QueryDict) -> dict[str, str]:
    """Return the explanations of standards given in the form, by code."""
    start = "explanations."
    return {
        key.removeprefix(start): str(text) for key, text in post.items() if key.startswith(start) and text
    }

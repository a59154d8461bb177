"""Form fields from plain descriptions: what a verb demands becomes what a person fills in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

TEXTUAL = {"date": "date", "number": "number", "email": "email", "url": "url"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field, with its guidance and whether it is chosen."""

    value: str
    label: str
    chosen: bool
    help: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field ready to be shown; `described` names the elements that describe it."""

    name: str
    id: str
    label: str
    type: str
    input_type: str
    required: bool
    help: str
    value: Any
    rows: int
    keep: str
    unit: str
    choices: list[Choice] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def described(self) -> str:
        """Return the ids of guidance and errors, for aria-describedby."""
        parts = [f"{self.id}-help"] if self.help else []
        return " ".join([*parts, f"{self.id}-error"] if self.errors else parts)


def shown(fields: Iterable[Mapping[str, Any]], prefix: str = "field") -> list[Field]:
    """Return the fields ready to be shown.

    Each description has `name`, and may have `label`, `type` (text, textarea, date,
    number, select, radio, checkbox, file, multi, password, hidden), `choices` (pairs,
    values, or mappings with value, label, help), `required`, `help`, `value`, `errors`,
    `rows`, `unit`, `keep` (name under which typed text survives in the browser).
    """
    return [_field(item, prefix) for item in fields]


def _field(item: Mapping[str, Any], prefix: str) -> Field:
    name = item["name"]
    kind = item.get("type") or "text"
    value = item.get("value")
    if isinstance(value, date):
        value = value.isoformat()
    errors = item.get("errors") or []
    ident = item.get("id") or f"{prefix}-{name}".replace(".", "-")
    return Field(
        name=name,
        id=ident,
        label=item.get("label") or name.replace("_", " ").replace(".", " ").capitalize(),
        type=kind,
        input_type=TEXTUAL.get(kind, kind if kind in {"password", "file", "hidden"} else "text"),
        required=bool(item.get("required")),
        help=item.get("help") or "",
        value="" if value is None else value,
        rows=int(item.get("rows") or 4),
        keep=item.get("keep") or "",
        unit=item.get("unit") or "",
        choices=_choices(item.get("choices") or [], value, ident),
        errors=[errors] if isinstance(errors, str) else [str(error) for error in errors],
    )


def _choices(given: Iterable[Any], value: Any, ident: str) -> list[Choice]:
    several = isinstance(value, list | tuple | set | frozenset)
    chosen = {str(one) for one in (value if several else [value])}
    choices = []
    for number, item in enumerate(given):
        if isinstance(item, Mapping):
            key, label, guidance = item["value"], item.get("label", item["value"]), item.get("help", "")
        elif isinstance(item, list | tuple):
            key, label, guidance = item[0], item[1], item[2] if len(item) > 2 else ""
        else:
            key, label, guidance = item, item, ""
        choices.append(Choice(str(key), str(label), str(key) in chosen, str(guidance), f"{ident}-{number}"))
    return choices

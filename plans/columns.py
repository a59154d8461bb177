"""Columns: what a register asks for, derived from its model, so that nothing is stated twice.

Pages, API and printed tables are made from columns; a column also describes itself as JSON Schema.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models

from missions.models import Mission

Type = Literal[
    "line", "text", "integer", "decimal", "date", "boolean", "choice",
    "link", "links", "list", "mission", "yes-or-date", "derived",
]  # fmt: skip
HIDDEN = frozenset({"id", "mission", "position", "source", "version", "created_at", "changed_at"})
LARGEST = 2_147_483_647
ROW = {"type": "integer", "minimum": 1, "maximum": LARGEST}
SHAPES: dict[str, dict[str, Any]] = {
    "line": {"type": "string"},
    "text": {"type": "string"},
    "choice": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer", "minimum": 0, "maximum": LARGEST},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
    "link": ROW,
    "links": {"type": "array", "items": ROW, "uniqueItems": True},
    "list": {"type": "array"},
    "mission": {"type": "string"},
    "yes-or-date": {"type": ["boolean", "string"]},
}
NULLABLE = frozenset({"date", "integer", "decimal", "link", "mission", "yes-or-date"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key and title, what it holds, which values it knows, where it links to.

    `attribute` is the model's name for it; a `confidential` column is for deciders and planners
    only and is never printed; a `derived` one is worked out and cannot be written.
    """

    key: str
    title: str
    type: Type
    attribute: str
    required: bool = False
    may_be_empty: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    target: Any = None
    help: str = ""
    maximum: int = 0
    confidential: bool = False

    @property
    def read_only(self) -> bool:
        """Whether the column is worked out rather than written."""
        return self.type == "derived"

    def label_of(self, value: str) -> str:
        """Return the words for a value of a closed list."""
        return dict(self.choices).get(value, value)

    def schema(self) -> dict[str, Any]:
        """Return the column as JSON Schema."""
        found: dict[str, Any] = {"title": self.title, **SHAPES.get(self.type, {})}
        if self.type in NULLABLE and not self.required:
            found["type"] = [*_as_list(found["type"]), "null"]
        if self.maximum and self.type != "list":
            found |= {"maxLength": self.maximum, **({"minLength": 1} if self.required else {})}
        known = [value for value, _label in self.choices]
        if self.type == "choice":
            found["enum"] = ["", *known] if self.may_be_empty else known
        elif self.type == "list" and known:
            found["items"] = {"type": "string", "enum": known}
        elif self.type == "list":
            found["items"] = {"type": "string", "minLength": 1, "maxLength": self.maximum}
        notes = {"description": self.help, "examples": list(self.suggestions), "readOnly": self.read_only}
        return found | {name: note for name, note in notes.items() if note}


def _as_list(kind: str | list[str]) -> list[str]:
    return [kind] if isinstance(kind, str) else list(kind)


def columns_of(
    model: type[models.Model],
    *,
    lists: Mapping[str, "ListColumn"],
    derived: Mapping[str, str],
    renamed: Mapping[str, str],
    confidential: frozenset[str],
) -> tuple[Column, ...]:
    """Return a model's columns in the order of its fields; each list stands after the field it names."""
    found: list[Column] = []
    fields = fields_of(model)
    for field in fields:
        left_out = field.name in HIDDEN or field.name in derived or not field.editable
        if not left_out and not _dates_a_tick(model, field.name):
            found.append(_column(model, field, renamed.get(field.name, field.name), confidential))
        found += [item.column(key) for key, item in lists.items() if item.after == field.name]
    found += [Column(key, title, "derived", key) for key, title in derived.items()]
    found += [_column(model, field, "source", confidential) for field in fields if field.name == "source"]
    return tuple(found)


def fields_of(model: type[models.Model]) -> list[Any]:
    """Return a model's own fields in the order in which they are written down."""
    options = model._meta  # noqa: SLF001 (Django's documented way to ask a model for its fields)
    return sorted(
        [*options.local_fields, *options.local_many_to_many], key=lambda item: item.creation_counter
    )


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A list inside a row: its title, the field it stands after, its closed values if it has any."""

    title: str
    after: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    maximum: int = 120

    def column(self, key: str) -> Column:
        """Return the list as a column."""
        return Column(
            key, self.title, "list", key, help=self.help, choices=self.choices, maximum=self.maximum
        )


def _dates_a_tick(model: type[models.Model], name: str) -> bool:
    bare = name.removesuffix("_date")
    return bare != name and any(
        field.name == bare and isinstance(field, models.BooleanField) for field in fields_of(model)
    )


def _column(model: type[models.Model], field: Any, key: str, confidential: frozenset[str]) -> Column:
    kind = _type(model, field)
    return Column(
        key=key,
        title=str(field.verbose_name),
        type=kind,
        attribute=field.name,
        required=not field.blank and kind not in ("boolean", "yes-or-date") and not _has_value(field),
        may_be_empty=field.blank,
        choices=tuple((str(value), str(label)) for value, label in field.choices if value)
        if kind == "choice"
        else (),
        suggestions=getattr(model, "suggestions", {}).get(field.name, ()),
        target=field.related_model if kind in ("link", "links") else None,
        help=str(field.help_text),
        maximum=field.max_length or 0 if kind in ("line", "text") else 0,
        confidential=field.name in confidential,
    )


def _has_value(field: Any) -> bool:
    """A field that fills itself, such as the alignment of a process, is never asked for."""
    return field.has_default() and field.default not in ("", None)


def _type(model: type[models.Model], field: Any) -> Type:
    if isinstance(field, models.ForeignKey):
        return "mission" if field.related_model is Mission else "link"
    if isinstance(field, models.BooleanField):
        dated = any(item.name == f"{field.name}_date" for item in fields_of(model))
        return "yes-or-date" if dated else "boolean"
    for kind, classes in _KINDS:
        if isinstance(field, classes):
            return "choice" if kind == "line" and field.choices else kind
    raise TypeError(f"No column is known for {field!r}.")


_KINDS: tuple[tuple[Type, type[models.Field[Any, Any]]], ...] = (
    ("links", models.ManyToManyField),
    ("date", models.DateField),
    ("decimal", models.DecimalField),
    ("integer", models.PositiveIntegerField),
    ("text", models.TextField),
    ("line", models.CharField),
)

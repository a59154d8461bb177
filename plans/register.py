"""What a register is: a table of rows of one model, with its columns and those who write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from plans.columns import Column, ListColumn, columns_of
from plans.models import Element

PLACE = {"type": "integer", "minimum": 0, "title": "Place", "description": "The row's place in the register."}
BESIDE: dict[str, Any] = {
    "explanations": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "Why a standard is not met, by its code; ten words at least.",
        "example": {},
    },
    "on": {"type": ["string", "null"], "format": "date", "description": "The true date of what is written."},
}
STAMPS: dict[str, Any] = {
    "id": {"type": "integer"},
    "version": {"type": "integer"},
    "changed_at": {"type": "string", "format": "date-time"},
}


@dataclass(frozen=True)
class Register:
    """A register: key, title, what stands in it, its model, the guideline paragraph.

    `demanded` columns are asked for by the process: a row without them is refused with 409.
    `always` are roles that write it at any time, besides those of `plans.permissions`.
    `totals` are columns whose sum means something. A `confidential` register is for deciders
    and planners only and is never printed.
    """

    key: str
    title: str
    purpose: str
    model: type[Element]
    reference: str = "IMPP guidelines B"
    lists: Mapping[str, ListColumn] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    demanded: frozenset[str] = frozenset()
    totals: tuple[str, ...] = ()
    always: frozenset[str] = frozenset()
    confidential: bool = False
    confidential_columns: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns in the order in which they are shown and printed."""
        return columns_of(
            self.model,
            lists=self.lists,
            derived=self.derived,
            renamed=self.renamed,
            confidential=self.confidential_columns,
        )

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Return the columns by their keys."""
        return {column.key: column for column in self.columns}

    @property
    def heading(self) -> str:
        """Return the key of the column by which a row is called."""
        return self.model.heading

    @property
    def required(self) -> list[str]:
        """Return the keys of the columns without which there is no row."""
        return [column.key for column in self.columns if column.required]

    def schema(self, *, confidential: bool = True) -> dict[str, Any]:
        """Return the columns as one JSON Schema; without the confidential ones where they are not shown."""
        shown = {item.key: item.schema() for item in self.columns if confidential or not item.confidential}
        return {
            "type": "object",
            "properties": {**shown, "position": PLACE},
            "required": self.required,
            "additionalProperties": False,
        }

    def sent(self, *, new: bool) -> dict[str, Any]:
        """Return the JSON Schema of a row as it is sent: what can be written, and what goes beside it."""
        written = {item.key: item.schema() for item in self.columns if not item.read_only}
        return {
            "type": "object",
            "title": self.title,
            "properties": {**written, "position": PLACE, **BESIDE},
            "required": self.required if new else [],
            "additionalProperties": False,
        }

    def given(self) -> dict[str, Any]:
        """Return the JSON Schema of a row as it is shown."""
        return {
            "type": "object",
            "title": self.title,
            "properties": {**self.schema()["properties"], **STAMPS},
            "required": ["id", "version"],
        }

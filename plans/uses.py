"""Where a row is used: the rows of other registers that link to it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from plans.register import Register
from plans.registers import REGISTERS


@dataclass(frozen=True, slots=True)
class Use:
    """A row that leans on another: its register, what it is called, and its page."""

    register: str
    called: str
    url: str


def uses_of(register: Register, row: Any) -> list[Use]:
    """Return the rows of the plan that link to a row, each once."""
    found: dict[tuple[str, int], Use] = {}
    for other in REGISTERS.values():
        names = [
            column.attribute
            for column in other.columns
            if column.type in ("link", "links") and column.target is register.model
        ]
        if other.confidential:
            continue
        for name in names:
            for using in other.model.objects.filter(mission=row.mission_id, **{name: row.pk}):
                url = reverse("plans:row", args=[row.mission.key, other.key, using.pk])
                found[(other.key, using.pk)] = Use(other.title, using.label, url)
    return list(found.values())

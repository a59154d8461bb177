"""A least row of each register, made from its own JSON Schema as a script would make it."""

from typing import Any

from missions.models import Mission, Person
from plans.columns import Column
from plans.register import Register
from plans.registers import REGISTERS, key_of
from plans.rows import save_row

KINDS: dict[str, Any] = {
    "line": "Something",
    "text": "Something said in words.",
    "date": "2011-07-08",
    "integer": 7,
    "decimal": 2.5,
    "boolean": True,
    "yes-or-date": "2011-07-08",
    "list": ["UNDP", "UNICEF"],
}


def least(register: Register, mission: Mission, by: Person) -> dict[str, Any]:
    """Return only what the schema requires."""
    return {key: value_of(register.by_key[key], mission, by) for key in register.schema()["required"]}


def whole(register: Register, mission: Mission, by: Person) -> dict[str, Any]:
    """Return a value for every column that can be written."""
    return {
        column.key: value_of(column, mission, by) for column in register.columns if not column.read_only
    } | apart(register, mission, by)


def apart(register: Register, mission: Mission, by: Person) -> dict[str, Any]:
    """Return values that a register asks for beyond their kind: an address, a turn that has come."""
    if register.key == "processes":
        return {"link": "https://example.org/plan"}
    if register.key == "schedule":
        before = save_row(mission, "schedule", {"title": "Survey", "ended_on": KINDS["date"]}, by=by)
        return {"depends_on": [before.pk]}
    return {}


def value_of(column: Column, mission: Mission, by: Person) -> Any:
    """Return a value that the column takes; a linked row is made for it."""
    if column.type == "choice" or (column.type == "list" and column.choices):
        value = column.choices[0][0]
        return [value] if column.type == "list" else value
    if column.type == "mission":
        return mission.key
    if column.type in ("link", "links"):
        target = REGISTERS[key_of(column.target)]
        row = save_row(mission, target.key, least(target, mission, by), by=by)
        return row.pk if column.type == "link" else [row.pk]
    return KINDS[column.type]

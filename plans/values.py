"""Reading a row as sent: each value checked against its column, links against the mission.

Whatever is of the wrong shape is collected and raised at once as Invalid (400).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from missions.access import missions_for
from missions.errors import Invalid
from missions.models import Mission, Person
from plans.columns import LARGEST, Column
from plans.register import Register

ALIASES = ("name", "text")
SHORT_ITEM = 120  # names in a list may be sent as one text with commas; findings may not


class WrongValueError(Exception):
    """A value that its column does not take; says why."""


@dataclass(slots=True)
class Values:
    """What was sent, read: attributes to set, links to replace, lists to replace."""

    fields: dict[str, Any] = field(default_factory=dict)
    links: dict[str, list[int]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)


class Known:
    """Which rows and missions a value may point to: those of the mission, and those that the person sees."""

    def __init__(self, mission: Mission, by: Person) -> None:
        self.of, self.by = mission, by

    def rows(self, model: Any, ids: Sequence[int]) -> bool:
        """Tell whether all these are rows of the mission."""
        return model.objects.filter(mission=self.of, pk__in=ids).count() == len(ids)

    def mission(self, key: str) -> Mission | None:
        """Return a mission that the person sees, by its key."""
        return missions_for(self.by).filter(key=key).first()


def read(
    register: Register,
    data: Mapping[str, Any],
    mission: Mission,
    *,
    by: Person,
    new: bool,
    known: Known | None = None,
) -> Values:
    """Return the values of a row as sent; `known` serves whoever reads many rows with few questions.

    In every register the column by which a row is called may also be sent as `name` or `text`.
    Invalid (400) names every unknown column, wrong value, foreign link, and column that lacks.
    """
    sent = _unaliased(register, data)
    faults: dict[str, str] = {}
    values, known = Values(), known or Known(mission, by)
    for key, value in sent.items():
        column = register.by_key.get(key)
        try:
            if key == "position":
                values.fields[key] = _integer(PLACE, value)
            elif column is None:
                faults[key] = "This column is not known here."
            elif column.read_only:
                faults[key] = "This column is worked out, not written."
            else:
                _take(values, column, value, known)
        except WrongValueError as wrong:
            faults[key] = str(wrong)
    for key in register.required:
        column = register.by_key[key]
        if key in register.demanded or key in faults:
            continue
        if (new and key not in sent) or _blank(values, column, sent):
            faults[key] = "This column must be filled."
    if faults:
        raise Invalid(faults)
    return values


PLACE = Column("position", "Place", "integer", "position")


def _unaliased(register: Register, data: Mapping[str, Any]) -> dict[str, Any]:
    sent = dict(data)
    for alias in ALIASES:
        if alias in sent and alias not in register.by_key and register.heading not in sent:
            sent[register.heading] = sent.pop(alias)
    return sent


def _blank(values: Values, column: Column, sent: Mapping[str, Any]) -> bool:
    attribute = f"{column.attribute}_id" if column.type == "link" else column.attribute
    return column.key in sent and values.fields.get(attribute) in ("", None)


def _take(values: Values, column: Column, value: Any, known: Known) -> None:
    if column.type == "links":
        values.links[column.attribute] = _links(column, value, known)
    elif column.type == "list":
        values.lists[column.attribute] = _list(column, value)
    elif column.type == "link":
        found = _links(column, [] if value is None else [value], known)
        values.fields[f"{column.attribute}_id"] = found[0] if found else None
    elif column.type == "mission":
        values.fields[column.attribute] = _mission(value, known)
    elif column.type == "yes-or-date":
        values.fields |= _yes_or_date(column, value)
    else:
        values.fields[column.attribute] = READERS[column.type](column, value)


def _text(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and column.type == "line":
        value = str(value)
    if not isinstance(value, str):
        raise WrongValueError("Text is wanted here.")
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise WrongValueError("This text cannot be kept.")
    text = re.sub(r"\s*\n\s*", " ", value.strip()) if column.type == "line" else value.strip()
    if column.maximum and len(text) > column.maximum:
        raise WrongValueError(f"At most {column.maximum} characters.")
    return text


def _choice(column: Column, value: Any) -> str:
    if value in (None, ""):
        if not column.may_be_empty:
            raise WrongValueError("One of the known values is wanted.")
        return ""
    known = [key for key, _label in column.choices]
    if not isinstance(value, str) or value not in known:
        raise WrongValueError(f"Known values: {', '.join(known)}.")
    return value


def _integer(column: Column, value: Any) -> int | None:
    if value is None and column.key != "position":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise WrongValueError("A whole number, not negative, is wanted.")
    return value


def _decimal(column: Column, value: Any) -> Decimal | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise WrongValueError("A number is wanted.")
    try:
        number = Decimal(str(value))
    except InvalidOperation as fault:
        raise WrongValueError("A number is wanted.") from fault
    if not number.is_finite() or abs(number) >= Decimal(10) ** 14:
        raise WrongValueError("A number of at most fourteen digits is wanted.")
    return number.quantize(Decimal("0.0001"))


def _date(column: Column, value: Any) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        found = parse_date(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None:
        raise WrongValueError("A date is written as 2011-07-08.")
    return found


def _boolean(column: Column, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("True or false is wanted.")
    return value


def _yes_or_date(column: Column, value: Any) -> dict[str, Any]:
    if value is None or isinstance(value, bool):
        return {column.attribute: bool(value), f"{column.attribute}_date": None}
    day = _date(column, value)
    return {column.attribute: day is not None, f"{column.attribute}_date": day}


def _links(column: Column, value: Any, known: Known) -> list[int]:
    wanted = value if isinstance(value, list | tuple) else [value]
    ids: list[int] = [getattr(item, "pk", item) for item in wanted]  # type: ignore[misc]
    if any(isinstance(item, bool) or not isinstance(item, int) or not 0 < item < 2**63 for item in ids):
        raise WrongValueError("The number of a row is wanted.")
    ids = list(dict.fromkeys(ids))
    if ids and not known.rows(column.target, ids):
        raise WrongValueError("There is no such row in this mission.")
    return ids


def _list(column: Column, value: Any) -> list[str]:
    if isinstance(value, str):
        value = re.split(r"[;,\n]" if column.maximum <= SHORT_ITEM else r"\n", value)
    value = [] if value is None else value
    if not isinstance(value, list | tuple):
        raise WrongValueError("A list of texts is wanted.")
    items = list(dict.fromkeys(filter(None, (_text(column, item) for item in value))))
    known = [key for key, _label in column.choices]
    if known and (strange := [item for item in items if item not in known]):
        raise WrongValueError(f"“{strange[0][:40]}” is not known here; known values: {', '.join(known)}.")
    return items


def _mission(value: Any, known: Known) -> Mission | None:
    if value in (None, ""):
        return None
    found = known.mission(value) if isinstance(value, str) and len(value) <= 60 else None
    if found is None:
        raise WrongValueError("There is no such mission.")
    return found


READERS: dict[str, Callable[[Column, Any], Any]] = {
    "line": _text,
    "text": _text,
    "choice": _choice,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "boolean": _boolean,
}


def validate(row: Any, names: Mapping[str, Any]) -> None:
    """Run the model's own validators (such as the one for web addresses); Invalid (400) for what fails."""
    faults = {}
    for name in names:
        field_ = next((item for item in type(row)._meta.concrete_fields if item.name == name), None)  # noqa: SLF001
        value = getattr(row, name, None) if field_ is not None and not field_.is_relation else None
        if field_ is not None and value not in (None, ""):
            try:
                field_.run_validators(value)
            except ValidationError as fault:
                faults[name] = " ".join(fault.messages)
    if faults:
        raise Invalid(faults)

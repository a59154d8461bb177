"""Shapes of request bodies: exact, typed, and closed to unknown fields."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from django.http import QueryDict
from django.utils.dateparse import parse_date
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from missions.errors import Invalid

EARLIEST, LATEST = dt.date(1945, 1, 1), dt.date(2199, 12, 31)


def _day(value: Any) -> Any:
    """Read an ISO date; numbers, times and other spellings are no dates."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    day = parse_date(value) if isinstance(value, str) and len(value) == len("2011-02-09") else None
    if day is None:
        raise ValueError("a date is written as 2011-02-09")
    if not EARLIEST <= day <= LATEST:
        raise ValueError("a date lies between 1945 and 2199")
    return day


Day = Annotated[dt.date, BeforeValidator(_day)]
Id = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]
YesNo = Annotated[bool, Field(strict=True)]
Line = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=20_000)]


class Shape(BaseModel):
    """A body: unknown fields are refused (400), text is stripped of the space around it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    def given(self) -> dict[str, Any]:
        """Return only the fields that the request carried, by their Python names."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Row(BaseModel):
    """An answer's shape, for the API's description; what is described is what the views show."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


ShapeType = TypeVar("ShapeType", bound=BaseModel)


def read(data: Any, shape: type[ShapeType]) -> ShapeType:
    """Return the body as the shape; pydantic's ValidationError becomes 400 in the problem document.

    The fields of a multipart body are text, each given once; files are read by the view itself.
    """
    if isinstance(data, QueryDict):
        data = {name: _single(name, values) for name, values in data.lists()}
    if not isinstance(data, Mapping):
        raise Invalid("The body must be an object.")
    return shape.model_validate(dict(data))


def _single(name: str, values: list[Any]) -> Any:
    if len(values) != 1:
        raise Invalid("Give this field once.", field=name)
    value = values[0]
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise Invalid("This text cannot be kept.", field=name)
    return value

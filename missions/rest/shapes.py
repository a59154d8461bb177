"""Shapes of request bodies: exact, typed, and closed to unknown fields."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import QueryDict
from pydantic import BaseModel, ConfigDict, Field

from missions.errors import Invalid


class Shape(BaseModel):
    """A body: unknown fields are refused (400), text is stripped of the space around it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    def given(self) -> dict[str, Any]:
        """Return only the fields that the request carried, by their Python names."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class DocumentTitle(Shape):
    """A document named by title and date, whose file may follow."""

    title: str = Field(min_length=1, max_length=300)
    date: dt.date | None = None


ShapeType = TypeVar("ShapeType", bound=BaseModel)


def read(data: Any, shape: type[ShapeType]) -> ShapeType:
    """Return the body as the shape; pydantic's ValidationError becomes 400 in the problem document.

    Multipart fields arrive as lists of text and are taken one by one; files stay in the mapping
    that the view reads.
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

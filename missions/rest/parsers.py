"""Reading JSON bodies strictly: objects only, no traps for the database behind."""

import math
from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework import exceptions, status
from rest_framework.parsers import BaseParser

MAX_DEPTH = 50


class TooLarge(exceptions.APIException):
    """The body is larger than the application takes (413)."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The body is larger than the application takes."
    default_code = "too-large"


class StrictJSONParser(BaseParser):
    """An object in UTF-8, at most 50 levels deep, without NUL characters or halves of surrogate pairs."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the object; ParseError (400) for anything else, TooLarge (413) above the limit."""
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        text = stream.read(limit + 1)
        if len(text) > limit:
            raise TooLarge
        return read_object(text)


def read_object(text: bytes) -> dict[str, Any]:
    """Return the JSON object in `text`; ParseError when it is none or hides a trap."""
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise exceptions.ParseError(f"The body is not JSON: {fault}.") from fault
    if not isinstance(data, dict):
        raise exceptions.ParseError("The body must be a JSON object.")
    _inspect(data)
    return data


def _inspect(data: dict[str, Any]) -> None:
    """Walk the object without recursion and refuse depth, NUL and numbers beyond all bounds."""
    waiting: list[tuple[Any, int]] = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise exceptions.ParseError(f"The body is nested more than {MAX_DEPTH} levels deep.")
        if isinstance(value, str):
            if "\0" in value:
                raise exceptions.ParseError("Text must not contain the character NUL.")
        elif isinstance(value, float):
            if not math.isfinite(value):
                raise exceptions.ParseError("A number is too large.")
        elif isinstance(value, dict):
            waiting.extend((key, depth) for key in value)
            waiting.extend((item, depth + 1) for item in value.values())
        elif isinstance(value, list):
            waiting.extend((item, depth + 1) for item in value)

"""Lost updates: what people edit carries a version, and a change names the version it was read at."""

from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Stale


class PreconditionRequired(exceptions.APIException):
    """The request must say which version it changes (428)."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = "Send If-Match with the ETag of what you read, so that nobody's change is lost."
    default_code = "precondition-required"


def etag(version: int) -> str:
    """Return the entity tag of a version."""
    return f'"{version}"'


def with_etag(response: Response, version: int) -> Response:
    """Return the answer with the entity tag of what it shows."""
    response["ETag"] = etag(version)
    return response


def if_match(request: Request) -> int | None:
    """Return the version that the request changes; None for `*`, which takes any.

    PreconditionRequired (428) without the header, Stale (412) when it is no version at all.
    """
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired
    text = header.strip()
    if text == "*":
        return None
    digits = text.removeprefix("W/").strip('"')
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise Stale("If-Match names no version of this.")
    return int(digits)

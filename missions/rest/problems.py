"""Every error of the API as a problem document (RFC 9457), and the record of refused attempts."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import pydantic
from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DataError, IntegrityError, OperationalError
from django.db.models import ProtectedError
from django.http import Http404, UnreadablePostError
from rest_framework import exceptions
from rest_framework.response import Response

from missions.documents import TooLargeError, WrongKindError
from missions.errors import Conflict, DomainError, Invalid, NotPermitted, NotReady, Stale, Unprocessable
from missions.rest.refusals import keep

MEDIA_TYPE = "application/problem+json"
NOT_FOUND = "There is nothing at this address, or nothing you may see."
log = logging.getLogger("impp.api")
RENAMED = {"extra_forbidden": "unknown-field"}
STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (NotPermitted, 403),
    (Stale, 412),
    (Conflict, 409),
    (TooLargeError, 413),
    (WrongKindError, 415),
)
Fault = dict[str, str]


def handle(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Return the problem document for an exception, or None for one that is our own fault (500).

    A 403 or 409 of an unsafe request on a mission is written to its record.
    """
    described = describe(exc)
    if described is None:
        return None
    status, detail, more = described
    request = context["request"]
    answer = Response(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
            "instance": request.path,
            **more,
        },
        status=status,
        content_type=MEDIA_TYPE,
    )
    _add_headers(answer, exc)
    keep(exc, status, detail, context)
    return answer


def describe(exc: Exception) -> tuple[int, str, dict[str, Any]] | None:
    """Return status, detail and further fields for an exception; None when it is not foreseen."""
    if isinstance(exc, DomainError):
        return _of_the_house(exc)
    if isinstance(exc, exceptions.APIException):
        return _of_the_framework(exc)
    if isinstance(exc, pydantic.ValidationError):
        return 400, "The request has another shape than this operation takes.", {"errors": shape_errors(exc)}
    if isinstance(exc, ValidationError):
        fields = getattr(exc, "message_dict", None) or {"": exc.messages}
        return 400, "The request holds a value that is not known here.", {"errors": list(_flatten(fields))}
    return _of_django(exc)


def _of_the_house(exc: DomainError) -> tuple[int, str, dict[str, Any]]:
    if isinstance(exc, NotReady):
        stopping = [item.as_data() for item in exc.blockers if item.klass != "notice"]
        return 409, "It is not ready for this; all that is missing is listed.", {"blockers": stopping}
    if isinstance(exc, Invalid):
        return 400, str(exc), {"errors": _errors(exc.errors, "invalid")}
    if isinstance(exc, Unprocessable):
        return 422, str(exc), {"errors": _errors(exc.errors, "unprocessable")}
    status = next((number for kind, number in STATUSES if isinstance(exc, kind)), 409)
    return status, str(exc) or "It has changed since you read it; read it again.", {}


def _errors(errors: Mapping[str, str], code: str) -> list[Fault]:
    return [{"field": field, "code": code, "message": str(text)} for field, text in errors.items()]


def _of_the_framework(exc: exceptions.APIException) -> tuple[int, str, dict[str, Any]]:
    if isinstance(exc, exceptions.ValidationError):
        errors = list(_flatten(exc.detail))
        return 400, "The request holds a value that is not known here.", {"errors": errors}
    more: dict[str, Any] = {}
    if exc.status_code == HTTPStatus.BAD_REQUEST:
        more = {"errors": [{"field": "", "code": exc.default_code, "message": str(exc.detail)}]}
    return exc.status_code, str(exc.detail), more


def _of_django(exc: Exception) -> tuple[int, str, dict[str, Any]] | None:
    if isinstance(exc, Http404 | ObjectDoesNotExist):
        return 404, NOT_FOUND, {}
    if isinstance(exc, PermissionDenied):
        return 403, "You may not do this.", {}
    if isinstance(exc, RequestDataTooBig):
        return 413, "The body is larger than the application takes.", {}
    if isinstance(exc, IntegrityError | ProtectedError):
        return 409, "This is at odds with what is stored: it is already there, or still in use.", {}
    if isinstance(exc, OperationalError):  # locked, or the connection lost: worth another try, and a look
        log.error("the database did not answer", exc_info=exc)
        return 503, "The database is busy; try again in a moment.", {}
    if isinstance(exc, DataError | OverflowError | UnicodeError | SuspiciousOperation | UnreadablePostError):
        detail = "A value does not fit: a number too large, or text that cannot be kept."
        return 400, detail, {"errors": [{"field": "", "code": "invalid", "message": detail}]}
    return None


def shape_errors(exc: pydantic.ValidationError) -> list[Fault]:
    """Return pydantic's findings as the API lists them: field, code, message."""
    return [
        {
            "field": ".".join(str(part) for part in found["loc"]),
            "code": RENAMED.get(found["type"], found["type"].replace("_", "-")),
            "message": found["msg"],
        }
        for found in exc.errors(include_url=False, include_context=False, include_input=False)
    ]


def _flatten(detail: Any, path: str = "") -> list[Fault]:
    if isinstance(detail, Mapping):
        return [
            fault
            for key, value in detail.items()
            for fault in _flatten(value, f"{path}.{key}" if path else _field(str(key)))
        ]
    if isinstance(detail, list | tuple):
        return [fault for value in detail for fault in _flatten(value, path)]
    return [{"field": path, "code": getattr(detail, "code", None) or "invalid", "message": str(detail)}]


def _field(name: str) -> str:
    return "" if name in ("non_field_errors", "__all__") else name


def _add_headers(answer: Response, exc: Exception) -> None:
    challenge = getattr(exc, "auth_header", None)
    if challenge:
        answer["WWW-Authenticate"] = challenge
    wait = getattr(exc, "wait", None)
    if wait is not None or isinstance(exc, exceptions.Throttled | OperationalError):
        answer["Retry-After"] = str(max(1, int(wait or 1)))

"""OpenAPI description: made from the views themselves, with every error status and an example each."""

import re
from http import HTTPStatus
from typing import Any

from drf_spectacular.contrib import pydantic as _pydantic  # noqa: F401 (registers how pydantic shapes are shown)
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter

from missions.rest.examples import add_examples
from missions.rest.problems import MEDIA_TYPE

FREE = {"type": "object", "additionalProperties": True}
TEXT = {"type": "string"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "instance": TEXT,
        "errors": {
            "type": "array",
            "description": "What is wrong, field by field (400, 422).",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {"field": TEXT, "code": TEXT, "message": TEXT},
            },
        },
        "blockers": {
            "type": "array",
            "description": "All that is missing (409).",
            "items": {
                "type": "object",
                "required": ["code", "class", "message", "where", "reference"],
                "properties": {
                    "code": TEXT,
                    "class": {"type": "string", "enum": ["gate", "standard"]},
                    "message": TEXT,
                    "where": TEXT,
                    "reference": TEXT,
                },
            },
        },
    },
}
REASONS = {
    400: "Wrong shape, unknown field, parameter or value.",
    401: "No valid sign-in.",
    403: "You may see it, but not do this.",
    404: "Nothing there, or nothing that you may see.",
    409: "Not ready, or in conflict; every blocker is listed.",
    412: "It has changed since it was read.",
    413: "Too large.",
    415: "A kind of content that is not taken here.",
    422: "The Idempotency-Key was used for another request, or the content cannot be used.",
    428: "If-Match is missing.",
    429: "Too many requests; see Retry-After.",
}
KINDS: dict[str, dict[str, Any]] = {
    "text": TEXT,
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
}
EDITS = ("PUT", "PATCH", "DELETE")
UNSAFE = ("POST", *EDITS)


class Operation(AutoSchema):
    """Describes a method of a view: its `takes` and `gives` where `extend_schema` says nothing else."""

    def get_summary(self) -> str | None:
        """Return the first line of the method's docstring, else of the view's."""
        return _first_line(getattr(self.view, self.method.lower(), None)) or _first_line(type(self.view))

    def get_operation_id(self) -> str:
        """Return method and path as one name, which is unique and stays the same."""
        parts = [part for part in self.path.split("/") if part]
        kept = [part for place, part in enumerate(parts) if part != "{key}" or place == len(parts) - 1]
        words = [self.method.lower(), *kept[2 if kept[:2] == ["api", "v1"] else 0 :]]
        return re.sub(r"\W+", "_", "_".join(word.strip("{}") for word in words))

    def get_request_serializer(self) -> Any:
        """Return the shapes of the body by media type; a view that `takes` None for a method has none."""
        taken = getattr(self.view, "takes", {}).get(self.method, FREE)
        if taken is None:
            return {}
        if self.method == "PATCH" and isinstance(taken, type):
            # The generator marks the shape of a PATCH as partial, on the class: it gets one of its own,
            # or shapes that inherit from it are named otherwise from the second generation on.
            taken = type(taken.__name__, (taken,), {"__module__": taken.__module__, "__doc__": taken.__doc__})
        return taken if _by_media_type(taken) else {"application/json": taken}

    def get_response_serializers(self) -> Any:
        """Return the shapes of the answers by status."""
        given = getattr(self.view, "gives", {}).get(self.method, FREE)
        if isinstance(given, dict) and all(isinstance(code, int | tuple) for code in given):
            return given
        return {204 if self.method == "DELETE" and given is FREE else 200: given}

    def get_override_parameters(self) -> list[Any]:
        """Return the query parameters that the view knows, and the headers that the method takes."""
        known = self.view.known_parameters(self.method) if hasattr(self.view, "known_parameters") else {}
        found = [
            OpenApiParameter(
                name,
                _schema(item),
                description=item.description,
            )
            for name, item in known.items()
        ]
        if self.method in UNSAFE:
            found.append(_header("Idempotency-Key", "Names the request; sent again, it has its effect once."))
        if self.method in EDITS:
            found.append(_header("If-Match", "The ETag of what is changed."))
        return found

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Return the operation with the list's envelope and every error status."""
        operation = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        if self.method == "GET" and getattr(self.view, "listing", None) is not None:
            _envelop(operation)
        self.registry.register_on_missing(
            ResolvedComponent(name="Problem", type=ResolvedComponent.SCHEMA, object="Problem", schema=PROBLEM)
        )
        add_errors(operation, self.method)
        add_examples(operation, self.registry.build({}).get("schemas", {}))
        return operation


class BearerScheme(OpenApiAuthenticationExtension):
    """How the bearer token is described."""

    target_class = "missions.rest.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the scheme."""
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):
    """How the browser's session is described."""

    target_class = "missions.rest.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the scheme."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


def add_errors(operation: dict[str, Any], method: str) -> None:
    """Add the error statuses that an operation may answer with, as problem documents."""
    statuses = {400, 401, 403, 404, 429}
    if method in UNSAFE:
        statuses |= {409, 413, 415, 422}
    if method in EDITS:
        statuses |= {412, 428}
    for status in sorted(statuses):
        operation["responses"].setdefault(
            str(status),
            {
                "description": f"{HTTPStatus(status).phrase}: {REASONS[status]}",
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )


def _envelop(operation: dict[str, Any]) -> None:
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    row = content.get("schema", FREE)
    if "count" in row.get("properties", {}):
        return
    link = {"type": ["string", "null"], "format": "uri"}
    content["schema"] = {
        "type": "object",
        "required": ["results", "next", "previous", "count"],
        "properties": {
            "results": {"type": "array", "items": row},
            "next": link,
            "previous": link,
            "count": {"type": "integer"},
        },
    }


def _by_media_type(taken: Any) -> bool:
    return isinstance(taken, dict) and all("/" in name for name in taken)


def _first_line(thing: Any) -> str | None:
    text = (getattr(thing, "__doc__", None) or "").strip()
    return text.splitlines()[0].rstrip(".") if text else None


def _schema(item: Any) -> dict[str, Any]:
    """Return the JSON schema of a query parameter."""
    bounds = {"enum": list(item.choices) if item.choices and not callable(item.choices) else None}
    bounds |= {"minimum": item.least, "maximum": item.most}
    return {**KINDS[item.kind], **{name: value for name, value in bounds.items() if value is not None}}


def _header(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description)

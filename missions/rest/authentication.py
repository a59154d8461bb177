"""Signing in to the API: a bearer token, or the browser's session with its CSRF token."""

from typing import Any, cast

from rest_framework import authentication, exceptions
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from missions import tokens
from missions.errors import NotPermitted
from missions.models import ApiToken, Person

CHALLENGE = 'Bearer realm="impp"'


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer <token>`; 401 when the token is unknown, old or revoked."""

    def authenticate(self, request: Request) -> tuple[Person, ApiToken] | None:
        """Return the person and the token, or None when the header names another scheme."""
        header = request.headers.get("Authorization", "").split()
        if not header or header[0].lower() != "bearer":
            return None
        row = tokens.holder(header[1]) if len(header) == 2 else None
        if row is None:
            _note_refused(request, header[-1])
            raise exceptions.AuthenticationFailed("The token is not known, has ended or was revoked.")
        view = (request.parser_context or {}).get("view")
        if not getattr(view, "checks_scope", False):  # a view of another make: refuse here, deny by default
            check_scope(request, row)
        vars(request._request)["api_token"] = row  # the door asks whether it decides  # noqa: SLF001
        return row.person, row

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge sent with 401."""
        return CHALLENGE


class SessionAuthentication(authentication.SessionAuthentication):
    """The browser's session; unsafe requests need the CSRF token."""

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge sent with 401, so that a missing sign-in is not taken for a 403."""
        return CHALLENGE

    def enforce_csrf(self, request: Request) -> None:
        """Ask for the CSRF token; a JSON body stays unread, so that an Idempotency-Key can name it."""
        json = (request.content_type or "").startswith("application/json")
        read = cast("Request", request._request) if json else request  # noqa: SLF001
        super().enforce_csrf(read)


def _note_refused(request: Request, token: str) -> None:
    """Keep a refused token in the log of sign-in: under whose it was, or under nobody, counted by the day."""
    from missions.sign_in import log  # noqa: PLC0415 (the library of sign-in is loaded once models are)

    log.note(request._request, tokens.whose(token), log.Kind.TOKEN_REFUSED)  # noqa: SLF001


def check_scope(request: Request, row: Any = None) -> None:
    """Refuse (403) an unsafe request made with a token that may only read."""
    token = row or request.auth
    if request.method in SAFE_METHODS or not isinstance(token, ApiToken):
        return
    if token.scope != ApiToken.Scope.WRITE:
        raise NotPermitted("This token may read only.")


def signed_in(request: Request) -> Person:
    """Return the person behind the request; views call it after the sign-in has been checked."""
    return cast("Person", request.user)

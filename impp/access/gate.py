"""The gate before every address: its row is looked up, the scope asked, what was read recorded.

Pages pass through the middleware, the API through a permission that stands after signing in, so that 401
comes before 404. Who may do what inside is a matter of roles and of the door.
"""

import logging
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from impp.access import views
from impp.access.scopes import SCOPES, Found
from impp.access.table import row_of
from missions.models import Person

API = "api/v1/"
log = logging.getLogger("impp.access")


class Gate:
    """Middleware: lets pages through by their scope, and records what was read, of pages and API alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, and record the view if it showed something classified."""
        answer = self.get_response(request)
        views.note(request, answer)
        return answer

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Stop who may not see what the address names: 404, or the way to the sign-in."""
        match = request.resolver_match
        route = match.route if match else ""
        scope = SCOPES[_scope_of(route)]
        if route.startswith(API) or not scope.signed_in:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        admit(request, request.user, route, kwargs)
        return None


class Admitted(BasePermission):
    """The same for the API; 404 for what the person may not see."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return True, or raise Http404."""
        match = request.resolver_match
        route = match.route if match else ""
        admit(request._request, cast("Person", request.user), route, view.kwargs)  # noqa: SLF001
        return True


def admit(request: HttpRequest, person: Person, route: str, named: dict[str, Any]) -> Found:
    """Return what the address names, kept on the request with the mission; Http404 where it is not theirs."""
    scope = SCOPES[_scope_of(route)]
    try:
        found = scope.finds(person, named) if scope.finds else Found()
    except (ObjectDoesNotExist, OverflowError) as absent:
        raise Http404 from absent
    request.found, request.found_for = found, person  # type: ignore[attr-defined]
    if found.mission is not None:
        request.admitted = found.mission  # type: ignore[attr-defined]
    return found


def _scope_of(route: str) -> str:
    name = row_of(route)
    if name is None:
        log.error("The address %s has no row in the access table and is not answered.", route)
        raise Http404
    return name

"""Base views: who asks, about which mission, may they; then the body. Every room stands on these.

The order of checks is the contract's: 401, 404, 403, 413/415, 400, 428, 412, 409. Sign-in, the
visible mission (`find` for what lies in it) and rights are checked in `initial`, before any body is read;
428 comes from `self.if_match()`, 412 and 409 from the function that writes, under the mission's lock.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from missions.access import admitted
from missions.errors import NotPermitted
from missions.models import Idempotency, Mission, Person
from missions.rest import idempotency, preconditions
from missions.rest.authentication import check_scope, signed_in
from missions.rest.pagination import Pages
from missions.rest.queries import PAGING, Filter, Listing, check_known
from missions.rest.schema import Operation
from missions.rest.shapes import ShapeType, read
from missions.roles import Standing, standing, title_of

AS_OF = Filter(kind="date", description="The day from which clocks count.")


class Negotiation(DefaultContentNegotiation):
    """The API speaks JSON whatever the Accept header says; `?format=` is an ordinary parameter."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: str | None = None) -> Any:
        """Return the first renderer."""
        return renderers[0], renderers[0].media_type


class View(APIView):
    """Base of all views that concern no single mission.

    Declared by views: `listing` (how GET lists may be asked for), `parameters` (further query
    parameters of GET), `verbs` (method > name in the record of refusals), `takes` and `gives` (method >
    shape, for the API's description; `gives` also method > {status: shape}), `may` (rights by method).
    """

    schema = Operation()
    content_negotiation_class = Negotiation
    checks_scope = True
    listing: ClassVar[Listing | None] = None
    parameters: ClassVar[Mapping[str, Filter]] = {}
    verbs: ClassVar[Mapping[str, str]] = {}
    takes: ClassVar[Mapping[str, Any]] = {}
    gives: ClassVar[Mapping[str, Any]] = {}

    @property
    def person(self) -> Person:
        """The person who asks."""
        return signed_in(self.request)

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Headers of every answer: no shared cache keeps what one person may see."""
        return {**super().default_response_headers, "Cache-Control": "private, no-cache"}

    def find(self) -> None:
        """Fetch what the address names; raises DoesNotExist (404) for what this person may not see."""

    def may(self, method: str) -> None:
        """Raise NotPermitted (403) when the person may not use this method here."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check sign-in, find the object, check rights, then the query string."""
        super().initial(request, *args, **kwargs)
        self.find()
        check_scope(request)
        method = str(request.method)
        if method.lower() in self.http_method_names and hasattr(self, method.lower()):
            self.may(method)
        known = self.known_parameters(method)
        check_known(request.query_params, tuple(known))
        for name in request.query_params:
            known[name].read(name, str(request.query_params[name]))

    def known_parameters(self, method: str) -> dict[str, Filter]:
        """Return the query parameters that the method knows."""
        if method not in ("GET", "HEAD"):
            return {}
        known = dict(self.parameters)
        if self.listing is not None:
            known |= self.listing.parameters() | PAGING
        return known

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request; one with an Idempotency-Key has its effect and its answer once."""
        self.args, self.kwargs = args, kwargs
        asked = self.initialize_request(request, *args, **kwargs)
        self.request = asked
        self.headers = self.default_response_headers
        claimed: Idempotency | None = None
        try:
            self.initial(asked, *args, **kwargs)
            handler = self._handler(asked)
            key = idempotency.key_of(asked)
            if key is not None:
                claim = idempotency.claim(asked, self.person, key)
                if isinstance(claim, HttpResponse):
                    return claim
                claimed = claim
            answer = handler(asked, *args, **kwargs)
        except Exception as fault:  # noqa: BLE001 (the exception handler tells the foreseen ones and raises the rest)
            answer = self._refuse(fault, claimed)
        self.response = self.finalize_response(asked, answer, *args, **kwargs)
        if claimed is not None:
            idempotency.keep_when_rendered(claimed, self.response)
        return self.response

    def _handler(self, request: Request) -> Callable[..., Any]:
        method = str(request.method).lower()
        if method not in self.http_method_names:
            return self.http_method_not_allowed
        return cast("Callable[..., Any]", getattr(self, method, self.http_method_not_allowed))

    def _refuse(self, fault: Exception, claimed: Idempotency | None) -> Response:
        try:
            return self.handle_exception(fault)
        except Exception:
            if claimed is not None:
                claimed.delete()
            raise

    def body(self, shape: type[ShapeType]) -> ShapeType:
        """Return the request's body as the shape: 413, 415, or 400 where it is another."""
        return read(self.request.data, shape)

    def read(self, data: Any, shape: type[ShapeType]) -> ShapeType:
        """Return data that was taken from the body as the shape; 400 where it is another."""
        return read(data, shape)

    def if_match(self) -> int | None:
        """Return the version that the request changes; 428 without If-Match. Call it after `body`."""
        return preconditions.if_match(self.request)

    def query(self, name: str, default: Any = None) -> Any:
        """Return a declared parameter's value, read; Invalid (400) for a wrong one."""
        text = self.request.query_params.get(name)
        return default if text is None else self.known_parameters("GET")[name].read(name, text)

    def sifted(self, rows: Any) -> Any:
        """Return the rows (a queryset or a list) filtered and ordered as the query string asks."""
        return (self.listing or Listing()).apply(rows, self.request.query_params)

    def listed(self, rows: Any, show: Callable[[Any], Any] | None = None) -> Response:
        """Answer with a page of rows (a queryset or a list), filtered and ordered as asked."""
        pages = Pages()
        page = pages.paginate_queryset(self.sifted(rows), self.request, view=self)
        return pages.get_paginated_response([show(row) for row in page] if show else page)

    def shown(
        self, data: Any, *, version: int | None = None, status: int = 200, location: str = ""
    ) -> Response:
        """Answer with one resource, its entity tag and, for a new one, its address."""
        answer = Response(data, status=status)
        if version is not None:
            preconditions.with_etag(answer, version)
        if location:
            answer["Location"] = location
        return answer


class MissionView(View):
    """Base of all views inside a mission: `self.mission` is the visible mission of the address's `key`.

    `writers` names, by method, the roles that may use it; a method that is not named there is
    judged by the function that it calls. `find_inside` fetches what lies in the mission.
    """

    mission: Mission
    writers: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def find(self) -> None:
        """Find the mission, then what lies in it."""
        self.mission = admitted(self.request, self.person, self.kwargs["key"])
        self.find_inside()

    def find_inside(self) -> None:
        """Fetch what the address names inside the mission; DoesNotExist (404) when it is not there."""

    def may(self, method: str) -> None:
        """Check the declared roles; NotPermitted (403) names who may."""
        roles = self.writers.get(method)
        if roles is not None and self.standing().any_of(roles) is None:
            raise NotPermitted(f"This is for: {', '.join(dict.fromkeys(title_of(role) for role in roles))}.")

    def standing(self) -> Standing:
        """Return the person's roles in the mission."""
        if not hasattr(self, "_standing"):
            self._standing = standing(self.person, self.mission)
        return self._standing

    def known_parameters(self, method: str) -> dict[str, Filter]:
        """Reads inside a mission also take `as_of`."""
        known = super().known_parameters(method)
        return {**known, "as_of": AS_OF} if method in ("GET", "HEAD") else known

    def as_of(self) -> date:
        """Return the day asked for, or the mission's own today."""
        return cast("date", self.query("as_of", self.mission.today()))


__all__ = ["Filter", "Listing", "MissionView", "View"]

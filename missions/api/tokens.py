"""`tokens/`: the tokens of the person who asks, to look at and to end."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from missions import tokens
from missions.models import ApiToken
from missions.rest.queries import Filter, Listing
from missions.rest.shapes import Row
from missions.rest.views import View


class TokenRow(Row):
    """A token, of which only the first letters are known."""

    id: int
    name: str
    prefix: str
    scope: str
    decides: bool
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    last_used_at: str | None


def token_row(token: ApiToken) -> dict[str, Any]:
    """Return a token as the API shows it."""
    return {name: getattr(token, name) for name in TokenRow.model_fields}


class Tokens(View):
    """The person's own tokens."""

    listing = Listing(
        filters={"name": Filter(), "scope": Filter(choices=ApiToken.Scope.values)},
        ordering=("created_at", "name", "last_used_at"),
    )
    gives = {"GET": TokenRow}

    def get(self, request: Request) -> Response:
        """List one's own tokens."""
        return self.listed(ApiToken.objects.filter(person=self.person), token_row)


class RevokeToken(View):
    """The end of a token."""

    takes = {"POST": None}
    gives = {"POST": TokenRow}

    def find(self) -> None:
        """Find the token among the person's own."""
        self.found = ApiToken.objects.get(person=self.person, pk=self.kwargs["id"])

    def post(self, request: Request, id: int) -> Response:  # noqa: A002 (the address's name)
        """Revoke one's own token."""
        tokens.revoke(self.found)
        self.found.refresh_from_db()
        return self.shown(token_row(self.found))

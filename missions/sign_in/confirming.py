"""At the moment of deciding: the second factor is shown again, or the token says that it may decide.

The door asks `demand`, whoever calls it, so no page and no address of the API can forget. Pages ask `wanting`
before that, to lead the decider to the confirmation and back (`missions.sign_in.suspended`).
"""

from allauth.core import context
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from missions.errors import NotPermitted
from missions.models import ApiToken, Mission, Person
from missions.sign_in.factor import fresh, has_factor, only_a_demonstration

FACTOR = "factor"
CONFIRMATION = "confirmation"
SENTENCES = {
    FACTOR: "A decision needs a second factor. Set one up on the page of your sign-in: {url}",
    CONFIRMATION: "A decision is confirmed when it is taken. Confirm that it is you, then decide: {url}",
}
NO_DECISIONS = (
    "This token does not decide. Make one that may, on the page of tokens, after confirming your second "
    "factor."
)


def demand(mission: Mission | None, by: Person) -> None:
    """Raise NotPermitted (403) where whoever sends this request has not shown that it is them.

    Outside a request (a command on the server, the worker) nothing is asked: who reaches the server's shell
    holds more than any second factor protects.
    """
    request: HttpRequest | None = context.request
    if request is None:
        return
    token = getattr(request, "api_token", None)
    if isinstance(token, ApiToken):
        if not token.decides:
            raise NotPermitted(NO_DECISIONS)
        return
    if not settings.REQUIRE_SECOND_FACTOR:
        return
    if request.user != by:  # known by neither token nor session
        raise NotPermitted(SENTENCES[CONFIRMATION].format(url=reverse("confirm")))
    missing = wanting(request, mission)
    if missing:
        name = "account" if missing == FACTOR else "confirm"
        raise NotPermitted(SENTENCES[missing].format(url=reverse(name)))


def wanting(request: HttpRequest, mission: Mission | None) -> str:
    """Return what is still wanting before a decision: `factor`, `confirmation`, or nothing.

    In a demonstration the password, shown a moment ago, stands in for a second factor that nobody has set up.
    """
    if not settings.REQUIRE_SECOND_FACTOR or fresh(request, "mfa"):
        return ""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101 (views are for who is signed in)
    if has_factor(person):
        return CONFIRMATION
    played = mission.demonstration_date is not None if mission else only_a_demonstration()
    if not played:
        return FACTOR
    return "" if fresh(request, "password") else CONFIRMATION

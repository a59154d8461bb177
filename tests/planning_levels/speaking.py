"""Speaking with the API about missions that were walked to their states."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.models import Entry, Mission, Person
from tests.planning_levels.cast import Cast

BASE = "/api/v1/"
PROBLEM = "application/problem+json"


def speak(person: Person | None) -> APIClient:
    """Return a client signed in as the person, or as nobody."""
    client = APIClient()
    if person is not None:
        client.force_authenticate(person)
    return client


def tell(answer: Any) -> tuple[int, set[str]]:
    """Return status and blockers' codes of an answer; every refusal is a problem document."""
    if answer.status_code >= 400:
        assert answer["Content-Type"].startswith(PROBLEM), answer.content
        assert answer.json()["status"] == answer.status_code
    found = answer.json() if "json" in answer["Content-Type"] else {}
    return answer.status_code, {item["code"] for item in found.get("blockers", [])}


def inside(mission: Mission, path: str = "") -> str:
    """Return an address inside a mission."""
    return f"{BASE}missions/{mission.key}/{path}"


def refusals(mission: Mission, verb: str) -> int:
    """Return how many refused attempts of a verb stand in the mission's record."""
    return Entry.objects.filter(mission=mission, kind=Entry.Kind.REFUSAL, verb=verb).count()


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def queries(person: Person, address: str) -> int:
    """Return how many queries an address takes."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = speak(person).get(address)
    assert answer.status_code == 200, answer.content
    return len(asked)


def permitted_person(cast: Cast, roles: tuple[str, ...]) -> Person:
    """Return the person of the first role that the cast knows."""
    return cast[next(role for role in roles if role in cast)]

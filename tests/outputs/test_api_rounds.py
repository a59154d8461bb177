"""Rounds, withdrawn positions and mending over the REST API: rights, refusals, entity tags."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from missions.models import Entity, Mission, Person
from outputs.models import Output, Round
from outputs.responses import concur, open_round
from tests.outputs.conftest import TODAY

People = dict[str, Person]
BASE = "/api/v1/missions/atlantis/outputs/usg-directive/"
DUE = TODAY + timedelta(days=10)
KIND = "usg-directive"
Ask = Callable[..., Any]


@pytest.fixture
def ask(people: People, mission: Mission, directive: Output) -> Ask:
    """A function that asks as a person and returns the answer."""
    directive.versions.update(state="in_review")

    def asked(name: str, method: str, path: str, body: Any = None, etag: str = "") -> Any:
        client = Client()
        client.force_login(people[name])
        more = {"data": body, "content_type": "application/json"} if body is not None else {}
        headers = {"If-Match": etag} if etag else {}
        return getattr(client, method)(f"{BASE}{path}", headers=headers, **more)

    return asked


def test_a_round_is_opened_read_extended_and_closed(ask: Ask) -> None:
    made = ask("imtf-chair", "post", "rounds/", {"due": DUE.isoformat(), "entities": ["UNCT"]})
    assert made.status_code == 201
    assert made["Location"].endswith("rounds/1/")
    assert [row["entity"] for row in made.json()["asked"]] == ["OCHA", "UNCT"]
    assert ask("imtf-member", "get", "rounds/").json()["count"] == 1
    later = {"due": (DUE + timedelta(days=2)).isoformat()}
    assert ask("imtf-chair", "patch", "rounds/1/", later).status_code == 428
    assert ask("imtf-chair", "patch", "rounds/1/", later, '"9"').status_code == 412
    assert ask("imtf-chair", "patch", "rounds/1/", later, '"1"').json()["due"] == later["due"]
    assert ask("imtf-chair", "patch", "rounds/1/", {"entities": ["DPA"]}, '"2"').status_code == 200
    assert ask("imtf-chair", "patch", "rounds/1/", {}, '"3"').status_code == 400
    closed = ask("imtf-chair", "post", "rounds/1/actions/close/", {})
    assert (closed.json()["closed_on"], closed.json()["passed"]) == (TODAY.isoformat(), True)
    assert ask("imtf-chair", "post", "rounds/1/actions/close/", {}).status_code == 409


@pytest.mark.parametrize(
    ("name", "status"),
    [("imtf-member", 403), ("field", 403), ("observer", 403), ("partner", 403), ("outsider", 404)],
)
def test_who_leads_no_round(ask: Ask, name: str, status: int) -> None:
    assert ask(name, "post", "rounds/", {"due": DUE.isoformat()}).status_code == status
    assert not Round.objects.exists()


@pytest.mark.parametrize("path", ["rounds/", "mending/", "concurrences/"])
def test_guests_read_nothing_of_it(ask: Ask, path: str) -> None:
    assert ask("partner", "get", path).status_code == 403
    assert ask("planner", "get", path).status_code == 200


def test_a_sealed_position_is_not_found_by_others(
    ask: Ask, mission: Mission, people: People, entities: dict[str, Entity]
) -> None:
    open_round(mission, KIND, by=people["imtf-chair"], due=DUE, also=["UNCT"])
    given = concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="object")
    path = f"concurrences/{given.pk}/"
    assert ask("rc-hc", "get", path).status_code == 404
    assert ask("rc-hc", "get", "concurrences/").json()["count"] == 0
    assert ask("rc-hc", "post", f"{path}actions/withdraw/", {}).status_code == 404
    shown = {row["entity"]: row["position"] for row in ask("rc-hc", "get", "rounds/1/").json()["asked"]}
    assert shown == {"OCHA": "given", "UNCT": "waiting"}
    assert ask("imtf-chair", "get", path).json()["position"] == "object"
    withdrawn = ask("imtf-member", "post", f"{path}actions/withdraw/", {})
    assert withdrawn.json()["withdrawn_on"] == TODAY.isoformat()
    assert ask("imtf-member", "post", f"{path}actions/withdraw/", {}).status_code == 409


def test_the_reason_is_demanded_over_the_api_too(ask: Ask) -> None:
    made = ask("field", "post", "comments/", {"text": "Mention Abyei."}).json()
    path = f"comments/{made['id']}/"
    refused = ask("imtf-chair", "patch", path, {"disposition": "not"}, made["etag"])
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "answer")
    done = ask("imtf-chair", "patch", path, {"disposition": "accepted"}, made["etag"])
    assert (done.json()["disposition"], done.json()["answered_on"]) == ("accepted", TODAY.isoformat())


def test_nothing_is_to_be_mended_where_nothing_was_returned(ask: Ask) -> None:
    assert ask("planner", "get", "mending/").json() == {"returned": None, "changed": [], "lines": []}

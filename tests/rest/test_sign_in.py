"""Signing in to the API: tokens with scope and end, sessions with CSRF, 401 with a challenge."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from missions import tokens
from missions.models import ApiToken, Entry, Mission, Person

PERSONS = "/api/v1/persons/"


def bearer(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def test_create_token_prints_the_token_and_nothing_else(planner: Person) -> None:
    out = StringIO()
    call_command("create_token", "planner", stdout=out)
    token = out.getvalue().strip()
    assert out.getvalue() == f"{token}\n"
    assert bearer(token).get(PERSONS).status_code == 200
    row = ApiToken.objects.get()
    assert token not in (row.digest, row.prefix, row.name)
    assert row.scope == "write"
    assert row.last_used_at is None or row.last_used_at <= timezone.now()
    with pytest.raises(CommandError):
        call_command("create_token", "nobody", stdout=out)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer wrong", "Bearer a b", "Basic cGxhbm5lcg==", "Bearer \x00"]
)
def test_no_valid_sign_in_is_401_with_a_challenge(header: str, planner: Person) -> None:
    client = APIClient()
    if header:
        client.credentials(HTTP_AUTHORIZATION=header)
    for method in ("get", "post"):
        answer = getattr(client, method)(PERSONS)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer["Content-Type"] == "application/problem+json"


def test_ended_revoked_and_ownerless_tokens_are_401(planner: Person) -> None:
    row, token = tokens.issue(planner, expires_at=timezone.now() - timedelta(seconds=1))
    assert bearer(token).get(PERSONS).status_code == 401
    row, token = tokens.issue(planner)
    assert bearer(token).get(PERSONS).status_code == 200
    tokens.revoke(row)
    assert bearer(token).get(PERSONS).status_code == 401
    _, token = tokens.issue(planner)
    Person.objects.filter(pk=planner.pk).update(is_active=False)
    assert bearer(token).get(PERSONS).status_code == 401


def test_a_token_that_may_read_writes_nothing(mission: Mission, planner: Person) -> None:
    _, token = tokens.issue(planner, scope="read")
    client = bearer(token)
    people = "/api/v1/missions/tandala/people/"
    assert client.get(people).status_code == 200
    assert client.post(people, "not even JSON", content_type="application/json").status_code == 403
    assert client.post("/api/v1/missions/unknown/people/", {}).status_code == 404  # 404 comes before 403
    assert Entry.objects.filter(mission=mission, kind="refusal", person=planner).count() == 1


def test_last_use_is_noted_at_most_once_a_minute(planner: Person) -> None:
    row, token = tokens.issue(planner)
    bearer(token).get(PERSONS)
    first = ApiToken.objects.get(pk=row.pk).last_used_at
    bearer(token).get(PERSONS)
    assert ApiToken.objects.get(pk=row.pk).last_used_at == first
    earlier = timezone.now() - timedelta(minutes=2)
    ApiToken.objects.filter(pk=row.pk).update(last_used_at=earlier)
    bearer(token).get(PERSONS)
    assert ApiToken.objects.get(pk=row.pk).last_used_at > earlier  # type: ignore[operator]


def test_one_sees_and_ends_only_ones_own_tokens(
    planner: Person, custodian: Person, api: Callable[[Person], APIClient]
) -> None:
    row, _ = tokens.issue(planner, name="nightly")
    assert api(custodian).get("/api/v1/tokens/").json()["count"] == 0
    assert api(custodian).post(f"/api/v1/tokens/{row.pk}/actions/revoke/").status_code == 404
    assert "digest" not in api(planner).get("/api/v1/tokens/").json()["results"][0]
    ended = api(planner).post(f"/api/v1/tokens/{row.pk}/actions/revoke/")
    assert ended.status_code == 200
    assert ended.json()["revoked_at"]


def test_a_session_needs_the_csrf_token(mission: Mission, planner: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(planner)
    body = {"person": "planner", "role": "observer"}
    people = "/api/v1/missions/tandala/people/"
    assert client.get(people).status_code == 200
    assert client.post(people, body, content_type="application/json").status_code == 403
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    answer = client.post(people, body, content_type="application/json", headers={"X-CSRFToken": "x" * 32})
    assert answer.status_code == 201, answer.content


def test_a_session_names_its_requests_too(mission: Mission, planner: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(planner)
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    body, lessons = {"text": "Plan the rains"}, "/api/v1/missions/tandala/observations/lessons/"
    headers = {"X-CSRFToken": "x" * 32, "Idempotency-Key": "one"}
    answers = [
        client.post(lessons, body, content_type="application/json", headers=headers).status_code
        for _ in range(2)
    ]
    assert answers == [201, 201]
    assert mission.lessons.count() == 1

"""Requests that reach no page get an answer in the form their sender reads."""

import pytest
from django.test import Client, RequestFactory

from impp import faults

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api/v1/no-such-thing/", "/api/", "/api/v2/missions/", "/api/v1/%00/"])
def test_unknown_api_address_is_a_problem_document(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == 404
    assert {"type", "title", "detail", "instance"} <= set(document)


def test_unknown_page_is_a_page(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
    assert b"<h1>" in answer.content


def test_failure_of_ours(rf: RequestFactory) -> None:
    api = faults.server_error(rf.get("/api/v1/missions/"))
    assert (api.status_code, api["Content-Type"]) == (500, "application/problem+json")
    page = faults.server_error(rf.get("/"))
    assert page.status_code == 500
    assert b"<h1>" in page.content


def test_sign_in_without_the_forms_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "planner", "password": "x"})
    assert answer.status_code == 403
    assert b"<h1>" in answer.content

"""The sign-in page and the pages that say what went wrong: they stand without person and without database."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory


@pytest.fixture
def stranger() -> HttpRequest:
    """Return the request of somebody who has not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_faults_say_what_happened_why_and_what_to_do(name: str, stranger: HttpRequest) -> None:
    html = render_to_string(name, request=None if name in {"400.html", "500.html"} else stranger)
    order = [html.index(words) for words in ("What happened", "Why", "What to do")]
    assert order == sorted(order)
    assert len(re.findall(r"<h1", html)) == 1


def test_sign_in_serves_without_a_person_and_keeps_the_way() -> None:
    page = Client().get("/sign-in/", {"next": "/missions/south-sudan/"}).content.decode()
    assert 'name="next" value="/missions/south-sudan/"' in page
    assert "your session has ended" in page
    assert "Sign out" not in page

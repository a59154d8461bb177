"""No page escapes the eye: each address pattern is looked at in a browser, or stands here with its reason."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, resolve
from django.views.generic import TemplateView

from missions.models import Person
from tests.pages.test_demonstration_pages import REACHED
from tests.pages.test_notice_look import LOOKED as NOTICES
from tests.pages.test_paper_look import LOOKED
from tests.pages.test_secondary_look import INSIDE, OUTSIDE
from tests.pages.test_sharing_look import LOOKED as SHARING
from tests.pages.test_sign_in_look import LOOKED as SIGN_IN
from tests.pages.test_template_look import LANGUAGE, PAGES

Patterns = Iterable[URLPattern | URLResolver]
# The REST API has its own snapshot and its page of documentation; the administration is Django's.
APART = ("api/v1/", "admin/")
SAME = "the library's name of a page that has one of ours"
FILE, PART = "a file, no page", "a part of a page, which is looked at whole"
NOT_LOOKED_AT = {
    "health": "for machines",
    "access-table": "in the administration, which is Django's",
    "process-diagram": FILE,
    **dict.fromkeys(("schedule-svg", "schedule-png", "schedule-csv"), FILE),
    **dict.fromkeys(("dashboard-csv", "mission-dashboard-csv"), FILE),
    "outputs:draft-file": FILE,
    "outputs:matrix-csv": FILE,
    "outputs:matrix-docx": FILE,
    "outputs:paper-file": FILE,
    "version-pdf": FILE,
    "version-docx": FILE,
    "version-compare-pdf": FILE,
    "version-compare-docx": FILE,
    "version-pdf-state": PART,
    "version-compare-pdf-state": PART,
    **dict.fromkeys(("account_login", "account_logout", "account_reauthenticate", "mfa_index"), SAME),
    **dict.fromkeys(("mfa_list_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"), SAME),
    **dict.fromkeys(("openid_connect_login", "openid_connect_callback"), "leads to the provider, and back"),
    "mfa_login_webauthn": "what a device is asked; the page is that of signing in",
    "now": PART,
    "record-verification": PART,
    "notice": "leads on to the page that a notice is about",
    "outputs:section": "a part of an output's page; journeys/browser/test_sections looks at its open form",
}
WAY_OUT = (
    "No browser test looks at {name} ({route}). Link it where the demonstration shows it and add it to "
    "REACHED in test_demonstration_pages, or add its address to a look (INSIDE in test_secondary_look, "
    "PAGES in test_template_look, test_paper_look); if it is no page, say why in NOT_LOOKED_AT."
)


def routes(patterns: Patterns, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Return name and route of every address, those of the API and the administration left out."""
    for one in patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield f"{space}{one.name or route}", route
        elif route not in APART:
            yield from routes(one.url_patterns, route, f"{space}{one.namespace}:" if one.namespace else space)


def looked_at() -> set[str]:
    """Return the names of the patterns at which a browser test looks."""
    inside = [f"/missions/tandala/{address.format_map(_First())}" for address in INSIDE]
    addresses = [*inside, *OUTSIDE, *PAGES, LANGUAGE]
    named = {resolve(address.split("?")[0]).view_name for address in addresses}
    return REACHED | LOOKED | NOTICES | SHARING | SIGN_IN | named


class _First(dict[str, int]):
    """Any number in an address is the first: its pattern is asked for, not its row."""

    def __missing__(self, key: str) -> int:
        return 1


def left_out(patterns: Patterns, client: Client) -> list[str]:
    """Return a sentence for each pattern that answers GET, and is neither looked at nor excepted."""
    known = looked_at() | set(NOT_LOOKED_AT)
    found = [(name, route) for name, route in routes(patterns) if name not in known]
    return [WAY_OUT.format(name=name, route=route) for name, route in found if not only_posted(route, client)]


def only_posted(route: str, client: Client) -> bool:
    """Tell whether an address, with any numbers and words in it, refuses GET: it has no page of its own."""
    address = re.sub(r"<\w+:\w+>", "x", re.sub(r"<int:\w+>", "1", route))
    return client.get(f"/{address}").status_code == 405


@pytest.fixture
def somebody(custodian: Person, settings: Any) -> Client:
    """A person signed in, and no gate: an address says which methods it takes before it looks for a thing."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != "impp.access.gate.Gate"]
    client = Client()
    client.force_login(custodian)
    return client


def test_every_page_is_looked_at(somebody: Client) -> None:
    missing = left_out(get_resolver().url_patterns, somebody)
    assert not missing, "\n".join(missing)


def test_a_new_page_is_missed(somebody: Client) -> None:
    new = path("missions/<slug:key>/weather/", TemplateView.as_view(), name="weather")
    (sentence,) = left_out([*get_resolver().url_patterns, new], somebody)
    assert "No browser test looks at weather (missions/<slug:key>/weather/)" in sentence
    nameless = path("weather/", TemplateView.as_view())
    assert len(left_out([nameless], somebody)) == 1, "an address without a name is no way round"


def test_what_is_excepted_exists_and_is_excepted_for_good() -> None:
    names = {name for name, _ in routes(get_resolver().url_patterns)}
    assert names >= looked_at() | set(NOT_LOOKED_AT)
    assert not looked_at() & set(NOT_LOOKED_AT)

"""Word files over the API and in pages: who sees a version gets it as a file that knows its origin."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from missions.models import Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import SectionText, Version
from outputs.queries import latest
from outputs.word import place, read
from outputs.word_out import TYPE
from tests.outputs.steps import freeze_as

People = dict[str, Person]
Speak = Callable[[Person], APIClient]
VERSIONS = "/missions/atlantis/outputs/usg-directive/versions"
ADDRESS = f"{VERSIONS}/1/docx/"
API = f"/api/v1{ADDRESS}"


@pytest.fixture
def version(mission: Mission, people: People) -> Version:
    """A submitted directive."""
    for key, text in (("situation", "The situation is calm."), ("objectives", "Peace holds.")):
        write_section(mission, "usg-directive", key, by=people["planner"], content=text)
    return freeze_as(latest(mission, "usg-directive"), "submitted")


def test_a_version_comes_as_a_file_that_comes_back(version: Version, people: People, api: Speak) -> None:
    answer = api(people["observer"]).get(API)
    assert answer.status_code == 200
    assert answer["Content-Type"] == TYPE
    assert answer["Content-Disposition"] == 'attachment; filename="atlantis-usg-directive-v1.docx"'
    found = place(read(answer.content), OUTPUTS["usg-directive"])
    assert found.taken == {
        "situation": "<p>The situation is calm.</p>", "objectives": "<p>Peace holds.</p>",
    }  # fmt: skip
    assert (found.not_taken, found.warnings) == ([], [])
    assert found.origin is not None
    assert (found.origin.mission, found.origin.number, found.origin.hash) == ("atlantis", 1, version.hash)


def test_one_section_of_a_draft(mission: Mission, people: People, api: Speak) -> None:
    for text in ("First.", "Second."):
        write_section(mission, "usg-directive", "situation", by=people["planner"], content=text)
    answer = api(people["planner"]).get(API, {"section": "situation"})
    assert answer["Content-Disposition"].endswith('"atlantis-usg-directive-v1-draft-situation.docx"')
    found = place(read(answer.content), OUTPUTS["usg-directive"])
    assert found.taken == {"situation": "<p>Second.</p>"}
    assert found.origin is not None
    version = SectionText.objects.get(of__output__mission=mission, key="situation").version
    assert version > 1
    assert [(key, told["version"]) for key, told in found.origin.sections.items()] == [("situation", version)]


def test_a_section_that_is_not_there_is_told(version: Version, people: People, api: Speak) -> None:
    answer = api(people["planner"]).get(API, {"section": "weather"})
    assert answer.status_code == 400
    assert "no section with this key" in answer.content.decode()
    assert api(people["planner"]).get(API, {"sections": "x"}).status_code == 400


def test_who_does_not_see_the_mission_finds_nothing(
    version: Version, people: People, api: Speak, browser_of: Callable[[Person], Client]
) -> None:
    for address in (ADDRESS, f"{VERSIONS}/1/compare/docx/?with=1"):
        assert api(people["outsider"]).get(f"/api/v1{address}").status_code == 404
        assert browser_of(people["outsider"]).get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_the_page_sends_the_same_file(
    version: Version,
    people: People,
    api: Speak,
    browser_of: Callable[[Person], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = browser_of(people["observer"])
    with django_assert_max_num_queries(6):
        answer = client.get(ADDRESS)
    assert answer.content == api(people["observer"]).get(API).content
    assert client.get(ADDRESS, {"section": "weather"}).status_code == 404
    page = client.get(f"{VERSIONS}/1/").content.decode()
    assert f'href="{ADDRESS}"' in page


def test_changes_between_two_versions_are_tracked(
    version: Version, people: People, api: Speak, browser_of: Callable[[Person], Client]
) -> None:
    write_section(
        version.output.mission, "usg-directive", "situation", by=people["planner"],
        content="The outlook is calm.",
    )  # fmt: skip
    answer = api(people["observer"]).get(f"/api/v1{VERSIONS}/2/compare/docx/")
    assert answer["Content-Disposition"] == (
        'attachment; filename="atlantis-usg-directive-v2-draft-since-v1.docx"'
    )
    found = place(read(answer.content), OUTPUTS["usg-directive"])
    assert [(one["author"], one["kind"], one["text"], one["section"]) for one in found.changes] == [
        ("IMPP", "deletion", "situation", "situation"),
        ("IMPP", "insertion", "outlook", "situation"),
    ]
    assert found.taken["situation"] == "<p>The outlook is calm.</p>"
    client = browser_of(people["observer"])
    page = client.get(f"{VERSIONS}/2/compare/").content.decode()
    assert f'href="{VERSIONS}/2/compare/docx/?with=1"' in page
    assert client.get(f"{VERSIONS}/2/compare/docx/", {"with": "1"}).content == answer.content
    assert client.get(f"{VERSIONS}/2/compare/docx/", {"with": "9"}).status_code == 404
    none = api(people["observer"]).get(f"/api/v1{VERSIONS}/2/compare/docx/", {"with": 9})
    assert none.status_code == 400

"""The language of a version: set through the door, kept when frozen, taken over by the next version."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from rest_framework.test import APIClient

from missions.errors import Conflict, Invalid, NotPermitted, Stale
from missions.models import Entry, Mission, Person
from outputs.content import open_outputs, write_section
from outputs.freezing import reading
from outputs.languages import set_language
from outputs.models import Output, Version
from outputs.printing.document import Imprint, html_of
from outputs.queries import latest
from tests.outputs.conftest import TODAY
from tests.outputs.steps import freeze_as

People = dict[str, Person]
ADDRESS = "/api/v1/missions/atlantis/outputs/usg-directive/language/"
USG = "usg-directive"


def test_a_version_is_written_in_the_language_that_was_set(mission: Mission, people: People) -> None:
    write_section(mission, USG, "situation", by=people["planner"], content="Le calme règne.")
    version = set_language(mission, USG, "fr", by=people["planner"])
    assert (version.number, version.language) == (1, "fr")
    printed = html_of(reading(version), Imprint("0" * 64, "2011-05-02"))
    assert '<html lang="fr" dir="ltr">' in printed
    assert "2 mai 2011" in printed
    entry = Entry.objects.get(mission=mission, verb="set-language")
    assert entry.sentence.endswith("version 1: language of the text is French.")


def test_a_frozen_version_keeps_its_language_and_the_next_one_takes_it_over(
    mission: Mission, people: People
) -> None:
    set_language(mission, USG, "ar", by=people["planner"])
    frozen = freeze_as(latest(mission, USG), "submitted")
    with pytest.raises(DatabaseError, match="frozen version"), transaction.atomic():
        Version.objects.filter(pk=frozen.pk).update(language="fr")
    write_section(mission, USG, "situation", by=people["planner"], content="text")
    assert (latest(mission, USG).number, latest(mission, USG).language) == (2, "ar")
    freeze_as(latest(mission, USG), "submitted")
    third = set_language(mission, USG, "es", by=people["planner"])
    assert (third.number, third.language) == (3, "es")
    assert reading(frozen)["language"] == "ar"


def test_a_mission_says_in_which_language_its_outputs_begin(mission: Mission, people: People) -> None:
    other = Mission.objects.create(
        key="other",
        name="Other",
        country="Other",
        lead_department=mission.lead_department,
        opened_on=TODAY,
        opened_by=people["planner"],
        options={"language": "ru"},
    )
    open_outputs(other, by=people["planner"], on=TODAY)
    assert set(Version.objects.filter(output__mission=other).values_list("language", flat=True)) == {"ru"}


@pytest.mark.parametrize(
    ("who", "language", "refusal"),
    [("planner", "de", Invalid), ("planner", "en", Conflict), ("observer", "fr", NotPermitted)],
)
def test_what_is_refused(
    mission: Mission, people: People, who: str, language: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        set_language(mission, USG, language, by=people[who])
    assert latest(mission, USG).language == "en"


def test_a_change_on_another_reading_is_stale(mission: Mission, people: People) -> None:
    with pytest.raises(Stale):
        set_language(mission, USG, "fr", by=people["planner"], if_version=7)


def test_positions_on_a_version_in_review_are_marked(mission: Mission, people: People) -> None:
    version = latest(mission, USG)
    Version.objects.filter(pk=version.pk).update(state="in_review")
    given = version.concurrences.create(
        entity=people["imtf-member"].entity, position="concur", by=people["imtf-member"], on=TODAY
    )
    set_language(mission, USG, "fr", by=people["planner"])
    given.refresh_from_db()
    assert given.before_edit


def test_over_the_api(mission: Mission, people: People, api: Callable[[Person], APIClient]) -> None:
    client = api(people["planner"])
    shown = client.get(ADDRESS)
    assert shown.json()["language"] == "en"
    assert client.patch(ADDRESS, {"language": "fr"}, format="json").status_code == 428
    match = {"HTTP_IF_MATCH": shown["ETag"]}
    assert client.patch(ADDRESS, {"language": "de"}, format="json", **match).status_code == 400
    changed = client.patch(ADDRESS, {"language": "fr"}, format="json", **match)
    assert (changed.status_code, changed.json()["language"]) == (200, "fr")
    assert client.patch(ADDRESS, {"language": "es"}, format="json", **match).status_code == 412
    again = {"HTTP_IF_MATCH": changed["ETag"]}
    assert client.patch(ADDRESS, {"language": "fr"}, format="json", **again).status_code == 409
    observer = api(people["observer"])
    assert observer.patch(ADDRESS, {"language": "es"}, format="json", **again).status_code == 403
    assert api(people["outsider"]).get(ADDRESS).status_code == 404
    assert Output.objects.get(mission=mission, type=USG).versions.get().language == "fr"


def test_on_a_page(mission: Mission, people: People, client: Client) -> None:
    page = "/missions/atlantis/outputs/usg-directive/language/"
    client.force_login(people["planner"])
    assert "Version 1 is written in English." in client.get(page).content.decode()
    unknown = client.post(page, {"language": "de"})
    assert unknown.status_code == 400
    assert "official languages" in unknown.content.decode()
    assert client.post(page, {"language": "fr"}).status_code == 302
    assert latest(mission, USG).language == "fr"
    assert page in client.get("/missions/atlantis/outputs/usg-directive/").content.decode()
    client.force_login(people["observer"])
    shown = client.get(page).content.decode()
    assert "<select" not in shown
    assert "This is written by" in shown
    assert client.post(page, {"language": "es"}).status_code == 403
    client.force_login(people["outsider"])
    assert client.get(page).status_code == 404

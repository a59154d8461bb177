"""Templates over the API: everyone reads published editions, custodians write the one in the making."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions.models import Entry, Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import Template, Version
from outputs.queries import latest
from outputs.templates import latest_edition
from tests.outputs.conftest import FORTY
from tests.outputs.steps import NEW_SECTION, NOTE, REVIEW

Api = Callable[[Person], APIClient]
EDITIONS = f"/api/v1/templates/{REVIEW}/editions/"
TWO = f"{EDITIONS}2/"
OUTPUT = f"/api/v1/missions/atlantis/outputs/{REVIEW}/"


@pytest.fixture
def calls(custodian: Person, api: Api) -> APIClient:
    """The custodian's client."""
    return api(custodian)


def test_custodian_makes_an_edition_from_copy_to_publication(
    calls: APIClient, people: dict[str, Person], api: Api
) -> None:
    made = calls.post(EDITIONS)
    assert (made.status_code, made["Location"].endswith(TWO)) == (201, True)
    assert calls.post(EDITIONS).status_code == 409
    section = f"{TWO}sections/lessons/"
    assert calls.patch(section, {"title": "Lessons learned"}, format="json").status_code == 428
    changed = calls.patch(
        section, {"title": "Lessons learned"}, format="json", headers={"If-Match": made["ETag"]}
    )
    assert changed.status_code == 200
    late = calls.patch(section, {"title": "Lost"}, format="json", headers={"If-Match": made["ETag"]})
    assert late.status_code == 412
    added = calls.post(f"{TWO}sections/", {**NEW_SECTION, "after": "findings"}, format="json")
    assert added.status_code == 201
    keys = [row["key"] for row in added.data["sections"]]
    assert keys[keys.index("findings") + 1] == "mines-and-remnants-of-war"
    turned = calls.put(
        f"{TWO}order/", {"keys": keys[::-1]}, format="json", headers={"If-Match": added["ETag"]}
    )
    assert [row["key"] for row in turned.data["sections"]] == keys[::-1]
    gone = calls.delete(f"{TWO}sections/economic-analysis/", headers={"If-Match": turned["ETag"]})
    assert "economic-analysis" not in {row["key"] for row in gone.data["sections"]}
    reader = api(people["observer"])
    assert reader.get(TWO).status_code == 404
    done = calls.post(f"{TWO}actions/publish/", {"note": NOTE}, format="json")
    assert (done.status_code, done.data["published"], done.data["note"]) == (200, True, NOTE)
    assert latest_edition(REVIEW) == 2
    shown = reader.get(TWO)
    assert (shown.status_code, shown.data["published_by"]) == (200, "custodian")
    assert reader.get(f"{TWO}sections/lessons/").data["title"] == "Lessons learned"


def test_publication_lists_every_fault(calls: APIClient) -> None:
    calls.post(EDITIONS)
    for key in ("gender", "findings"):
        assert calls.delete(f"{TWO}sections/{key}/", headers={"If-Match": "*"}).status_code == 200
    refused = calls.post(f"{TWO}actions/publish/", {"note": NOTE}, format="json")
    assert refused.status_code == 409
    assert {row["code"] for row in refused.data["blockers"]} == {"template-unsound"}
    said = " ".join(row["message"] for row in refused.data["blockers"])
    for item in ("gender perspective", "progress against benchmarks", "long-term objectives"):
        assert item in said
    entry = Entry.objects.filter(chain="_house").latest("number")
    assert (entry.verb, entry.kind) == ("publish-template", "refusal")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("post", EDITIONS, None),
        ("delete", TWO, None),
        ("post", f"{TWO}sections/", NEW_SECTION),
        ("patch", f"{TWO}sections/lessons/", {"title": "Lessons learned"}),
        ("delete", f"{TWO}sections/lessons/", None),
        ("put", f"{TWO}order/", {"keys": []}),
        ("post", f"{TWO}actions/publish/", {"note": NOTE}),
    ],
)
def test_others_read_and_do_not_write(
    *, published: Template, people: dict[str, Person], api: Api, method: str, path: str, body: Any
) -> None:
    count = Template.objects.count()
    for name in ("planner", "imtf-chair", "observer"):
        client = api(people[name])
        assert (
            getattr(client, method)(path, body, format="json", headers={"If-Match": "*"}).status_code == 403
        )
    assert Template.objects.count() == count
    assert getattr(APIClient(), method)(path, body, format="json").status_code == 401


def test_wrong_bodies_are_refused_at_their_field(calls: APIClient, edition: Template) -> None:
    wrong = [
        ({"title": " "}, "title"),
        ({"required_for": ["advanced"]}, "required_for"),
        ({"items": ["weather"]}, "items"),
        ({"kind": "register"}, "kind"),
        ({"may_be_not_applicable": "yes"}, "may_be_not_applicable"),
    ]
    for body, field in wrong:
        answer = calls.patch(f"{TWO}sections/lessons/", body, format="json", headers={"If-Match": "*"})
        assert (answer.status_code, [one["field"] for one in answer.data["errors"]]) == (400, [field])
    assert calls.patch(f"{EDITIONS}1/sections/lessons/", {"title": "x"}, format="json").status_code == 409
    assert calls.get(f"{TWO}sections/nothing/").status_code == 404
    assert calls.get("/api/v1/templates/nothing/editions/").status_code == 404
    assert calls.post(f"{TWO}sections/", {**NEW_SECTION, "key": "No Key"}, format="json").status_code == 400


def test_everyone_reads_editions_and_what_changed(
    published: Template, people: dict[str, Person], api: Api
) -> None:
    client = api(people["observer"])
    rows = client.get("/api/v1/templates/").data["results"]
    assert [row["type"] for row in rows] == list(OUTPUTS)
    row = next(row for row in rows if row["type"] == REVIEW)
    assert (row["edition"], row["published_by"], row["in_the_making"]) == (2, "custodian", None)
    assert [one["number"] for one in client.get(EDITIONS).data["results"]] == [2, 1]
    first = client.get(f"{EDITIONS}1/").data
    assert [one["key"] for one in first["sections"]] == [one.key for one in OUTPUTS[REVIEW].sections]
    found = {one["key"]: one["change"] for one in client.get(f"{TWO}changes/").data["results"]}
    assert found == {"mines-and-remnants-of-war": "added", "economic-analysis": "removed"}
    back = client.get(f"{EDITIONS}1/changes/?since=2").data["results"]
    assert {one["key"]: one["change"] for one in back} == {
        "economic-analysis": "added",
        "mines-and-remnants-of-war": "removed",
    }


def test_draft_takes_up_the_edition_and_keeps_its_texts(
    mission: Mission, published: Template, people: dict[str, Person], api: Api
) -> None:
    write_section(mission, REVIEW, "economic-analysis", by=people["planner"], content=FORTY)
    take_up = f"{OUTPUT}actions/take-up-template/"
    assert api(people["field"]).post(take_up).status_code == 403
    client = api(people["planner"])
    taken = client.post(take_up)
    assert (taken.status_code, taken.data["template_version"]) == (200, 2)
    assert [row["key"] for row in taken.data["left_over"]] == ["economic-analysis"]
    assert client.post(take_up).status_code == 409
    (row,) = client.get(f"{OUTPUT}left-over/").data["results"]
    assert (row["title"], row["content"]) == ("Economic analysis", f"<p>{FORTY}</p>")
    assert client.get(f"{OUTPUT}sections/economic-analysis/").status_code == 404
    assert client.get(f"{OUTPUT}sections/mines-and-remnants-of-war/").status_code == 200
    keys = [one["key"] for one in client.get(OUTPUT).data["sections"]]
    assert "mines-and-remnants-of-war" in keys
    left = f"{OUTPUT}left-over/economic-analysis/"
    assert api(people["observer"]).delete(left, headers={"If-Match": "*"}).status_code == 403
    assert client.delete(left).status_code == 428
    assert client.delete(left, headers={"If-Match": client.get(left)["ETag"]}).status_code == 204
    assert client.get(left).status_code == 404
    assert not latest(mission, REVIEW).texts.filter(key="economic-analysis").exists()
    assert Version.objects.get(output__mission=mission, output__type=REVIEW).template_version == 2

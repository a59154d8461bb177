"""The outputs over the REST API: shapes, statuses in their order, entity tags, who sees what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.models import Assignment, Entity, Entry, Invitation, Mission, Person
from missions.models.mission import State
from missions.process import Position
from outputs.definition import OUTPUTS
from outputs.drafts.reading import read_upload
from outputs.models import Output, SectionText, Upload, Version
from outputs.queries import latest, latest_versions
from tests.outputs.conftest import FORTY, TEN, TODAY, at
from tests.outputs.steps import freeze_as
from tests.outputs.word_files import HOSTILE, docx, heading, paragraph

People = dict[str, Person]
BASE = "/api/v1/missions/atlantis/outputs"
DIRECTIVE = f"{BASE}/usg-directive"


@pytest.fixture
def calls(people: People, mission: Mission) -> Callable[[str], APIClient]:
    """A function that returns a client of the person with this role."""

    def client(name: str) -> APIClient:
        made = APIClient()
        made.force_authenticate(people[name])
        return made

    return client


Calls = Callable[[str], APIClient]


def test_the_list_shows_what_each_output_lacks(calls: Calls) -> None:
    answer = calls("observer").get(f"{BASE}/")
    assert answer.status_code == 200
    rows = answer.data["results"]
    assert [row["type"] for row in rows] == list(OUTPUTS)
    plan = next(row for row in rows if row["type"] == "mission-plan")
    assert (plan["draft"], plan["state"], plan["next_label"], plan["submitted"]) == (
        1,
        "draft",
        "pre-survey",
        None,
    )
    assert (plan["filled"], plan["required"]) == (0, len(OUTPUTS["mission-plan"].required("pre-survey")))
    assert calls("observer").get(f"{BASE}/?type=review").data["count"] == 1
    assert calls("observer").get(f"{BASE}/?type=letter").status_code == 400


def test_the_list_asks_the_database_the_same_however_much_is_written(calls: Calls, mission: Mission) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert calls("planner").get(f"{BASE}/").status_code == 200
        return len(queries)

    before = asked()
    for version in latest_versions(mission).values():
        for section in OUTPUTS[version.output.type].sections:
            SectionText.objects.create(of=version, key=section.key, content=FORTY)
    assert asked() == before < 25


def test_an_output_shows_its_sections(calls: Calls) -> None:
    row = calls("planner").get(f"{DIRECTIVE}/").data
    assert (row["draft"], row["writable"]) == (1, True)
    first = row["sections"][0]
    assert first == {
        "key": "situation",
        "title": "Situation",
        "guidance": OUTPUTS["usg-directive"].section("situation").guidance,
        "reference": OUTPUTS["usg-directive"].section("situation").reference,
        "kind": "prose",
        "register": None,
        "required": True,
        "filled": False,
        "may_be_not_applicable": False,
        "content": "",
        "not_applicable": "",
        "version": 1,
    }
    assert calls("observer").get(f"{DIRECTIVE}/").data["writable"] is False


def test_reading_then_writing_a_section(calls: Calls) -> None:
    url = f"{DIRECTIVE}/sections/situation/"
    read = calls("planner").get(url)
    assert read["ETag"] == '"1"'
    written = calls("planner").patch(
        url, {"content": f"<h2>A</h2>{FORTY}"}, headers={"If-Match": read["ETag"]}
    )
    assert (written.status_code, written["ETag"]) == (200, '"2"')
    assert (written.data["filled"], written.data["content"][:10]) == (True, "<h3>A</h3>")
    stale = calls("imtf-chair").patch(url, {"content": "x"}, headers={"If-Match": read["ETag"]})
    assert stale.status_code == 412
    assert stale["Content-Type"] == "application/problem+json"
    marked = calls("planner").patch(url, {"not_applicable": TEN}, headers={"If-Match": "*"})
    assert (marked.status_code, marked.data["not_applicable"], marked.data["filled"]) == (200, TEN, False)


SITUATION = f"{DIRECTIVE}/sections/situation/"
TEXT = {"content": "x"}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("outsider", SITUATION, TEXT, {}), 404),
        (("observer", f"{DIRECTIVE}/sections/no-such/", TEXT, {}), 404),
        (("planner", f"{BASE}/letter/sections/situation/", TEXT, {}), 404),
        (("observer", SITUATION, {"nonsense": 1}, {}), 403),
        (("srsg", SITUATION, TEXT, {}), 403),
        (("planner", SITUATION, {"nonsense": 1}, {}), 400),
        (("planner", SITUATION, {}, {"If-Match": '"1"'}), 400),
        (("planner", SITUATION, {"content": "x", "not_applicable": TEN}, {}), 400),
        (("planner", SITUATION, {"content": 7}, {}), 400),
        (("planner", SITUATION, {"content": "x", "on": "2031-01-01"}, {"If-Match": "*"}), 400),
        (("planner", SITUATION, TEXT, {}), 428),
        (("planner", SITUATION, TEXT, {"If-Match": '"8"'}), 412),
        (("planner", SITUATION, {"content": "x" * 200_001}, {"If-Match": '"1"'}), 422),
    ],
)
def test_refusals_of_writing_in_their_order(
    calls: Calls, mission: Mission, asked: tuple[str, str, dict[str, Any], dict[str, str]], status: int
) -> None:
    name, url, body, headers = asked
    answer = calls(name).patch(url, body, headers=headers)
    assert (answer.status_code, answer.data["status"]) == (status, status)
    assert not latest(mission, "usg-directive").texts.exists()
    assert Entry.objects.filter(mission=mission, kind="refusal").count() == (1 if status == 403 else 0)


def test_no_sign_in_no_answer(mission: Mission) -> None:
    assert APIClient().get(f"{BASE}/").status_code == 401


def test_an_ended_mission_answers_completed(calls: Calls, mission: Mission) -> None:
    Mission.objects.filter(pk=mission.pk).update(state=State.COMPLETED)
    answer = calls("planner").patch(
        f"{DIRECTIVE}/sections/situation/", {"content": "x"}, headers={"If-Match": "*"}
    )
    assert answer.status_code == 409
    assert [item["code"] for item in answer.data["blockers"]] == ["completed"]


def test_a_patch_after_submission_opens_the_next_version(calls: Calls, mission: Mission) -> None:
    url = f"{DIRECTIVE}/sections/situation/"
    tag = calls("planner").patch(url, {"content": "old"}, headers={"If-Match": "*"})["ETag"]
    frozen = freeze_as(latest(mission, "usg-directive"), "submitted")
    assert calls("planner").get(f"{DIRECTIVE}/").data["submitted"]["hash"] == frozen.hash
    assert calls("planner").patch(url, {"content": "new words"}, headers={"If-Match": tag}).data["draft"] == 2
    assert calls("planner").get(f"{DIRECTIVE}/").data["draft"] == 2
    rows = calls("planner").get(f"{DIRECTIVE}/versions/").data["results"]
    assert [(row["number"], row["state"], row["hash"]) for row in rows] == [
        (1, "submitted", frozen.hash),
        (2, "draft", ""),
    ]
    shown = calls("planner").get(f"{DIRECTIVE}/versions/1/").data
    assert shown["content"]["sections"][0]["content"] == "<p>old</p>"
    compared = calls("planner").get(f"{DIRECTIVE}/versions/2/compare/?with=1").data
    assert [found["change"] for found in compared["sections"]][:2] == ["changed", "unchanged"]
    assert compared["sections"][0]["html"] == "<p><del>old </del><ins>new words</ins></p>"
    assert calls("planner").get(f"{DIRECTIVE}/versions/2/compare/?with=7").status_code == 400
    assert calls("planner").get(f"{DIRECTIVE}/versions/9/").status_code == 404


def test_comments_are_given_and_answered(calls: Calls) -> None:
    given = calls("rc-hc").post(
        f"{DIRECTIVE}/comments/", {"version": 1, "section": "situation", "text": "Abyei?"}
    )
    assert given.status_code == 201
    assert given["Location"].endswith(f"/comments/{given.data['id']}/")
    url = f"{DIRECTIVE}/comments/{given.data['id']}/"
    body = {"answer": "Added.", "disposition": "accepted"}
    assert calls("field").patch(url, body, headers={"If-Match": given["ETag"]}).status_code == 403
    answered = calls("imtf-chair").patch(url, body, headers={"If-Match": given["ETag"]})
    assert (answered.status_code, answered.data["disposition"], answered.data["answered_by"]) == (
        200,
        "accepted",
        "imtf-chair",
    )
    assert calls("imtf-chair").patch(url, body, headers={"If-Match": given["ETag"]}).status_code == 412
    assert calls("observer").post(f"{DIRECTIVE}/comments/", {"text": "x"}).status_code == 403
    assert calls("planner").post(f"{DIRECTIVE}/comments/", {"text": "x", "version": 7}).status_code == 400
    assert calls("planner").post(f"{DIRECTIVE}/comments/", {"text": ""}).status_code == 400
    assert calls("planner").get(f"{DIRECTIVE}/comments/?disposition=open").data["count"] == 0
    assert calls("partner").get(f"{DIRECTIVE}/comments/").data["count"] == 0
    assert calls("partner").get(url).status_code == 404
    own = calls("partner").post(f"{DIRECTIVE}/comments/", {"text": "Mention the wells."})
    assert calls("partner").get(own["Location"]).data["text"] == "Mention the wells."
    Invitation.objects.all().delete()
    assert calls("partner").get(f"{DIRECTIVE}/comments/").status_code == 404


def test_positions(calls: Calls, directive: Output, entities: dict[str, Entity]) -> None:
    url = f"{DIRECTIVE}/concurrences/"
    body = {"version": 1, "entity": "OCHA", "position": "reserve", "text": "Humanitarian space."}
    assert calls("planner").post(url, body).status_code == 403
    early = calls("imtf-member").post(url, body)
    assert (early.status_code, early.data["blockers"][0]["code"]) == (409, "state")
    directive.versions.update(state="in_review")
    given = calls("imtf-member").post(url, body)
    assert (given.status_code, given.data["position"]) == (201, "reserve")
    assert calls("imtf-member").post(url, body).status_code == 409
    assert calls("rc-hc").post(url, {"position": "concur"}).data["entity"] == "UNCT"
    assert calls("rc-hc").post(url, {"position": "concur", "entity": "NASA"}).status_code == 400
    assert calls("rc-hc").post(url, {"position": "approve"}).status_code == 400
    one = f"{url}{given.data['id']}/"
    changed = calls("imtf-member").patch(one, {"position": "object"}, headers={"If-Match": given["ETag"]})
    assert (changed.status_code, changed.data["position"]) == (200, "object")


def file(data: bytes, name: str = "draft.docx") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, data)


def test_a_draft_goes_up_is_read_and_taken(calls: Calls) -> None:
    data = docx(heading("Situation"), paragraph(FORTY), paragraph("loose"))
    sent = calls("field").post(
        f"{DIRECTIVE}/drafts/", {"file": file(data), "note": "From Juba"}, format="multipart"
    )
    assert (sent.status_code, sent.data["state"]) == (202, "received")
    url = sent["Location"]
    assert url.endswith(f"/drafts/{sent.data['id']}/")
    read_upload(sent.data["id"])
    assert calls("field").get(url).data["state"] == "read"
    assert b"".join(calls("field").get(f"{url}file/").streaming_content) == data
    assert calls("field").post(f"{url}actions/accept/", {}).status_code == 403
    assert calls("imtf-chair").post(f"{url}actions/accept/", {"sections": ["x"]}).status_code == 400
    taken = calls("imtf-chair").post(f"{url}actions/accept/", {})
    assert (taken.status_code, taken.data["state"], taken.data["version"]) == (200, "accepted", 1)
    assert calls("imtf-chair").post(f"{url}actions/return/", {"comment": "late"}).status_code == 409
    assert calls("field").get(f"{DIRECTIVE}/sections/situation/").data["filled"] is True


@pytest.mark.parametrize("kind", ["old .doc or password", "too large", "bomb", "macro part", "entities"])
def test_hostile_drafts_are_refused_with_their_status(calls: Calls, kind: str) -> None:
    status, data = HOSTILE[kind]
    answer = calls("field").post(f"{DIRECTIVE}/drafts/", {"file": file(data)}, format="multipart")
    assert answer.status_code == status
    assert len(answer.data["detail"].split(". ")) >= 2
    assert not Upload.objects.exists()


def test_a_draft_is_one_file_in_a_multipart_body(calls: Calls) -> None:
    url = f"{DIRECTIVE}/drafts/"
    assert calls("field").post(url, {"note": "x"}, format="multipart").status_code == 400
    assert calls("field").post(url, {"file": "x"}, format="json").status_code == 415
    assert calls("field").post(url, {"file": file(b"x"), "more": "x"}, format="multipart").status_code in (
        400,
        415,
    )
    assert calls("observer").post(url, {"file": file(b"x")}, format="multipart").status_code == 403


def test_partners_see_their_own_drafts_only(
    calls: Calls, people: People, mission: Mission, entities: dict[str, Entity]
) -> None:
    data = docx(heading("Situation"), paragraph("x"))
    other = calls("field").post(f"{DIRECTIVE}/drafts/", {"file": file(data)}, format="multipart").data["id"]
    own = calls("partner").post(f"{DIRECTIVE}/drafts/", {"file": file(data)}, format="multipart").data["id"]
    assert [row["id"] for row in calls("partner").get(f"{DIRECTIVE}/drafts/").data["results"]] == [own]
    assert calls("partner").get(f"{DIRECTIVE}/drafts/{other}/file/").status_code == 404
    Assignment.objects.create(mission=mission, person=people["partner"], role="field", from_date=TODAY)
    assert calls("partner").get(f"{DIRECTIVE}/drafts/").data["count"] == 2


def test_in_a_review_members_read_and_the_chair_writes(calls: Calls, directive: Output) -> None:
    Version.objects.filter(output=directive).update(state="in_review")
    url = f"{DIRECTIVE}/sections/situation/"
    refused = calls("imtf-member").patch(url, {"content": "x"}, headers={"If-Match": "*"})
    assert (refused.status_code, "in review" in refused.data["detail"]) == (403, True)
    assert calls("imtf-chair").patch(url, {"content": "x"}, headers={"If-Match": "*"}).status_code == 200


def test_the_label_asked_for_moves_with_the_process(calls: Calls, stand: Callable[[Position], None]) -> None:
    stand(at("2.1"))
    plan = calls("planner").get(f"{BASE}/mission-plan/").data
    assert plan["next_label"] == "advanced"
    demanded = {section["key"] for section in plan["sections"] if section["required"]}
    assert demanded == {section.key for section in OUTPUTS["mission-plan"].required("advanced")}

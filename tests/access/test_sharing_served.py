"""Marking, listing, inviting over API and pages, and who has read; each stands in the record."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.db import DatabaseError, transaction

from missions.models import Assignment, Entity, Invitation, NeedToKnow, View
from tests.access.desk import WHY, Desk
from tests.access.world import CLOSED, DAY, HIGH, OTHER, OUTPUT

pytestmark = pytest.mark.django_db


# --- the same over the API


def test_the_api_marks_and_names_what_it_marked(desk: Desk) -> None:
    body = {"classification": "confidential", "reason": WHY}
    answer = desk.send("imtf-chair", "post", "actions/classify/", {**body, "output": OUTPUT})
    assert (answer.status_code, answer.json()["thing"], answer.json()["id"]) == (200, "output", OUTPUT)
    again = desk.send("imtf-chair", "post", "actions/classify/", {**body, "output": OUTPUT})
    assert again.status_code == 409
    document = {**body, "document": desk.file.ids["document"]}
    assert desk.send("field", "post", "actions/classify/", document).status_code == 403
    assert desk.send("imtf-chair", "post", "actions/classify/", document).json()["thing"] == "document"
    assert desk.send("imtf-chair", "post", "actions/classify/", body).json()["id"] == desk.mission.key
    assert desk.send("field", "post", "actions/classify/", body).status_code == 404, "it is seen no more"


@pytest.mark.parametrize(
    ("tail", "body"),
    [
        ("need-to-know/", {"person": "x-rc-hc", "reason": WHY}),
        ("invitations/", {"person": "x-partner", "output": "sg-report"}),
    ],
)
def test_lists_and_invitations_over_the_api(desk: Desk, tail: str, body: dict[str, Any]) -> None:
    assert desk.send("imtf-member", "post", tail, body).status_code == 403
    made = desk.send("imtf-chair", "post", tail, body)
    assert made.status_code == 201
    here = made["Location"].split(f"/missions/{desk.mission.key}/")[1]
    shown = desk.browser("imtf-member").get(f"/api/v1/missions/{desk.mission.key}/{here}")
    assert shown.json()["person"] == body["person"]
    rows = desk.browser("imtf-member").get(f"/api/v1/missions/{desk.mission.key}/{tail}").json()["results"]
    assert shown.json() in rows
    until = {"until": (desk.mission.today() + timedelta(5)).isoformat()}
    assert desk.send("imtf-chair", "patch", here, until).status_code == 428
    changed = desk.send("imtf-chair", "patch", here, until, headers={"If-Match": made["ETag"]})
    assert (changed.status_code, changed.json()["until"]) == (200, until["until"])
    assert (
        desk.send("imtf-chair", "patch", here, until, headers={"If-Match": made["ETag"]}).status_code == 412
    )


def test_partners_of_an_entity_over_the_api(desk: Desk) -> None:
    union = Entity.objects.create(code="AU", name="African Union")
    Assignment.objects.filter(person=desk.people["partner"]).update(entity=union)
    made = desk.send("imtf-chair", "post", "invitations/", {"entity": "AU", "level": "1.1"})
    assert (made.status_code, made.json()["entity"], made.json()["person"]) == (201, "AU", None)


def test_what_concerns_a_hidden_output_is_in_no_list(desk: Desk) -> None:
    chair = desk.people["imtf-chair"]
    NeedToKnow.objects.create(
        mission=desk.mission, output=CLOSED, person=chair, reason="quillonneed", from_date=DAY,
        put_by=chair, put_on=DAY,
    )  # fmt: skip
    path = f"/api/v1/missions/{desk.mission.key}/need-to-know/"
    assert "quillonneed" in desk.browser("imtf-chair").get(path).content.decode()
    assert desk.browser("imtf-member").get(path).json()["count"] == 0
    page = f"/missions/{desk.mission.key}/access/"
    assert "quillonneed" in desk.browser("imtf-chair").get(page).content.decode()
    assert "quillonneed" not in desk.browser("imtf-member").get(page).content.decode()


def test_the_custodian_sets_how_far_a_person_reads(desk: Desk) -> None:
    path = "/api/v1/persons/x-field/clearance/"
    body = orjson.dumps({"clearance": "confidential", "reason": "Vetted."})
    kind = "application/json"
    custodian = desk.browser("custodian")
    assert desk.browser("imtf-chair").patch(path, body, content_type=kind).status_code == 403
    assert OTHER not in desk.sees("field")
    assert custodian.patch(path, body, content_type=kind).json()["clearance"] == "confidential"
    assert custodian.patch(path, body, content_type=kind).status_code == 409
    assert custodian.get(path).json() == {"username": "x-field", "clearance": "confidential"}
    desk.people["field"].refresh_from_db()
    assert OTHER in desk.sees("field")
    page = f"/people/{desk.people['field'].pk}/clearance/"
    assert custodian.get(page).status_code == 200
    assert custodian.post(page, {"clearance": "unclassified", "reason": "Left."}).status_code == 302
    assert custodian.post(page, {"clearance": "unclassified", "reason": ""}).status_code == 400
    assert desk.browser("imtf-chair").get(page).status_code == 404


# --- the same as pages


def test_marking_on_the_page(desk: Desk) -> None:
    path = f"/missions/{desk.mission.key}/access/classify/?output={OUTPUT}"
    chair = desk.browser("imtf-chair")
    assert "Mark it so" in chair.get(path).content.decode()
    assert "This is for" in desk.browser("field").get(path).content.decode()
    wrong = chair.post(path, {"classification": "confidential", "reason": ""})
    assert wrong.status_code == 400
    assert chair.post(path, {"classification": "confidential", "reason": WHY}).status_code == 302
    assert desk.output().classification == HIGH
    assert desk.browser("field").get(path).status_code == 404
    for other in ("?document=x", f"?document={desk.file.ids['document']}"):
        found = chair.get(path.split("?", maxsplit=1)[0] + other)
        assert found.status_code == 200
    assert chair.get(path.split("?", maxsplit=1)[0] + f"?output={OUTPUT}&document=1").status_code == 404


def test_listing_and_inviting_on_the_pages(desk: Desk) -> None:
    here, chair = f"/missions/{desk.mission.key}/access/", desk.browser("imtf-chair")
    for tail, given, model in (
        ("need-to-know/", {"person": "x-rc-hc", "reason": WHY}, NeedToKnow),
        ("invitations/", {"person": "x-partner", "output": "sg-report"}, Invitation),
    ):
        assert chair.get(f"{here}{tail}new/").status_code == 200
        assert "This is for" in desk.browser("imtf-member").get(f"{here}{tail}new/").content.decode()
        assert chair.post(f"{here}{tail}new/", {}).status_code == 400
        assert chair.post(f"{here}{tail}new/", given).status_code == 302
        row = model.objects.filter(mission=desk.mission).latest("pk")
        one = f"{here}{tail}{row.pk}/"
        assert chair.get(one).status_code == 200
        day = (desk.mission.today() + timedelta(3)).isoformat()
        assert chair.post(one, {"until": day, "version": row.version}).status_code == 302
        assert model.objects.get(pk=row.pk).until.isoformat() == day
        assert chair.post(one, {"until": day, "version": row.version}).status_code == 409
        assert chair.post(one, {"until": "", "version": "x"}).status_code == 302
    page = chair.get(here).content.decode()
    assert "x-partner" not in page
    assert "partner" in page


# --- who has read


def test_a_look_at_what_is_classified_leaves_a_line_that_nobody_changes(desk: Desk) -> None:
    member = desk.browser("imtf-member")
    here = f"/missions/{desk.mission.key}/outputs/{OTHER}/versions/1/"
    assert member.head(here).status_code == 200
    assert member.get(here.replace(OTHER, CLOSED)).status_code == 404
    assert member.get(here.replace(OTHER, OUTPUT)).status_code == 200
    assert not View.objects.exists(), "a question for the head, a refusal, and what is open leave no line"
    assert member.get(here).status_code == 200
    line = View.objects.get()
    assert (line.person.username, line.output, line.number, line.way) == ("x-imtf-member", OTHER, 1, "page")
    for act in (lambda: View.objects.update(way="pdf"), lambda: View.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    page = desk.browser("usg").get(f"/missions/{desk.mission.key}/access/read/").content.decode()
    assert "imtf-member" in page
    rows = desk.browser("custodian").get(f"/api/v1/missions/{desk.mission.key}/views/").json()["results"]
    assert [(row["person"], row["output"], row["way"]) for row in rows] == [("x-imtf-member", OTHER, "page")]


@pytest.mark.parametrize(
    ("tail", "way"),
    [("", "page"), ("docx/", "word"), ("pdf/", "pdf"), ("matrix/comments.csv", "file")],
)
def test_the_way_of_a_look_is_told(desk: Desk, tail: str, way: str) -> None:
    from impp.access.views import way_of  # noqa: PLC0415

    assert way_of(f"/missions/x/outputs/{OTHER}/versions/1/{tail}") == way
    assert way_of("/api/v1/missions/x/export/") == "export"
    assert way_of("/api/v1/missions/x/") == "api"

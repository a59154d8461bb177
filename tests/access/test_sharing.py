"""Marking, listing, inviting: the verbs, and the same over API and pages; each stands in the record."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from missions.access import missions_for
from missions.errors import Conflict, Invalid, NotPermitted, Stale
from missions.models import Assignment, Document, Entity, Entry, Invitation, Mission, NeedToKnow, View
from missions.models.mission import Transfer
from outputs.access import drafts_for, outputs_for
from outputs.models import Comment, Output, Upload
from planning_levels.sharing import (
    change_invitation,
    change_listing,
    classify,
    invite,
    level_named,
    owners,
    put_on_list,
    thing_of,
)
from tests.access.world import CLOSED, DAY, HIGH, OPEN, OTHER, OUTPUT, STRICT, File, file_of, people

pytestmark = pytest.mark.django_db
WHY = "It names sources."


class Desk:
    """A file that is open to all who take part, and its people by role."""

    def __init__(self, level: Any = OPEN) -> None:
        self.people = people()
        self.file: File = file_of(level, self.people)
        self.mission: Mission = self.file.mission

    def output(self, kind: str = OUTPUT) -> Output:
        return Output.objects.select_related("mission").get(mission=self.mission, type=kind)

    def sees(self, role: str) -> set[str]:
        return set(outputs_for(self.people[role]).filter(mission=self.mission).values_list("type", flat=True))

    def browser(self, role: str) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client

    def send(self, role: str, method: str, tail: str, body: Any = None, **more: Any) -> Any:
        return getattr(self.browser(role), method)(
            f"/api/v1/missions/{self.mission.key}/{tail}",
            orjson.dumps(body or {}),
            content_type="application/json",
            **more,
        )

    def last(self) -> Entry:
        entry = Entry.objects.filter(mission=self.mission).order_by("-number").first()
        assert entry is not None
        return entry


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- marking


def test_a_marking_is_raised_by_who_answers_for_the_text_and_lowered_by_who_owns_the_file(desk: Desk) -> None:
    chair, usg, output = desk.people["imtf-chair"], desk.people["usg"], desk.output()
    assert OUTPUT in desk.sees("field")
    classify(desk.mission, output, HIGH, by=chair, reason=WHY)
    assert OUTPUT not in desk.sees("field")
    assert OUTPUT in desk.sees("imtf-member")
    entry = desk.last()
    assert (entry.verb, entry.person_id) == ("classify", chair.pk)
    assert entry.detail | {"output": OUTPUT, "before": "unclassified", "reason": WHY} == entry.detail
    with pytest.raises(NotPermitted):
        classify(desk.mission, output, OPEN, by=chair, reason="It is known.")
    with pytest.raises(NotPermitted):
        classify(desk.mission, output, STRICT, by=desk.people["field"], reason=WHY)
    classify(desk.mission, output, OPEN, by=usg, reason="It is known.")
    assert OUTPUT in desk.sees("field")


def test_the_file_belongs_to_the_special_representative_once_it_is_transferred(desk: Desk) -> None:
    srsg, usg = desk.people["srsg"], desk.people["usg"]
    assert owners(desk.mission) == ("usg-of-lead",)
    classify(desk.mission, desk.mission, HIGH, by=srsg, reason=WHY)
    assert not missions_for(desk.people["field"]).exists()
    Mission.objects.filter(pk=desk.mission.pk).update(transfer=Transfer.COMPLETE)
    transferred = Mission.objects.get(pk=desk.mission.pk)
    assert owners(transferred) == ("srsg",)
    with pytest.raises(NotPermitted):
        classify(transferred, transferred, OPEN, by=usg, reason="It is known.")
    classify(transferred, transferred, OPEN, by=srsg, reason="It is known.")
    assert missions_for(desk.people["field"]).exists()


def test_who_brought_a_thing_marks_it_both_ways_and_never_above_their_own_clearance(desk: Desk) -> None:
    member, field = desk.people["imtf-member"], desk.people["field"]
    document = Document.objects.create(mission=desk.mission, title="A letter", added_by=member)
    comment = Comment.objects.create(of=desk.output().versions.get(), text="On sources.", by=member, on=DAY)
    draft = Upload.objects.create(
        output=desk.output(), filename="d.docx", size=1, sha256="0" * 64, by=member, state="read"
    )
    for thing, named in ((document, "document"), (comment, "comment"), (draft, "draft")):
        for level in (HIGH, OPEN):
            made = classify(desk.mission, thing, level, by=member, reason=WHY)
            assert type(made)._default_manager.get(pk=made.pk).classification == level
            assert desk.last().detail[named] == made.pk
    assert drafts_for(field).filter(pk=draft.pk).exists()
    own = Document.objects.create(mission=desk.mission, title="A note", added_by=field)
    with pytest.raises(Invalid, match="cleared up to"):
        classify(desk.mission, own, HIGH, by=field, reason=WHY)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 401])
def test_a_marking_says_why(desk: Desk, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        classify(desk.mission, desk.output(), HIGH, by=desk.people["imtf-chair"], reason=reason)
    assert list(refused.value.errors) == ["reason"]


def test_what_is_marked_so_already_is_a_conflict(desk: Desk) -> None:
    with pytest.raises(Conflict):
        classify(desk.mission, desk.output(OTHER), HIGH, by=desk.people["imtf-chair"], reason=WHY)


def test_who_marks_something_as_strict_stands_on_its_list_and_once_only(desk: Desk) -> None:
    chair, usg = desk.people["imtf-chair"], desk.people["usg"]
    for _ in range(2):
        classify(desk.mission, desk.output(), STRICT, by=chair, reason=WHY)
        assert OUTPUT in desk.sees("imtf-chair")
        assert OUTPUT in desk.sees("usg"), "the lead department's USG is on every list by office"
        assert OUTPUT not in desk.sees("rc-hc"), "cleared so high, and not on the list"
        classify(desk.mission, desk.output(), OPEN, by=usg, reason="It is known.")
    assert NeedToKnow.objects.filter(mission=desk.mission, person=chair, output=OUTPUT).count() == 1


def test_a_thing_is_named_once_and_only_by_who_sees_it(desk: Desk) -> None:
    member = desk.people["imtf-member"]
    assert thing_of(desk.mission, {"output": ""}, member) == desk.mission
    assert thing_of(desk.mission, {"output": OTHER}, member) == desk.output(OTHER)
    assert thing_of(desk.mission, {"document": desk.file.ids["document"]}, member).pk
    assert thing_of(desk.mission, {"draft": desk.file.ids["draft"]}, member).pk
    assert thing_of(desk.mission, {"comment": desk.file.ids["comment"]}, member).pk
    for named in ({"output": CLOSED}, {"output": OUTPUT, "document": 1}, {"document": 987654}):
        with pytest.raises(Invalid):
            thing_of(desk.mission, named, member)
    assert level_named("confidential") == HIGH
    with pytest.raises(Invalid):
        level_named("secret")


# --- who needs to know


def test_a_list_opens_what_is_strict_from_its_first_day_to_its_last() -> None:
    desk = Desk(STRICT)
    known, chair = desk.people["rc-hc"], desk.people["imtf-chair"]
    assert not missions_for(known).exists()
    row = put_on_list(desk.mission, by=chair, person=known, reason="To consult the country team.")
    assert missions_for(known).exists()
    assert (desk.last().verb, desk.last().detail["person"]) == ("put-on-list", "x-rc-hc")
    with pytest.raises(Conflict):
        put_on_list(desk.mission, by=chair, person=known, reason="Again.")
    with pytest.raises(Invalid):
        change_listing(row, by=chair, until=row.from_date - timedelta(1))
    with pytest.raises(NotPermitted):
        change_listing(row, by=desk.people["sg"], until=None)
    NeedToKnow.objects.filter(pk=row.pk).update(from_date=DAY)
    ended = change_listing(row, by=chair, if_version=row.version, until=desk.mission.today() - timedelta(1))
    assert not missions_for(known).exists()
    with pytest.raises(Stale):
        change_listing(row, by=chair, if_version=row.version, until=None)
    change_listing(ended, by=chair, until=None)
    assert missions_for(known).exists()


def test_a_list_of_one_output_opens_that_output_alone(desk: Desk) -> None:
    chair, known = desk.people["imtf-chair"], desk.people["rc-hc"]
    NeedToKnow.objects.create(
        mission=desk.mission, output=CLOSED, person=chair, reason=WHY, from_date=DAY, put_by=chair, put_on=DAY
    )
    assert CLOSED not in desk.sees("rc-hc")
    put_on_list(desk.mission, by=chair, person=known, output=CLOSED, reason=WHY, from_date=DAY)
    assert CLOSED in desk.sees("rc-hc")


def test_a_list_is_for_who_is_cleared_so_high_and_kept_by_who_answers(desk: Desk) -> None:
    chair, people_ = desk.people["imtf-chair"], desk.people
    day = desk.mission.today()
    for by, given in (
        (chair, {"person": people_["imtf-member"]}),
        (chair, {"person": people_["rc-hc"], "reason": " "}),
        (chair, {"person": people_["rc-hc"], "reason": "x" * 401}),
        (chair, {"person": people_["rc-hc"], "output": CLOSED}),
        (chair, {"person": people_["rc-hc"], "from_date": day, "until": day - timedelta(1)}),
    ):
        with pytest.raises(Invalid):
            put_on_list(desk.mission, by=by, **{"reason": WHY, **given})
    with pytest.raises(NotPermitted):
        put_on_list(desk.mission, by=people_["imtf-member"], person=people_["rc-hc"], reason=WHY)
    assert not NeedToKnow.objects.filter(mission=desk.mission).exists()


# --- invitations


def test_a_partner_sees_the_steps_to_which_they_are_invited_while_it_lasts(desk: Desk) -> None:
    chair, partner = desk.people["imtf-chair"], desk.people["partner"]
    assert desk.sees("partner") == {OUTPUT}
    row = invite(desk.mission, by=chair, person=partner, output="sg-report")
    assert desk.sees("partner") == {OUTPUT, "sg-report"}
    assert desk.last().verb == "invite"
    with pytest.raises(Conflict):
        invite(desk.mission, by=chair, person=partner, output="sg-report")
    with pytest.raises(Invalid):
        change_invitation(row, by=chair, until=row.from_date - timedelta(1))
    with pytest.raises(NotPermitted):
        change_invitation(row, by=partner, until=None)
    Invitation.objects.filter(pk=row.pk).update(from_date=DAY)
    change_invitation(row, by=chair, if_version=row.version, until=desk.mission.today() - timedelta(1))
    assert desk.sees("partner") == {OUTPUT}
    with pytest.raises(Stale):
        change_invitation(row, by=chair, if_version=row.version, until=None)


def test_an_entity_is_invited_with_all_its_partners_and_nobody_else(desk: Desk) -> None:
    chair, partner = desk.people["imtf-chair"], desk.people["partner"]
    union = Entity.objects.create(code="AU", name="African Union")
    with pytest.raises(Invalid, match="role of a partner"):
        invite(desk.mission, by=chair, entity=union, output="sg-report")
    Assignment.objects.filter(person=partner, mission=desk.mission).update(entity=union)
    row = invite(desk.mission, by=chair, entity=union, output="sg-report", level="1.1")
    assert "sg-report" in desk.sees("partner")
    assert "partners of AU" in desk.last().sentence
    change_invitation(row, by=chair, until=row.from_date)
    Assignment.objects.filter(person=partner, mission=desk.mission).update(entity=None)
    assert "sg-report" not in desk.sees("partner")


def test_only_partners_are_invited_to_steps_that_there_are(desk: Desk) -> None:
    chair, partner, day = desk.people["imtf-chair"], desk.people["partner"], desk.mission.today()
    union = Entity.objects.create(code="AU", name="African Union")
    for given in (
        {"person": partner},
        {"person": partner, "level": "9.9"},
        {"person": partner, "output": "menu"},
        {"output": "sg-report"},
        {"output": "sg-report", "person": partner, "entity": union},
        {"output": "sg-report", "person": desk.people["outsider"]},
        {"output": "sg-report", "person": partner, "from_date": day, "until": day - timedelta(1)},
    ):
        with pytest.raises(Invalid):
            invite(desk.mission, by=chair, **given)
    with pytest.raises(NotPermitted):
        invite(desk.mission, by=desk.people["imtf-member"], person=partner, output="sg-report")


def test_an_invitation_to_a_level_opens_its_page_alone(desk: Desk) -> None:
    browser = desk.browser("partner")
    here = f"/missions/{desk.mission.key}/"
    assert browser.get(f"{here}levels/1.1/").status_code == 404
    invite(desk.mission, by=desk.people["imtf-chair"], person=desk.people["partner"], level="1.1")
    assert browser.get(f"{here}levels/1.1/").status_code == 200
    assert browser.get(f"{here}levels/1.2/").status_code == 404
    page = browser.get(here).content.decode()
    assert "levels/1.1/" in page
    assert f"outputs/{OUTPUT}/" in page
    assert "outputs/sg-report/" not in page


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

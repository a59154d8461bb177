"""Marking, listing, inviting: the verbs; each stands in the record."""

from datetime import timedelta

import pytest

from missions.access import missions_for
from missions.errors import Conflict, Invalid, NotPermitted, Stale
from missions.models import Assignment, Document, Entity, Invitation, Mission, NeedToKnow
from missions.models.mission import Transfer
from outputs.access import drafts_for
from outputs.models import Comment, Upload
from planning_levels.notices import people as told_to
from planning_levels.notices.facts import facts_of
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
from tests.access.desk import WHY, Desk
from tests.access.world import CLOSED, DAY, HIGH, OPEN, OTHER, OUTPUT, STRICT

pytestmark = pytest.mark.django_db


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
    told = facts_of(desk.last(), desk.mission)
    assert told_to.named(("invited",), told_to.People(desk.mission), told) == [partner]
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

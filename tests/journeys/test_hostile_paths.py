"""Ways round a decision, each tried over API and page: refused, nothing moved, the attempt on record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from missions import tokens
from missions.models import ApiToken, Assignment, Entry, Person
from missions.models.security import SecurityEvent
from planning_levels.models import Decision
from tests.journeys import road
from tests.journeys.attempts import ADOPT, Stand, as_form, basis, page
from tests.journeys.client import BASE
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_adoption)
Kind = SecurityEvent.Kind


# --- 1: a role that the person does not hold


@pytest.mark.parametrize("who", ["planner", "sg", "usg-dpko", "impt-lead", "dsrsg", "rc-hc", "custodian"])
def test_a_role_claimed_in_the_body_gives_none(who: str, file: MissionFile) -> None:
    stand = Stand(file)
    claimed = {"role": "srsg", "office": "srsg", "by": "srsg", "decider": "srsg", "acting_for": "srsg"}
    file.act(ADOPT, who, expect=403, **claimed)
    stand.kept("adopt-mission-plan", who, 403)
    told = page(file, who, "DP-2.2", verb="adopt-mission-plan", **claimed, **as_form(basis(file)))
    assert told.status_code == 403
    stand.kept("adopt-mission-plan", who, 403)


def test_the_decider_cannot_sign_as_somebody_else(file: MissionFile) -> None:
    stand = Stand(file)
    for name in ("office", "decider", "acting_for", "person"):
        answer = file.act(ADOPT, "srsg", expect=400, **{name: "sg"})
        assert answer.data["errors"][0]["field"] == name
        stand.kept("adopt-mission-plan", "srsg", 400)


def test_a_token_says_no_more_than_was_given_to_it(file: MissionFile) -> None:
    stand = Stand(file)
    srsg, own = Person.objects.get(username="srsg"), file.script._tokens["srsg"]
    for given in ({"scope": "read"}, {"scope": "write"}, {"scope": "read", "decides": True}):
        file.script._tokens["srsg"] = tokens.issue(srsg, **given)[1]
        file.act(ADOPT, "srsg", expect=403)
        stand.kept("adopt-mission-plan", "srsg", 403)
    file.script._tokens["srsg"] = own


# --- 2: the same decision sent again


def test_a_decision_sent_again_is_taken_once(file: MissionFile) -> None:
    key = {"Idempotency-Key": "adopt-once"}
    body = {"on": file.day, "basis": basis(file)}
    first = file.ask("POST", ADOPT, body, who="srsg", headers=key)
    again = file.ask("POST", ADOPT, body, who="srsg", headers=key)
    assert again.data == first.data
    assert Decision.objects.filter(mission__key=file.key, outcome="adopted").count() == 1
    stand = Stand(file)
    answer = file.ask("POST", ADOPT, body, who="srsg", expect=409)
    assert "state" in answer.codes or "not-submitted" in answer.codes
    stand.kept("adopt-mission-plan", "srsg", 409)


def test_a_form_sent_again_with_its_own_token_is_refused(file: MissionFile) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="srsg"))
    address = f"/missions/{file.key}/decisions/DP-2.2/"
    shown = client.get(address)
    sent = {"csrfmiddlewaretoken": str(shown.context["csrf_token"]), "verb": "adopt-mission-plan"}
    sent |= {"confirmed": "yes", **as_form(basis(file))}
    assert client.post(address, {**sent, "csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert client.post(address, sent).status_code == 302
    stand = Stand(file)
    assert client.post(address, sent).status_code == 409
    stand.kept("adopt-mission-plan", "srsg", 409)


def test_a_return_sent_again_does_not_return_what_came_after_it(file: MissionFile) -> None:
    old, comments = basis(file), "The schedule is too tight."
    sent = {"verb": "return-for-work", "comments": comments, **as_form(old)}
    assert page(file, "srsg", "DP-2.2", **sent).status_code == 302
    file.write_and_submit("mission-plan", "impt-lead")
    file.verb("submit-level", "impt-lead")
    stand = Stand(file)
    assert page(file, "srsg", "DP-2.2", **sent).status_code == 409
    stand.kept("return-for-work", "srsg", 409)
    answer = file.act("actions/return-for-work/", "srsg", expect=409, comments=comments, basis=old)
    assert answer.codes == {"basis-changed"}
    stand.kept("return-for-work", "srsg", 409)


# --- 3: a basis that was replaced meanwhile


def test_a_decision_on_a_basis_that_was_replaced(file: MissionFile) -> None:
    old = basis(file)
    file.verb("return-for-work", "srsg", comments="The schedule is too tight.")
    file.write_and_submit("mission-plan", "impt-lead")
    file.verb("submit-level", "impt-lead")
    assert basis(file) != old
    stand = Stand(file)
    assert "basis-changed" in file.act(ADOPT, "srsg", expect=409, basis=old).codes
    stand.kept("adopt-mission-plan", "srsg", 409)
    told = page(file, "srsg", "DP-2.2", verb="adopt-mission-plan", **as_form(old))
    assert told.status_code == 409
    stand.kept("adopt-mission-plan", "srsg", 409)
    assert page(file, "srsg", "DP-2.2", verb="adopt-mission-plan", **as_form(basis(file))).status_code == 302


# --- 4: after the end of the assignment, or of the office


def test_nobody_decides_after_their_last_day(file: MissionFile) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    row = Assignment.objects.get(mission__key=file.key, role="srsg")
    address = f"people/{row.pk}/"
    etag = file.ask("GET", address, who="custodian").headers["ETag"]
    file.ask("PATCH", address, {"until": yesterday.isoformat()}, who="custodian", if_match=etag)
    file.give("srsg", "mission-staff")  # so that they still see the mission
    stand = Stand(file)
    file.act(ADOPT, "srsg", expect=403)
    stand.kept("adopt-mission-plan", "srsg", 403)
    # Naming a day on which they still held it changes nothing: whoever acts, acts today.
    file.act(ADOPT, "srsg", expect=403, on=file.day)
    stand.kept("adopt-mission-plan", "srsg", 403)
    told = page(file, "srsg", "DP-2.2", verb="adopt-mission-plan", **as_form(basis(file)))
    assert told.status_code == 403
    stand.kept("adopt-mission-plan", "srsg", 403)


def test_an_office_that_ended_ends_what_it_gave(file: MissionFile) -> None:
    file.give("usg-dpa", "mission-staff")
    etag = file.script.ask("GET", "persons/usg-dpko/", who="custodian").headers["ETag"]
    file.script.ask("PATCH", "persons/usg-dpko/", {"office": ""}, who="custodian", if_match=etag)
    file.give("usg-dpko", "observer")
    stand = Stand(file)
    file.act("actions/hold/", "usg-dpko", expect=403, reason="None", release_event="None")
    stand.kept("hold", "usg-dpko", 403)
    # Nor does the head of another department take the place of the lead's.
    file.act("actions/issue-srsg-directive/", "usg-dpa", expect=403)
    stand.kept("issue-srsg-directive", "usg-dpa", 403)


def test_who_was_made_inactive_is_nobody_any_more(file: MissionFile) -> None:
    stand = Stand(file)
    Person.objects.filter(username="srsg").update(is_active=False)
    file.act(ADOPT, "srsg", expect=401)
    assert SecurityEvent.objects.get(person__username="srsg", kind=Kind.TOKEN_REFUSED).count == 1
    told = page(file, "srsg", "DP-2.2", verb="adopt-mission-plan")
    assert (told.status_code, "next=" in told["Location"]) == (302, True), "led to the sign-in"
    stand.unmoved()


# --- 7: a token that has ended


def test_a_token_that_has_ended_or_is_not_known_decides_nothing(file: MissionFile) -> None:
    stand = Stand(file)
    srsg = Person.objects.get(username="srsg")
    past = timezone.now() - timedelta(seconds=1)
    ended = tokens.issue(srsg, decides=True, expires_at=past)[1]
    revoked_row, revoked = tokens.issue(srsg, decides=True)
    tokens.revoke(revoked_row)
    good = tokens.issue(srsg, decides=True)[1]
    forged = good[:-1] + ("A" if good[-1] != "A" else "B")
    for token in (ended, revoked, forged, "sg", "impp_"):
        answer = Client().post(
            f"{BASE}missions/{file.key}/{ADOPT}",
            "{}",
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"]
    stand.unmoved()
    of_srsg = SecurityEvent.objects.get(person=srsg, kind=Kind.TOKEN_REFUSED)
    assert of_srsg.count == 2, "the ended one and the revoked one, under whose they were"
    assert SecurityEvent.objects.get(person=None, kind=Kind.TOKEN_REFUSED).count == 3
    kept = SecurityEvent.objects.filter(kind=Kind.TOKEN_REFUSED).values_list("what", "agent")
    assert not any(token[5:] in "".join(row) for row in kept for token in (ended, revoked, good))
    assert ApiToken.objects.filter(person=srsg, last_used_at__isnull=False).count() == 1  # the walk's own


# --- 8: a form that was tampered with


def test_a_form_with_another_hash(file: MissionFile) -> None:
    stand = Stand(file)
    for digest in ("0" * 64, "", "x", "1' OR '1'='1"):
        told = page(file, "srsg", "DP-2.2", verb="adopt-mission-plan", **{"basis.mission-plan": digest})
        assert told.status_code == 409
        stand.kept("adopt-mission-plan", "srsg", 409)
    told = page(file, "srsg", "DP-2.2", verb="adopt-mission-plan", **{"basis.mission-budget": "0" * 64})
    assert told.status_code == 409
    stand.kept("adopt-mission-plan", "srsg", 409)


def test_a_form_sent_to_another_decision_point(file: MissionFile) -> None:
    stand = Stand(file)
    for gate, verb in (
        ("DP-2.1", "adopt-mission-plan"),
        ("DP-2.2", "issue-srsg-directive"),
        ("DP-2.2", "complete"),
        ("DP-2.2", "no-such-act"),
        ("DP-2.2", ""),
    ):
        told = page(file, "srsg", gate, verb=verb)
        assert told.status_code == 400, (gate, verb)
        assert "does not take that act" in told.content.decode()
        stand.kept("decide", "srsg", 400)
    assert page(file, "srsg", "DP-9", verb="adopt-mission-plan").status_code == 404
    told = page(file, "sg", "DP-2.2", verb="return-for-work", comments="To another point.", decision="DP-1.1")
    assert told.status_code == 403, "the point of the address counts, and it is not theirs"
    stand.kept("return-for-work", "sg", 403)


def test_an_outcome_that_nobody_offers(file: MissionFile) -> None:
    stand = Stand(file)
    told = page(
        file, "rc-hc", "GATE-UNCT", verb="endorse-mission-plan", outcome="adopted", discussed_on=file.day
    )
    assert told.status_code == 400
    stand.kept("endorse-mission-plan", "rc-hc", 400)
    file.act("actions/endorse-mission-plan/", "rc-hc", expect=400, outcome="approved", discussed_on=file.day)
    stand.kept("endorse-mission-plan", "rc-hc", 400)


def test_a_mistake_of_typing_is_no_attempt(file: MissionFile) -> None:
    stand = Stand(file)
    lines = Entry.objects.filter(mission__key=file.key).count()
    file.act("actions/endorse-mission-plan/", "rc-hc", expect=400, discussed_on="the day before")
    assert Entry.objects.filter(mission__key=file.key).count() == lines
    stand.unmoved()

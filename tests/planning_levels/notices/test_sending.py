"""Mails: sent once, tried again, given up in sight; nothing to who must not have it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from missions.models import Assignment, Mission, Person
from planning_levels.definition.notices import table
from planning_levels.models import Mail, Notice, Wishes
from planning_levels.notices import sending
from planning_levels.notices.facts import Facts
from planning_levels.notices.sending import PAUSES, claim, due, send_due
from planning_levels.notices.shown import mark_read
from planning_levels.notices.telling import write
from planning_levels.notices.weighing import queue_heads, weigh
from planning_levels.notices.wishing import keep_wishes
from tests.planning_levels.notices.conftest import SITE, Server, free_port

pytestmark = pytest.mark.django_db
URGENT, LATER = "role-given", "fact-recorded"


@pytest.fixture
def reader(planner: Person) -> Person:
    """The planner, with an address."""
    planner.email = "planner@un.example"
    planner.save()
    return planner


def tell(person: Person, mission: Mission | None, row: str = URGENT, source: str = "one") -> Notice:
    """Tell a person something, and weigh it for mail."""
    write(table()[row], [person], Facts(mission), source)
    weigh()
    return Notice.objects.get(row=row, source=source, person=person)


def later(**by: int) -> Any:
    """Return a moment after now."""
    return timezone.now() + timedelta(**by)


def test_mail_has_one_link_and_the_heads_that_mail_ought_to_have(
    server: Server, reader: Person, mission: Mission
) -> None:
    tell(reader, mission)
    assert send_due() == 1
    message, body = server.taken[0], server.text()
    assert server.to == ["planner@un.example"]
    assert message["Subject"] == f"IMPP: {table()[URGENT].mail} (tandala)"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == f"<{SITE}/notices/wishes/>"
    assert message.get_content_type() == "text/plain"
    assert f"{SITE}/missions/tandala/" in body.splitlines()
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, mail.reason) == ("sent", 1, "")
    assert mail.sent_at is not None
    assert send_due(later(days=9)) == 0
    assert len(server.taken) == 1


def test_two_workers_send_one_mail(server: Server, reader: Person, mission: Mission) -> None:
    tell(reader, mission)
    key = due()[0]
    first = claim(key)
    assert first is not None
    assert claim(key) is None
    assert send_due() == 0
    assert sending._send(first, sending.get_connection()) == 1
    assert claim(key) is None
    assert len(server.taken) == 1


def test_worker_that_dies_before_sending_loses_nothing(
    server: Server, reader: Person, mission: Mission
) -> None:
    tell(reader, mission)
    assert claim(due()[0]) is not None  # and dies here
    assert send_due() == 0
    assert send_due(later(minutes=4)) == 1
    assert len(server.taken) == 1


def test_worker_that_dies_after_sending_repeats_the_same_message(
    server: Server, reader: Person, mission: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(reader, mission)
    with monkeypatch.context() as dying:
        dying.setattr(sending, "_note", _die)
        with pytest.raises(SystemExit):
            send_due()
    assert Mail.objects.get().state == "sending"
    assert send_due(later(minutes=4)) == 1
    assert [message["Message-ID"] for message in server.taken] == [server.taken[0]["Message-ID"]] * 2
    assert str(server.taken[0]["Message-ID"]).endswith("@impp.example>")
    assert server.taken[0].as_bytes() == server.taken[1].as_bytes()


def _die(*args: object, **changes: object) -> None:
    raise SystemExit


def test_server_that_is_away_is_asked_again_with_growing_pauses(
    server: Server, reader: Person, mission: Mission, settings: Any
) -> None:
    tell(reader, mission)
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    now = timezone.now()
    for attempt, pause in enumerate(PAUSES[:3], start=1):
        assert send_due(now) == 0
        mail = Mail.objects.get()
        assert (mail.state, mail.attempts) == ("queued", attempt)
        assert "ConnectionRefusedError" in mail.reason
        waits = mail.send_at - timezone.now()
        assert pause - timedelta(minutes=1) < waits <= pause
        assert send_due(mail.send_at - timedelta(seconds=1)) == 0
        assert Mail.objects.get().attempts == attempt
        now = mail.send_at
    settings.EMAIL_PORT = there
    assert send_due(now) == 1
    assert len(server.taken) == 1


def test_mail_is_given_up_after_the_last_attempt_and_the_reason_stays(
    server: Server, reader: Person, mission: Mission
) -> None:
    tell(reader, mission)
    server.answer = "451 try later"
    Mail.objects.update(attempts=len(PAUSES))
    send_due()
    mail = Mail.objects.get()
    assert mail.state == "failed"
    assert "451" in mail.reason
    assert due(later(days=30)) == []


@pytest.mark.parametrize(("answer", "state"), [("550 no such box", "failed"), ("450 busy", "queued")])
def test_box_that_does_not_exist_is_not_asked_again(
    answer: str, state: str, server: Server, reader: Person, mission: Mission
) -> None:
    tell(reader, mission)
    server.refusing = answer
    send_due()
    assert Mail.objects.get().state == state


def test_day_is_told_in_one_mail_with_a_link_for_each(
    server: Server, reader: Person, mission: Mission
) -> None:
    for number in range(3):
        tell(reader, mission, LATER, f"fact-{number}")
    assert send_due() == 0
    assert send_due(later(days=1, minutes=1)) == 1
    assert server.taken[0]["Subject"] == "IMPP: 3 notices"
    assert server.text().count(f"{SITE}/missions/tandala/") == 3
    tell(reader, mission, LATER, "fact-4")
    assert Mail.objects.filter(digest=True, state="queued").count() == 1
    assert send_due(later(days=3)) == 1
    assert server.taken[1]["Subject"] == "IMPP: one notice"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({}, (True, False)),
        ({"requests_at_once": False}, (False, False)),
        ({"rhythm": "weekdays"}, (True, False)),
        ({"rhythm": "at-once", "requests_at_once": False}, (True, True)),
        ({"rhythm": "page"}, (None, None)),
    ],
)
def test_person_chooses_what_goes_at_once(
    wish: dict[str, Any], expected: tuple[bool | None, bool | None], server: Server, reader: Person,
    mission: Mission,
) -> None:  # fmt: skip
    Wishes.objects.create(person=reader, **wish)
    for row, at_once in zip((URGENT, LATER), expected, strict=True):
        mail = tell(reader, mission, row, row).mail
        assert (not mail.digest if mail else None) is at_once


def test_quiet_hours_keep_a_request_until_they_end(server: Server, reader: Person, mission: Mission) -> None:
    now = timezone.now()
    keep_wishes(
        reader,
        quiet_from=(now - timedelta(hours=1)).time().replace(microsecond=0),
        quiet_until=(now + timedelta(hours=2)).time().replace(microsecond=0),
    )
    tell(reader, mission)
    assert send_due() == 0
    assert send_due(later(hours=2)) == 1


def test_new_wishes_move_what_waits(server: Server, reader: Person, mission: Mission) -> None:
    tell(reader, mission, LATER)
    assert send_due() == 0
    keep_wishes(reader, rhythm="at-once")
    weigh()
    assert send_due() == 1
    tell(reader, mission, LATER, "two")
    keep_wishes(reader, rhythm="page")
    weigh()
    assert send_due(later(days=3)) == 0
    assert Mail.objects.exclude(state="sent").count() == 0


def test_who_is_disabled_lost_access_or_has_read_it_gets_nothing(
    server: Server, reader: Person, mission: Mission, make_person: Any, assign: Any
) -> None:
    gone, closed, without = make_person("gone"), make_person("closed"), make_person("without")
    for person in (gone, closed, without):
        assign(person, "planner")
        Person.objects.filter(pk=person.pk).update(email=f"{person.username}@un.example")
        person.refresh_from_db()
        tell(person, mission, source=person.username)
    mark_read(reader, tell(reader, mission, source="read").pk)
    assert Mail.objects.count() == 4
    Assignment.objects.filter(person=gone).delete()
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    Person.objects.filter(pk=without.pk).update(email="")
    assert send_due() == 0
    assert server.taken == []
    assert set(Mail.objects.values_list("state", flat=True)) == {"dropped"}
    assert "does not sign in" in Mail.objects.get(person=closed).reason
    assert "not to be seen" in Mail.objects.get(person=gone).reason


def test_demonstration_and_copies_without_mail_are_told_on_the_page_alone(
    server: Server, reader: Person, mission: Mission, settings: Any
) -> None:
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=timezone.localdate())
    assert tell(reader, Mission.objects.get(pk=mission.pk)).mail is None
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=None)
    settings.SITE_URL = ""
    assert tell(reader, Mission.objects.get(pk=mission.pk), source="two").mail is None
    assert send_due() == 0
    assert Mail.objects.count() == 0


def test_mission_made_a_demonstration_meanwhile_is_not_mailed(
    server: Server, reader: Person, mission: Mission
) -> None:
    tell(reader, mission)
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=timezone.localdate())
    assert send_due() == 0
    assert server.taken == []


def test_custodians_get_the_head_of_each_chain_every_day(
    server: Server, custodian: Person, reader: Person, mission: Mission
) -> None:
    Person.objects.filter(pk=custodian.pk).update(email="keeper@un.example")
    Mission.objects.filter(pk=mission.pk).update(record_number=7, record_head="ab" * 32)
    shown = Mission.objects.create(
        key="play", name="Play", country="Play", lead_department=mission.lead_department,
        opened_on=mission.opened_on, opened_by=reader, demonstration_date=timezone.localdate(),
        record_number=3, record_head="cd" * 32,
    )  # fmt: skip
    assert (queue_heads(), queue_heads()) == (1, 1)
    assert Mail.objects.count() == 1
    assert send_due(later(days=1, minutes=1)) == 1
    assert f"tandala 7 {'ab' * 32}" in server.text().splitlines()
    assert shown.key not in server.text()
    tell(reader, mission, LATER)
    send_due(later(days=3))
    assert "ab" * 32 not in server.text()
    keep_wishes(custodian, rhythm="page")
    assert queue_heads() == 0

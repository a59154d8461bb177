"""The pages of notices: the quiet count, one's own list, one's wishes, what the custodian sees."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from missions.models import Assignment, Mission, Person
from outputs.models import Output
from planning_levels.models import Mail, Notice
from planning_levels.notices.weighing import weigh
from planning_levels.notices.wishing import wishes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[AbstractBaseUser], Client]


@pytest.fixture
def told(mission: Mission, planner: Person) -> Callable[..., list[Notice]]:
    """A function that tells the planner so many things."""

    def tell(number: int, **more: Any) -> list[Notice]:
        begun = Notice.objects.count()
        return [
            Notice.objects.create(
                person=planner, mission=mission, row="role-given", source=f"{begun + one}",
                path="/missions/tandala/", at=timezone.now(), **more,
            )
            for one in range(number)
        ]  # fmt: skip

    return tell


def test_empty_page_teaches_and_the_head_counts_nothing(planner: Person, browser_of: Browser) -> None:
    page = browser_of(planner).get("/notices/").content.decode()
    assert "Nothing has been told to you yet" in page
    assert "Told to me</a>" in page


def test_count_stands_in_the_head_until_a_notice_is_opened(
    told: Callable[..., list[Notice]], planner: Person, browser_of: Browser
) -> None:
    notice = told(2)[0]
    browser = browser_of(planner)
    assert 'Told to me <span class="count">2</span>' in browser.get("/process/").content.decode()
    page = browser.get("/notices/").content.decode()
    assert page.count("Tandala: you have a role in the mission&#x27;s planning.") == 2
    answer = browser.get(f"/notices/{notice.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/missions/tandala/")
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert browser.get("/notices/?unread").content.decode().count("you have a role") == 1
    assert browser.post("/notices/read/").status_code == 302
    page = browser.get("/notices/").content.decode()
    assert "Nothing is unread." in page
    assert 'class="count"' not in page.split("</header>")[0].split("Told to me")[1].split("</a>")[0]


def test_notice_is_its_persons_own(
    told: Callable[..., list[Notice]], observer: Person, custodian: Person, browser_of: Browser
) -> None:
    notice = told(1)[0]
    for person in (observer, custodian):
        assert browser_of(person).get(f"/notices/{notice.pk}/").status_code == 404
        assert "you have a role" not in browser_of(person).get("/notices/").content.decode()
    notice.refresh_from_db()
    assert notice.read_at is None
    assert Client().get("/notices/").headers["Location"] == "/sign-in/?next=/notices/"
    assert browser_of(observer).get("/notices/read/").status_code == 405


def test_what_may_not_be_seen_any_more_is_not_shown(
    told: Callable[..., list[Notice]], mission: Mission, planner: Person, browser_of: Browser
) -> None:
    output = Output.objects.create(mission=mission, type="mission-plan")
    kept, marked = told(1)[0], told(1, output=output)[0]
    browser = browser_of(planner)
    assert browser.get("/notices/").context["unread"] == 2
    Output.objects.filter(pk=output.pk).update(classification=2)
    assert browser.get("/notices/").context["unread"] == 1
    assert browser.get(f"/notices/{marked.pk}/").status_code == 404
    Assignment.objects.filter(person=planner).delete()
    page = browser.get("/notices/")
    assert page.context["unread"] == 0
    assert "Tandala" not in page.content.decode()
    assert browser.get(f"/notices/{kept.pk}/").status_code == 404
    assert browser.post("/notices/read/").status_code == 302
    assert Notice.objects.filter(read_at=None).count() == 2


def test_queries_do_not_grow_with_the_notices(
    told: Callable[..., list[Notice]], planner: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    counts = []
    for _ in range(2):
        told(30)
        with CaptureQueriesContext(connection) as seen:
            browser.get("/notices/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 10
    with CaptureQueriesContext(connection) as seen:
        browser.get("/process/")
    mine = [query for query in seen.captured_queries if "planning_levels_notice" in query["sql"]]
    assert len(mine) == 2, "whether there is one that is unread, and then how many of them may be seen"
    Notice.objects.update(read_at=timezone.now())
    with CaptureQueriesContext(connection) as seen:
        browser.get("/process/")
    assert len([query for query in seen.captured_queries if "planning_levels_notice" in query["sql"]]) == 1


def test_pages_hold_forty(told: Callable[..., list[Notice]], planner: Person, browser_of: Browser) -> None:
    told(41)
    first = browser_of(planner).get("/notices/").content.decode()
    assert first.count("you have a role") == 40
    assert "Older" in first
    assert browser_of(planner).get("/notices/?page=2").content.decode().count("you have a role") == 1
    assert browser_of(planner).get("/notices/?page=x").status_code == 200


def test_wishes_are_kept_and_a_fault_is_told_at_its_field(planner: Person, browser_of: Browser) -> None:
    browser = browser_of(planner)
    typed = {
        "rhythm": "weekdays", "digest_at": "06:30", "quiet_from": "20:00", "quiet_until": "07:00",
        "time_zone": "Africa/Juba", "version": "1",
    }  # fmt: skip
    assert browser.get("/notices/wishes/").status_code == 200
    assert browser.post("/notices/wishes/", typed).status_code == 302
    held = wishes_of(planner)
    assert (held.rhythm, held.requests_at_once, f"{held.digest_at:%H:%M}") == ("weekdays", False, "06:30")
    assert f"{held.quiet_from:%H:%M}" == "20:00"
    for wrong in ({"digest_at": "noon"}, {"time_zone": "Mars"}, {"rhythm": "hourly"}, {"quiet_until": ""}):
        again = browser.post("/notices/wishes/", {**typed, "version": str(held.version), **wrong})
        assert again.status_code == 400, wrong
        assert 'value="06:30"' in again.content.decode() or "digest_at" in wrong
    assert browser.post("/notices/wishes/", typed).status_code == 409  # read before the last change
    assert wishes_of(planner).version == held.version


def test_custodian_is_told_whether_mail_goes_and_what_was_given_up(
    custodian: Person, planner: Person, browser_of: Browser, settings: Any
) -> None:
    settings.EMAIL_HOST, settings.SITE_URL = "", ""
    assert "Mail is not set up here" in browser_of(custodian).get("/notices/").content.decode()
    assert "Mail is not set up here" not in browser_of(planner).get("/notices/").content.decode()
    settings.EMAIL_HOST, settings.SITE_URL = "mail.example", "https://impp.example"
    for state in ("sent", "queued", "failed"):
        Mail.objects.create(
            key=state,
            person=planner,
            send_at=timezone.now() + timedelta(days=1),
            state=state,
            reason="550 no box",
        )
    page = browser_of(custodian).get("/notices/").content.decode()
    assert "1 sent, 1 waiting" in page
    assert "550 no box" in page
    assert "550 no box" not in browser_of(planner).get("/notices/").content.decode()
    assert weigh() == 0

"""Comments on rows: by who takes part, answered by who keeps the register, printed nowhere."""

from collections.abc import Callable

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.errors import Conflict, NotReady
from missions.models import Entry, Mission, Person
from plans.models import Risk, RowComment
from plans.permissions import COMMENTERS, CONFIDANTS
from plans.registers import REGISTERS
from plans.row_comments import answer, comment, commenters
from plans.rows import book_of, save_row

pytestmark = pytest.mark.django_db
Browse = Callable[[Person], Client]
Speak = Callable[[Person], APIClient]
SAID = "The road is closed from June on."


@pytest.fixture
def risk(mission: Mission, planner: Person) -> Risk:
    """A row of the plan."""
    return save_row(mission, "risks", {"name": "Sites without roads"}, by=planner)


def page(mission: Mission, row: Risk, rest: str = "") -> str:
    return f"/missions/{mission.key}/plan/risks/{row.pk}/{rest}"


def test_the_field_says_something_and_reads_the_answer(
    mission: Mission, risk: Risk, planner: Person, field: Person, browser_of: Browse
) -> None:
    sent = browser_of(field).post(page(mission, risk, "comments/"), {"text": f" {SAID} "}, follow=True)
    assert SAID in sent.content.decode()
    given = RowComment.objects.get()
    assert (given.register, given.row, given.text, given.by, given.entity) == (
        "risks", risk.pk, SAID, field, field.entity,
    )  # fmt: skip
    assert "Answer the comment" not in sent.content.decode()
    keeper = browser_of(planner)
    assert "Answer the comment" in keeper.get(page(mission, risk)).content.decode()
    where = page(mission, risk, f"comments/{given.pk}/")
    answered = keeper.post(where, {"answer": "Moved to May."}, follow=True)
    assert "Moved to May." in answered.content.decode()
    assert "has its answer" in keeper.post(where, {"answer": "Again."}, follow=True).content.decode()
    assert "Moved to May." in browser_of(field).get(page(mission, risk)).content.decode()
    told = Entry.objects.filter(mission=mission, verb__in=("comment-row", "answer-row-comment"))
    assert [entry.kind for entry in told.order_by("number")][:2] == ["writing", "writing"]
    assert not any(SAID in f"{entry.sentence} {entry.detail}" for entry in told)


def test_who_does_not_take_part_neither_reads_nor_writes_them(
    *, mission: Mission, risk: Risk, planner: Person, observer: Person, field: Person, browser_of: Browse
) -> None:
    given = comment(book_of("risks"), mission, risk, by=planner, text=SAID)
    browser = browser_of(observer)
    assert SAID not in browser.get(page(mission, risk)).content.decode()
    assert browser.post(page(mission, risk, "comments/"), {"text": "x"}).status_code == 403
    answering = page(mission, risk, f"comments/{given.pk}/")
    assert browser.post(answering, {"answer": "x"}).status_code == 404
    assert browser_of(field).post(answering, {"answer": "x"}).status_code == 403
    assert browser_of(planner).get(page(mission, risk, "comments/")).status_code == 405
    assert browser_of(planner).post(page(mission, risk, "comments/999/"), {"answer": "x"}).status_code == 404


@pytest.mark.parametrize(("text", "said"), [("  ", "Write a sentence"), ("x" * 5001, "At most 5,000")])
def test_a_text_that_cannot_be_kept_is_told(
    *, mission: Mission, risk: Risk, planner: Person, browser_of: Browse, text: str, said: str
) -> None:
    answer_page = browser_of(planner).post(page(mission, risk, "comments/"), {"text": text}, follow=True)
    assert said in answer_page.content.decode()
    assert not RowComment.objects.exists()


def test_over_the_api(
    *, mission: Mission, risk: Risk, planner: Person, field: Person, observer: Person, api: Speak
) -> None:
    url = f"/api/v1{page(mission, risk, 'comments/')}"
    assert api(observer).get(url).status_code == 403
    assert api(observer).post(url, {"text": "x"}).status_code == 403
    assert api(field).post(url, {"text": ""}).status_code == 400
    made = api(field).post(url, {"text": SAID})
    assert (made.status_code, made["ETag"], made.json()["by"]) == (201, '"1"', field.username)
    one = made["Location"]
    assert api(field).get(one).json() == made.json() == api(planner).get(url).json()["results"][0]
    body = {"answer": "Moved to May."}
    assert api(field).patch(one, body, HTTP_IF_MATCH='"1"').status_code == 403
    assert api(planner).patch(one, body).status_code == 428
    assert api(planner).patch(one, body, HTTP_IF_MATCH='"7"').status_code == 412
    kept = api(planner).patch(one, body, HTTP_IF_MATCH='"1"')
    assert (kept.status_code, kept["ETag"], kept.json()["answered_by"]) == (200, '"2"', planner.username)
    assert api(planner).patch(one, body, HTTP_IF_MATCH='"2"').status_code == 409
    other = save_row(mission, "risks", {"name": "Fuel"}, by=planner)
    elsewhere = f"/api/v1{page(mission, other, 'comments/')}{made.json()['id']}/"
    assert api(planner).get(elsewhere).status_code == 404


def test_of_what_is_confidential_only_confidants_speak() -> None:
    hidden = next(register for register in REGISTERS.values() if register.confidential)
    assert set(commenters(hidden)) == set(COMMENTERS) & set(CONFIDANTS)
    assert commenters(REGISTERS["risks"]) == COMMENTERS


def test_an_answer_is_given_once(mission: Mission, risk: Risk, planner: Person) -> None:
    given = comment(book_of("risks"), mission, risk, by=planner, text=SAID)
    answer(book_of("risks"), mission, given, by=planner, text="Moved.")
    with pytest.raises(Conflict):
        answer(book_of("risks"), mission, given, by=planner, text="Moved again.")


def test_nothing_is_said_of_a_file_that_has_ended(mission: Mission, risk: Risk, planner: Person) -> None:
    given = comment(book_of("risks"), mission, risk, by=planner, text=SAID)
    Mission.objects.filter(pk=mission.pk).update(state="completed")
    with pytest.raises(NotReady):
        comment(book_of("risks"), mission, risk, by=planner, text="Too late.")
    with pytest.raises(NotReady):
        answer(book_of("risks"), mission, given, by=planner, text="Too late.")

"""Secondary pages: who sees them, what their forms do and refuse, and how many queries they take."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from missions.models import Assignment, Entry, Member, Mission, Person, SubGroup
from missions.people import give_role
from missions.seating import add_member
from planning_levels.models import LevelRun, Survey, Validation, ValidationFinding
from plans.models import Assumption

Browser = Callable[[AbstractBaseUser], Client]
PAGES = (
    *("task-force/", "task-force/members/new/", "task-force/sub-groups/new/", "task-force/terms/"),
    *("task-force/establish/", "task-force/hand-over-chair/", "planning-team/", "planning-team/establish/"),
    *("people/", "people/new/", "record/", "record/verification/", "documents/"),
    *("surveys/", "surveys/new/", "validation/", "timeline/"),
)
TODAY = date(2025, 3, 1)


@pytest.fixture
def planning(mission: Mission, planner: Person, imtf_chair: Person) -> Mission:
    """The mission in Level 1.2, with a seated member, in a demonstration whose today is fixed."""
    Mission.objects.filter(pk=mission.pk).update(state="in_level", demonstration_date=TODAY)
    LevelRun.objects.create(
        mission=mission,
        level="1.2",
        cycle=1,
        cause="test",
        state="active",
        opened_on=mission.opened_on,
        started=mission.opened_on,
    )
    made = Mission.objects.get(pk=mission.pk)
    add_member(made, "imtf", by=imtf_chair, seat="political", name="Elena Marchetti", rank="P-5")
    return made


def url(path: str) -> str:
    """Return the address of a page of the mission."""
    return f"/missions/tandala/{path}"


@pytest.mark.parametrize("path", PAGES)
def test_page_is_seen_by_members_and_not_found_by_outsiders(
    planning: Mission, observer: Person, outsider: Person, browser_of: Browser, path: str
) -> None:
    assert browser_of(observer).get(url(path)).status_code == 200
    assert browser_of(outsider).get(url(path)).status_code == 404
    answer = Client().get(url(path))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


def test_observer_is_told_why_forms_are_not_theirs(
    planning: Mission, observer: Person, browser_of: Browser
) -> None:
    page = browser_of(observer).get(url("task-force/members/new/")).content.decode()
    assert "This is not yours to do" in page
    assert "chair of the task force" in page
    refused = browser_of(observer).post(
        url("task-force/members/new/"), {"seat": "police", "name": "Grace Mutasa", "rank": "P-5"}
    )
    assert refused.status_code == 403
    assert not Member.objects.filter(name="Grace Mutasa").exists()
    assert Entry.objects.filter(mission=planning, kind="refusal", person=observer).exists()


def test_member_is_named_changed_and_leaves_a_gap_in_sight(
    planning: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    chair = browser_of(imtf_chair)
    answer = chair.post(
        url("task-force/members/new/"),
        {"seat": "police", "name": "Grace Mutasa", "rank": "P-5", "entity": "DPKO", "from": "2025-01-20"},
    )
    assert answer.headers["Location"] == url("task-force/")
    member = Member.objects.get(name="Grace Mutasa")
    assert (member.seat, member.entity_id, member.from_date) == ("police", "DPKO", date(2025, 1, 20))
    form = {"name": member.name, "rank": "P-5", "entity": "DPKO", "from": "2025-01-20", "until": "2025-02-10"}
    one = url(f"task-force/members/{member.pk}/")
    assert chair.post(one, {**form, "version": member.version}).status_code == 302
    page = chair.get(url("task-force/")).content.decode()
    assert "Nobody who counts from 11 February 2025 to 1 March 2025 (19 days)" in page
    stale = chair.post(one, {**form, "until": "2025-02-12", "version": member.version})
    assert stale.status_code == 409
    assert "2025-02-12" in stale.content.decode()


def test_wrong_dates_are_told_at_the_field_and_nothing_typed_is_lost(
    planning: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    answer = browser_of(imtf_chair).post(
        url("task-force/members/new/"),
        {"seat": "police", "name": "Grace Mutasa", "from": "2025-02-01", "until": "2025-01-01"},
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "cannot be left before it was taken" in page
    assert 'value="Grace Mutasa"' in page


def test_sub_group_is_formed_and_terms_are_written(
    planning: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    chair = browser_of(imtf_chair)
    typed = {"name": "Budget", "kind": "budget", "members": "imtf-chair\nFarida Haddad"}
    assert chair.post(url("task-force/sub-groups/new/"), typed).status_code == 302
    group = SubGroup.objects.get()
    assert [row.name for row in group.members.all()] == [imtf_chair.name, "Farida Haddad"]
    chair.post(url("task-force/terms/"), {"terms_of_reference": "Our own terms.", "version": 1})
    assert planning.bodies.get(kind="imtf").terms_of_reference == "Our own terms."


def test_task_force_is_established_once_each_gap_is_explained(
    planning: Mission, imtf_chair: Person, browser_of: Browser
) -> None:
    chair, where = browser_of(imtf_chair), url("task-force/establish/")
    page = chair.get(where).content.decode()
    assert 'name="explanations.seat-empty"' in page
    refused = chair.post(where, {})
    assert refused.status_code == 409
    short = chair.post(where, {"explanations.seat-empty": "too few words"})
    assert short.status_code == 400
    assert "ten words" in short.content.decode()
    assert "too few words" in short.content.decode()
    long = "The offices name their officers within the week and are heard by telephone until then."
    assert chair.post(where, {"explanations.seat-empty": long}).status_code == 302
    assert planning.bodies.get(kind="imtf").state in ("established", "operational")


def test_chair_of_another_department_is_refused_with_what_was_typed(
    planning: Mission, planner: Person, browser_of: Browser
) -> None:
    where = url("task-force/hand-over-chair/")
    answer = browser_of(planner).post(where, {"name": "Ruth Okonjo", "entity": "DPKO"})
    assert answer.status_code == 409
    assert "Ruth Okonjo" in answer.content.decode()
    assert browser_of(planner).post(where, {"name": "Ruth Okonjo", "entity": "DPA"}).status_code == 302


def test_planner_gives_and_ends_a_role_and_the_custodian_the_srsgs(
    planning: Mission, planner: Person, outsider: Person, custodian: Person, browser_of: Browser
) -> None:
    by_planner = browser_of(planner)
    assert by_planner.post(url("people/new/"), {"person": "outsider", "role": "field"}).status_code == 302
    row = Assignment.objects.get(person=outsider)
    one = url(f"people/{row.pk}/")
    ended = by_planner.post(one, {"from": "2025-03-01", "until": "2025-03-01", "version": row.version})
    assert ended.status_code == 302
    row.refresh_from_db()
    assert row.until == TODAY
    assert by_planner.post(url("people/new/"), {"person": "outsider", "role": "srsg"}).status_code == 403
    given = browser_of(custodian).post(url("people/new/"), {"person": "outsider", "role": "srsg"})
    assert given.status_code == 302


def test_record_is_filtered_and_verified(
    planning: Mission, imtf_chair: Person, observer: Person, browser_of: Browser
) -> None:
    browser = browser_of(observer)
    browser.post(url("task-force/sub-groups/new/"), {"name": "x", "kind": "other"})
    page = browser.get(url("record/"), {"kind": "refusal"}).content.decode()
    assert "Refused: add sub group." in page
    assert "Elena Marchetti takes" not in page
    page = browser.get(url("record/"), {"person": "imtf-chair"}).content.decode()
    assert "Elena Marchetti takes" in page
    assert "Refused:" not in page
    proof = browser.get(url("record/verification/")).content.decode()
    assert "The record holds" in proof
    assert Mission.objects.get(pk=planning.pk).record_head in proof
    Mission.objects.filter(pk=planning.pk).update(record_head="0" * 64)
    assert "does not hold" in browser.get(url("record/verification/")).content.decode()


def test_document_is_added_and_its_file_follows(
    planning: Mission, planner: Person, observer: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    assert browser.post(url("documents/"), {"title": "Letter of OHCHR"}).status_code == 302
    document = planning.documents.get()
    where = url(f"documents/{document.pk}/file/")
    assert browser.post(where, {}).status_code == 400
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.4 letter")
    assert browser.post(where, {"file": letter}).status_code == 302
    assert "letter" in browser.get(url("documents/")).content.decode()
    program = SimpleUploadedFile("letter.pdf", b"MZ program")
    refused = browser.post(url("documents/"), {"file": program, "title": "A program"})
    assert refused.status_code == 400
    assert 'value="A program"' in refused.content.decode()
    assert browser_of(observer).post(url("documents/"), {"title": "x"}).status_code == 403


def test_survey_from_plan_to_completion(
    planning: Mission, planner: Person, observer: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    assumption = Assumption.objects.create(mission=planning, text="Consent of the parties holds.")
    plan = {
        "kind": "technical", "from": "2025-02-01", "to": "2025-02-10", "leader": "imtf-chair",
        "places": "Juba\nBor", "team_imtf": "Petra Novak, OCHA", "team_unct": "Abebe Worku",
    }  # fmt: skip
    assert browser_of(observer).post(url("surveys/new/"), plan).status_code == 403
    assert browser.post(url("surveys/new/"), {**plan, "to": "2025-01-01"}).status_code == 400
    assert browser.post(url("surveys/new/"), plan).status_code == 302
    survey = Survey.objects.get()
    assert [(row.name, row.entity, row.side) for row in survey.team.all()] == [
        ("Petra Novak", "OCHA", "imtf"),
        ("Abebe Worku", "", "unct"),
    ]
    launch = url(f"surveys/{survey.pk}/launch/")
    assert browser.post(launch, {}).status_code == 409
    why = "The draft is with the printers and the team has read it in manuscript before leaving."
    assert browser.post(launch, {"explanations.pre-survey-draft": why, "on": "2025-02-01"}).status_code == 302
    debrief = url(f"surveys/{survey.pk}/debrief/")
    assert browser.post(debrief, {}).status_code == 409
    assert browser.post(debrief, {"held_on": "2025-02-09"}).status_code == 302
    complete = url(f"surveys/{survey.pk}/complete/")
    refused = browser.post(complete, {"findings": "The airstrip floods."})
    assert refused.status_code == 409
    assert "The airstrip floods." in refused.content.decode()
    done = {"findings": "The airstrip floods.", f"assumption-{assumption.pk}": "confirmed"}
    assert browser.post(complete, done).status_code == 302
    page = browser.get(url("surveys/")).content.decode()
    assert "The airstrip floods." in page
    assert "Consent of the parties holds." in page


def test_finding_is_closed_only_with_words_and_the_exercise_completed(
    planning: Mission, planner: Person, srsg: Person, browser_of: Browser
) -> None:
    run = LevelRun.objects.create(
        mission=planning, level="2.2", cycle=1, cause="test", state="active", opened_on=TODAY, started=TODAY
    )
    exercise = Validation.objects.create(mission=planning, run=run, begun_on=TODAY, groups="mission\nunct")
    browser, new = browser_of(planner), url(f"validation/{exercise.pk}/findings/new/")
    assert browser.post(new, {"text": "Nobody keeps watch."}).status_code == 302
    finding = ValidationFinding.objects.get()
    one = url(f"validation/{exercise.pk}/findings/{finding.pk}/")
    assert browser.post(one, {"text": finding.text, "closed_by": "change"}).status_code == 400
    closed = {"text": finding.text, "closed_by": "change", "change": "A duty officer each."}
    assert browser.post(one, closed).status_code == 302
    complete = url(f"validation/{exercise.pk}/complete/")
    assert browser.post(complete, {}).status_code == 403
    assert browser_of(srsg).post(complete, {}).status_code == 302
    assert "national partners" in browser.get(url("validation/")).content.decode()


def queries(browser: Client, path: str) -> int:
    """Return how many queries a page takes."""
    with CaptureQueriesContext(connection) as found:
        assert browser.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize(
    "path", ["task-force/", "people/", "record/", "documents/", "surveys/", "validation/", "timeline/"]
)
def test_pages_take_as_many_queries_for_three_rows_as_for_one(
    planning: Mission,
    imtf_chair: Person,
    make_person: Callable[..., Person],
    browser_of: Browser,
    path: str,
) -> None:
    planner = planning.opened_by

    def more(number: int) -> None:
        person: Any = make_person(f"helper-{number}")
        give_role(planning, by=planner, person=person, role="field")
        add_member(planning, "imtf", by=imtf_chair, seat="police", person=person, rank="P-5")
        browser_of(imtf_chair).post(
            url("task-force/sub-groups/new/"), {"name": f"g{number}", "kind": "other"}
        )
        browser_of(planner).post(url("documents/"), {"title": f"Letter {number}"})
        run = LevelRun.objects.get()
        survey = Survey.objects.create(
            mission=planning, run=run, kind="technical", from_date=TODAY, to_date=TODAY + timedelta(days=3)
        )
        survey.team.create(name="x", side="imtf")
        Validation.objects.create(mission=planning, run=run, begun_on=TODAY).findings.create(text="y")

    more(1)
    browser = browser_of(planner)
    queries(browser, url(path))
    one = queries(browser, url(path))
    more(2)
    more(3)
    assert queries(browser, url(path)) == one
    assert one <= 25

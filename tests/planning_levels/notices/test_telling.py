"""Notices follow from the record: each entry once, to whom it concerns, however often a worker dies."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from missions import house, record
from missions.door import passage
from missions.errors import NotPermitted
from missions.models import Assignment, Deviation, Entry, Mission, Person
from missions.people import give_role
from outputs.models import Job, Upload
from outputs.responses import close_round, comment, open_round
from planning_levels.models import GatePlan, Notice, Submission, ToldUpTo
from planning_levels.notices import telling, waking
from planning_levels.notices.facts import Facts
from planning_levels.notices.found import tell_found
from planning_levels.notices.reminding import remind, step_of
from planning_levels.notices.shown import mark_read
from planning_levels.notices.telling import behind, tell
from planning_levels.tasks import remind_of_dates
from planning_levels.tasks import tell as tell_task
from planning_levels.verbs.paper import enter_paper_decision
from tests.planning_levels.notices.conftest import Matter

pytestmark = pytest.mark.django_db


def told(row: str = "") -> set[tuple[str, str]]:
    """Return who has been told by which row."""
    rows = Notice.objects.filter(row=row) if row else Notice.objects.all()
    return set(rows.values_list("row", "person__username"))


def act(mission: Mission, by: Person, verb: str, **detail: Any) -> None:
    """Write an act into the record, as the door does."""
    with passage(mission, by=by, verb=verb) as step:
        step.detail = detail


def test_role_is_told_to_who_got_it_and_to_nobody_twice(
    mission: Mission, planner: Person, outsider: Person
) -> None:
    give_role(mission, by=planner, person=outsider, role="observer")
    assert tell() == 1
    notice = Notice.objects.get()
    assert (notice.row, notice.person, notice.path) == ("role-given", outsider, "/missions/tandala/")
    assert (tell(), tell()) == (0, 0)
    assert behind() == []


def test_worker_that_dies_half_way_tells_all_of_it_later(
    mission: Mission, planner: Person, usg: Person, imtf_chair: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        act(mission, planner, "hold")
    count = iter(range(9))

    def dying(*args: Any) -> int:
        if next(count) == 2:
            raise SystemExit
        return write(*args)

    write = telling.write
    with monkeypatch.context() as death:
        death.setattr(telling, "write", dying)
        with pytest.raises(SystemExit):
            tell()
    assert Notice.objects.count() == 0
    assert ToldUpTo.objects.filter(chain=str(mission.pk), number__gt=0).count() == 0
    assert tell() == 6
    assert Notice.objects.count() == 6


def test_fault_in_one_chain_keeps_no_other_from_being_told(
    mission: Mission, planner: Person, custodian: Person, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    act(mission, planner, "hold")
    house.note(by=planner, verb="publish-template", sentence="x", detail={"output": "mission-plan"})
    read = telling.facts_of

    def faulty(entry: Entry, mission: Mission | None) -> Facts:
        if mission is not None:
            raise ZeroDivisionError
        return read(entry, mission)

    monkeypatch.setattr(telling, "facts_of", faulty)
    assert tell() == 1
    assert told() == {("template-published", "custodian")}
    assert str(mission.pk) in caplog.text
    monkeypatch.undo()
    assert behind() == [str(mission.pk)]


def test_number_of_a_chain_counts_and_not_the_order_of_ids(
    mission: Mission, planner: Person, usg: Person
) -> None:
    act(mission, planner, "hold")
    tell()
    late = Entry.objects.filter(mission=mission).latest("id")
    Mission.objects.create(
        key="other", name="Other", country="Other", lead_department=mission.lead_department,
        opened_on=mission.opened_on, opened_by=planner,
    )  # fmt: skip
    assert ToldUpTo.objects.get(chain=str(mission.pk)).number == late.number == 1
    act(mission, planner, "hold")
    assert tell() == 1


def test_nobody_is_told_of_their_own_act_of_a_refusal_or_in_silence(
    mission: Mission, planner: Person, outsider: Person, usg: Person
) -> None:
    with pytest.raises(NotPermitted), passage(mission, by=outsider, verb="hold") as step:
        step.permit("planner")
    act(mission, usg, "hold")
    act(mission, planner, "add-row")
    tell()
    assert Entry.objects.filter(kind="refusal").exists()
    assert told() == {("on-hold", "planner")}


def test_package_is_asked_of_the_next_step_then_of_the_decider(matter: Matter) -> None:
    mission, chair, office = matter.mission, matter.people["chair"], matter.people["office"]
    act(mission, chair, "submit-level")
    tell()
    assert told() == {("release-asked", "office"), ("release-asked", "second")}
    package = matter.facts.submission
    assert package is not None
    package.releases.create(step="office", by=office, on=mission.today())
    act(mission, office, "release-to-decider", step="office")
    tell()
    assert told("decision-asked") == {("decision-asked", "sg")}
    assert told("decision-asked-office") == {("decision-asked-office", "second")}
    assert Notice.objects.get(row="decision-asked").path == "/missions/tandala/decisions/DP-1.2/"


def test_deviations_to_accept_are_said_with_the_request(matter: Matter) -> None:
    mission = matter.mission
    Submission.objects.update(chain=[])
    Deviation.objects.create(
        mission=mission, cycle=1, code="x", explanation="y", by=matter.people["chair"], on=mission.today()
    )
    act(mission, matter.people["chair"], "submit-level")
    tell()
    assert ("decision-asked-deviations", "sg") in told()
    assert told("decision-asked") == set()


def test_package_that_was_decided_meanwhile_is_asked_of_nobody(matter: Matter) -> None:
    act(matter.mission, matter.people["chair"], "submit-level")
    Submission.objects.update(state="decided")
    assert tell() == 0


def test_decision_on_paper_waits_for_the_second_person(matter: Matter) -> None:
    mission, office = matter.mission, matter.people["office"]
    matter.facts.submission = None
    data = {"verb": "decide-form", "document": {"title": "Scan", "date": "2025-01-01"}, "outcome": "suitable"}
    paper = enter_paper_decision(mission, by=office, data=data)
    tell()
    assert told() == {("paper-waits", "second")}
    assert Notice.objects.get().path == f"/missions/tandala/decisions/paper/{paper.pk}/"


def test_round_asks_entities_and_its_end_is_told_to_who_leads(matter: Matter) -> None:
    mission, chair = matter.mission, matter.people["chair"]
    matter.version.rounds.update(closed_on=mission.today(), closed_by=chair)
    held = open_round(mission, "mission-plan", by=chair, due=mission.today() + timedelta(days=5))
    tell()
    assert told() == {("round-opened", "imtf-member")}
    assert Notice.objects.get().facts["due"] == str(held.due)
    close_round(held, by=chair)
    tell()
    assert {name for _, name in told("round-closed")} == {"planner", "lead", "srsg"}


def test_comments_of_a_day_are_one_notice_until_it_is_read(matter: Matter) -> None:
    mission, member, chair = matter.mission, matter.people["member"], matter.people["chair"]
    for text in ("One.", "Two.", "Three."):
        comment(mission, "mission-plan", by=member, text=text)
        tell()
    mine = Notice.objects.filter(person=chair, row="commented")
    assert mine.count() == 1
    comment(mission, "usg-directive", by=member, text="Another output.")
    tell()
    assert mine.count() == 2
    mark_read(chair)
    comment(mission, "mission-plan", by=member, text="Four.")
    tell()
    assert mine.count() == 3


def test_who_does_not_see_the_mission_is_not_told(matter: Matter) -> None:
    act(matter.mission, matter.people["chair"], "record-appointment", step="nominated")
    Assignment.objects.filter(person=matter.people["srsg"]).delete()
    act(matter.mission, matter.people["planner"], "change-role", person="srsg")
    tell()
    assert told("role-changed") == set()


def test_past_of_a_demonstration_is_not_told(mission: Mission, planner: Person, usg: Person) -> None:
    today = timezone.localdate()
    for day in (today - timedelta(days=31), today - timedelta(days=3)):
        record.append_locked(mission, by=planner, verb="hold", sentence="x", happened_on=day)
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=today)
    assert tell() == 1


def test_what_the_worker_could_not_do_is_told_once(matter: Matter) -> None:
    Job.objects.update(asked_by=matter.people["planner"], finished_at=timezone.now())
    Upload.objects.update(state="failed")
    assert tell_found() > 1
    assert ("pdf-failed", "planner") in told()
    assert ("draft-unread", "field") in told()
    assert tell_found() == 0
    Job.objects.update(finished_at=timezone.now() + timedelta(minutes=5))  # tried again, failed again
    assert tell_found() == 1
    Upload.objects.update(state="read", not_taken=[{"text": "x"}])
    tell_found()
    assert told("draft-with-faults") == {("draft-with-faults", "field")}


@pytest.mark.parametrize(
    ("days", "ahead", "step"),
    [
        ((14, 3), 15, None), ((14, 3), 14, 14), ((14, 3), 4, 14), ((14, 3), 3, 3), ((14, 3), 0, 3),
        ((14, 3), -1, None), ((-1,), 0, None), ((-1,), -1, -1), ((-1,), -400, -1), ((-1, -14), -14, -14),
    ],
)  # fmt: skip
def test_of_several_days_the_last_that_has_come_is_told(
    days: tuple[int, ...], ahead: int, step: int | None
) -> None:
    today = timezone.localdate()
    assert step_of(days, today + timedelta(days=ahead), today) == step


def test_dates_are_told_once_a_step_and_move_nothing(matter: Matter) -> None:
    mission, today = matter.mission, matter.mission.today()
    before = (mission.version, mission.record_number)
    plan = GatePlan.objects.create(mission=mission, gate="DP-2.1", planned_on=today + timedelta(days=20))
    GatePlan.objects.create(mission=mission, gate="GATE-COUNCIL", planned_on=today - timedelta(days=90))
    Assignment.objects.filter(person=matter.people["srsg"]).update(until=today + timedelta(days=2))
    assert remind() > 0
    assert remind() == 0
    names = {row for row, _ in told()}
    assert {"round-ends", "role-ends"} <= names
    assert not {"decision-day-near", "decision-day-passed"} & names
    assert ("round-ends", "imtf-member") in told()
    plan.planned_on = today - timedelta(days=20)
    plan.save()
    remind_of_dates()
    assert told("decision-day-passed") == {
        ("decision-day-passed", name) for name in ("planner", "imtf-chair")
    }
    assert told("decision-day-raised") == {("decision-day-raised", "usg-dpa")}
    assert "GATE-COUNCIL" not in {notice.facts.get("gate") for notice in Notice.objects.all()}
    now = Mission.objects.get(pk=mission.pk)
    assert (now.version, now.record_number) == before


def test_worker_is_woken_after_commit_and_at_most_once_a_second(
    mission: Mission, planner: Person, usg: Person, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(waking, "_last", float("-inf"))
    monkeypatch.setattr(waking.current_app, "send_task", lambda *args, **more: calls.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        act(mission, planner, "hold")
        assert calls == []
    assert calls == [("planning_levels.tasks.tell",)]
    with django_capture_on_commit_callbacks(execute=True):
        act(mission, planner, "hold")
    assert len(calls) == 1
    monkeypatch.setattr(waking, "_last", float("-inf"))
    monkeypatch.setattr(waking.current_app, "send_task", _away)
    with django_capture_on_commit_callbacks(execute=True):
        act(mission, planner, "hold")
    assert tell_task() == 3


def _away(*args: object, **more: object) -> None:
    raise OSError("the queue is away")

"""Secondary pages in a real browser: no accessibility fault, no overflow, nothing that the policy forbids."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.action_points import add_action_point
from missions.deployments import add_deployment
from missions.meetings import add_meeting
from missions.models import BackstoppingRequest, BodyReview, Deviation, Mission, Person, Reinforcement
from missions.seating import add_member, change_member, elaborate_terms
from monitoring.cycle_books import CYCLE_BOOKS
from monitoring.recording import add_observation, change, record_measurement
from outputs.content import open_outputs
from planning_levels.handing_over import accept_item, decline_item, open_hand_over
from planning_levels.models import LevelRun, Survey, Validation
from plans.keeping import keep
from plans.models import (
    Asset,
    Assumption,
    Benchmark,
    Framework,
    FrameworkPriority,
    MandateTask,
    Mismatch,
    Objective,
    ResidualTask,
    Successor,
)
from plans.rows import save_row
from tests.pages.looking import faults_of_pages

pytestmark = pytest.mark.usefixtures("database_beside_the_browser")

INSIDE = (
    *("task-force/", "task-force/members/new/", "task-force/members/{member}/", "task-force/establish/"),
    *("task-force/hand-over-chair/", "planning-team/", "planning-team/establish/", "people/", "people/new/"),
    *("record/?verify=now", "documents/", "documents/{document}/file/", "surveys/", "surveys/new/"),
    *("surveys/{survey}/launch/", "surveys/{survey}/debrief/", "surveys/{survey}/complete/", "validation/"),
    *("validation/{validation}/findings/new/", "validation/{validation}/findings/{finding}/"),
    *("validation/{validation}/complete/", "monitoring/lessons/{lesson}/", "timeline/"),
    *("timeline/schedule/", "timeline/adoption/"),
    *("task-force/meetings/new/", "task-force/meetings/{meeting}/", "task-force/meetings/{meeting}/change/"),
    *("task-force/deployments/new/", "task-force/deployments/{deployment}/", "task-force/terms/compare/"),
    *("task-force/requests/new/", "task-force/requests/{request}/", "task-force/reviews/{review}/"),
    *("planning-team/reinforcements/new/", "planning-team/reinforcements/{reinforcement}/"),
    *("planning-team/arrangements/", "planning-team/inputs/", "action-points/", "action-points/new/"),
    *(
        "action-points/{point}/",
        "task-force/terms/",
        "endorsement/",
        "deviations/",
        "deviations/{deviation}/",
    ),
    *("hand-overs/", "hand-overs/new/", "hand-overs/{hand_over}/", "hand-overs/{hand_over}/change/"),
    *("hand-overs/{hand_over}/items/{item}/", "mandate/", "assumptions/", "assumptions/{assumption}/"),
    *("frameworks/", "exit/", "monitoring/measure/", "monitoring/performance/"),
    *("monitoring/performance/{cycle}/", "monitoring/benchmarks/{benchmark}/trace/", "dashboard/"),
)
OUTSIDE = ("/dashboard/", "/tokens/", "/process/", "/sign-in/", "/deviations/")


@pytest.fixture
def html(
    mission: Mission, planner: Person, imtf_chair: Person, browser_of: Callable[[AbstractBaseUser], Client]
) -> dict[str, str]:
    """The pages of a mission with something on each, as the chair sees them."""
    Mission.objects.filter(pk=mission.pk).update(state="in_level")
    now = mission.today()
    open_outputs(mission, by=planner, on=mission.opened_on)
    run = LevelRun.objects.create(
        mission=mission,
        level="1.2",
        cycle=1,
        cause="test",
        state="active",
        opened_on=mission.opened_on,
        started=mission.opened_on,
    )
    first = add_member(
        mission,
        "imtf",
        by=imtf_chair,
        seat="police",
        name="Grace Mutasa",
        rank="P-5",
        from_date=mission.opened_on,
    )
    change_member(mission, "imtf", first, by=imtf_chair, until=mission.opened_on.replace(day=20))
    add_member(mission, "imtf", by=imtf_chair, seat="military", name="Jan Vermeer", rank="P-4")
    survey = Survey.objects.create(mission=mission, run=run, kind="technical", from_date=now, to_date=now)
    validation = Validation.objects.create(mission=mission, run=run, begun_on=now)
    finding = validation.findings.create(text="Nobody keeps watch.")
    work = bodies_at_work(mission, imtf_chair, first.pk)
    lesson = add_observation(mission, "lessons", by=planner, text="Plan the rains", target="schedule")
    chair = browser_of(imtf_chair)
    chair.post("/missions/tandala/documents/", {"title": "Letter"})
    refused = chair.post("/missions/tandala/task-force/members/new/", {"seat": "police"})
    numbers = {
        "member": first.pk,
        "document": mission.documents.get().pk,
        "survey": survey.pk,
        "validation": validation.pk,
        "finding": finding.pk,
        "lesson": lesson.pk,
        **watched_over(mission),
        **measured(mission, planner),
        **passing(mission, imtf_chair, planner),
        **work,
    }
    inside = [f"/missions/tandala/{path}".format(**numbers) for path in INSIDE]
    signed_in = [path for path in OUTSIDE if path != "/sign-in/"]
    pages = {path: chair.get(path) for path in (*inside, *signed_in)}
    pages["/sign-in/"] = Client().get("/sign-in/")
    assert [path for path, answer in pages.items() if answer.status_code != 200] == []
    pages["/refused"] = refused
    return {path.split("?")[0]: answer.content.decode() for path, answer in pages.items()}


def watched_over(mission: Mission) -> dict[str, int]:
    """Let a task be unfunded, a mismatch open and a party refuse; return the numbers of what was made."""
    aim = Objective.objects.create(mission=mission, name="Trade", reference="SO1")
    told = {"paragraph": "4 (b)", "text": "Guard the river", "symbol": "Resolution 2001", "funding": "none"}
    task = MandateTask.objects.create(mission=mission, coverage="covered", **told)
    task.served_by.add(aim)
    MandateTask.objects.create(mission=mission, text="Train the police", symbol="Resolution 2001")
    Mismatch.objects.create(mission=mission, effect="Six boats are wanting.", task=task, kind="funding")
    row = Assumption.objects.create(
        mission=mission, text="The Government agrees", kind="consent", party="Government", consent="no"
    )
    row.rests_on.add(aim)
    common = Framework.objects.create(mission=mission, name="Joint vision", vision="Calm", stock_every=6)
    FrameworkPriority.objects.create(mission=mission, framework=common, text="Wages", lead="Force")
    Benchmark.objects.create(mission=mission, name="Accords hold", exit=True, target="12 districts")
    Successor.objects.create(mission=mission, kind="unct", name="Country team")
    Asset.objects.create(mission=mission, name="Radios", value=1200)
    ResidualTask.objects.create(mission=mission, text="Salaries of clerks", task=task)
    return {"assumption": row.pk}


def measured(mission: Mission, planner: Person) -> dict[str, int]:
    """Measure a benchmark, correct a value, and assess it in a cycle; return the numbers of what was made."""
    goal = save_row(mission, "benchmarks", {"name": "Vetted", "target_value": 60, "exit": True}, by=planner)
    for value, day in ((20, mission.opened_on), (30, mission.today())):
        row = record_measurement(mission, by=planner, benchmark=goal, value=value, date=day)
    change(mission, "measurements", row, {"value": "31", "correction_reason": "Added twice"}, by=planner)
    days = {"starts": mission.opened_on.replace(day=1), "ends": mission.opened_on}
    cycle = keep(CYCLE_BOOKS["cycles"], mission, days, by=planner)
    keep(CYCLE_BOOKS["recommendations"], mission, {"cycle": cycle, "text": "More courts"}, by=planner)
    return {"benchmark": goal.pk, "cycle": cycle.pk}


def passing(mission: Mission, chair: Person, planner: Person) -> dict[str, int]:
    """Let responsibility pass, and an explained standard be accepted; return the numbers of what was made."""
    items = [{"text": "The calendar", "kind": "documents"}, {"text": "The list of sub-groups"}]
    sides = {"giving": "DPA", "receiving": "DPKO", "giver": planner, "receiver": chair}
    row = open_hand_over(mission, by=planner, kind="department", items=items, **sides)
    first, second = row.items.select_related("hand_over__mission")
    accept_item(first, by=planner)
    decline_item(second, by=chair, note="The list is of last year.")
    told = {"sentences": ["A seat stands empty."], "explanation": "Nobody could be sent in that week."}
    by = {"by": chair, "accepted_by": planner, "on": mission.opened_on, "accepted_on": mission.opened_on}
    seat = Deviation.objects.create(mission=mission, level="1.1", cycle=1, code="seat-empty", **told, **by)
    return {"hand_over": row.pk, "item": first.pk, "deviation": seat.pk}


def bodies_at_work(mission: Mission, chair: Person, member: int) -> dict[str, int]:
    """Let the bodies meet, send, ask and be asked; return the numbers of what was made."""
    now = mission.today()
    there = [{"member": member, "state": "represented", "represented_by": "A deputy"}]
    told = {"agenda": "Hubs", "minute": "It was said.", "decisions": ["Map them"], "attendance": there}
    meeting = add_meeting(mission, "imtf", by=chair, **told)
    point = add_action_point(
        mission, "imtf", by=chair, text="Map the hubs", owner="OCHA", due=mission.opened_on, meeting=meeting
    )
    sent = add_deployment(mission, by=chair, direction="to-field", name="Jo Ash", place="Juba")
    for text in ("We meet on Mondays.", "We meet on Thursdays."):
        elaborate_terms(mission, "imtf", by=chair, text=text)
    force = mission.bodies.get(kind="imtf")
    request = BackstoppingRequest.objects.create(body=force, text="Fuel?", asked_on=now, asked_by=chair)
    review = BodyReview.objects.create(body=force, called_on=now)
    asked = Reinforcement.objects.create(
        body=mission.bodies.get(kind="impt"),
        reason="Census",
        side="unct",
        people=["Ada Moor"],
        from_date=now,
        until=now,
        asked_on=now,
        asked_by=chair,
    )
    return {
        "meeting": meeting.pk,
        "point": point.pk,
        "deployment": sent.pk,
        "request": request.pk,
        "review": review.pk,
        "reinforcement": asked.pk,
    }


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    html: dict[str, str], chromium: Any, width: int
) -> None:
    assert not faults_of_pages(chromium, html, width)

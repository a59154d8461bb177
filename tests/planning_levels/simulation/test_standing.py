"""Where a mission stands for the simulation, from its own file; and the pages and the API that show it."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from PIL import Image

from missions.errors import Invalid
from missions.models import Entry, Mission, Person
from planning_levels.models import Event, GatePlan
from planning_levels.reading import Reading
from planning_levels.simulation import Ask, outlook_of, start_of
from planning_levels.simulation.asking import ask_of, read
from planning_levels.simulation.standing import open_steps
from planning_levels.simulation.words import assumptions, told
from plans.models import Asset, Function, Milestone, Phase, ScheduleItem
from tests.planning_levels.cast import people
from tests.planning_levels.walking import Walk

pytestmark = pytest.mark.django_db
UNKIND = (" late", "overdue", "block", "delay", "behind")
Browser = Callable[[Person], Client]


def where(walk: Walk) -> tuple[str, str, list[str]]:
    """Return level, phase and open steps of the walk as it stands."""
    reading = Reading(walk.fresh())
    start = start_of(reading)
    assert start is not None
    assert start.open_steps == (len(open_steps(reading, start.level)) if start.phase == "work" else 0)
    outlook = outlook_of(reading, Ask(returned=dict.fromkeys(("1.1", "1.2", "2.1", "2.2"), 1)))
    sentences = [told(item) for point in (*outlook.earliest, *outlook.likely) for item in point.grounds]
    said = " ".join([*sentences, *assumptions(outlook)]).casefold()
    assert not [word for word in UNKIND if word in said], "nobody is called late, and nothing blocking"
    return start.level, start.phase, open_steps(reading, start.level)


def test_along_the_whole_way() -> None:
    walk = Walk(people())
    assert where(walk)[:2] == ("1.1", "initiation")
    walk.analyse()
    assert where(walk)[:2] == ("1.1", "initiation")
    walk.initiate()
    assert where(walk) == ("1.1", "work", ["1.1.1", "1.1.2", "1.1.3"])
    walk.decide_form()
    assert where(walk)[:2] == ("1.2", "preparation")
    walk.found()
    assert where(walk) == ("1.2", "decision", [])
    walk.act("submit-sg-report", "sg")
    due = walk.mission.today() + timedelta(days=9)
    walk.act("record-event", "planner", kind="council-deliberation", title="Debate", due=due.isoformat())
    assert where(walk)[:2] == ("1.2", "council")
    assert outlook_of(Reading(walk.fresh())).day("earliest", "GATE-COUNCIL") == due
    walk.authorise()
    assert where(walk) == ("2.1", "work", ["2.1.1", "2.1.2", "2.1.3", "2.1.4"])
    walk.issue()
    assert where(walk) == ("2.2", "preparation", ["2.2.1", "2.2.2", "2.2.3"])
    walk.implement()
    assert where(walk) == ("2.2", "decision", [])
    walk.act("adopt-mission-plan", "srsg")
    done = outlook_of(Reading(walk.fresh()))
    assert (done.done, done.adopted_on, done.earliest) == ("adopted", walk.mission.today(), ())
    assert done.day("likely") is None
    assert list(assumptions(done)) == []


def test_an_ended_process_has_no_adoption_ahead() -> None:
    walk = Walk(people())
    walk.analyse()
    walk.initiate()
    walk.end_without()
    assert outlook_of(Reading(walk.fresh())).done == "ended"


def test_a_transition_plan_that_is_needed_keeps_its_step_open() -> None:
    walk = Walk(people())
    for step in (walk.analyse, walk.initiate, walk.decide_form):
        step()
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    walk.act("promulgate-usg-directive", "usg-of-lead")
    assert where(walk)[1:] == ("work", ["1.2.2", "1.2.3", "1.2.4", "1.2.5"])


def test_values_are_read_strictly() -> None:
    assert ask_of(read({})) == Ask({"1.1": 0, "1.2": 0, "2.1": 0, "2.2": 0})
    asked = ask_of(read({"returned_2_1": " 2 ", "round_days": "5", "early": "true", "prior": ""}))
    assert (asked.returned["2.1"], asked.round_days, asked.early) == (2, 5, True)
    with pytest.raises(Invalid) as wrong:
        read({"returned_2_1": "10", "round_days": "0", "survey_off": "-1", "prior": "²", "consider": "1e3"})
    assert set(wrong.value.errors) == {"returned_2_1", "round_days", "survey_off", "prior", "consider"}


def test_page_and_api_say_the_same_and_store_nothing(
    mission: Mission, planner: Person, browser_of: Browser, api: Any
) -> None:
    today = mission.today()
    GatePlan.objects.create(mission=mission, gate="DP-2.2", planned_on=today + timedelta(days=400))
    before = Entry.objects.count()
    data = api(planner).get(f"/api/v1/missions/{mission.key}/timeline/adoption/?returned_1_1=1").json()
    # 28 + 7 for the return, 21, 21, 14: 91 days; likely the day planned.
    assert data["earliest"] == (today + timedelta(days=91)).isoformat()
    assert data["likely"] == (today + timedelta(days=400)).isoformat()
    assert data["points_earliest"][0]["gate"] == "DP-INIT"
    page = browser_of(planner).get(f"/missions/{mission.key}/timeline/adoption/?returned_1_1=1")
    html = page.content.decode()
    assert "The package of 1.1 Advance planning is returned 1 time: 7 days more." in html
    assert "Without what you try" in html
    assert Entry.objects.count() == before
    wrong = browser_of(planner).get(f"/missions/{mission.key}/timeline/adoption/?returned_1_1=x")
    assert (wrong.status_code, "A whole number from 0 to 9 is wanted." in wrong.content.decode()) == (
        400,
        True,
    )
    refused = api(planner).get(f"/api/v1/missions/{mission.key}/timeline/adoption/?returned_1_1=10")
    assert refused.status_code == 400


@pytest.fixture
def planned(mission: Mission) -> Mission:
    """A mission with a short schedule, two milestones, a phase and assets."""
    row = lambda title, start, end, **more: ScheduleItem.objects.create(  # noqa: E731
        mission=mission, title=title, date=start, until=end, **more
    )
    survey = row("=Survey <of> assets", date(2011, 7, 18), date(2011, 9, 9), side="mission")
    move = row("Transfer", date(2011, 9, 10), date(2011, 10, 9), side="both", condition="Trucks are there")
    move.depends_on.add(survey)
    early = row("Stations", date(2011, 10, 1), date(2011, 12, 1), side="unct", critical=True)
    early.depends_on.add(move)
    row("Some day", None, None)
    Milestone.objects.create(mission=mission, name="Moved", date=date(2011, 10, 9))
    Phase.objects.create(mission=mission, name="Rollover", starts=date(2011, 7, 9), until=date(2011, 10, 9))
    Asset.objects.create(mission=mission, name="Vehicles", period="during")
    Function.objects.create(mission=mission, name="Air transport", ends=date(2012, 7, 1))
    return mission


def test_the_schedule_is_shown_with_what_does_not_hold_together(
    planned: Mission, planner: Person, browser_of: Browser, api: Any
) -> None:
    html = browser_of(planner).get(f"/missions/{planned.key}/timeline/schedule/").content.decode()
    assert "“Stations” begins 9 days before “Transfer” has ended" in html
    assert "“Some day” has no beginning" in html
    assert "No disposition is stated." in html
    assert "Nobody is named who goes on with it." in html
    assert "&lt;of&gt;" in html
    assert "<of>" not in html
    data = api(planner).get(f"/api/v1/missions/{planned.key}/timeline/schedule/").json()
    first, second, third, _undated = data["rows"]
    assert data["critical_paths"] == [[first["id"], second["id"], third["id"]]]
    assert (third["earliest_begin"], second["waits_for"]) == ("2011-10-10", [first["id"]])
    towards = api(planner).get(f"/api/v1/missions/{planned.key}/timeline/schedule/?towards={second['id']}")
    assert towards.json()["critical_paths"] == [[first["id"], second["id"]]]


def test_its_files(planned: Mission, planner: Person, browser_of: Browser) -> None:
    browser = browser_of(planner)
    here = f"/missions/{planned.key}/timeline/schedule/"
    page = browser.get(f"{here}?zoom=quarter&from=2011-08-15").content.decode()
    svg = browser.get(f"{here}schedule.svg?zoom=quarter&from=2011-08-15").content.decode()
    assert svg in page, "page and file are one drawing"
    drawing = etree.fromstring(svg.encode())
    words = [one.text for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Jul", "Aug", "Sep", "critical"} <= set(words)
    assert "Oct" not in words
    assert "Stations" not in words, "it begins after the quarter"
    assert drawing[0].text == f"Schedule of {planned.name}"
    assert "Critical path:" in drawing[1].text
    png = browser.get(f"{here}schedule.png?zoom=nonsense&from=never")
    assert png["Content-Type"] == "image/png"
    with Image.open(BytesIO(png.content)) as image:
        assert image.width > 1500
        assert len(image.getcolors(100_000) or []) > 20
    sheet = browser.get(f"{here}schedule.csv").content.decode("utf-8-sig").splitlines()
    assert sheet[1].startswith("'=Survey <of> assets,mission"), "no cell is a formula"
    assert len(sheet) == 5


def test_an_empty_schedule_teaches(mission: Mission, planner: Person, browser_of: Browser) -> None:
    here = f"/missions/{mission.key}/timeline/schedule/"
    page = browser_of(planner).get(f"{here}?zoom=month")
    assert "No work is in the schedule yet" in page.content.decode()
    assert browser_of(planner).get(f"{here}schedule.svg").status_code == 404
    ScheduleItem.objects.create(mission=mission, title="Alone", date=date(2011, 7, 1))
    assert "nothing is drawn" in browser_of(planner).get(f"{here}?zoom=month").content.decode()


def test_the_council_and_the_calendar_are_read(mission: Mission, planner: Person) -> None:
    today = mission.today()
    for days in (-3, 30):
        Event.objects.create(
            mission=mission, kind="council-deliberation", title="Debate", on=today, by=planner,
            due=today + timedelta(days=days),
        )  # fmt: skip
    GatePlan.objects.create(mission=mission, gate="GATE-COUNCIL", planned_on=today + timedelta(days=40))
    start = start_of(Reading(mission))
    assert start is not None
    assert start.council == (today + timedelta(days=30), today + timedelta(days=40))

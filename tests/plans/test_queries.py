"""What is open in the plan, as readiness asks for it, and tables as print takes them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from missions.models import Mission, Person
from plans import queries
from plans.registers import REGISTERS
from plans.rows import save_row
from tests.plans.samples import whole

pytestmark = pytest.mark.django_db
Add = Callable[..., Any]


@pytest.fixture
def add(mission: Mission, planner: Person) -> Add:
    """A function that adds a row: `add("risks", text="Rain")`."""
    return lambda key, **data: save_row(mission, key, data, by=planner)


@pytest.mark.parametrize("key", REGISTERS)
def test_tables_are_ready_for_json_and_carry_the_source(key: str, mission: Mission, planner: Person) -> None:
    row = save_row(mission, key, whole(REGISTERS[key], mission, planner), by=planner)
    shown = next(item for item in queries.table(mission, key) if item["id"] == row.pk)
    assert json.loads(json.dumps(shown)) == shown
    assert shown["source"] == "Something"
    printed = {column.key for column in queries.columns(key)}
    assert printed == shown.keys() - {"id"}
    assert queries.complete_rows(mission, key) >= 1


def test_tables_speak_in_words_and_keep_secrets(mission: Mission, add: Add) -> None:
    aim = add(
        "objectives", reference="SO1", name="Safer", dimensions=["rule-of-law"], supporting="UNDP, UNICEF"
    )
    add("benchmarks", name="B", objective=aim.pk, kind="quantitative")
    add("options", title="O", reason="Nobody offered aircraft")
    assert queries.table(mission, "objectives")[0]["dimensions"] == ["rule of law"]
    assert queries.table(mission, "objectives")[0]["supporting"] == ["UNDP", "UNICEF"]
    assert queries.table(mission, "benchmarks")[0]["objective"] == "SO1"
    assert "Nobody offered" not in json.dumps(queries.table(mission, "options"))


def test_scenarios_show_how_options_fare(mission: Mission, add: Add) -> None:
    option, scenario = add("options", title="Middle", reference="O3"), add("scenarios", name="S2")
    add("option-tests", scenario=scenario.pk, option=option.pk, result="partly")
    assert queries.table(mission, "scenarios")[0]["tests"] == "O3: partly"


def test_the_gap_is_what_nobody_has_promised(mission: Mission, add: Add) -> None:
    add("activities", name="R9", lead="DDR", need=28_000, assessed=9_000, voluntary=19_000, pledged=6_000)
    assert queries.table(mission, "activities")[0]["gap"] == 13_000


@pytest.mark.parametrize("filler", ["tbd", " - ", "TBC", "n/a", "to be confirmed"])
def test_a_filler_completes_no_row(filler: str, mission: Mission, add: Add) -> None:
    add("activities", name="Registration", lead=filler)
    assert queries.complete_rows(mission, "activities") == 0
    add("activities", name="Registration", lead="Police")
    assert queries.complete_rows(mission, "activities") == 1


def test_an_empty_item_is_no_information(mission: Mission, add: Add) -> None:
    add("information-base", item="Human rights assessments", status="empty")
    assert queries.complete_rows(mission, "information-base") == 0


def test_a_new_task_is_open_until_something_serves_it(mission: Mission, planner: Person, add: Add) -> None:
    aim = add("objectives", name="SO2")
    covered = add("mandate-tasks", text="Good offices", coverage="covered")
    fresh = add("mandate-tasks", text="Early warning", coverage="new")
    untouched = add("mandate-tasks", text="Police")
    assert queries.open_mandate_tasks(mission) == [fresh, untouched]
    save_row(mission, "mandate-tasks", {"served_by": [aim.pk]}, by=planner, row=fresh)
    save_row(mission, "mandate-tasks", {"coverage": "dropped"}, by=planner, row=untouched)
    assert queries.open_mandate_tasks(mission) == []
    assert covered.coverage == "covered"


def test_a_mismatch_is_open_until_solved(mission: Mission, planner: Person, add: Add) -> None:
    row = add("mismatches", effect="Fewer troops than the tasks need")
    assert [str(item) for item in queries.open_mismatches(mission)] == ["Fewer troops than the tasks need"]
    save_row(mission, "mismatches", {"solution": "accepted-shortfall-advised"}, by=planner, row=row)
    assert queries.open_mismatches(mission) == []


def test_an_asset_needs_a_disposition(mission: Mission, add: Add) -> None:
    add("assets", name="Camp", disposition="unct")
    add("assets", name="Aircraft")
    assert [str(item) for item in queries.undisposed_assets(mission)] == ["Aircraft"]


def test_successors_in_place(mission: Mission, planner: Person, add: Add) -> None:
    assert queries.open_successors(mission) == ["No successor arrangement is on file."]
    team = add("successors", kind="unct")
    assert len(queries.open_successors(mission)) == 1
    save_row(mission, "successors", {"share": "40 %"}, by=planner, row=team)
    assert queries.open_successors(mission) == []
    office = add("successors", kind="other-un-mission", share="60 %")
    assert len(queries.open_successors(mission)) == 1
    save_row(mission, "successors", {"mission": mission.key}, by=planner, row=office)
    assert "has not been confirmed" in queries.open_successors(mission)[0]
    Mission.objects.filter(pk=mission.pk).update(state="in_level")
    assert queries.open_successors(mission) == []


def test_consultations_want_national_and_other_partners(mission: Mission, add: Add) -> None:
    assert len(queries.missing_consultations(mission, "mission-plan")) == 2
    add("consultations", text="Roads first", output="mission-plan", group="national")
    add("consultations", text="Money later", output="sg-report", group="donors")
    assert len(queries.missing_consultations(mission, "mission-plan")) == 1
    add("consultations", text="Money later", output="mission-plan", group="donors")
    assert queries.missing_consultations(mission, "mission-plan") == []


def test_a_difference_wants_an_answer_and_stays_in_sight(mission: Mission, planner: Person, add: Add) -> None:
    row = add("expectations", actor="Government", text="Airlift", status="differs")
    add("expectations", actor="Government", text="Police", status="met")
    assert queries.unanswered_expectations(mission) == [row]
    save_row(mission, "expectations", {"answer": "No aircraft were given"}, by=planner, row=row)
    assert queries.unanswered_expectations(mission) == []
    assert queries.table(mission, "expectations")[0]["status"] == "differs"


def test_every_standing_assumption_is_checked(mission: Mission, add: Add) -> None:
    one, two = add("assumptions", text="Consent"), add("assumptions", text="Units move")
    add("assumptions", text="Given up", recheck="dropped")
    assert queries.unchecked_assumptions(mission, [one.pk]) == [two]


def test_narrowing_options_wants_a_reason(mission: Mission, planner: Person, add: Add) -> None:
    add("options", title="Middle", sent_on="2011-06-10")
    upper = add("options", title="Upper")
    assert len(queries.narrowed_options_without_reason(mission)) == 1
    save_row(mission, "options", {"reason": "Aircraft were not offered"}, by=planner, row=upper)
    assert queries.narrowed_options_without_reason(mission) == []
    save_row(mission, "options", {"sent_on": True, "reason": ""}, by=planner, row=upper)
    assert queries.narrowed_options_without_reason(mission) == []


def test_options_not_yet_sent_on_are_not_narrowed(mission: Mission, add: Add) -> None:
    add("options", title="Upper")
    assert queries.narrowed_options_without_reason(mission) == []

"""Entering above 1.1: existing missions at every level, successors with what stands in for them."""

from typing import Any

import pytest

from missions.errors import Invalid, NotPermitted, NotReady, Stale
from missions.models import ChairTerm, Mission
from planning_levels.models import LevelEntry
from planning_levels.next_step import next_step
from planning_levels.position import position_of
from planning_levels.readiness import common
from planning_levels.reading import Reading
from planning_levels.verbs import bodies as acts
from planning_levels.verbs import filing, opening, versions
from tests.planning_levels.cast import LEAD, Cast
from tests.planning_levels.there import LONG, At, do, refused, tomorrow
from tests.planning_levels.there import versions as made_states
from tests.planning_levels.walking import EXPLAINED, PAPER, Walk

TRIGGER = {"type": "other", "date": "2020-01-01", "source": "A letter"}
NEEDED = ("strategic-assessment", "sg-directive", "usg-directive", "mission-plan", "council-record")
SUCCESSOR: dict[str, Any] = {
    "name": "After",
    "key": "after",
    "country": "Elsewhere",
    "reason": LONG,
    "trigger": TRIGGER,
}


def existing(cast: Cast, level: str | None, **more: Any) -> Walk:
    """An existing mission that asks to enter, with its people seated."""
    walk = Walk(cast)
    key = f"{walk.key}-e"
    data: dict[str, Any] = {
        "name": key,
        "key": key,
        "country": key,
        "purpose": "revision",
        "lead_department": LEAD,
    }
    data |= {"entry_level": level, "document": PAPER, **more}
    walk.mission = opening.open_mission(by=cast["planner"], data=data)
    walk._seat_everybody()
    return walk


@pytest.mark.parametrize("level", ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"])
def test_an_existing_mission_enters_at_its_level(level: str, cast: Cast) -> None:
    walk = existing(cast, level)
    assert walk.state == "awaiting_initiation"
    step = next_step(Reading(walk.fresh()))
    assert step is not None
    assert (step.act, step.roles) == ("confirm-entry", ("sg",))
    assert refused(walk, "initiate", "sg", lead_department=LEAD) == {"state"}
    walk.act("confirm-entry", "sg", form="peacekeeping")
    found = position_of(walk.fresh())
    beneath = ("3.1", "3.2") if level == "3.2" else (level,)
    assert (found.state, found.open_levels) == (f"L{level}", beneath)
    transfer = {"2.2": "initiated", "3.1": "complete", "3.2": "complete"}.get(level, "none")
    assert (walk.fresh().transfer, walk.fresh().form) == (transfer, "peacekeeping")
    assert refused(walk, "confirm-entry", "sg") == {"state"}
    assert found.mandated is (level > "2")


def test_the_level_of_entry_is_3_1_unless_named(cast: Cast) -> None:
    walk = existing(cast, None)
    walk.act("confirm-entry", "sg")
    assert walk.state == "L3.1"


def test_an_entry_at_2_1_goes_on_without_a_council_record_of_its_own(cast: Cast) -> None:
    walk = existing(cast, "2.1")
    walk.act("confirm-entry", "sg")
    acts.establish_task_force(walk.mission, by=cast["imtf-chair"], explanations=EXPLAINED)
    walk.issue()
    assert walk.state == "L2.2"


def test_an_entry_at_2_2_can_begin_its_exercise_and_be_adopted(cast: Cast) -> None:
    walk = existing(cast, "2.2", earlier=[{"type": "srsg-directive", "predates": True}])
    assert "directive-not-issued" in refused(walk, "begin-validation", "imtf-chair")
    walk.act("confirm-entry", "sg")
    acts.establish_task_force(walk.mission, by=cast["imtf-chair"], explanations=EXPLAINED)
    walk.adopt()
    assert walk.state == "L3.1"
    walk.revise()
    assert "council-authorisation" in refused(walk, "submit-level", "imtf-chair", level="2.1")


def test_the_srsg_of_an_existing_mission_issues_directives(cast: Cast) -> None:
    walk = existing(cast, "3.1")
    with pytest.raises(NotReady):
        versions.act_on("issue", walk.mission, "mission-directive", 1, by=cast["srsg"], data={})
    walk.act("confirm-entry", "sg")
    issue: dict[str, Any] = {"by": cast["srsg"], "data": {"explanations": EXPLAINED}}
    made = versions.act_on("issue", walk.mission, "mission-directive", 1, **issue)
    assert made.state == "issued"
    with pytest.raises(NotReady):
        versions.act_on("issue", walk.mission, "mission-directive", 1, **issue)
    with pytest.raises(NotPermitted):
        versions.act_on("issue", walk.mission, "mission-directive", 1, by=cast["planner"], data={})


def test_a_declined_entry_may_come_back(cast: Cast) -> None:
    walk = existing(cast, "3.1")
    walk.act("decline-initiation", "sg", outcome="deferred", reason=LONG)
    assert walk.state == "pre_planning"
    assert refused(walk, "confirm-entry", "sg") == {"state"}
    walk.analyse()
    walk.act("confirm-entry", "sg", lead_department="DPA")
    assert (walk.state, walk.fresh().lead_department_id) == ("L3.1", "DPA")


def test_a_new_process_has_no_entry_to_confirm(at: At) -> None:
    walk = at("awaiting_initiation")
    assert refused(walk, "confirm-entry", "sg") == {"state"}
    with pytest.raises(Invalid):
        do(walk, "confirm-entry", "sg", form="a kingdom")
    assert refused(at("L1.1"), "confirm-entry", "sg") == {"state"}


@pytest.mark.parametrize(("level", "needed"), [("1.1", ()), ("1.2", NEEDED[:2]), ("2.1", NEEDED)])
def test_a_successor_enters_where_its_stand_ins_allow(level: str, needed: tuple[str, ...], at: At) -> None:
    walk = at("L3.1_transition")
    made = do(walk, "open-successor", "planner", **SUCCESSOR, entry_level=level)
    assert (made.predecessor_id, made.state) == (walk.mission.pk, "awaiting_initiation")
    after = Walk.__new__(Walk)
    after.cast, after.mission, after.key = walk.cast, made, made.key
    if needed:
        assert refused(after, "confirm-entry", "sg") == {"stand-in"}
    entry = LevelEntry.objects.get(mission=made)
    links: list[dict[str, Any]] = [{"for": name, "document": PAPER} for name in needed]
    if needed:
        links[0] = {"for": needed[0], "mission": walk.key, "version": 1}
    linked: dict[str, Any] = {"by": walk.cast["planner"], "data": {"stand_ins": links}}
    filing.change_stand_ins(made, entry, **linked, if_version=1)
    with pytest.raises(Stale):
        filing.change_stand_ins(made, entry, **linked, if_version=1)
    do(after, "confirm-entry", "sg")
    assert after.state == f"L{level}"
    entry.refresh_from_db()
    with pytest.raises(NotReady):
        filing.change_stand_ins(made, entry, **linked)


def test_stand_ins_are_outputs_of_missions_that_one_sees(at: At, cast: Cast) -> None:
    walk = at("L2.1")
    made = do(walk, "open-successor", "planner", **SUCCESSOR, entry_level="2.1")
    entry = LevelEntry.objects.get(mission=made)
    for wrong in (
        {"for": "poem"},
        {"for": "mission-plan", "mission": "nowhere"},
        {"for": "mission-plan", "mission": walk.key, "version": 99},
    ):
        with pytest.raises(Invalid):
            filing.change_stand_ins(made, entry, by=cast["planner"], data={"stand_ins": [wrong]})
    with pytest.raises(Invalid):
        filing.change_stand_ins(made, entry, by=cast["planner"], data={})
    council = {"for": "council-record", "mission": walk.key, "version": 1}
    filing.change_stand_ins(made, entry, by=cast["planner"], data={"stand_ins": [council]})
    assert entry.stand_ins.get().of is None


def test_a_successor_bears_a_key_and_a_lead_that_fit(at: At) -> None:
    walk = at("L3.1")
    for wrong in (
        {"key": walk.key},
        {"key": walk.key.upper()},
        {"key": "!"},
        {"key": "a" * 61},
        {"lead_department": "NOWHERE"},
    ):
        with pytest.raises(Invalid):
            do(walk, "open-successor", "planner", **{**SUCCESSOR, "entry_level": "1.1", **wrong})
    assert refused(walk, "open-successor", "planner") == {
        f"missing-{name}" for name in ("name", "key", "country", "trigger", "reason", "entry_level")
    }
    made = do(walk, "open-successor", "planner", **SUCCESSOR, entry_level="1.1", lead_department="DPA")
    assert made.lead_department_id == "DPA"
    assert do(at("completed"), "open-successor", "planner", **SUCCESSOR | {"key": "late"}, entry_level="1.1")
    assert refused(at("other_form"), "open-successor", "planner", **SUCCESSOR) == {"completed"}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("key", "", "Another mission bears this key"),
        ("on", None, "in the future"),
        ("lead_department", "NOWHERE", "No entity bears the code"),
        ("earlier", [{"type": "poem"}], "is no output"),
    ],
)
def test_a_file_opens_with_values_that_fit(field: str, value: Any, said: str, cast: Cast) -> None:
    data: dict[str, Any] = {"name": "!", "key": "fits", "country": "Here", "trigger": TRIGGER}
    data[field] = tomorrow() if field == "on" else value
    with pytest.raises(Invalid) as refusal:
        opening.open_mission(by=cast["planner"], data=data)
    assert set(refusal.value.errors) == {field}
    assert said in refusal.value.errors[field]


def test_who_opens_and_what_a_file_wants(cast: Cast) -> None:
    data: dict[str, Any] = {"name": "New one", "country": "Here"}
    with pytest.raises(NotPermitted):
        opening.open_mission(by=cast["observer"], data=data)
    for more, code in (({}, "missing-trigger"), ({"purpose": "revision"}, "stand-in")):
        with pytest.raises(NotReady) as refusal:
            opening.open_mission(by=cast["pbso"], data={**data, **more})
        assert [item.code for item in refusal.value.blockers] == [code]
    first = opening.open_mission(by=cast["pbso"], data={**data, "trigger": TRIGGER})
    assert (first.key, first.lead_department_id) == ("new-one", "DPA")
    again = {**data, "name": "Second", "trigger": TRIGGER}
    tries: tuple[tuple[dict[str, str], Any], ...] = (({}, NotReady), ({"open-process": "short"}, Invalid))
    for said, wrong in tries:
        with pytest.raises(wrong):
            opening.open_mission(by=cast["pbso"], data={**again, "explanations": said})
    second = opening.open_mission(by=cast["pbso"], data={**again, "explanations": {"open-process": LONG}})
    assert second.deviations.get().code == "open-process"


def test_initiation_and_its_refusals(at: At) -> None:
    walk = at("pre_planning")
    assert refused(walk, "submit-strategic-analysis", "planner") == {"not-submitted"}
    Mission.objects.filter(pk=walk.mission.pk).update(peacekeeping_foreseen=False)
    analysis: dict[str, Any] = {"document": PAPER, "explanations": {}}
    assert refused(walk, "submit-strategic-analysis", "pbso", **analysis) == {"no-peacekeeping"}
    made = walk.submit("strategic-analysis", "planner")
    walk.act("submit-strategic-analysis", "pbso")
    assert refused(walk, "decline-initiation", "sg") == {"missing-outcome", "missing-reason"}
    with pytest.raises(Invalid):
        walk.act("initiate", "sg", lead_department="NOWHERE")
    walk.act("initiate", "sg")
    assert made_states(walk, "strategic-analysis") == {made.number: "issued"}
    assert walk.fresh().lead_department_id == LEAD
    do(walk, "add-trigger", "planner", **TRIGGER)
    assert refused(walk, "add-trigger", "planner") == {"missing-type", "missing-date", "missing-source"}
    assert walk.fresh().triggers.count() == 2


def test_a_hold_stops_submissions_by_staff_and_nobody_else(at: At) -> None:
    walk = at("L2.1")
    hold = {"reason": "Talks", "release_event": "An accord"}
    do(walk, "hold", "planner", **hold)
    do(walk, "hold", "planner", **hold | {"release_event": "A truce"})
    assert walk.fresh().holds.filter(released_on=None).get().release_event == "A truce"
    assert "on-hold" in refused(walk, "submit-level", "imtf-chair")
    with pytest.raises(NotReady) as refusal:
        walk.submit("srsg-directive")
    assert "on-hold" in {item.code for item in refusal.value.blockers}
    do(walk, "record-event", "planner", kind="event", title="A meeting", document=PAPER)
    do(walk, "change-lead", "sg", lead_department="DPA", reason=LONG)
    do(walk, "release", "sg", event="A truce")
    do(walk, "release", "planner", event="Again")
    assert "on-hold" not in refused(walk, "submit-level", "imtf-chair")


def test_a_lead_that_changed_wants_another_chair(at: At, cast: Cast) -> None:
    walk = at("L2.1")
    with pytest.raises(Invalid):
        do(walk, "change-lead", "sg", lead_department="NOWHERE", reason=LONG)
    assert refused(walk, "change-lead", "sg") == {"missing-lead_department", "missing-reason"}
    do(walk, "change-lead", "sg", lead_department="DPA", reason=LONG)
    assert "chair-not-of-lead" in refused(walk, "submit-level", "imtf-chair")
    hand: dict[str, Any] = {"name": "New chair", "entity": "DPA"}
    acts.hand_over_chair(walk.mission, by=cast["usg"], **hand)
    assert not list(common.chair_of_lead(Reading(walk.fresh())))
    assert ChairTerm.objects.filter(body__mission=walk.mission, until=None).get().name == "New chair"

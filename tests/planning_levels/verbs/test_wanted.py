"""Appointments, endorsement, abandoning, the form and the Directive: what each wants."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.timezone import localdate

from missions.errors import Invalid, NotReady
from missions.models import Assignment, Mission
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import Appointment
from planning_levels.verbs import versions as on_versions
from planning_levels.verbs.door import VERBS, perform
from planning_levels.verbs.inner import look
from tests.planning_levels.cast import Cast
from tests.planning_levels.there import At, bodies, do, reading, refused, run
from tests.planning_levels.walking import BECAUSE, Walk


def codes(act: Callable[[], Any]) -> set[str]:
    """Return the blockers' codes of an act that must be refused with 409."""
    with pytest.raises(NotReady) as refusal:
        act()
    return {item.code for item in refusal.value.blockers}


def act_on(walk: Walk, act: str, output: str, number: int, role: str, **data: Any) -> Any:
    by = walk.cast[role]
    return on_versions.act_on(act, walk.mission, output, number, by=by, data=data)


def test_steps_of_the_head_of_mission(at: At, cast: Cast) -> None:
    walk = at("L2.1")
    Assignment.objects.filter(mission=walk.mission, role="srsg").delete()
    do(walk, "record-appointment", "planner", step="arrived", name="Somebody")
    assert walk.fresh().flags.filter(code="appointment-order").exists()
    with pytest.raises(Invalid):
        do(walk, "record-appointment", "planner", step="appointed", person="nobody")
    do(walk, "record-appointment", "planner", step="nominated", person="partner")
    do(walk, "record-appointment", "planner", step="appointed", person="partner")
    assert Assignment.objects.get(mission=walk.mission, role="srsg").person == cast["partner"]
    do(walk, "record-appointment", "planner", step="left")
    assert Assignment.objects.get(mission=walk.mission, role="srsg").until == localdate()
    assert reading(walk).appointment("appointed") is None
    assert refused(walk, "record-appointment", "planner") == {"missing-step"}
    do(walk, "declare-operational", "planner")
    assert Appointment.objects.filter(mission=walk.mission, step="operational").exists()


def test_an_endorsement_lists_the_heads_of_agency_and_may_be_declined(at: At) -> None:
    walk = at("L2.2")
    day = localdate().isoformat()
    assert refused(walk, "endorse-mission-plan", "rc-hc", discussed_on=day) == {"not-submitted"}
    walk.implement()
    positions = [{"entity": "UNHCR", "position": "declines", "text": "No"}]
    do(walk, "endorse-mission-plan", "rc-hc", discussed_on=day, outcome="declined", positions=positions)
    do(walk, "endorse-mission-plan", "rc-hc", discussed_on=day, reservation="Space", reason="Agreed")
    assert refused(walk, "endorse-mission-plan", "rc-hc", discussed_on=day) == {"state"}
    given = walk.fresh().decisions.filter(gate="GATE-UNCT").latest("id")
    assert given.reason == "Agreed\n\nSpace"
    do(walk, "adopt-mission-plan", "srsg")
    assert run(walk, "2.2").outcome == "adopted and endorsed"
    assert refused(walk, "endorse-mission-plan", "rc-hc", discussed_on=day) == {"state", "not-submitted"}


@pytest.mark.parametrize(
    "state", ["pre_planning", "awaiting_initiation", "L1.1", "L1.2", "awaiting_council", "L2.1", "L2.2"]
)
def test_planning_is_abandoned_before_adoption(state: str, at: At) -> None:
    walk = at(state)
    do(walk, "abandon-planning", "sg", reason=BECAUSE)
    assert (walk.state, bodies(walk)) == ("ended_no_operation", ("closed", "closed"))
    assert "completed" in codes(lambda: act_on(walk, "submit", "review", 1, "planner"))
    assert [item.code for item in look(reading(walk), WITHIN["submit"], lambda case: ())] == ["completed"]


def test_a_form_wants_what_follows_from_it(at: At) -> None:
    walk = at("L1.1")
    walk.assess()
    for data, lacking in (
        ({}, {"missing-outcome"}),
        ({"outcome": "suitable"}, {"missing-form"}),
        ({"outcome": "no_operation"}, {"missing-reason"}),
        ({"outcome": "other_form"}, {"missing-form", "missing-reason"}),
    ):
        assert refused(walk, "decide-form", "sg", **data) == lacking
    other = {"outcome": "other_form", "form": "other", "reason": BECAUSE}
    with pytest.raises(Invalid):
        do(walk, "decide-form", "sg", **other, lead_department="NOWHERE")
    do(walk, "decide-form", "sg", **other, lead_department="DPA")
    assert (walk.state, walk.fresh().lead_department_id, bodies(walk)[0]) == ("L1.2", "DPA", "established")
    assert "chair-not-of-lead" in refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-USG")


def test_the_directive_wants_a_head_of_mission_and_its_confirmations(at: At) -> None:
    walk = at("L2.1")
    codes_ = refused(
        walk, "issue-srsg-directive", "usg-of-lead", confirmations=["note-of-guidance"], early=True
    )
    assert codes_ == {"missing-confirmations", "missing-reason", "missing-srsg", "not-submitted"}
    codes_ = refused(walk, "issue-srsg-directive", "usg-of-lead")
    assert codes_ == {
        "missing-confirmations",
        "missing-srsg",
        "not-submitted",
        "mandate-task-open",
        "not-final",
    }


def test_a_verb_can_be_called_by_itself(at: At, cast: Cast) -> None:
    walk = at("L2.1")
    VERBS["record-event"](walk.mission, by=cast["planner"], kind="event", title="A meeting")
    notices: list[Any] = []
    perform(
        "record-event",
        walk.mission,
        by=cast["planner"],
        data={"kind": "event", "title": "B"},
        notices=notices,
    )
    assert notices == []
    assert Mission.objects.get(pk=walk.mission.pk).events.count() == 2

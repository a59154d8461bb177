"""An early Directive upon a waiting package, gates of other levels, updates without a plan in force."""

from plans.models import Objective
from tests.planning_levels.there import At, open_levels, refused, run, versions
from tests.planning_levels.walking import BECAUSE, CONFIRMED


def test_an_early_directive_decides_the_package_that_waits_and_leaves_2_1_owing(at: At) -> None:
    walk = at("L2.1")
    walk.operate()
    latest = max(versions(walk, "mission-plan"))
    walk.submit("mission-budget")  # a newer report, which nobody has marked final
    walk.act("issue-srsg-directive", "usg-of-lead", confirmations=CONFIRMED, early=True, reason=BECAUSE)
    assert (run(walk, "2.1").state, open_levels(walk)) == ("active", ("2.1", "2.2"))
    assert versions(walk, "mission-plan")[latest] == "submitted"
    assert refused(walk, "submit-level", "imtf-chair") == {"not-final"}


def test_gates_of_another_level_are_not_open(at: At) -> None:
    walk = at("L1.2")
    assert "state" in refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-3.2-USG")


def test_an_update_wants_a_plan_in_force_and_the_same_objectives(at: At) -> None:
    walk = at("L3.1")
    assert refused(walk, "approve-plan-update", "srsg") == {"missing-serves", "not-submitted"}
    Objective.objects.create(mission=walk.mission, name="Another aim")
    walk.submit("mission-plan", "impt-lead")
    assert refused(walk, "approve-plan-update", "srsg", serves="long-term") == {"objectives-changed"}

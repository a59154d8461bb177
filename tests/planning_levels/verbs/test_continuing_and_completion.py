"""Recommendations, reviews, completion and the revised Directive (T20, T27, T33, T34)."""

import pytest

from missions.errors import Invalid
from monitoring.models import Review
from planning_levels.models import CompletionCall, Recommendation
from plans.models import Asset, Successor
from tests.planning_levels.there import (
    At,
    bodies,
    do,
    last_decision,
    refused,
)
from tests.planning_levels.walking import BECAUSE, CONFIRMED

TASKS = [{"paragraph": "2", "text": "Watch the border"}]


def test_recommendations_are_declined_once(at: At) -> None:
    walk = at("L3.1")
    for verb, gate in (("recommend-revision", "DP-3.1a"), ("recommend-transition", "DP-3.1b")):
        walk.act(verb, "srsg", text=BECAUSE)
        row = Recommendation.objects.latest("id")
        said = {"recommendation": row.pk, "reason": BECAUSE}
        walk.act("decline-recommendation", "sg", **said)
        assert (last_decision(walk, gate).outcome, walk.state) == ("declined", "L3.1")
        assert refused(walk, "decline-recommendation", "sg", **said) == {"state"}
    with pytest.raises(Invalid):
        walk.act("decline-recommendation", "sg", recommendation=0, reason=BECAUSE)
    with pytest.raises(Invalid, match="999999"):
        walk.act("recommend-transition", "srsg", benchmarks=[999999])
    assert refused(walk, "decline-recommendation", "sg") == {"missing-recommendation", "missing-reason"}


def test_a_recommendation_is_taken_up_by_the_decision(at: At) -> None:
    walk = at("L3.1")
    walk.act("recommend-transition", "srsg", text=BECAUSE)
    walk.act("recommend-revision", "planner", text=BECAUSE)
    walk.exit()
    states = dict(Recommendation.objects.filter(mission=walk.mission).values_list("kind", "state"))
    assert states == {"transition": "taken", "revision": "open"}


def test_a_review_closes_once_and_recommends_without_moving_a_level(at: At) -> None:
    walk = at("L3.1")
    today = walk.mission.today()
    for recommendation, kind in (("none", ""), ("significant-revision", "revision"), ("transition",) * 2):
        review = Review.objects.create(mission=walk.mission, kind="periodic", purpose="P", opened_on=today)
        said = {"review": review.pk, "recommendation": recommendation}
        walk.act("record-review", "impt-lead", **said)
        assert refused(walk, "record-review", "srsg", **said) == {"state"}
        made = Recommendation.objects.filter(review=review)
        assert [item.kind for item in made] == ([kind] if kind else [])
    assert walk.state == "L3.1"
    assert refused(walk, "record-review", "srsg") == {"missing-review", "missing-recommendation"}
    with pytest.raises(Invalid):
        walk.act("record-review", "srsg", review=0, recommendation="none")


def test_completion_takes_two_sides(at: At) -> None:
    walk = at("L3.1_transition")
    assert refused(walk, "complete", "srsg", explanations={}) == {"successor-open", "lessons-missing"}
    Asset.objects.create(mission=walk.mission, name="Camp")
    assert "asset-disposition" in refused(walk, "complete", "srsg")
    Asset.objects.filter(mission=walk.mission).update(disposition="unct")
    Successor.objects.create(mission=walk.mission, kind="unct", share="All")
    do(walk, "complete", "srsg")
    assert (walk.state, CompletionCall.objects.get(mission=walk.mission).role) == ("L3.1_transition", "srsg")
    assert refused(walk, "complete", "srsg") == {"state"}
    with pytest.raises(Invalid, match="seat-gap"):
        do(walk, "complete", "planner", accepts=["seat-gap"])
    do(walk, "complete", "planner", accepts=["lessons-missing"])
    assert (walk.state, bodies(walk)) == ("completed", ("closed", "closed"))
    assert not walk.fresh().deviations.filter(accepted_by=None).exists()


def test_the_revised_directive_wants_the_endorsement_and_both_confirmations(at: At) -> None:
    walk = at("L3.2")
    codes = refused(walk, "issue-revised-srsg-directive", "usg-of-lead", confirmations=CONFIRMED[:1])
    assert codes == {"missing-confirmations", "not-endorsed", "not-submitted"}
    assert "not-endorsed" in refused(walk, "submit-to-gate", "imtf-chair", gate="GATE-3.2-DIRECTIVE")
    assert "not-submitted" in refused(walk, "promulgate-usg-directive", "usg-of-lead")
    assert "not-submitted" in refused(walk, "submit-sg-report", "sg")

"""Level 3.1: reviews, minor updates, recommendations, the decisions of the SG (T20-T28)."""

from collections.abc import Iterator
from typing import Literal

import orjson
from pydantic import Field

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from monitoring.models import Review
from monitoring.queries import unmet_exit_benchmarks
from outputs.models import Version
from planning_levels.models import Event, Recommendation
from planning_levels.reading import Reading
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.council import unused_request
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import DecisionFields, Fields, Line, Text
from plans.models import Benchmark


class ReviewFields(Fields):
    review: int | None = Field(None, title="Review")
    recommendation: Literal["none", "minor-update", "significant-revision", "transition"] | None = Field(
        None, title="Recommendation"
    )


def _review_ready(case: Case[ReviewFields]) -> Iterator[Blocker]:
    if case.fields.review is None:
        return
    review = Review.objects.filter(mission=case.mission, pk=case.fields.review).first()
    if review is None:
        raise Invalid("This mission has no such review.", field="review")
    if review.closed_on is not None:
        yield blocker("state", "This review has been closed already.", case.here)


@verb("record-review", ReviewFields, _review_ready)
def record_review(case: Case[ReviewFields]) -> None:
    """Close a review with its recommendation; no level moves by it (T20, C 3.1.1)."""
    review = Review.objects.get(pk=case.fields.review)
    review.closed_on = case.on
    review.recommendation = case.fields.recommendation or "none"
    review.version += 1
    review.save(update_fields=["closed_on", "recommendation", "version"])
    kinds = {"significant-revision": "revision", "transition": "transition"}
    kind = kinds.get(case.fields.recommendation or "")
    if kind:
        Recommendation.objects.create(
            mission=case.mission, kind=kind, text=review.purpose, by=case.by, on=case.on, review=review
        )
    case.say(
        f"A {review.kind} review is closed; recommendation: {case.fields.recommendation}. No level moves."
    )


class UpdateFields(DecisionFields):
    serves: Literal["long-term", "short-term"] | None = Field(None, title="What the update serves")


def plan_in_force(reading: Reading) -> Version | None:
    """Return the Mission Plan in force: the last one issued by adoption, endorsement or update."""
    return reading.issued("mission-plan")


def _objectives(version: Version) -> object:
    frozen = orjson.loads(Version.objects.values_list("frozen", flat=True).get(pk=version.pk))
    return [
        [section["key"], section.get("rows"), section.get("content")]
        for section in frozen["sections"]
        if section["key"].endswith("objectives") or section.get("register") == "objectives"
    ]


def _update_ready(case: Case[UpdateFields]) -> Iterator[Blocker]:
    force = plan_in_force(case.reading)
    update = case.reading.submitted("mission-plan", "update")
    if force is None and case.reading.state in case.act.states:
        yield blocker("not-submitted", "No Mission Plan is in force on this file.", case.here)
    if update is None:
        yield blocker(
            "not-submitted",
            "No updated Mission Plan has been submitted.",
            f"{case.here}outputs/mission-plan/",
        )
    if force is not None and update is not None and _objectives(force) != _objectives(update):
        yield blocker(
            "objectives-changed",
            "The update changes objectives: that takes a significant revision.",
            f"{case.here}outputs/mission-plan/",
        )
    yield from deciding.blockers(case, preview=case.step is None)


@verb("approve-plan-update", UpdateFields, _update_ready)
def approve_plan_update(case: Case[UpdateFields]) -> None:
    """Approve a minor update, which takes force as version n.m (T20)."""
    version = case.reading.submitted("mission-plan", "update")
    assert version is not None  # guarded above
    deciding.decide(case, "", "update approved")
    assert case.decision is not None
    case.decision.basis.create(of=version, hash=version.hash)
    runs.issue(case, version)


class RecommendFields(Fields):
    text: Text = Field("", title="Recommendation")
    benchmarks: list[int] = Field(default_factory=list, title="Benchmarks")


def _recommend(case: Case[RecommendFields], kind: str) -> None:
    found = list(Benchmark.objects.filter(mission=case.mission, pk__in=case.fields.benchmarks))
    unknown = set(case.fields.benchmarks) - {item.pk for item in found}
    if unknown:
        raise Invalid(f"This mission has no benchmark {min(unknown)}.", field="benchmarks")
    row = Recommendation.objects.create(
        mission=case.mission, kind=kind, text=case.fields.text, by=case.by, on=case.on
    )
    row.benchmarks.set(found)


@verb("recommend-revision", RecommendFields)
def recommend_revision(case: Case[RecommendFields]) -> None:
    """Recommend a significant revision to the Secretary-General; never gated."""
    _recommend(case, Recommendation.Kind.REVISION)


@verb("recommend-transition", RecommendFields)
def recommend_transition(case: Case[RecommendFields]) -> None:
    """Recommend transition and exit planning to the Secretary-General; never gated (T27)."""
    _recommend(case, Recommendation.Kind.TRANSITION)


class DeclineRecommendationFields(DecisionFields):
    recommendation: int | None = Field(None, title="Recommendation")


def _decline_ready(case: Case[DeclineRecommendationFields]) -> Iterator[Blocker]:
    wanted = case.fields.recommendation
    if wanted is None:
        return
    found = next((item for item in case.reading.recommendations if item.pk == wanted), None)
    if found is None:
        raise Invalid("This mission has no such recommendation.", field="recommendation")
    if found.state != Recommendation.State.OPEN:
        yield blocker("state", "This recommendation has been answered already.", case.here)


@verb("decline-recommendation", DeclineRecommendationFields, _decline_ready)
def decline_recommendation(case: Case[DeclineRecommendationFields]) -> None:
    """Decline a recommendation; nothing else changes."""
    row = next(item for item in case.reading.recommendations if item.pk == case.fields.recommendation)
    deciding.decide(case, "DP-3.1a" if row.kind == "revision" else "DP-3.1b", "declined")
    row.state = Recommendation.State.DECLINED
    row.save(update_fields=["state"])


class RevisionFields(DecisionFields):
    ground: Literal["council-request", "dramatic-change"] | None = Field(None, title="Ground")
    evidence: Text = Field("", title="Evidence")
    effects: Text = Field("", title="Effects on objectives, role or capability")
    transfer_with: Line = Field("", title="Responsibilities move from or to")


def last_decision_serial(reading: Reading) -> int:
    """Return where in the record the Secretary-General last decided on a request of the Council."""
    serials = [item.serial for item in reading.decisions if item.gate in ("DP-3.1a", "DP-3.1b")]
    return max(serials, default=0)


def _request(reading: Reading) -> Event | None:
    return unused_request(reading.events, last_decision_serial(reading))


def _request_blocker(case: Case[RevisionFields] | Case[DecisionFields]) -> Iterator[Blocker]:
    if _request(case.reading) is None:
        yield blocker(
            "council-request",
            "No request of the Security Council is on record that has not been answered yet.",
            f"{case.here}do/record-event/",
        )


def _revision_ready(case: Case[RevisionFields]) -> Iterator[Blocker]:
    if case.fields.ground == "council-request":
        yield from _request_blocker(case)


@verb("decide-significant-revision", RevisionFields, _revision_ready)
def decide_significant_revision(case: Case[RevisionFields]) -> None:
    """Decide a significant revision: cycle n+1 opens at 1.2, the adopted plan stays in force (T21)."""
    request = _request(case.reading) if case.fields.ground == "council-request" else None
    deciding.decide(case, "DP-3.1a", "significant revision")
    _answer(case, request, Recommendation.Kind.REVISION)
    case.mission.cycle += 1
    runs.open_run(case, "1.2", f"Significant revision: {case.fields.ground}")
    runs.task_force_takes_up_planning(case)
    if case.fields.transfer_with:
        case.acting.flag(
            "transition-plan-open",
            f"Responsibilities move with {case.fields.transfer_with}: a Joint Transition Plan and its "
            "sub-group are called for.",
            f"{case.here}outputs/joint-transition-plan/",
        )
    case.say(f"Significant revision decided; cycle {case.mission.cycle} opens at Level 1.2.")


def _answer(case: Case[RevisionFields] | Case[DecisionFields], request: Event | None, kind: str) -> None:
    if request is not None:
        Event.objects.filter(pk=request.pk).update(used_by=case.decision)
    Recommendation.objects.filter(mission=case.mission, kind=kind, state=Recommendation.State.OPEN).update(
        state=Recommendation.State.TAKEN
    )


def _transition_ready(case: Case[DecisionFields]) -> Iterator[Blocker]:
    yield from _request_blocker(case)
    for row in unmet_exit_benchmarks(case.mission):
        said = f"The exit benchmark “{row.label}” is not shown to be met."
        yield blocker("benchmark-unmet", said, f"{case.here}exit/")


@verb("request-transition-planning", DecisionFields, _transition_ready)
def request_transition_planning(case: Case[DecisionFields]) -> None:
    """Ask for transition and exit planning upon the Council's request; 3.2 opens (T28)."""
    request = _request(case.reading)
    deciding.decide(case, "DP-3.1b", "transition planning requested")
    _answer(case, request, Recommendation.Kind.TRANSITION)
    if case.reading.run("3.2") is not None:  # an exit refused or withdrawn keeps its own run and gates
        case.mission.cycle += 1
    runs.open_run(case, "3.2", "Request of the Secretary-General", started=True)
    runs.task_force_takes_up_planning(case)

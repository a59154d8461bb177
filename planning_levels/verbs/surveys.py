"""Surveys and the validation exercise: facts with dates; launching and completing have conditions.

IMPP guidelines C 1.2.3, C 2.2.2, C 3.2.2.
"""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from missions.blockers import Blocker, blocker, missing
from missions.errors import Invalid, NotPermitted
from missions.models import Mission, Person
from monitoring.models import Review
from planning_levels.definition.acts_within import WITHIN
from planning_levels.models import (
    AssumptionCheck,
    Survey,
    SurveyTeamMember,
)
from planning_levels.verbs.door import Case
from planning_levels.verbs.fields import Day, Fields, Line, Text
from planning_levels.verbs.inner import inner
from plans import queries
from plans.models import Assumption

LONGEST_DAYS = 14
WITH_DEBRIEF = (Survey.Kind.TECHNICAL, Survey.Kind.TRANSITION)
HEADQUARTERS = {"planner", "imtf-chair", "imtf-member"}


class TeamMember(BaseModel):
    """A member of the team."""

    model_config = ConfigDict(extra="forbid")

    name: Line
    entity: Line = ""
    side: Literal["imtf", "unct", "outside"]


class SurveyFields(Fields):
    kind: Literal["technical", "field-assessment", "transition"] = Field("technical", title="Kind")
    from_date: Day | None = Field(None, alias="from", title="In the country from")
    to: Day | None = Field(None, title="Until")
    places: list[Line] = Field(default_factory=list, title="Places")
    leader: Line = Field("", title="Leader")
    team: list[TeamMember] = Field(default_factory=list, title="Team")
    stand_in: int | None = Field(None, title="Strategic review that stands in")
    source: Line = Field("", title="Source")


def plan_survey(mission: Mission, *, by: Person, data: dict[str, Any]) -> Survey:
    """Plan a survey in the run that is open; a plan is a fact and never refused for its dates."""

    def effect(case: Case[SurveyFields]) -> Survey:
        fields = case.fields
        _who(case, fields.kind)
        if fields.stand_in is not None:
            return _stood_in(case, fields.stand_in)
        if fields.from_date is None or fields.to is None:
            raise Invalid(dict.fromkeys(("from", "to"), "This date is needed."))
        if fields.to < fields.from_date:
            raise Invalid("The survey ends before it begins.", field="to")
        person = Person.objects.filter(username=fields.leader).first() if fields.leader else None
        survey = Survey.objects.create(
            mission=case.mission,
            run=case.reading.standing_run,
            kind=fields.kind,
            from_date=fields.from_date,
            to_date=fields.to,
            places="\n".join(fields.places),
            leader=str(person) if person else fields.leader,
            leader_person=person,
            source=fields.source,
        )
        SurveyTeamMember.objects.bulk_create(
            SurveyTeamMember(survey=survey, name=item.name, entity=item.entity, side=item.side)
            for item in fields.team
        )
        if survey.days > LONGEST_DAYS:
            case.acting.flag(
                "survey-long", f"A survey of {survey.days} days is planned.", f"{case.here}surveys/"
            )
        case.say(f"A {survey.get_kind_display()} is planned from {survey.from_date} to {survey.to_date}.")
        return survey

    return inner(mission, by=by, act=WITHIN["plan-survey"], shape=SurveyFields, data=data, effect=effect)


def _stood_in(case: Case[SurveyFields], review_id: int) -> Survey:
    """Let a strategic review with its UNCT debrief stand in for the survey of a revision."""
    review = Review.objects.filter(
        mission=case.mission, pk=review_id, kind=Review.Kind.STRATEGIC, unct_debrief_on__isnull=False
    ).first()
    if review is None or not case.reading.in_revision:
        raise Invalid(
            "In a revision a strategic review that was discussed with the UNCT may stand in.",
            field="stand_in",
        )
    case.say("A strategic review stands in for the survey of this revision.")
    return Survey.objects.create(
        mission=case.mission,
        run=case.reading.standing_run,
        kind=Survey.Kind.TECHNICAL,
        from_date=review.opened_on,
        to_date=review.unct_debrief_on,
        leader=review.leader,
        launched_on=review.opened_on,
        debrief_held_on=review.unct_debrief_on,
        completed_on=case.on,
        findings=f"Strategic review {review.pk}: {review.purpose}",
    )


def _who(case: Case[Any], kind: str) -> None:
    if kind != Survey.Kind.TRANSITION and not case.acting.standing.roles & HEADQUARTERS:
        raise NotPermitted("The planning team begins transition surveys; this one is the task force's.")


def launch_ready(case: Case[Any], survey: Survey) -> Iterator[Blocker]:
    """Yield what keeps a team from leaving: draft, both sides, two weeks, the chair as leader."""
    survey.refresh_from_db()  # as it is under the mission's lock
    where = f"{case.here}surveys/"
    if survey.launched_on is not None:
        yield blocker("state", "The survey has been launched already.", where)
    if survey.kind == Survey.Kind.FIELD_ASSESSMENT:
        return
    if survey.kind == Survey.Kind.TECHNICAL and not any(
        item.label == "pre-survey" and item.hash and item.cycle == case.mission.cycle
        for item in case.reading.versions.get("mission-plan", [])
    ):
        yield blocker(
            "pre-survey-draft",
            "There is no submitted pre-survey draft of the Mission Plan.",
            f"{case.here}outputs/mission-plan/",
        )
    sides = {item.side for item in survey.team.all()}
    for side, title in (("imtf", "the task force"), ("unct", "the UNCT")):
        if side not in sides:
            yield blocker("team-incomplete", f"The team has no member of {title}.", where)
    if survey.days > LONGEST_DAYS:
        yield blocker("survey-long", f"The survey lasts {survey.days} days; two weeks are the norm.", where)
    chair = case.reading.chair()
    led = chair is not None and (
        (survey.leader_person_id is not None and survey.leader_person_id == chair.person_id)
        or survey.leader == chair.name
    )
    if not led:
        yield blocker("leader-not-chair", "The survey is not led by the chair of the task force.", where)


def launch_survey(mission: Mission, survey: Survey, *, by: Person, data: dict[str, Any]) -> Survey:
    """Launch a survey: the team is in the country."""

    def effect(case: Case[Fields]) -> Survey:
        _who(case, survey.kind)
        survey.launched_on = case.on
        survey.version += 1
        survey.save(update_fields=["launched_on", "version"])
        return survey

    return inner(
        mission,
        by=by,
        act=WITHIN["launch-survey"],
        shape=Fields,
        data=data,
        effect=effect,
        ready=lambda case: launch_ready(case, survey),
    )


class DebriefFields(Fields):
    held_on: Day | None = Field(None, title="Discussed with the UNCT on")


def debrief_survey(mission: Mission, survey: Survey, *, by: Person, data: dict[str, Any]) -> Survey:
    """Record the discussion with the UNCT; a fact, the last one counts; a late one is flagged."""

    def ready(case: Case[DebriefFields]) -> Iterator[Blocker]:
        survey.refresh_from_db()
        if case.fields.held_on is None:
            yield missing("held_on", where=f"{case.here}surveys/")

    def effect(case: Case[DebriefFields]) -> Survey:
        held = case.fields.held_on
        assert held is not None  # guarded above
        if held > case.mission.today():
            raise Invalid("A date in the future cannot have happened yet.", field="held_on")
        survey.debrief_held_on = held
        survey.version += 1
        survey.save(update_fields=["debrief_held_on", "version"])
        if held > survey.to_date:
            case.acting.flag(
                "debrief-after-departure",
                f"The findings were discussed on {held}, after the team had left on {survey.to_date}.",
                f"{case.here}surveys/",
            )
        return survey

    act = WITHIN["debrief-survey"]
    return inner(mission, by=by, act=act, shape=DebriefFields, data=data, effect=effect, ready=ready)


class Check(BaseModel):
    """What became of an assumption."""

    model_config = ConfigDict(extra="forbid")

    id: int
    result: Literal["confirmed", "changed", "dropped"]


class CompleteFields(Fields):
    findings: list[Text] = Field(default_factory=list, title="Findings")
    assumptions: list[Check] = Field(default_factory=list, title="Assumptions looked at again")


def complete_ready(case: Case[CompleteFields], survey: Survey) -> Iterator[Blocker]:
    """Yield what keeps a survey from its completion: launch, debrief in time, assumptions."""
    survey.refresh_from_db()  # as it is under the mission's lock
    where = f"{case.here}surveys/"
    if survey.completed_on is not None:
        yield blocker("state", "The survey is completed already.", where)
    if survey.launched_on is None:
        yield blocker("state", "The survey has not been launched.", where)
    if survey.kind not in WITH_DEBRIEF:
        return
    if survey.debrief_held_on is None:
        yield blocker("debrief-missing", "The findings have not been discussed with the UNCT.", where)
    elif survey.debrief_held_on > survey.to_date:
        yield blocker(
            "debrief-after-departure", "The findings were discussed after the team had left.", where
        )
    named = [item.id for item in getattr(case.fields, "assumptions", [])]
    for item in queries.unchecked_assumptions(case.mission, named):
        yield blocker("assumption-unchecked", f"Not looked at again: {str(item)[:120]}", where)


def complete_survey(mission: Mission, survey: Survey, *, by: Person, data: dict[str, Any]) -> Survey:
    """Complete a survey with its findings and what became of each assumption."""

    def effect(case: Case[CompleteFields]) -> Survey:
        _who(case, survey.kind)
        known = set(Assumption.objects.filter(mission=case.mission).values_list("pk", flat=True))
        for item in case.fields.assumptions:
            if item.id not in known:
                raise Invalid(f"This mission has no assumption {item.id}.", field="assumptions")
            AssumptionCheck.objects.update_or_create(
                survey=survey, assumption_id=item.id, defaults={"result": item.result}
            )
        survey.completed_on = case.on
        survey.findings = "\n".join(case.fields.findings)
        survey.version += 1
        survey.save(update_fields=["completed_on", "findings", "version"])
        return survey

    return inner(
        mission,
        by=by,
        act=WITHIN["complete-survey"],
        shape=CompleteFields,
        data=data,
        effect=effect,
        ready=lambda case: complete_ready(case, survey),
    )

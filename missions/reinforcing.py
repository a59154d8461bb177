"""The planning team's work beside its seats: reinforcement, and where it sits and to whom it reports.

IMPP guidelines Annex A: a small permanent staff, reinforced when the leadership of the mission so directs;
place and reporting line are set for each country.
"""

from collections.abc import Iterable
from datetime import date

from missions.body_rows import NAMES, body_of
from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Body, Member, Mission, Person, Reinforcement
from missions.versions import check_version

ASKERS = ("impt-lead", "impt-member", "srsg")
LEADERSHIP = ("srsg",)


def ask_reinforcement(
    mission: Mission,
    *,
    by: Person,
    reason: str,
    side: str,
    people: Iterable[str],
    from_date: date,
    until: date,
) -> Reinforcement:
    """Ask for people beside the permanent staff, for a time; `people` are usernames or names.

    Raises NotPermitted (403), Invalid (400) without a reason or anybody named, or where the end comes first.
    """
    with passage(mission, by=by, verb="ask-reinforcement") as step:
        step.permit(*ASKERS)
        wanted = [item for item in dict.fromkeys(people) if item]
        faults = {}
        if not reason:
            faults["reason"] = "Say what the reinforcement is for."
        if not wanted:
            faults["people"] = "Name who is wanted."
        if until < from_date:
            faults["until"] = "It cannot end before it begins."
        if faults:
            raise Invalid(faults)
        made = Reinforcement.objects.create(
            body=body_of(step.mission, Body.Kind.IMPT),
            reason=reason,
            side=side,
            people=wanted,
            from_date=from_date,
            until=until,
            asked_on=step.mission.today(),
            asked_by=by,
        )
        _tell(step, made, "is asked for")
    return made


def answer_reinforcement(
    mission: Mission,
    asked: Reinforcement,
    *,
    by: Person,
    ordered: bool,
    answer: str = "",
    if_version: int | None = None,
) -> Reinforcement:
    """Order the reinforcement, or decline it with a reason; who is ordered is a member for that time.

    Raises NotPermitted (403), Conflict (409) for what has been answered, Invalid (400) without a reason.
    """
    with passage(mission, by=by, verb="answer-reinforcement") as step:
        step.permit(*LEADERSHIP)
        held = Reinforcement.objects.select_related("body").get(pk=asked.pk)
        check_version(held, if_version)
        if held.state != Reinforcement.State.ASKED:
            raise Conflict("This has been answered already.", code="already-answered")
        if not ordered and not answer:
            raise Invalid("Say why it is declined.", field="answer")
        held.state = Reinforcement.State.ORDERED if ordered else Reinforcement.State.DECLINED
        held.answer, held.answered_on, held.answered_by = answer, step.mission.today(), by
        held.version += 1
        held.save()
        if ordered:
            _seat(held)
        _tell(step, held, "is ordered" if ordered else "is declined")
    return held


def arrange(
    mission: Mission,
    kind: str,
    *,
    by: Person,
    location: str | None = None,
    reporting_line: str | None = None,
    if_version: int | None = None,
) -> Body:
    """Set where a body sits and to whom it reports; what is None stays as it is."""
    with passage(mission, by=by, verb="arrange-body") as step:
        step.permit(*(("imtf-chair", "planner") if kind == Body.Kind.IMTF else ("srsg", "impt-lead")))
        body = body_of(step.mission, kind)
        check_version(body, if_version)
        place = body.location if location is None else location
        line = body.reporting_line if reporting_line is None else reporting_line
        Body.objects.filter(pk=body.pk).update(location=place, reporting_line=line, version=body.version + 1)
        told = [f"sits at {place}"] * bool(place) + [f"reports to {line}"] * bool(line)
        what = " and ".join(told) or "has neither place nor reporting line on file"
        step.sentence = f"The {NAMES[kind]} {what}."
        step.detail = {"body": kind, "location": place, "reporting_line": line}
    return Body.objects.get(pk=body.pk)


def _seat(asked: Reinforcement) -> None:
    known = {row.username: row for row in Person.objects.filter(username__in=asked.people, is_active=True)}
    for item in asked.people:
        person = known.get(item)
        Member.objects.create(
            body=asked.body,
            seat=asked.side,
            name=person.get_full_name() if person else item,
            person=person,
            entity=person.entity if person else None,
            permanent=False,
            from_date=asked.from_date,
            until=asked.until,
        )


def _tell(step: Passage, asked: Reinforcement, how: str) -> None:
    days = f"{asked.from_date:%d %B %Y} to {asked.until:%d %B %Y}"
    step.sentence = f"Reinforcement of the planning team {how}, {days}: {', '.join(asked.people)}."
    step.detail = {
        "reinforcement": asked.pk,
        "reason": asked.reason,
        "side": asked.side,
        "people": asked.people,
        "answer": asked.answer,
    }

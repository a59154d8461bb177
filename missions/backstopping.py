"""What the mission asks of the task force, and the review of the task force itself.

After adoption the task force backstops (IMPP guidelines C 3.1.1): requests are asked and answered on dates.
Once the mission is operational its objectives, membership and tasks are looked at again (Annex A).
"""

from datetime import date

from missions.body_rows import body_of
from missions.door import Passage, passage
from missions.errors import Invalid
from missions.models import BackstoppingRequest, Body, BodyReview, Mission, Person
from missions.terms import keep_terms
from missions.versions import check_version

ASKERS = ("srsg", "impt-lead", "impt-member", "mission-staff")
ANSWERERS = ("imtf-chair", "imtf-member", "planner")
REVIEWERS = ("imtf-chair", "planner")


def ask(
    mission: Mission, *, by: Person, text: str, wanted_by: date | None = None, on: date | None = None
) -> BackstoppingRequest:
    """Ask something of the task force; Invalid (400) for a wish that lies before the question."""
    with passage(mission, by=by, verb="ask-task-force", on=on) as step:
        step.permit(*ASKERS)
        asked_on = on or step.mission.today()
        if not text:
            raise Invalid("Say what the mission asks.", field="text")
        if wanted_by is not None and wanted_by < asked_on:
            raise Invalid("An answer cannot be wanted before the question.", field="wanted_by")
        made = BackstoppingRequest.objects.create(
            body=body_of(step.mission, Body.Kind.IMTF),
            text=text,
            asked_on=asked_on,
            asked_by=by,
            wanted_by=wanted_by,
        )
        until = f", by {wanted_by:%d %B %Y}" if wanted_by else ""
        step.sentence = f"The mission asks the task force{until}: {text}"
        step.detail = {"request": made.pk, "text": text, "wanted_by": wanted_by}
    return made


def answer(
    mission: Mission,
    request: BackstoppingRequest,
    *,
    by: Person,
    text: str,
    on: date | None = None,
    if_version: int | None = None,
) -> BackstoppingRequest:
    """Answer what the mission asked, or say it anew; the record keeps what was answered before."""
    with passage(mission, by=by, verb="answer-mission", on=on) as step:
        step.permit(*ANSWERERS)
        held = BackstoppingRequest.objects.get(pk=request.pk)
        check_version(held, if_version)
        day = on or step.mission.today()
        if not text:
            raise Invalid("Write the answer.", field="answer")
        if day < held.asked_on:
            raise Invalid("It was asked after this day.", field="on")
        held.answer, held.answered_on, held.answered_by = text, day, by
        held.version += 1
        held.save()
        step.sentence = f"The task force answers the mission: {text}"
        step.detail = {"request": held.pk, "asked": held.text, "answer": text}
    return held


def call_for_review(step: Passage, on: date) -> BodyReview:
    """Call for the review of the task force, in the passage of the fact that the mission is operational.

    A review that is open already stays the one that is called for.
    """
    body = body_of(step.mission, Body.Kind.IMTF)
    return BodyReview.objects.get_or_create(body=body, held_on=None, defaults={"called_on": on})[0]


def hold_review(
    mission: Mission,
    review: BodyReview,
    *,
    by: Person,
    objectives: str,
    membership: str,
    tasks: str = "",
    terms: str = "",
    on: date | None = None,
    if_version: int | None = None,
) -> BodyReview:
    """Write down the review: what stays and what changes; new terms of reference may follow from it at once.

    Raises Invalid (400) where objectives or membership are not spoken of, or the day lies before the call.
    """
    with passage(mission, by=by, verb="review-task-force", on=on) as step:
        step.permit(*REVIEWERS)
        held = BodyReview.objects.select_related("body", "terms").get(pk=review.pk)
        check_version(held, if_version)
        day = on or step.mission.today()
        faults = {}
        if not objectives:
            faults["objectives"] = "Say what becomes of the objectives, even if nothing does."
        if not membership:
            faults["membership"] = "Say what becomes of the membership, even if nothing does."
        if day < held.called_on:
            faults["on"] = "The mission was not operational on this day."
        if faults:
            raise Invalid(faults)
        if terms:
            held.terms = keep_terms(held.body, terms, by=by, on=day)
        held.objectives, held.membership, held.tasks = objectives, membership, tasks
        held.held_on, held.held_by = day, by
        held.version += 1
        held.save()
        step.sentence = "Objectives and membership of the task force have been looked at again."
        if terms:
            step.sentence += " New terms of reference follow from it."
        said = {"objectives": objectives, "membership": membership, "tasks": tasks, "terms": terms}
        step.detail = {"review": held.pk, **said}
    return held

"""The watch over assumptions: which have failed, what rests on them in the plan, and the answers.

An assumption that fails marks what rests on it; a party that does not consent raises the question whether
the mission is viable. Both stay until somebody answers, and neither stops anything (IMPP guidelines Annex B).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from missions.door import passage
from missions.errors import Conflict, Invalid
from missions.models import Mission, Person
from plans.models import Activity, Assumption, AssumptionAnswer, Objective

FAILED, VIABILITY = AssumptionAnswer.Question.FAILED, AssumptionAnswer.Question.VIABILITY
ANSWERERS = ("planner", "imtf-chair", "impt-lead", "srsg", "usg-of-lead")
LEADERS = ("imtf-chair", "srsg", "usg-of-lead")  # who answers whether the mission is viable
ASKED_OF = {FAILED: ANSWERERS, VIABILITY: LEADERS}
WATCHED = Q(recheck=Assumption.Recheck.FAILED) | Q(consent=Assumption.Consent.NO)


@dataclass(frozen=True, slots=True)
class Watched:
    """An assumption that has failed or whose party does not consent, the question, and its answer if any."""

    assumption: Assumption
    question: str
    answer: AssumptionAnswer | None
    earlier: tuple[AssumptionAnswer, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has answered what stands now."""
        return self.answer is None

    @property
    def since(self) -> date | None:
        """The day on which it was found, where that is known."""
        return self.assumption.rechecked_on

    @property
    def asked_of(self) -> tuple[str, ...]:
        """The roles that answer."""
        return ASKED_OF[AssumptionAnswer.Question(self.question)]


@dataclass(frozen=True, slots=True)
class Resting:
    """What of the plan rests on an assumption: objectives with their parts, and activities."""

    objectives: tuple[Objective, ...]
    activities: tuple[Activity, ...]


def question_of(row: Assumption) -> str:
    """Return the question that an assumption raises now: viability, failure, or none (an empty text)."""
    if row.recheck == Assumption.Recheck.DROPPED:
        return ""
    failed = row.recheck == Assumption.Recheck.FAILED
    if row.consent == Assumption.Consent.NO or (failed and row.kind == Assumption.Kind.CONSENT):
        return VIABILITY
    return FAILED if failed else ""


def failing(missions: Iterable[Mission | int]) -> QuerySet[Assumption]:
    """Return the assumptions of some missions that raise a question, with their answers (two queries)."""
    rows = Assumption.objects.filter(WATCHED, mission__in=list(missions))
    found: QuerySet[Assumption] = rows.exclude(recheck=Assumption.Recheck.DROPPED).prefetch_related(
        "answers__by"
    )
    return found


def watched(rows: Iterable[Assumption]) -> Iterator[Watched]:
    """Yield what `failing` returned, each with its question and the answer that still stands."""
    for row in rows:
        question = question_of(row)
        given = [item for item in row.answers.all() if item.question == question]
        standing = [item for item in given if _answers(item, row)]
        answer = standing[-1] if standing else None
        yield Watched(row, question, answer, tuple(item for item in given if item is not answer))


def watch_of(mission: Mission) -> list[Watched]:
    """Return what is watched in a mission, what is open first."""
    return sorted(watched(failing([mission])), key=lambda item: not item.open)


def _answers(item: AssumptionAnswer, row: Assumption) -> bool:
    held = (item.consent, item.recheck, item.rechecked_on)
    return held == (row.consent, row.recheck, row.rechecked_on)


def resting(rows: Sequence[Assumption]) -> dict[int, Resting]:
    """Return, by assumption, the objectives that rest on it and their parts, and the activities."""
    missions = {row.mission_id for row in rows}
    aims = list(Objective.objects.filter(mission__in=missions))
    activities = list(Activity.objects.filter(mission__in=missions).prefetch_related(None))
    found: dict[int, Resting] = {}
    named = Assumption.objects.filter(pk__in=[row.pk for row in rows])
    for row in named.prefetch_related("rests_on", "activities"):
        keys = _with_parts({item.pk for item in row.rests_on.all()}, aims)
        direct = {item.pk for item in row.activities.all()}
        found[row.pk] = Resting(
            tuple(item for item in aims if item.pk in keys),
            tuple(item for item in activities if item.pk in direct or item.objective_id in keys),
        )
    return found


def _with_parts(keys: set[int], aims: Sequence[Objective]) -> set[int]:
    """Return objectives with all that belongs to them, however deep."""
    found = set(keys)
    while more := {item.pk for item in aims if item.parent_id in found} - found:
        found |= more
    return found


def answer(
    row: Assumption,
    *,
    by: Person,
    course: str,
    text: str,
    on: date | None = None,
) -> AssumptionAnswer:
    """Answer the question that an assumption raises; returns the answer, which is never changed.

    `course` is what follows, `text` why. Raises NotPermitted (403): viability is for leaders; Invalid (400);
    Conflict (409) where the assumption raises no question.
    """
    with passage(row.mission, by=by, verb="answer-assumption", on=on) as step:
        held = Assumption.objects.get(pk=row.pk)
        question = question_of(held)
        step.permit(*(ASKED_OF[AssumptionAnswer.Question(question)] if question else ANSWERERS))
        if not question:
            raise Conflict("This assumption raises no question: it stands as it is.", code="no-question")
        if course not in AssumptionAnswer.Course.values:
            raise Invalid("Say what follows from it.", field="course")
        if not text.strip():
            raise Invalid("Say why.", field="text")
        made = AssumptionAnswer.objects.create(
            mission_id=held.mission_id,
            assumption=held,
            question=question,
            course=course,
            text=text.strip(),
            consent=held.consent,
            recheck=held.recheck,
            rechecked_on=held.rechecked_on,
            by=by,
            office=step.role,
            on=on or step.mission.today(),
        )
        called = held.reference or str(held)[:80]
        step.sentence = f"Assumption {called}: {made.get_course_display()}."
        step.detail = {"assumption": held.pk, "question": question, "course": course, "text": text.strip()}
    return made

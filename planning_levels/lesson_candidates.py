"""Accepted deviations as candidates for lessons: of one mission, and across missions.

The guidelines ask for flexibility with standards respected, and to be reviewed by what was learned (part A;
C 3.1.1). A standard that was explained, and whose explanation a decider accepted by name, is where practice
left the letter: somebody says what is to be learned from it, or why nothing is.
"""

from collections.abc import Mapping

from django.db.models import QuerySet

from missions.access import inside
from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Deviation, Person
from monitoring.models import Lesson
from planning_levels.models import LessonCandidate

ANSWERERS = ("planner", "imtf-chair", "impt-lead", "srsg", "usg-of-lead", "custodian")
STATES = ("candidate", "lesson", "set-aside")
FILTERS = ("state", "code", "level", "mission", "search")
LONGEST = 100


def candidates_for(person: Person) -> QuerySet[Deviation]:
    """Return the accepted deviations of the missions in which a person takes part, the newest first."""
    rows = Deviation.objects.filter(inside(person), accepted_on__isnull=False)
    rows = rows.select_related("mission", "by", "accepted_by", "candidate__lesson", "candidate__by")
    return rows.order_by("-accepted_on", "-pk")


def state_of(row: Deviation) -> str:
    """Return whether a deviation is still a candidate, became a lesson, or was set aside."""
    answer = getattr(row, "candidate", None)
    if answer is None:
        return "candidate"
    return "lesson" if answer.lesson_id else "set-aside"


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """Return what an address asks for, by filter."""
    return {name: query.get(name, "").replace("\0", "").strip()[:LONGEST] for name in FILTERS}


def sifted(rows: QuerySet[Deviation], chosen: Mapping[str, str]) -> QuerySet[Deviation]:
    """Return the deviations that fit what `asked` returned; every word of `search` must occur."""
    conditions = {
        "candidate": {"candidate": None},
        "lesson": {"candidate__lesson__isnull": False},
        "set-aside": {"candidate__isnull": False, "candidate__lesson": None},
    }
    if chosen["state"]:
        rows = rows.filter(**conditions[chosen["state"]]) if chosen["state"] in conditions else rows.none()
    for name, column in (("code", "code"), ("level", "level"), ("mission", "mission__key")):
        if chosen[name]:
            rows = rows.filter(**{column: chosen[name]})
    for word in chosen["search"].split():
        rows = rows.filter(explanation__icontains=word)
    return rows


def take_up(
    row: Deviation, *, by: Person, text: str, theme: str = "", target: str = "", what_changed: str = ""
) -> LessonCandidate:
    """Make a lesson of an accepted deviation; it stands in the register, open until it has a target.

    Raises NotPermitted (403), Invalid (400) without a text, Conflict (409) once answered, or not accepted.
    """
    with passage(row.mission, by=by, verb="take-up-deviation") as step:
        step.permit(*ANSWERERS)
        held = _open(row)
        if not text:
            raise Invalid("Say what is to be learned from it.", field="text")
        lesson = Lesson.objects.create(
            mission_id=held.mission_id,
            text=text,
            kind="deviation",
            theme=theme,
            target=target,
            what_changed=what_changed,
            date=step.mission.today(),
            source=f"Deviation “{held.code}”, Level {held.level}",
        )
        made = _answered(step, held, lesson=lesson)
        step.sentence = f"Lesson taken from the deviation “{held.code}”."
        step.detail |= {"lesson": lesson.pk, "text": text}
    return made


def set_aside(row: Deviation, *, by: Person, reason: str) -> LessonCandidate:
    """Say why nothing is to be learned from an accepted deviation; errors as in `take_up`."""
    with passage(row.mission, by=by, verb="set-deviation-aside") as step:
        step.permit(*ANSWERERS)
        held = _open(row)
        if not reason:
            raise Invalid("Say why nothing is to be learned from it.", field="reason")
        made = _answered(step, held, reason=reason)
        step.sentence = f"No lesson taken from the deviation “{held.code}”."
        step.detail |= {"reason": reason}
    return made


def _open(row: Deviation) -> Deviation:
    held = Deviation.objects.select_related("candidate").get(pk=row.pk)
    if held.accepted_on is None:
        raise Conflict("No decider has accepted this explanation yet.", code="not-accepted")
    if state_of(held) != "candidate":
        raise Conflict("This deviation has been answered already.", code="answered")
    return held


def _answered(
    step: Passage, row: Deviation, *, lesson: Lesson | None = None, reason: str = ""
) -> LessonCandidate:
    step.detail = {"deviation": row.pk, "code": row.code, "level": row.level}
    today = step.mission.today()
    return LessonCandidate.objects.create(deviation=row, lesson=lesson, reason=reason, by=step.by, on=today)

"""Comments on a row of a register, and their answers: by who takes part, to who keeps the register."""

from datetime import date
from typing import Any

from missions.door import Passage, ended_blocker, passage
from missions.errors import Conflict, NotReady
from missions.models import Mission, Person
from missions.process import position
from missions.prose import text_of
from missions.roles import Standing
from missions.versions import check_version
from plans.keeping import Book
from plans.models import Element, RowComment
from plans.permissions import COMMENTERS, CONFIDANTS
from plans.register import Register

LONGEST = 5_000
CALLED = 80


def commenters(register: Register) -> tuple[str, ...]:
    """Return the roles that comment on the rows of a register: who takes part, and may read it."""
    return tuple(role for role in COMMENTERS if not register.confidential or role in CONFIDANTS)


def reads_comments(register: Register, standing: Standing) -> bool:
    """Tell whether a person who sees the row reads what was said of it: who takes part, and the custodian."""
    return standing.any_of((*commenters(register), "custodian")) is not None


def comments_on(register: Register, row: Element) -> list[RowComment]:
    """Return what was said of a row, the latest first (one query)."""
    rows = RowComment.objects.filter(mission=row.mission_id, register=register.key, row=row.pk)
    return list(rows.select_related("by", "entity", "answered_by"))


def comment(
    book: Book, mission: Mission, row: Element, *, by: Person, text: str, on: date | None = None
) -> RowComment:
    """Say something of a row; returns the comment.

    Raises NotPermitted (403) for who does not take part, Invalid (400) for an empty or very long text,
    NotReady (409) once the mission's file has ended.
    """
    register = book.register
    with passage(mission, by=by, verb="comment-row", on=on) as step:
        step.permit(*commenters(register))
        _open(step)
        made = RowComment.objects.create(
            mission_id=step.mission.pk,
            register=register.key,
            row=row.pk,
            text=text_of(text, "text", longest=LONGEST),
            by=by,
            entity=by.entity,
            on=on or step.mission.today(),
        )
        step.sentence = f"{register.title}: comment on {_called(register, row)}."
        step.detail = _detail(made)
    return made


def answer(
    book: Book,
    mission: Mission,
    given: RowComment,
    *,
    by: Person,
    text: str,
    if_version: int | None = None,
    on: date | None = None,
) -> RowComment:
    """Answer a comment, once: by those who write the register now; returns it as stored.

    Raises NotPermitted (403), Invalid (400), Stale (412), Conflict (409) for one that has its answer,
    NotReady (409) once the mission's file has ended.
    """
    register = book.register
    with passage(mission, by=by, verb="answer-row-comment", on=on) as step:
        step.permit(*book.roles(position(step.mission)))
        _open(step)
        held = RowComment.objects.get(pk=given.pk, mission=step.mission, register=register.key)
        check_version(held, if_version)
        if not held.open:
            raise Conflict("This comment has its answer.", code="already-answered")
        held.answer = text_of(text, "answer", longest=LONGEST)
        held.answered_by, held.answered_on = by, on or step.mission.today()
        held.version += 1
        held.save()
        step.sentence = f"{register.title}: a comment on a row is answered."
        step.detail = _detail(held)
    return held


def as_data(given: RowComment) -> dict[str, Any]:
    """Return a comment as the REST API shows it."""
    return {
        "id": given.pk,
        "version": given.version,
        "text": given.text,
        "by": given.by.username,
        "entity": given.entity_id,
        "on": given.on,
        "answer": given.answer,
        "answered_by": given.answered_by.username if given.answered_by else None,
        "answered_on": given.answered_on,
    }


def _open(step: Passage) -> None:
    if step.mission.ended:
        raise NotReady([ended_blocker(step.mission)])


def _called(register: Register, row: Element) -> str:
    return "a row" if register.confidential else f"“{str(row)[:CALLED]}”"


def _detail(given: RowComment) -> dict[str, Any]:
    return {"register": given.register, "row": given.row, "row_comment": given.pk}

"""The door: every change to a mission's file is made under its lock, by someone, and recorded.

`passage` is the ground floor of all writing. Verbs of the process stand on it
(`planning_levels.verbs.door`), as do seats, registers, sections and surveys.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from missions import record, statements
from missions.blockers import Blocker, blocker
from missions.errors import Conflict, DomainError, Forged, Invalid, NotPermitted, NotReady
from missions.models import Entry, Flag, Mission, Person
from missions.roles import Standing, standing, title_of


@dataclass(slots=True)
class Passage:
    """One change in the making: the locked mission, who makes it, in which role, and what to record."""

    mission: Mission
    by: Person
    verb: str
    standing: Standing
    role: str = ""
    kind: str = Entry.Kind.WRITING
    sentence: str = ""
    on: date | None = None
    state_from: str = ""
    state_to: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)  # columns of the mission row to write with it

    def permit(self, *roles: str) -> str:
        """Return the role under which the person may do this; raises NotPermitted (403)."""
        role = self.standing.any_of(roles)
        if role is None:
            who = ", ".join(dict.fromkeys(title_of(item) for item in roles)) or "nobody"
            raise NotPermitted(f"This is for: {who}.")
        self.role = role
        return role

    def flag(self, code: str, sentence: str, where: str = "", *, on: date | None = None) -> None:
        """Keep an irregular fact in view: it is shown in the next decision's package.

        `on` is the day on which it arises, where that is not the day of what is written.
        """
        Flag.objects.create(
            mission=self.mission,
            code=code,
            sentence=sentence,
            where=where,
            on=on or self.on or self.mission.today(),
            raised_by=self.by,
        )


@contextmanager
def passage(
    mission: Mission,
    *,
    by: Person,
    verb: str,
    on: date | None = None,
    kind: str = Entry.Kind.WRITING,
    read_only_refused: bool = True,
    model: type[Mission] = Mission,
    title: str = "",
) -> Iterator[Passage]:
    """Open the door: one transaction, mission locked, change recorded; a refusal is recorded after it.

    `on` is the true date of what is written; Invalid (400) when it lies in the future.
    NotReady `completed` (409) on an ended mission unless `read_only_refused` is False. `model`
    is the class as which the locked row is read (a proxy with a strip of transitions); `title`
    is what a refusal is called in the record.
    """
    try:
        with transaction.atomic():
            locked = statements.locked(model, mission.pk)
            if on is not None and on > locked.today():
                raise Invalid("A date in the future cannot have happened yet.", field="on")
            step = Passage(locked, by, verb, standing(by, locked), on=on, kind=kind)
            ended = locked.ended
            yield step
            if ended and read_only_refused:  # after the body, so that 403 comes before 409
                raise NotReady([ended_blocker(locked)])
            _record(step)
    except DomainError as refusal:
        if refusal.recorded:
            refuse(mission, by=by, verb=verb, refusal=refusal, title=title)
        raise


def _record(step: Passage) -> None:
    mission = step.mission
    record.append(
        mission,
        by=step.by,
        verb=step.verb,
        sentence=step.sentence or step.verb.replace("-", " "),
        kind=step.kind,
        role=step.role,
        acting_for=step.standing.acting_for.get(step.role, ""),
        happened_on=step.on,
        state_from=step.state_from,
        state_to=step.state_to,
        detail=step.detail,
    )
    moved = {
        "version": mission.version + 1,
        "record_number": mission.record_number,
        "record_head": mission.record_head,
        "changed_at": timezone.now(),
        **step.changes,
    }
    if not statements.move(mission, moved):
        raise Conflict("The mission has changed meanwhile; read it again.", code="concurrent-change")
    mission.version += 1
    record.note_head(mission)


def refuse(mission: Mission, *, by: Person, verb: str, refusal: DomainError, title: str = "") -> None:
    """Record a refused attempt, with its reasons, in a transaction of its own."""
    if getattr(refusal, "written", False):
        return
    detail: Mapping[str, Any] = (
        {"blockers": [item.as_data() for item in refusal.blockers]}
        if isinstance(refusal, NotReady)
        else {"message": str(refusal)}
    )
    record.append_locked(
        mission,
        by=by,
        verb=verb,
        sentence=f"Refused: {title or verb.replace('-', ' ')}.",
        kind=Entry.Kind.REFUSAL,
        detail={"status": _status_of(refusal), **detail},
    )
    refusal.written = True  # type: ignore[attr-defined]


def _status_of(refusal: DomainError) -> int:
    if isinstance(refusal, NotReady):
        return 409
    return 400 if isinstance(refusal, Forged) else 403


def ended_blocker(mission: Mission) -> Blocker:
    """Return the gate that keeps an ended mission read-only."""
    return blocker("completed", "The process has ended; its file is read-only.", f"/missions/{mission.key}/")

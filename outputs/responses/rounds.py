"""Rounds of review: opened with a deadline, extended, widened, closed; each an act of those who answer.

The passing of a deadline is read from the day and closes nothing. Silence is shown as silence.
"""

from collections.abc import Iterable
from datetime import date

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Entity, Mission, Person
from missions.prose import text_of
from missions.versions import check_version
from outputs.models import Asked, Round, Version
from outputs.responses.common import (
    ANSWERERS,
    ASKED,
    check_asked,
    detail_of,
    named,
    seated,
    version_of,
)

V = Round.Visibility


def open_round(
    mission: Mission,
    output_type: str,
    *,
    by: Person,
    due: date,
    number: int | None = None,
    visibility: str = V.OWN,
    silence: bool = False,
    note: str = "",
    also: Iterable[str] = (),
    on: date | None = None,
) -> Round:
    """Ask every entity on the task force, as seated that day, and those in `also`, until a day.

    Rounds that stand open on earlier versions of the output are closed by it. Raises NotPermitted (403),
    Invalid (400) for a day that has passed, an unknown entity or nobody to ask, NotReady `state` (409) for
    a version that is not in review or submitted, Conflict (409) where a round is open. IMPP guidelines B.
    """
    with passage(mission, by=by, verb="open-round", on=on) as step:
        step.permit(*ANSWERERS)
        version = version_of(step.mission, output_type, number)
        check_asked(version)
        _check_due(due, step)
        if visibility not in V.values:
            raise Invalid(f"Known values: {', '.join(V.values)}.", field="visibility")
        earlier = Round.objects.filter(of__output=version.output, closed_on=None)
        if earlier.filter(of=version).exists():
            raise Conflict("A round is open on this version; extend that one, or close it first.")
        today = on or step.mission.today()
        earlier.update(closed_on=today, closed_by=by)
        made = Round.objects.create(
            of=version,
            number=Round.objects.filter(of__output=version.output).count() + 1,
            due=due,
            visibility=visibility,
            silence=silence,
            note=text_of(note, "note", demanded=False),
            opened_by=by,
            opened_on=today,
        )
        asked = _ask(made, [*seated(step.mission, on), *_known(also)], today)
        if not asked:
            raise Invalid("Nobody has a seat on the task force; name the entities to ask.", field="entities")
        step.sentence = f"Round {made.number} opened on {named(version)}: {len(asked)} entities, by {due}."
        step.detail = detail_of(
            version, round=made.number, due=str(due), entities=asked, visibility=visibility, silence=silence
        )
        return made


def extend_round(held: Round, *, by: Person, due: date, if_version: int | None = None) -> Round:
    """Move the deadline of an open round to a later day; Invalid (400) for one that is not later."""
    with passage(held.of.output.mission, by=by, verb="extend-round") as step:
        found = _open(step, held, if_version)
        _check_due(due, step)
        if due <= found.due:
            raise Invalid(f"It runs until {found.due} already; name a later day.", field="due")
        before, found.due = found.due, due
        _kept(found)
        step.sentence = f"Round {found.number} on {named(found.of)} extended from {before} to {due}."
        step.detail = detail_of(found.of, round=found.number, due=str(due), before=str(before))
        return found


def ask_also(held: Round, *, by: Person, entities: Iterable[str], if_version: int | None = None) -> Round:
    """Let an open round ask further entities; Invalid (400) for an unknown one or none that is new."""
    with passage(held.of.output.mission, by=by, verb="ask-also") as step:
        found = _open(step, held, if_version)
        added = _ask(found, _known(entities), step.mission.today())
        if not added:
            raise Invalid("Every entity named is asked already.", field="entities")
        _kept(found)
        step.sentence = f"Round {found.number} on {named(found.of)} asks also: {', '.join(added)}."
        step.detail = detail_of(found.of, round=found.number, entities=added)
        return found


def close_round(held: Round, *, by: Person, if_version: int | None = None, on: date | None = None) -> Round:
    """Close an open round: who has not answered has been silent. What was said is then in the record."""
    with passage(held.of.output.mission, by=by, verb="close-round", on=on) as step:
        found = _open(step, held, if_version)
        found.closed_on, found.closed_by = on or step.mission.today(), by
        _kept(found)
        given = found.of.concurrences.filter(withdrawn_on=None)
        spoken = {row.entity_id for row in given}
        silent = [row.entity_id for row in found.asked.all() if row.entity_id not in spoken]
        step.sentence = f"Round {found.number} on {named(found.of)} closed" + (
            f"; no reply: {', '.join(silent)}." if silent else "; every entity has answered."
        )
        step.detail = detail_of(
            found.of,
            round=found.number,
            silent=silent,
            positions=[
                {"entity": row.entity_id, "position": row.position, "text": row.text} for row in given
            ],
        )
        return found


def is_sealed(version: Version) -> bool:
    """Tell whether a round is open on the version in which the answers of others are not shown at once."""
    return version.rounds.filter(closed_on=None).exclude(visibility=V.OPEN).exists()


def passed(held: Round, today: date) -> bool:
    """Tell whether the time to answer is over: closed, overtaken by a later state, or past the deadline."""
    return over(held) or held.due < today


def over(held: Round) -> bool:
    """Tell whether a round asks no longer, whatever the day."""
    return held.closed_on is not None or held.of.state not in ASKED


def latest_round(version: Version) -> Round | None:
    """Return the last round on a version, with whom it asks, or None."""
    rounds = version.rounds.select_related("of__output__mission", "opened_by", "closed_by")
    return rounds.prefetch_related("asked__entity").order_by("-pk").first()


def _open(step: Passage, held: Round, if_version: int | None) -> Round:
    step.permit(*ANSWERERS)
    found = Round.objects.select_related("of__output__mission").get(pk=held.pk)
    check_version(found, if_version)
    if found.closed_on is not None:
        raise Conflict(f"Round {found.number} was closed on {found.closed_on}; open another.")
    return found


def _kept(found: Round) -> None:
    found.version += 1
    found.save()


def _ask(held: Round, codes: Iterable[str], today: date) -> list[str]:
    known = set(held.asked.values_list("entity_id", flat=True))
    new = [code for code in dict.fromkeys(codes) if code not in known]
    Asked.objects.bulk_create(Asked(round=held, entity_id=code, on=today) for code in new)
    return new


def _known(codes: Iterable[str]) -> list[str]:
    wanted = [code.strip() for code in codes if code.strip()]
    found = set(Entity.objects.filter(code__in=wanted).values_list("code", flat=True))
    unknown = [code for code in wanted if code not in found]
    if unknown:
        raise Invalid(f"No entity bears this code: {', '.join(unknown)}.", field="entities")
    return wanted


def _check_due(due: date, step: Passage) -> None:
    if due < (step.on or step.mission.today()):
        raise Invalid("This day has passed; name one that leaves time to answer.", field="due")

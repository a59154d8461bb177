"""The lists of who needs to know: who reads what is strictly confidential, from when, put there by whom."""

from datetime import date
from typing import Any

from django.db.models import Q

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Classification, Mission, NeedToKnow, Person
from missions.roles import current
from missions.versions import check_version
from outputs.access import outputs_for
from outputs.content import ANSWERABLE
from outputs.definition import OUTPUTS

LISTERS = (*ANSWERABLE, "usg-of-lead")
LONGEST = 400


def put_on_list(
    mission: Mission,
    *,
    by: Person,
    person: Person,
    reason: str,
    output: str = "",
    from_date: date | None = None,
    until: date | None = None,
) -> NeedToKnow:
    """Put a person on the list of the mission, or of one output of it, from today unless a day is named.

    Raises NotPermitted (403), Invalid (400) for a person who is not cleared so high, for an output that is
    not seen, or days in the wrong order; Conflict (409) for who stands on the list already.
    """
    with passage(mission, by=by, verb="put-on-list", read_only_refused=False) as step:
        step.permit(*LISTERS)
        first = from_date or step.mission.today()
        _check(mission, by, person, output, reason)
        _in_order(first, until)
        standing = NeedToKnow.objects.filter(current(first), mission=mission, person=person)
        if standing.filter(Q(output="") | Q(output=output)).exists():
            raise Conflict("This person stands on the list already.", code="listed")
        row = add_to_list(step, person, output, reason.strip(), (first, until))
        step.sentence = f"{person.get_full_name()} put on the list of who needs to know: {about(output)}."
        step.detail = _detail(row)
    return row


def change_listing(
    row: NeedToKnow, *, by: Person, if_version: int | None = None, until: date | None
) -> NeedToKnow:
    """Change the last day on the list; an entry is never removed. Raises NotPermitted, Invalid, Stale."""
    with passage(row.mission, by=by, verb="change-listing", read_only_refused=False) as step:
        step.permit(*LISTERS)
        held = NeedToKnow.objects.select_related("person").get(pk=row.pk)
        check_version(held, if_version)
        _in_order(held.from_date, until)
        held.until = until
        held.version += 1
        held.save()
        step.sentence = (
            f"{held.person.get_full_name()}: on the list of {about(held.output)} until {until or 'further'}."
        )
        step.detail = _detail(held)
    return held


def add_to_list(
    step: Passage, person: Person, output: str, reason: str, days: tuple[date, date | None] | None = None
) -> NeedToKnow:
    """Write the row inside somebody's passage; a person who stands on the list in force stays as they are."""
    mission, today = step.mission, step.mission.today()
    held = NeedToKnow.objects.filter(current(today), mission=mission, person=person, output=output).first()
    if held is not None and days is None:
        return held
    return NeedToKnow.objects.create(
        mission=mission,
        output=output,
        person=person,
        reason=reason,
        from_date=days[0] if days else today,
        until=days[1] if days else None,
        put_by=step.by,
        put_on=today,
    )


def about(output: str) -> str:
    """Return what a list is about, in words."""
    return f"the {OUTPUTS[output].title}" if output else "the mission"


def _check(mission: Mission, by: Person, person: Person, output: str, reason: str) -> None:
    if output and not outputs_for(by).filter(mission=mission, type=output).exists():
        raise Invalid("There is no output of this name that you may see.", field="output")
    if person.clearance < Classification.STRICTLY_CONFIDENTIAL:
        raise Invalid(
            "This person is not cleared for what is strictly confidential; the custodian sets clearances.",
            field="person",
        )
    if not 0 < len(reason.strip()) <= LONGEST:
        raise Invalid(f"Say why they need to know, in up to {LONGEST} characters.", field="reason")


def _in_order(first: date, until: date | None) -> None:
    if until is not None and until < first:
        raise Invalid("The last day cannot lie before the first.", field="until")


def _detail(row: NeedToKnow) -> dict[str, Any]:
    named = {"output": row.output} if row.output else {}
    return {
        **named,
        "listing": row.pk,
        "person": row.person.username,
        "from": row.from_date,
        "until": row.until,
        "reason": row.reason,
    }

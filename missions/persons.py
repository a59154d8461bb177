"""People who sign in, and the entities that they belong to: the custodian's, noted in the house's record."""

from typing import Any

from django.db import transaction

from missions import house
from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Classification, Entity, Person
from missions.models.person import Office
from missions.people import entity_of, named
from missions.versions import check_version

DECIDERS = (Office.SG, Office.USG)


def check_custodian(person: Person) -> None:
    """Raise NotPermitted (403) for anybody but the custodian."""
    if person.office != Office.CUSTODIAN:
        raise NotPermitted("This is for: the custodian.")


def add_person(*, by: Person, username: str, **given: Any) -> Person:
    """Add a person, who cannot sign in before a link to set a password, or a token, is given to them.

    `given` may hold name, title, email, entity (a code), office and office_of (a username). Conflict (409)
    where somebody signs in under this name already.
    """
    check_custodian(by)
    with transaction.atomic():
        if Person.objects.filter(username=username).exists():
            raise Conflict("Somebody signs in under this name already.", code="exists")
        person = Person(username=username)
        person.set_unusable_password()
        _fill(person, given)
        person.save(force_insert=True)
        _note(by, person, "add-person", "added")
    return person


def change_person(person: Person, *, by: Person, if_version: int | None = None, **given: Any) -> Person:
    """Change what `given` names of a person, as in `add_person`; return the person as they stand now.

    An entity or a decider that is given as empty is taken away. Raises NotPermitted (403), Stale (412),
    Invalid (400).
    """
    check_custodian(by)
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        check_version(held, if_version)
        if held.pk == by.pk and given.get("office", held.office) != held.office:
            raise NotPermitted("Nobody gives an office to themselves: another custodian does.")
        _fill(held, given)
        held.version += 1
        held.save()
        _note(by, held, "change-person", "changed")
    return held


def set_clearance(person: Person, level: Classification, *, by: Person, reason: str) -> Person:
    """Set the highest marking that a person may read; noted in the house's record.

    NotPermitted (403) for all but the custodian, Invalid (400) without a reason, Conflict (409) where so.
    """
    check_custodian(by)
    if not 0 < len(reason.strip()) <= 400:
        raise Invalid("Say why, in a sentence of up to 400 characters.", field="reason")
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        before = Classification(held.clearance)
        if before == level:
            raise Conflict(f"This person is cleared up to {level.label} already.", code="cleared-so")
        held.clearance = level
        held.save(update_fields=["clearance"])
        house.note(
            by=by,
            verb="set-clearance",
            sentence=f"{held.get_full_name()} is cleared up to {level.label}, before {before.label}.",
            detail={
                "username": held.username,
                "clearance": level.key,
                "before": before.key,
                "reason": reason.strip(),
            },
        )
    return held


def add_entity(*, by: Person, code: str, name: str, kind: str = "department", un: bool = True) -> Entity:
    """Add a department, office, agency or other organisation; Conflict (409) where the code is taken."""
    check_custodian(by)
    with transaction.atomic():
        if Entity.objects.filter(code=code).exists():
            raise Conflict("An entity bears this code already.", code="exists")
        entity = Entity.objects.create(code=code, name=name, kind=kind, un=un)
        detail = {"code": code, "name": name, "kind": kind, "un": un}
        house.note(by=by, verb="add-entity", sentence=f"Entity added: {code}, {name}.", detail=detail)
    return entity


def _fill(person: Person, given: dict[str, Any]) -> None:
    if "entity" in given:
        person.entity = entity_of(given["entity"]) if given["entity"] else None
    if "office_of" in given:
        whose = given["office_of"]
        person.office_of = named(whose, field="office_of") if whose else None
    elif given.get("office", Office.OFFICE) != Office.OFFICE:
        person.office_of = None
    for name in ("name", "title", "email", "office"):
        if name in given:
            setattr(person, name, given[name])
    whom = person.office_of
    if person.office == Office.OFFICE and (whom is None or whom.office not in DECIDERS):
        raise Invalid("Name the decider whose office this is.", field="office_of")
    if person.office != Office.OFFICE and whom is not None:
        raise Invalid("Only the office of a decider is somebody's office.", field="office_of")


def note_change(person: Person, *, by: Person, how: str) -> None:
    """Note in the house's record that a person was `added` or `changed` in the administration."""
    _note(by, person, "add-person" if how == "added" else "change-person", f"{how} in the administration")


def _note(by: Person, person: Person, verb: str, how: str) -> None:
    sentence = f"Person {how}: {person.get_full_name()} ({person.office or 'no office'})."
    house.note(by=by, verb=verb, sentence=sentence, detail=as_data(person))


def as_data(person: Person) -> dict[str, Any]:
    """Return a person as everyone signed in may see them."""
    return {
        "username": person.username,
        "name": person.name,
        "title": person.title,
        "entity": person.entity_id,
        "office": person.office,
        "office_of": person.office_of.username if person.office_of else None,
        "version": person.version,
    }

"""Editing templates: the custodian's acts, each noted in the record of the house (IMPP guidelines D).

An edition is opened as a copy of the latest, changed section by section, then published or withdrawn.
Published editions never change: the next change is another edition.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from missions import house
from missions.errors import Conflict, Invalid, NotReady
from missions.models import Person
from missions.persons import check_custodian
from missions.versions import check_version
from outputs.definition import OUTPUTS
from outputs.definition.checklists import checklists_of
from outputs.definition.fixed import fixed_keys
from outputs.definition.registers import CONFIDENTIAL, REGISTERS
from outputs.definition.shape import OutputType
from outputs.editions.faults import faults_of
from outputs.models import Template, TemplateSection
from outputs.templates import FIRST, as_definition, edition_of, latest_edition, rows_of

# Ids that a page of an output uses itself: a section's key is the anchor of its text there.
RESERVED = frozenset({"content", "comments", "positions", "versions", "left-over", "section", "conversation"})
REGISTERS_TO_DRAW = tuple(key for key in REGISTERS if key not in CONFIDENTIAL)
LONGEST = {"title": 200, "guidance": 2000, "reference": 200, "written_by": 200}
LONGEST_KEY = 50
LEAST_NOTE = 5


def unpublished(output_type: str) -> Template | None:
    """Return the edition of an output's template that is in the making, or None."""
    return Template.objects.filter(type=output_type, published_on=None).first()


def open_edition(output_type: str, *, by: Person) -> Template:
    """Open the next edition of a template as a copy of the latest.

    KeyError for an unknown output; raises NotPermitted (403), Conflict (409) where one is open already.
    """
    check_custodian(by)
    title = OUTPUTS[output_type].title
    try:
        with transaction.atomic():
            last = latest_edition(output_type)
            made = Template.objects.create(
                type=output_type, number=last + 1, opened_by=by, opened_on=timezone.now().date()
            )
            TemplateSection.objects.bulk_create(rows_of(made, edition_of(output_type, last).sections))
            sentence = f"Edition {made.number} of the template of the {title} opened, as a copy of {last}."
            _note(by, "open-template", made, sentence)
    except IntegrityError as taken:
        raise Conflict("An edition of this template is open already; go on with that one.", "open") from taken
    return made


def change_section(
    template: Template, key: str, *, by: Person, if_version: int | None = None, **given: Any
) -> TemplateSection:
    """Change what an edition says of a section: title, guidance, reference, labels, who writes, items.

    Raises NotPermitted (403), Invalid (400), Stale (412), and Conflict (409) for
    a published edition or a section that is not in it.
    """
    with _at_desk(template, by, "change-template-section", if_version) as (held, told):
        row = _row(held, key)
        _fill(row, held.type, given)
        row.save()
        told |= {"sentence": f"section “{row.title}” changed", "section": key, "fields": sorted(given)}
    return row


def add_section(
    template: Template,
    *,
    by: Person,
    register: str = "",
    after: str = "",
    key: str = "",
    if_version: int | None = None,
    **given: Any,
) -> TemplateSection:
    """Add a section of prose, or one that draws in `register`, behind the section `after` or at the end.

    Without `key` the title makes one. Raises as `change_section` does; Conflict (409) for a key in use.
    """
    with _at_desk(template, by, "add-template-section", if_version) as (held, told):
        if register and register not in REGISTERS_TO_DRAW:
            raise Invalid("No register of this name is printed.", field="register")
        row = TemplateSection(template=held, kind="register" if register else "prose", register=register)
        _fill(row, held.type, {"written_by": "IMTF", "required_for": [], "items": []} | given, whole=True)
        rows = list(held.sections.all())
        row.key = _free_key(held, row, key, {one.key for one in rows})
        row.place = len(rows) + 1
        row.save()
        _put_in_order(_behind(rows, row, after))
        told |= {"sentence": f"section “{row.title}” added", "section": row.key}
    return row


def order_sections(
    template: Template, keys: Iterable[str], *, by: Person, if_version: int | None = None
) -> None:
    """Put the sections of an edition into this order; Invalid (400) unless each is named once."""
    with _at_desk(template, by, "order-template", if_version) as (held, told):
        rows = {row.key: row for row in held.sections.all()}
        wanted = list(keys)
        if sorted(wanted) != sorted(rows):
            raise Invalid("Name each section of the edition once.", field="keys")
        _put_in_order([rows[key] for key in wanted])
        told |= {"sentence": "sections put in another order", "keys": wanted}


def move_section(
    template: Template, key: str, *, by: Person, up: bool, if_version: int | None = None
) -> None:
    """Move a section one place up or down; at the end of the list it stays where it is."""
    keys = list(TemplateSection.objects.filter(template=template).values_list("key", flat=True))
    if key not in keys:
        raise _gone()
    place = keys.index(key)
    other = min(max(place + (-1 if up else 1), 0), len(keys) - 1)
    keys[place], keys[other] = keys[other], keys[place]
    order_sections(template, keys, by=by, if_version=if_version)


def remove_section(template: Template, key: str, *, by: Person, if_version: int | None = None) -> None:
    """Take a section out of an edition; Conflict (409) for one that is named by callers and must stay."""
    with _at_desk(template, by, "remove-template-section", if_version) as (held, told):
        row = _row(held, key)
        if key in fixed_keys(held.type):
            raise Conflict(f"“{row.title}” is named by callers and must stay.", code="fixed")
        row.delete()
        _put_in_order(list(held.sections.all()))
        told |= {"sentence": f"section “{row.title}” taken out", "section": key}


def withdraw_edition(template: Template, *, by: Person, if_version: int | None = None) -> None:
    """Take down an edition that is not published: nothing was written with it."""
    with _at_desk(template, by, "withdraw-template", if_version) as (held, told):
        held.sections.all().delete()
        Template.objects.filter(pk=held.pk).delete()
        told |= {"sentence": "withdrawn before publication"}


def publish_edition(template: Template, *, by: Person, note: str, if_version: int | None = None) -> Template:
    """Publish an edition: outputs of missions opened from now on are written with it.

    Raises NotReady (409) with every fault at once, and as `change_section` does.
    """
    with _at_desk(template, by, "publish-template", if_version) as (held, told):
        if len(note.split()) < LEAST_NOTE:
            raise Invalid(f"Say in {LEAST_NOTE} words at least what changes, and why.", field="note")
        faults = faults_in_edition(held)
        if faults:
            raise NotReady(faults)
        held.note, held.published_by, held.published_on = note.strip(), by, timezone.now().date()
        told |= {"sentence": "published", "note": held.note}
    return held


def faults_in_edition(template: Template) -> list[Any]:
    """Return everything that keeps an edition from being published, as blockers."""
    earlier = [edition_of(template.type, number) for number in range(FIRST, template.number)]
    return list(faults_of(as_definition(template), earlier))


@contextmanager
def _at_desk(
    template: Template, by: Person, verb: str, if_version: int | None
) -> Iterator[tuple[Template, dict[str, Any]]]:
    """Lock the edition, let it be changed, move its version, and note the act in the house's record."""
    check_custodian(by)
    with transaction.atomic():
        held = Template.objects.select_for_update().filter(pk=template.pk).first()
        if held is None:
            raise Conflict("This edition has been withdrawn meanwhile.", code="withdrawn")
        if held.published_on is not None:
            raise Conflict("A published edition stays as it is; open the next one.", code="published")
        check_version(held, if_version)
        told: dict[str, Any] = {}
        yield held, told
        if Template.objects.filter(pk=held.pk).exists():
            held.version += 1
            held.save()
        sentence = (
            f"Template of the {OUTPUTS[held.type].title}, edition {held.number}: {told.pop('sentence')}."
        )
        _note(by, verb, held, sentence, told)


def _row(held: Template, key: str) -> TemplateSection:
    row = TemplateSection.objects.filter(template=held, key=key).first()
    if row is None:
        raise _gone()
    return row


def _gone() -> Conflict:
    return Conflict("This section has been taken out of the edition meanwhile.", code="gone")


def _note(
    by: Person, verb: str, held: Template, sentence: str, more: Mapping[str, Any] | None = None
) -> None:
    detail = {"output": held.type, "edition": held.number, **(more or {})}
    house.note(by=by, verb=verb, sentence=sentence, detail=detail)


def _fill(row: TemplateSection, output_type: str, given: Mapping[str, Any], *, whole: bool = False) -> None:
    output = OUTPUTS[output_type]
    faults: dict[str, str] = {}
    for name, longest in LONGEST.items():
        if name in given or whole:
            text = " ".join(str(given.get(name) or "").split())
            if not text:
                faults[name] = "This must be filled."
            elif len(text) > longest:
                faults[name] = f"This holds at most {longest} characters."
            setattr(row, name, text)
    faults |= _listed(row, output, given)
    if "may_be_not_applicable" in given:
        row.may_be_not_applicable = bool(given["may_be_not_applicable"])
    if faults:
        raise Invalid(faults)


def _listed(row: TemplateSection, output: OutputType, given: Mapping[str, Any]) -> dict[str, str]:
    """Set labels and items, each in the order of the definition; return what is unknown."""
    known: dict[str, list[str]] = {
        "required_for": list(output.labels),
        "items": list(dict.fromkeys(item for one in checklists_of(output.key) for item in one.items)),
    }
    faults = {}
    for name, values in known.items():
        if name in given:
            unknown = [one for one in given[name] if one not in values]
            if unknown:
                faults[name] = f"Not known for this output: {', '.join(map(str, unknown))}."
            setattr(row, name, [one for one in values if one in given[name]])
    return faults


def _free_key(held: Template, row: TemplateSection, key: str, taken: set[str]) -> str:
    """Return the key asked for, or the title's; one that an earlier edition uses keeps its kind."""
    if key:
        if key in taken or key in RESERVED:
            raise Conflict(f"The key “{key}” is in use.", code="exists")
        return key
    kept = {
        section.key: section.register or ""
        for number in range(FIRST, held.number)
        for section in edition_of(held.type, number).sections
    }
    stem = (slugify(row.title).replace("_", "-").strip("-") or "section")[:LONGEST_KEY].rstrip("-")
    stem = f"{stem}-table" if row.register else stem
    found, number = stem, 1
    while found in taken or found in RESERVED or kept.get(found, row.register) != row.register:
        number += 1
        found = f"{stem}-{number}"
    return found


def _behind(rows: list[TemplateSection], row: TemplateSection, after: str) -> list[TemplateSection]:
    if not after:
        return [*rows, row]
    place = next((place for place, one in enumerate(rows, start=1) if one.key == after), None)
    if place is None:
        raise Invalid("The edition has no section of this key.", field="after")
    return [*rows[:place], row, *rows[place:]]


def _put_in_order(rows: list[TemplateSection]) -> None:
    for place, row in enumerate(rows, start=1):
        row.place = place
    TemplateSection.objects.bulk_update(rows, ["place"])

"""What rounds leave waiting: one's own turn, editorial changes to look at, rounds past their day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format

from missions.models import Person
from outputs.access import versions_for
from outputs.definition import OUTPUTS
from outputs.models import Asked, Concurrence, Round, SectionChange
from outputs.responses.common import ANSWERERS, ASKED, SPEAKERS, entities_in
from planning_levels.pending.shape import File, Pending

Entities = Mapping[int, set[str]]


def rounds(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield what rounds leave waiting for a person; a handful of queries however many missions there are."""
    speaking = {file.mission.pk: file for file in files if file.roles & set(SPEAKERS)}
    leading = {file.mission.pk: file for file in files if file.roles & set(ANSWERERS)}
    if speaking:
        entities = entities_in(person, [file.mission for file in speaking.values()])
        yield from _turns(speaking, entities, person)
        yield from _changes(speaking, entities, person)
    if leading:
        yield from _passed(leading, person)


def _turns(files: Mapping[int, File], entities: Entities, person: Person) -> Iterator[Pending]:
    """Yield the rounds that ask an entity of the person which has not answered, or not on this text."""
    answered = Concurrence.objects.filter(
        of=OuterRef("round__of"), entity=OuterRef("entity"), withdrawn_on=None, before_edit=False
    )
    rows = Asked.objects.filter(
        ~Exists(answered),
        round__of__in=versions_for(person),
        round__of__output__mission__in=list(files),
        round__of__state__in=ASKED,
        round__closed_on=None,
    ).select_related("round__of__output")
    for row in rows:
        output = row.round.of.output
        file = files[output.mission_id]
        if row.entity_id in entities[output.mission_id]:
            due = date_format(row.round.due, "j F Y")
            title = f"{file.mission.name}: the turn of {row.entity_id} on the {_title(output.type)}, by {due}"
            yield _item("turn", file, title, row.round.opened_on, output.type)


def _changes(files: Mapping[int, File], entities: Entities, person: Person) -> Iterator[Pending]:
    """Yield the positions under which a text was changed as editorial: they stand, and may be withdrawn."""
    changed = SectionChange.objects.filter(of=OuterRef("of"), editorial=True, at__gte=OuterRef("stated_at"))
    rows = Concurrence.objects.filter(
        Exists(changed),
        of__in=versions_for(person),
        of__output__mission__in=list(files),
        of__state__in=ASKED,
        withdrawn_on=None,
        before_edit=False,
    ).select_related("of__output")
    for row in rows:
        file = files[row.of.output.mission_id]
        if row.entity_id in entities[row.of.output.mission_id]:
            title = (
                f"{file.mission.name}: editorial changes since {row.entity_id} gave its position on the "
                f"{_title(row.of.output.type)}"
            )
            yield _item("notice", file, title, row.on, row.of.output.type)


def _passed(files: Mapping[int, File], person: Person) -> Iterator[Pending]:
    """Yield the open rounds whose day has passed: they close by an act, or run longer."""
    rows = Round.objects.filter(
        of__in=versions_for(person),
        of__output__mission__in=list(files),
        of__state__in=ASKED,
        closed_on=None,
    ).select_related("of__output")
    for row in rows:
        file = files[row.of.output.mission_id]
        if row.due < file.mission.today():
            title = f"{file.mission.name}: close the round on the {_title(row.of.output.type)}, or extend it"
            yield _item("task", file, title, row.due, row.of.output.type)


def _item(kind: str, file: File, title: str, since: date, output: str) -> Pending:
    return Pending(kind, file.mission.key, title, since, file.where(f"outputs/{output}/review/"))


def _title(output: str) -> str:
    return OUTPUTS[output].title

"""Templates in editions: opening, changing, publishing; what was written with an edition keeps it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Person
from outputs.definition import OUTPUTS
from outputs.definition.fixed import FIXED_KEYS
from outputs.editions.changes import differences
from outputs.editions.editing import (
    add_section,
    change_section,
    move_section,
    open_edition,
    order_sections,
    publish_edition,
    remove_section,
    unpublished,
    withdraw_edition,
)
from outputs.models import Template, TemplateSection
from outputs.templates import (
    as_definition,
    edition_of,
    latest_edition,
    latest_template,
)
from tests.outputs.conftest import TODAY
from tests.outputs.steps import NEW_SECTION as NEW
from tests.outputs.steps import NOTE, REVIEW, WORDY

Acts = dict[str, Callable[[Template, Person], Any]]
ACTS: Acts = {
    "open": lambda row, by: open_edition(row.type, by=by),
    "change": lambda row, by: change_section(row, "lessons", by=by, title="Lessons learned"),
    "add": lambda row, by: add_section(row, by=by, **NEW),
    "order": lambda row, by: move_section(row, "lessons", by=by, up=True),
    "remove": lambda row, by: remove_section(row, "economic-analysis", by=by),
    "publish": lambda row, by: publish_edition(row, by=by, note=NOTE),
    "withdraw": lambda row, by: withdraw_edition(row, by=by),
}


def entries() -> list[Entry]:
    return list(Entry.objects.filter(chain="_house").order_by("number"))


def test_edition_opens_as_a_copy_of_the_one_in_force(edition: Template, custodian: Person) -> None:
    assert edition.number == 2
    assert differences(OUTPUTS[REVIEW], _as_written(edition)) == []
    assert unpublished(REVIEW) == edition
    assert latest_edition(REVIEW) == 1
    last = entries()[-1]
    assert (last.verb, last.person, last.detail["edition"]) == ("open-template", custodian, 2)
    with pytest.raises(Conflict, match="open already"):
        open_edition(REVIEW, by=custodian)
    assert open_edition("sg-report", by=custodian).number == 2


@pytest.mark.parametrize("office", ["", "sg", "usg", "office", "planner", "pbso"])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_but_the_custodian_edits(edition: Template, act: str, office: str) -> None:
    other = Person.objects.create(username=f"other-{office}", office=office)
    before = (Template.objects.count(), list(TemplateSection.objects.values()), len(entries()))
    with pytest.raises(NotPermitted, match="custodian"):
        ACTS[act](edition, other)
    assert before == (Template.objects.count(), list(TemplateSection.objects.values()), len(entries()))


@pytest.mark.parametrize("act", [act for act in ACTS if act not in ("open", "publish")])
def test_each_act_is_noted_in_the_record_of_the_house(edition: Template, custodian: Person, act: str) -> None:
    ACTS[act](edition, custodian)
    last = entries()[-1]
    assert last.person == custodian
    assert (last.detail["output"], last.detail["edition"]) == (REVIEW, 2)
    assert "Template of the Review, edition 2" in last.sentence


@pytest.mark.parametrize("act", [act for act in ACTS if act != "open"])
def test_published_edition_takes_no_change(published: Template, custodian: Person, act: str) -> None:
    before = edition_of(REVIEW, 2)
    with pytest.raises(Conflict, match="published edition stays"):
        ACTS[act](published, custodian)
    assert _as_written(published) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Template.objects.filter(pk=row.pk).update(note="Another note."),
        lambda row: Template.objects.filter(pk=row.pk).update(published_on=None, published_by=None),
        lambda row: row.sections.update(title="Another title"),
        lambda row: row.sections.filter(key="lessons").delete(),
        lambda row: TemplateSection.objects.create(template=row, place=99, key="late", **NEW | {"items": []}),
        lambda row: row.delete(),
    ],
)
def test_database_refuses_to_change_a_published_edition(
    published: Template, change: Callable[[Template], Any]
) -> None:
    with pytest.raises(DatabaseError, match="neither changed nor removed"), transaction.atomic():
        change(published)


def test_database_holds_one_edition_in_the_making(edition: Template, custodian: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.create(type=REVIEW, number=3, opened_by=custodian, opened_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.create(type="sg-report", number=1, opened_by=custodian, opened_on=TODAY)


def test_section_is_changed_in_every_fact(edition: Template, custodian: Person) -> None:
    given = {
        "title": "Lessons and where they go",
        "guidance": WORDY,
        "reference": "IMPP guidelines D",
        "required_for": ["first"],
        "may_be_not_applicable": True,
        "written_by": "IMPT and UNCT",
        "items": ["lessons fed back into planning", "gender perspective"],
    }
    row = change_section(edition, "lessons", by=custodian, **given)
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in given} == given | {
        "items": ["gender perspective", "lessons fed back into planning"]  # in the order of the checklists
    }
    (found,) = differences(OUTPUTS[REVIEW], _as_written(edition))
    assert (found.key, found.change) == ("lessons", "changed")
    assert {one.field for one in found.fields} == set(given)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"guidance": "x" * 2001}, "guidance"),
        ({"reference": ""}, "reference"),
        ({"written_by": ""}, "written_by"),
        ({"required_for": ["advanced"]}, "required_for"),
        ({"items": ["weather"]}, "items"),
    ],
)
def test_wrong_values_are_refused_at_their_field(
    edition: Template, custodian: Person, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        change_section(edition, "lessons", by=custodian, **given)
    assert set(refused.value.errors) == {field}
    assert differences(OUTPUTS[REVIEW], _as_written(edition)) == []


def test_sections_are_added_in_their_place_under_keys_of_their_own(
    edition: Template, custodian: Person
) -> None:
    prose = add_section(edition, by=custodian, after="purpose", **NEW)
    table = add_section(edition, by=custodian, register="risks", **NEW | {"title": "Mines as risks"})
    again = add_section(edition, by=custodian, **NEW | {"title": "Mines and remnants of war!"})
    foreign = add_section(edition, by=custodian, **NEW | {"title": "الألغام"})
    keys = [row.key for row in edition.sections.all()]
    assert (prose.key, table.key) == ("mines-and-remnants-of-war", "mines-as-risks-table")
    assert (again.key, foreign.key) == ("mines-and-remnants-of-war-2", "section-2")
    assert keys[:2] == ["purpose", "mines-and-remnants-of-war"]
    assert keys[-3:] == ["mines-as-risks-table", "mines-and-remnants-of-war-2", "section-2"]
    assert [row.place for row in edition.sections.all()] == list(range(1, len(keys) + 1))
    with pytest.raises(Invalid) as refused:
        add_section(edition, by=custodian, register="positions", **NEW | {"title": "Views"})
    assert "register" in refused.value.errors
    with pytest.raises(Invalid):
        add_section(edition, by=custodian, after="nowhere", **NEW | {"title": "Elsewhere"})
    with pytest.raises(Conflict):
        add_section(edition, by=custodian, key="lessons", **NEW | {"title": "Elsewhere"})


def test_sections_move_and_are_put_in_order(edition: Template, custodian: Person) -> None:
    before = [row.key for row in edition.sections.all()]
    move_section(edition, before[0], by=custodian, up=True)
    assert [row.key for row in edition.sections.all()] == before
    move_section(edition, before[0], by=custodian, up=False)
    assert [row.key for row in edition.sections.all()] == [before[1], before[0], *before[2:]]
    order_sections(edition, reversed(before), by=custodian)
    assert [row.key for row in edition.sections.all()] == before[::-1]
    with pytest.raises(Invalid):
        order_sections(edition, before[1:], by=custodian)


def test_two_custodians_do_not_overwrite_each_other(edition: Template, custodian: Person) -> None:
    change_section(edition, "lessons", by=custodian, if_version=1, title="Lessons learned")
    with pytest.raises(Stale):
        change_section(edition, "lessons", by=custodian, if_version=1, title="Lessons lost")
    assert edition.sections.get(key="lessons").title == "Lessons learned"


@pytest.mark.parametrize(("output", "key"), [(o, k) for o, keys in FIXED_KEYS.items() for k in sorted(keys)])
def test_fixed_sections_stay(custodian: Person, output: str, key: str) -> None:
    row = open_edition(output, by=custodian)
    with pytest.raises(Conflict, match="must stay"):
        remove_section(row, key, by=custodian)
    TemplateSection.objects.filter(template=row, key=key).delete()
    with pytest.raises(NotReady, match=f"“{key}” is named by callers"):
        publish_edition(row, by=custodian, note=NOTE)


def test_publication_names_every_fault_at_once(edition: Template, custodian: Person) -> None:
    change_section(edition, "findings", by=custodian, guidance="Too short.")
    change_section(edition, "lessons", by=custodian, may_be_not_applicable=True)
    remove_section(edition, "gender", by=custodian)
    add_section(edition, by=custodian, **NEW | {"title": "Conclusion and recommendation"})
    edition.sections.filter(key="consultation").update(kind="register", register="consultations")
    with pytest.raises(NotReady) as refused:
        publish_edition(edition, by=custodian, note=NOTE)
    found = {(item.where.removeprefix("/templates/review/"), item.message) for item in refused.value.blockers}
    kept = f"“{OUTPUTS[REVIEW].section('consultation').title}”: the key “consultation” was given to prose"
    assert found == {
        ("edit/sections/findings/", "“Progress and findings”: guidance of 2 words, outside 15 to 60."),
        ("edit/sections/lessons/", "“Lessons”: may be marked not applicable although it is never required."),
        ("edit/sections/consultation/", f"{kept}, and keeps it."),
        ("edit/", "Section title conclusion and recommendation stands twice."),
        (
            "edit/",
            "Checklist “Contents of a review”: no section answers 'gender perspective' for label first.",
        ),
    }
    assert {item.klass for item in refused.value.blockers} == {"gate"}
    assert latest_edition(REVIEW) == 1


def test_publication_wants_a_change_and_a_note(edition: Template, custodian: Person) -> None:
    with pytest.raises(NotReady, match=r"Nothing differs from edition 1\."):
        publish_edition(edition, by=custodian, note=NOTE)
    change_section(edition, "lessons", by=custodian, title="Lessons learned")
    with pytest.raises(Invalid) as refused:
        publish_edition(edition, by=custodian, note="New.")
    assert "note" in refused.value.errors
    row = publish_edition(edition, by=custodian, note=NOTE)
    assert (row.published_by, row.note) == (custodian, NOTE)
    assert entries()[-1].detail["note"] == NOTE
    assert latest_template(REVIEW).section("lessons").title == "Lessons learned"


def test_withdrawn_edition_leaves_nothing(edition: Template, custodian: Person) -> None:
    withdraw_edition(edition, by=custodian)
    assert not Template.objects.exists()
    assert not TemplateSection.objects.exists()
    with pytest.raises(Conflict, match="withdrawn"):
        change_section(edition, "lessons", by=custodian, title="Late")
    assert open_edition(REVIEW, by=custodian).number == 2


def _as_written(template: Template) -> Any:
    return as_definition(template)

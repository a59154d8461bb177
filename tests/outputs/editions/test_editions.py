"""What is written with an edition keeps it; a draft takes up the next one, and no text is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from missions.errors import Conflict, NotPermitted, Stale
from missions.models import Body, Member, Mission, Person
from outputs.content import draft_of, open_outputs, write_section
from outputs.definition import OUTPUTS
from outputs.editions.editing import (
    add_section,
    change_section,
    open_edition,
    publish_edition,
    remove_section,
)
from outputs.editions.taking_up import drop_left_over, left_over, take_up_template
from outputs.freezing import holds, reading
from outputs.models import Concurrence, Output, SectionText, Template, Version
from outputs.printing.document import Imprint, html_of
from outputs.queries import latest, sections_of
from outputs.responses.sections import keep_marks, stands
from outputs.templates import template_of, titles_of
from tests.outputs.conftest import FORTY, TODAY, at
from tests.outputs.steps import NEW_SECTION, NOTE, REVIEW, freeze_as


def test_new_files_open_with_the_latest_edition_and_old_ones_keep_theirs(
    mission: Mission, people: dict[str, Person], published: Template
) -> None:
    younger = Mission.objects.create(
        key="lemuria",
        name="Lemuria",
        country="Lemuria",
        lead_department=mission.lead_department,
        opened_on=TODAY,
        opened_by=people["planner"],
    )
    open_outputs(younger, by=people["planner"], on=TODAY)
    assert set(mission.outputs.values_list("versions__template_version", flat=True)) == {1}
    written = Version.objects.filter(output__mission=younger)
    assert {v.output.type: v.template_version for v in written if v.template_version > 1} == {REVIEW: 2}
    assert "mines-and-remnants-of-war" in {
        one.section.key for one in sections_of(latest(younger, REVIEW), "first")
    }


def test_document_keeps_its_edition(
    mission: Mission, people: dict[str, Person], custodian: Person, edition: Template
) -> None:
    """Hash and text of a frozen version stand after a publication, and the next version goes on with it."""
    write_section(mission, REVIEW, "economic-analysis", by=people["planner"], content=FORTY)
    version = freeze_as(latest(mission, REVIEW), "submitted")
    before, text, imprint = reading(version), version.frozen, Imprint(version.hash, "2011-05-02")
    printed = html_of(before, imprint)
    remove_section(edition, "economic-analysis", by=custodian)
    publish_edition(edition, by=custodian, note=NOTE)
    version = Version.objects.get(pk=version.pk)
    assert holds(version)
    assert (version.frozen, reading(version)) == (text, before)
    assert FORTY in printed
    assert html_of(reading(version), imprint) == printed
    following = draft_of(version.output, by=people["planner"], on=TODAY)
    assert (following.number, following.template_version) == (2, 1)
    assert template_of(following) is OUTPUTS[REVIEW]
    assert left_over(following) == []


def test_draft_takes_up_the_new_edition_and_no_text_is_lost(
    mission: Mission, people: dict[str, Person], custodian: Person, edition: Template
) -> None:
    by = people["planner"]
    write_section(mission, REVIEW, "economic-analysis", by=by, content=FORTY)
    write_section(mission, REVIEW, "findings", by=by, content=FORTY)
    add_section(edition, by=custodian, **NEW_SECTION)
    remove_section(edition, "economic-analysis", by=custodian)
    publish_edition(edition, by=custodian, note=NOTE)

    draft = take_up_template(mission, REVIEW, by=by)
    assert draft.template_version == 2
    marked = {one.section.key: one for one in sections_of(latest(mission, REVIEW), "first")}
    assert marked["mines-and-remnants-of-war"].required
    assert marked["findings"].filled
    (left,) = left_over(draft)
    assert (left.key, left.content) == ("economic-analysis", f"<p>{FORTY}</p>")
    assert titles_of(draft)["economic-analysis"] == "Economic analysis"
    said = mission.record.first()
    assert said is not None
    assert said.detail["no_longer_in_template"] == ["economic-analysis"]
    with pytest.raises(Conflict, match="no such section"):
        write_section(mission, REVIEW, "economic-analysis", by=by, content="late")

    version = freeze_as(draft, "submitted")
    assert {one["key"] for one in reading(version)["sections"]} >= {"mines-and-remnants-of-war"}
    following = draft_of(version.output, by=by, on=TODAY)
    assert following.template_version == 2
    assert [text.content for text in left_over(following)] == [f"<p>{FORTY}</p>"]


def test_position_lapses_for_sections_that_went_or_came_with_the_edition(
    mission: Mission, people: dict[str, Person], published: Template
) -> None:
    by, draft = people["planner"], latest(mission, REVIEW)
    for key in ("economic-analysis", "findings"):
        write_section(mission, REVIEW, key, by=by, content=FORTY)
    given = Concurrence.objects.create(
        of=draft, entity_id="DPKO", by=people["imtf-chair"], position="concur", on=TODAY
    )
    keep_marks(given, draft)
    take_up_template(mission, REVIEW, by=by)
    moved = latest(mission, REVIEW)
    assert stands([given], moved)[given.pk].changed == ("Economic analysis",)
    write_section(mission, REVIEW, "mines-and-remnants-of-war", by=by, content=FORTY)
    changed = stands([given], moved)[given.pk].changed
    assert set(changed) == {"Economic analysis", "Mines and remnants of war"}


def test_left_over_text_is_dropped_by_those_who_write(
    mission: Mission, people: dict[str, Person], published: Template
) -> None:
    draft = latest(mission, REVIEW)
    SectionText.objects.create(of=draft, key="economic-analysis", content="<p>Oil.</p>")
    SectionText.objects.create(of=draft, key="findings", content="<p>Much.</p>")
    take_up_template(mission, REVIEW, by=people["planner"])
    with pytest.raises(NotPermitted):
        drop_left_over(mission, REVIEW, "economic-analysis", by=people["observer"])
    with pytest.raises(Conflict):
        drop_left_over(mission, REVIEW, "findings", by=people["planner"])
    drop_left_over(mission, REVIEW, "economic-analysis", by=people["planner"])
    assert left_over(draft) == []
    assert SectionText.objects.filter(of=draft, key="findings").exists()
    entry = mission.record.first()
    assert entry is not None
    assert (entry.verb, entry.detail["words"]) == ("drop-left-over", 1)


@pytest.mark.parametrize(
    ("output", "where", "may"),
    [
        (REVIEW, at("1.2"), {"planner", "imtf-chair"}),
        (REVIEW, at("3.1", adopted=True, planning_open=False), {"planner", "impt-lead"}),
        ("mission-plan", at("3.1", adopted=True, planning_open=False), {"impt-lead"}),
        ("mission-directive", at("2.2"), {"srsg"}),
    ],
)
def test_who_takes_up_a_new_edition(
    *,
    mission: Mission,
    people: dict[str, Person],
    custodian: Person,
    stand: Callable[..., None],
    output: str,
    where: Any,
    may: set[str],
) -> None:
    team = Body.objects.create(mission=mission, kind="impt")
    lead = Person.objects.create(username="impt-lead")
    Member.objects.create(body=team, name="Lead", person=lead, lead=True, from_date=TODAY)
    row = open_edition(output, by=custodian)
    change_section(row, row.sections.first().key, by=custodian, written_by="Whoever knows")
    publish_edition(row, by=custodian, note=NOTE)
    stand(where)
    able = set()
    for name, person in {**people, "impt-lead": lead, "custodian": custodian}.items():
        with transaction.atomic():
            try:
                take_up_template(mission, output, by=person)
                able.add(name)
            except NotPermitted:
                continue
            finally:
                Version.objects.filter(output__mission=mission).update(template_version=1)
    assert able == may


def test_only_a_draft_that_is_behind_takes_up_a_template(
    mission: Mission, people: dict[str, Person], published: Template
) -> None:
    output = Output.objects.get(mission=mission, type=REVIEW)
    with pytest.raises(Stale):
        take_up_template(mission, REVIEW, by=people["planner"], if_version=7)
    freeze_as(output.versions.get(), "submitted")
    with pytest.raises(Conflict, match="a draft takes up"):
        take_up_template(mission, REVIEW, by=people["planner"])
    draft_of(output, by=people["planner"], on=TODAY)
    take_up_template(mission, REVIEW, by=people["planner"])
    with pytest.raises(Conflict, match="already"):
        take_up_template(mission, REVIEW, by=people["planner"])


def test_editions_are_read_once_and_the_first_not_at_all(
    mission: Mission, published: Template, django_assert_num_queries: Any
) -> None:
    version = latest(mission, REVIEW)
    with django_assert_num_queries(0):
        assert template_of(version) is OUTPUTS[REVIEW]
    version.template_version = 2
    with django_assert_num_queries(2):
        found = template_of(version)
    with django_assert_num_queries(0):
        assert template_of(version) is found

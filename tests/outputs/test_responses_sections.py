"""Positions bind to sections: what ends them, what keeps them, what their entities are told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from missions.errors import Conflict, NotPermitted, NotReady
from missions.models import Entity, Entry, Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import Concurrence, Output, SectionChange
from outputs.queries import latest
from outputs.responses import change_position, concur, withdraw_position
from outputs.responses.sections import marks_of, stands
from outputs.responses.seeing import Sight
from outputs.responses.side_by_side import Side, side_by_side
from plans.rows import save_row
from tests.outputs.steps import freeze_as

People = dict[str, Person]
Entities = dict[str, Entity]
KIND = "usg-directive"


@pytest.fixture
def given(mission: Mission, people: People, entities: Entities, directive: Output) -> Concurrence:
    """OCHA concurs on version 1, in review, with two sections written."""
    for key in ("situation", "assumptions"):
        write_section(mission, KIND, key, by=people["imtf-chair"], content=f"<p>The {key}.</p>")
    directive.versions.update(state="in_review")
    return concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="concur")


def side(mission: Mission) -> Side:
    """Return what OCHA says of the latest version."""
    return next(item for item in side_by_side(latest(mission, KIND), Sight(0)) if item.entity == "OCHA")


def edit(mission: Mission, people: People, text: str, *, key: str = "situation", **more: bool) -> None:
    """Let the chair write a section."""
    write_section(mission, KIND, key, by=people["imtf-chair"], content=f"<p>{text}</p>", **more)  # type: ignore[arg-type]


def test_every_section_is_kept_as_it_stood(given: Concurrence) -> None:
    marks = marks_of(given.of)
    assert {row.key: (row.text, row.rows) for row in given.seen.all()} == {
        key: (mark.text, mark.rows) for key, mark in marks.items()
    }
    assert marks["situation"].text != marks["assumptions"].text != ""


def test_a_change_in_substance_ends_it_for_that_section_only(
    mission: Mission, people: People, given: Concurrence
) -> None:
    edit(mission, people, "Another situation.")
    assert side(mission).changed == ("Situation",)
    assert side(mission).remarks == ("section “Situation” has changed since",)
    given.refresh_from_db()
    assert given.before_edit is True
    assert not side(mission).concurs


def test_an_editorial_change_keeps_it_and_is_told(
    mission: Mission, people: People, given: Concurrence
) -> None:
    edit(mission, people, "The  situation, mended.", editorial=True)
    assert side(mission).remarks == ("one editorial change since",)
    edit(mission, people, "The assumptions, mended.", key="assumptions", editorial=True)
    assert (side(mission).changed, side(mission).remarks) == ((), ("2 editorial changes since",))
    given.refresh_from_db()
    assert given.before_edit is False
    assert Entry.objects.filter(verb="write-section").latest("number").detail["editorial"] is True


def test_saving_without_a_change_resets_nothing(mission: Mission, people: People, given: Concurrence) -> None:
    edit(mission, people, "The situation.")
    assert (side(mission).remarks, side(mission).concurs) == ((), True)
    assert not SectionChange.objects.exists()


def test_a_text_put_back_as_it_was_counts_as_unchanged(
    mission: Mission, people: People, given: Concurrence
) -> None:
    edit(mission, people, "Another situation.")
    edit(mission, people, "The situation.")
    assert side(mission).changed == ()


def test_an_editorial_change_after_one_in_substance_heals_nothing(
    mission: Mission, people: People, given: Concurrence
) -> None:
    edit(mission, people, "Another situation.")
    edit(mission, people, "Another situation, mended.", editorial=True)
    assert side(mission).changed == ("Situation",)


def test_rows_drawn_into_a_section_are_part_of_it(
    mission: Mission, people: People, entities: Entities, directive: Output
) -> None:
    directive.versions.update(state="in_review")
    held = concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="concur")
    drawn = [section["key"] for section in _drawing(directive)]
    assert drawn, "the directive draws registers in"
    save_row(mission, _drawing(directive)[0]["register"], {"text": "New"}, by=people["planner"])
    found = stands([held], latest(mission, KIND))[held.pk]
    assert len(found.changed) == sum(
        one["register"] == _drawing(directive)[0]["register"] for one in _drawing(directive)
    )


def _drawing(output: Output) -> list[dict[str, str]]:
    return [
        {"key": one.key, "register": one.register} for one in OUTPUTS[output.type].sections if one.register
    ]


@pytest.mark.parametrize("name", ["imtf-member", "pbso"])
def test_who_edits_in_review_marks_editorial(mission: Mission, people: People, name: str) -> None:
    with pytest.raises(NotPermitted):
        write_section(mission, KIND, "situation", by=people[name], content="<p>x</p>", editorial=True)


def test_a_renewed_position_holds_for_the_text_as_it_stands(
    mission: Mission, people: People, given: Concurrence
) -> None:
    edit(mission, people, "Another situation.")
    change_position(given, by=people["imtf-member"], position="concur")
    assert (side(mission).remarks, side(mission).concurs) == ((), True)


def test_a_position_is_withdrawn_by_its_entity_and_given_anew(
    mission: Mission, people: People, entities: Entities, given: Concurrence
) -> None:
    with pytest.raises(NotPermitted):
        withdraw_position(given, by=people["rc-hc"])
    withdraw_position(given, by=people["imtf-member"], if_version=1)
    assert side(mission).said == "withdrew its position on 2 May 2011"
    with pytest.raises(Conflict):
        withdraw_position(given, by=people["imtf-member"])
    again = concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="object")
    assert (again.pk, again.withdrawn_on, side(mission).key) == (given.pk, None, "object")


def test_a_closed_version_asks_for_nothing(mission: Mission, people: People, given: Concurrence) -> None:
    freeze_as(given.of, "returned")
    with pytest.raises(NotReady):
        withdraw_position(given, by=people["imtf-member"])


def test_the_version_after_a_return_shows_the_position_before_and_what_changed(
    mission: Mission, people: People, given: Concurrence
) -> None:
    freeze_as(given.of, "returned")
    edit(mission, people, "The situation, mended.", editorial=True)
    assert latest(mission, KIND).number == 2
    assert side(mission).remarks == ("given on version 1", "one editorial change since")
    edit(mission, people, "Other assumptions.", key="assumptions")
    assert side(mission).changed == ("Assumptions",)


def test_positions_are_read_in_few_queries(
    mission: Mission,
    people: People,
    entities: Entities,
    given: Concurrence,
) -> None:
    """However many entities have spoken, the same number of queries."""
    version = latest(mission, KIND)
    with CaptureQueriesContext(connection) as one:
        side_by_side(version, Sight(0))
    for code in ("DPA", "DPKO", "UNCT"):
        concur(mission, KIND, by=people["imtf-chair"], entity=entities[code], position="concur")
    with CaptureQueriesContext(connection) as four:
        side_by_side(version, Sight(0))
    assert len(four) == len(one)

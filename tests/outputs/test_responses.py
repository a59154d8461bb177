"""Comments, answers and positions: who, on what, and bound to what."""

from datetime import timedelta

import pytest

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Entity, Entry, Flag, Invitation, Mission, Person
from outputs.content import write_section
from outputs.models import Concurrence, Output, Version
from outputs.responses import answer, bind_concurrences, change_position, comment, concur
from tests.outputs.steps import freeze_as

People = dict[str, Person]
Entities = dict[str, Entity]


@pytest.fixture
def in_review(directive: Output) -> Version:
    """Version 1 of the directive, in review."""
    directive.versions.update(state="in_review")
    return directive.versions.select_related("output__mission").get()


@pytest.mark.parametrize("name", ["imtf-member", "field", "rc-hc", "srsg", "planner", "pbso"])
def test_everybody_in_the_work_comments_on_every_draft(mission: Mission, people: People, name: str) -> None:
    made = comment(mission, "usg-directive", by=people[name], text=" Mention Abyei. ", section="situation")
    assert (made.text, made.of.number, made.disposition, made.entity) == (
        "Mention Abyei.",
        1,
        "open",
        people[name].entity,
    )
    assert "section “Situation”" in Entry.objects.get(verb="comment").sentence


@pytest.mark.parametrize("name", ["observer", "outsider"])
def test_who_may_not_comment(mission: Mission, people: People, name: str) -> None:
    with pytest.raises(NotPermitted):
        comment(mission, "usg-directive", by=people[name], text="Mention Abyei.")


def test_a_partner_comments_on_what_they_are_invited_to_and_on_nothing_else(
    mission: Mission, people: People
) -> None:
    partner = people["partner"]
    made = comment(mission, "usg-directive", by=partner, text="Mention the wells.")
    assert made.entity == partner.entity
    with pytest.raises(NotPermitted):
        comment(mission, "mission-plan", by=partner, text="Mention the wells.")
    Invitation.objects.update(until=mission.today() - timedelta(days=1))
    with pytest.raises(NotPermitted):
        comment(mission, "usg-directive", by=partner, text="Mention the wells once more.")


@pytest.mark.parametrize(
    "asked", [{"text": " "}, {"text": "x", "number": 9}, {"text": "x", "section": "no-such"}]
)
def test_a_comment_is_on_something_that_exists(
    mission: Mission, people: People, asked: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        comment(mission, "usg-directive", by=people["planner"], **asked)


def test_an_answer_has_a_disposition(mission: Mission, people: People) -> None:
    given = comment(mission, "usg-directive", by=people["field"], text="Mention Abyei.")
    answered = answer(given, by=people["imtf-chair"], text="Done.", disposition="accepted", if_version=1)
    assert (answered.answer, answered.disposition, answered.answered_by) == (
        "Done.",
        "accepted",
        people["imtf-chair"],
    )
    with pytest.raises(Stale):
        answer(given, by=people["planner"], text="Again.", disposition="not", if_version=1)
    with pytest.raises(Invalid):
        answer(given, by=people["planner"], text="Again.", disposition="maybe")


def test_authors_answer_and_others_do_not(mission: Mission, people: People) -> None:
    given = comment(mission, "usg-directive", by=people["field"], text="Mention Abyei.", section="situation")
    with pytest.raises(NotPermitted):
        answer(given, by=people["imtf-member"], text="Done.", disposition="accepted")
    write_section(mission, "usg-directive", "situation", by=people["imtf-member"], content="Abyei.")
    assert (
        answer(given, by=people["imtf-member"], text="Done.", disposition="accepted").disposition
        == "accepted"
    )


def test_a_position_waits_for_review(mission: Mission, people: People, entities: Entities) -> None:
    with pytest.raises(NotReady) as refusal:
        concur(mission, "usg-directive", by=people["imtf-member"], entity=entities["OCHA"], position="concur")
    assert [item.code for item in refusal.value.blockers] == ["state"]


def test_one_position_an_entity_bound_to_the_hash_at_submission(
    mission: Mission, people: People, entities: Entities, in_review: Version
) -> None:
    by = people["imtf-member"]
    given = concur(
        mission,
        "usg-directive",
        by=by,
        entity=entities["OCHA"],
        position="reserve",
        text="Humanitarian space.",
    )
    assert given.hash == ""
    with pytest.raises(Conflict):
        concur(mission, "usg-directive", by=by, entity=entities["OCHA"], position="concur")
    frozen = freeze_as(in_review, "submitted")
    bind_concurrences(frozen)
    given.refresh_from_db()
    assert given.hash == frozen.hash
    assert not Flag.objects.exists()


def test_a_position_on_another_text_is_not_bound_until_it_is_renewed(
    mission: Mission, people: People, entities: Entities, in_review: Version
) -> None:
    given = concur(
        mission, "usg-directive", by=people["imtf-member"], entity=entities["OCHA"], position="concur"
    )
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="Something else.")
    frozen = freeze_as(in_review, "submitted")
    bind_concurrences(frozen)
    given.refresh_from_db()
    assert (given.before_edit, given.hash) == (True, "")
    renewed = change_position(
        given, by=people["imtf-member"], position="object", text="Not agreed.", if_version=1
    )
    assert (renewed.before_edit, renewed.hash, renewed.position) == (False, frozen.hash, "object")
    positions = [entry.detail["position"] for entry in Entry.objects.filter(verb="concur").order_by("number")]
    assert positions == ["concur", "object"]


def test_a_position_entered_for_another_entity_is_kept_and_flagged(
    mission: Mission, people: People, entities: Entities, in_review: Version
) -> None:
    given = concur(
        mission, "usg-directive", by=people["imtf-chair"], entity=entities["OCHA"], position="concur"
    )
    assert Flag.objects.get().code == "position-entered-for"
    with pytest.raises(NotPermitted):
        change_position(given, by=people["unct-member"], position="object")


@pytest.mark.parametrize("name", ["field", "partner", "observer", "mission-staff", "planner"])
def test_who_gives_no_position(
    mission: Mission, people: People, entities: Entities, in_review: Version, name: str
) -> None:
    with pytest.raises(NotPermitted):
        concur(mission, "usg-directive", by=people[name], entity=entities["OCHA"], position="concur")
    assert not Concurrence.objects.exists()

"""Rounds of review: who opens them, whom they ask, what silence is, and who sees what meanwhile."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Body, Entity, Entry, Member, Mission, Person
from missions.roles import standing
from outputs.models import Comment, Concurrence, Output, Round, Version
from outputs.queries import latest
from outputs.responses import ask_also, close_round, comment, concur, extend_round, open_round
from outputs.responses.seeing import Sight, sight
from outputs.responses.side_by_side import side_by_side
from tests.outputs.conftest import TODAY

People = dict[str, Person]
Entities = dict[str, Entity]
KIND = "usg-directive"
DUE = TODAY + timedelta(days=10)


@pytest.fixture
def in_review(directive: Output) -> Version:
    """Version 1 of the directive, in review."""
    directive.versions.update(state="in_review")
    return directive.versions.select_related("output__mission").get()


@pytest.fixture
def second(mission: Mission, entities: Entities) -> Person:
    """A second member of the task force, of DPA."""
    person = Person.objects.create(username="second", name="Second", entity=entities["DPA"])
    Member.objects.create(
        body=Body.objects.get(mission=mission, kind="imtf"),
        seat="political",
        name="Second",
        person=person,
        entity=entities["DPA"],
        from_date=TODAY,
    )
    return person


def said(version: Version, seen: Sight | None = None) -> dict[str, str]:
    """Return what each entity says of the version, in words."""
    fresh = Version.objects.select_related("output__mission").get(pk=version.pk)
    return {side.entity: side.said for side in side_by_side(fresh, seen or Sight(0))}


def seen_by(person: Person, mission: Mission) -> Sight:
    """Return what a person sees now."""
    return sight(person, mission, standing(person, mission))


def move_to(mission: Mission, day: date) -> None:
    """Let the mission's own day be another."""
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=day)
    mission.refresh_from_db(fields=["demonstration_date"])


def test_a_round_asks_those_seated_that_day_and_others_by_name(
    mission: Mission, people: People, in_review: Version, second: Person
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE, also=["UNCT", "OCHA"])
    assert [row.entity_id for row in held.asked.all()] == ["DPA", "OCHA", "UNCT"]
    entry = Entry.objects.get(verb="open-round")
    assert entry.detail["entities"] == ["DPA", "OCHA", "UNCT"]
    assert (entry.detail["due"], entry.person) == (DUE.isoformat(), people["imtf-chair"])


def test_a_member_whose_seat_has_ended_is_not_asked(
    mission: Mission, people: People, in_review: Version, second: Person
) -> None:
    Member.objects.filter(person=second).update(until=TODAY)
    move_to(mission, TODAY + timedelta(days=1))
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    assert [row.entity_id for row in held.asked.all()] == ["OCHA"]


@pytest.mark.parametrize("name", ["imtf-member", "rc-hc", "pbso", "field", "partner", "observer"])
def test_who_opens_no_round(mission: Mission, people: People, in_review: Version, name: str) -> None:
    with pytest.raises(NotPermitted):
        open_round(mission, KIND, by=people[name], due=DUE)
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"due": TODAY - timedelta(days=1)}, "due"),
        ({"due": DUE, "also": ["NASA"]}, "entities"),
        ({"due": DUE, "visibility": "never"}, "visibility"),
        ({"due": DUE, "number": 7}, "version"),
    ],
)
def test_a_round_is_told_what_it_lacks(
    mission: Mission, people: People, in_review: Version, asked: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        open_round(mission, KIND, by=people["planner"], **asked)  # type: ignore[arg-type]
    assert list(refusal.value.errors) == [field]


def test_a_round_waits_for_review_and_is_one_at_a_time(
    mission: Mission, people: People, directive: Output
) -> None:
    with pytest.raises(NotReady) as refusal:
        open_round(mission, KIND, by=people["planner"], due=DUE)
    assert [item.code for item in refusal.value.blockers] == ["state"]
    directive.versions.update(state="in_review")
    open_round(mission, KIND, by=people["planner"], due=DUE)
    with pytest.raises(Conflict):
        open_round(mission, KIND, by=people["planner"], due=DUE)


def test_silence_is_shown_as_silence_once_the_day_has_passed_and_nothing_closes_by_itself(
    mission: Mission, people: People, in_review: Version
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    assert said(in_review) == {"OCHA": "asked until 12 May 2011"}
    move_to(mission, DUE)
    assert said(in_review) == {"OCHA": "asked until 12 May 2011"}
    move_to(mission, DUE + timedelta(days=1))
    assert said(in_review) == {"OCHA": "no reply by 12 May 2011"}
    held.refresh_from_db()
    assert (held.closed_on, latest(mission, KIND).state) == (None, "in_review")


def test_silence_in_a_silence_procedure_is_never_concurrence(
    mission: Mission, people: People, in_review: Version
) -> None:
    open_round(mission, KIND, by=people["imtf-chair"], due=DUE, silence=True)
    move_to(mission, DUE + timedelta(days=1))
    assert said(in_review) == {"OCHA": "no objection (silence)"}
    assert not any("concur" in word for word in said(in_review).values())


def test_a_round_is_extended_to_a_later_day_only(
    mission: Mission, people: People, in_review: Version
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    with pytest.raises(Invalid):
        extend_round(held, by=people["imtf-chair"], due=DUE)
    with pytest.raises(NotPermitted):
        extend_round(held, by=people["imtf-member"], due=DUE + timedelta(days=3))
    with pytest.raises(Stale):
        extend_round(held, by=people["imtf-chair"], due=DUE + timedelta(days=3), if_version=9)
    later = extend_round(held, by=people["imtf-chair"], due=DUE + timedelta(days=3), if_version=1)
    assert (later.due, later.version) == (DUE + timedelta(days=3), 2)
    assert Entry.objects.get(verb="extend-round", kind="writing").detail["before"] == DUE.isoformat()


def test_further_entities_are_asked_once(mission: Mission, people: People, in_review: Version) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    ask_also(held, by=people["imtf-chair"], entities=["UNCT"])
    assert [row.entity_id for row in held.asked.all()] == ["OCHA", "UNCT"]
    with pytest.raises(Invalid):
        ask_also(held, by=people["imtf-chair"], entities=["UNCT"])


def test_closing_names_the_silent_and_is_done_once(
    mission: Mission, people: People, in_review: Version
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    closed = close_round(held, by=people["imtf-chair"])
    assert (closed.closed_on, closed.closed_by) == (TODAY, people["imtf-chair"])
    assert Entry.objects.get(verb="close-round").detail["silent"] == ["OCHA"]
    assert said(in_review) == {"OCHA": "no reply by 2 May 2011"}
    acts: tuple[Callable[[], Round], ...] = (
        lambda: close_round(held, by=people["imtf-chair"]),
        lambda: extend_round(held, by=people["imtf-chair"], due=DUE + timedelta(days=3)),
        lambda: ask_also(held, by=people["imtf-chair"], entities=["UNCT"]),
    )
    for act in acts:
        with pytest.raises(Conflict):
            act()


@pytest.mark.parametrize(
    ("visibility", "before", "after", "closed"),
    [("own", False, True, True), ("close", False, False, True), ("open", True, True, True)],
)
def test_what_others_said_is_seen_as_the_chair_set_it(  # noqa: PLR0917 (a table of three settings)
    mission: Mission,
    people: People,
    entities: Entities,
    in_review: Version,
    second: Person,
    visibility: str,
    before: bool,
    after: bool,
    closed: bool,
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE, visibility=visibility)
    comment(mission, KIND, by=people["imtf-member"], text="Mention Abyei.")
    concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="object", text="No.")

    def sees(person: Person) -> list[bool]:
        seen = seen_by(person, mission)
        told = " ".join(side.text for side in side_by_side(latest(mission, KIND), seen))
        return [
            seen.comments(Comment.objects.all()).exists(),
            seen.positions(Concurrence.objects.filter(entity="OCHA")).exists(),
            "No." in told,
        ]

    assert sees(second) == [before] * 3
    assert sees(people["imtf-member"]) == [True] * 3, "one's own is always seen"
    assert sees(people["imtf-chair"]) == [True] * 3, "who answers for the output sees all"
    concur(mission, KIND, by=second, entity=entities["DPA"], position="concur")
    assert sees(second) == [after] * 3
    close_round(held, by=people["imtf-chair"])
    assert sees(second) == [closed] * 3


def test_the_record_does_not_tell_what_a_sealed_round_hides(
    mission: Mission, people: People, entities: Entities, in_review: Version
) -> None:
    held = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="object", text="Never.")
    entry = Entry.objects.get(verb="concur")
    assert "object" not in f"{entry.sentence} {entry.detail}"
    assert "Never." not in str(entry.detail)
    close_round(held, by=people["imtf-chair"])
    kept = Entry.objects.get(verb="close-round").detail["positions"]
    assert kept == [{"entity": "OCHA", "position": "object", "text": "Never."}]


def test_a_later_version_asks_anew(
    mission: Mission, people: People, in_review: Version, directive: Output
) -> None:
    first = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    next_one = Version.objects.create(
        output=directive, number=2, state="in_review", opened_by=people["planner"], opened_on=TODAY
    )
    again = open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    first.refresh_from_db()
    assert (again.of, again.number) == (next_one, 2)
    assert first.closed_on == TODAY, "nobody is asked about a text that has been replaced"

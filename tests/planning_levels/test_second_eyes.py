"""Who may not decide: on what they alone prepared, and as an officer-in-charge beyond their charge.

Not among the tests of the verbs, whose missions stand there already: here another one is in the chair.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from missions import record
from missions.errors import NotPermitted, NotReady
from missions.models import Assignment, Entity, Entry, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence, Output, SectionText, Upload, Verdict, Version
from outputs.templates import template_of
from planning_levels.definition import ACTS
from planning_levels.models import Decision, Submission
from planning_levels.pending.across import pending_for
from planning_levels.readiness.preparing import others_took_part
from planning_levels.reading import Reading
from planning_levels.showing.decisions import decision_row
from planning_levels.signing import course_of
from planning_levels.verbs.deciding import points_of
from planning_levels.verbs.trying import rehearse
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import inside, speak
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db
Alone = tuple[Walk, Person, Version]


@pytest.fixture
def cast() -> Cast:
    """The people."""
    return people()


@pytest.fixture
def alone(cast: Cast) -> Alone:
    """A USG Planning Directive before the USG, who chairs the task force and wrote all of it."""
    cast["imtf-chair"] = cast["usg-of-lead"]
    walk = walk_to("L1.2", cast)
    version = walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    return walk, cast["usg-of-lead"], version


def refused(walk: Walk) -> set[str]:
    """Return the codes with which the USG's promulgation is refused; none where it would go through."""
    data = walk.fielded("promulgate-usg-directive", {})
    try:
        rehearse("promulgate-usg-directive", walk.mission, by=walk.cast["usg-of-lead"], data=data)
    except NotReady as refusal:
        return {item.code for item in refusal.blockers}
    return set()


def test_nobody_decides_on_what_they_alone_prepared(alone: Alone) -> None:
    walk, one, _version = alone
    with pytest.raises(NotReady) as stopped:
        walk.act("promulgate-usg-directive", "usg-of-lead")
    (found,) = [item for item in stopped.value.blockers if item.code == "self-prepared"]
    assert found.klass == "gate"
    assert "an officer-in-charge may decide instead" in found.message
    assert found.where == f"/missions/{walk.key}/outputs/usg-directive/review/"
    answer = speak(one).post(inside(walk.mission, "actions/promulgate-usg-directive/"), {}, format="json")
    assert answer.status_code == 409
    assert "self-prepared" in {item["code"] for item in answer.json()["blockers"]}
    assert not Decision.objects.filter(mission=walk.mission, gate="GATE-USG").exists()
    walk.act("return-for-work", "usg-of-lead", comments="To be looked at by others.")


def test_another_who_may_decide_is_named(alone: Alone) -> None:
    walk, one, _version = alone
    deputy = Person.objects.create_user("deputy", name="Dana Deputy")
    Assignment.objects.create(
        mission=walk.mission, person=deputy, role="usg", acting_for=one, from_date=walk.mission.opened_on
    )
    with pytest.raises(NotReady, match="Dana Deputy may decide instead"):
        walk.act("promulgate-usg-directive", "usg-of-lead")
    walk.cast["deputy"] = deputy
    walk.act("promulgate-usg-directive", "deputy")
    decision = Decision.objects.get(mission=walk.mission, gate="GATE-USG")
    assert (decision.decider, decision.acting_for) == (deputy, "usg-of-lead")


def by_text(version: Version, other: Person) -> None:
    """Another person's text stands in the version."""
    SectionText.objects.update_or_create(of=version, key="assumptions", defaults={"written_by": other})


def by_freezing(version: Version, other: Person) -> None:
    """Another person froze the version."""
    Version.objects.filter(pk=version.pk).update(submitted_by=other)


def by_submitting(version: Version, other: Person) -> None:
    """Another person put the package forward."""
    Submission.objects.filter(basis__of=version).update(by=other)


def by_comment(version: Version, other: Person) -> None:
    """Another person commented."""
    Comment.objects.create(of=version, text="Why?", by=other, on=timezone.localdate())


def by_position(version: Version, other: Person) -> None:
    """Another entity gave its position."""
    Concurrence.objects.create(
        of=version, entity_id="UNCT", position="concur", by=other, on=timezone.localdate()
    )


def by_draft(version: Version, other: Person) -> None:
    """A part of a draft that another person sent in was taken."""
    output = Output.objects.get(pk=version.output_id)
    sent = Upload.objects.create(output=output, file="x", filename="x", size=1, sha256="0" * 64, by=other)
    Verdict.objects.create(upload=sent, key="situation", accepted=True, into=version, by=version.opened_by)


@pytest.mark.parametrize(
    "take_part", [by_text, by_freezing, by_submitting, by_comment, by_position, by_draft]
)
def test_whoever_takes_part_is_a_second_pair_of_eyes(
    take_part: Callable[[Version, Person], None], alone: Alone
) -> None:
    walk, _one, version = alone
    assert "self-prepared" in refused(walk)
    take_part(version, walk.cast["field"])
    assert refused(walk) == set()


def test_what_another_wrote_counts_after_it_was_written_over(cast: Cast) -> None:
    cast["imtf-chair"] = cast["usg-of-lead"]
    walk = walk_to("L1.2", cast)
    key = OUTPUTS["usg-directive"].sections[0].key
    write_section(walk.mission, "usg-directive", key, by=cast["imtf-member"], content="<p>Mine.</p>")
    version = walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    assert not SectionText.objects.filter(of=version).exclude(written_by=cast["usg-of-lead"]).exists()
    assert refused(walk) == set()


@pytest.mark.parametrize(("register", "drawn"), [("benchmarks", True), ("services", False)])
def test_rows_that_another_filled_in_count_where_they_are_drawn_in(
    register: str, drawn: bool, alone: Alone
) -> None:
    walk, _one, version = alone
    registers = {section.register for section in template_of(version).sections}
    assert (register in registers) is drawn
    record.append_locked(
        walk.mission, by=walk.cast["planner"], verb="add-row", sentence="A row.",
        kind=Entry.Kind.WRITING, detail={"register": register},
    )  # fmt: skip
    assert ("self-prepared" in refused(walk)) is not drawn


def test_ones_own_entity_and_what_was_withdrawn_are_no_second_pair(alone: Alone) -> None:
    walk, one, version = alone
    entity = Entity.objects.get(code=str(one.entity_id))
    today, field = walk.mission.today(), walk.cast["field"]
    Comment.objects.create(of=version, text="Fine.", by=field, entity=entity, on=today)
    Comment.objects.create(of=version, text="My own.", by=one, on=today)
    Concurrence.objects.create(of=version, entity=entity, position="concur", by=field, on=today)
    Concurrence.objects.create(
        of=version, entity_id="UNCT", position="concur", by=field, on=today, withdrawn_on=today
    )
    assert "self-prepared" in refused(walk)
    package = Submission.objects.get(mission=walk.mission, gate="GATE-USG")
    one.entity = None
    assert others_took_part(package, one), "who has no entity hears every other person as another"


def officer(walk: Walk, role: str, holder: str, scope: str = "", days: int = 5) -> Person:
    """Put a deputy in charge for somebody of the cast."""
    deputy = Person.objects.create_user("deputy", name="Dana Deputy", title="Deputy")
    Assignment.objects.create(
        mission=walk.mission, person=deputy, role=role, acting_for=walk.cast[holder], scope=scope,
        from_date=walk.mission.opened_on, until=walk.mission.today() + timedelta(days=days),
    )  # fmt: skip
    walk.cast["deputy"] = deputy
    return deputy


def test_an_officer_decides_for_the_holder_and_everything_says_so(cast: Cast) -> None:
    Person.objects.filter(pk=cast["usg-of-lead"].pk).update(title="Under-Secretary-General")
    walk = walk_to("L1.2", cast)
    version = walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    deputy = officer(walk, "usg", "usg-of-lead", scope="GATE-USG")
    assert [item.kind for item in pending_for(deputy)] == ["decision"]
    walk.act("promulgate-usg-directive", "deputy")
    decision = Decision.objects.get(mission=walk.mission, gate="GATE-USG")
    assert (decision.decider_name, decision.acting_for) == ("Dana Deputy", "usg-of-lead")
    assert decision_row(decision)["taken_for"] == "Usg-Of-Lead, Under-Secretary-General"
    steps = course_of(Version.objects.get(pk=version.pk))
    assert (steps[-1].who, steps[-1].acting_for) == (
        "Dana Deputy, Deputy",
        "Usg-Of-Lead, Under-Secretary-General",
    )
    entry = Entry.objects.get(mission=walk.mission, verb="promulgate-usg-directive")
    assert (entry.person_name, entry.acting_for) == ("Dana Deputy", "usg-of-lead")


@pytest.mark.parametrize(("scope", "days"), [("DP-2.1", 5), ("", -1)])
def test_beyond_the_charge_or_its_days_nothing_is_decided(scope: str, days: int, cast: Cast) -> None:
    walk = walk_to("L1.2", cast)
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    deputy = officer(walk, "usg", "usg-of-lead", scope=scope, days=days)
    for verb, data in (("promulgate-usg-directive", {}), ("return-for-work", {"comments": "No."})):
        with pytest.raises(NotPermitted):
            walk.act(verb, "deputy", **data)
    assert not Decision.objects.filter(mission=walk.mission, gate="GATE-USG").exists()
    asked = "actions/promulgate-usg-directive/"
    status = speak(deputy).post(inside(walk.mission, asked), {}, format="json").status_code
    assert status == (403 if scope else 404)
    if scope:
        shown = speak(deputy).get(inside(walk.mission)).json()["actions"]
        permitted = {item["verb"]: item["permitted"] for item in shown}
        assert permitted["promulgate-usg-directive"] is False


def test_a_return_is_judged_by_the_package_that_it_names(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walk_to("L1.2", cast)
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    officer(walk, "usg", "usg-of-lead", scope="DP-2.1")
    reading = Reading(walk.fresh())
    assert points_of(ACTS["return-for-work"], reading) == {"GATE-USG"}
    assert points_of(ACTS["change-lead"], reading) == set()
    monkeypatch.setattr("planning_levels.verbs.deciding.points_of", lambda act, reading: {"DP-2.1"})
    with pytest.raises(NotPermitted, match="do not decide at GATE-USG"):
        walk.act("return-for-work", "deputy", comments="No.")


def test_a_rehearsal_leaves_nothing_behind(cast: Cast) -> None:
    walk = walk_to("awaiting_initiation", cast)
    entries, state = Entry.objects.count(), walk.state
    rehearse("initiate", walk.mission, by=cast["sg"], data={})
    with pytest.raises(NotPermitted):
        rehearse("initiate", walk.mission, by=cast["planner"], data={})
    assert (Entry.objects.count(), walk.state) == (entries, state)
    assert not Decision.objects.filter(mission=walk.mission).exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"outcome": "declined", "until": "2099-01-01"}, "until"),
        ({"outcome": "deferred", "until": "2001-01-01"}, "until"),
    ],
)
def test_a_day_until_which_is_deferred_is_one_to_come(data: dict[str, Any], field: str, cast: Cast) -> None:
    walk = walk_to("awaiting_initiation", cast)
    answer = speak(cast["sg"]).post(
        inside(walk.mission, "actions/decline-initiation/"), {"reason": "Not yet.", **data}, format="json"
    )
    assert answer.status_code == 400
    assert {item["field"] for item in answer.json()["errors"]} == {field}


def test_deferred_until_a_day_stands_in_the_calendar(cast: Cast) -> None:
    walk = walk_to("awaiting_initiation", cast)
    walk.act("decline-initiation", "sg", outcome="deferred", reason="Talks first.", until="2099-01-01")
    event = walk.mission.events.get()
    assert (event.kind, event.due.isoformat()) == ("calendar", "2099-01-01")
    assert Entry.objects.get(mission=walk.mission, verb="decline-initiation").sentence.startswith(
        "Deferred until 01 January 2099"
    )

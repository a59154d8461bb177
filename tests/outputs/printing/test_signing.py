"""The course of an issued version in its PDF: steps with names and days, and nothing of what was said."""

from collections.abc import Iterator
from datetime import date

import pytest

from missions.models import Mission, Person
from outputs import rendering
from outputs.content import write_section
from outputs.models import Job, Version
from outputs.printing import signing
from outputs.printing.document import Imprint, html_of
from outputs.printing.signing import Signed, course_of
from outputs.queries import latest
from planning_levels.models import Decision, Submission
from planning_levels.signing import course_of as decided
from tests.outputs.sample_plan import SHORT
from tests.outputs.steps import freeze_as

People = dict[str, Person]
STEP = Signed("Decided", "Ada Bo, Under-Secretary-General", "the Secretary-General", "2011-07-08")


@pytest.fixture
def issued(mission: Mission, people: People) -> Version:
    """A directive that was issued."""
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="calm")
    return freeze_as(latest(mission, "usg-directive"), "issued")


@pytest.fixture
def told() -> Iterator[list[Signed]]:
    """What the room of the levels would tell, as a list to be filled."""
    before, steps = list(signing._readers), [STEP]
    signing.read_course_with(lambda _: steps)
    yield steps
    signing._readers[:] = before


def decide(version: Version, by: Person, **more: object) -> Decision:
    """Record a decision on a version."""
    mission = version.output.mission
    package = Submission.objects.create(
        mission=mission, gate="GATE-USG", decider="usg-of-lead", by=by, on=date(2011, 5, 3), state="decided"
    )
    fields = {
        "verb": "promulgate-usg-directive", "outcome": "promulgated", "decided_on": date(2011, 5, 4), **more,
    }  # fmt: skip
    made = Decision.objects.create(
        mission=mission, submission=package, gate="GATE-USG", decider=by, decider_name=by.name,
        decider_title="Under-Secretary-General", office="usg", **fields,
    )  # fmt: skip
    made.basis.create(of=version, hash=version.hash)
    return made


def test_each_step_is_printed_with_name_and_day() -> None:
    html = html_of(SHORT, Imprint("0" * 64, "2011-07-08", course=(STEP,)))
    for said in (
        "Annex. Course of preparation and decision",
        "Ada Bo",
        "the Secretary-General",
        "8 July 2011",
    ):
        assert said in html
    assert "Course of preparation" not in html_of(SHORT, Imprint("0" * 64, "2011-07-08"))


def test_only_an_issued_version_has_a_course(issued: Version, told: list[Signed]) -> None:
    assert course_of(issued) == (STEP,)
    for state in ("submitted", "returned", "superseded"):
        Version.objects.filter(pk=issued.pk).update(state=state)
        assert course_of(Version.objects.get(pk=issued.pk)) == ()


def test_the_course_is_part_of_the_key(issued: Version, people: People, told: list[Signed]) -> None:
    with_course = rendering.ask_pdf(issued, people["planner"])
    assert rendering.ask_pdf(issued, people["planner"]).key == with_course.key
    assert rendering._content(with_course)[1].course == (STEP,)
    told.clear()
    without = rendering.ask_pdf(issued, people["planner"])
    assert without.key != with_course.key
    told.append(STEP)
    assert rendering._content(Job.objects.get(pk=without.pk))[1].course == ()


def test_the_room_of_the_levels_tells_facts_and_never_reasons(issued: Version, people: People) -> None:
    decider = people["imtf-chair"]
    decide(issued, decider, verb="return-for-work", outcome="returned", reason="DFS objects to the form")
    decision = decide(issued, decider, reason="narrowed at the wish of a member", acting_for="the USG")
    assert decision.submission is not None
    decision.submission.releases.create(step="office", by=people["planner"], on=date(2011, 5, 3))
    steps = decided(issued)
    assert [step.step for step in steps] == ["Prepared", "Submitted to the decider", "Cleared", "Decided"]
    assert steps[-1] == Signed("Decided", f"{decider.name}, Under-Secretary-General", "the USG", "2011-05-04")
    printed = html_of(SHORT, Imprint("0" * 64, "2011-07-08", course=tuple(steps)))
    for secret in ("objects", "narrowed", "wish", "returned"):
        assert secret not in printed.replace("returned to", "")


def test_without_a_decision_on_this_text_there_is_no_course(issued: Version, people: People) -> None:
    assert decided(issued) == []
    decide(issued, people["imtf-chair"]).basis.update(hash="0" * 64)
    assert decided(issued) == []

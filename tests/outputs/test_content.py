"""Writing sections: who, when, over what, and how versions open."""

from collections.abc import Callable

import pytest

from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale, Unprocessable
from missions.models import Entry, Mission, Person
from missions.models.mission import State
from missions.process import Position
from outputs.checks import empty_sections
from outputs.content import draft_of, filled, write_section
from outputs.definition import OUTPUTS
from outputs.models import Output, SectionText, Version
from outputs.queries import label_now, latest, latest_submitted, latest_versions
from tests.outputs.conftest import FORTY, TEN, TODAY, at
from tests.outputs.steps import freeze_as

Stand = Callable[[Position], None]
People = dict[str, Person]


def test_a_file_opens_with_twelve_drafts(mission: Mission) -> None:
    versions = latest_versions(mission)
    assert list(versions) == list(OUTPUTS)
    assert {(version.number, version.state) for version in versions.values()} == {(1, "draft")}


def test_writing_stores_canonical_text_and_a_line_of_record(mission: Mission, people: People) -> None:
    text = write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="<h1>A</h1>b<script>x</script>"
    )
    assert (text.content, text.version) == ("<h3>A</h3><p>b</p>", 2)
    entry = Entry.objects.get(mission=mission, verb="write-section")
    assert (entry.person, entry.person_role, entry.kind) == (people["planner"], "planner", "writing")
    assert entry.detail["section"] == "situation"
    assert "version 1: section “Situation” written" in entry.sentence


@pytest.mark.parametrize(
    ("position", "people_of"),
    [
        (
            at(None),
            (
                ("planner", "imtf-chair", "imtf-member"),
                ("srsg", "mission-staff", "unct-member", "field", "rc-hc"),
            ),
        ),
        (
            at("2.1"),
            (
                ("planner", "imtf-member", "srsg", "mission-staff", "unct-member"),
                ("field", "partner", "rc-hc"),
            ),
        ),
        (
            at("3.1", adopted=True, planning_open=False),
            (("srsg", "mission-staff"), ("planner", "imtf-chair", "imtf-member")),
        ),
        (at("1.2", cycle=2, adopted=True), (("planner", "imtf-member", "srsg"), ("observer", "outsider"))),
    ],
    ids=["before-the-mandate", "from-2.1", "after-adoption", "in-a-revision"],
)
def test_who_writes_where_the_process_stands(
    mission: Mission,
    people: People,
    stand: Stand,
    position: Position,
    people_of: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    stand(position)
    allowed, refused = people_of
    for name in allowed:
        write_section(mission, "mission-plan", "approach", by=people[name], content=f"<p>{name}</p>")
    for name in refused:
        with pytest.raises(NotPermitted):
            write_section(mission, "mission-plan", "approach", by=people[name], content="<p>no</p>")
    assert Entry.objects.filter(mission=mission, kind="refusal").count() == len(refused)
    assert latest(mission, "mission-plan").texts.get().content == f"<p>{allowed[-1]}</p>"


def test_only_the_srsg_writes_directives_of_the_mission(mission: Mission, people: People) -> None:
    section = OUTPUTS["mission-directive"].sections[0].key
    write_section(mission, "mission-directive", section, by=people["srsg"], content="text")
    with pytest.raises(NotPermitted):
        write_section(mission, "mission-directive", section, by=people["planner"], content="text")


def test_a_stale_section_is_refused_and_kept(mission: Mission, people: People) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="one", if_version=1)
    with pytest.raises(Stale):
        write_section(
            mission, "usg-directive", "situation", by=people["imtf-chair"], content="two", if_version=1
        )
    write_section(
        mission, "usg-directive", "situation", by=people["imtf-chair"], content="three", if_version=2
    )
    assert SectionText.objects.get(key="situation").content == "<p>three</p>"


def test_a_section_that_the_template_lacks_is_a_conflict(mission: Mission, people: People) -> None:
    with pytest.raises(Conflict, match="has no such section") as refused:
        write_section(mission, "usg-directive", "dropped-since", by=people["planner"], content="x")
    assert refused.value.code == "no-section"
    assert not SectionText.objects.exists()


@pytest.mark.parametrize(
    "asked", [{}, {"content": "x", "not_applicable": TEN}, {"not_applicable": "long " * 1000}]
)
def test_text_or_reason_and_nothing_else(mission: Mission, people: People, asked: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        write_section(mission, "usg-directive", "situation", by=people["planner"], **asked)


def test_too_much_text_leaves_nothing_behind(mission: Mission, people: People) -> None:
    with pytest.raises(Unprocessable):
        write_section(mission, "usg-directive", "situation", by=people["planner"], content="x" * 200_001)
    assert not SectionText.objects.exists()


def test_a_reason_hides_the_text_and_gives_it_back(mission: Mission, people: People) -> None:
    by = people["planner"]
    write_section(mission, "strategic-assessment", "take-over", by=by, content="kept")
    text = write_section(mission, "strategic-assessment", "take-over", by=by, not_applicable=f"  {TEN}\n")
    assert (text.content, text.not_applicable) == ("<p>kept</p>", TEN)
    assert filled(
        latest(mission, "strategic-assessment"), OUTPUTS["strategic-assessment"].section("take-over")
    )
    text = write_section(mission, "strategic-assessment", "take-over", by=by, not_applicable="")
    assert (text.content, text.not_applicable) == ("<p>kept</p>", "")


def test_an_ended_mission_is_read_only(mission: Mission, people: People) -> None:
    Mission.objects.filter(pk=mission.pk).update(state=State.COMPLETED)
    with pytest.raises(NotReady) as refusal:
        write_section(mission, "usg-directive", "situation", by=people["planner"], content="late")
    assert [item.code for item in refusal.value.blockers] == ["completed"]
    assert not SectionText.objects.exists()


@pytest.mark.parametrize("state", ["submitted", "returned", "issued"])
def test_the_edit_after_submission_opens_the_next_version(
    mission: Mission, people: People, directive: Output, state: str
) -> None:
    by = people["planner"]
    write_section(mission, "usg-directive", "situation", by=by, content="old")
    write_section(mission, "usg-directive", "objectives", by=by, content="kept")
    freeze_as(latest(mission, "usg-directive"), state)
    write_section(mission, "usg-directive", "situation", by=by, content="new", if_version=2)
    first, second = directive.versions.all()
    assert (first.state, second.number, second.state, second.hash) == (state, 2, "draft", "")
    assert {text.key: text.content for text in second.texts.all()} == {
        "situation": "<p>new</p>",
        "objectives": "<p>kept</p>",
    }
    assert first.texts.get(key="situation").content == "<p>old</p>"
    expected = None if state == "returned" else first
    assert latest_submitted(mission, "usg-directive") == expected


def test_a_version_in_review_is_edited_by_those_who_answer_for_it(
    mission: Mission, people: People, directive: Output
) -> None:
    Version.objects.filter(output=directive).update(state="in_review")
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="mended")
    with pytest.raises(NotPermitted):
        write_section(mission, "usg-directive", "situation", by=people["imtf-member"], content="slipped in")
    assert directive.versions.get().texts.get().content == "<p>mended</p>"


def test_the_open_draft_is_used_again(mission: Mission, people: People, directive: Output) -> None:
    assert draft_of(directive, by=people["planner"], on=TODAY).number == 1
    assert directive.versions.count() == 1


def test_every_empty_required_section_is_named(mission: Mission, people: People) -> None:
    version = latest(mission, "usg-directive")
    missing = empty_sections(version, "first")
    assert len(missing) == len(OUTPUTS["usg-directive"].required("first"))
    assert {item.code for item in missing} == {"section-empty"}
    assert missing[0].where == "/missions/atlantis/outputs/usg-directive/#situation"
    assert missing[0].reference == OUTPUTS["usg-directive"].section("situation").reference
    write_section(mission, "usg-directive", "situation", by=people["planner"], content=FORTY)
    assert len(empty_sections(version, "first")) == len(missing) - 1


def test_a_submitted_pre_survey_draft_makes_the_next_one_the_first(mission: Mission) -> None:
    plan = latest(mission, "mission-plan")
    assert label_now(plan.output) == ("pre-survey", 0)
    plan.label = "pre-survey"
    freeze_as(plan, "submitted")
    assert label_now(plan.output) == ("first", 0)

"""Lineage of a mission that was walked by its verbs: first planning, a revision, what is out of step."""

from outputs.content import write_section
from outputs.lineage import Finding, lineage_of
from outputs.queries import latest
from plans.models import Activity
from plans.rows import remove_row
from tests.planning_levels.cast import Cast
from tests.planning_levels.lineage.conftest import REASON, objectives, promulgate, save
from tests.planning_levels.walking import Walk


def found(walk: Walk, register: str = "objectives") -> list[tuple[str, int | None]]:
    return [(item.kind, item.row) for item in lineage_of(walk.fresh(), register).findings]


def test_first_planning_is_one_line_of_six_documents_and_in_step(adopted: Walk) -> None:
    line = lineage_of(adopted.fresh(), "objectives")
    assert [(item.type, item.state, item.in_force, item.label) for item in line.documents] == [
        ("strategic-assessment", "issued", True, "first"),
        ("sg-directive", "issued", True, "first"),
        ("usg-directive", "issued", True, "first"),
        ("mission-plan", "superseded", False, "advanced"),
        ("srsg-directive", "issued", True, "first"),
        ("mission-plan", "issued", True, "final"),
    ]
    assert [[cell.change for cell in item.cells] for item in line.threads] == [
        ["new"] + ["unchanged"] * 5
    ] * 2
    assert line.findings == []


def test_before_anything_is_written_there_is_no_document(cast: Cast) -> None:
    walk = Walk(cast)
    assert lineage_of(walk.mission, "objectives").documents == []
    walk.analyse()
    walk.initiate()
    save(walk, "objectives", name="Aim", statement="Peace.")
    assert lineage_of(walk.mission, "objectives").documents == []


def test_a_draft_stands_with_the_rows_of_today_once_it_is_begun(cast: Cast) -> None:
    walk = Walk(cast)
    walk.analyse()
    walk.initiate()
    save(walk, "objectives", name="Aim", statement="Peace.")
    chair = cast["imtf-chair"]
    write_section(walk.mission, "strategic-assessment", "objectives", by=chair, content="<p>Peace.</p>")
    [draft] = lineage_of(walk.fresh(), "objectives").documents
    assert (draft.type, draft.state, draft.frozen, draft.cycle) == ("strategic-assessment", "draft", False, 1)
    [thread] = lineage_of(walk.fresh(), "objectives").threads
    assert thread.cells[0].html == "<p>Aim</p><p>Peace.</p>"


def test_a_revised_directive_leaves_the_plan_in_force_out_of_step_until_it_is_adopted_anew(
    adopted: Walk,
) -> None:
    adopted.revise()
    one, two = objectives(adopted)
    save(adopted, "objectives", row=one, statement="Civilians are safer in five areas.")
    new = save(adopted, "objectives", reference="SO3", name="Aim SO3", statement="Returns.")
    assert found(adopted) == []  # nothing is in force but what was before
    adopted.submit("usg-directive")
    assert found(adopted) == []
    adopted.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    adopted.act("promulgate-usg-directive", "usg-of-lead")

    line = lineage_of(adopted.fresh(), "objectives")
    behind = _only(line.findings, "behind", "mission-plan")
    plan = latest(adopted.mission, "mission-plan")
    assert (behind.row, behind.document.number, behind.against.number) == (one.pk, plan.number, 2)
    assert behind.mend == "outputs/mission-plan/"
    assert f"Mission Plan, version {plan.number} (in force)" in behind.sentence
    assert _only(line.findings, "missing", "mission-plan").row == new.pk
    assert _only(line.findings, "cites", "mission-plan").against.number == 2
    cells = {item.id: item.cells[-1] for item in line.threads}
    assert "<ins>" in cells[one.pk].html
    assert (cells[one.pk].document.cycle, cells[one.pk].change, cells[two.pk].change) == (
        2,
        "changed",
        "unchanged",
    )
    assert cells[new.pk].change == "new"

    adopted.act("answer-transition-plan", "planner", needed=False, reason=REASON)
    adopted.survey("technical", "planner")
    waiting = adopted.submit("mission-plan", "srsg")
    behind = _only(lineage_of(adopted.fresh(), "objectives").findings, "behind", "mission-plan")
    assert behind.mended_in is not None
    assert behind.mended_in.number == waiting.number


def _only(findings: list[Finding], kind: str, output: str) -> Finding:
    [one] = [item for item in findings if (item.kind, item.document.type) == (kind, output)]
    return one


def test_a_directive_that_is_returned_changes_nothing_in_force(adopted: Walk) -> None:
    adopted.revise()
    save(adopted, "objectives", row=objectives(adopted)[0], statement="Another end.")
    adopted.submit("usg-directive")
    adopted.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    adopted.act("return-for-work", "usg-of-lead", decision="GATE-USG", comments="The end is not ours to set.")
    line = lineage_of(adopted.fresh(), "objectives")
    assert line.findings == []
    last = line.documents[-1]
    assert (last.type, last.state, last.counts, last.cycle) == ("usg-directive", "returned", False, 2)


def test_an_objective_taken_out_in_a_revision_is_dropped_and_kept_by_the_plan(adopted: Walk) -> None:
    adopted.revise()
    _one, two = objectives(adopted)
    Activity.objects.filter(mission=adopted.mission, objective=two).delete()
    gone = two.pk
    remove_row(adopted.mission, "objectives", two, by=adopted.cast["imtf-chair"])
    promulgate(adopted)
    line = lineage_of(adopted.fresh(), "objectives")
    thread = next(item for item in line.threads if item.id == gone)
    assert [cell.change for cell in thread.cells] == ["new"] + ["unchanged"] * 5 + ["dropped"]
    assert thread.dropped
    assert _only(line.findings, "kept", "mission-plan").row == gone

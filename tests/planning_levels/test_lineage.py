"""Lineage of a mission that was walked by its verbs: first planning, a revision, options, page and API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from missions.roles import standing
from outputs.lineage import Finding, lineage_of
from outputs.queries import latest
from planning_levels.lineage_options import Options, options_of
from planning_levels.models import LevelEntry, StandIn
from plans.models import Activity, Objective, Option
from plans.rows import remove_row, save_row
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.walking import Walk

REASON = "The Council will not bear more than one level of troops, it is said."
LEGS = ("analyse", "initiate", "decide_form", "report", "authorise", "issue", "adopt")


@pytest.fixture
def cast(db: None) -> Cast:
    return people()


def save(walk: Walk, register: str, role: str = "imtf-chair", row: Any = None, **data: Any) -> Any:
    return save_row(walk.mission, register, data, by=walk.cast[role], row=row)


def options(walk: Walk, role: str) -> Options:
    return options_of(walk.mission, standing(walk.cast[role], walk.mission))


def found(walk: Walk, register: str = "objectives") -> list[tuple[str, int | None]]:
    return [(item.kind, item.row) for item in lineage_of(walk.fresh(), register).findings]


@pytest.fixture
def adopted(cast: Cast) -> Walk:
    """A mission in 3.1 with two objectives, each served, and three options of which one went on."""
    walk = Walk(cast)
    walk.analyse()
    walk.initiate()
    for sign in ("SO1", "SO2"):
        made = save(walk, "objectives", reference=sign, name=f"Aim {sign}", statement="Civilians are safer.")
        save(walk, "activities", name=f"Work for {sign}", objective=made.pk, lead="Force")
    for sign in ("O1", "O2", "O3"):
        save(walk, "options", reference=sign, title=f"Option {sign}", form="peacekeeping", offered_by="Team")
    walk.decide_form()
    one, _two, three = Option.objects.filter(mission=walk.mission).order_by("id")
    save(walk, "options", row=one, reason=REASON)
    save(walk, "options", row=three, sent_on="2020-01-02", decided=True)
    for leg in LEGS[3:]:
        going: Callable[[], None] = getattr(walk, leg)
        going()
    return walk


def objectives(walk: Walk) -> list[Objective]:
    return list(Objective.objects.filter(mission=walk.mission).order_by("id"))


def promulgate(walk: Walk) -> None:
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    walk.act("promulgate-usg-directive", "usg-of-lead")


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
    from outputs.content import write_section  # noqa: PLC0415

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
    assert cells[one.pk].html.endswith("safer<ins> in five areas</ins>.</p>") or "<ins>" in cells[one.pk].html
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


# --- options


def test_offered_sent_on_and_decided_stay_apart_with_who_narrowed(adopted: Walk) -> None:
    seen = options(adopted, "planner")
    one, two, three = seen.paths
    assert [len(item.packages) for item in seen.paths] == [1, 1, 1]
    [package] = seen.packages
    assert (package.gate, package.output, package.number) == ("DP-1.1", "strategic-assessment", 1)
    assert package.decision is not None
    assert package.decision.outcome == "suitable"
    assert (one.narrowed, one.reason, one.reason_kept) == (True, REASON, True)
    assert one.narrowed_by is not None
    assert (one.narrowed_by.name, one.narrowed_by.on) == ("Imtf-Chair", adopted.mission.today())
    assert (two.narrowed, two.narrowed_by, two.reason_kept) == (True, None, False)
    assert (three.narrowed, str(three.sent_on), three.decided) == (False, "2020-01-02", True)
    assert three.sent_by is not None
    assert seen.marks == {"offered": 3, "sent_on": 1, "decided": 1, "narrowed": 2}
    assert [item.gate for item in seen.decisions] == ["DP-1.1", "DP-1.2"]
    assert [item.symbol for item in seen.council] == ["2000"]


def test_before_any_goes_on_none_is_narrowed(cast: Cast) -> None:
    walk = Walk(cast)
    save(walk, "options", "planner", title="Light", offered_by="Team")
    [path] = options(walk, "planner").paths
    assert (path.narrowed, path.sent_on, path.packages, path.in_register) == (False, False, (), True)


def test_an_option_reworded_or_removed_after_it_went_on_is_told(adopted: Walk) -> None:
    one, two, _three = Option.objects.filter(mission=adopted.mission).order_by("id")
    Option.objects.filter(pk=one.pk).update(title="Option 1, smaller")
    Option.objects.filter(pk=two.pk).delete()
    seen = {item.id: item for item in options(adopted, "planner").paths}
    assert "<ins>" in seen[one.pk].packages[0].html
    assert (seen[two.pk].in_register, seen[two.pk].title) == (False, "Option O2")


INSIDERS = ("sg", "usg", "usg-of-lead", "planner", "imtf-chair", "imtf-member", "srsg", "rc-hc")
OTHERS = ("observer", "partner", "field", "mission-staff", "pbso", "custodian", "unct-member")


def test_reasons_are_for_those_who_plan_and_decide_on_page_and_api(adopted: Walk) -> None:
    page, api = f"/missions/{adopted.key}/lineage/", f"/api/v1/missions/{adopted.key}/lineage/"
    for role, shown in [(role, True) for role in INSIDERS] + [(role, False) for role in OTHERS]:
        browser, client = Client(), APIClient()
        browser.force_login(adopted.cast[role])
        client.force_authenticate(adopted.cast[role])
        got, data = browser.get(page), client.get(api)
        assert (got.status_code, data.status_code) == (200, 200), role
        assert (REASON in got.content.decode()) is shown, role
        assert data.data["options"]["reasons_shown"] is shown
        assert (REASON in data.content.decode()) is shown, role
        assert data.data["options"]["offered"][0]["narrowed_by"]["name"] == "Imtf-Chair"


def test_those_who_do_not_see_the_mission_see_no_lineage(adopted: Walk) -> None:
    browser, client = Client(), APIClient()
    assert browser.get(f"/missions/{adopted.key}/lineage/").status_code == 302
    assert client.get(f"/api/v1/missions/{adopted.key}/lineage/").status_code == 401
    browser.force_login(adopted.cast["outsider"])
    client.force_authenticate(adopted.cast["outsider"])
    assert browser.get(f"/missions/{adopted.key}/lineage/").status_code == 404
    assert client.get(f"/api/v1/missions/{adopted.key}/lineage/").status_code == 404


# --- page and API


def test_the_api_gives_documents_rows_and_what_is_out_of_step(adopted: Walk) -> None:
    adopted.revise()
    one, _two = objectives(adopted)
    save(adopted, "objectives", row=one, statement="Civilians are much safer.")
    promulgate(adopted)
    client = APIClient()
    client.force_authenticate(adopted.cast["observer"])
    here = f"/api/v1/missions/{adopted.key}/lineage/"
    data = client.get(here).json()
    assert data["register"] == "objectives"
    assert data["documents"][-1] | {"hash": "", "on": ""} == {
        "output": "usg-directive",
        "title": "Planning Directive of the Under-Secretary-General",
        "version": 2,
        "state": "issued",
        "label": "update",
        "revision": 1,
        "cycle": 2,
        "in_force": True,
        "on": "",
        "hash": "",
    } | {"title": data["documents"][-1]["title"]}
    row = data["rows"][0]
    assert (row["id"], row["first"]) == (one.pk, {"output": "strategic-assessment", "version": 1})
    assert row["documents"][-1]["change"] == "changed"
    told = next(item for item in data["out_of_step"] if item["kind"] == "behind")
    assert told["where"].startswith(f"/missions/{adopted.key}/outputs/")
    assert client.get(f"{here}?register=benchmarks").json()["rows"] == []
    assert client.get(f"{here}?register=posts").status_code == 400
    assert client.post(here, {}).status_code == 405


def test_the_page_says_what_is_out_of_step_first_and_where_to_mend(adopted: Walk) -> None:
    adopted.revise()
    one, _two = objectives(adopted)
    save(adopted, "objectives", row=one, statement="Civilians are safer <b>now</b>.")
    promulgate(adopted)
    browser = Client()
    browser.force_login(adopted.cast["srsg"])
    page = browser.get(reverse("lineage", args=[adopted.key])).content.decode()
    assert page.index("still carries the earlier wording of SO1") < page.index("Revision, cycle 2")
    assert page.index("Revision, cycle 2") < page.index("First planning")
    assert f'href="/missions/{adopted.key}/outputs/mission-plan/" aria-describedby' in page
    assert "<b>now</b>" not in page
    for query in ("?of=benchmarks", "?of=assumptions", "?of=nothing", "?of=%00"):
        assert browser.get(reverse("lineage", args=[adopted.key]) + query).status_code == 200


def test_an_empty_file_is_told_what_will_stand_here(cast: Cast) -> None:
    walk = Walk(cast)
    browser = Client()
    browser.force_login(cast["planner"])
    page = browser.get(reverse("lineage", args=[walk.key])).content.decode()
    assert "No document carries any yet" in page
    assert "No options are on file" in page


def test_documents_from_before_the_file_are_named(cast: Cast) -> None:
    walk = Walk(cast)
    today = walk.mission.today()
    entry = LevelEntry.objects.create(
        mission=walk.mission, kind="existing", level="3.1", by=cast["planner"], on=today
    )
    StandIn.objects.create(entry=entry, stands_for="mission-plan", predates=True)
    StandIn.objects.create(entry=entry, stands_for="council-record", predates=True)
    browser = Client()
    browser.force_login(cast["planner"])
    page = browser.get(reverse("lineage", args=[walk.key])).content.decode()
    assert page[page.index("From before this file") :].count("<span>Mission Plan</span>") == 1


def test_the_database_is_asked_the_same_however_many_rows_there_are(adopted: Walk) -> None:
    def asked() -> int:
        browser = Client()
        browser.force_login(adopted.cast["observer"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(reverse("lineage", args=[adopted.key])).status_code == 200
        return len(queries)

    adopted.revise()
    promulgate(adopted)
    before = asked()
    for number in range(8):
        made = save(adopted, "objectives", name=f"Further {number}", statement="More.")
        save(adopted, "objectives", name=f"Part {number}", parent=made.pk)
        save(adopted, "options", title=f"More {number}", reason=REASON)
    adopted.submit("usg-directive")
    assert asked() <= before

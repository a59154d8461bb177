"""Pages of the templates: to read for everyone, to edit for custodians, to take up on the output's page."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from missions.models import Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.editions.editing import publish_edition, remove_section
from outputs.models import Template
from outputs.queries import latest
from outputs.templates import latest_edition
from tests.outputs.conftest import FORTY
from tests.outputs.steps import NEW_SECTION, NOTE, REVIEW, freeze_as

Browser = Callable[[Person], Client]
HERE = f"/templates/{REVIEW}/"
EDIT = f"{HERE}edit/"


@pytest.fixture
def desk(custodian: Person, browser_of: Browser) -> Client:
    """The custodian's browser."""
    return browser_of(custodian)


def read(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def test_everyone_reads_the_templates(
    published: Template, people: dict[str, Person], browser_of: Browser
) -> None:
    browser = browser_of(people["observer"])
    index = read(browser, "/templates/")
    assert all(output.title in index for output in OUTPUTS.values())
    assert NOTE in index
    page = read(browser, HERE)
    assert NEW_SECTION["guidance"] in page
    assert "Economic analysis" not in page
    assert "Start the next edition" not in page
    assert "Economic analysis" in read(browser, f"{HERE}editions/1/")
    changes = read(browser, f"{HERE}editions/2/changes/")
    assert "Mines and remnants of war" in changes
    assert "taken out" in changes
    assert "from edition 2 to edition 1" in read(browser, f"{HERE}editions/1/changes/?since=2")
    for path in (f"{HERE}editions/3/", "/templates/nothing/", f"{HERE}editions/2/changes/?since=9"):
        assert browser.get(path).status_code == 404
    assert Client().get("/templates/").status_code == 302


def test_labels_read_as_from_which_version_on(people: dict[str, Person], browser_of: Browser) -> None:
    page = read(browser_of(people["observer"]), "/templates/mission-plan/")
    for words in ("required for every version", "required from “advanced draft” on", "not demanded"):
        assert words in page


def test_custodian_edits_and_publishes_without_script(desk: Client) -> None:
    assert "Start the next edition" in read(desk, HERE)
    assert desk.post(f"{HERE}open/").headers["Location"] == EDIT
    assert desk.post(f"{HERE}open/").headers["Location"] == EDIT  # goes on with the one that is open
    assert "Go on with edition 2" in read(desk, HERE)
    held = Template.objects.get()
    form = {
        "title": "Lessons learned", "guidance": NEW_SECTION["guidance"], "written_by": "IMPT",
        "reference": "IMPP guidelines C 3.1.1", "items": ["lessons fed back into planning"],
        "version": str(held.version),
    }  # fmt: skip
    lessons = f"{EDIT}sections/lessons/"
    assert desk.post(lessons, form).headers["Location"] == f"{EDIT}#lessons"
    stale = desk.post(lessons, form | {"title": "Lessons lost"})
    assert stale.status_code == 409
    assert 'value="Lessons lost"' in stale.content.decode()
    held.refresh_from_db()
    assert f'name="version" value="{held.version}"' in stale.content.decode()
    row = held.sections.get(key="lessons")
    assert (row.title, row.required_for, row.items) == ("Lessons learned", [], form["items"])

    added = desk.post(f"{EDIT}add/", {**NEW_SECTION, "may_be_not_applicable": "true", "register": "risks"})
    assert added.headers["Location"] == f"{EDIT}#mines-and-remnants-of-war-table"
    before = list(held.sections.values_list("key", flat=True))
    desk.post(f"{EDIT}sections/findings/move/", {"to": "down"})
    after = list(held.sections.values_list("key", flat=True))
    assert (after.index("findings"), before.index("findings")) == (2, 1)
    assert "take out" in read(desk, EDIT)
    assert "Take out “Economic analysis”" in read(desk, f"{EDIT}sections/economic-analysis/remove/")
    assert desk.post(f"{EDIT}sections/economic-analysis/remove/").headers["Location"] == EDIT
    assert desk.post(f"{EDIT}publish/", {"note": "No."}).status_code == 400
    assert desk.post(f"{EDIT}publish/", {"note": NOTE}).headers["Location"] == HERE
    assert latest_edition(REVIEW) == 2
    assert desk.get(EDIT).status_code == 404


def test_refused_publication_says_everything_and_keeps_the_note(desk: Client, edition: Template) -> None:
    edition.sections.filter(key="gender").delete()
    page = read(desk, f"{EDIT}publish/")
    assert "What comes first" in page
    assert "gender perspective" in page
    assert "gender perspective" in read(desk, EDIT)
    refused = desk.post(f"{EDIT}publish/", {"note": NOTE})
    assert refused.status_code == 409
    text = unescape(refused.content.decode())
    assert NOTE in text
    assert "gender perspective" in text


def test_section_that_must_stay_has_no_form(desk: Client) -> None:
    desk.post("/templates/usg-directive/open/")
    page = "/templates/usg-directive/edit/sections/situation/remove/"
    assert 'id="the-form"' not in read(desk, page)
    assert desk.post(page).status_code in (403, 409)
    assert Template.objects.get().sections.filter(key="situation").exists()


def test_edition_is_withdrawn(desk: Client, edition: Template) -> None:
    assert "given up" in read(desk, f"{EDIT}withdraw/")
    assert desk.post(f"{EDIT}withdraw/").headers["Location"] == HERE
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["", "add/", "publish/", "withdraw/", "sections/lessons/", "sections/lessons/remove/"],
)
def test_editing_pages_are_the_custodians(
    edition: Template, people: dict[str, Person], browser_of: Browser, path: str
) -> None:
    browser = browser_of(people["planner"])
    assert browser.get(f"{EDIT}{path}").status_code == 404
    assert browser.post(f"{EDIT}sections/lessons/move/", {"to": "up"}).status_code == 404
    assert browser.post(f"{HERE}open/").status_code == 404


def test_output_page_offers_the_new_edition_and_shows_what_it_left(
    mission: Mission, published: Template, people: dict[str, Person], browser_of: Browser
) -> None:
    write_section(mission, REVIEW, "economic-analysis", by=people["planner"], content=FORTY)
    page = f"/missions/atlantis/outputs/{REVIEW}/"
    browser = browser_of(people["planner"])
    assert "Take up the new template" in read(browser, page)
    assert NOTE in read(browser, page)
    assert "Take up the new template" not in read(browser_of(people["observer"]), page)
    taken = browser.post(f"{page}take-up/")
    assert taken.headers["Location"] == page
    shown = read(browser, page)
    assert "Take up the new template" not in shown
    assert "Not in this template any more" in shown
    assert FORTY in shown
    assert "Mines and remnants of war" in shown
    reader = browser_of(people["observer"])
    assert FORTY in read(reader, page)
    assert reader.post(f"{page}left-over/economic-analysis/drop/").status_code == 403
    assert browser.get(f"{page}sections/economic-analysis/").status_code == 404
    assert browser.post(f"{page}left-over/economic-analysis/drop/").headers["Location"] == page
    assert "Not in this template any more" not in read(browser, page)


def test_what_was_typed_and_never_saved_is_shown_to_its_writer_alone(
    mission: Mission, published: Template, people: dict[str, Person], browser_of: Browser
) -> None:
    page = f"/missions/atlantis/outputs/{REVIEW}/"
    section = f"{page}sections/economic-analysis/"
    writer, other = browser_of(people["planner"]), browser_of(people["imtf-chair"])
    typed = {"version": "1", "content": "Wages of the river guard."}
    assert writer.post(f"{section}typing/", typed).status_code == 200
    assert "never saved it" not in read(writer, page)  # it waits in the section's own form
    writer.post(f"{page}take-up/")
    shown = read(writer, page)
    assert "You typed the following and never saved it." in shown
    assert "Wages of the river guard." in shown
    assert "Economic analysis" in shown
    for text in (read(other, page), read(browser_of(people["observer"]), page)):
        assert "river guard" not in text
    other.post(f"{page}left-over/economic-analysis/forget/")
    assert "river guard" in read(writer, page)
    assert writer.post(f"{page}left-over/economic-analysis/forget/").headers["Location"] == page
    assert "river guard" not in read(writer, page)
    assert mission.record.filter(verb="drop-left-over").count() == 0


@pytest.mark.parametrize("partial", [False, True], ids=["without script", "with script"])
def test_a_form_that_was_open_when_its_section_went_loses_nothing(
    mission: Mission, published: Template, people: dict[str, Person], browser_of: Browser, *, partial: bool
) -> None:
    page = f"/missions/atlantis/outputs/{REVIEW}/"
    section = f"{page}sections/economic-analysis/"
    writer, left = browser_of(people["planner"]), f"{page}#left-over"
    writer.post(f"{page}take-up/")
    kept = writer.post(f"{section}typing/", {"version": "1", "content": "Typed on."})
    assert (kept.status_code, "The template has this section no more." in kept.json()["sentence"]) == (
        409,
        True,
    )
    assert "Typed on." in read(writer, page)
    saved = writer.post(
        section,
        {"version": "1", "content": "Saved too late."},
        headers={"HX-Request": "true"} if partial else {},
    )
    where = saved.headers["HX-Redirect" if partial else "Location"]
    assert (saved.status_code, where) == (204 if partial else 302, left)
    assert "Saved too late." in read(writer, page)
    assert latest(mission, REVIEW).texts.count() == 0
    refused = browser_of(people["observer"]).post(section, {"version": "1", "content": "May not."})
    assert refused.status_code == 403
    assert "May not." in refused.content.decode()
    assert writer.post(f"{page}sections/nothing/", {"content": "x"}).status_code == 404
    assert writer.post(f"{page}sections/nothing/typing/", {"content": "x"}).status_code == 404


def test_frozen_page_reads_as_before_after_a_publication(
    mission: Mission, edition: Template, custodian: Person, people: dict[str, Person], browser_of: Browser
) -> None:
    write_section(mission, REVIEW, "economic-analysis", by=people["planner"], content=FORTY)
    freeze_as(latest(mission, REVIEW), "submitted")
    page = f"/missions/atlantis/outputs/{REVIEW}/versions/1/"
    browser = browser_of(people["planner"])
    before = read(browser, page)
    remove_section(edition, "economic-analysis", by=custodian)
    publish_edition(edition, by=custodian, note=NOTE)
    assert FORTY in before
    strip = "csrf"
    assert [line for line in read(browser, page).splitlines() if strip not in line] == [
        line for line in before.splitlines() if strip not in line
    ]
    assert "Economic analysis" in read(browser, f"/missions/atlantis/outputs/{REVIEW}/")

"""What changed between two versions: as a PDF, on its page, and column by column in registers."""

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.models import Mission, Person
from outputs import tasks
from outputs.comparison import asking
from outputs.comparison.printed import Side, html_of_changes, printed_redline
from outputs.comparison.versions import compare
from outputs.content import write_section
from outputs.models import Job, Version
from outputs.printing.press import press
from outputs.queries import latest
from tests.outputs.sample_plan import SAMPLE
from tests.outputs.steps import freeze_as

People = dict[str, Person]
Speak = Callable[[Person], APIClient]
Browse = Callable[[Person], Client]
VERSIONS = "/missions/atlantis/outputs/usg-directive/versions"
PAGE = f"{VERSIONS}/2/compare/"
PDF = f"/api/v1{PAGE}pdf/"


@pytest.fixture
def versions(mission: Mission, people: People) -> list[Version]:
    """A returned directive, and the draft after it in which one word changed."""
    by = people["planner"]
    write_section(mission, "usg-directive", "situation", by=by, content="<p>The situation is calm.</p>")
    first = freeze_as(latest(mission, "usg-directive"), "returned")
    write_section(mission, "usg-directive", "situation", by=by, content="<p>The situation is tense.</p>")
    return [first, latest(mission, "usg-directive")]


def work() -> None:
    """Print what waits, as the worker would."""
    for job in Job.objects.filter(state=Job.State.QUEUED, kind=asking.COMPARISON):
        tasks.render_comparison(job.pk)


def test_202_with_the_job_then_200_with_the_file(versions: list[Version], people: People, api: Speak) -> None:
    client = api(people["observer"])
    asked = client.get(PDF)
    assert asked.status_code == 202
    assert client.get(asked["Location"]).json()["kind"] == "comparison"
    work()
    answer = client.get(PDF, {"with": 1})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == (
        'inline; filename="atlantis-usg-directive-v2-draft-since-v1.pdf"'
    )
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert client.get(PDF, {"with": 9}).status_code == 400
    assert api(people["outsider"]).get(PDF).status_code == 404
    assert Job.objects.count() == 1


def test_a_change_of_the_draft_asks_for_another(
    versions: list[Version], mission: Mission, people: People
) -> None:
    old, new = versions
    by = people["planner"]
    job = asking.ask_comparison(old, new, by)
    assert asking.ask_comparison(old, new, by) == asking.known_comparison(old, new) == job
    write_section(mission, "usg-directive", "situation", by=by, content="<p>The situation is grave.</p>")
    assert asking.known_comparison(old, new) is None
    assert asking.ask_comparison(new, old, by) != asking.ask_comparison(old, new, by) != job


def test_an_altered_text_is_not_printed(
    versions: list[Version], people: People, api: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = api(people["planner"])
    address = client.get(PDF)["Location"]
    monkeypatch.setattr("outputs.freezing.holds", lambda _: False)
    work()
    assert "hash" in client.get(address).json()["error"]
    monkeypatch.undo()
    assert client.post(PDF).json()["state"] == "queued"


def test_the_page_leads_to_word_pdf_and_what_was_to_be_mended(
    versions: list[Version], people: People, browser_of: Browse
) -> None:
    client = browser_of(people["planner"])
    page = client.get(PAGE).content.decode()
    assert "<del>calm </del><ins>tense</ins>." in page
    assert '<a href="#situation">' in page
    assert "1 word came, 1 word went" in " ".join(page.split())
    assert f'href="{VERSIONS}/2/compare/docx/?with=1"' in page
    assert "/outputs/usg-directive/#mend" in page
    assert "#mend" not in browser_of(people["observer"]).get(PAGE).content.decode()
    state = f"{PAGE}pdf-state/?with=1"
    assert client.post(state)["Location"] == f"{PAGE}?with=1"
    assert "waits for the worker" in client.get(state).content.decode()
    assert client.get(f"{PAGE}pdf/?with=1").status_code == 404
    work()
    assert f'href="{PAGE}pdf/?with=1"' in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}pdf/?with=1")["Content-Type"] == "application/pdf"
    for address in (PAGE, state, f"{PAGE}pdf/?with=1"):
        assert browser_of(people["outsider"]).get(address).status_code == 404


def test_any_two_versions_are_chosen_without_script(
    versions: list[Version], people: People, browser_of: Browse
) -> None:
    client = browser_of(people["observer"])
    assert client.get(PAGE, {"with": "2", "to": "1"})["Location"] == f"{VERSIONS}/1/compare/?with=2"
    back = client.get(f"{VERSIONS}/1/compare/", {"with": "2"}).content.decode()
    assert "<del>tense </del><ins>calm</ins>" in back
    assert "read as the earlier one" in back
    assert "the same version twice" in client.get(PAGE, {"with": "2"}).content.decode()
    assert client.get(PAGE, {"with": "9"}).status_code == 404
    assert client.get(PAGE, {"with": "1", "to": "9"}, follow=True).status_code == 404


COLUMNS = [
    {"key": "name", "title": "Office"},
    {"key": "staff", "title": "Staff"},
    {"key": "task", "title": "Task"},
]


def register(*rows: dict[str, Any]) -> dict[str, Any]:
    """Return a reading with one register."""
    return {"sections": [{"key": "r", "title": "R", "columns": COLUMNS, "rows": list(rows)}]}


def test_a_row_says_which_column_changed_from_what_to_what() -> None:
    old = {"id": 2, "version": 1, "name": "Wau", "staff": 1200, "task": "Protects civilians & roads"}
    (found,) = compare(
        register({"id": 1, "version": 1, "name": "Juba"}, old),
        register(
            {"id": 1, "version": 2, "name": "Juba"}, old | {"staff": 1300, "task": "Protects all civilians"}
        ),
    )
    assert found["rows"]["cells"] == [
        {
            "id": 2,
            "name": "Wau",
            "cells": [
                {"key": "staff", "title": "Staff", "old": "1\u00a0200", "new": "1\u00a0300",
                 "html": "<del>1\u00a0200 </del><ins>1\u00a0300</ins>"},
                {"key": "task", "title": "Task", "old": "Protects civilians & roads",
                 "new": "Protects all civilians",
                 "html": "Protects <ins>all</ins> civilians<del> &amp; roads</del>"},
            ],
        }
    ]  # fmt: skip
    assert [row["id"] for row in found["rows"]["changed"]] == [2]


def test_what_is_never_printed_is_no_change() -> None:
    (found,) = compare(
        register({"id": 1, "version": 1, "source": "[A]", "name": "Juba"}),
        register({"id": 1, "version": 2, "source": "[B]", "name": "Juba"}),
    )
    assert found["change"] == "unchanged"


def test_a_link_in_print_holds_its_words_only() -> None:
    redline = '<p>See <a href="https://a.example/">the <del>old </del><ins>new</ins> page</a> here.</p>'
    link = '<a href="https://a.example/">{}</a>'
    assert printed_redline(redline) == (
        f"<p>See {link.format('the ')}<del>{link.format('old ')}</del><ins>{link.format('new')}</ins>"
        f"{link.format(' page')} here.</p>"
    )
    hostile = '<p class="gone x"><del onclick="x" data-told="y"><img src="file:///etc/passwd">a</del></p>'
    assert printed_redline(hostile) == '<p class="gone"><del data-told="y">a</del></p>'


def changed_plan() -> tuple[Side, Side]:
    """Return the sample plan and itself with a text, a list and a row changed."""
    new = copy.deepcopy(SAMPLE)
    new["number"] = SAMPLE["number"] + 1
    texts = [section for section in new["sections"] if section["content"]]
    texts[0]["content"] = (
        '<p>Quite <a href="https://b.example/">anew</a>.<span class="footnote">A note.</span></p>'
        + texts[0]["content"]
    )
    rows = next(section["rows"] for section in new["sections"] if len(section["rows"]) > 2)
    rows.pop()
    key = next(
        key for key, value in rows[0].items() if key not in ("id", "source") and isinstance(value, str)
    )
    rows[0][key] = f"{rows[0][key]} indeed"
    return Side(SAMPLE, "a" * 64, "2011-06-10"), Side(new, "b" * 64, "2011-08-01")


def test_the_pdf_is_accessible_and_tells_first_what_changed(tmp_path: Path) -> None:
    html = html_of_changes(*changed_plan())
    assert html == html_of_changes(*changed_plan())
    assert "Quite" in html
    assert html.index('id="changes"') < html.index("Quite")
    assert "indeed</ins>" in html
    assert "Rows that went:" in html
    target = tmp_path / "changes.pdf"
    assert press(html, "b" * 64, target, lambda _: None) > 1
    for profile in ("3a", "ua1"):
        report = validator.validate_pdf(target, profile=profile)
        assert report.is_compliant, [fault.message for fault in report.failures]
    with pikepdf.open(target) as pdf:
        assert re.search("Changes from version", str(pdf.docinfo["/Title"]))

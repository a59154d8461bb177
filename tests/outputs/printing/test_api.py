"""PDFs, exports and jobs over the API and in pages: 202 then 200, 404 for who does not see the mission."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from missions.models import Mission, Person
from outputs import export, jobs, rendering, tasks
from outputs.content import write_section
from outputs.models import Job, Version
from outputs.queries import latest
from tests.outputs.steps import freeze_as

People = dict[str, Person]
Speak = Callable[[Person], APIClient]
PDF = "/api/v1/missions/atlantis/outputs/usg-directive/versions/1/pdf/"
EXPORT = "/api/v1/missions/atlantis/export/"
STATE = "/missions/atlantis/outputs/usg-directive/versions/1/pdf-state/"
PAGE = "/missions/atlantis/outputs/usg-directive/versions/1/pdf/"


@pytest.fixture
def version(mission: Mission, people: People) -> Version:
    """A submitted directive."""
    write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="The situation is calm."
    )
    return freeze_as(latest(mission, "usg-directive"), "submitted")


def work() -> None:
    """Do what waits, as the worker would."""
    for job in Job.objects.filter(state=Job.State.QUEUED):
        {"pdf": tasks.render_pdf, "export": tasks.build_export}[job.kind](job.pk)


def content_of(answer: Any) -> bytes:
    """Return a streamed answer's content."""
    return b"".join(answer.streaming_content)


def test_202_with_the_job_then_200_with_the_file(version: Version, people: People, api: Speak) -> None:
    client = api(people["observer"])
    asked = client.get(PDF, HTTP_ACCEPT="application/pdf")
    assert asked.status_code == 202
    job = client.get(asked["Location"]).json()
    assert (job["state"], job["progress"], job["result"], job["error"]) == ("queued", "", None, None)
    work()
    done = client.get(asked["Location"]).json()
    assert done["state"] == "done"
    answer = client.get(PDF)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="atlantis-usg-directive-v1.pdf"'
    pdf = content_of(answer)
    assert pdf.startswith(b"%PDF-")
    assert content_of(client.get(done["result"])) == pdf
    assert hashlib.sha256(pdf).hexdigest() == done["sha256"]


def test_a_draft_has_a_pdf_too_under_its_own_name(mission: Mission, people: People, api: Speak) -> None:
    write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="The situation is calm."
    )
    client = api(people["planner"])
    assert client.get(PDF).status_code == 202
    work()
    answer = client.get(PDF)
    assert answer["Content-Disposition"] == 'inline; filename="atlantis-usg-directive-v1-draft.pdf"'


def test_who_does_not_see_the_mission_finds_nothing(
    version: Version, people: People, api: Speak, browser_of: Callable[[Person], Client]
) -> None:
    job = rendering.ask_pdf(version, people["planner"])
    work()
    outsider = api(people["outsider"])
    for address in (
        PDF,
        EXPORT,
        f"/api/v1/jobs/{job.pk}/",
        f"/api/v1/jobs/{job.pk}/file/",
        "/api/v1/jobs/99999/",
    ):
        assert outsider.get(address).status_code == 404
    for address in (STATE, PAGE):
        assert browser_of(people["outsider"]).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert APIClient().get(PDF).status_code == 401
    assert Job.objects.count() == 1


def test_unknown_versions_are_not_found(version: Version, people: People, api: Speak) -> None:
    client = api(people["planner"])
    assert client.get(PDF.replace("/1/", "/9/")).status_code == 404
    assert client.get(PDF.replace("usg-directive", "menu")).status_code == 404


def test_a_failure_is_told_and_tried_again(
    version: Version, people: People, api: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = api(people["planner"])
    address = client.get(PDF)["Location"]
    monkeypatch.setattr("outputs.freezing.holds", lambda _: False)
    work()
    failed = client.get(address).json()
    assert failed["state"] == "failed"
    assert "hash" in failed["error"]
    assert client.get(PDF).json()["state"] == "failed"
    monkeypatch.undo()
    assert client.post(PDF).json()["state"] == "queued"
    work()
    assert client.get(PDF).status_code == 200


def test_the_export_holds_everything_and_its_hashes(
    mission: Mission, version: Version, people: People, api: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PARTS", [*export.PARTS, lambda _mission, _person: {"levels.json": b"[]"}])
    rendering.ask_pdf(version, people["planner"])
    work()
    client = api(people["planner"])
    assert client.get(EXPORT).status_code == 202
    work()
    answer = client.get(EXPORT)
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(content_of(answer)))
    files = {name.removeprefix("atlantis/"): archive.read(name) for name in archive.namelist()}
    folder = "outputs/usg-directive/v1"
    for name in ("mission.json", "levels.json", "record.csv", "DEMONSTRATION.txt", f"{folder}/version.json",
                 f"{folder}/atlantis-usg-directive-v1.pdf"):  # fmt: skip
        assert name in files
    assert hashlib.sha256(files[f"{folder}/frozen.json"]).hexdigest() == version.hash
    sums = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_partners_and_observers_do_not_receive_the_export(
    mission: Mission, people: People, api: Speak
) -> None:
    exported = rendering.ask_export(mission, people["planner"])
    work()
    for name, status in (("partner", 404), ("observer", 403)):
        assert api(people[name]).get(EXPORT).status_code == status
        assert api(people[name]).get(f"/api/v1/jobs/{exported.pk}/file/").status_code == 404
    assert api(people["planner"]).get(f"/api/v1/jobs/{exported.pk}/file/").status_code == 200


def test_an_export_is_packed_for_who_asks(mission: Mission, people: People, api: Speak) -> None:
    """It holds what that person may read, so nobody else has it."""
    exported = rendering.ask_export(mission, people["planner"])
    work()
    other = api(people["srsg"])
    assert other.get(f"/api/v1/jobs/{exported.pk}/").status_code == 404
    assert other.get(f"/api/v1/jobs/{exported.pk}/file/").status_code == 404
    assert other.get(EXPORT).status_code == 202
    work()
    assert other.get(EXPORT).status_code == 200


def test_cells_of_the_record_are_no_formulas() -> None:
    assert export._harmless("=1+1") == "'=1+1"
    assert export._harmless("plain") == "plain"


def test_the_page_asks_waits_and_opens(
    version: Version, people: People, browser_of: Callable[[Person], Client]
) -> None:
    browser = browser_of(people["planner"])
    first = browser.get(STATE).content.decode()
    assert "Make the PDF" in first
    assert "every 2s" not in first
    assert Job.objects.count() == 0
    assert browser.get(PAGE).status_code == 404
    asked = browser.post(STATE, headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" in asked
    assert "waits for the worker" in asked
    job = jobs.claim(Job.objects.get().pk)
    assert job is not None
    jobs.beat(job, "page 3, pass 2")
    assert "page 3, pass 2" in browser.get(STATE).content.decode()
    jobs.fail(job, "The document is too large.")
    failed = browser.get(STATE).content.decode()
    assert "The document is too large." in failed
    assert "Try again" in failed
    assert "every 2s" not in failed
    browser.post(STATE, headers={"HX-Request": "true"})
    work()
    ready = browser.get(STATE).content.decode()
    assert PAGE in ready
    assert "every 2s" not in ready
    assert content_of(browser.get(PAGE)).startswith(b"%PDF-")


def test_without_script_the_button_leads_back_to_its_page_and_nowhere_else(
    version: Version, people: People, browser_of: Callable[[Person], Client]
) -> None:
    browser = browser_of(people["planner"])
    assert browser.post(STATE, headers={"Referer": "http://testserver/missions/atlantis/"})["Location"] == (
        "http://testserver/missions/atlantis/"
    )
    assert browser.post(STATE, headers={"Referer": "http://evil.example/"})["Location"] == STATE

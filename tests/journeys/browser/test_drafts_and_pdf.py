"""With a real worker: a Word draft is sent from the field and read; a PDF is asked for and opens."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.browser.conftest import Visit
from tests.journeys.browser.site import Site
from tests.outputs.word_files import docx, heading, paragraph
from tests.processes import ROOT, end, wait_for_readiness

pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.slow]
PATIENCE = 120_000
SENTENCE = "Two wells of three hold water through the dry season, and the third was mended in June."


@pytest.fixture
def worker(site: Site, tmp_path: Path) -> Iterator[None]:
    """A real worker on the data that the site serves."""
    log = tmp_path / "worker.log"
    command = [sys.executable, "-m", "celery", "--app", "impp", "worker", "--beat", "--loglevel", "INFO"]
    environment = {**site.environment, "LOG_LEVEL": "INFO"}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_for_readiness(process, log)
            yield
        finally:
            end(process)


@pytest.mark.usefixtures("worker")
def test_a_draft_is_sent_with_three_fields_and_its_fate_is_seen(visit: Visit, tmp_path: Path) -> None:
    draft = tmp_path / "Wells of Warrap.docx"
    draft.write_bytes(docx(heading("Human rights"), paragraph(SENTENCE)))
    page = visit("field", width=360)
    page.get_by_role("link", name="Upload a draft", exact=True).click()
    page.get_by_label("Word file").set_input_files(draft)
    page.get_by_label("Output").select_option(label="Mission Plan")
    page.get_by_label("Note").fill("Wells, as asked for by the planning team.")
    page.get_by_role("button", name="Upload the draft").click()
    page.locator(".said").wait_for()
    for _ in range(60):
        page.goto("/")
        first = page.locator("#drafts + ul > li").first
        assert "Wells of Warrap.docx" in first.inner_text()
        if "read" in first.locator(".aside").inner_text():
            break
        page.wait_for_timeout(1000)
    first.get_by_role("link").click()
    assert SENTENCE in page.locator("main").inner_text()
    for act in ("answer", "return"):
        assert page.locator(f"button[name=act][value={act}]").count() == 0, "who sends does not decide"

    planner = visit("planner")
    planner.goto(page.url)
    planner.get_by_label("A word to who sent it").fill("Thank you: which county is the third well in?")
    planner.get_by_role("button", name="Return the draft").click()
    planner.locator(".said").wait_for()
    page.goto("/")
    told = page.locator("#drafts + ul > li").first.inner_text()
    assert "returned" in told
    assert "which county" in told


def test_a_pdf_is_asked_for_waits_and_opens(visit: Visit, site: Site, request: pytest.FixtureRequest) -> None:
    page = visit("planner")
    page.goto("/missions/south-sudan/outputs/srsg-directive/versions/1/")
    state = page.locator(".pdf-state")
    state.get_by_role("button", name="Make the PDF").click()
    state.get_by_text("waits for the worker").wait_for()
    request.getfixturevalue("worker")
    link = state.get_by_role("link", name="Open the PDF")
    link.wait_for(timeout=PATIENCE)
    answer = page.request.get(link.get_attribute("href"))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
    page.reload()
    assert page.locator(".pdf-state").get_by_role("link", name="Open the PDF").is_visible()

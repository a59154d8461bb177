"""Over a weak link: a draft is cut off in the middle, and finishes; after a reload it goes on."""

import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser.conftest import Visit
from tests.journeys.browser.site import Site
from tests.outputs.word_files import docx, heading, paragraph

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = "/missions/south-sudan/upload/"
NOISE = random.Random(3).randbytes(1_300_000)  # noqa: S311 - a picture that does not pack
SLOW = {"offline": False, "latency": 20, "downloadThroughput": 200_000, "uploadThroughput": 150_000}
CONDITIONS = "Network.emulateNetworkConditions"
SENT = "() => Number(document.querySelector('#sending progress')?.value || 0)"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft of 1.3 MB."""
    path = tmp_path / "Roads of Jonglei.docx"
    path.write_bytes(
        docx(heading("Human rights"), paragraph("Two roads."), more=[("word/media/image1.png", NOISE)])
    )
    return path


def fill(page: Any, draft: Path) -> Any:
    """Fill in the three fields and send, over a slow line, which is returned."""
    page.goto(PAGE)
    page.get_by_label("Word file").set_input_files(draft)
    page.get_by_label("Output").select_option(label="Mission Plan")
    page.get_by_label("Note").fill("Roads, as asked for.")
    line = page.context.new_cdp_session(page)
    line.send(CONDITIONS, SLOW)
    page.get_by_role("button", name="Upload the draft").click()
    return line


def wait_until_sent(page: Any, size: int) -> int:
    """Wait until more than this has arrived; return how much has. (The policy forbids to wait by script.)"""
    for _ in range(1200):
        sent = int(page.evaluate(SENT))
        if sent > size:
            return sent
        page.wait_for_timeout(50)
    pytest.fail("the upload does not move")


def kept(site: Site) -> list[tuple[str, str]]:
    """Return name and hash of the drafts whose bytes are in the store, by what the bytes are."""
    with closing(sqlite3.connect(site.data / "impp.sqlite3")) as database:
        rows = database.execute(
            "select filename, file from outputs_upload order by id desc limit 1"
        ).fetchall()
    return [
        (name, hashlib.sha256((site.data / "files" / file).read_bytes()).hexdigest()) for name, file in rows
    ]


def test_a_cut_line_costs_time_and_nothing_else(visit: Visit, site: Site, draft: Path) -> None:
    page = visit("field", width=360)
    line = fill(page, draft)
    wait_until_sent(page, 200_000)
    line.send(CONDITIONS, {**SLOW, "offline": True})
    page.get_by_text("The line is away.").wait_for()
    stopped = page.evaluate(SENT)
    assert 200_000 < stopped < draft.stat().st_size
    line.send(CONDITIONS, SLOW)
    page.wait_for_url("**/upload/*/")
    assert "it is being read into sections" in page.locator(".said").inner_text()
    assert kept(site) == [(draft.name, hashlib.sha256(draft.read_bytes()).hexdigest())]


def test_after_a_reload_it_goes_on_where_it_stopped(visit: Visit, site: Site, draft: Path) -> None:
    page = visit("field")
    fill(page, draft)
    arrived = wait_until_sent(page, 300_000)
    page.goto(PAGE)
    assert "Choose the same file again" in page.locator("main").inner_text()
    slices: list[str] = []
    page.on("request", lambda asked: slices.append(asked.url) if asked.method == "PUT" else None)
    fill(page, draft)
    page.wait_for_url("**/upload/*/")
    first = int(slices[0].rstrip("/").rsplit("/", 1)[1])
    assert first >= arrived
    assert kept(site) == [(draft.name, hashlib.sha256(draft.read_bytes()).hexdigest())]


def test_a_file_that_is_no_draft_is_told_so_and_the_note_stays(visit: Visit, tmp_path: Path) -> None:
    wrong = tmp_path / "Roads.docx"
    wrong.write_bytes(b"%PDF-1.7 " + bytes(200))
    page = visit("field")
    fill(page, wrong)
    fault = page.locator("#sending-fault")
    fault.wait_for()
    assert fault.inner_text() == "This is a PDF. Upload the Word document (.docx) from which it was made."
    assert page.get_by_label("Note").input_value() == "Roads, as asked for."
    assert page.get_by_role("button", name="Upload the draft").is_enabled()

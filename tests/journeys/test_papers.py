"""After the case: the PDF of every output, and the export, made by a real worker."""

import time
import zipfile
from io import BytesIO
from subprocess import Popen
from typing import Any

import pypdf
import pytest

from tests.journeys.case_before_mandate import Case
from tests.journeys.client import BASE, Answer, Script
from tests.journeys.test_south_sudan import walk

pytestmark = [
    pytest.mark.journey, pytest.mark.worker, pytest.mark.slow, pytest.mark.django_db(transaction=True),
]  # fmt: skip
PATIENCE = 240
REQUIRED = 200


def finished(case: Case, asked: Answer) -> bytes:
    """Return the file that was asked for, waiting for its job where it is still being made."""
    end = time.monotonic() + PATIENCE
    answer = asked
    while answer.status != REQUIRED:
        job = case.script.ask("GET", asked.headers["Location"].split(BASE)[1], who="planner").data
        assert job["state"] in ("queued", "running", "done"), job
        if job["state"] == "done":
            answer = case.script.ask("GET", asked.response.wsgi_request.path, who="planner")
            assert answer.status == REQUIRED
        elif time.monotonic() > end:
            pytest.fail(f"not made within {PATIENCE} s: {job}")
        else:
            time.sleep(0.3)
    return b"".join(answer.response.streaming_content)


def test_every_output_of_the_case_is_printed_and_exported(real_worker: "Popen[bytes]") -> None:
    script = Script()
    script.people()
    case = Case(script)
    walk(case)
    outputs: list[Any] = case.file.rows("outputs/")
    assert len(outputs) == 12
    papers = [f"outputs/{item['type']}/versions/{item['draft']}/pdf/" for item in outputs]
    asked = [case.file.ask("GET", path, who="planner", expect=(200, 202)) for path in papers]
    for path, answer in zip(papers, asked, strict=True):
        paper = pypdf.PdfReader(BytesIO(finished(case, answer)))
        assert len(paper.pages) >= 2, path
        assert "South Sudan" in paper.pages[0].extract_text(), path

    archive = finished(case, case.file.ask("GET", "export/", who="planner", expect=(200, 202)))
    names = zipfile.ZipFile(BytesIO(archive)).namelist()
    assert any(name.endswith(".json") for name in names)
    assert any(name.endswith(".pdf") for name in names)
    assert real_worker.poll() is None

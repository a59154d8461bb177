"""Broken and hostile uploads with a living worker: told so at the door, behind the door, and outlived.

All of them go over the API, whole and in slices. What was refused there is then laid behind the door, as a
draft whose file was changed after it was received, so that the worker itself meets it.
"""

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from missions.models import Mission, Person
from outputs.drafts.tasks import ask_reading
from outputs.drafts.transfers import LARGEST_SLICE
from outputs.models import Output, Transfer, Upload, Verdict
from tests.outputs.hostile_files import ALIKE, CLEANED, REFUSED
from tests.outputs.sent_drafts import DATA

pytestmark = [pytest.mark.worker, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DRAFTS = "/api/v1/missions/atlantis/outputs/usg-directive/drafts/"
HARMFUL = {**REFUSED, **ALIKE}
SECONDS = 3.0  # of the processor's time, which does not grow while others use the machine
MEMORY = 100 * 1024  # kB beside what a process of the worker holds before it reads; with it some 250 MB
PATIENCE = 120
TICKS = os.sysconf("SC_CLK_TCK")


def _held(what: str, pid: int) -> int:
    """Return the memory of a process in kB, as the system tells of it."""
    return int(Path(f"/proc/{pid}/status").read_text().split(f"{what}:")[1].split()[0])


class Reader:
    """The processes that read for a worker, as the system tells of them; each is replaced after a while."""

    def __init__(self, worker: Popen[bytes]) -> None:
        self._children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
        # A reader begins with what it was forked with; the worker itself may grow beyond that.
        self._before = min(_held("VmRSS", pid) for pid in self._readers())
        self.peak = 0  # the most memory in kB that one of them has held at once, beside what it began with

    def read(self, drafts: Iterable[Upload]) -> dict[int, float]:
        """Let the worker read drafts; return by their keys the processor's seconds that each took at most.

        Those that are done between two looks share what was spent meanwhile. What a reader spent that was
        replaced is not known, so such drafts are read once more.
        """
        spent: dict[int, float] = {}
        asked = {draft.pk for draft in drafts}
        while asked - spent.keys():
            _ask_for(asked - spent.keys())
            before, waiting = self._ticks(), asked - spent.keys()
            while waiting:
                done = waiting - wait_for_one_of(waiting)
                after = self._ticks()
                if before.keys() <= after.keys():
                    share = sum(after[pid] - before.get(pid, 0) for pid in after) / TICKS
                    spent |= dict.fromkeys(done, share)
                waiting, before = waiting - done, after
        return spent

    def _readers(self) -> list[int]:
        return [int(pid) for pid in self._children.read_text().split()]

    def _ticks(self) -> dict[int, int]:
        """Return the ticks that each reader and its own children have used, and keep the peak of memory."""
        found = {}
        for pid in self._readers():
            with suppress(OSError, IndexError):  # one that has just ended
                self.peak = max(self.peak, _held("VmHWM", pid) - self._before)
                after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                found[pid] = sum(map(int, after_name[11:15]))
        return found


@pytest.fixture
def field(mission: Mission, people: dict[str, Person]) -> APIClient:
    """The API as the field team speaks to it."""
    client = APIClient()
    client.force_authenticate(people["field"])
    return client


def whole(field: APIClient, data: bytes) -> Any:
    """Send a file at once."""
    return field.post(DRAFTS, {"file": SimpleUploadedFile("x.docx", data)}, format="multipart")


def in_slices(field: APIClient, data: bytes) -> Any:
    """Announce a file and send it slice by slice; return the last answer."""
    said = {"filename": "x.docx", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    answer = field.post(f"{DRAFTS}slices/", said)
    href = answer.data.get("href")
    for offset in range(0, len(data) if href else 0, LARGEST_SLICE):
        piece = data[offset : offset + LARGEST_SLICE]
        answer = field.put(f"{href}{offset}/", piece, content_type="application/octet-stream")
    return answer


def came_in(data: bytes) -> Upload:
    """Return a received draft whose file was changed behind the door; the worker is not yet asked for it."""
    output = Output.objects.get(type="usg-directive", mission__key="atlantis")
    by = Person.objects.get(username="field")
    draft = Upload(output=output, filename="x.docx", size=1, sha256="0" * 64, by=by)
    draft.file.save("changed.docx", ContentFile(data))
    return draft


def _ask_for(keys: Collection[int]) -> None:
    Upload.objects.filter(pk__in=keys).update(state=Upload.State.RECEIVED, attempts=0)
    for key in sorted(keys):
        ask_reading(key)


def wait_for_one_of(keys: Collection[int]) -> set[int]:
    """Wait until the worker is done with a draft at least; return the keys of those that still wait."""
    end = time.monotonic() + PATIENCE
    while True:
        waiting = Upload.objects.filter(pk__in=keys, state=Upload.State.RECEIVED)
        still = set(waiting.values_list("pk", flat=True))
        if len(still) < len(keys):
            return still
        assert time.monotonic() < end, f"no draft was read within {PATIENCE} s"
        time.sleep(0.05)


def wait_for(*keys: int) -> None:
    """Wait until the worker is done with these drafts."""
    left = set(keys)
    while left:
        left = wait_for_one_of(left)


def test_one_worker_outlives_them_all(real_worker: Popen[bytes], worker_log: Path, field: APIClient) -> None:
    reader = Reader(real_worker)
    files = {name: make() for name, (_, make) in HARMFUL.items()}
    sentences = _refused_at_the_door(field, files)
    spent = _failed_behind_the_door(reader, files, sentences)
    spent |= _cleaned_and_read(field, reader)

    assert {name: used for name, used in spent.items() if used >= SECONDS} == {}
    assert 0 < reader.peak < MEMORY
    assert "Traceback" not in worker_log.read_text()  # as the loss of a reading process would leave
    assert real_worker.poll() is None
    honest = whole(field, DATA).data["id"]
    wait_for(honest)
    read = Upload.objects.get(pk=honest)
    assert (read.state, sorted(read.taken)) == ("read", ["constraints", "situation"])
    assert not Verdict.objects.exists()
    assert not Upload.objects.filter(state__in=("accepted", "received")).exists()


def _refused_at_the_door(field: APIClient, files: Mapping[str, bytes]) -> dict[str, str]:
    """Send each harmful file both ways; return the sentences by the names of the files."""
    sentences = {}
    for name, data in files.items():
        status = HARMFUL[name][0]
        first, second = whole(field, data), in_slices(field, data)
        sentences[name] = str(first.data["detail"])
        assert first.status_code == status, name
        if data:
            assert (second.status_code, str(second.data["detail"])) == (status, sentences[name]), name
        else:
            assert (second.status_code, second.data["errors"][0]["field"]) == (400, "size"), name
    told = [sentences[name] for name in REFUSED]
    assert len(set(told)) == len(told) >= 40
    assert not Upload.objects.exists()
    assert not Transfer.objects.filter(refused="").exists()
    return sentences


def _failed_behind_the_door(
    reader: Reader, files: Mapping[str, bytes], sentences: Mapping[str, str]
) -> dict[str, float]:
    """Let the worker read each harmful file; return the seconds that each took."""
    drafts = {name: came_in(data) for name, data in files.items()}
    spent = reader.read(drafts.values())
    for name, draft in drafts.items():
        draft.refresh_from_db()
        assert (draft.state, draft.taken) == ("failed", {}), name
        assert draft.error in sentences[name], name
    return {name: spent[draft.pk] for name, draft in drafts.items()}


def _cleaned_and_read(field: APIClient, reader: Reader) -> dict[str, float]:
    """Send each file that is only cleaned both ways; return the seconds that reading took."""
    files = {name: make() for name, (_, make) in CLEANED.items()}
    keys = {name: whole(field, data).data["id"] for name, data in files.items()}
    sliced = {name: in_slices(field, data).data["id"] for name, data in files.items()}
    again = {name: Upload.objects.get(transfer=sliced[name]) for name in files}
    wait_for(*keys.values(), *(draft.pk for draft in again.values()))
    spent = reader.read(Upload.objects.filter(pk__in=keys.values()))
    for name, (sentence, _) in CLEANED.items():
        found, twin = Upload.objects.get(pk=keys[name]), Upload.objects.get(pk=again[name].pk)
        assert (found.state, sentence in found.warnings) == ("read", True), name
        assert (twin.state, twin.warnings) == ("read", found.warnings), name
    return {name: spent[key] for name, key in keys.items()}

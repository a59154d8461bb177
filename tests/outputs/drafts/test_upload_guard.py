"""Broken and hostile uploads: each refused, or cleaned, in words of its own, soon and in little memory."""

import io
import json
import subprocess
import sys
import zipfile
from typing import Any

import pytest

from outputs.drafts.docx_guard import inspect
from tests.outputs.hostile_files import ALIKE, CLEANED, REFUSED
from tests.outputs.word_files import docx, paragraph
from tests.processes import ROOT

SECONDS = 3.0
MEMORY = 200 * 1024 * 1024
GENEROUS = 5  # times: the machine of the tests may be busy with others
TRIAL = """
import json, resource, sys, time
from pathlib import Path
from outputs.drafts.docx_guard import Unfit, inspect
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
for path in sorted(Path(sys.argv[1]).iterdir()):
    data, begun = path.read_bytes(), time.process_time()
    try:
        said = inspect(data).warnings
    except Unfit as fault:
        said = [fault.status, fault.sentence, fault.mend]
    spent = time.process_time() - begun
    status = Path("/proc/self/status").read_text()  # ru_maxrss would tell of the parent too
    peak = int(status.split("VmHWM:")[1].split()[0])
    print(json.dumps([path.name, said, spent, peak]), flush=True)
"""
Trial = dict[str, tuple[list[Any], float, int]]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """What the guard says of every file, one after the other in one process that may use 200 MB."""
    folder = tmp_path_factory.mktemp("hostile")
    makes = {name: make for name, (_, make) in {**REFUSED, **ALIKE, **CLEANED}.items()}
    for name, make in makes.items():
        (folder / name.replace("/", "-")).write_bytes(make())
    command = [sys.executable, "-c", TRIAL, str(folder), str(MEMORY)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return {
        name: (said, spent, peak) for name, said, spent, peak in map(json.loads, done.stdout.splitlines())
    }


def test_each_is_refused_with_its_status_and_how_to_mend_it(trial: Trial) -> None:
    assert len(REFUSED) >= 40
    for name, (status, _) in {**REFUSED, **ALIKE}.items():
        said = trial[name][0]
        assert said[:1] == [status], (name, said)
        assert said[1].endswith("."), name
        assert said[2].endswith("."), name
        assert len(said[2].split()) >= 5, name


def test_no_two_are_refused_in_the_same_words(trial: Trial) -> None:
    sentences: dict[str, str] = {}
    for name in REFUSED:
        sentence = trial[name][0][1]
        assert sentence not in sentences, (name, sentences.get(sentence))
        sentences[sentence] = name


def test_none_takes_long_or_much_memory(trial: Trial) -> None:
    slow = {name: spent for name, (_, spent, _) in trial.items() if spent > SECONDS * GENEROUS}
    assert not slow
    assert max(peak for _, _, peak in trial.values()) * 1024 < MEMORY


def test_honest_files_with_objects_are_cleaned_and_it_is_said(trial: Trial) -> None:
    for name, (sentence, _) in CLEANED.items():
        assert trial[name][0] == [sentence], name
    told = [sentence for sentence, _ in CLEANED.values()]
    assert len(set(told)) == len(told) - 1, "only the two embedded objects are told alike"


@pytest.mark.parametrize("name", CLEANED)
def test_nothing_in_the_copy_leads_out_of_it(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(inspect(CLEANED[name][1]()).copy)) as copy:
        assert copy.testzip() is None
        assert "word/document.xml" in copy.namelist()
        assert not [part for part in copy.namelist() if not part.endswith((".xml", ".rels"))]
        everything = b"".join(copy.read(part) for part in copy.namelist())
    assert b"External" not in everything


def test_links_that_a_reader_may_follow_stay() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/hyperlink" Target="https://un.org/" TargetMode="External"/>'
        '<Relationship Id="r2" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>'
        '<Relationship Id="r3" Type="x/hyperlink" Target="C:\\plan.doc" TargetMode="External"/>'
        '<Relationship Id="r4" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    found = inspect(docx(paragraph("x"), more=[("word/_rels/document.xml.rels", links)]))
    with zipfile.ZipFile(io.BytesIO(found.copy)) as copy:
        kept = copy.read("word/_rels/document.xml.rels")
    assert b"https://un.org/" in kept
    assert b"styles.xml" in kept
    assert b"javascript" not in kept
    assert b"plan.doc" not in kept


def test_an_honest_draft_passes_without_a_word_and_its_copy_says_the_same() -> None:
    data = docx(paragraph("Water in Warrap."))
    found = inspect(data)
    assert found.warnings == []
    with zipfile.ZipFile(io.BytesIO(found.copy)) as copy, zipfile.ZipFile(io.BytesIO(data)) as came:
        assert copy.namelist() == came.namelist()
        assert all(copy.read(name) == came.read(name) for name in came.namelist())


def test_the_folder_of_tests_holds_no_file_of_theirs() -> None:
    """The cases are made when asked for: nothing harmful lies in the repository."""
    found = {path.name for path in (ROOT / "tests").rglob("*") if path.suffix in {".docx", ".docm", ".zip"}}
    assert found <= {"saved-by-libreoffice.docx"}  # an honest file, of which the folder's README tells

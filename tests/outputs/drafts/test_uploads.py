"""Uploads: kept as they came, read by the worker, accepted into the draft or returned with a word."""

import hashlib

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from missions.documents import WrongKindError
from missions.errors import Invalid, NotPermitted, NotReady
from missions.models import Entry, Mission, Person
from outputs.content import write_section
from outputs.drafts import reading, uploads
from outputs.drafts.reading import read_upload
from outputs.drafts.uploads import give_back, receive
from outputs.drafts.verdicts import accept
from outputs.models import Output, Upload, Version
from tests.outputs.steps import freeze_as
from tests.outputs.word_files import docx, heading, paragraph

People = dict[str, Person]
DRAFT = docx(heading("Situation"), paragraph("Two parties."), heading("Annex"), paragraph("Map."))


@pytest.fixture
def upload(mission: Mission, people: People) -> Upload:
    """A draft of the directive from the field, received."""
    return receive(
        mission,
        "usg-directive",
        by=people["field"],
        data=DRAFT,
        filename="C:\\drafts\\notes.docx",
        note=" As agreed ",
    )


def test_a_draft_is_kept_as_it_came_and_the_worker_is_asked(
    mission: Mission,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(uploads, "ask_reading", asked.append)
    with django_capture_on_commit_callbacks(execute=True):
        upload = receive(mission, "usg-directive", by=people["partner"], data=DRAFT, filename="../x.docx")
    assert asked == [upload.pk]
    assert upload.file.read() == DRAFT
    assert (upload.sha256, upload.filename) == (hashlib.sha256(DRAFT).hexdigest(), "x.docx")
    assert Entry.objects.get(verb="upload-draft").detail["sha256"] == upload.sha256


def test_a_draft_is_read_once(upload: Upload) -> None:
    assert (upload.state, upload.filename, upload.note) == ("received", "notes.docx", "As agreed")
    assert [read_upload(upload.pk), read_upload(upload.pk)] == ["read", "read"]
    upload.refresh_from_db()
    assert upload.taken == {"situation": "<p>Two parties.</p>"}
    assert upload.not_taken == [
        {"heading": "Annex", "html": "<p>Map.</p>", "reason": "No section has this heading."}
    ]
    assert upload.attempts == 1


def test_a_draft_that_kills_its_reader_is_given_up(upload: Upload) -> None:
    Upload.objects.update(attempts=3)
    assert read_upload(upload.pk) == "failed"
    upload.refresh_from_db()
    assert "three attempts" in upload.error


def test_a_damaged_draft_fails_with_a_sentence(upload: Upload) -> None:
    broken = docx(heading("Situation")).replace(b"word/document.xml", b"word/documenx.xml")
    with upload.file.storage.open(upload.file.name, "wb") as file:
        file.write(broken)
    assert read_upload(upload.pk) == "failed"
    upload.refresh_from_db()
    assert upload.error.endswith("upload that.")


def test_a_draft_without_end_is_given_up_with_a_sentence(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BLOCKS", 3)
    assert read_upload(upload.pk) == "failed"
    upload.refresh_from_db()
    assert upload.error == "The draft has 4 paragraphs; send it in parts of 3."


@pytest.mark.parametrize("name", ["observer", "outsider"])
def test_who_may_not_upload(mission: Mission, people: People, name: str) -> None:
    with pytest.raises(NotPermitted):
        receive(mission, "usg-directive", by=people[name], data=DRAFT, filename="x.docx")


def test_an_unfit_file_leaves_nothing(mission: Mission, people: People) -> None:
    with pytest.raises(WrongKindError):
        receive(mission, "usg-directive", by=people["field"], data=b"no", filename="x.docx")
    assert not Upload.objects.exists()


def test_accepting_writes_the_sections_and_names_the_version(
    upload: Upload, people: People, directive: Output
) -> None:
    read_upload(upload.pk)
    accepted = accept(upload, by=people["imtf-member"], comment="Thank you.")
    assert (accepted.state, accepted.decided_by, accepted.comment) == (
        "accepted",
        people["imtf-member"],
        "Thank you.",
    )
    version = directive.versions.get()
    assert accepted.taken_into == version
    assert version.texts.get(key="situation").content == "<p>Two parties.</p>"
    assert Entry.objects.get(verb="accept-draft").detail["sections"] == ["situation"]
    with pytest.raises(NotReady):
        accept(upload, by=people["planner"])


def test_a_draft_that_came_after_submission_opens_the_next_version(
    mission: Mission, upload: Upload, people: People, directive: Output
) -> None:
    write_section(mission, "usg-directive", "objectives", by=people["planner"], content="kept")
    freeze_as(directive.versions.get(), "submitted")
    read_upload(upload.pk)
    assert accept(upload, by=people["planner"]).taken_into == Version.objects.get(output=directive, number=2)
    assert directive.versions.get(number=2).texts.count() == 2


def test_what_is_refused_in_acceptance(upload: Upload, people: People) -> None:
    with pytest.raises(NotReady):
        accept(upload, by=people["planner"])
    read_upload(upload.pk)
    with pytest.raises(NotPermitted):
        accept(upload, by=people["field"])
    with pytest.raises(Invalid):
        accept(upload, by=people["planner"], sections=["objectives"])
    upload.refresh_from_db()
    assert upload.state == "read"


def test_a_return_says_why(upload: Upload, people: People) -> None:
    with pytest.raises(Invalid):
        give_back(upload, by=people["planner"], comment=" ")
    returned = give_back(upload, by=people["planner"], comment="Figures for Malakal are missing.")
    assert (returned.state, returned.comment) == ("returned", "Figures for Malakal are missing.")
    assert read_upload(upload.pk) == "returned"

"""Section by section: what is accepted is written, what is not is told why, what waits waits."""

import pytest

from missions.errors import Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Mission, Person
from outputs.content import write_section
from outputs.drafts.reading import read_upload
from outputs.drafts.uploads import RECEIVERS, receive
from outputs.drafts.verdicts import accept, take_over
from outputs.models import Comment, Output, SectionText, Upload
from tests.outputs.word_files import docx, heading, paragraph

People = dict[str, Person]
TEXTS = {"situation": "Two parties.", "objectives": "Four aims.", "constraints": "No roads."}
TITLES = {"situation": "Situation", "objectives": "Strategic objectives", "constraints": "Constraints"}


@pytest.fixture
def upload(mission: Mission, people: People) -> Upload:
    """A draft of three sections from the field, read."""
    blocks = [block for key, text in TEXTS.items() for block in (heading(TITLES[key]), paragraph(text))]
    sent = receive(mission, "usg-directive", by=people["field"], data=docx(*blocks), filename="Warrap.docx")
    assert read_upload(sent.pk) == "read"
    found = Upload.objects.select_related("output__mission").get(pk=sent.pk)
    assert set(found.taken) == set(TEXTS)
    return found


def outcomes(upload: Upload) -> dict[str, tuple[bool, str]]:
    """Return what became of the sections."""
    return {verdict.key: (verdict.accepted, verdict.comment) for verdict in upload.verdicts.all()}


def test_one_is_accepted_one_is_not_and_one_waits(upload: Upload, people: People, directive: Output) -> None:
    held = accept(
        upload,
        by=people["planner"],
        sections=["situation"],
        declined={"objectives": " They are the Council's, not ours. "},
        later=True,
    )
    assert held.state == "read"
    assert outcomes(upload) == {
        "situation": (True, ""),
        "objectives": (False, "They are the Council's, not ours."),
    }
    version = directive.versions.get()
    assert [text.key for text in version.texts.all()] == ["situation"]
    entry = Entry.objects.get(verb="accept-draft")
    assert entry.detail["sections"] == ["situation"]
    assert entry.detail["declined"] == {"objectives": "They are the Council's, not ours."}
    done = accept(held, by=people["imtf-chair"], comment="Thank you.")
    assert (done.state, done.decided_by, done.taken_into) == ("accepted", people["imtf-chair"], version)
    verdict = upload.verdicts.get(key="constraints")
    assert (verdict.accepted, verdict.by, verdict.into) == (True, people["imtf-chair"], version)


def test_what_is_not_named_is_not_accepted_unless_it_waits(upload: Upload, people: People) -> None:
    assert accept(upload, by=people["planner"], sections=["situation"]).state == "accepted"
    assert outcomes(upload) == {
        "situation": (True, ""),
        "objectives": (False, ""),
        "constraints": (False, ""),
    }


def test_a_draft_of_which_nothing_is_accepted_is_returned(upload: Upload, people: People) -> None:
    why = dict.fromkeys(TEXTS, "Written before the ceasefire.")
    held = accept(upload, by=people["planner"], sections=[], declined=why)
    assert (held.state, held.taken_into) == ("returned", None)
    assert not SectionText.objects.exists()


def test_a_draft_may_be_used_for_something_else_than_its_text(upload: Upload, people: People) -> None:
    held = accept(upload, by=people["planner"], sections=[], comment="Used for the table of services.")
    assert (held.state, held.taken_into) == ("accepted", None)
    assert not SectionText.objects.exists()


@pytest.mark.parametrize(
    ("sections", "declined", "field"),
    [
        (["situation"], {"objectives": "  "}, "reason-objectives"),
        (["situation"], {"objectives": "x" * 4001}, "reason-objectives"),
        (["calendar"], {}, "sections"),
        (["situation"], {"situation": "Both."}, "sections"),
        (["situation", "situation"], {}, "sections"),
    ],
)
def test_what_cannot_be_answered_so(
    upload: Upload, people: People, sections: list[str], declined: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        accept(upload, by=people["planner"], sections=sections, declined=declined)
    assert list(refusal.value.errors) == [field]
    assert not upload.verdicts.exists()
    assert not SectionText.objects.exists()


def test_a_section_is_answered_once(upload: Upload, people: People) -> None:
    accept(upload, by=people["planner"], sections=["situation"], later=True)
    with pytest.raises(Invalid) as refusal:
        accept(upload, by=people["planner"], sections=["situation"])
    assert "Answered already: situation" in str(refusal.value)
    assert upload.verdicts.count() == 1


def test_a_text_that_changed_meanwhile_is_not_written_over(
    mission: Mission, upload: Upload, people: People
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="<p>Newer.</p>")
    with pytest.raises(Stale):
        accept(
            upload,
            by=people["imtf-chair"],
            sections=["objectives", "situation"],
            versions={"objectives": 1, "situation": 1},
        )
    assert [text.content for text in SectionText.objects.all()] == ["<p>Newer.</p>"]
    assert not upload.verdicts.exists()
    assert accept(upload, by=people["imtf-chair"], versions={"situation": 2}).state == "accepted"


def test_the_same_text_is_accepted_without_being_written(
    mission: Mission, upload: Upload, people: People
) -> None:
    said = upload.taken["situation"]
    write_section(mission, "usg-directive", "situation", by=people["imtf-member"], content=said)
    accept(upload, by=people["planner"], sections=["situation"])
    text = SectionText.objects.get(key="situation")
    assert (text.version, text.written_by) == (2, people["imtf-member"])
    assert outcomes(upload)["situation"] == (True, "")


@pytest.mark.parametrize(
    "name",
    [
        *("planner", "imtf-chair", "imtf-member", "srsg", "pbso", "mission-staff", "rc-hc", "unct-member"),
        *("field", "partner", "observer", "outsider"),
    ],
)
def test_who_may_answer(upload: Upload, people: People, name: str) -> None:
    # The field writes once the Council has authorised the mission; here it has not, so nor does the SRSG.
    if name in RECEIVERS and name != "srsg":
        assert accept(upload, by=people[name]).state == "accepted"
        return
    with pytest.raises(NotPermitted):
        accept(upload, by=people[name])
    assert not upload.verdicts.exists()
    assert Upload.objects.get().state == "read"


@pytest.mark.parametrize("state", ["received", "failed", "accepted", "returned"])
def test_only_a_draft_that_was_read_is_answered(upload: Upload, people: People, state: str) -> None:
    Upload.objects.update(state=state)
    with pytest.raises(NotReady) as refusal:
        accept(upload, by=people["planner"])
    assert [item.code for item in refusal.value.blockers] == ["state"]


def test_remarks_in_the_margin_become_comments_once(upload: Upload, people: People) -> None:
    upload.remarks = [
        {"author": "Ann", "text": "Which county?", "passage": "Two parties", "section": "situation"},
        {"author": "", "text": "See annex.", "passage": "", "section": ""},
        {"author": "Ann", "text": "  ", "passage": "", "section": ""},
    ]
    upload.save()
    accept(upload, by=people["planner"], sections=["situation"], later=True, remarks=True)
    said = [(comment.section, comment.text, comment.by) for comment in Comment.objects.all()]
    assert said == [
        (
            "situation",
            "Ann, in the margin of Warrap.docx, on “Two parties”: Which county?",
            people["planner"],
        ),
        ("", "Somebody, in the margin of Warrap.docx: See annex.", people["planner"]),
    ]
    assert take_over(Upload.objects.get(), by=people["planner"]) == 0
    assert Comment.objects.count() == 2


def test_remarks_stay_in_the_file_unless_they_are_asked_for(upload: Upload, people: People) -> None:
    upload.remarks = [{"author": "Ann", "text": "Which county?", "passage": "", "section": "situation"}]
    upload.save()
    accept(upload, by=people["planner"])
    assert not Comment.objects.exists()

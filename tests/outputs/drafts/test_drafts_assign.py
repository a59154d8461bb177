"""Headings led by hand: who sent a draft, or receives it, mends where its text goes."""

import pytest

from missions.errors import Invalid, NotPermitted, NotReady, Stale
from missions.models import Entry, Mission, Person
from outputs.drafts.reading import read_upload
from outputs.drafts.uploads import assign, receive
from outputs.drafts.verdicts import accept
from outputs.models import Upload
from tests.outputs.word_files import docx, heading, paragraph

People = dict[str, Person]
BLOCKS = (
    heading("Situation"),
    paragraph("Two parties."),
    heading("Water and roads"),
    paragraph("Two wells of three hold water."),
    heading("Acknowledgements"),
    paragraph("To the county."),
)


@pytest.fixture
def upload(mission: Mission, people: People) -> Upload:
    """A draft with two headings that no section bears, read."""
    sent = receive(mission, "usg-directive", by=people["field"], data=docx(*BLOCKS), filename="Wells.docx")
    assert read_upload(sent.pk) == "read"
    return Upload.objects.select_related("output__mission").get(pk=sent.pk)


def index_of(upload: Upload, text: str) -> str:
    """Return the index of a heading."""
    return str(next(one["index"] for one in upload.headings if one["text"] == text))


def test_headings_and_what_follows_them_are_kept(upload: Upload) -> None:
    led = {one["text"]: (one["section"], one["below"]) for one in upload.headings if one["text"]}
    assert led == {
        "Situation": ("situation", "Two parties."),
        "Water and roads": ("", "Two wells of three hold water."),
        "Acknowledgements": ("", "To the county."),
    }


def test_who_sent_it_leads_a_heading_to_its_section_and_leaves_another_out(
    upload: Upload, people: People
) -> None:
    water, thanks = index_of(upload, "Water and roads"), index_of(upload, "Acknowledgements")
    chosen = {
        water: {"section": "constraints"},
        thanks: {"section": "", "reason": "  no place in a directive "},
    }
    held = assign(upload, by=people["field"], assignments=chosen, if_version=upload.version)
    assert "Two wells of three hold water." in held.taken["constraints"]
    assert held.taken["situation"] == "<p>Two parties.</p>"
    assert [(one["heading"], one["reason"]) for one in held.not_taken] == [
        ("Acknowledgements", "Left out by hand: no place in a directive")
    ]
    assert held.state == "read"
    assert held.version == upload.version + 1
    assert Entry.objects.get(verb="assign-draft").detail["assignments"][water]["section"] == "constraints"
    assert accept(held, by=people["planner"]).taken_into is not None


def test_what_was_led_is_led_back(upload: Upload, people: People) -> None:
    before = (upload.taken, upload.not_taken)
    chosen = {index_of(upload, "Water and roads"): {"section": "constraints"}}
    held = assign(upload, by=people["planner"], assignments=chosen)
    assert held.taken != before[0]
    back = assign(held, by=people["planner"], assignments={})
    assert (back.taken, back.not_taken) == before


def test_reading_it_again_keeps_what_people_chose(upload: Upload, people: People) -> None:
    chosen = {index_of(upload, "Water and roads"): {"section": "constraints"}}
    taken = assign(upload, by=people["field"], assignments=chosen).taken
    Upload.objects.update(state="received", taken={}, attempts=0)
    assert read_upload(upload.pk) == "read"
    assert Upload.objects.get().taken == taken


@pytest.mark.parametrize(
    ("index", "one", "field"),
    [
        ("900", {"section": "situation"}, "assignments.900"),
        ("water", {"section": "situation"}, "assignments.water"),
        (None, {"section": "wells"}, "assignments"),
        (None, {"section": ""}, "reasons"),
        (None, {"section": "", "reason": "x" * 501}, "reasons"),
    ],
)
def test_what_leads_nowhere_is_refused(
    upload: Upload, people: People, index: str | None, one: dict[str, str], field: str
) -> None:
    known = index or index_of(upload, "Water and roads")
    with pytest.raises(Invalid) as refusal:
        assign(upload, by=people["field"], assignments={known: one})
    assert next(iter(refusal.value.errors)).startswith(field)
    assert Upload.objects.get().assignments == {}


@pytest.mark.parametrize("name", ["unct-member", "mission-staff", "partner", "pbso", "observer", "outsider"])
def test_others_do_not_lead_it(upload: Upload, people: People, name: str) -> None:
    with pytest.raises(NotPermitted):
        assign(upload, by=people[name], assignments={})


def test_who_may_no_longer_upload_does_not_lead_it_either(
    mission: Mission, upload: Upload, people: People
) -> None:
    mission.assignments.filter(person=people["field"]).delete()
    with pytest.raises(NotPermitted):
        assign(upload, by=people["field"], assignments={})


def test_not_after_a_section_was_answered_and_not_over_a_newer_state(upload: Upload, people: People) -> None:
    with pytest.raises(Stale):
        assign(upload, by=people["field"], assignments={}, if_version=upload.version + 1)
    accept(upload, by=people["planner"], sections=["situation"], later=True)
    if len(upload.taken) == 1:
        Upload.objects.update(state="read")
    with pytest.raises(NotReady):
        assign(upload, by=people["field"], assignments={})

"""The one screen on which a draft is shown, led to its sections, and answered."""

import pytest

from missions.models import Mission
from outputs.content import write_section
from outputs.models import Comment, SectionText, Upload
from outputs.queries import latest
from tests.outputs.sent_drafts import PAGE, Browse, People, answered, page_of
from tests.outputs.steps import freeze_as


def test_the_screen_shows_a_redline_and_what_found_no_place(
    browse: Browse, mission: Mission, people: People, upload: Upload
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="<p>From Wau.</p>")
    write_section(mission, "usg-directive", "constraints", by=people["planner"], content="<p>Much rain.</p>")
    text = page_of(browse("planner"), upload)
    assert '<p class="gone"><del>Much rain.</del></p><p><ins>No roads.</ins></p>' in text
    assert text.count("accepting it replaces all that is struck out") == 1
    assert 'name="answer-constraints" value="later" checked' in text
    assert 'name="answer-situation" value="accept" checked' in text
    assert "<del>Wau </del>" in text
    assert "<ins>Juba</ins>" in text
    assert "<p>A map.</p>" in text
    assert "Answer the sections" in text
    theirs = page_of(browse("field"), upload)
    assert "Answer the sections" not in theirs
    assert "Place the draft anew" in theirs
    assert "Place the draft anew" not in page_of(browse("unct-member"), upload)


def test_sections_are_answered_one_by_one_and_who_sent_it_sees_by_whom(
    browse: Browse, mission: Mission, upload: Upload
) -> None:
    reply = answered(
        browse("planner"),
        upload,
        **{"answer-situation": "accept", "seen-situation": "1", "answer-constraints": "later"},
    )
    assert reply.status_code == 302
    assert latest(mission, "usg-directive").texts.get().content == "<p>From Juba.</p>"
    assert Upload.objects.get().state == "read"
    theirs = page_of(browse("field"), upload)
    assert "In version 1." in theirs
    assert "Planner" in theirs
    reply = answered(
        browse("planner"),
        upload,
        **{
            "answer-constraints": "decline",
            "reason-constraints": "There are roads.",
            "comment": "Thanks",
        },
    )
    assert reply.status_code == 302
    assert "There are roads." in page_of(browse("field"), upload)
    row = browse("field").get(PAGE).content.decode()
    assert "1 section accepted, 1 not" in row
    assert "accepted, in version 1" in row
    assert "Thanks" in row


def test_what_was_chosen_stays_after_a_refusal(browse: Browse, upload: Upload) -> None:
    reply = answered(
        browse("planner"),
        upload,
        **{"answer-situation": "later", "answer-constraints": "decline", "comment": "Kept for the writer."},
    )
    text = reply.content.decode()
    assert reply.status_code == 400
    assert "Say why it is not accepted" in text
    assert "Kept for the writer.</textarea>" in text
    assert 'name="answer-situation" value="later" checked' in text
    assert 'name="answer-constraints" value="decline" checked' in text
    nothing = answered(browse("planner"), upload, **{"answer-situation": "later"})
    assert nothing.status_code == 400
    assert browse("planner").post(f"{PAGE}{upload.pk}/", {"act": "return"}).status_code == 400


def test_a_text_that_changed_since_the_page_was_opened_is_not_lost(
    browse: Browse, mission: Mission, people: People, upload: Upload
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="<p>Newer.</p>")
    reply = answered(browse("planner"), upload, **{"answer-situation": "accept", "seen-situation": "1"})
    assert reply.status_code == 409
    assert SectionText.objects.get().content == "<p>Newer.</p>"
    assert 'name="seen-situation" value="2"' in reply.content.decode()


def test_headings_are_led_from_the_page_by_who_sent_it(browse: Browse, upload: Upload) -> None:
    index = next(str(one["index"]) for one in upload.headings if one["text"] == "Maps")
    field, where = browse("field"), f"{PAGE}{upload.pk}/"
    no_reason = field.post(
        where, {"act": "assign", f"heading-{index}": "out", "version": str(upload.version)}
    )
    assert no_reason.status_code == 400
    assert "Say why it is left out" in no_reason.content.decode()
    assert field.post(where, {"act": "assign", f"heading-{index}": "constraints"}).status_code == 302
    assert "A map." in Upload.objects.get().taken["constraints"]
    reason = {f"heading-{index}": "out", f"reasons.{index}": "sent apart"}
    assert field.post(where, {"act": "assign", **reason}).status_code == 302
    assert "Left out by hand: sent apart" in page_of(field, upload)
    assert field.post(where, {"act": "assign", f"heading-{index}": "as-read"}).status_code == 302
    assert Upload.objects.get().assignments == {}
    assert browse("unct-member").post(where, {"act": "assign"}).status_code == 403


@pytest.mark.parametrize(
    ("state", "words", "acts"),
    [
        ("received", "waits for the worker", ["Return the draft"]),
        ("failed", "Save it again.", ["Return the draft"]),
        ("read", "read, waits for an answer", ["Return the draft", "Answer the sections"]),
        ("accepted", "accepted", []),
        ("returned", "returned", []),
    ],
)
def test_each_state_says_what_it_is_and_offers_what_can_be_done(
    browse: Browse, upload: Upload, state: str, words: str, acts: list[str]
) -> None:
    Upload.objects.update(state=state, error="Save it again." if state == "failed" else "")
    text = page_of(browse("planner"), upload)
    assert words in text
    for act in ("Return the draft", "Answer the sections"):
        assert (f">{act}</button>" in text) == (act in acts), act


def test_an_editor_who_may_not_write_now_is_told_why(
    browse: Browse, mission: Mission, upload: Upload
) -> None:
    version = latest(mission, "usg-directive")
    version._meta.model.objects.filter(pk=version.pk).update(state="in_review")
    text = page_of(browse("imtf-member"), upload)
    assert "until it is taken back it is edited by" in text
    assert "Answer the sections</button>" not in text
    assert "Answer the sections</button>" in page_of(browse("planner"), upload)


def test_a_draft_for_a_submitted_version_goes_into_the_next(
    browse: Browse, mission: Mission, people: People, upload: Upload
) -> None:
    write_section(mission, "usg-directive", "objectives", by=people["planner"], content="kept")
    freeze_as(latest(mission, "usg-directive"), "submitted")
    answered(browse("planner"), upload, **{"answer-situation": "accept", "answer-constraints": "accept"})
    assert latest(mission, "usg-directive").number == 2
    assert "accepted, in version 2" in page_of(browse("field"), upload)


def test_remarks_of_the_margin_are_put_on_the_output_by_a_tick(browse: Browse, upload: Upload) -> None:
    remark = {"author": "Ann", "date": "2011-03-01T10:00:00Z", "text": "Which?", "passage": "", "section": ""}
    change = {
        "author": "Ben",
        "date": "2011-03-02",
        "kind": "deletion",
        "text": "three",
        "section": "situation",
    }
    Upload.objects.update(remarks=[remark], changes=[change])
    text = page_of(browse("planner"), upload)
    assert "Put the comment in its margin on the output as well" in text
    assert "<del>three</del>" in text
    assert "Ben, 2011-03-02 · Situation" in text
    answered(browse("planner"), upload, **{"answer-situation": "accept", "remarks": "true"})
    assert Comment.objects.get().text == "Ann, in the margin of juba.docx: Which?"
    shown = page_of(browse("planner"), upload)
    assert "put on the output" in shown
    assert "in its margin on the output as well" not in shown


def test_a_file_given_out_says_from_which_text_it_was_made(
    browse: Browse, mission: Mission, people: People, upload: Upload
) -> None:
    known = {"version": 1, "hash": "of another text"}
    told = {"mission": "atlantis", "output": "usg-directive", "number": 1, "sections": {"situation": known}}
    Upload.objects.update(origin=told)
    text = page_of(browse("planner"), upload)
    assert "The file was made from version 1. One of its sections has been changed here since" in text
    assert "Made from an older text" in text
    assert 'name="answer-situation" value="later" checked' in text
    assert 'name="answer-constraints" value="accept" checked' in text
    Upload.objects.update(origin={**told, "mission": "elsewhere"})
    assert "This file was given out for another text" in page_of(browse("planner"), upload)

"""The pages of a review: one's turn, the chair's acts, passages, the matrix and who may read it."""

import csv
import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from missions.errors import Invalid
from missions.models import Entity, Mission, Person
from outputs.content import write_section
from outputs.models import Comment, Concurrence, Job, Output, Round, Version
from outputs.responses import answer, comment, concur, open_round
from outputs.responses.matrix import _harmless, as_csv
from tests.outputs.conftest import TODAY
from tests.outputs.sent_drafts import Browse

People = dict[str, Person]
PAGE = "/missions/atlantis/outputs/usg-directive/"
REVIEW, MATRIX = f"{PAGE}review/", f"{PAGE}matrix/"
DUE = TODAY + timedelta(days=10)
KIND = "usg-directive"


@pytest.fixture
def in_review(mission: Mission, people: People, directive: Output) -> Version:
    """Version 1 of the directive, in review, with one section written."""
    text = "<p>Two parties signed in January. Two parties left in March.</p>"
    write_section(mission, KIND, "situation", by=people["imtf-chair"], content=text)
    directive.versions.update(state="in_review")
    return directive.versions.select_related("output__mission").get()


def read(client: Client, page: str = REVIEW) -> str:
    """Return a page's text; it answers 200."""
    answered = client.get(page)
    assert answered.status_code == 200, answered.status_code
    return answered.content.decode()


def test_a_round_from_the_page_and_its_turn_in_four_clicks(browse: Browse, in_review: Version) -> None:
    body = {"due": DUE.isoformat(), "visibility": "own", "entities": "UNCT, DPA", "note": "Please answer."}
    assert browse("imtf-chair").post(REVIEW, body).status_code == 302
    held = Round.objects.get()
    assert (held.due, held.silence, [row.entity_id for row in held.asked.all()]) == (
        DUE,
        False,
        ["DPA", "OCHA", "UNCT"],
    )
    first = browse("imtf-member").get("/").content.decode()
    assert f'href="{REVIEW}"' in first, "click one: the turn waits on the first page"
    turn = read(browse("imtf-member"))
    assert "It is the turn of OCHA." in turn
    assert "Please answer." in turn
    assert 'value="OCHA"' in turn, "the entity is filled in: a choice and a button are left"
    browse("imtf-member").post(
        f"{PAGE}positions/", {"entity": "OCHA", "position": "concur", "back": "review"}
    )
    assert Concurrence.objects.get().entity_id == "OCHA"
    assert "It is the turn of" not in read(browse("imtf-member"))
    assert f'href="{REVIEW}"' not in browse("imtf-member").get("/").content.decode()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"visibility": "own"}, "Name the day"),
        ({"due": "2011-02-30", "visibility": "own"}, "Name the day"),
        ({"due": DUE.isoformat(), "visibility": "own", "entities": "NASA"}, "NASA"),
    ],
)
def test_a_refused_round_says_why_and_keeps_what_was_typed(
    browse: Browse, in_review: Version, body: dict[str, str], told: str
) -> None:
    answered = browse("imtf-chair").post(REVIEW, body | {"note": "Typed with care."})
    assert answered.status_code == 400
    text = answered.content.decode()
    assert told in text
    assert "Typed with care." in text
    assert not Round.objects.exists()


def test_the_chair_extends_asks_and_closes(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    chair, later = browse("imtf-chair"), DUE + timedelta(days=4)
    chair.post(f"{REVIEW}1/extend/", {"due": later.isoformat()})
    chair.post(f"{REVIEW}1/ask/", {"entities": "UNCT"})
    held = Round.objects.get()
    assert (held.due, held.asked.count()) == (later, 2)
    assert browse("imtf-member").post(f"{REVIEW}1/close/").status_code == 403
    assert "Close the round" not in read(browse("imtf-member"))
    chair.post(f"{REVIEW}1/close/")
    held.refresh_from_db()
    assert held.closed_on == TODAY
    assert chair.post(f"{REVIEW}9/close/").status_code == 404


def test_a_partner_and_an_outsider_do_not_read_the_review(browse: Browse, in_review: Version) -> None:
    assert browse("partner").get(REVIEW).status_code == 403
    assert browse("outsider").get(REVIEW).status_code == 404


def test_a_passage_is_found_where_it_stands_and_told_when_it_has_gone(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    body = {
        "section": "situation", "quote": " Two\nparties ", "before": "signed in January.", "after": " left",
        "text": "Which?", "back": "review",
    }  # fmt: skip
    assert browse("imtf-member").post(f"{PAGE}comments/", body).status_code == 302
    given = Comment.objects.get()
    assert (given.quote, given.after) == ("Two parties", " left in March."), "the second of two places"
    assert "changed since" not in read(browse("planner"))
    write_section(mission, KIND, "situation", by=people["imtf-chair"], content="<p>Three factions.</p>")
    text = read(browse("planner"))
    assert "The passage has changed since." in text
    assert "Two parties" in text, "the passage stays readable as it was"


@pytest.mark.parametrize("section", ["situation", ""])
def test_words_that_the_section_does_not_hold_are_no_passage(
    mission: Mission, people: People, in_review: Version, section: str
) -> None:
    with pytest.raises(Invalid):
        comment(mission, KIND, by=people["planner"], text="x", quote="No such words", section=section)


@pytest.mark.parametrize("disposition", ["partly", "not"])
def test_what_is_not_taken_up_is_answered_with_the_reason(
    mission: Mission, people: People, in_review: Version, disposition: str
) -> None:
    given = comment(mission, KIND, by=people["field"], text="Mention Abyei.")
    with pytest.raises(Invalid) as refusal:
        answer(given, by=people["imtf-chair"], text=" ", disposition=disposition)
    assert list(refusal.value.errors) == ["answer"]
    assert answer(given, by=people["imtf-chair"], disposition="accepted").answered_on == TODAY


def test_the_matrix_by_section_filtered_and_harmless_in_a_spreadsheet(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    comment(mission, KIND, by=people["imtf-member"], text="=1+2", section="situation", quote="Two parties")
    done = comment(mission, KIND, by=people["field"], text="On the whole.")
    answer(done, by=people["planner"], text="+Right", disposition="accepted")
    text = read(browse("imtf-chair"), MATRIX)
    assert text.index("The whole output") < text.index("Situation</h2>")
    assert "2 comments, 1 without an answer" in text
    filtered = read(
        browse("imtf-chair"), f"{MATRIX}?disposition=open&entity=OCHA&section=situation&version=1"
    )
    assert "=1+2" in filtered
    assert "On the whole." not in filtered
    raw = browse("imtf-chair").get(f"{MATRIX}comments.csv").content.decode()
    assert raw.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(raw.removeprefix("\ufeff"))))
    assert [(row[3], row[6], row[8], row[10]) for row in rows[1:]] == [
        ("", "", "On the whole.", "'+Right"),
        ("OCHA", "Two parties", "'=1+2", ""),
    ]


def test_the_matrix_as_a_word_file(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    comment(mission, KIND, by=people["imtf-member"], text="Mention <Abyei>.", section="situation")
    answered = browse("imtf-chair").get(f"{MATRIX}comments.docx")
    with zipfile.ZipFile(io.BytesIO(answered.content)) as file:
        told = file.read("word/document.xml").decode()
    assert "Mention &lt;Abyei&gt;." in re.sub(r"</?w:[^>]*>", "", told)


@pytest.mark.parametrize("cell", ["=A1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(mission: Mission, people: People, in_review: Version, cell: str) -> None:
    assert _harmless(cell) == f"'{cell}"
    assert _harmless("Plain = text") == "Plain = text"
    assert as_csv([]).count("\n") == 1


@pytest.mark.parametrize(("name", "status"), [
    ("field", 403), ("partner", 403), ("observer", 403), ("outsider", 404),
    ("imtf-member", 200), ("rc-hc", 200),
])  # fmt: skip
def test_who_reads_the_matrix(browse: Browse, in_review: Version, name: str, status: int) -> None:
    for page in (MATRIX, f"{MATRIX}comments.csv", f"{MATRIX}comments.docx"):
        assert browse(name).get(page).status_code == status
    assert (browse(name).post(f"{MATRIX}print/").status_code == 302) is (status == 200)


def test_a_printed_matrix_is_for_who_asked(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    comment(mission, KIND, by=people["imtf-member"], text="Mention Abyei.", section="situation")
    answered = browse("imtf-chair").post(f"{MATRIX}print/")
    job = Job.objects.get(kind="paper")
    assert (job.asked_by, job.subject) == (people["imtf-chair"], "atlantis-usg-directive-comments")
    assert "changes by itself" in read(browse("imtf-chair"), answered["Location"])
    assert browse("planner").get(answered["Location"]).status_code == 404
    assert browse("imtf-chair").get(f"{answered['Location']}file/").status_code == 404, "not made yet"
    browse("imtf-chair").post(f"{MATRIX}print/")
    assert Job.objects.filter(kind="paper").count() == 1, "the same content is printed once"


def test_an_editorial_mark_is_offered_once_others_are_reading(
    browse: Browse, mission: Mission, people: People, entities: dict[str, Entity], in_review: Version
) -> None:
    concur(mission, KIND, by=people["imtf-member"], entity=entities["OCHA"], position="concur")
    form = browse("imtf-chair").get(f"{PAGE}?edit=situation").content.decode()
    assert 'name="editorial"' in form
    stored = in_review.texts.get().version
    body = {"content": "<p>Two parties signed, in January.</p>", "editorial": "1", "version": str(stored)}
    browse("imtf-chair").post(f"{PAGE}sections/situation/", body)
    assert Concurrence.objects.get().before_edit is False
    member = read(browse("imtf-member"))
    assert "one editorial change since" in member
    assert "It holds for the text as it stands now" in member
    assert "editorial changes since OCHA" in browse("imtf-member").get("/").content.decode()
    given = Concurrence.objects.get()
    browse("imtf-member").post(f"{PAGE}positions/{given.pk}/withdraw/", {"back": "review"})
    assert "withdrew its position" in read(browse("imtf-chair"))


def test_the_review_is_read_in_as_many_queries_for_one_comment_as_for_ten(
    browse: Browse, mission: Mission, people: People, in_review: Version
) -> None:
    client = browse("imtf-chair")
    open_round(mission, KIND, by=people["imtf-chair"], due=DUE)
    comment(mission, KIND, by=people["field"], text="One.", section="situation", quote="parties")
    read(client)
    with CaptureQueriesContext(connection) as one:
        read(client)
    for number in range(9):
        comment(mission, KIND, by=people["field"], text=f"{number}", section="situation", quote="parties")
    with CaptureQueriesContext(connection) as ten:
        read(client)
    assert len(ten) == len(one)

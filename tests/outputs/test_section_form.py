"""Writing a section: working copies for one person alone, who else is writing, and two texts in conflict."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from missions.models import Assignment, Entry, Mission, Person
from outputs import presence, working
from outputs.canonical import plain_text
from outputs.content import open_outputs, write_section
from outputs.drafts.merging import blocks, together
from outputs.models import Output, SectionText, WorkingCopy, Writer
from outputs.queries import latest
from tests.outputs.conftest import FORTY, TODAY, at
from tests.outputs.sent_drafts import Browse

People = dict[str, Person]
PAGE = "/missions/atlantis/outputs/usg-directive/"
SECTION = f"{PAGE}sections/situation/"
TYPING = f"{SECTION}typing/"
PARTIAL = {"HX-Request": "true"}


def typed(browse: Browse, name: str, content: str | None = None, **more: str) -> Any:
    """Send what a page sends every few seconds; return the answer."""
    body = {"version": "1", **more} | ({} if content is None else {"content": content})
    return browse(name).post(TYPING, body)


def form(browse: Browse, name: str) -> str:
    """Return the form of the section as a person opens it."""
    return browse(name).get(f"{SECTION}?edit=1", headers=PARTIAL).content.decode()


def test_what_is_typed_is_kept_for_its_writer_alone(
    browse: Browse, mission: Mission, directive: Output
) -> None:
    before = Entry.objects.count()
    answer = typed(browse, "planner", "Half a <b>sentence</b>")
    assert answer.status_code == 200
    assert answer.json()["kept"].endswith(" UTC")
    assert Entry.objects.count() == before, "what is only typed is in no record"
    assert not SectionText.objects.exists(), "and is not the section"
    mine = form(browse, "planner")
    assert "Half a &lt;strong&gt;sentence&lt;/strong&gt;" in mine
    assert "not yet saved as the section" in mine
    assert "Half a" not in form(browse, "imtf-chair")
    assert "Half a" not in browse("planner").get(PAGE).content.decode()


def test_a_page_without_script_shows_the_working_copy_too(browse: Browse) -> None:
    typed(browse, "planner", "Half a sentence")
    assert "Half a sentence</textarea>" in browse("planner").get(f"{PAGE}?edit=situation").content.decode()


def test_saving_or_discarding_forgets_the_working_copy(browse: Browse, mission: Mission) -> None:
    typed(browse, "planner", "Half a sentence")
    browse("planner").post(SECTION, {"content": FORTY, "version": "1"}, headers=PARTIAL)
    assert not WorkingCopy.objects.exists()
    assert not Writer.objects.exists(), "and who has saved is no longer writing"
    typed(browse, "planner", "Another half", version="2")
    shown = browse("planner").post(SECTION, {"act": "discard", "version": "2"}, headers=PARTIAL)
    assert FORTY in shown.content.decode()
    assert "Another half" not in shown.content.decode()
    assert not WorkingCopy.objects.exists()


def test_a_text_like_the_saved_one_is_no_working_copy(
    browse: Browse, people: People, mission: Mission
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="Saved.")
    typed(browse, "planner", "Saved. And more", version="2")
    assert typed(browse, "planner", "<p>Saved.</p>", version="2").json()["kept"] == ""
    assert not WorkingCopy.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("field", 403), ("observer", 403), ("partner", 403), ("outsider", 404)]
)
def test_who_may_not_write_keeps_nothing(browse: Browse, name: str, status: int) -> None:
    answer = typed(browse, name, "Mine")
    assert answer.status_code == status
    assert not WorkingCopy.objects.exists()
    assert not Writer.objects.exists()
    if status == 403:
        assert answer.json()["sentence"].startswith("This is written by:")


def test_an_ended_file_and_a_text_too_long_are_refused_with_a_sentence(
    browse: Browse, mission: Mission
) -> None:
    long = typed(browse, "planner", "x" * 200_001)
    assert (long.status_code, long.json()["sentence"][:20]) == (400, "A section holds at m")
    assert typed(browse, "planner", "Mine", not_applicable="x" * 4001).status_code == 400
    Mission.objects.update(state="completed")
    assert typed(browse, "planner", "Mine").status_code == 409
    assert not WorkingCopy.objects.exists()


def test_signed_out_unknown_and_read(browse: Browse, mission: Mission) -> None:
    assert Client().post(TYPING, {"content": "Mine"}).status_code == 302
    assert browse("planner").get(TYPING).status_code == 405
    assert browse("planner").post(f"{PAGE}sections/poetry/typing/", {"content": "x"}).status_code == 404


def test_who_else_is_writing_is_told_in_words(browse: Browse, people: People, mission: Mission) -> None:
    typed(browse, "imtf-chair")
    since = presence.clock_time(Writer.objects.get().since)
    sentence = f"Imtf-Chair (DPKO) is writing here since {since}."
    assert typed(browse, "planner").json()["writers"] == [sentence]
    assert sentence in form(browse, "planner")
    assert sentence in browse("observer").get(PAGE).content.decode()
    assert sentence not in form(browse, "imtf-chair"), "not to oneself"
    typed(browse, "imtf-chair", act="leave")
    assert typed(browse, "planner").json()["writers"] == []


def test_a_silent_page_is_gone_after_forty_five_seconds(directive: Output, people: People) -> None:
    start = timezone.now()
    chair = people["imtf-chair"]
    for second in (0, 15, 58):
        presence.beat(directive, "situation", by=chair, now=start + timedelta(seconds=second))
    found = presence.writers(directive, but=people["planner"], now=start + timedelta(seconds=100))
    assert [one.since for one in found] == [start]
    assert not presence.writers(directive, but=people["planner"], now=start + timedelta(seconds=104))
    presence.beat(directive, "situation", by=chair, now=start + timedelta(seconds=200))
    assert Writer.objects.get().since == start + timedelta(seconds=200), "who comes back begins anew"


def test_a_save_upon_an_older_version_shows_both_texts(
    browse: Browse, people: People, mission: Mission
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="<p>A.</p><p>B.</p>")
    write_section(
        mission, "usg-directive", "situation", by=people["imtf-chair"], content="<p>A.</p><p>C.</p>"
    )
    body = {"content": "<p>A.</p><p>D.</p>", "version": "2"}
    text = browse("planner").post(SECTION, body, headers=PARTIAL).content.decode()
    assert "Imtf-Chair (DPKO) saved this section at" in text
    assert (
        '<div class="prose" tabindex="0" role="region" aria-labelledby="theirs-situation"><p>A.</p><p>C.</p>'
        in text
    )
    assert (
        '<div class="prose" tabindex="0" role="region" aria-labelledby="mine-situation"><p>A.</p><p>D.</p>'
        in text
    )
    assert "<del>C </del><ins>D</ins>." in text
    assert '<input type="hidden" name="version" value="3">' in text
    assert SectionText.objects.get().content == "<p>A.</p><p>C.</p>", "nothing was overwritten"
    again = form(browse, "planner")
    assert "You had begun your text before" in again, "the refused text is kept, and is met again"
    assert "A.\n\nD.</textarea>" in again


def test_both_texts_are_put_into_the_form(browse: Browse, people: People, mission: Mission) -> None:
    write_section(
        mission, "usg-directive", "situation", by=people["imtf-chair"], content="<p>A.</p><p>C.</p>"
    )
    body = {"act": "both", "version": "2", "content": "A.\n\nD. New"}
    text = browse("planner").post(SECTION, body, headers=PARTIAL).content.decode()
    assert ">A.\n\nC.\n\nD. New</textarea>" in text
    assert "two-texts" not in text
    assert WorkingCopy.objects.get().content == "<p>A.</p><p>C.</p><p>D. New</p>"
    assert SectionText.objects.get().content == "<p>A.</p><p>C.</p>", "nothing is saved by it"
    refused = browse("observer").post(SECTION, body)
    assert refused.status_code == 403


def test_a_form_that_does_not_say_what_it_had_read_overwrites_nothing(
    browse: Browse, people: People, mission: Mission
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="Theirs.")
    browse("planner").post(SECTION, {"content": "Mine."}, headers=PARTIAL)
    assert SectionText.objects.get().content == "<p>Theirs.</p>"


def test_the_page_is_told_that_the_section_was_saved_meanwhile(
    browse: Browse, people: People, mission: Mission
) -> None:
    assert typed(browse, "planner", "Mine.").json()["changed"] == ""
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="Theirs.")
    answer = typed(browse, "planner", "Mine and more.").json()
    assert answer["changed"].startswith("Imtf-Chair (DPKO) saved this section at ")
    assert WorkingCopy.objects.get().base == 1


def test_equal_texts_are_no_conflict(browse: Browse, people: People, mission: Mission) -> None:
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="Same.")
    text = browse("planner").post(SECTION, {"content": "Same.", "version": "1"}, headers=PARTIAL)
    assert "two-texts" not in text.content.decode()


def test_the_form_says_what_is_asked(browse: Browse) -> None:
    shown = form(browse, "planner")
    assert "Demanded of every version that is submitted." in shown
    assert "%n of 40 words" in shown
    address = "/missions/atlantis/outputs/mission-plan/sections/integration-general/?edit=1"
    plan = browse("planner").get(address, headers=PARTIAL).content.decode()
    assert "Demanded from the version “final” on." in plan


def test_the_same_section_of_a_demonstration_stands_beside_it(
    browse: Browse, people: People, mission: Mission
) -> None:
    assert "The same section in the demonstration" not in form(browse, "planner")
    shown = Mission.objects.create(
        key="lemuria",
        name="Lemuria",
        country="Lemuria",
        lead_department=mission.lead_department,
        opened_on=TODAY,
        opened_by=people["planner"],
        demonstration_date=TODAY,
    )
    open_outputs(shown, by=people["planner"], on=TODAY)
    SectionText.objects.create(of=latest(shown, "usg-directive"), key="situation", content="<p>As there.</p>")
    assert "As there." not in form(browse, "planner"), "not to those who may not read it"
    Assignment.objects.create(mission=shown, person=people["planner"], role="observer", from_date=TODAY)
    assert "The same section in the demonstration of Lemuria" in form(browse, "planner")
    Mission.objects.filter(pk=shown.pk).update(demonstration_date=None)
    assert "As there." not in form(browse, "planner"), "a real mission is no example"


def test_a_sign_of_life_costs_few_queries(
    browse: Browse, django_assert_num_queries: Any, mission: Mission
) -> None:
    client = browse("planner")
    client.post(TYPING, {"version": "1", "content": "Mine."})
    with django_assert_num_queries(13):
        client.post(TYPING, {"version": "1", "content": "Mine. More."})


@pytest.mark.parametrize("ended", [False, True])
def test_the_working_copy_follows_the_right_to_write(
    mission: Mission, people: People, stand: Callable[[Any], None], ended: bool
) -> None:
    stand(at("3.1", adopted=True, planning_open=not ended))
    if ended:
        with pytest.raises(Exception, match="This is written by"):
            working.stored(mission, "usg-directive", "situation", by=people["planner"])
    else:
        assert working.stored(mission, "usg-directive", "situation", by=people["planner"]).version == 1


PARAGRAPHS = st.lists(
    st.sampled_from(
        ["<p>a</p>", "<p>b c</p>", "<h3>d</h3>", "<ul><li>e</li><li>f</li></ul>", "<p>g<br>h</p>", "<p>a</p>"]
    ),
    max_size=7,
).map("".join)


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_texts_in_one_hold_every_block_of_either(theirs: str, mine: str) -> None:
    merged = blocks(together(theirs, mine))
    for text in (theirs, mine):
        rest = iter(merged)
        assert all(block in rest for block in blocks(text)), "each in its order"
    assert len(merged) <= len(blocks(theirs)) + len(blocks(mine))
    assert together(theirs, theirs) == theirs
    assert plain_text(together("", mine)) == plain_text(mine)

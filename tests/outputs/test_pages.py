"""The pages of outputs: read, edit in place, comment, upload, compare; and what each person does not see."""

import pytest
from django.test import Client
from django.utils.html import escape

from missions.models import Entity, Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence, Output, SectionText
from outputs.pages.parts import typed_form
from outputs.queries import latest
from outputs.responses import comment
from tests.outputs.conftest import FORTY, TEN
from tests.outputs.sent_drafts import Browse
from tests.outputs.steps import freeze_as

People = dict[str, Person]
PAGE = "/missions/atlantis/outputs/usg-directive/"
SECTION = f"{PAGE}sections/situation/"
PARTIAL = {"HX-Request": "true"}


def test_the_list_says_what_is_still_to_be_written(browse: Browse) -> None:
    page = browse("observer").get("/missions/atlantis/outputs/")
    assert page.status_code == 200
    text = page.content.decode()
    assert text.count('<th scope="row">') == 12
    assert "0 of 6 required sections" in text


@pytest.mark.parametrize(
    "address", ["outputs/", "outputs/usg-directive/", "outputs/usg-directive/versions/1/", "upload/"]
)
def test_who_is_no_part_of_the_mission_finds_nothing(browse: Browse, address: str) -> None:
    assert browse("outsider").get(f"/missions/atlantis/{address}").status_code == 404
    assert Client().get(f"/missions/atlantis/{address}").status_code == 302


@pytest.mark.parametrize("address", ["outputs/letter/", "outputs/usg-directive/versions/7/", "upload/99/"])
def test_unknown_addresses_are_not_found(browse: Browse, address: str) -> None:
    assert browse("planner").get(f"/missions/atlantis/{address}").status_code == 404


def test_an_output_reads_as_it_prints_with_guidance_beside_it(
    browse: Browse, mission: Mission, people: People
) -> None:
    write_section(
        mission, "usg-directive", "situation", by=people["planner"], content="<p>Two <b>parties</b>.</p>"
    )
    text = browse("planner").get(PAGE).content.decode()
    assert "<p>Two <strong>parties</strong>.</p>" in text
    assert escape(OUTPUTS["usg-directive"].section("situation").guidance) in text
    assert 'Situation<span class="visually-hidden">, still to be written</span>' in text
    assert "fewer than forty words of its own" in text
    assert f'hx-get="{SECTION}?edit=1"' in text
    assert "/missions/atlantis/plan/benchmarks/" in text
    assert "<style" not in text
    assert "style=" not in text
    assert f'hx-get="{SECTION}?edit=1"' not in browse("observer").get(PAGE).content.decode()


def test_editing_in_place(browse: Browse, mission: Mission) -> None:
    form = browse("planner").get(f"{SECTION}?edit=1", headers=PARTIAL).content.decode()
    assert '<textarea class="form-control passage-entry"' in form
    assert '<input type="hidden" name="version" value="1">' in form
    saved = browse("planner").post(SECTION, {"content": f"{FORTY}\n\nNext.", "version": "1"}, headers=PARTIAL)
    text = saved.content.decode()
    assert saved.status_code == 200
    assert 'id="mark-situation" hx-swap-oob="true"' in text
    assert "<p>Next.</p>" in text
    assert latest(mission, "usg-directive").texts.get().content == f"<p>{FORTY}</p><p>Next.</p>"


def test_editing_without_script(browse: Browse, mission: Mission) -> None:
    assert '<form method="post"' in browse("planner").get(f"{PAGE}?edit=situation").content.decode()
    saved = browse("planner").post(SECTION, {"content": "Typed.", "version": "1"}, follow=True)
    assert saved.redirect_chain == [(f"{PAGE}#situation", 302)]
    assert "Section “Situation” is saved." in saved.content.decode()
    refused = browse("planner").post(SECTION, {"content": "Typed later.", "version": "1"})
    assert refused.status_code == 409
    assert "Typed later." in refused.content.decode()


def test_a_stale_text_comes_back_with_what_is_stored_now(
    browse: Browse, mission: Mission, people: People
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["imtf-chair"], content="Theirs.")
    answer = browse("planner").post(SECTION, {"content": "Mine.", "version": "1"}, headers=PARTIAL)
    text = answer.content.decode()
    assert "Imtf-Chair (DPKO) saved this section at" in text
    assert "both texts stand below" in text
    assert ">Mine.</textarea>" in text
    assert "<p>Theirs.</p>" in text
    assert '<input type="hidden" name="version" value="2">' in text
    assert "HX-Redirect" not in answer


def test_a_reason_takes_the_place_of_text(browse: Browse, mission: Mission) -> None:
    address = "/missions/atlantis/outputs/strategic-assessment/sections/take-over/"
    browse("planner").post(address, {"content": "", "not_applicable": TEN, "version": "1"}, headers=PARTIAL)
    assert SectionText.objects.get(key="take-over").not_applicable == TEN


def test_before_a_closed_version_is_edited_the_page_says_what_opens(
    browse: Browse, mission: Mission, people: People
) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="Old.")
    freeze_as(latest(mission, "usg-directive"), "submitted")
    assert "(opens version 2)" in browse("planner").get(PAGE).content.decode()
    assert (
        "Save and open version 2"
        in browse("planner").get(f"{SECTION}?edit=1", headers=PARTIAL).content.decode()
    )
    saved = browse("planner").post(SECTION, {"content": "New.", "version": "2"}, headers=PARTIAL)
    assert (saved.status_code, saved["HX-Redirect"]) == (204, f"{PAGE}#situation")
    frozen = browse("planner").get(f"{PAGE}versions/1/").content.decode()
    assert "<p>Old.</p>" in frozen
    assert latest(mission, "usg-directive").number == 2
    changes = browse("planner").get(f"{PAGE}versions/2/compare/").content.decode()
    assert "<del>Old </del><ins>New</ins>." in changes


def test_two_clicks_to_a_comment_and_one_answer(browse: Browse, mission: Mission, people: People) -> None:
    answer = browse("rc-hc").post(
        f"{PAGE}comments/", {"section": "situation", "text": "Mention <Abyei>."}, follow=True
    )
    assert "Mention &lt;Abyei&gt;." in answer.content.decode()
    given = Comment.objects.get()
    body = {"answer": "Added.", "disposition": "accepted"}
    browse("planner").post(f"{PAGE}comments/{given.pk}/answer/", body)
    given.refresh_from_db()
    assert (given.answer, given.disposition) == ("Added.", "accepted")
    refused = browse("observer").post(f"{PAGE}comments/", {"text": "Kept for the writer."})
    assert refused.status_code == 403
    assert "Kept for the writer." in refused.content.decode()


def test_guests_see_no_comments_and_no_positions(browse: Browse, mission: Mission, people: People) -> None:
    comment(mission, "usg-directive", by=people["planner"], text="Between ourselves.")
    assert "Between ourselves." in browse("observer").get(PAGE).content.decode()
    assert "Between ourselves." not in browse("partner").get(PAGE).content.decode()


def test_an_invited_partner_comments_and_reads_the_answer(browse: Browse, mission: Mission) -> None:
    sent = browse("partner").post(
        f"{PAGE}comments/", {"section": "situation", "text": "Mention the wells."}, follow=True
    )
    assert "Mention the wells." in sent.content.decode()
    given = Comment.objects.get()
    body = {"answer": "Under water and food.", "disposition": "accepted"}
    browse("planner").post(f"{PAGE}comments/{given.pk}/answer/", body)
    shown = browse("partner").get(PAGE).content.decode()
    assert "Under water and food." in shown
    assert "What became of it" not in shown
    assert browse("partner").post(f"{PAGE}comments/{given.pk}/answer/", body).status_code == 403
    assert browse("partner").get(f"{PAGE}matrix/").status_code == 403


def test_a_position_from_the_page(browse: Browse, directive: Output, entities: dict[str, Entity]) -> None:
    body = {"entity": "OCHA", "position": "reserve", "text": "Humanitarian space."}
    assert browse("imtf-member").post(f"{PAGE}positions/", body).status_code == 409
    directive.versions.update(state="in_review")
    assert "State the position" in browse("imtf-member").get(PAGE).content.decode()
    browse("imtf-member").post(f"{PAGE}positions/", body)
    assert Concurrence.objects.get().position == "reserve"
    assert "Humanitarian space." in browse("planner").get(PAGE).content.decode()
    assert browse("imtf-member").post(f"{PAGE}positions/", {"entity": "NASA"}).status_code == 400


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("<p>One.</p><p>Two<br>lines &amp; more.</p>", "One.\n\nTwo\nlines & more."),
        ("<p>a &lt;b&gt; c</p>", "<p>a &lt;b&gt; c</p>"),
        (
            "<p>a <strong>b</strong></p><ul><li>c</li></ul>",
            "<p>a <strong>b</strong></p>\n<ul><li>c</li>\n</ul>",
        ),
    ],
)
def test_what_stands_in_the_form(stored: str, typed: str) -> None:
    assert typed_form(stored) == typed

"""Drafts as people write them: no word is lost between the sections and the list of what found no place."""

import html
import re
import unicodedata
from collections import Counter
from typing import Any

import pytest
from lxml import etree

from outputs.drafts.docx_guard import inspect
from outputs.word import Draft, Placed, place, read
from outputs.word.package import W, parts_of
from tests.outputs.word_drafts import DRAFTS
from tests.outputs.word_samples import DIRECTIVE

SAID = ("word/document.xml", "word/header1.xml")
NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def tokens(text: str) -> Counter[str]:
    """Return the words of a text with their number."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def words_of(data: bytes) -> Counter[str]:
    """Return every word that stands in the file, read without the code under test."""
    found: Counter[str] = Counter()
    parts = parts_of(data)
    for name in SAID:
        if name in parts:
            tree = etree.fromstring(parts[name].replace(b"<w:noBreakHyphen/>", b"<w:t>-</w:t>"))
            for copy in list(tree.iter("{*}Fallback", f"{W}moveFrom")):
                copy.getparent().remove(copy)
            for paragraph in tree.iter(f"{W}p"):
                found += _own_words(paragraph)
            for kind, part in NOTES.items():
                for call in tree.iter(f"{W}{kind}Reference"):
                    for note in etree.fromstring(parts[part]).iterfind(
                        f"{W}{kind}[@{W}id='{call.get(W + 'id')}']"
                    ):
                        found += sum((_own_words(one) for one in note.iter(f"{W}p")), Counter())
    return found


def _own_words(paragraph: etree._Element) -> Counter[str]:
    """Return the words of a paragraph without those of a box that stands in it."""
    signs = (f"{W}t", f"{W}tab", f"{W}br", f"{W}footnoteReference", f"{W}endnoteReference")
    own = [one for one in paragraph.iter(*signs) if next(one.iterancestors(f"{W}p")) is paragraph]
    return tokens("".join((one.text or "") if one.tag == f"{W}t" else " " for one in own))


def bare(text: str) -> str:
    """Return the words of HTML, blocks and notes apart."""
    apart = re.sub(r"</?(?:p|li|ul|ol|td|th|tr|table|h\d|br|span|blockquote)\b[^>]*>", " ", text)
    return html.unescape(re.sub(r"<[^>]*>", "", apart))


def words_in(found: Placed) -> Counter[str]:
    """Return the words in sections, in the list of what was not placed, and in the sections' headings."""
    told = tokens(" ".join(bare(text) for text in found.taken.values()))
    for entry in found.not_taken:
        told += tokens(bare(entry["html"])) + tokens(entry["heading"])
    for one in found.blocks:
        if one["how"] in ("mark", "title", "alike", "bold"):
            told += tokens(one["heading"])
    return told


def drafted(kind: str) -> tuple[bytes, Draft, Placed]:
    data = DRAFTS[kind]()
    inspect(data)
    draft = read(data)
    return data, draft, place(draft, DIRECTIVE)


def test_there_are_twelve() -> None:
    assert len(DRAFTS) == 12


@pytest.mark.parametrize("kind", DRAFTS)
def test_no_word_is_lost(kind: str) -> None:
    data, draft, found = drafted(kind)
    there = words_of(data)
    assert sum(there.values()) >= 10
    assert there - words_in(found) == Counter()
    assert found.taken  # and it is not all left out
    again = place(Draft.restored(draft.stored()), DIRECTIVE)
    assert (again.taken, again.not_taken) == (found.taken, found.not_taken)


@pytest.mark.parametrize("kind", DRAFTS)
def test_by_hand_every_heading_can_be_led_elsewhere_and_no_word_is_lost(kind: str) -> None:
    data, draft, found = drafted(kind)
    everything = {one["index"]: "responsibilities" for one in found.blocks}
    led = place(draft, DIRECTIVE, everything)
    assert set(led.taken) <= {"responsibilities"}
    assert words_of(data) - words_in(led) == Counter()
    none = place(draft, DIRECTIVE, dict.fromkeys(everything, ""))
    assert none.taken == {}
    assert words_of(data) - words_in(none) == Counter()


def left(found: Placed) -> list[tuple[str, str]]:
    return [(entry["heading"], " ".join(bare(entry["html"]).split())) for entry in found.not_taken]


def test_bold_lines_lead_where_they_name_a_section() -> None:
    found = drafted("bold_lines")[2]
    assert found.taken["situation"] == (
        "<p>Two parties hold the north.</p><p><strong>Their aims</strong></p><p>They want the river.</p>"
    )
    assert found.taken["objectives"] == "<p>Peace on the river.</p>"
    assert [one["how"] for one in found.blocks] == ["", "bold", "bold"]
    assert sum("no heading in Word" in sentence for sentence in found.warnings) == 2


def test_changes_of_three_authors_are_listed_with_their_place() -> None:
    found = drafted("three_authors")[2]
    told = [(one["author"], one["kind"], one["text"], one["date"][:10]) for one in found.changes]
    assert told == [
        ("Ann", "insertion", "inserted", "2011-05-01"),
        ("Ben", "deletion", "removed", "2011-05-02"),
        ("Cleo", "deletion", "wandering words", "2011-05-03"),
        ("Cleo", "insertion", "wandering words", "2011-05-03"),
        ("Cleo", "insertion", "new row", "2011-05-03"),
        ("Cleo", "deletion", "removed", "2011-05-03"),
    ]
    assert {one["section"] for one in found.changes} == {"situation"}
    assert found.changes[0]["passage"].startswith("Kept inserted")
    assert found.taken["situation"] == (
        "<p>Kept inserted</p><p>here.</p><p>There: wandering words</p><p>first half second half.</p>"
        "<table><tbody><tr><td>old row</td></tr><tr><td>new row</td></tr></tbody></table>"
    )


def test_a_sheet_that_is_too_large_is_left_row_by_row_and_the_rest_is_taken() -> None:
    found = drafted("spreadsheets")[2]
    assert found.taken == {"situation": "<p>See the sheet.</p>"}
    wide, long = found.not_taken
    assert (wide["heading"], long["heading"]) == ("Situation", "Assumptions")
    assert "20 columns" in wide["reason"]
    assert "500 rows" in long["reason"]
    assert wide["html"].startswith("<p>w0x0 | w0x1 | ")
    assert long["html"].count("<p>") == 520


def test_lists_that_an_editor_split_are_one_again() -> None:
    found = drafted("nested_lists")[2]
    inner = '<ol type="i"><li>depth 1</li>'
    assert found.taken["situation"].startswith(
        f"<ul><li>depth 0{inner}</ol></li><li>depth 0{inner}<li>depth 1</li></ol></li><li>depth 0</li></ul>"
        f"<p>of another number</p><p>between</p><ul><li>depth 0{inner}</ol></li></ul><p>of no list at all</p>"
    )


def test_direction_and_notes_are_kept() -> None:
    taken = drafted("arabic")[2].taken["situation"]
    assert taken.startswith('<p dir="rtl">تقود البعثة عملية التخطيط المتكاملة.</p><h3 dir="rtl">السياق</h3>')
    assert '<td><p dir="rtl">خلية</p></td><td>cell</td>' in taken
    noted = drafted("notes")[2].taken["situation"]
    assert noted.startswith(
        '<p>Agreed<span class="footnote">S/RES/1996</span>, and signed'
        '<span class="footnote">At the end, in two parts</span></p>'
    )


def test_numbered_headings_find_their_sections() -> None:
    found = drafted("numbered_headings")[2]
    assert found.taken["situation"] == "<p>Calm.</p><h3>1.1 Background</h3><p>Since 2005.</p>"
    assert set(found.taken) == {"situation", "objectives", "constraints"}
    assert ("4) Planning calendar", "In May.") in left(found)


def test_text_boxes_are_listed_once_with_their_place() -> None:
    found = drafted("text_boxes")[2]
    assert found.taken == {"situation": "<p>Around it.</p><p>And after.</p>"}
    assert left(found) == [("", "Boxed warning of two lines"), ("", "An old box")]
    assert "after “Around it.”" in found.not_taken[0]["reason"]
    assert any("Text boxes" in sentence for sentence in found.warnings)


def test_what_no_section_bears_is_left_under_its_own_heading() -> None:
    found = drafted("strange_headings")[2]
    assert found.taken == {"situation": "<p>Calm.</p>"}
    assert left(found) == [
        ("Directive for Atlantis", "By a working group"),
        ("Context of the conflict", "It is old. Its roots Deep."),
        ("Annexes", "Maps One map."),
    ]
    by_hand: dict[int, Any] = {
        one["index"]: "assumptions" for one in found.blocks if one["heading"] == "Context of the conflict"
    }
    led = place(drafted("strange_headings")[1], DIRECTIVE, by_hand)
    assert led.taken["assumptions"] == (
        "<h3>Context of the conflict</h3><p>It is old.</p><h3>Its roots</h3><p>Deep.</p>"
    )


def test_contents_and_headers_are_left_out_by_name() -> None:
    _, draft, found = drafted("contents_and_pages")
    assert found.taken["situation"].startswith(
        "<p>Before the turn.</p><p>On the turned page: as said above</p><p>Filled into a form.</p>"
    )
    kinds = [(one["kind"], one["text"]) for one in draft.left_out]
    assert ("table of contents", "Contents page") in kinds
    assert ("header", "Restricted draft") in kinds
    assert any(kind == "table of contents" and "Situation" in text for kind, text in kinds)

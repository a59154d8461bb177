"""There and back: what people change in Word comes back as exactly these changes, and nothing else."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from outputs.canonical import canonical
from outputs.comparison.versions import compare
from outputs.word import place, read, redlined_docx, standing, written
from outputs.word.package import packed, parts_of
from tests.outputs.word_samples import ARABIC, DIRECTIVE, ENGLISH, TEXTS, note, reading

SAVED = Path(__file__).parent / "word_fixtures" / "saved-by-libreoffice.docx"
EDITS = {
    "innermost": "core",  # an item of a nested list
    "celltext": "figure",  # a cell
    "within an item": "inside an item",  # a footnote
    "المتكاملة": "الموحدة",  # an Arabic paragraph
}
MADE = [("del", "innermost"), ("ins", "core"), ("del", "within"), ("ins", "inside"),
        ("del", "celltext"), ("ins", "figure"), ("del", "المتكاملة"), ("ins", "الموحدة")]  # fmt: skip


@pytest.fixture(scope="module")
def given_out() -> bytes:
    """The version as a Word file."""
    return written(reading())


def edited(data: bytes, edits: Mapping[str, str]) -> bytes:
    """Return the file with words changed in its XML; each must be there once."""
    parts = parts_of(data)
    for old, new in edits.items():
        held = [name for name in ("word/document.xml", "word/footnotes.xml") if old.encode() in parts[name]]
        assert len(held) == 1, old
        assert parts[held[0]].count(old.encode()) == 1
        parts[held[0]] = parts[held[0]].replace(old.encode(), new.encode())
    return packed(parts)


def came_back(data: bytes) -> dict[str, Any]:
    """Return the version with what came back in the file."""
    found = place(read(data), DIRECTIVE)
    assert found.not_taken == []
    return reading(**found.taken)


def redlines(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return every word that the comparison marks."""
    told = [section["html"] for section in compare(old, new)]
    return [
        (kind, text.strip()) for html in told for kind, text in re.findall(r"<(ins|del)>(.*?)</\1>", html)
    ]


@pytest.mark.parametrize("saved", [False, True], ids=["as given out", "saved by LibreOffice"])
def test_unchanged_it_comes_back_as_it_was(saved: bool, given_out: bytes) -> None:
    found = place(read(SAVED.read_bytes() if saved else given_out), DIRECTIVE)
    assert found.taken == TEXTS
    assert (found.not_taken, found.warnings, found.changes, found.remarks) == ([], [], [], [])


@pytest.mark.parametrize("saved", [False, True], ids=["as given out", "saved by LibreOffice"])
def test_the_redline_shows_what_was_changed_and_nothing_else(saved: bool, given_out: bytes) -> None:
    new = came_back(edited(SAVED.read_bytes() if saved else given_out, EDITS))
    assert redlines(reading(), new) == MADE
    changed = [section["key"] for section in compare(reading(), new) if section["change"] != "unchanged"]
    assert changed == ["situation", "objectives"]


def test_the_same_content_is_the_same_bytes(given_out: bytes) -> None:
    assert written(reading()) == given_out
    assert written(reading(situation="<p>Other.</p>")) != given_out


def test_a_section_finds_its_place_though_its_heading_was_edited(given_out: bytes) -> None:
    data = edited(
        given_out, {">Situation<": ">How things stand<", ">Strategic objectives<": ">Constraints ahead<"}
    )
    found = place(read(data), DIRECTIVE)
    assert found.taken == TEXTS
    assert found.warnings == [
        "“How things stand” was taken for the heading “Situation”, which stays.",
        "“Constraints ahead” was taken for the heading “Strategic objectives”, which stays.",
    ]


def test_a_file_of_one_section_holds_that_one_only() -> None:
    found = place(read(written(reading(), ["objectives"])), DIRECTIVE)
    assert found.taken == {"objectives": ARABIC}
    assert found.not_taken == []
    assert found.origin is not None
    assert list(found.origin.sections) == ["objectives"]
    with pytest.raises(KeyError):
        written(reading(), ["weather"])


def test_a_changed_table_of_a_register_and_a_filled_hint_are_shown(given_out: bytes) -> None:
    data = edited(given_out, {"Ministry": "Ministries", "It is settled by the mandate": "Time is short"})
    found = place(read(data), DIRECTIVE)
    assert found.taken == TEXTS | {"constraints": "<p>Not applicable. Time is short.</p>"}
    assert len(found.not_taken) == 1
    assert "Ministries" in found.not_taken[0]["html"]
    assert "register" in found.not_taken[0]["reason"]


@pytest.mark.parametrize("language", ["fr", "ar", "zh"])
def test_a_version_in_another_language_is_headed_in_it_and_comes_back(language: str) -> None:
    told = reading() | {"language": language}
    found = place(read(written(told)), DIRECTIVE)
    assert (found.taken, found.not_taken, found.warnings) == (TEXTS, [], [])
    headings = [one["heading"] for one in found.blocks if one["how"] == "mark"]
    assert "Assumptions" not in headings
    assert found.origin is not None
    assert found.origin.language == language


def test_a_stale_edit_is_noticed(given_out: bytes) -> None:
    origin = read(given_out).origin
    assert origin is not None
    assert (origin.mission, origin.output, origin.number) == ("atlantis", "usg-directive", 3)
    now = reading(situation="<p>Somebody else wrote here.</p>")
    told = standing(origin, now)
    assert told["situation"] == {"state": "older", "version": 3}
    assert told["objectives"] == {"state": "present", "version": 3}
    assert standing(read(SAVED.read_bytes()).origin, now) == told
    elsewhere = now | {"mission": {"key": "erewhon"}}
    assert {one["state"] for one in standing(origin, elsewhere).values()} == {"unknown"}
    assert {one["state"] for one in standing(None, now).values()} == {"unknown"}


def test_tracked_changes_go_out_and_accepting_them_gives_the_newer_text() -> None:
    newer = canonical(
        ENGLISH.replace("innermost", "core").replace("Since 2005.", "Not before 2005.")
        .replace("<p>between</p>", f"<p>between</p><p>All new{note('and noted')}.</p>")
        .replace("<p>twice</p>", "").replace("alone", "paired")
    )  # fmt: skip
    new = reading(situation=newer)
    new["sections"][1]["rows"] = [
        {"id": 1, "title": "Ministry", "strength": 5},
        {"id": 3, "title": "Militia", "strength": 9},
    ]
    data = redlined_docx(reading(), new, date="2011-07-09T00:00:00Z")
    assert data == redlined_docx(reading(), new, date="2011-07-09T00:00:00Z")
    found = place(read(data), DIRECTIVE)
    assert found.taken == {"situation": newer, "objectives": ARABIC}
    assert {(one["author"], one["date"]) for one in found.changes} == {("IMPP", "2011-07-09T00:00:00Z")}
    told = [(one["kind"], one["text"], one["section"]) for one in found.changes]
    assert told == [
        ("deletion", "Since", "situation"),
        ("insertion", "Not before", "situation"),
        ("deletion", "innermost", "situation"),
        ("insertion", "core", "situation"),
        ("insertion", "All new and noted .", "situation"),
        ("deletion", "alone", "situation"),
        ("insertion", "paired", "situation"),
        ("deletion", "twice", "situation"),
        ("deletion", "Movement", "protagonists-table"),
        ("deletion", "7", "protagonists-table"),
        ("insertion", "Militia", "protagonists-table"),
        ("insertion", "9", "protagonists-table"),
    ]
    row = parts_of(data)["word/document.xml"].decode().partition("Movement")[0].rpartition("<w:tr>")[2]
    assert "<w:trPr><w:del " in row  # Word takes the whole row away, not its words only

"""The printed document as HTML: numbered, complete, free of what is not for print, and always the same."""

import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from outputs.printing.document import Imprint, html_of, label_in_words
from outputs.printing.say import roman
from outputs.printing.tables import table_of, words
from outputs.printing.text import clean, numbered
from tests.outputs.sample_plan import BENCHMARK_ROWS, EMPTY, OBJECTIVE_ROWS, SAMPLE, SHORT, prose, register

GOLDEN = Path(__file__).parents[2] / "golden" / "document.html"
HASH = "9c1e77ab04d25f3b" * 4
SMALL = {**SHORT, "demonstration": True, "sections": [*SHORT["sections"], OBJECTIVE_ROWS, BENCHMARK_ROWS]}


def test_a_small_document_is_as_it_was_agreed() -> None:
    """`UPDATE_GOLDEN=1` writes the file anew; look at the difference before it is kept."""
    made = html_of(SMALL, Imprint(HASH, "2011-07-08", demonstration=True))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(made)
    assert made == GOLDEN.read_text()


def test_paragraphs_are_numbered_through_the_document() -> None:
    html = html_of(SAMPLE, Imprint(HASH, "2011-07-08"))
    numbers = [int(piece.split(". </span>")[0]) for piece in html.split('<span class="number">')[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 15


def test_only_top_level_paragraphs_are_numbered() -> None:
    text = numbered(
        "<p>one</p><ul><li><p>item</p></li></ul><p></p><blockquote><p>said</p></blockquote>", count(4)
    )
    assert text.count('class="number"') == 1
    assert '<span class="number">4. </span>one' in text


def test_headings_skip_no_level() -> None:
    text = numbered("<h1>a</h1><h6>b</h6><h2>c</h2>", count(1))
    assert [text[i + 1 : i + 3] for i in range(len(text)) if text.startswith("<h", i)] == ["h3", "h4", "h3"]


@pytest.mark.parametrize(
    "content",
    [
        '<img src="file:///etc/passwd">',
        '<p style="background:url(http://evil.example/x)">x</p>',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<style>@import url("http://evil.example/x.css")</style>',
        '<svg><image href="file:///etc/passwd"/></svg>',
        '<a href="file:///etc/passwd">x</a>',
        '<a rel="attachment" href="javascript:alert(1)">x</a>',
        '<object data="file:///etc/passwd"></object>',
        '<base href="file:///"><p class="running head" id="sources">x</p>',
    ],
)
def test_nothing_that_names_a_place_outside_is_printed(content: str) -> None:
    left = clean(content)
    for trace in (
        "file:",
        "evil.example",
        "url(",
        "javascript",
        "<svg",
        "<link",
        "<style",
        "rel=",
        "id=",
        "running",
    ):
        assert trace not in left


def test_links_hold_text_only() -> None:
    text = numbered('<p><a href="https://un.org/"><strong>The</strong> charter</a></p>', count(1))
    assert '<a href="https://un.org/">The charter</a>' in text


def test_confidential_registers_and_marks_of_origin_stay_out_of_the_tables() -> None:
    positions = register("positions", "Positions", [("text", "Position")], ("DFS objects", "secret mark"))
    html = html_of(
        {**SHORT, "sections": [*SHORT["sections"], positions, OBJECTIVE_ROWS]}, Imprint(HASH, "2011-07-08")
    )
    assert "DFS objects" not in html
    assert "Table 1" in html.replace("&nbsp;", " ")
    assert "Assumption of this sample" not in html


def test_a_draft_says_what_is_not_yet_written_and_a_frozen_version_does_not() -> None:
    draft = html_of(EMPTY, Imprint(HASH, "2011-07-08", draft=True))
    assert "Not yet written in this draft" in draft
    assert "<li>Human rights</li>" in draft
    assert "impp:draft-en.css" in draft
    frozen = html_of(EMPTY, Imprint(HASH, "2011-07-08"))
    assert "Not yet written" not in frozen
    assert "Human rights" not in frozen
    assert "impp:draft-en.css" not in frozen


def test_the_demonstration_is_marked_and_its_rows_have_their_sources() -> None:
    html = html_of(SAMPLE, Imprint(HASH, "2011-07-08", demonstration=True))
    assert "Demonstration. Persons are fictional. Not a United Nations document." in html
    rows = sum(len(section["rows"]) for section in SAMPLE["sections"])
    assert f'>Assumption of this sample</th><td class="figure">{rows}</td>' in html
    plain = html_of(SAMPLE, Imprint(HASH, "2011-07-08"))
    assert "Demonstration" not in plain
    assert "Sources" not in plain


def test_text_is_escaped_wherever_it_comes_from() -> None:
    evil = "<script>x</script>"
    document = {
        **SHORT,
        "mission": {"key": "x", "name": evil, "country": evil},
        "classification": evil,
        "sections": [prose("a", evil, "text"), register("risks", evil, [("text", evil)], (evil, "s"))],
    }
    assert "<script" not in html_of(document, Imprint(HASH, "2011-07-08", demonstration=True))


def test_right_to_left() -> None:
    html = html_of({**SHORT, "language": "ar"}, Imprint(HASH, "2011-07-08"))
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize(
    ("frozen", "draft", "said"),
    [
        ({"label": "advanced", "revision": 0}, False, "Advanced draft"),
        ({"label": "final", "revision": 2}, False, "Final, revision 2"),
        ({"label": "", "revision": 0}, True, "Draft"),
        ({"label": "pre-survey", "revision": 0}, False, "Draft before the survey"),
    ],
)
def test_labels_in_words(frozen: dict[str, Any], draft: bool, said: str) -> None:
    assert label_in_words(frozen, draft=draft) == said


def test_cells_in_words() -> None:
    assert words("2011-07-08") == "8 July 2011"
    assert words(True) == "yes"
    assert words(1450000) == "1\u00a0450\u00a0000"
    assert (words(20.0), words(2.5)) == ("20", "2.5")
    assert words(["UNDP", {"name": "FAO"}, None, ""]) == "UNDP; FAO"
    assert words(None) == ""


def test_columns_that_hold_nothing_are_left_out() -> None:
    columns = [{"key": key, "title": key.title()} for key in ("text", "owner", "source", "due")]
    table = table_of(columns, [{"text": "a", "owner": None, "source": "s", "due": "2011-07-08"}])
    assert [column.title for column in table.columns] == ["Text", "Due"]


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 48)] == ["I", "IV", "IX", "XIV", "XL", "XLVIII"]

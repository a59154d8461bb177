"""Turned pages: what goes to them with a table, what stays, and that pages turn as seldom as can be."""

import re
from itertools import count
from pathlib import Path
from typing import Any

import page as validator
import pytest
from lxml.html import fragment_fromstring
from pypdf import PdfReader

from outputs.printing.columns import MAIN
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import press
from outputs.printing.prose_tables import _read
from outputs.printing.text import numbered
from tests.outputs.sample_plan import SHORT, prose, register

HASH = "9c1e77ab04d25f3b" * 4
IMPRINT = Imprint(HASH, "2011-07-08", demonstration=True)
LONG = "Patrols by day and night between the camps and the two markets, with a reserve that can be moved"
WORDS = "The mission does its part of the work together with the country team, under one plan. "
COLUMNS = [(key, key.replace("_", " ").title()) for key in MAIN["options"]]
OPTIONS = register(
    "options", "Options", COLUMNS,
    *((f"O{n}", f"Option {n}", *(f"{LONG} {n}{m}" for m in range(5)), "s") for n in range(1, 7)),
)  # fmt: skip
RISKS = register("risks", "Risks", [("reference", "No."), ("text", "Risk")], ("X1", "Rain", "s"))


def made(*sections: dict[str, Any]) -> str:
    """Return a document of these sections as HTML."""
    return html_of({**SHORT, "demonstration": True, "sections": list(sections)}, IMPRINT)


def test_a_short_text_goes_to_the_turned_page_with_its_table_and_a_long_one_stays() -> None:
    short = made(prose("options", "Choices", WORDS), OPTIONS)
    assert '<section class="part wide" id="section-options">' in short
    assert '<section class="part" id="section-options">' in made(
        prose("options", "Choices", WORDS * 12), OPTIONS
    )
    assert '<section class="part" id="section-options">' in made(
        prose("options", "Choices", WORDS), OPTIONS, RISKS
    )


def test_tables_on_turned_pages_come_last_in_their_section_and_numbers_follow() -> None:
    html = made(prose("options", "Choices", WORDS), OPTIONS, RISKS)
    found = re.findall(r'<span class="table-number">Table (\d)</span> (\w+)</p>', html)
    assert found == [("1", "Risks"), ("2", "Options")]


def test_a_table_stands_below_the_heading_of_its_section_even_where_that_is_unwritten() -> None:
    html = made(prose("schedule", "Schedule", WORDS), {**prose("risks", "Dangers", ""), "content": ""}, RISKS)
    headings = re.findall(r"<h2><span class=\"numeral\">(\w+)\. </span>(\w+)</h2>", html)
    assert headings == [("I", "Schedule"), ("II", "Dangers")]
    assert html.index("Dangers</h2>") < html.index("> Risks</p>")


def test_what_rows_say_from_left_to_right_is_marked_in_an_arabic_document_only() -> None:
    rows = register(
        "risks", "Risks", [("reference", "No."), ("text", "Risk")], ("X1", "Rain.", "s"), ("X2", "مطر", "s")
    )
    arabic = html_of({**SHORT, "language": "ar", "sections": [rows]}, IMPRINT)
    assert '<td><span dir="ltr">Rain.</span></td>' in arabic
    assert "<td>مطر</td>" in arabic
    assert "<td>Rain.</td>" in made(rows)


def table_of(rows: int, columns: int, text: str) -> str:
    """Return a table as it may stand in a text."""
    head = "".join(f"<th>Column {n}</th>" for n in range(columns))
    line = "".join(f"<td>{text} {n}</td>" for n in range(columns))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{f'<tr>{line}</tr>' * rows}</tbody></table>"


def test_a_table_in_a_text_is_turned_with_heading_and_caption_where_it_is_squeezed() -> None:
    text = numbered(
        f"<p>{WORDS * 4}</p><h3>Means</h3><p>Means by place</p>{table_of(6, 7, LONG)}<p>On.</p>", count(1)
    )
    before, _, turned = text.partition('<div class="drawn wide">')
    assert "Means" not in before
    assert turned.index("<h3>Means</h3>") < turned.index("Means by place") < turned.index("<table>")
    assert turned.index("</table></div>") < turned.index("On.")
    unled = numbered(f"<p>{WORDS * 4}</p>{table_of(6, 7, LONG)}", count(1))
    assert '<div class="drawn wide"><table>' in unled


def test_a_table_in_a_text_that_fits_stays_with_columns_by_what_they_hold() -> None:
    text = numbered(table_of(6, 7, "two"), count(1))
    assert "wide" not in text
    uneven = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>" + LONG + "</td></tr></table>"
    narrow, broad = map(float, re.findall(r"width:([\d.]+)%", numbered(uneven, count(1))))
    assert broad > 3 * narrow


def test_cells_that_span_rows_and_columns_stand_where_they_are_seen() -> None:
    body = fragment_fromstring(
        "<div><table><tr><th>A</th><th>B</th><th>C</th></tr>"
        "<tr><td rowspan='2'>one</td><td colspan='2'>both</td></tr>"
        "<tr><td>two</td><td>three</td></tr><tr><td>four</td></tr></table></div>"
    )  # fmt: skip
    heads, rows = _read(body.find("table"))
    assert heads == ["A", "B", "C"]
    assert rows == [["one", "", ""], ["", "two", "three"], ["four", "", ""]]


def file_of(target: Path, *sections: dict[str, Any]) -> list[Any]:
    """Return the pages of a document of these sections, printed to `target`."""
    press(made(*sections), HASH, target, lambda _: None)
    return list(PdfReader(target).pages)


def turned(pages: list[Any]) -> list[int]:
    """Return the places of the turned pages."""
    return [place for place, page in enumerate(pages) if page.mediabox.width > page.mediabox.height]


AFTER = prose("three", "What follows", *[WORDS * 5] * 3, "<h3>Means</h3>", table_of(6, 7, LONG), WORDS * 5)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with a turned part after nearly a page of text, and a wide table within a text."""
    target = tmp_path_factory.mktemp("turned") / "plan.pdf"
    file_of(
        target,
        prose("one", "Where we stand", *[WORDS * 5] * 5),
        prose("options", "Choices", WORDS),
        OPTIONS,
        AFTER,
    )
    return target


def test_heading_text_caption_and_table_stand_on_one_turned_page(file: Path) -> None:
    pages = list(PdfReader(file).pages)
    first = turned(pages)[0]
    text = " ".join(pages[first].extract_text().split())
    mark = str(SHORT["classification"]).upper()
    for words in ("II. Choices", "Table 1", "Options", "O1", mark, "Not a United Nations document"):
        assert words in text
    assert f"Page {first + 1} of {len(pages)}" in text
    assert "Choices" not in pages[first - 1].extract_text()
    assert len(pages[first - 1].extract_text()) > 1500


def test_what_follows_a_turned_table_stands_upright_again(file: Path) -> None:
    pages = list(PdfReader(file).pages)
    places = turned(pages)
    means = next(place for place in places if "Means" in pages[place].extract_text())
    assert "Means" not in pages[means - 1].extract_text()
    assert "What follows" in pages[places[0] + 1].extract_text()
    assert places[-1] < len(pages) - 1
    assert "The mission does its part" in pages[places[-1] + 1].extract_text()


def test_no_few_lines_are_left_alone_before_a_table_that_can_stand_upright(tmp_path: Path) -> None:
    few = prose("one", "Where we stand", *[WORDS * 5] * 8)  # a page and some lines
    pages = file_of(tmp_path / "few.pdf", few, prose("options", "Choices", WORDS), OPTIONS)
    assert not turned(pages)
    words = "Straßenverkehrsordnungen"
    cramped = register("options", "Options", COLUMNS, ("O1", *(f"{words}{n}" for n in range(6)), "s"))
    pages = file_of(tmp_path / "cramped.pdf", few, prose("options", "Choices", WORDS), cramped)
    assert len(turned(pages)) == 1


def test_it_conforms_to_both_standards(file: Path) -> None:
    for profile in ("3a", "ua1"):
        report = validator.validate_pdf(file, profile=profile)
        assert report.is_compliant, [f"{fault.rule_id}: {fault.message}" for fault in report.failures]

"""Registers as printed tables: few columns, the rest as notes, nothing lost, nothing broken."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.printing.columns import MAIN, MOST_COLUMNS, SUMMED
from outputs.printing.document import Imprint, html_of
from outputs.printing.say import speaking
from outputs.printing.tables import Entry, Table, table_of, words
from outputs.printing.widths import LANDSCAPE, PORTRAIT, breadth, in_table, need_of, widths
from tests.outputs.sample_plan import SHORT, register

HASH = "9c1e77ab04d25f3b" * 4
COLUMNS = [
    ("reference", "No."), ("name", "Benchmark"), ("definition", "Definition of success"), ("kind", "Kind"),
    ("baseline", "Baseline"), ("baseline_value", "Baseline in figures"), ("target", "Target"),
    ("target_value", "Target in figures"), ("unit", "Unit"), ("target_date", "Target date"),
    ("source_of_data", "Source of data"), ("rhythm", "Rhythm"), ("told", "Told apart by"),
    ("exit", "Trigger for exit"), ("developed_with", "Developed with"), ("objective", "Objective"),
    ("gender", "Gender-responsive"), ("threshold", "Warning threshold"), ("source", "Source"),
]  # fmt: skip
BENCHMARKS = register(
    "benchmarks", "Benchmark table", COLUMNS,
    ("B1", "Constitution reviewed inclusively", "Hearings in ten states, with all parties",
     "quantitative", "0 states", 0.0, "10 states", 10.0, "states", "2013-07-31", "Political Affairs",
     "quarter", "", False, ["IMTF", "UNCT"], "SO1", False, "", "mark one"),
    ("B2", "Killings in communal violence", "Halved over two dry seasons",
     "quantitative", "not known", 20.0, "half", -50.0, "per cent", "2012-12-31", "Human rights component",
     "quarter", "county", True, ["IMTF"], "SO2", False, "Twice the month before", "mark two"),
)  # fmt: skip


def printed(section: dict[str, Any]) -> Table:
    """Return a section's register as a table."""
    return table_of(section["columns"], section["rows"], section["register"])


def told(table: Table) -> str:
    """Return every word of a table."""
    cells = [cell.text for row in table.rows for cell in row.cells]
    notes = [f"{entry.title} {entry.text}" for row in table.rows for entry in row.notes]
    common = [f"{entry.title} {entry.text}" for entry in table.common]
    return " ".join([*(column.title for column in table.columns), *cells, *notes, *common])


def test_a_wide_register_has_few_columns_and_the_rest_below_its_rows() -> None:
    table = printed(BENCHMARKS)
    titles = [column.title for column in table.columns]
    assert titles == [
        "No.", "Benchmark", "Definition of success", "Baseline", "Target", "Target date", "Objective",
    ]  # fmt: skip
    assert not table.wide
    assert [entry.title for entry in table.rows[1].notes] == [
        "Baseline in figures", "Target in figures", "Unit", "Source of data", "Told apart by",
        "Trigger for exit", "Developed with", "Warning threshold",
    ]  # fmt: skip
    assert Entry("Trigger for exit", "yes.") in table.rows[1].notes


def test_what_is_empty_or_no_everywhere_is_left_out_and_what_is_the_same_is_said_once() -> None:
    table = printed(BENCHMARKS)
    assert table.common == (Entry("Kind", "quantitative."), Entry("Rhythm", "quarter."))
    assert "Gender" not in told(table)
    assert "mark one" not in told(table)


def test_figures_that_the_text_holds_already_are_not_said_twice() -> None:
    first, second = printed(BENCHMARKS).rows
    assert [entry.title for entry in first.notes] == ["Source of data", "Developed with"]
    assert Entry("Target in figures", "-50.") in second.notes


def test_a_small_register_keeps_all_its_columns() -> None:
    columns = [(key, key.title()) for key in ("reference", "text", "owner", "due")]
    rows = (("X1", "Rain", "DFS", "2011-06-01", "s"), ("X2", "War", "DPA", "", "s"))
    table = printed(register("risks", "Risks", columns, *rows))
    assert [column.title for column in table.columns] == ["Reference", "Text", "Owner", "Due"]
    assert not any(row.notes for row in table.rows)


def test_money_is_summed_and_named() -> None:
    columns = [(key, key.title()) for key in ("reference", "name", "needed", "pledged", "gap")]
    rows = (("FU1", "Courts", 1_500_000, 500, 1_499_500, "s"), ("FU2", "Roads", 2000, None, 2000, "s"))
    table = printed(register("funding", "Funding", columns, *rows))
    assert (table.money, table.lead) == (True, 2)
    assert [cell.text.replace("\u00a0", " ") for cell in table.totals] == ["1 502 000", "500", "1 501 500"]
    assert not printed(BENCHMARKS).totals
    assert "gap" in SUMMED["activities"]


def test_a_table_of_many_figures_is_turned() -> None:
    figures = [("reference", "No."), ("name", "Name"), *((f"f{n}", "Contributions") for n in range(5))]
    rows = [(f"R{n}", "A", *(10**12 * n + place for place in range(5)), "s") for n in (1, 2)]
    assert printed(register("other", "Other", figures, *rows)).wide


def test_a_table_whose_words_lack_room_is_turned() -> None:
    """The register's own order asks for these columns, and each holds a word of a quarter of its width."""
    columns = [(key, key.title()) for key in MAIN["assumptions"]] + [("more", "More")]
    word = "Straßenverkehrsordnungen"
    rows = [(f"A{n}", *(f"{word}{n}{m}" for m in range(4)), "", "s") for n in (1, 2)]
    table = printed(register("assumptions", "Assumptions", columns, *rows))
    assert table.wide
    assert len(table.columns) == len(MAIN["assumptions"])
    for column in table.columns[1:]:
        assert float(column.width[:-1]) * LANDSCAPE / 100 > in_table(f"{word}11")


def test_a_table_that_stands_in_ribbons_is_turned_and_one_that_fits_is_not() -> None:
    columns = [(key, key.title()) for key in MAIN["options"]]
    long = "Patrols by day and night between the camps and the two markets, with a reserve that can be moved"
    rows = [(f"O{n}", f"Option {n}", *(f"{long} {n}{m}" for m in range(5)), "s") for n in range(1, 7)]
    assert printed(register("options", "Options", columns, *rows)).wide
    assert not printed(register("options", "Options", columns, *rows[:2])).wide  # too short for a page
    rows = [(f"O{n}", f"Option {n}", *(f"Two words {n}{m}" for m in range(5)), "s") for n in range(1, 7)]
    assert not printed(register("options", "Options", columns, *rows)).wide
    assert not printed(BENCHMARKS).wide


def test_many_columns_without_an_order_of_their_own_become_notes() -> None:
    texts = [(f"c{n}", f"Column {n}") for n in range(14)]
    rows = [(*(f"considerable{n}{m}" for n in range(14)), "s") for m in range(2)]
    table = printed(register("other", "Other", texts, *rows))
    assert not table.wide
    assert len(table.columns) <= MOST_COLUMNS
    assert len(table.columns) + len(table.rows[0].notes) == 14


def test_chinese_breaks_between_its_signs_and_arabic_is_set_larger() -> None:
    with speaking("zh"):
        need = need_of("基准", ["特派团与国家工作队按照同一计划行事，公共服务覆盖东部各县"])
        assert need.least < 20 < need.most
    plain = need_of("Benchmark", ["Detention reviewed"])
    with speaking("ar"):
        assert need_of("Benchmark", ["Detention reviewed"]).least > plain.least


def test_words_and_dates_are_never_broken_where_there_is_room() -> None:
    table = printed(BENCHMARKS)
    for place, column in enumerate(table.columns):
        room = float(column.width.rstrip("%")) * PORTRAIT / 100
        for text in [column.title, *(row.cells[place].text for row in table.rows)]:
            parts = [text] if re.fullmatch(r"\d+ \w+ \d{4}", text) else text.split()
            assert all(breadth(part) < room for part in parts)


SAYINGS: tuple[Any, ...] = (
    None, False, True, 0, 7, 12_345_678, 2.5, "2011-07-08", [], ["UNDP", "FAO"], "", "high",
    "Women's protection advisers",
    "Returnees and displaced people reach services, and relief reaches those in need of it before the rains",
)  # fmt: skip
ROWS = st.integers(1, 16).flatmap(
    lambda n: st.lists(st.tuples(*[st.sampled_from(SAYINGS)] * n), min_size=1, max_size=4)
)


@given(ROWS)
def test_no_text_is_lost(rows: list[tuple[Any, ...]]) -> None:
    columns = [{"key": f"c{n}", "title": f"Title {n}"} for n in range(len(rows[0]))]
    table = table_of(columns, [{f"c{n}": value for n, value in enumerate(row)} for row in rows], "other")
    said = told(table)
    for value in (value for row in rows for value in row if value is not None and value is not False):
        assert words(value) in said
    assert len(table.columns) <= MOST_COLUMNS


TITLES, TEXTS = st.text("abc MW", max_size=30), st.lists(st.text("ab 1", max_size=80), min_size=1, max_size=9)


@given(st.lists(st.tuples(TITLES, TEXTS), min_size=1, max_size=7))
def test_columns_fill_the_page_and_each_has_what_it_needs(columns: list[tuple[str, list[str]]]) -> None:
    needs = [need_of(title, texts) for title, texts in columns]
    given_widths = widths(needs, PORTRAIT)
    assert sum(given_widths) == pytest.approx(PORTRAIT, abs=0.1)
    if sum(need.least for need in needs) <= PORTRAIT:
        assert all(width >= need.least - 0.01 for width, need in zip(given_widths, needs, strict=True))


class Outline(HTMLParser):
    """Counts the header cells and the spans of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = 0
        self.spans: list[str] = []
        self.bodies = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        found = dict(attrs)
        self.heads += tag == "th" and found.get("scope") == "col"
        self.bodies += tag == "tbody"
        if "colspan" in found:
            self.spans.append(str(found["colspan"]))


def test_each_row_stands_with_its_note_in_one_body() -> None:
    html = html_of({**SHORT, "sections": [*SHORT["sections"], BENCHMARKS]}, Imprint(HASH, "2011-07-08"))
    outline = Outline()
    outline.feed(html[html.index('<div class="drawn">') :])
    assert (outline.heads, outline.bodies, outline.spans) == (7, 2, ["7", "7"])
    assert '<span class="entry">Told apart by:</span> county.' in html
    assert "All rows:" in html


def test_sources_are_named_once_each() -> None:
    risks = [(f"X{n}", f"Risk {n}", mark) for n, mark in enumerate("aaabca", 1)]
    tables = [
        register("risks", "Risks", COLUMNS[:2], *risks),
        register("constraints", "Constraints", COLUMNS[:2], ("K1", "Time", "a"), ("K2", "Rain", "a")),
    ]
    document = {**SHORT, "sections": [*SHORT["sections"], *tables]}
    html = html_of(document, Imprint(HASH, "2011-07-08", demonstration=True))
    annex = html[html.index('id="sources"') :]
    assert annex.count('<th scope="row">') == 3
    assert '<th scope="row">a</th><td class="figure">6</td>' in annex
    assert "<td>All rows of table 2; table 1: X1 to X3, X6</td>" in annex

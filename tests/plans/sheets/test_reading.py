"""What spreadsheets really hold: formulas, zeros in front, merged cells, other alphabets, and traps."""

from datetime import date, datetime
from typing import Any

import pytest

from missions.packed.faults import Unfit
from plans.registers import REGISTERS
from plans.sheets.cells import apart, armed, disarmed, joined
from plans.sheets.reading import from_file, pasted
from plans.sheets.tables import LARGEST, Table, letter
from plans.sheets.workbook import MERGED, NO_RESULT
from plans.values import WrongValueError
from tests.plans.sheets.books import changed, with_part, workbook

COLUMNS = REGISTERS["activities"].columns
HEADS = ("No.", "Activity", "Lead", "Need")


def read(data: bytes, name: str = "sheet") -> Table:
    return from_file(data, name, COLUMNS).table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in table.lines]


def refused(data: bytes) -> tuple[int, str]:
    with pytest.raises(Unfit) as fault:
        read(data)
    return fault.value.status, str(fault.value)


def test_figures_dates_and_ticks_of_a_workbook_become_texts() -> None:
    line = [7.0, 2.5, date(2011, 7, 8), datetime.fromisoformat("2011-07-08T12:30"), True, "2,400"]
    assert texts(read(workbook([HEADS, line])))[1] == [
        "7",
        "2.5",
        "2011-07-08",
        "2011-07-08 12:30",
        "yes",
        "2,400",
    ]


def test_a_number_is_also_kept_as_it_is_shown() -> None:
    def forms(sheet: Any) -> None:
        sheet["A2"].number_format = "0000"
        sheet["B2"].number_format = "0%"

    cells = read(workbook([HEADS, [7, 0.6, 12]], forms)).lines[1].cells
    assert [(cell.text, cell.shown) for cell in cells[:3]] == [("7", "0007"), ("0.6", "60%"), ("12", "")]


def test_a_formula_gives_its_result_and_without_one_a_fault() -> None:
    data = workbook([HEADS, ["R1", "Radio", "Force", "=1200*2"]])
    line = read(data).lines[1]
    assert line.cells[3].fault == NO_RESULT
    told = changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>2400</v>").replace(b"<v />", b"<v>2400</v>"),
    )
    table = read(told)
    assert table.lines[1].cells[3].text == "2400"
    assert "Of formulas the last result was taken." in table.notes


def test_cells_with_an_error_are_told() -> None:
    def err(sheet: Any) -> None:
        sheet["D2"] = "#REF!"
        sheet["D2"].data_type = "e"

    assert "#REF!" in read(workbook([HEADS, ["R1", "Radio", "Force", 1]], err)).lines[1].cells[3].fault


def test_merged_cells_are_told_and_hidden_ones_read_and_said() -> None:
    def odd(sheet: Any) -> None:
        sheet.merge_cells("C2:C3")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        other = sheet.parent.create_sheet("Old")
        other.sheet_state = "hidden"

    table = read(workbook([HEADS, ["R1", "Radio", "Force", 1], ["R2", "Wells", "", 2]], odd))
    assert table.lines[2].cells[2].fault == MERGED
    assert table.lines[2].cells[1].text == "Wells"
    assert "Hidden rows were read like the others: 3." in table.notes
    assert "Hidden columns were read like the others: D." in table.notes
    assert "Hidden sheets were not read: Old." in table.notes


def test_the_sheet_with_the_headings_is_read() -> None:
    def second(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Data")
        other.append(HEADS)
        other.append(["R1", "Radio", "Force", 5])

    table = read(workbook([["Notes"], ["Ask the force"]], second))
    assert texts(table)[1][1] == "Radio"
    assert "Read from the sheet “Data”." in table.notes


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("No.;Activity\nR1;Café d’été\n".encode(), ""),
        ("No.,Activity\nR1,Café d’été\n".encode("utf-8-sig"), ""),
        ("No.\tActivity\nR1\tCafé d’été\n".encode("utf-16"), ""),
        ("No.;Activity\nR1;Café d’été\n".encode("cp1252"), "Windows-1252"),
        ("sep=;\nNo.;Activity\nR1;Café d’été\n".encode(), ""),
    ],
)
def test_csv_in_other_alphabets_and_with_other_signs(data: bytes, note: str) -> None:
    table = read(data)
    assert texts(table)[-1] == ["R1", "Café d’été"]
    assert note in " ".join(table.notes)


def test_what_is_no_spreadsheet_is_refused_in_its_own_words() -> None:
    good = workbook([HEADS, ["R1", "Radio", "Force", 1]])
    cases = {
        b"": (422, "empty"),
        b"\0\1\2": (415, "neither"),
        b"\x81\x8d\x90 \xff": (415, "neither"),
        b"\xff\xfea": (422, "alphabet"),
        b"\xd0\xcf\x11\xe0 old": (415, "old Excel"),
        b"PK\x03\x04 torn": (422, "breaks off"),
        good[: len(good) // 2]: (422, "breaks off"),
        with_part(good, "xl/vbaProject.bin", b"x"): (415, "macros"),
        with_part(good, "../out.xml", b"x"): (422, "leads out"),
        b'No.,Activity\nR1,"never closed\n': (422, "quotation"),
        b"x" * (LARGEST + 1): (413, "larger than 10 MB"),
    }
    for data, (status, words) in cases.items():
        found, sentence = refused(data)
        assert (found, words in sentence) == (status, True), (data[:20], found, sentence)


def test_bombs_and_document_types_never_reach_a_reader() -> None:
    good = workbook([HEADS, ["R1", "Radio", "Force", 1]])
    sheet = "xl/worksheets/sheet1.xml"
    bomb = changed(good, sheet, lambda xml: xml.replace(b"</worksheet>", b" " * 60_000_000 + b"</worksheet>"))
    assert len(bomb) < LARGEST
    assert refused(bomb)[0] == 422
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    assert "document type" in refused(changed(good, sheet, lambda xml: entity))[1]
    assert refused(changed(good, "xl/workbook.xml", lambda xml: b"<workbook/>"))[0] == 422


def test_a_sheet_that_is_too_long_or_too_wide_is_refused() -> None:
    def far(sheet: Any) -> None:
        sheet["A20000"] = "x"

    assert "rows" in refused(workbook([HEADS], far))[1]
    assert "rows" in refused(b"No.,Activity\n" + b"R1,x\n" * 10_100)[1]
    assert "columns" in refused(b"No.,Activity" + b"," * 200 + b"\n")[1]


def test_a_pasted_block_stands_where_it_was_pasted() -> None:
    data = pasted("5\t6\n7\t=8", COLUMNS, ["need", "assessed", "voluntary"], ["11"])
    table = from_file(data, "", COLUMNS).table
    assert texts(table) == [["Row", "Need", "Assessed"], ["11", "5", "6"], ["", "7", "'=8"]]
    assert [line.number for line in table.lines] == [0, 1, 2]


def test_a_pasted_block_may_bring_its_headings() -> None:
    data = pasted("No.\tNeed\nR1\t5", COLUMNS, ["area"], ["11"])
    assert texts(from_file(data, "", COLUMNS).table) == [["No.", "Need"], ["R1", "5"]]


@pytest.mark.parametrize(("text", "words"), [("", "nothing to paste"), ("1\t2\t3", "3 columns, but only 2")])
def test_a_block_that_does_not_fit_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unfit, match=words):
        pasted(text, COLUMNS, ["need", "assessed"], [])


@pytest.mark.parametrize("items", [[], ["a"], ["a; b", "c"], ['say "x"', "y"], ["two\nlines"], ["a", "b c"]])
def test_several_entries_in_a_cell_come_apart_as_they_were_joined(items: list[str]) -> None:
    assert apart(joined(items)) == items


def test_an_open_quotation_mark_in_a_cell_is_told() -> None:
    with pytest.raises(WrongValueError, match="quotation"):
        apart('"a; b')


@pytest.mark.parametrize("text", ["=1", "'=1", "''+1", "@x", "-", "'tis", "plain", "", "\tx"])
def test_marking_a_formula_as_text_can_be_undone(text: str) -> None:
    assert disarmed(armed(text)) == text
    assert armed(text)[:1] not in ("=", "+", "-", "@", "\t")


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]

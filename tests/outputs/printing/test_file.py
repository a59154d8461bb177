"""The PDF itself, read back with another library: text, structure, marks on every page, the same bytes."""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from pypdf import PdfReader
from pypdf.generic import NullObject

from outputs.printing.document import Imprint, html_of
from outputs.printing.press import Content, press
from tests.outputs.printing.test_tables import BENCHMARKS, COLUMNS
from tests.outputs.sample_plan import EMPTY, SAMPLE, SHORT, prose, register

HASH = "9c1e77ab04d25f3b" * 4
BANNER = "Demonstration. Persons are fictional. Not a United Nations document."


def printed(frozen: dict[str, Any], imprint: Imprint, target: Path) -> PdfReader:
    """Render a document and open what was made."""
    content = Content(orjson.dumps(frozen, option=orjson.OPT_SORT_KEYS).decode(), imprint.dated)
    pages = press(html_of(frozen, imprint), imprint.hash, target, lambda _: None, content)
    reader = PdfReader(target)
    assert len(reader.pages) == pages
    return reader


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The sample plan as a submitted version of a demonstration."""
    target = tmp_path_factory.mktemp("plan") / "plan.pdf"
    return printed(SAMPLE, Imprint(HASH, "2011-07-08", demonstration=True), target)


def text_of(page: Any) -> str:
    """Return a page's words in one line."""
    return " ".join(page.extract_text().split())


def kinds(element: Any, found: list[Any] | None = None) -> list[Any]:
    """Return every structure element below one, in order."""
    found = [] if found is None else found
    inner = element.get("/K", [])
    for kid in inner if isinstance(inner, list) else [inner]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid  # noqa: PLW2901
        if isinstance(kid, dict) and "/S" in kid:
            found.append(kid)
            kinds(kid, found)
    return found


def test_every_page_carries_its_marks(plan: PdfReader) -> None:
    total = len(plan.pages)
    assert total > 5
    for number, page in enumerate(plan.pages, start=1):
        text = text_of(page)
        assert "CONFIDENTIAL" in text.upper()
        assert "Advanced draft" in text
        assert f"Page {number} of {total}" in text
        assert "9c1e 77ab 04d2" in text
        assert BANNER in text


def test_the_cover_says_what_it_is(plan: PdfReader) -> None:
    cover = text_of(plan.pages[0])
    for said in (
        "United Nations",
        "Lower Marrakesia",
        "Mission Plan",
        "8 July 2011",
        HASH,
        "Level 2.1, cycle 1",
    ):
        assert said in cover
    assert "13 June 2006. A later policy (2013) superseded" in cover


def test_contents_name_the_page_on_which_a_section_stands(plan: PdfReader) -> None:
    cover = text_of(plan.pages[0])
    for number, page in enumerate(plan.pages, start=1):
        if "VII. Concept of operations" in text_of(page) and number > 1:
            after = cover.split("Concept of operations", 1)[1].lstrip(". ")
            assert after.startswith(str(number))
            return
    pytest.fail("the section is nowhere")


def test_text_and_tables_are_complete(plan: PdfReader) -> None:
    body = " ".join(text_of(page) for page in plan.pages)
    for section in SAMPLE["sections"]:
        for row in section["rows"]:
            assert str(row["text"]).split()[0] in body
    assert "20." in body
    assert "Agreed with the Ministry of Planning" in body  # the footnote
    assert "Sources of this demonstration" in body


def test_it_is_tagged_with_language_title_and_outline(plan: PdfReader) -> None:
    root = plan.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert plan.metadata is not None
    assert plan.metadata.title == "Mission Plan: Lower Marrakesia, Advanced draft, version 3"
    titles = [item.title for item in plan.outline if not isinstance(item, list)]
    assert titles[0] == "I. Objectives and strategies"
    assert titles[-1] == "Annex. Sources of this demonstration"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_headings_lists_tables_and_links_are_marked_as_what_they_are(plan: PdfReader) -> None:
    elements = kinds(plan.trailer["/Root"]["/StructTreeRoot"])
    found = {element["/S"] for element in elements}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Link"} <= found
    scopes = {element["/A"]["/Scope"] for element in elements if element["/S"] == "/TH"}
    assert scopes == {"/Column", "/Row"}
    for page in plan.pages:
        for annotation in page.get("/Annots", []):
            assert annotation.get_object()["/Contents"]
            assert annotation.get_object()["/F"] == 4


def test_heads_and_feet_are_no_part_of_the_text(plan: PdfReader) -> None:
    content = plan.pages[1].get_contents()
    assert content is not None
    assert b"/Artifact BMC" in content.get_data()
    owners = plan.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = {owners[index]: owners[index + 1] for index in range(0, len(owners), 2)}
    of_second = by_page[plan.pages[1]["/StructParents"]].get_object()
    nowhere = [owner for owner in of_second if isinstance(owner.get_object(), NullObject)]
    assert len(nowhere) >= 5  # subject, mark, status, hash, page: numbers that belong to no element


def test_fonts_are_embedded_and_ours(plan: PdfReader) -> None:
    fonts = plan.pages[1]["/Resources"]["/Font"]
    names = {fonts[key]["/BaseFont"].split("+")[-1].split("-")[0] for key in fonts}
    assert names <= {"Text", "Plain", "Plain Ext", "Text Ext", "Plain#20Ext", "Text#20Ext"}
    for key in fonts:
        descriptor = fonts[key]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_tables_of_figures_share_turned_pages_and_the_text_after_them_does_not(tmp_path: Path) -> None:
    columns = [("reference", "No."), *((f"f{n}", "Contributions") for n in range(6))]
    rows = [(f"R{row}", *(10**12 * row + n for n in range(6)), "mark") for row in (1, 2)]
    wide = [{**register("other", f"Figures {n}", columns, *rows), "key": f"figures-{n}"} for n in (1, 2)]
    sections = [*SHORT["sections"], *wide, prose("after", "Afterwards", "The text goes on.")]
    reader = printed({**SHORT, "sections": sections}, Imprint(HASH, "2011-07-08"), tmp_path / "wide.pdf")
    turned = [float(page.mediabox.width) > float(page.mediabox.height) for page in reader.pages]
    assert turned == [False, False, True, False]
    assert "Table 2 Figures 2" in text_of(reader.pages[2])


def test_a_note_has_the_header_of_its_row_and_spans_the_table(tmp_path: Path) -> None:
    sections = [*SHORT["sections"], BENCHMARKS]
    reader = printed({**SHORT, "sections": sections}, Imprint(HASH, "2011-07-08"), tmp_path / "notes.pdf")
    elements = kinds(reader.trailer["/Root"]["/StructTreeRoot"])
    rows = {
        element["/ID"] for element in elements if element["/S"] == "/TH" and element["/A"]["/Scope"] == "/Row"
    }
    notes = [element["/A"] for element in elements if element["/S"] == "/TD" and "/ColSpan" in element["/A"]]
    assert [note["/ColSpan"] for note in notes] == [7, 7]
    assert all(len(note["/Headers"]) == 1 and note["/Headers"][0] in rows for note in notes)


def test_a_long_table_breaks_between_rows_and_leaves_no_row_alone(tmp_path: Path) -> None:
    rows = tuple(
        (f"B{n}", *(row.get(key) for key, _title in COLUMNS[1:-1]), "mark")
        for n, row in enumerate([*BENCHMARKS["rows"]] * 15, 1)
    )
    section = register("benchmarks", "Benchmark table", COLUMNS, *rows)
    reader = printed(
        {**SHORT, "sections": [*SHORT["sections"], section]},
        Imprint(HASH, "2011-07-08"),
        tmp_path / "long.pdf",
    )
    tables = [text_of(page) for page in reader.pages if "No. Benchmark" in text_of(page)]
    found = [re.findall(r"\bB(\d+) ", text.split("Objective", 1)[1]) for text in tables]
    assert [int(number) for page in found for number in page] == list(range(1, 31))
    for page, text in zip(found, tables, strict=True):
        assert len(page) > 1
        assert text.count("Source of data:") == len(page)


def test_a_draft_carries_the_mark_behind_the_text(tmp_path: Path) -> None:
    reader = printed(EMPTY, Imprint(HASH, "2011-07-08", draft=True), tmp_path / "draft.pdf")
    for page in reader.pages:
        assert "DRAFT" in text_of(page) or "not submitted" in text_of(page)
        assert "/Pattern" in page["/Resources"]


def test_the_content_is_attached_for_archives_as_its_source(plan: PdfReader) -> None:
    assert {name: orjson.loads(files[0]) for name, files in plan.attachments.items()} == {
        "content.json": SAMPLE
    }
    named = plan.trailer["/Root"]["/AF"][0].get_object()
    assert named["/AFRelationship"] == "/Source"
    held = named["/EF"]["/F"].get_object()
    assert (held["/Subtype"], held["/Params"]["/ModDate"]) == ("/application/json", "D:20110708000000Z")


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for target in (one, two):
        printed(SHORT, Imprint(HASH, "2011-07-08"), target)
    assert one.read_bytes() == two.read_bytes()


def test_arabic_is_set_from_right_to_left_in_a_shipped_font(tmp_path: Path) -> None:
    arabic = {
        **SHORT,
        "language": "ar",
        "sections": [
            {
                **SHORT["sections"][0],
                "title": "الأهداف",
                "content": "<p>تساعد البعثة السلطات على حفظ السلام.</p>",
            }
        ],
    }
    reader = printed(arabic, Imprint(HASH, "2011-07-08"), tmp_path / "arabic.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    fonts = reader.pages[1]["/Resources"]["/Font"]
    assert any("Arabic" in fonts[key]["/BaseFont"] for key in fonts)

"""Word in: hostile files stay out with a sentence; honest drafts find their sections and lose nothing."""

import pytest

from outputs.definition import OUTPUTS
from outputs.drafts.docx_guard import Unfit, inspect
from outputs.word import place, read
from tests.outputs.word_files import COMMENTS, HOSTILE, docx, heading, paragraph

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DIRECTIVE = OUTPUTS["usg-directive"]


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_stay_out_and_are_told_why(kind: str) -> None:
    status, data = HOSTILE[kind]
    with pytest.raises(Unfit) as refusal:
        inspect(data)
    assert refusal.value.status == status
    assert refusal.value.sentence.endswith(".")
    assert refusal.value.mend.endswith(".")


def test_an_honest_file_passes_with_a_word_on_what_is_not_read() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/attachedTemplate" Target="file:///c:/t.dotx" TargetMode="External"/>'
        "</Relationships>"
    )
    found = inspect(
        docx(
            paragraph("x"),
            more=[("word/_rels/settings.xml.rels", relations), ("word/embeddings/o.bin", b"x")],
        )
    )
    assert found.warnings == [
        "Embedded objects are kept in the file but not read.",
        "Links to templates or files elsewhere are not followed.",
    ]


def placed(
    *blocks: str, more: list[tuple[str, str]] | None = None
) -> tuple[dict[str, str], list[dict[str, str]], list[str]]:
    """Return what the reader makes of a file with these blocks."""
    data = docx(*blocks, more=more or [])
    inspect(data)
    found = place(read(data), DIRECTIVE)
    return found.taken, found.not_taken, found.warnings


def test_headings_lead_text_to_its_section() -> None:
    taken, left, _ = placed(
        paragraph("Cover page"),
        heading("1. SITUATION"),
        paragraph("Two parties &amp; their aims."),
        heading("Background", style="H2"),
        paragraph("Since 2005."),
        heading("II. Strategic objectives", style="Eigene"),
        paragraph("Peace."),
        heading("Annex of maps"),
        paragraph("A map."),
    )
    assert taken == {
        "situation": "<p>Two parties &amp; their aims.</p><h3>Background</h3><p>Since 2005.</p>",
        "objectives": "<p>Peace.</p>",
    }
    assert [(entry["heading"], entry["html"]) for entry in left] == [
        ("", "<p>Cover page</p>"),
        ("Annex of maps", "<p>A map.</p>"),
    ]


def test_marks_lists_tables_and_notes_survive() -> None:
    table = (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Both")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr></w:tbl>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    taken, _, _ = placed(
        heading("Situation"),
        paragraph("Bold", bold=True, raw="<w:r><w:t> and plain</w:t></w:r>" + note),
        paragraph("one", item=0),
        paragraph("deeper", item=1),
        paragraph("two", item=0),
        table,
    )
    assert taken["situation"] == (
        '<p><strong>Bold</strong> and plain<span class="footnote">S/RES/1996</span></p>'
        '<ul><li>one<ol type="i"><li>deeper</li></ol></li><li>two</li></ul>'
        '<table><tbody><tr><td colspan="2">Both</td></tr><tr><td>A</td><td>B</td></tr></tbody></table>'
    )


def test_marked_changes_and_remarks_are_not_lost_in_silence() -> None:
    changes = "<w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>"
    data = docx(heading("Situation"), paragraph("", raw=changes), more=[("word/comments.xml", COMMENTS)])
    found = place(read(data), DIRECTIVE)
    assert found.taken == {"situation": "<p>in</p>"}
    assert found.warnings == ["Marked deletions were left out, marked insertions taken."]
    assert [(one["kind"], one["text"], one["section"]) for one in found.changes] == [
        ("insertion", "in", "situation"),
        ("deletion", "out", "situation"),
    ]
    assert [(one["author"], one["text"], one["section"]) for one in found.remarks] == [
        ("Ann", "Check <this>", "")
    ]


def test_a_bold_line_that_names_a_section_is_taken_for_its_heading() -> None:
    taken, _, warnings = placed(paragraph("Constraints", bold=True), paragraph("Time."))
    assert taken == {"constraints": "<p>Time.</p>"}
    assert "no heading in Word" in warnings[0]


def test_tables_of_registers_are_left_for_the_register() -> None:
    taken, left, _ = placed(heading("Benchmarks and definition of success"), paragraph("B1: elections held"))
    assert taken == {}
    assert left[0]["html"] == "<p>B1: elections held</p>"


def test_links_in_the_draft_go_through_the_same_sieve() -> None:
    link = (
        f'<w:hyperlink xmlns:r="{OFFICE}/relationships" r:id="r9"><w:r><w:t>click</w:t></w:r></w:hyperlink>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>'
        "</Relationships>"
    )
    taken, _, _ = placed(
        heading("Situation"), paragraph("", raw=link), more=[("word/_rels/document.xml.rels", relations)]
    )
    assert taken == {"situation": "<p>click</p>"}

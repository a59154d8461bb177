"""Twelve Word drafts as people write them, each with one habit taken to its end."""

from collections.abc import Callable

from outputs.word.package import packed, parts_of
from tests.outputs.word_files import NUMBERING, STYLES, WORD, docx, heading, paragraph

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_V = "urn:schemas-microsoft-com:vml"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*blocks: str, span: int = 1, merge: str = "") -> str:
    """Return a cell."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f"<w:vMerge{merge}/>" if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows: str, columns: int) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="900"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """Return a row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def change(tag: str, author: str, inner: str, number: int = 1) -> str:
    """Return a tracked change."""
    return (
        f'<w:{tag} w:id="{number}" w:author="{author}" w:date="2011-05-0{number}T10:00:00Z">{inner}</w:{tag}>'
    )


def field(code: str, *inner: str) -> str:
    """Return the runs of a field."""
    begin, part, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{part}{''.join(inner)}{end}"


def bold_lines() -> bytes:
    return docx(
        paragraph("Draft of 3 May", bold=True),
        paragraph("1. Situation", bold=True),
        paragraph("Two parties hold the north."),
        paragraph("Their aims", bold=True),
        paragraph("They want the river."),
        paragraph("Strategic Objectives:", bold=True),
        paragraph("Peace on the river."),
    )


def columns() -> bytes:
    section = '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>'
    column = '<w:r><w:br w:type="column"/></w:r>'
    split = f"<w:p>{run('left side')}{column}{run('right side')}</w:p>"
    return docx(
        heading("Situation"),
        paragraph("Across the page."),
        section,
        split,
        section,
        paragraph("Whole again."),
    )


def three_authors() -> bytes:
    gone = '<w:r><w:delText xml:space="preserve"> removed</w:delText></w:r>'
    moved = run("wandering words ")
    ended = f"<w:p><w:pPr><w:rPr>{change('del', 'Ben', '', 2)}</w:rPr></w:pPr>{run('first half ')}</w:p>"
    added = '<w:trPr><w:ins w:id="7" w:author="Cleo" w:date="2011-05-03T10:00:00Z"/></w:trPr>'
    dropped = added.replace("w:ins", "w:del")
    return docx(
        heading("Situation"),
        f"<w:p>{run('Kept')}{change('ins', 'Ann', run(' inserted'))}{change('del', 'Ben', gone, 2)}</w:p>",
        f"<w:p>{change('moveFrom', 'Cleo', moved, 3)}{run('here.')}</w:p>",
        f"<w:p>{run('There: ')}{change('moveTo', 'Cleo', moved, 3)}</w:p>",
        ended,
        paragraph("second half."),
        table(
            row(cell(paragraph("old row"))),
            f"<w:tr>{added}{cell('<w:p>' + change('ins', 'Cleo', run('new row'), 3) + '</w:p>')}</w:tr>",
            f"<w:tr>{dropped}{cell('<w:p>' + change('del', 'Cleo', gone, 3) + '</w:p>')}</w:tr>",
            columns=1,
        ),
    )


def spreadsheets() -> bytes:
    wide = table(
        *(row(*(cell(paragraph(f"w{line}x{place}")) for place in range(26))) for line in range(12)),
        columns=26,
    )
    long = table(
        *(row(cell(paragraph(f"item{line}")), cell(paragraph(str(line)))) for line in range(520)), columns=2
    )
    return docx(heading("Situation"), paragraph("See the sheet."), wide, heading("Assumptions"), long)


def french() -> bytes:
    return docx(
        heading("SITUATION :"),
        paragraph("L’ONU « appuie » le Gouvernement\u00a0; où qu’il soit, l’e\u0301te\u0301 2011."),
        paragraph("celui", raw="<w:r><w:noBreakHyphen/><w:t>même</w:t><w:softHyphen/><w:t>ment</w:t></w:r>"),
        heading("Hypothèses"),
        paragraph("Cœur, œuvre, Noël."),
    )


def arabic() -> bytes:
    def line(text: str, style: str = "") -> str:
        styled = f'<w:pStyle w:val="{style}"/>' if style else ""
        return f"<w:p><w:pPr>{styled}<w:bidi/></w:pPr>{run(text, '<w:rtl/>')}</w:p>"

    return docx(
        heading("Situation"),
        line("تقود البعثة عملية التخطيط المتكاملة."),
        line("السياق", "H2"),
        line("عُقِد الاجتماع في ٣ أيار/مايو ٢٠١١ مع UNDP."),
        table(row(cell(line("خلية")), cell(paragraph("cell"))), columns=2),
        line("ملحق", "berschrift1"),
        line("خريطة"),
    )


def nested_lists() -> bytes:
    deep = [paragraph(f"depth {depth}", item=depth) for depth in (0, 1, 0, 1, 1, 0)]
    other = paragraph("of another number", item=0).replace('w:numId w:val="7"', 'w:numId w:val="9"')
    unknown = paragraph("of no list at all", item=4).replace('w:numId w:val="7"', 'w:numId w:val="77"')
    deep[2] = deep[2].replace('w:numId w:val="7"', 'w:numId w:val="8"')  # the same form, split by an editor
    split = '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    data = docx(heading("Situation"), *deep, other, paragraph("between"), *deep[:2], unknown)
    numbering = NUMBERING.replace("</w:numbering>", f"{split}</w:numbering>")
    return packed(parts_of(data) | {"word/numbering.xml": numbering.encode()})


def notes() -> bytes:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    ends = (
        f'<w:endnotes xmlns:w="{WORD}"><w:endnote w:id="3">{paragraph("At the end,")}'
        f"{paragraph('in two parts')}</w:endnote></w:endnotes>"
    )
    return docx(
        paragraph("Situation", style="berschrift1", raw=call),
        paragraph("Agreed", raw=call + run(", and signed") + end),
        paragraph("in an item", item=0, raw=end),
        table(row(cell(paragraph("in a cell", raw=call))), columns=1),
        more=[("word/endnotes.xml", ends)],
    )


def numbered_headings() -> bytes:
    numbered = heading("Situation").replace(
        "</w:pPr>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    )
    return docx(
        numbered,
        paragraph("Calm."),
        heading("1.1 Background", style="H2"),
        paragraph("Since 2005."),
        heading("II. Strategic objectives"),
        paragraph("Peace."),
        heading("4) Planning calendar"),
        paragraph("In May."),
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Constraints</w:t></w:r></w:p>',
        paragraph("Time."),
    )


def text_boxes() -> bytes:
    def box(*texts: str) -> str:
        return f"<w:txbxContent>{''.join(paragraph(text) for text in texts)}</w:txbxContent>"

    inner = box("Boxed warning", "of two lines")
    both = (
        f'<w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wps:txbx xmlns:wps="{_WPS}">{inner}</wps:txbx></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:textbox xmlns:v="{_V}">{inner}</v:textbox></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f'<w:r><w:pict><v:textbox xmlns:v="{_V}">{box("An old box")}</v:textbox></w:pict></w:r>'
    return docx(
        heading("Situation"), paragraph("Around it.", raw=both), paragraph("And", raw=old + run(" after."))
    )


def strange_headings() -> bytes:
    titled = '<w:style w:styleId="T" w:type="paragraph"><w:name w:val="Title"/></w:style>'
    data = docx(
        paragraph("Directive for Atlantis", style="T"),
        paragraph("By a working group"),
        heading("Context of the conflict"),
        paragraph("It is old."),
        heading("Its roots", style="H2"),
        paragraph("Deep."),
        heading("Situaton"),
        paragraph("Calm."),
        heading("Annexes"),
        heading("Maps", style="H2"),
        paragraph("One map."),
    )
    styles = STYLES.replace("</w:styles>", f"{titled}</w:styles>")
    return packed(parts_of(data) | {"word/styles.xml": styles.encode()})


def contents_and_pages() -> bytes:
    line = field("TOC", run("Situation"), "<w:r><w:tab/></w:r>", field("PAGEREF x", run("2")))
    gallery = '<w:docPartGallery w:val="Table of Contents"/>'
    block = (
        f"<w:sdt><w:sdtPr><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('Contents page')}</w:sdtContent></w:sdt>"
    )
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    across = f"<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Filled into a form.')}</w:sdtContent></w:sdt>"
    return docx(
        f"<w:p>{line}</w:p>",
        block,
        heading("Situation"),
        paragraph("Before the turn."),
        across,
        paragraph("On the turned page: ", raw=field("REF y", run("as said above"))),
        control,
        across,
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>small</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>great</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r></w:p>",
        more=[("word/header1.xml", f'<w:hdr xmlns:w="{WORD}">{paragraph("Restricted draft")}</w:hdr>')],
    )


DRAFTS: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        bold_lines,
        columns,
        three_authors,
        spreadsheets,
        french,
        arabic,
        nested_lists,
        notes,
        numbered_headings,
        text_boxes,
        strange_headings,
        contents_and_pages,
    )
}

"""Small Word files, as field teams send them: paragraphs, with headings in Word's way or only in bold."""
# ruff: noqa: E501 - XML

import io
import zipfile
from collections.abc import Iterable
from html import escape

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NS = "http://schemas.openxmlformats.org"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship '
    f'Id="rId1" Type="{_NS}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_NS}/wordprocessingml/2006/main"><w:style w:type="paragraph" '
    'w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY = (2011, 1, 1, 0, 0, 0)


def docx(blocks: Iterable[tuple[str, str]]) -> bytes:
    """Return a .docx of `blocks`: (`heading` | `bold` | `text`, words). The same blocks give the same bytes."""
    body = "".join(_paragraph(kind, words) for kind, words in blocks)
    document = f'<w:document xmlns:w="{_NS}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PARTS, "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + content)
    return held.getvalue()


def _paragraph(kind: str, words: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if kind == "heading" else ""
    bold = "<w:rPr><w:b/></w:rPr>" if kind == "bold" else ""
    return f'<w:p>{style}<w:r>{bold}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r></w:p>'

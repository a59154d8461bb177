"""Headers, footers and properties of a Word file that is given out."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from outputs.word.package import W, parsed, serialised

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def furnish(parts: dict[str, bytes], head: str, foot: str) -> None:
    """Add header and footer with these words; the footer counts the pages."""
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    number = f'<w:r><w:t xml:space="preserve"> · </w:t></w:r>{page}'
    for kind, text, more in (("header", head, ""), ("footer", foot, number)):
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[f"word/{kind}1.xml"] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<w:{tag} xmlns:w="{W[1:-1]}"><w:p><w:pPr><w:pStyle w:val="{kind.title()}"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{more}</w:p></w:{tag}>'
        ).encode()
    relations = parsed(parts["word/_rels/document.xml.rels"])
    types = parsed(parts["[Content_Types].xml"])
    for kind in ("header", "footer"):
        etree.SubElement(
            relations, f"{_RELATIONS}Relationship",
            Id=f"rIdImpp{kind.title()}", Type=f"{_OFFICE}/{kind}", Target=f"{kind}1.xml",
        )  # fmt: skip
        etree.SubElement(
            types, f"{_CONTENT}Override", PartName=f"/word/{kind}1.xml", ContentType=f"{_KIND}.{kind}+xml"
        )
    parts["word/_rels/document.xml.rels"] = serialised(relations)
    parts["[Content_Types].xml"] = serialised(types)


def titled(parts: dict[str, bytes], reading: Mapping[str, Any]) -> None:
    """Say in the core properties what the file is; no time, so that the same content is the same bytes."""
    title = escape(f"{reading['output']['title']}: {reading['mission']['name']}, version {reading['number']}")
    parts["docProps/core.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>IMPP</dc:creator>"
        f"<dc:language>{escape(str(reading.get('language') or 'en'))}</dc:language></cp:coreProperties>"
    ).encode()

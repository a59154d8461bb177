"""A Word file as parts: XML read without traps, written so that like content is like bytes."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_THEN = (1980, 1, 1, 0, 0, 0)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name. The file has passed the guard; BadZipFile if it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a file, types first, all of one time."""
    buffer = io.BytesIO()
    first = "[Content_Types].xml"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _THEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def parsed(xml: bytes) -> etree._Element:
    """Return the XML as a tree; entities stay unresolved, nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(xml, parser)


def optional(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """Return a part as a tree, an empty one where the file has no such part."""
    return parsed(parts[name]) if name in parts else etree.Element("none")


def serialised(tree: etree._Element) -> bytes:
    """Return a tree as the bytes of a part."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def child(parent: etree._Element, path: str) -> etree._Element | None:
    """Return what stands at a path of Word's names, such as `pPr/numPr`."""
    return parent.find("/".join(f"{W}{name}" for name in path.split("/")))


def value(parent: etree._Element | None, path: str) -> str:
    """Return the `val` of what stands at the path, "" where nothing does."""
    found = child(parent, path) if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as `w:b` stands there and is not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def within(element: etree._Element, *tags: str) -> bool:
    """Return whether the element stands inside one of these."""
    return next(element.iterancestors(*tags), None) is not None


def unwrap(element: etree._Element) -> None:
    """Replace an element by its children; Word's elements have no text between them."""
    for one in list(element):
        element.addprevious(one)
    element.getparent().remove(element)


def words_in(element: etree._Element) -> str:
    """Return the text below an element, one space between paragraphs, tabs and lines; deletions left out."""
    told = (f"{W}t", f"{M}t", f"{A}t")
    apart = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}p", f"{A}p")
    pieces = [(one.text or "") if one.tag in told else " " for one in element.iter(*told, *apart)]
    return " ".join("".join(pieces).split())

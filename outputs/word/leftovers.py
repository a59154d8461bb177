"""What a Word file holds beside its text: boxes, drawings, contents, headers; taken out and listed."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from outputs.word.package import MC, A, M, W, optional, parsed, unwrap, within, words_in
from outputs.word.shapes import Entry
from outputs.word.styles_in import Styles

_PICTURE = ("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",)
_VML = "{urn:schemas-microsoft-com:vml}"
_WHERE = 80


def entry(kind: str, text: str, where: str = "") -> Entry:
    """Return an entry of the list of what was left out."""
    return {"kind": kind, "text": text, "where": where[-_WHERE:]}


def take_out(body: etree._Element, styles: Styles) -> list[Entry]:
    """Remove boxes, drawings, objects and contents from the body; return what they said, in order."""
    return [*_contents(body, styles), *_choices(body), *_drawings(body)]


def _contents(body: etree._Element, styles: Styles) -> Iterator[Entry]:
    """Tables of contents and of figures are made from headings; they are no text of their own."""
    gone = list(_in_contents_field(body))
    for block in list(body.iter(f"{W}sdt")):
        gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and "table of contents" in gallery.get(f"{W}val", "").lower():
            gone += [one for one in block.iter(f"{W}p") if one not in gone]
    gone += [one for one in body.iter(f"{W}p") if one not in gone and styles.is_contents(one.find(f"{W}pPr"))]
    for paragraph in gone:
        text = words_in(paragraph)
        if text:
            yield entry("table of contents", text)
        for one in list(paragraph):
            paragraph.remove(one)  # empty it stays: a cell must hold one


def _in_contents_field(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that the result of a field of contents fills."""
    opened: list[str] = []
    for paragraph in body.iter(f"{W}p"):
        inside = False
        for one in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            if one.tag == f"{W}t":
                inside = inside or "TOC" in opened
            else:
                _follow(opened, one)
        simple = next((one for one in paragraph.iter(f"{W}fldSimple")), None)
        if inside or (simple is not None and simple.get(f"{W}instr", "").strip().upper().startswith("TOC")):
            yield paragraph


def _follow(opened: list[str], mark: etree._Element) -> None:
    """Keep the names of the fields that are open at this place."""
    if mark.tag == f"{W}instrText":
        name = re.match(r"\s*(\w*)", mark.text or "")
        if opened and not opened[-1] and name:
            opened[-1] = name[1].upper()
    elif mark.get(f"{W}fldCharType") == "begin":
        opened.append("")
    elif mark.get(f"{W}fldCharType") == "end" and opened:
        opened.pop()


def _choices(body: etree._Element) -> Iterator[Entry]:
    """Keep the first form of what a file offers in several."""
    for choice in list(body.iter(f"{MC}AlternateContent")):
        kept = next(iter(choice), None)
        for other in list(choice)[1:]:
            choice.remove(other)
        if kept is not None:
            unwrap(kept)
        unwrap(choice)
    return iter(())


def _drawings(body: etree._Element) -> Iterator[Entry]:
    boxes = [box for box in body.iter(f"{W}txbxContent") if not within(box, f"{W}txbxContent")]
    for box in boxes:
        text = words_in(box)
        if text:
            yield entry("text box", text, _before(box))
    for drawing in list(body.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        if within(drawing, f"{W}txbxContent"):
            continue
        if drawing.tag == f"{W}object":
            yield entry("embedded object", "", _before(drawing))
        elif next(drawing.iter(f"{W}txbxContent"), None) is None:
            yield entry("picture", _described(drawing), _before(drawing))
        drawing.getparent().remove(drawing)
    for box in boxes:  # one that stood in something unknown
        if within(box, f"{W}body"):
            box.getparent().remove(box)


def _described(drawing: etree._Element) -> str:
    inside = " ".join(one.text or "" for one in drawing.iter(f"{A}t"))
    told = next(
        (one.get("descr") or one.get("title") or "" for one in drawing.iter(*_PICTURE)),
        next(
            (
                one.get("alt") or one.get("string") or ""
                for one in drawing.iter(f"{_VML}shape", f"{_VML}textpath")
            ),
            "",
        ),
    )
    return " ".join(f"{told} {inside}".split())


def _before(element: etree._Element) -> str:
    """Return the words of the paragraph in which something stood, or of the one before."""
    paragraph = next(
        (one for one in element.iterancestors(f"{W}p") if not within(one, f"{W}txbxContent")), None
    )
    while paragraph is not None:
        text = "".join(
            one.text or "" for one in paragraph.iter(f"{W}t") if not within(one, f"{W}txbxContent")
        )
        if text.strip():
            return " ".join(text.split())
        paragraph = next(paragraph.itersiblings(f"{W}p", preceding=True), None)
    return ""


def beside(parts: Mapping[str, bytes]) -> list[Entry]:
    """Return what stands in other parts of the file: headers, footers, diagrams, charts, foreign texts."""
    found: list[Entry] = []
    said: set[tuple[str, str]] = set()
    for name in sorted(parts):
        kind = _kind(name)
        if not kind:
            continue
        text = _text_of(parts, name)
        if text and (kind, text) not in said:
            said.add((kind, text))
            found.append(entry(kind, text))
    return found


def _kind(name: str) -> str:
    for kind, pattern in (
        ("header", r"word/header\d*\.xml"), ("footer", r"word/footer\d*\.xml"),
        ("diagram", r"word/diagrams/data\d*\.xml"), ("chart", r"word/charts/chart\d*\.xml"),
        ("embedded text", r"word/[^/]*\.(html?|mht|txt|rtf)"),
    ):  # fmt: skip
        if re.fullmatch(pattern, name, re.IGNORECASE):
            return kind
    return ""


def _text_of(parts: Mapping[str, bytes], name: str) -> str:
    if not name.endswith(".xml"):
        return " ".join(re.sub(r"<[^>]*>", " ", parts[name].decode(errors="replace")).split())
    tree = parsed(parts[name])
    list(_choices(tree))
    return words_in(tree)


def furniture(parts: Mapping[str, bytes]) -> str:
    """Return the words of headers and footers without figures, which pages count."""
    texts = sorted({words_in(optional(parts, name)) for name in parts if _kind(name) in ("header", "footer")})
    return " ".join(re.sub(r"\d+", "", " ".join(texts)).split())


def flatten_formulas(story: etree._Element) -> None:
    """Turn formulas into their letters and signs, in a row."""
    for formula in list(story.iter(f"{M}oMathPara", f"{M}oMath")):
        if within(formula, f"{M}oMathPara", f"{M}oMath"):
            continue
        run = etree.Element(f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        text.text = "".join(one.text or "" for one in formula.iter(f"{M}t", f"{W}t"))
        formula.addprevious(run)
        formula.getparent().remove(formula)

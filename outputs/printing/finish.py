"""Finishing a rendered PDF: what the renderer leaves open for readers with assistive technology."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf

from outputs.printing.identity import also_accessible
from outputs.printing.streams import save
from outputs.printing.unicode import fill_gaps

ARTIFACT = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
PRINTED = 4  # flag of an annotation that is printed with its page


def finish(raw: Path, target: Path) -> None:
    """Write `raw` to `target` with table headers scoped, links described, page heads marked as artifacts.

    The same input gives the same bytes: no date and no random identifier is added.
    """
    with pikepdf.open(raw) as pdf:
        mend(pdf)
        declare(pdf)
        save(pdf, target)
    raw.unlink()


def mend(pdf: pikepdf.Pdf, mark: str = "") -> None:
    """Mend tags, links, heads and feet, and typefaces; `mark` goes before each identifier of a table head."""
    reached = list(_elements(pdf.Root.StructTreeRoot.K))
    _scope_headers(reached)
    _head_notes(reached)
    if mark:
        _mark_identifiers(reached, mark)
    _describe_links(pdf)
    _mark_artifacts(pdf, {element.objgen for element, _ in reached})
    fill_gaps(pdf)
    for page in pdf.pages:
        page.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)


def declare(pdf: pikepdf.Pdf) -> None:
    """Say in the file what it conforms to and how it is shown."""
    metadata = pdf.make_stream(also_accessible(pdf.Root.Metadata.read_bytes()))
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines if "/Outlines" in pdf.Root else pikepdf.Name.UseNone


def _mark_identifiers(reached: list[tuple[Any, bool]], mark: str) -> None:
    for element, _ in reached:
        if "/ID" in element:
            element.ID = pikepdf.String(f"{mark}-{element.ID}")
        if "/A" in element and "/Headers" in element.A:
            heads = [pikepdf.String(f"{mark}-{head}") for head in element.A.Headers]
            element.A.Headers = pikepdf.Array(heads)


def _elements(start: Any) -> Iterator[tuple[Any, bool]]:
    """Yield each structure element that hangs in the tree, and whether it stands in a table head."""
    waiting: list[tuple[Any, bool]] = [(start, False)]
    while waiting:
        node, in_head = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend((kid, in_head) for kid in reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node, in_head
            if "/K" in node:
                waiting.append((node.K, in_head or node.S == "/THead"))


def _scope_headers(reached: list[tuple[Any, bool]]) -> None:
    for element, in_head in reached:
        if element.S == "/TH":
            if "/A" not in element:
                element.A = pikepdf.Dictionary(O=pikepdf.Name.Table)
            element.A.Scope = pikepdf.Name.Column if in_head else pikepdf.Name.Row


def _head_notes(reached: list[tuple[Any, bool]]) -> None:
    """Give a note below a row that row's header: it spans all columns and belongs to none of them."""
    for body, _ in reached:
        if body.S != "/TBody":
            continue
        for above, row in pairwise(_kids(body)):
            head, cells = _kids(above)[0], _kids(row)
            if len(cells) == 1 and cells[0].S == "/TD" and head.S == "/TH" and "/ID" in head:
                cells[0].A.Headers = pikepdf.Array([head.ID])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", ())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _describe_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") != "/Link":
                continue
            annotation.F = PRINTED
            if "/Contents" not in annotation:
                address = (
                    annotation.A.URI
                    if "/A" in annotation and "/URI" in annotation.A
                    else "Go to this section"
                )
                annotation.Contents = pikepdf.String(str(address))


def _mark_artifacts(pdf: pikepdf.Pdf, reached: set[tuple[int, int]]) -> None:
    """Turn marked content that belongs to no element of the tree (heads and feet of pages) into artifacts."""
    parents = _by_number(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        owners = parents.get(int(page.get("/StructParents", -1)))
        if owners is None:
            continue
        loose = {
            mcid for mcid, owner in enumerate(owners)
            if owner is not None and not _hangs_in_tree(owner, reached)
        }  # fmt: skip
        if not loose:
            continue
        page.Contents = pdf.make_stream(_without_marks(page, loose))
        for mcid in loose:
            owners[mcid] = None


def _hangs_in_tree(owner: Any, reached: set[tuple[int, int]]) -> bool:
    return owner.objgen in reached


def _without_marks(page: pikepdf.Page, loose: set[int]) -> bytes:
    instructions: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        if str(instruction.operator) == "BDC" and int(operands[1].get("/MCID", -1)) in loose:
            instructions.append(ARTIFACT)
        else:
            instructions.append(instruction)
    return pikepdf.unparse_content_stream(instructions)


def _by_number(tree: Any) -> dict[int, Any]:
    numbers = list(tree.get("/Nums", ()))
    return {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}

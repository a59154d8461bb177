"""Binding: chapters printed one by one become one document with one tree of tags, one outline, one index.

What a chapter holds is taken over as it is. Only what must be unique in a file is counted on: the numbers by
which pages and links find their tags. The identifiers of table heads carry their chapter's mark already
(`outputs/printing/finish.py`).
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf

from outputs.printing.chapters import ELSEWHERE


def bind(pdf: pikepdf.Pdf, files: Sequence[Path], opened: ExitStack) -> None:
    """Append the chapters in `files` to a tagged document; they stay open in `opened` until it is written."""
    root = pdf.Root
    trunk = document_of(root.StructTreeRoot)
    limbs, owners = list(trunk.K), list(root.StructTreeRoot.ParentTree.Nums)
    names = dict(_names(root))
    outlines = [root.Outlines] if "/Outlines" in root else []
    for file in files:
        chapter = opened.enter_context(pikepdf.open(file))
        step = int(owners[-2]) + 1 if owners else 0
        first = len(pdf.pages)
        pdf.pages.extend(chapter.pages)  # before all else: what is copied below finds its pages here
        for page in pdf.pages[first:]:
            page.StructParents = int(page.StructParents) + step
            for link in page.get("/Annots", ()):
                link.StructParent = int(link.StructParent) + step
        tags = pdf.copy_foreign(chapter.Root.StructTreeRoot)
        limbs += _hung(document_of(tags).K, trunk)
        owners += _counted_on(tags.ParentTree.Nums, step)
        if "/Names" in chapter.Root:
            names |= _names({"/Names": pdf.copy_foreign(chapter.make_indirect(chapter.Root.Names))})
        if "/Outlines" in chapter.Root:
            outlines.append(pdf.copy_foreign(chapter.Root.Outlines))
    trunk.K = pikepdf.Array(limbs)
    root.StructTreeRoot.ParentTree.Nums = pikepdf.Array(owners)
    _name(pdf, names)
    _join(pdf, outlines)
    _lead(pdf, names)


def drop_pages(pdf: pikepdf.Pdf, unwanted: Sequence[int]) -> None:
    """Take pages out of a document with their tags; nothing else may lead to them."""
    root = pdf.Root.StructTreeRoot
    gone = {pdf.pages[index].objgen for index in unwanted}
    owned = {int(pdf.pages[index].StructParents) for index in unwanted}
    trunk = document_of(root)
    trunk.K = pikepdf.Array([limb for limb in trunk.K if limb.Pg.objgen not in gone])
    kept = [(key, value) for key, value in _pairs(root.ParentTree.Nums) if int(key) not in owned]
    root.ParentTree.Nums = pikepdf.Array([one for pair in kept for one in pair])
    for index in sorted(unwanted, reverse=True):
        del pdf.pages[index]


def document_of(tags: Any) -> Any:
    """Return the one element at the top of a tree of tags."""
    return tags.K[0] if isinstance(tags.K, pikepdf.Array) else tags.K


def places_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the names in a document, each with the index of the page on which its place is."""
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
    return {str(name): pages[place[0].objgen] for name, place in _names(pdf.Root).values()}


def _pairs(listed: Any) -> Iterator[tuple[Any, Any]]:
    items = iter(list(listed))
    return zip(items, items, strict=True)


def _hung(limbs: Any, trunk: Any) -> list[Any]:
    hung = list(limbs)
    for limb in hung:
        limb.P = trunk
    return hung


def _counted_on(numbers: Any, step: int) -> Iterator[Any]:
    for key, value in _pairs(numbers):
        yield int(key) + step
        yield value


def _names(root: Any) -> dict[bytes, tuple[Any, Any]]:
    """Return names as they are sorted, each with itself and its place."""
    if "/Names" not in root or "/Dests" not in root["/Names"]:
        return {}
    return {bytes(name): (name, place) for name, place in _pairs(root["/Names"].Dests.Names)}


def _name(pdf: pikepdf.Pdf, names: dict[bytes, tuple[Any, Any]]) -> None:
    if not names:
        return
    if "/Names" not in pdf.Root:
        pdf.Root.Names = pikepdf.Dictionary()
    listed = [one for key in sorted(names) for one in names[key]]
    pdf.Root.Names.Dests = pikepdf.Dictionary(Names=pikepdf.Array(listed))


def _join(pdf: pikepdf.Pdf, outlines: list[Any]) -> None:
    """Make one outline: the entries of each chapter, one after the other."""
    entries: list[Any] = []
    for outline in outlines:
        entry = outline.get("/First")
        while entry is not None:
            entries.append(entry)
            entry = entry.get("/Next")
    if not entries:
        return
    whole = pdf.make_indirect(pikepdf.Dictionary(First=entries[0], Last=entries[-1]))
    whole.Count = sum(int(outline.Count) for outline in outlines)
    for entry in entries:
        entry.Parent = whole
    for before, after in pairwise(entries):
        before.Next, after.Prev = after, before
    pdf.Root.Outlines = whole


def _lead(pdf: pikepdf.Pdf, names: dict[bytes, tuple[Any, Any]]) -> None:
    """Lead links that name a place in another chapter there."""
    for page in pdf.pages:
        for link in page.get("/Annots", ()):
            address = str(link.A.URI) if "/A" in link and "/URI" in link.A else ""
            if address.startswith(ELSEWHERE):
                name, _place = names[address.removeprefix(ELSEWHERE).encode()]
                del link.A
                link.Dest, link.Contents = name, name

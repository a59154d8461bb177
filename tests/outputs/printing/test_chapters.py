"""Long documents from chapters: the same file from kept and fresh ones, and the same as printed in one go."""

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from pypdf import PdfReader

from outputs.printing.binding import document_of
from outputs.printing.chapters import taken_apart
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import Content, press
from tests.outputs.long_plans import DRAFT, HASH, IMPRINT, NOTES, plan, published, short_chapters
from tests.outputs.printing.test_file import kinds, text_of
from tests.outputs.sample_plan import SAMPLE

pytestmark = pytest.mark.slow
KINDS: dict[str, tuple[dict[str, Any], Imprint]] = {
    "demonstration": (plan(), IMPRINT),
    "draft": (plan(), DRAFT),
    "arabic": (plan(language="ar"), DRAFT),
    "short contents": (plan(sections=[*SAMPLE["sections"][:8], NOTES]), IMPRINT),
}


@pytest.fixture(scope="module", params=KINDS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The document bound from chapters, and printed in one go with a page begun for each chapter."""
    frozen, imprint = KINDS[request.param]
    room = tmp_path_factory.mktemp("chapters")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.IMPP_DATA_DIR", room)
        short_chapters(patch)
        published(room / "bound.pdf", frozen, imprint)
        html = html_of(frozen, imprint)
        book = taken_apart(html)
        assert book is not None
        assert len(book.chapters) > 1
        assert bool(book.contents) is (request.param != "short contents")
    for chapter in book.chapters[1:]:
        begun = chapter.replace("<section ", '<section style="break-before: page" ', 1)
        html = html.replace(chapter, begun, 1)
    press(html, HASH, room / "whole.pdf", lambda _: None, Content("{}", imprint.dated))
    return room / "bound.pdf", room / "whole.pdf"


def both(pair: tuple[Path, Path]) -> tuple[PdfReader, PdfReader]:
    """Open the two documents."""
    return PdfReader(pair[0]), PdfReader(pair[1])


def test_it_conforms_to_both_standards(pair: tuple[Path, Path]) -> None:
    for profile in ("3a", "ua1"):
        report = validator.validate_pdf(pair[0], profile=profile)
        assert report.is_compliant, [f"{fault.rule_id}: {fault.message}" for fault in report.failures]
    subprocess.run(["qpdf", "--check", pair[0]], check=True, capture_output=True)


def test_every_page_looks_as_in_one_piece(pair: tuple[Path, Path]) -> None:
    drawn = [subprocess.run(["pdftoppm", "-r", "40", file], check=True, capture_output=True) for file in pair]
    assert drawn[0].stdout == drawn[1].stdout


def test_every_page_has_its_number_and_its_marks(pair: tuple[Path, Path]) -> None:
    bound, whole = both(pair)
    assert len(bound.pages) == len(whole.pages) > 4
    for one, other in zip(bound.pages, whole.pages, strict=True):
        # A typeface for one chapter can name letters that the one for all of them names by nothing.
        said, expected = (sorted(text_of(page).replace("\u200b", "").split()) for page in (one, other))
        assert len(said) == len(expected)
        assert [word for word in said if word.isascii()] == [word for word in expected if word.isascii()]


def test_names_outline_and_links_lead_to_the_same_places(pair: tuple[Path, Path]) -> None:
    found = []
    for reader in both(pair):
        names = {
            name: (reader.get_destination_page_number(place), float(place.top or 0))
            for name, place in reader.named_destinations.items()
        }
        notes = [
            (number, str(note.get("/Dest")), note.get("/A", {}).get("/URI"), note["/Contents"], note["/F"])
            for number, page in enumerate(reader.pages)
            for note in (one.get_object() for one in page.get("/Annots", []))
        ]
        found.append((names, list(entries(reader, reader.outline)), notes))
    assert found[0] == found[1]
    assert {"section-objectives", "section-notes"} <= {note[1] for note in found[0][2]}


def entries(reader: PdfReader, outline: Any, depth: int = 0) -> Iterator[tuple[int, str, int, float]]:
    """Yield each entry of an outline with its depth, title, page and height."""
    for entry in outline:
        if isinstance(entry, list):
            yield from entries(reader, entry, depth + 1)
        else:
            number = reader.get_destination_page_number(entry)
            assert number is not None
            yield depth, str(entry.title), number, float(entry.top or 0)


def test_tags_are_those_of_one_piece(pair: tuple[Path, Path]) -> None:
    trees = []
    for reader in both(pair):
        elements = kinds(reader.trailer["/Root"]["/StructTreeRoot"])
        trees.append([(one["/S"], one.get("/Alt"), _attributes(one)) for one in elements])
    assert trees[0] == trees[1]


def _attributes(element: Any) -> tuple[Any, ...]:
    stated = element.get("/A", {})
    return stated.get("/Scope"), stated.get("/ColSpan"), len(stated.get("/Headers", ()))


def test_all_that_is_marked_hangs_in_the_tree(pair: tuple[Path, Path]) -> None:
    """Each mark on a page, and each link, has one owner, which hangs in the tree and says so itself."""
    with pikepdf.open(pair[0]) as pdf:
        tags = pdf.Root.StructTreeRoot
        nums = list(tags.ParentTree.Nums)
        owners = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        assert all(one < other for one, other in pairwise(int(key) for key in nums[::2]))
        hanging = set(_hanging(document_of(tags), tags))
        used = []
        for page in pdf.pages:
            used.append(int(page.StructParents))
            page.contents_coalesce()
            marks = {int(mark) for mark in re.findall(rb"/MCID\s+(\d+)", page.Contents.read_bytes())}
            owned = owners[used[-1]]
            assert marks == {mark for mark, owner in enumerate(owned) if owner is not None}
            assert {(owned[mark].objgen, page.objgen, mark) for mark in marks} <= hanging
            for note in page.get("/Annots", ()):
                used.append(int(note.StructParent))
                assert (owners[used[-1]].objgen, page.objgen, note.objgen) in hanging
        assert sorted(used) == sorted(owners)


def _hanging(element: Any, parent: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield what each element below this one holds: itself, its page, and the mark or the link."""
    assert element.P.objgen == parent.objgen
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield element.objgen, element.Pg.objgen, kid
        elif kid.get("/Type") == "/OBJR":
            yield element.objgen, kid.Pg.objgen, kid.Obj.objgen
        else:
            yield from _hanging(kid, element)


def test_heads_of_tables_are_named_once(pair: tuple[Path, Path]) -> None:
    elements = kinds(both(pair)[0].trailer["/Root"]["/StructTreeRoot"])
    names = [one["/ID"] for one in elements if "/ID" in one]
    assert len(names) == len(set(names)) > 20
    cited = {head for one in elements for head in one.get("/A", {}).get("/Headers", ())}
    assert cited <= set(names)

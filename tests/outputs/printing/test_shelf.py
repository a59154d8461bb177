"""Chapters on the shelf: printed once, found again, never wrong; and what happens when things go amiss."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from outputs import rendering, tasks
from outputs.printing import bindery
from outputs.printing import chapters as pdf_chapters
from outputs.printing import shelf as pdf_shelf
from outputs.printing.bindery import publish
from outputs.printing.chapters import LONG, Book, samples_for, taken_apart
from outputs.printing.document import html_of
from outputs.printing.press import Content, RenderingFailedError, press
from outputs.printing.shelf import Chapter, Shelf, prune
from tests.outputs.long_plans import HASH, IMPRINT, Counted, plan, published, short_chapters
from tests.outputs.sample_plan import SHORT


@pytest.fixture(autouse=True)
def room(tmp_path: Path, settings: Any) -> Path:
    """An empty shelf."""
    settings.IMPP_DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Documents of one page are long, and what is printed is counted."""
    return short_chapters(monkeypatch)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    """The plan printed once, and the shelf after it."""
    folder = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.IMPP_DATA_DIR", folder)
        short_chapters(patch)
        made = published(folder / "first.pdf", plan())
    return made, folder / "chapters"


@pytest.fixture
def kept(printed: tuple[bytes, Path], room: Path) -> list[Path]:
    """The chapters of that plan, on the shelf of this test."""
    for file in printed[1].glob("1/*"):
        target = room / "chapters" / "1" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return sorted((room / "chapters" / "1").iterdir())


def test_kept_and_fresh_chapters_give_the_same_bytes(
    printed: tuple[bytes, Path],
    kept: list[Path],
    room: Path,
    counted: Counted,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert published(room / "kept.pdf", plan()) == printed[0]
    assert not counted.chapters
    monkeypatch.setattr(bindery, "TOGETHER", 1)  # another order, another process
    assert published(room / "fresh.pdf", plan(), mission=2) == printed[0]
    assert len(counted.chapters) == len(kept)


@pytest.mark.usefixtures("kept")
def test_a_changed_section_prints_its_chapter_anew_and_no_other(
    printed: tuple[bytes, Path], room: Path, counted: Counted
) -> None:
    made = published(room / "changed.pdf", plan(" One sentence more."))
    assert made != printed[0]
    assert len(counted.chapters) == 1
    assert "One sentence more." in counted.chapters[0]
    assert published(room / "again.pdf", plan(" One sentence more."), mission=3) == made


def test_a_new_hash_or_label_prints_no_chapter_anew(kept: list[Path], room: Path, counted: Counted) -> None:
    html = html_of(plan(label="final", number=4), IMPRINT)
    publish(html.replace("9c1e 77ab", "0000 1111"), HASH, room / "x.pdf", lambda _: None, shelf=Shelf(1))
    assert not counted.chapters
    assert len(kept) > 4


def test_a_broken_file_is_printed_anew(
    printed: tuple[bytes, Path], kept: list[Path], room: Path, counted: Counted
) -> None:
    content = kept[0].read_bytes()
    kept[0].write_bytes(content[: len(content) // 2])
    kept[1].write_bytes(kept[1].read_bytes().replace(b'"pages": ', b'"pages": 1', 1))
    kept[2].unlink()
    kept[3].write_bytes(b"")
    assert published(room / "mended.pdf", plan()) == printed[0]
    assert len(counted.chapters) == 4
    assert kept[0].read_bytes() == content


def test_a_pruned_shelf_still_prints(printed: tuple[bytes, Path], kept: list[Path], room: Path) -> None:
    long_ago = time.time() - pdf_shelf.OLDEST.total_seconds() - 1
    for file in kept:
        os.utime(file, (long_ago, long_ago))
    assert prune() == len(kept)
    with pytest.MonkeyPatch.context() as patch:
        short_chapters(patch)
        assert published(room / "pruned.pdf", plan()) == printed[0]


def test_what_is_oldest_goes_first(kept: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    for age, file in enumerate(kept):
        os.utime(file, (time.time() - age, time.time() - age))
    monkeypatch.setattr(pdf_shelf, "MOST", sum(file.stat().st_size for file in kept[:2]))
    assert prune() == len(kept) - 2
    assert [file.exists() for file in kept[:3]] == [True, True, False]


def test_use_keeps_a_chapter_young(room: Path) -> None:
    (room / "printed").write_bytes(b"%PDF")
    shelf = Shelf(1)
    shelf.put("<p>a", Chapter(1, wide=False, places={"a": 0}), room / "printed")
    file = next((room / "chapters" / "1").iterdir())
    os.utime(file, (1, 1))
    assert shelf.take("<p>a", room / "taken") == Chapter(1, wide=False, places={"a": 0})
    assert (room / "taken").read_bytes() == b"%PDF"
    assert file.stat().st_mtime > 1


def test_a_shelf_is_for_one_mission_and_for_the_application_alone(room: Path) -> None:
    (room / "printed").write_bytes(b"%PDF")
    Shelf(1).put("<p>a", Chapter(1, wide=False, places={}), room / "printed")
    assert Shelf(2).take("<p>a", room / "taken") is None
    assert Shelf(1).take("<p>b", room / "taken") is None
    folder = room / "chapters" / "1"
    assert folder.stat().st_mode & 0o077 == 0
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]


def test_another_style_is_another_chapter(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (room / "printed").write_bytes(b"%PDF")
    Shelf(1).put("<p>a", Chapter(1, wide=False, places={}), room / "printed")
    monkeypatch.setattr(pdf_shelf, "_press", lambda: "another edition")
    assert Shelf(1).take("<p>a", room / "taken") is None


def test_the_worker_prunes(kept: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_shelf, "MOST", 0)
    monkeypatch.setattr(tasks.jobs, "reconcile", lambda: 0)
    monkeypatch.setattr(tasks, "ask_again", lambda: 0)
    for forgetting in (
        (rendering, "forget_drafts"),
        (tasks.papers, "forget_papers"),
        (tasks.asking, "forget_comparisons"),
    ):
        monkeypatch.setattr(*forgetting, lambda: 0)
    tasks.reconcile(look_again=False)
    assert not any(file.exists() for file in kept)


def test_a_cover_and_contents_of_another_length_are_reckoned_anew(
    printed: tuple[bytes, Path],
    kept: list[Path],
    room: Path,
    counted: Counted,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_chapters, "LINES", 5)
    assert published(room / "reckoned.pdf", plan()) == printed[0]
    html = html_of(plan(), IMPRINT)
    filled = html.replace('<p class="guidelines">', "<p>One more line.</p>" * 90 + '<p class="guidelines">')
    told = publish(filled, HASH, room / "filled.pdf", lambda _: None, shelf=Shelf(1))
    bound = [job["bind"]["front"] for job in counted.jobs if "bind" in job]
    assert bound[0] == bound[1] == 1 < bound[-1]
    assert told == publish(filled, HASH, room / "filled.pdf", lambda _: None, shelf=Shelf(1))
    assert len(kept) > 4


@pytest.mark.parametrize("trouble", ["samples that differ in more than the number", "no rest"])
@pytest.mark.usefixtures("kept")
def test_a_document_that_cannot_be_bound_is_printed_in_one_go(
    trouble: str, room: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = Book.front

    def unlike(*given: Any, **more: Any) -> str:
        return front(*given, **more).replace('data-number="99"', 'data-number="9 9"')

    monkeypatch.setattr(Book, "front", unlike)
    monkeypatch.setattr(bindery, "TRIES", 0 if trouble == "no rest" else 1)
    content = Content("{}", IMPRINT.dated)
    press(html_of(plan(), IMPRINT), HASH, room / "whole.pdf", lambda _: None, content)
    assert published(room / "unbound.pdf", plan()) == (room / "whole.pdf").read_bytes()
    assert len(counted.jobs) == (0 if trouble == "no rest" else 1)


def test_what_a_chapter_names_outside_stops_the_document(room: Path, counted: Counted) -> None:
    html = html_of(plan(), IMPRINT).replace("</main>", '<img alt="x" src="file:///etc/passwd"></main>')
    with pytest.raises(RenderingFailedError, match="outside the document"):
        publish(html, HASH, room / "x.pdf", lambda _: None, shelf=Shelf(1))
    assert counted.jobs
    assert not (room / "x.pdf").exists()


def test_printing_ends_when_nobody_waits_for_it(room: Path, counted: Counted) -> None:
    def refuse(_: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        published(room / "x.pdf", plan(), tell=refuse)
    assert counted.jobs
    assert not (room / "x.pdf").exists()


def test_it_tells_which_chapter_is_being_printed(room: Path, counted: Counted) -> None:
    told: list[str] = []
    published(room / "x.pdf", plan(), tell=told.append)
    assert told[0] == f"chapter 1 of {len(counted.chapters) - 1}"  # the contents come afterwards
    assert told[-1] == "finishing"


def test_a_short_document_is_printed_in_one_go() -> None:
    assert taken_apart(html_of(plan(), IMPRINT)) is None


def test_chapters_begin_with_large_sections_and_each_twelfth() -> None:
    large = "x" * pdf_chapters.LARGE
    body = "".join(
        f'<section class="part" id="s{n}"><p>{large if n in (3, 4) else "y"}</p></section>' for n in range(26)
    )
    head, rest = html_of(SHORT, IMPRINT).split("<main>")
    html = f"{head}<main>{body}</main>{rest.partition('</main>')[2]}"
    html = html.replace('<section class="cover">', f'<section class="cover">{" " * LONG}')
    book = taken_apart(html)
    assert book is not None
    begins = [chapter.split('id="', 1)[1].split('"')[0] for chapter in book.chapters]
    assert begins == ["s0", "s3", "s4", "s12", "s24"]
    assert "".join(book.chapters) == body


def test_samples_are_taken_for_each_length_of_number() -> None:
    assert [sample.number for sample in samples_for(9, 102, wide=False)] == [
        *("0123456789", "9876543210"),
        *("0", "9", "00", "99", "000", "999"),
    ]
    assert [sample.wide for sample in samples_for(2, 8, wide=True)] == [False] * 4 + [True] * 2

"""The bindery: prints a long document chapter by chapter, takes those that are kept, and has them bound.

Each step runs in throw-away processes of the press: the chapters that are missing (two processes at a time
where there are cores), then the contents, which name pages, then the cover with heads and feet of all pages.
"""

import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import Any

from outputs.printing.chapters import Book, expected_pages, samples_for, taken_apart
from outputs.printing.press import Content, attached, deadline, press, work
from outputs.printing.shelf import Chapter, Shelf, key_of, prune

TOGETHER = 2  # processes at a time
PACE = 0.5  # seconds between two looks at them
TRIES = 4  # the pages of cover and contents are reckoned, and reckoned anew where they came out otherwise
Tell = Callable[[str], None]
Attached = Content | Sequence[Content] | None


class _StoppedError(Exception):
    """The other process has failed, or nobody waits for the document any more."""


def publish(
    html: str, identifier: str, target: Path, tell: Tell, *, shelf: Shelf, content: Attached = None
) -> int:
    """Print the HTML to `target`, a long document with the chapters on the shelf; return the number of pages.

    What is printed is the same whether chapters were kept or not. A short document, and one that cannot be
    bound from chapters, is printed in one go. Arguments and failures are as for `press`.
    """
    pages = 0
    if book := taken_apart(html):
        with tempfile.TemporaryDirectory(prefix="impp-bindery-") as room:
            pages = _Bindery(book, shelf, Path(room), tell).bound(identifier, target, content)
        prune()
    return pages or press(html, identifier, target, tell, content)


class _Bindery:
    """One document on its way through the bindery."""

    def __init__(self, book: Book, shelf: Shelf, room: Path, tell: Tell) -> None:
        self._book, self._shelf, self._room, self._tell = book, shelf, room, tell
        self._until = deadline()

    def bound(self, identifier: str, target: Path, content: Attached) -> int:
        """Print what is missing and bind the document; return the number of pages, 0 where it cannot be."""
        texts = list(self._book.printed_chapters())
        chapters = self._printed(texts)
        cover, listed = 1, expected_pages(self._book.contents)
        for _ in range(TRIES):
            folios = _folios(chapters, cover + listed)
            contents = [self._book.printed_contents(folios)] if self._book.contents else []
            found = sum(chapter.pages for chapter in self._printed(contents))
            if found != listed:
                listed = found
                continue
            total = cover + listed + sum(chapter.pages for chapter in chapters)
            samples = samples_for(cover + 1, total, wide=any(chapter.wide for chapter in chapters))
            job = {
                "html": self._book.front(folios, total, samples),
                "identifier": identifier,
                "content": attached(content),
                "samples": [asdict(sample) for sample in samples],
                "files": [str(self._file(text)) for text in [*contents, *texts]],
                "front": cover,
            }
            told = work({"bind": job}, target, self._tell, self._until)
            if told["front"] == cover:
                return int(told["pages"])
            cover = int(told["front"])
        return 0

    def _printed(self, texts: Sequence[str]) -> list[Chapter]:
        """Have all these chapters in the room, from the shelf or newly printed."""
        kept = {text: self._shelf.take(text, self._file(text)) for text in texts}
        missing = [text for text, chapter in kept.items() if chapter is None]
        new = self._print(missing, len(texts)) if missing else {}
        return [kept[text] or new[text] for text in texts]

    def _print(self, missing: Sequence[str], total: int) -> dict[str, Chapter]:
        texts = {key_of(text): text for text in missing}
        done: dict[str, Chapter] = {}
        stopped = threading.Event()

        def relay(_phase: str) -> None:
            if stopped.is_set():
                raise _StoppedError  # out of the press, which then ends its process

        def hear(message: dict[str, Any]) -> None:
            text = texts[message["chapter"]]
            chapter = Chapter(message["pages"], message["wide"], message["places"])
            self._shelf.put(text, chapter, self._file(text))
            done[text] = chapter
            relay("")

        with ThreadPoolExecutor(TOGETHER) as pool:
            try:
                running = [
                    pool.submit(work, self._job(share), self._room / "none", relay, self._until, hear)
                    for share in _shares(missing)
                ]
                self._watch(running, lambda: f"chapter {total - len(missing) + len(done) + 1} of {total}")
            finally:
                stopped.set()
        return done

    def _watch(self, running: Sequence["Future[dict[str, Any]]"], phase: Callable[[], str]) -> None:
        """Tell the phase until all are done; raises what the first of them, or the telling, raises."""
        waiting = set(running)
        while waiting:
            self._tell(phase())
            ended, waiting = wait(waiting, PACE, FIRST_EXCEPTION)
            for one in ended:
                one.result()

    def _job(self, share: Sequence[str]) -> dict[str, Any]:
        return {
            "chapters": [{"html": text, "key": key_of(text), "file": str(self._file(text))} for text in share]
        }

    def _file(self, text: str) -> Path:
        return self._room / f"{key_of(text)}.pdf"


def _folios(chapters: Sequence[Chapter], before: int) -> dict[str, int]:
    """Return the number of the page of each name, after so many pages before the first chapter."""
    starts = accumulate((chapter.pages for chapter in chapters), initial=before + 1)
    return {
        name: start + place
        for start, chapter in zip(starts, chapters, strict=False)
        for name, place in chapter.places.items()
    }


def _shares(missing: Sequence[str]) -> list[list[str]]:
    """Return the chapters in as many shares as may be printed at a time, of about the same size."""
    shares: list[list[str]] = [[] for _ in range(min(TOGETHER, len(missing), len(os.sched_getaffinity(0))))]
    sizes = [0] * len(shares)
    for text in sorted(missing, key=len, reverse=True):
        least = sizes.index(min(sizes))
        shares[least].append(text)
        sizes[least] += len(text)
    return shares

"""Chapters that were printed, kept by the hash of what they were printed from.

They lie in the data directory, apart from the files that people receive: nothing serves them, and only who
has the same content can name them. Each mission has a folder of its own. A file begins with the hash of the
rest, so a broken one is noticed and printed anew. What is oldest goes first.
"""

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from outputs.printing.document import edition

OLDEST = timedelta(days=30)  # since a chapter was last of use
MOST = 512 * 1024 * 1024  # bytes of all chapters of all missions


@dataclass(frozen=True, slots=True)
class Chapter:
    """A printed chapter: its pages, whether any is turned, and on which of them each of its names stands."""

    pages: int
    wide: bool
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The kept chapters of one mission."""

    mission: int

    def take(self, html: str, target: Path) -> Chapter | None:
        """Copy the chapter printed from this HTML to `target`; None where it is not kept, or broken."""
        file = self._file(html)
        try:
            digest, _, rest = file.read_bytes().partition(b"\n")
            os.utime(file)
        except OSError:
            return None
        if hashlib.sha256(rest).hexdigest().encode() != digest:
            return None
        told, _, pdf = rest.partition(b"\n")
        target.write_bytes(pdf)
        return Chapter(**json.loads(told))

    def put(self, html: str, chapter: Chapter, printed: Path) -> None:
        """Keep a printed chapter: whole or not at all, readable by the application alone."""
        file = self._file(html)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        rest = json.dumps(asdict(chapter)).encode() + b"\n" + printed.read_bytes()
        beside = file.with_name(f".{file.name}.{uuid4().hex}")
        try:
            beside.touch(mode=0o600)
            beside.write_bytes(hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)

    def _file(self, html: str) -> Path:
        return _room() / str(self.mission) / f"{key_of(html)}.chapter"


def key_of(html: str) -> str:
    """Return the hash of all from which a chapter is printed: HTML, style, typefaces and renderer."""
    return hashlib.sha256(f"{_press()} {html}".encode()).hexdigest()


def prune() -> int:
    """Remove chapters that were of no use for long, and the oldest of too many; return how many."""
    found = []
    for file in _room().glob("*/*"):
        try:
            state = file.stat()
        except FileNotFoundError:
            continue  # another worker was quicker
        found.append((state.st_mtime, state.st_size, file))
    kept, removed = 0, 0
    limit = time.time() - OLDEST.total_seconds()
    for used, size, file in sorted(found, reverse=True):
        kept += size
        if used < limit or kept > MOST:
            file.unlink(missing_ok=True)
            removed += 1
    return removed


def _room() -> Path:
    return Path(settings.IMPP_DATA_DIR) / "chapters"


@cache
def _press() -> str:
    return " ".join([edition(), *(f"{name} {version(name)}" for name in ("weasyprint", "pikepdf"))])

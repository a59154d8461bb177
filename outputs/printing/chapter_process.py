"""What the throw-away process does for a long document: prints chapters, or binds them to their cover."""

import gc
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pikepdf

from outputs.printing.binding import bind, drop_pages, places_of
from outputs.printing.chapters import Sample
from outputs.printing.finish import declare, mend
from outputs.printing.process import tell, write
from outputs.printing.stamps import Stamps, UnlikeError
from outputs.printing.streams import save


def chapters(wanted: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Print each chapter (`html`, `key`, `file`); tell its key, pages, whether any is turned, names."""
    for one in wanted:
        target = Path(one["file"])
        raw = target.with_suffix(".raw")
        write(one["html"], one["key"], raw)
        with pikepdf.open(raw) as pdf:
            drop_pages(pdf, [0])
            mend(pdf, one["key"][:12])
            save(pdf, target)
            wide = any(page.MediaBox[2] > page.MediaBox[3] for page in pdf.pages)
            tell(chapter=one["key"], pages=len(pdf.pages), wide=wide, places=places_of(pdf))
        raw.unlink()
        gc.collect()  # the next one begins with as little memory as this one
    return {"pages": 0}


def bound(job: Mapping[str, Any], target: Path) -> dict[str, Any]:
    """Print the cover and bind the chapters to it; return how many pages cover and document have.

    Nothing is bound where the cover takes another number of pages than was reckoned with (`front`), or where
    heads and feet cannot be stamped: no pages.
    """
    samples = [Sample(**sample) for sample in job["samples"]]
    raw = target.with_suffix(".raw")
    front = write(job["html"], job["identifier"], raw, job["content"]) - len(samples)
    if front != job["front"]:
        return {"pages": 0, "front": front}
    tell(phase="binding")
    with ExitStack() as opened, pikepdf.open(raw) as pdf:
        mend(pdf)
        try:
            stamps = Stamps(pdf, samples)
        except UnlikeError:
            return {"pages": 0, "front": front}
        drop_pages(pdf, range(front, front + len(samples)))
        bind(pdf, [Path(file) for file in job["files"]], opened)
        for number, page in enumerate(list(pdf.pages)[front:], front + 1):
            stamps.put(page, number)
        declare(pdf)
        tell(phase="finishing")
        save(pdf, target)
        pages = len(pdf.pages)
    raw.unlink()
    return {"pages": pages, "front": front}

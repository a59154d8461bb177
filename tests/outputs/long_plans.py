"""A plan in several chapters, small enough for tests: turned pages, notes, links between chapters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from outputs.printing import bindery
from outputs.printing import chapters as pdf_chapters
from outputs.printing.bindery import publish
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import Content, work
from outputs.printing.shelf import Shelf
from tests.outputs.sample_plan import SAMPLE, prose, register

HASH = "9c1e77ab04d25f3b" * 4
IMPRINT = Imprint(HASH, "2011-07-08", demonstration=True)
DRAFT = Imprint(HASH, "2011-07-08", draft=True)
COLUMNS = [("reference", "No."), *((f"f{n}", "Contributions") for n in range(6))]
FIGURES = register(
    "other",
    "Figures",
    COLUMNS,
    *((f"R{row}", *(10**12 * row + n for n in range(6)), "mark") for row in (1, 2)),
)
NOTES = prose(
    "notes",
    "Notes",
    'One<span class="footnote">A first note.</span>, two<span class="footnote">A second note.</span>; see '
    '<a href="#section-objectives">the objectives</a>, <a href="#section-notes">this section</a>, '
    '<a href="#section-nowhere">nothing</a> and <a href="https://un.org/">the Charter</a>.',
)


def plan(changed: str = "", **more: Any) -> dict[str, Any]:
    """Return a frozen plan of some twelve pages in five chapters; `changed` is added to the last but one."""
    sections = SAMPLE["sections"]
    again = [{**section, "key": f"{section['key']}-again"} for section in sections[:6]]
    again[0] = {**again[0], "content": again[0]["content"].replace("</p>", f"{changed}</p>", 1)}
    return {**SAMPLE, "sections": [*sections[:6], FIGURES, *sections[6:], NOTES, *again], **more}


@dataclass
class Counted:
    """What the processes of the press were asked for."""

    jobs: list[dict[str, Any]] = field(default_factory=list)

    @property
    def chapters(self) -> list[str]:
        """The HTML of every chapter that was printed."""
        return [chapter["html"] for job in self.jobs for chapter in job.get("chapters", [])]


def short_chapters(patch: pytest.MonkeyPatch) -> Counted:
    """Let documents be long from the first page on, in chapters of four sections; count what is printed."""
    counted = Counted()

    def counting(job: dict[str, Any], *rest: Any) -> dict[str, Any]:
        counted.jobs.append(job)
        return work(job, *rest)

    patch.setattr(pdf_chapters, "LONG", 1)
    patch.setattr(pdf_chapters, "MOST", 4)
    patch.setattr(bindery, "work", counting)
    return counted


def published(
    target: Path,
    frozen: dict[str, Any],
    imprint: Imprint = IMPRINT,
    *,
    mission: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Print a plan in chapters and return the file's bytes."""
    html = html_of(frozen, imprint)
    publish(html, HASH, target, tell, shelf=Shelf(mission), content=Content("{}", imprint.dated))
    return target.read_bytes()

"""A Mission Plan of about 150 pages through the press, beside bare WeasyPrint on the same HTML in one run.

Figures: the whole press (process, limits, fetcher, PDF/A-3a and PDF/UA-1, finish) as a ratio to the bare
renderer, in one go and in chapters; the same after words of one section were changed, and after it got a
paragraph more, which moves the numbers of all that follow; and the largest memory that a rendering took.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from django.conf import settings

if __name__ == "__main__":  # also by itself: python -m tests.benchmarks.printing
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from django.test import override_settings

from outputs.printing.bindery import publish
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import press
from outputs.printing.shelf import Shelf
from tests.outputs.sample_plan import SAMPLE

MARK = (
    0.7  # speed of the press against the bare renderer; above it the press costs less than half as much again
)
CHANGED = 5.0  # the same of a plan of which one section was changed, its other chapters kept
MOST_MEMORY = 1024  # MB
COPIES = 32  # of the sample's sections: about 150 pages
BARE = """
import json, resource, sys, time
from pathlib import Path
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse
from outputs.printing.fetcher import TYPES
from outputs.printing.process import issued
names = issued()
class Names(URLFetcher):
    def fetch(self, url, headers=None):
        return URLFetcherResponse(url, names[url].read_bytes(), {"Content-Type": TYPES[names[url].suffix]})
html = Path(sys.argv[1]).read_text()
document = HTML(string=html, base_url="impp:", url_fetcher=Names(allowed_protocols=("impp",))).render()
document.write_pdf(sys.argv[2])
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"pages": len(document.pages), "memory": memory}))
"""


def long_plan(words: str = "", paragraph: str = "") -> dict[str, Any]:
    """Return a frozen plan of about 150 pages; one section has these words or this paragraph more."""
    sections = []
    for copy in range(COPIES):
        for section in SAMPLE["sections"]:
            one = {**section, "key": f"{section['key']}-{copy}"}
            if copy == COPIES // 2 and section["key"] == "concept":
                one["content"] = one["content"].replace("</p>", f"{words}</p>", 1)
                one["content"] += f"<p>{paragraph}</p>" if paragraph else ""
            sections.append(one)
    return {**SAMPLE, "sections": sections}


def run() -> bool:
    """Render, print ratios and marks; return whether they are held."""
    imprint = Imprint("0" * 64, "2011-07-08")
    plans = [long_plan(), long_plan(words=" One sentence more."), long_plan(paragraph="One paragraph more.")]
    whole, changed, longer = (html_of(plan, imprint) for plan in plans)
    with tempfile.TemporaryDirectory() as room, override_settings(IMPP_DATA_DIR=room):
        place = Path(room)
        bare, told = _bare(whole, place)
        pages, spent = _pressed(whole, place)
        memory = _largest()
        first, again, moved = (_published(html, place) for html in (whole, changed, longer))
    print(
        f"printing: {pages} pages; bare WeasyPrint {bare:.1f} s, {told['memory']:.0f} MB; press {spent:.1f} s"
    )
    print(f"press ratio {bare / spent:.2f} (mark {MARK}); in chapters, none kept, {bare / first:.2f}")
    print(
        f"words of one section changed: {again:.1f} s, ratio {bare / again:.1f} (mark {CHANGED}); "
        f"a paragraph more: {moved:.1f} s, ratio {bare / moved:.1f}"
    )
    print(f"largest process {memory:.0f} MB (mark {MOST_MEMORY})")
    return bare / spent >= MARK and bare / again >= CHANGED and memory <= MOST_MEMORY


def _largest() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _bare(html: str, place: Path) -> tuple[float, dict[str, Any]]:
    source = place / "bare.html"
    source.write_text(html)
    command = [sys.executable, "-c", BARE, str(source), str(place / "bare.pdf")]
    started = time.perf_counter()
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=settings.BASE_DIR, env={"PYTHONPATH": "."}
    )
    return time.perf_counter() - started, json.loads(done.stdout)


def _pressed(html: str, place: Path) -> tuple[int, float]:
    started = time.perf_counter()
    pages = press(html, "0" * 64, place / "pressed.pdf", lambda _: None)
    return pages, time.perf_counter() - started


def _published(html: str, place: Path) -> float:
    started = time.perf_counter()
    publish(html, "0" * 64, place / "published.pdf", lambda _: None, shelf=Shelf(0))
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(0 if run() else 1)

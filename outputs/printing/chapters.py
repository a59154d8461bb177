"""A long document taken apart: a cover, its contents, and chapters that can be printed and kept one by one.

A chapter's HTML holds what its pages say and nothing else. Heads and feet of pages, which name the version,
its hash and the number of pages, are stamped on afterwards, so a chapter stays the same while others change.
Numbers of paragraphs, tables and sections are literals already; notes are counted on from chapter to chapter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from outputs.printing.scripts import scripts_of

ELSEWHERE = "impp-elsewhere:"  # how a chapter names a place in another; a text may not use this scheme
LONG = 105_000  # signs of HTML that fill about thirty pages; shorter documents are printed in one go
# A chapter, and with it a page, begins with each section of about two pages, and with each twelfth section.
# That hangs on the section itself, so a change in one leaves the chapters of others as they are.
LARGE, MOST = 7_000, 12

_WHOLE = re.compile(
    r'(?P<head>.*?)<body>(?P<running>.*?)(?P<cover><section class="cover">.*?</section>)\s*'
    r"<main>(?P<body>.*)</main>\s*</body>\s*</html>\s*",
    re.DOTALL,
)
_ROOT = re.compile(r"<html [^>]*>")
_SHEET = re.compile(r'<link rel="stylesheet" href="impp:(?P<name>[^"]+)\.css">')
_SECTION = re.compile(r'(?=<section class="part[ "])')
_NOTE = re.compile(r'<\w+ [^>]*class="[^"]*\bfootnote\b')
_NAME = re.compile(r'<section class="[^"]*" id="([^"]*)"')
_LINK = re.compile(r'<a href="#([^"]*)"')
_CONTENTS = re.compile(r'<div class="contents long">.*?</div>', re.DOTALL)
_FOLIO = '<p class="running folio"'
LINES = 43  # of contents on a page; where it is another number, they are printed once more
FOLIO = ".folio{}::after {{ content: attr(data-page) ' ' {} ' ' attr(data-of) ' {}' attr(data-end); }}"
NUMBERS = ".contents a::after { content: leader('. ') attr(data-folio); }"
# The renderer lays out the first page of every file as a cover; this one is thrown away.
BLANK = '<div style="break-after: page"></div>'


@dataclass(frozen=True, slots=True)
class Sample:
    """A page with nothing but heads and feet; `number` stands where the page's own number will."""

    wide: bool
    number: str


@dataclass(frozen=True, slots=True)
class Book:
    """A document in parts; `contents` is empty where they stand on the cover."""

    head: str
    running: str
    cover: str
    contents: str
    chapters: tuple[str, ...]

    def printed_contents(self, folios: Mapping[str, int]) -> str:
        """Return the contents as a chapter of their own, with the number of each section's page."""
        section = f'<section class="cover">{_numbered(self.contents, folios)}</section>'
        return self._document(section, NUMBERS)

    def printed_chapters(self) -> Iterator[str]:
        """Yield each chapter as a document; links to places in others name them as elsewhere."""
        names = {name: at for at, chapter in enumerate(self.chapters) for name in _NAME.findall(chapter)}
        notes = 0
        for at, chapter in enumerate(self.chapters):
            away = {name for name, home in names.items() if home != at}
            text = _LINK.sub(partial(_led, away), chapter)
            yield self._document(f"<main>{text}</main>", f"html {{ counter-reset: footnote {notes}; }}")
            notes += len(_NOTE.findall(chapter))

    def front(self, folios: Mapping[str, int], total: int, samples: list[Sample]) -> str:
        """Return the cover, followed by the samples from which heads and feet of all pages are taken."""
        style = [NUMBERS, FOLIO.format("", "counter(page)", total)]
        style.append(FOLIO.format("[data-number]", "attr(data-number)", total))
        style.append(".sample { break-before: page; }")
        words = self.running.partition(_FOLIO)[2].partition("</p>")[0]
        pages = "".join(
            f'<div class="{"sample wide" if sample.wide else "sample"}">'
            f'{_FOLIO} data-number="{sample.number}"{words}</p></div>'
            for sample in samples
        )
        head = self.head.replace("</head>", f"<style>{' '.join(style)}</style>\n</head>")
        return f"{head}<body>{self.running}{_numbered(self.cover, folios)}{pages}</body></html>"

    def _document(self, body: str, style: str) -> str:
        faces = {f"fonts-{name}" for name in scripts_of(body)}
        sheets = [
            sheet[0]
            for sheet in _SHEET.finditer(self.head)
            if sheet["name"] in faces or not sheet["name"].startswith(("fonts-", "draft-"))
        ]
        root = _ROOT.search(self.head)
        return "\n".join(
            [
                "<!DOCTYPE html>",
                root[0] if root else "<html>",
                '<head><meta charset="utf-8"><title>Chapter</title>',
                '<meta name="dcterms.created" content="2006-06-13">',  # else it would be today
                '<meta name="dcterms.modified" content="2006-06-13">',
                *sheets,
                f"<style>{style}</style></head>",
                f"<body>{BLANK}{body}</body></html>",
            ]
        )


def taken_apart(html: str) -> Book | None:
    """Return a long document in chapters; None for one that is short, of one chapter, or built otherwise."""
    if len(html) < LONG or not (whole := _WHOLE.fullmatch(html)) or _FOLIO not in whole["running"]:
        return None
    chapters = tuple(_chapters(_SECTION.split(whole["body"])))
    if len(chapters) < 2:
        return None
    contents = _CONTENTS.search(whole["cover"])
    cover = _CONTENTS.sub("", whole["cover"])
    return Book(whole["head"], whole["running"], cover, contents[0] if contents else "", chapters)


def expected_pages(contents: str) -> int:
    """Return how many pages the contents will probably take; 0 where they stand on the cover."""
    return -(-contents.count("<li>") // LINES)


def samples_for(first: int, total: int, *, wide: bool) -> list[Sample]:
    """Return the samples for pages `first` to `total`: the ten figures, and two of each length of number."""
    lengths = range(len(str(first)), len(str(total)) + 1)
    turns = (False, True) if wide else (False,)
    figures = [Sample(wide=False, number=number) for number in ("0123456789", "9876543210")]
    return figures + [
        Sample(wide=turned, number=figure * length)
        for turned in turns
        for length in lengths
        for figure in "09"
    ]


def _chapters(pieces: list[str]) -> Iterator[str]:
    lead, *sections = pieces
    begins = [0]
    for at, section in enumerate(sections):
        if at and (len(section) >= LARGE or at % MOST == 0):
            begins.append(at)
    for start, end in pairwise([*begins, len(sections)]):
        text = "".join(sections[start:end])
        yield lead + text if start == 0 else text


def _led(away: set[str], link: re.Match[str]) -> str:
    return f'<a href="{ELSEWHERE}{link[1]}"' if link[1] in away else link[0]


def _numbered(contents: str, folios: Mapping[str, int]) -> str:
    """Return contents whose links name the page on which each section stands."""

    def named(link: re.Match[str]) -> str:
        return f'<a href="{ELSEWHERE}{link[1]}" data-folio="{folios[link[1]]}"'

    return _LINK.sub(named, contents)

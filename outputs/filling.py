"""When a section counts as filled: forty own words, one complete row, or a reason of ten words.

White space, marks such as "tbd", brackets still to be filled in, headings, footnotes and the section's own
guidance pasted back do not count.
"""

import re
from functools import lru_cache

from outputs.canonical import plain_text, words
from outputs.definition.shape import OutputType, Section
from outputs.models import SectionText
from outputs.templates import FIRST, edition_of

LEAST_WORDS = 40
LEAST_REASON = 10
RUN = 6  # that many words in a row as in the guidance are taken as pasted

_FILLERS = frozenset(
    {"tbd", "tbc", "tba", "tbf", "todo", "n/a", "na", "nil", "none", "xxx", "xx", "x", "pending"}
)
_PHRASE = (
    r"\bto be (?:determined|confirmed|completed|added|drafted|defined|written|filled|provided|inserted)\b"
    r"|\bnot (?:yet )?(?:available|drafted|written)\b|\binsert (?:text )?here\b"
)
_PHRASES = re.compile(rf"\[[^\[\]]*(?:{_PHRASE}|\b(?:tbd|tbc|insert)\b)[^\[\]]*\]|{_PHRASE}", re.IGNORECASE)
_BESIDE = re.compile(r'<h\d[^>]*>.*?</h\d>|<span class="footnote">.*?</span>', re.DOTALL)


def filled(
    section: Section,
    text: SectionText | None,
    complete_rows: int,
    output_type: str,
    edition: int = FIRST,
) -> bool:
    """Return whether a section counts as filled with this text and this many complete rows.

    A reason counts where the section may be marked as not applicable, or is never demanded.
    """
    if text is not None and text.not_applicable:
        may_be_left_out = section.may_be_not_applicable or not section.required_for
        return may_be_left_out and own_words(text.not_applicable, output_type, edition) >= LEAST_REASON
    if section.kind == "register":
        return complete_rows > 0
    return text is not None and own_words(text.content, output_type, edition) >= LEAST_WORDS


def own_words(html: str, output_type: str, edition: int = FIRST) -> int:
    """Return how many words of the running text count.

    Headings and notes lead to it or stand below it; fillers, and runs copied from the guidance of the
    template, are nobody's own.
    """
    found = [_bare(word) for word in words(_PHRASES.sub(" ", plain_text(_BESIDE.sub(" ", html))))]
    found = [word for word in found if word and word not in _FILLERS]
    runs = _guidance_runs(edition_of(output_type, edition))
    copied = [False] * len(found)
    for start in range(len(found) - RUN + 1):
        if tuple(found[start : start + RUN]) in runs:
            copied[start : start + RUN] = [True] * RUN
    return copied.count(False)


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?()[]{}\"'“”‘’«»–—-_/*")


@lru_cache(maxsize=64)
def _guidance_runs(template: OutputType) -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for section in template.sections:
        told = [bare for word in words(section.guidance) if (bare := _bare(word))]
        runs.update(tuple(told[start : start + RUN]) for start in range(len(told) - RUN + 1))
    return frozenset(runs)

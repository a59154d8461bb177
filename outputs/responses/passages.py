"""Passages: the words that a comment quotes, found in a section and found again after it has changed."""

import re
from collections.abc import Mapping
from typing import Any

from missions.errors import Invalid
from outputs.canonical import plain_text
from outputs.freezing import reading
from outputs.models import Comment, Version
from outputs.printing.words import words

LONGEST = 2_000
AROUND = 40  # characters kept before and after the passage
UNSEEN = frozenset({"id", "source", "version"})


def plain_of(section: Mapping[str, Any]) -> str:
    """Return the words of a section as it prints: its text or reason, then the cells of its table."""
    said = section["not_applicable"] or plain_text(section["content"])
    titled = [column["key"] for column in section["columns"] if column["key"] not in UNSEEN]
    cells = [words(row.get(key)) for row in section["rows"] for key in titled]
    return " ".join([said, *(cell for cell in cells if cell)]).strip()


def located(plain: str, quote: str, before: str = "", after: str = "") -> tuple[str, str, str]:
    """Return the passage as it stands in the text, and the characters before and after it.

    Space does not count; of several places the one is taken that fits `before` and `after`. Invalid (400)
    when the section does not hold the passage.
    """
    if len(quote) > LONGEST:
        raise Invalid(f"A passage has at most {LONGEST:,} characters.", field="quote")
    places = _places(plain, quote)
    if not places:
        raise Invalid(
            "The section does not hold these words; copy the passage from the text as it stands.",
            field="quote",
        )
    start, end = max(places, key=lambda place: _fits(plain, place, before, after))
    return plain[start:end], plain[max(0, start - AROUND) : start], plain[end : end + AROUND]


def changed(comment: Comment, texts: Mapping[str, str]) -> bool:
    """Tell whether the passage of a comment no longer stands; `texts` are the words now, by section."""
    return bool(comment.quote) and not _places(texts.get(comment.section, ""), comment.quote)


def texts_now(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the words of every section of what a version prints."""
    return {section["key"]: plain_of(section) for section in content["sections"]}


def current_texts(version: Version, comments: list[Comment]) -> dict[str, str]:
    """Return the words of the output's latest version, read only where a comment quotes a passage."""
    return texts_now(reading(version)) if any(comment.quote for comment in comments) else {}


def _places(plain: str, quote: str) -> list[tuple[int, int]]:
    signs = "".join(quote.split())
    if not signs:
        return []
    kept = [place for place, sign in enumerate(plain) if not sign.isspace()]
    bare = "".join(plain[place] for place in kept)
    found = [match.start() for match in re.finditer(f"(?={re.escape(signs)})", bare)]
    return [(kept[start], kept[start + len(signs) - 1] + 1) for start in found]


def _fits(plain: str, place: tuple[int, int], before: str, after: str) -> int:
    """Return how many characters around a place agree with those given."""
    ahead, behind = "".join(before.split())[::-1], "".join(after.split())
    lead = "".join(plain[: place[0]].split())[::-1]
    trail = "".join(plain[place[1] :].split())
    return _common(ahead, lead) + _common(behind, trail)


def _common(one: str, other: str) -> int:
    agree = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        agree += 1
    return agree

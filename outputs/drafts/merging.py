"""Two texts of one section brought together, so that no word of either is lost."""

import re
from difflib import SequenceMatcher


def blocks(html: str) -> list[str]:
    """Return the blocks of the first level of canonical HTML."""
    found, depth, start = [], 0, 0
    for mark in re.finditer(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if mark[2] == "br":
            continue
        depth += -1 if mark[1] else 1
        if depth == 0:
            found.append(html[start : mark.end()])
            start = mark.end()
    return found


def together(theirs: str, mine: str) -> str:
    """Return both texts as one: what they share once, what differs from both, theirs before mine.

    Takes and returns canonical HTML. Every block of either text stands in the result, in its order.
    """
    one, other = blocks(theirs), blocks(mine)
    pieces: list[str] = []
    for act, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        pieces += one[a:b]
        if act != "equal":
            pieces += other[c:d]
    return "".join(pieces)

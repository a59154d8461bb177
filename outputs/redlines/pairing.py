"""Which block of the old text has become which of the new: the same ones first, then those most alike."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from outputs.redlines.tree import Block, Node

ALIKE = 0.4  # the share of common words from which a block counts as written anew rather than replaced
SAME_NAME = 0.6  # how alike two rows are at least that begin with the same cell
MOST_PAIRS = 20_000

Pair = tuple[Node | None, Node | None]


def paired(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Pair]:
    """Yield old and new nodes side by side in reading order; None where one has no match."""
    if len(old) == len(new) and all(node.family == "cell" for node in (*old, *new)):
        yield from zip(old, new, strict=True)
        return
    was, now = [node.html for node in old], [node.html for node in new]
    for act, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if act == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _between(old[a:b], new[c:d])


def _between(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Pair]:
    """Pair what stands between two equal stretches."""
    if len(old) == len(new) == 1 and old[0].family == new[0].family:
        matches = [(0, 0)]
    elif len(old) * len(new) > MOST_PAIRS:
        both = enumerate(zip(old, new, strict=False))
        matches = [(place, place) for place, (one, other) in both if one.family == other.family]
    else:
        matches = _best(old, new)
    a = c = 0
    for one, other in [*matches, (len(old), len(new))]:
        yield from ((node, None) for node in old[a:one])
        yield from ((None, node) for node in new[c:other])
        if one < len(old):
            yield old[one], new[other]
        a, c = one + 1, other + 1


def _best(old: Sequence[Node], new: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the places of those pairs in order that are most alike together."""
    value = [[_alike(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for c in reversed(range(len(new))):
            kept = value[a][c] + best[a + 1][c + 1] if value[a][c] else 0.0
            best[a][c] = max(best[a + 1][c], best[a][c + 1], kept)
    found, a, c = [], 0, 0
    while a < len(old) and c < len(new):
        if value[a][c] and best[a][c] == value[a][c] + best[a + 1][c + 1]:
            found.append((a, c))
            a, c = a + 1, c + 1
        elif best[a][c] == best[a + 1][c]:
            a += 1
        else:
            c += 1
    return found


def _alike(old: Node, new: Node) -> float:
    """Return how alike two nodes are, from nothing to 1; nothing below what counts."""
    if old.family != new.family:
        return 0.0
    size = old.bag.total() + new.bag.total()
    share = 2 * (old.bag & new.bag).total() / size if size else 1.0
    if _named(old) and _named(old) == _named(new):
        share = max(share, SAME_NAME)
    return share if share >= ALIKE else 0.0


def _named(node: Node) -> str:
    """Return the words of a row's first cell, by which people know it."""
    if not isinstance(node, Block) or node.tag != "tr" or not node.children:
        return ""
    return " ".join(node.children[0].bag)

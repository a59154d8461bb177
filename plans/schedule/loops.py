"""Links that run in a circle: found, named in order, and left out where the rest is still worked out."""

from collections.abc import Hashable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def loop_in(after: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """Return one loop, each item before the one that comes after it, the first not repeated; else nothing.

    `after` says of each item which ones it comes after.
    """
    try:
        TopologicalSorter(after).prepare()
    except CycleError as found:
        return list(found.args[1][:-1])
    return []


def without_loops(
    after: Mapping[Key, Iterable[Key]],
) -> tuple[dict[Key, tuple[Key, ...]], list[list[Key]]]:
    """Return the links less those inside loops, and the loops."""
    kept = {key: tuple(before) for key, before in after.items()}
    loops = []
    while loop := loop_in(kept):
        loops.append(loop)
        inside = set(loop)
        for key in loop:
            kept[key] = tuple(one for one in kept[key] if one not in inside)
    return kept, loops


def in_order(after: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """Return the items so that each stands behind all that it comes after; CycleError for a loop."""
    return list(TopologicalSorter(after).static_order())

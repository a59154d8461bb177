"""Turned pages and what stands before them: no page is left almost empty for a table that can stand upright.

Which page a table falls on shows only when the document is laid out. So it is laid out, looked at, and laid
out again with those tables upright that would leave a few lines alone, unless their words lack room there.
No Django here: this runs in the throw-away process.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count, pairwise
from typing import Any

SPARSE = 0.3  # share of a page's text; a page that is filled less is almost empty
ROUNDS = 3  # layouts; setting one table upright moves those that follow
WIDE = '<div class="drawn wide'
CRAMPED = 'class="drawn wide cramped"'
NAME = "turned-"
_SECTION = re.compile(r'(?=<section class="part[ "])')


def settled(html: str, lay_out: Callable[[str], Any]) -> Any:
    """Return the laid-out document, in as many rounds as it takes; one without wide tables in one."""
    numbers = count(1)
    html = re.sub(re.escape(WIDE), lambda _: f'<div id="{NAME}{next(numbers)}"{WIDE[4:]}', html)
    document = lay_out(html)
    for _round in range(ROUNDS - 1):
        upright = _upright(html, set(_lonely(document.pages)))
        if upright == html:
            break
        html = upright
        document = lay_out(html)
    return document


def _lonely(pages: list[Any]) -> Iterator[str]:
    """Yield the names of tables that begin a turned page after an almost empty one; the cover is none."""
    for before, page in pairwise(pages[1:]):
        turned = page.width > page.height and before.width < before.height
        names = sorted((at[1], name) for name, at in page.anchors.items() if name.startswith(NAME))
        if turned and names and _filled(before) < SPARSE:
            yield names[0][1]


def _upright(html: str, names: set[str]) -> str:
    """Return the HTML with the sections of these tables set upright, as far as their words have room."""
    return "".join(
        section.replace('<section class="part wide"', '<section class="part"').replace(
            '"drawn wide"', '"drawn"'
        )
        if any(f'id="{name}"' in section for name in names) and CRAMPED not in section
        else section
        for section in _SECTION.split(html)
    )


def _filled(page: Any) -> float:
    """Return how far down its text a page is filled."""
    box = page._page_box  # noqa: SLF001 - the renderer tells heights nowhere else
    top = box.content_box_y()
    lines = [line.position_y + line.height for line in _lines(box.children[0])]
    return (max(lines, default=top) - top) / box.height


def _lines(box: Any) -> Iterator[Any]:
    children = getattr(box, "children", None)
    if type(box).__name__ in ("LineBox", "InlineReplacedBox", "BlockReplacedBox") or not children:
        yield box
    else:
        for child in children:
            yield from _lines(child)

"""A redline written from two trees: pairs of blocks inside one another, down to their words."""

import re
from collections import Counter
from collections.abc import Sequence
from html import escape

from outputs.redlines.forms import forms
from outputs.redlines.inline import inserted, said_anew
from outputs.redlines.pairing import paired
from outputs.redlines.tree import Block, Node, Run, parsed

LEAST_MOVED = 3  # words; a shorter block is as likely to have been written twice
MOVED = ' class="moved"'
_OPENINGS = re.compile(r"(?:<(?:ul|ol|li|table|thead|tbody|tr|td|th|blockquote|p|h3|h4)\b[^>]*>)+")


def redlined(old: str, new: str) -> str:
    """Return the new HTML with what came in `ins` and what went in `del`; see the package's words."""
    if old == new:
        return new
    return _inside(parsed(old).children, parsed(new).children)


def _inside(old: Sequence[Node], new: Sequence[Node]) -> str:
    pairs = list(paired(old, new))
    gone = Counter(one.html for one, other in pairs if one and not other)
    came = Counter(other.html for one, other in pairs if other and not one)
    written: list[str] = []
    for one, other in pairs:
        if one and other:
            written.append(_both(one, other))
        elif node := one or other:
            moved = node.html in gone and node.html in came and node.bag.total() >= LEAST_MOVED
            mark = MOVED if moved else ""
            written.append(_came(node, mark) if other else _gone(node, mark))
    return "".join(written)


def _both(old: Node, new: Node) -> str:
    if old.html == new.html:
        return new.html
    if isinstance(old, Block) and isinstance(new, Block):
        html = f"{new.opening}{_inside(old.children, new.children)}{new.closing}"
        told = "".join(
            f'<del class="form" data-told="{escape(sentence)}"></del>' for sentence in forms(old, new)
        )
        return _OPENINGS.sub(lambda found: found[0] + told, html, count=1) if told else html
    return said_anew(old.html, new.html)


def _came(node: Node, mark: str) -> str:
    if isinstance(node, Run):
        return inserted(node.html, mark)
    return f"{node.opening}{''.join(_came(child, mark) for child in node.children)}{node.closing}"


def _gone(node: Node, mark: str) -> str:
    if isinstance(node, Run):
        return f"<del{mark}>{node.html}</del>"
    classes = f"gone {node.attributes.get('class', '')}".strip()
    bare = re.sub(r' class="[^"]*"', "", node.opening)
    opening = f'{bare[:-1]} class="{classes}">'
    return f"{opening}{''.join(_struck(child, mark) for child in node.children)}{node.closing}"


def _struck(node: Node, mark: str) -> str:
    if isinstance(node, Run):
        return _gone(node, mark)
    return f"{node.opening}{''.join(_struck(child, mark) for child in node.children)}{node.closing}"

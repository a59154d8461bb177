"""A canonical text as a tree of blocks, whose leaves are runs of words and marks."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Union

INLINE = frozenset({"a", "strong", "em", "u", "s", "sub", "sup", "span", "br"})
_PIECE = re.compile(r"<[^>]*>|[^<]+|<")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_FAMILIES = {
    "p": "text", "h3": "text", "h4": "text", "ul": "list", "ol": "list", "td": "cell", "th": "cell",
    "thead": "part", "tbody": "part",
}  # fmt: skip


@dataclass
class Run:
    """Words and marks between two ends of blocks."""

    html: str
    family = ""

    @cached_property
    def bag(self) -> Counter[str]:
        """The words, by which two nodes are held against each other."""
        return Counter(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", self.html)))


@dataclass
class Block:
    """An element that holds blocks or runs."""

    tag: str
    opening: str
    children: list[Union["Block", Run]] = field(default_factory=list)

    @cached_property
    def html(self) -> str:
        """The element as it was written."""
        return f"{self.opening}{''.join(child.html for child in self.children)}{self.closing}"

    @cached_property
    def bag(self) -> Counter[str]:
        """All words inside."""
        return sum((child.bag for child in self.children), Counter())

    @property
    def closing(self) -> str:
        """The closing tag; nothing for the root."""
        return f"</{self.tag}>" if self.tag else ""

    @property
    def family(self) -> str:
        """Elements of one family can become one another."""
        return _FAMILIES.get(self.tag, self.tag)

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the opening tag."""
        return dict(_ATTRIBUTE.findall(self.opening))


Node = Block | Run


def parsed(html: str) -> Block:
    """Return canonical HTML as a tree; closing tags that close nothing are passed over."""
    root = Block("", "")
    around, run = [root], list[str]()
    for piece in _PIECE.findall(html):
        name = _NAME.match(piece)
        if name is None or name[1] in INLINE:
            run.append(piece)
            continue
        _put(run, around[-1])
        if not piece.startswith("</"):
            block = Block(name[1], piece)
            around[-1].children.append(block)
            around.append(block)
        elif around[-1].tag == name[1]:
            around.pop()
    _put(run, root)
    return root


def _put(run: list[str], block: Block) -> None:
    if run:
        block.children.append(Run("".join(run)))
        run.clear()

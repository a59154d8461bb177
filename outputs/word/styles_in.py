"""What the styles of a Word file mean: heading levels in every language, quotes, lists, contents."""

import re
from dataclasses import dataclass, field

from lxml import etree

from outputs.word.package import W, child, value

LEVELS = 9
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by their ids; names are English in every language of Word."""

    names: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)

    def level(self, properties: etree._Element | None) -> int:
        """Return the heading level of a paragraph, 0 for none; its own outline level counts first."""
        own = value(properties, "outlineLvl")
        if own.isdigit():
            return int(own) + 1 if int(own) < LEVELS else 0
        return self.levels.get(value(properties, "pStyle"), 0)

    def name(self, properties: etree._Element | None) -> str:
        """Return the name of a paragraph's style in small letters."""
        return self.names.get(value(properties, "pStyle"), "")

    def is_quote(self, properties: etree._Element | None) -> bool:
        """Return whether the paragraph is set as a quotation."""
        return self.name(properties) in _QUOTES

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Return whether the paragraph is a line of a table of contents or of figures."""
        return bool(re.fullmatch(r"toc( heading|\s?\d)|table of figures|contents? heading|contents \d",
                                 self.name(properties)))  # fmt: skip

    def item(self, properties: etree._Element | None) -> tuple[str, str] | None:
        """Return list number and depth of a list's paragraph, its own or its style's."""
        own = child(properties, "numPr") if properties is not None else None
        number, depth = self.lists.get(value(properties, "pStyle"), ("", "0"))
        if own is not None:
            number, depth = value(own, "numId") or number, value(own, "ilvl") or depth
        return (number, depth) if number not in ("", "0") else None


def styles_of(tree: etree._Element) -> Styles:
    """Return the meaning of the styles part."""
    names, own, based, lists = {}, {}, {}, {}
    for style in tree.iterfind(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        names[key] = value(style, "name").lower()
        based[key] = value(style, "basedOn")
        heading = re.fullmatch(r"heading ([1-9])", names[key])
        outline = value(style, "pPr/outlineLvl")
        level = int(heading[1]) if heading else 0
        level = level or (int(outline) + 1 if outline.isdigit() and int(outline) < LEVELS else 0)
        own[key] = level or (1 if names[key] == "title" else 0)
        number = value(style, "pPr/numPr/numId")
        if number:
            lists[key] = (number, value(style, "pPr/numPr/ilvl") or "0")
    for key in names:
        for ancestor in _line(key, based):
            if key not in lists and ancestor in lists:
                lists[key] = lists[ancestor]
    levels = {key: next(filter(None, (own.get(one, 0) for one in _line(key, based))), 0) for key in names}
    return Styles(names, levels, lists)


def _line(key: str, based: dict[str, str]) -> list[str]:
    """Return a style and those it is based on, the nearest first."""
    line = [key]
    while based.get(line[-1]) and len(line) < _DEEPEST:
        line.append(based[line[-1]])
    return line

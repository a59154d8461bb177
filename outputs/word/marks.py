"""Marks that travel through pandoc as text: signs of the private area around a name and a value.

Pandoc knows neither the direction of a paragraph nor our anchors; so they are written into the text before it
and taken out after it, on the way in and on the way out.
"""

import re

from lxml import etree

from outputs.word.package import W, child

OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{OPEN}([a-z]+)=([^{OPEN}{CLOSE}]*){CLOSE}")
_SIGNS = re.compile(f"[{OPEN}{CLOSE}]")


def mark(name: str, value: str = "1") -> str:
    """Return the mark as text."""
    return f"{OPEN}{name}={value}{CLOSE}"


def split(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the marks in a text, and the text without them."""
    if OPEN not in text:
        return [], text
    return _MARK.findall(text), _MARK.sub("", text)


def pieces(text: str) -> list[str | tuple[str, str]]:
    """Return a text as words and marks, in order."""
    found: list[str | tuple[str, str]] = []
    start = 0
    for one in _MARK.finditer(text):
        if one.start() > start:
            found.append(text[start : one.start()])
        found.append((one[1], one[2]))
        start = one.end()
    if start < len(text):
        found.append(text[start:])
    return found


def without_signs(text: str) -> str:
    """Return a text that cannot be taken for a mark."""
    return _SIGNS.sub("", text)


def run(text: str) -> etree._Element:
    """Return a run of Word that holds the text."""
    element = etree.Element(f"{W}r")
    inner = etree.SubElement(element, f"{W}t")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def lead(paragraph: etree._Element, text: str) -> None:
    """Put a mark at the beginning of a paragraph."""
    paragraph.insert(1 if child(paragraph, "pPr") is not None else 0, run(text))

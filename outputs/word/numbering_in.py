"""Lists as they were meant: neighbours of the same form become one list, where an editor has split them."""

from collections.abc import Iterator

from lxml import etree

from outputs.word.package import W, child, value
from outputs.word.styles_in import Styles

CONTINUED = "list continue"
_DEEPEST = 8


def forms_of(numbering: etree._Element) -> dict[tuple[str, str], str]:
    """Return the form ("bullet", "lowerRoman 3" ...) for each list number and depth."""
    abstract: dict[str, dict[str, tuple[str, str]]] = {}
    for one in numbering.iterfind(f"{W}abstractNum"):
        abstract[one.get(f"{W}abstractNumId", "")] = {
            level.get(f"{W}ilvl", "0"): (value(level, "numFmt"), value(level, "start") or "1")
            for level in one.iterfind(f"{W}lvl")
        }
    forms = {}
    for number in numbering.iterfind(f"{W}num"):
        key = number.get(f"{W}numId", "")
        for depth, (form, start) in abstract.get(value(number, "abstractNumId"), {}).items():
            forms[key, depth] = "bullet" if form in ("bullet", "none", "") else f"{form} {start}"
        for override in number.iterfind(f"{W}lvlOverride"):
            depth = override.get(f"{W}ilvl", "0")
            form = value(override, "lvl/numFmt") or forms.get((key, depth), "").partition(" ")[0]
            begin = value(override, "startOverride") or value(override, "lvl/start") or "1"
            if form:
                forms[key, depth] = "bullet" if form == "bullet" else f"{form} {begin}"
    return forms


def complete_levels(numbering: etree._Element) -> None:
    """Give every level the start and the text without which it is taken for none."""
    for level in numbering.iter(f"{W}lvl"):
        for name, told in (("start", "1"), ("numFmt", "bullet"), ("lvlText", "%1.")):
            if child(level, name) is None:
                etree.SubElement(level, f"{W}{name}").set(f"{W}val", told)


def join_lists(story: etree._Element, styles: Styles, forms: dict[tuple[str, str], str]) -> None:
    """Give neighbouring items of one form and depth one list number, throughout the story."""
    for container in [story, *story.iter(f"{W}tc", f"{W}footnote", f"{W}endnote")]:
        _join_in(container, styles, forms)


def _join_in(container: etree._Element, styles: Styles, forms: dict[tuple[str, str], str]) -> None:
    open_lists: dict[int, str] = {}
    for properties, found in _items(container, styles):
        if found is None:
            open_lists = {}
            continue
        number, depth = found
        if number == CONTINUED:
            number = open_lists.get(int(depth), "")
            if number:
                _set(properties, number, depth)
            continue
        deep = min(int(depth), _DEEPEST) if depth.isdigit() else 0
        form = forms.get((number, depth), "")
        open_lists = {level: one for level, one in open_lists.items() if level <= deep}
        before = open_lists.get(deep)
        if before and before != number and form and form == forms.get((before, depth)):
            number = before
        open_lists[deep] = number
        _set(properties, number, str(deep))


def _items(
    container: etree._Element, styles: Styles
) -> Iterator[tuple[etree._Element, tuple[str, str] | None]]:
    for element in container:
        properties = child(element, "pPr")
        if element.tag != f"{W}p":
            yield element, None
        elif not styles.level(properties):
            if properties is None:
                properties = etree.Element(f"{W}pPr")
            yield properties, _continued(properties, styles) or styles.item(properties)
        else:
            yield element, None


def _continued(properties: etree._Element, styles: Styles) -> tuple[str, str] | None:
    """Return depth of a paragraph that goes on with the item before, by its style ("List Continue 2")."""
    name = styles.name(properties)
    if not name.startswith(CONTINUED):
        return None
    deep = name.removeprefix(CONTINUED).strip()
    return CONTINUED, str(int(deep) - 1) if deep.isdigit() and deep != "0" else "0"


def _set(properties: etree._Element, number: str, depth: str) -> None:
    own = child(properties, "numPr")
    if own is not None:
        properties.remove(own)
    own = etree.SubElement(properties, f"{W}numPr")
    etree.SubElement(own, f"{W}ilvl").set(f"{W}val", depth)
    etree.SubElement(own, f"{W}numId").set(f"{W}val", number)

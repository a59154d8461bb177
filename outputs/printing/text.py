"""Section texts made ready for print: cleaned once more, paragraphs numbered, headings in order."""

from collections.abc import Iterator

import nh3
from lxml import etree
from lxml import html as lxml_html

from outputs.normal_form import KEPT_CLASSES
from outputs.printing.prose_tables import set_tables
from outputs.printing.say import said

# What a printed section may consist of. Texts are stored in canonical form already; this is the second door,
# so that nothing which reached the database another way can name a file or an address to the renderer.
TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "br", "a",
    "span", "strong", "b", "em", "i", "u", "s", "sub", "sup", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "lang", "class"},
    "a": {"href"},
    "ol": {"type", "start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
SCHEMES = {"https", "http", "mailto"}
WIDEST_SPAN = 20
FIRST_LEVEL = 3  # the document's title is h1, a section's title h2
LAST_LEVEL = 6


def printable_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute as far as it may be printed."""
    if name == "class":
        return " ".join(sorted(set(value.split()) & KEPT_CLASSES)) or None
    if name in ("colspan", "rowspan"):
        return value if value.isdigit() and 0 < int(value[:4]) <= WIDEST_SPAN else None
    return value


def clean(content: str) -> str:
    """Return the HTML without anything that is not print: scripts, styles, foreign addresses, huge spans."""
    return nh3.clean(
        content,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=printable_attribute,
    )


def numbered(content: str, numbers: Iterator[int]) -> str:
    """Return a section's HTML with its top-level paragraphs numbered from `numbers`, as literals.

    Headings inside the section start below the section's own and skip no level.
    """
    cleaned = clean(content).strip()
    if not cleaned:
        return ""
    body = lxml_html.fragment_fromstring(cleaned, create_parent="div")
    _wrap_loose_text(body)
    for child in body:
        if child.tag == "p" and "".join(child.itertext()).strip():
            _number(child, next(numbers))
    order_headings(body)
    for link in body.iter("a"):
        etree.strip_tags(link, "*")  # PDF/UA: a link holds its text and nothing else
    set_tables(body)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body)


def _wrap_loose_text(body: lxml_html.HtmlElement) -> None:
    if body.text and body.text.strip():
        paragraph = lxml_html.Element("p")
        paragraph.text = body.text
        body.text = None
        body.insert(0, paragraph)


def _number(paragraph: lxml_html.HtmlElement, number: int) -> None:
    label = lxml_html.Element("span", {"class": "number"})
    label.text = f"{number}{said('(after the number of a paragraph)')}"
    label.tail = paragraph.text
    paragraph.text = None
    paragraph.insert(0, label)
    paragraph.set("class", f"{paragraph.get('class', '')} counted".strip())


def order_headings(body: lxml_html.HtmlElement) -> None:
    """Put headings below the section's own, so that none skips a level."""
    previous = FIRST_LEVEL - 1
    for element in body.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        level = min(max(int(element.tag[1]), FIRST_LEVEL), previous + 1, LAST_LEVEL)
        element.tag = f"h{level}"
        previous = level

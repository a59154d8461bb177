"""One canonical form of text: restricted HTML, the same after the editor, the API and Word.

Without one form two versions cannot be compared and a hash says nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

import nh3
from lxml import etree

from missions.errors import Unprocessable
from outputs.normal_form import KEPT_CLASSES, normalise

MOST_CHARACTERS = 200_000
DEEPEST = 40
MOST_ROWS = 500
MOST_COLUMNS = 20
WIDEST_SPAN = 20
MOST_PASSES = 6

_TAGS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "div", "section", "article",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "br", "a",
    "strong", "b", "em", "i", "u", "ins", "s", "strike", "del", "sub", "sup", "span",
})  # fmt: skip
_ATTRIBUTES = {
    "*": {"dir", "class"},
    "a": {"href"},
    "ol": {"type", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_NOTES = ("span", "sup")  # a footnote is a span; it was once written as <sup class="footnote">
_LINKS = {"http", "https", "mailto"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), None)


def canonical(html: str) -> str:
    """Return the canonical form of `html`; plain text becomes one paragraph, nothing becomes "".

    What is not allowed (scripts, styles, pictures, links other than to web and mail) is left out, its
    text kept. Unprocessable (422) beyond 200,000 characters, 40 levels of nesting, tables of 500 rows
    or 20 columns, or cells that span more than 20.
    """
    if len(html) > MOST_CHARACTERS:
        raise _unusable(f"A section holds at most {MOST_CHARACTERS:,} characters; this has {len(html):,}.")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", html))
    written = _pass(text)
    for _ in range(MOST_PASSES):  # dropping an empty mark can leave a space at a block's end, and so on
        again = _pass(written)
        if again == written:
            break
        written = again
    if len(written) > MOST_CHARACTERS:
        raise _unusable(f"A section holds at most {MOST_CHARACTERS:,} characters; this has {len(written):,}.")
    return written


def _pass(text: str) -> str:
    root = _tree(_cleaned(text))
    _check_depth(root)
    normalise(root)
    for table in root.iter("table"):
        _check_table(table)
    return "".join(_written(child) for child in root)


def from_plain(text: str) -> str:
    """Return typed text as HTML: blank lines part paragraphs, line ends stay. HTML is returned as it is."""
    if re.search(r"</?[a-zA-Z][^<>]*>", text):
        return text
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "".join(f"<p>{escape(part, quote=False)}</p>".replace("\n", "<br>") for part in paragraphs if part)


def plain_text(html: str) -> str:
    """Return the words of canonical HTML as text, blocks parted by spaces."""
    loose = re.sub(r"<(?!/?(?:strong|em|u|s|sub|sup|a)\b)[^>]*>", " ", html)
    text = re.sub(r"<[^>]*>", "", loose)
    return " ".join(
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&").split()
    )


def words(text: str) -> list[str]:
    """Return the words of plain text; each character of Chinese or Japanese is one."""
    parted = _CJK.sub(r" \g<0> ", text.translate(_INVISIBLE))
    return [word for word in parted.split() if any(sign.isalnum() for sign in word)]


def word_count(html: str) -> int:
    """Return how many words canonical HTML holds."""
    return len(words(plain_text(html)))


def _unusable(sentence: str) -> Unprocessable:
    return Unprocessable({"content": sentence})


def _cleaned(text: str) -> str:
    if text.count("<") > MOST_CHARACTERS // 8:
        raise _unusable("The text holds more marks than words; paste it as plain text.")
    return nh3.clean(
        text,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes=_LINKS,
        link_rel=None,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the attribute's canonical value, or None where it is dropped."""
    if name == "class":
        kept = KEPT_CLASSES & ({"footnote"} if tag in _NOTES else KEPT_CLASSES - {"footnote"})
        return " ".join(sorted(kept.intersection(value.split()))) or None
    if tag in _NOTES:
        return None
    if name == "dir":
        return value.lower() if value.lower() in ("ltr", "rtl", "auto") else None
    if name == "href":
        link = re.sub(r"\s+", "", value)
        allowed = link.lower().startswith(("http://", "https://", "mailto:"))
        return link.replace("<", "%3C").replace(">", "%3E").replace('"', "%22") if allowed else None
    if name == "type":
        return value if value in ("1", "a", "A", "i", "I") else None
    if name == "scope":
        return value if value in ("row", "col") else None
    return _number(name, value)


def _number(name: str, value: str) -> str | None:
    """Return a span above one, or a list's start; a span beyond the cap is kept for the check to refuse."""
    if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return None
    number = int(value)
    if name == "start":
        return str(number) if 1 < number <= 9999 else None
    return str(number) if number > 1 else None


def _tree(cleaned: str) -> etree._Element:
    """Return the cleaned HTML as a tree; nh3 closes every tag, so that it is read as XML, exactly."""
    closed = cleaned.replace("<br>", "<br/>").replace("&nbsp;", " ")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(f"<root>{closed}</root>", parser)
    except etree.XMLSyntaxError as fault:
        if "depth" in str(fault).lower():
            raise _too_deep() from fault
        raise _unusable("The text cannot be read as HTML; paste it as plain text.") from fault


def _too_deep() -> Unprocessable:
    return _unusable(f"Text, lists and tables nest at most {DEEPEST} levels deep.")


def _check_depth(root: etree._Element) -> None:
    level: list[etree._Element] = list(root)
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise _too_deep()


def _check_table(table: etree._Element) -> None:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if len(rows) > MOST_ROWS:
        raise _unusable(
            f"A table holds at most {MOST_ROWS} rows; this has {len(rows)}. Use a register instead."
        )
    for row in rows:
        spans = [[int(cell.get(name, "1")) for name in ("colspan", "rowspan")] for cell in row]
        if any(span > WIDEST_SPAN for pair in spans for span in pair):
            raise _unusable(f"A table cell spans at most {WIDEST_SPAN} columns or rows.")
        if sum(pair[0] for pair in spans) > MOST_COLUMNS:
            raise _unusable(f"A table holds at most {MOST_COLUMNS} columns.")


def _written(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(element.attrib.items()))
    yield f"<{element.tag}{attributes}>"
    if element.tag != "br":
        yield escape(element.text or "", quote=False)
        for child in element:
            yield from _pieces(child)
            yield escape(child.tail or "", quote=False)
        yield f"</{element.tag}>"

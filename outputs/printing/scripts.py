"""Which writings occur in a document: a typeface is loaded only where its letters stand."""

import re

# Beyond the western European letters, which every document has. Loading a family takes tens of milliseconds,
# the Chinese one half a second.
SCRIPTS = {
    "latin-ext": re.compile(
        "[\u0100-\u02ba\u02bd-\u02c5\u02c7-\u02d9\u02db\u02dd-\u02ff\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c0]"
    ),
    "greek": re.compile("[\u0370-\u03ff]"),
    "cyrillic": re.compile("[\u0400-\u052f\u2116]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "han": re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"),
}  # fmt: skip


def runs_against(text: str) -> bool:
    """Return whether a text runs from left to right as a whole: it has letters, and none of Arabic."""
    return any(letter.isalpha() for letter in text) and not SCRIPTS["arabic"].search(text)


def scripts_of(html: str) -> list[str]:
    """Return the names of the style sheets whose typefaces the document needs, the common one first."""
    return ["latin", *(name for name, letters in SCRIPTS.items() if letters.search(html))]

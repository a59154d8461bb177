"""Values of a register in words, as they are printed and shown on pages."""

import re
from collections.abc import Mapping
from typing import Any

from outputs.printing.say import decimal, long_date, said

__all__ = ["ISO_DATE", "is_figure", "long_date", "words"]

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def words(value: Any) -> str:
    """Return a value as a reader expects it: dates in full, yes and no, lists in one line."""
    match value:
        case None:
            text = ""
        case bool():
            text = said("yes" if value else "no")
        case int() | float():
            text = decimal(value)
        case str() if ISO_DATE.match(value):
            text = long_date(value)
        case Mapping():
            text = words(value.get("name") or value.get("text") or value.get("title"))
        case list() | tuple():
            text = said("; ").join(filter(None, map(words, value)))
        case _:
            text = str(value).strip()
    return text


def is_figure(value: Any) -> bool:
    """Return whether a value is a number, which is set to the right."""
    return isinstance(value, int | float) and not isinstance(value, bool)

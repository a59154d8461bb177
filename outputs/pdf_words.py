"""Values of a register in words, as they are printed and shown on pages."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def words(value: Any) -> str:
    """Return a value as a reader expects it: dates in full, yes and no, lists in one line."""
    match value:
        case None:
            text = ""
        case bool():
            text = _("yes") if value else _("no")
        case int() | float():
            whole = int(value) if isinstance(value, float) and value.is_integer() else value
            text = f"{whole:,}".replace(",", "\u00a0")
        case str() if ISO_DATE.match(value):
            text = long_date(value)
        case Mapping():
            text = words(value.get("name") or value.get("text") or value.get("title"))
        case list() | tuple():
            text = "; ".join(filter(None, map(words, value)))
        case _:
            text = str(value).strip()
    return text


def long_date(value: str) -> str:
    """Return an ISO date in words; the text itself where it is no date."""
    try:
        return date_format(date.fromisoformat(value[:10]), "j F Y")
    except ValueError:
        return value


def is_figure(value: Any) -> bool:
    """Return whether a value is a number, which is set to the right."""
    return isinstance(value, int | float) and not isinstance(value, bool)

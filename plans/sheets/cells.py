"""What stands in a cell: a stored value as text, and a text as the value that its column takes."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from plans.columns import Column
from plans.sheets.links import Linked
from plans.sheets.tables import Cell
from plans.showing import in_words
from plans.values import WrongValueError

FORMULA = re.compile(r"'*[=+\-@\t\r]")
YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "1"})
NO = frozenset({"no", "n", "false", "0", "-", "–", ""})
GROUPED = re.compile(r"-?\d{1,3}([, \u00a0\u202f']\d{3})+(\.\d+)?")
PLAIN = re.compile(r"-?\d+(\.\d+)?")
WITH_COMMA = re.compile(r"-?\d+,\d+")
QUOTE = '"'
SPLITS = re.compile(r'[;"\r\n]')
DAYS = ("%d %B %Y", "%d %b %Y")


def armed(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def disarmed(text: str) -> str:
    """Return a text without the apostrophe that `armed` put before it."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def stored(column: Column, row: Any) -> Any:
    """Return what a row holds in a column, in a form that compares."""
    if column.type == "derived":
        return None
    reader = STORED.get(column.type)
    value = reader(row, column.attribute) if reader else getattr(row, column.attribute)
    return value.normalize() if isinstance(value, Decimal) else value


def written(column: Column, row: Any, links: Linked) -> Any:
    """Return what a cell shows: text, a whole number, a decimal or a date; None for an empty one."""
    value = stored(column, row)
    match column.type:
        case "link":
            return links.names(column.target).of(value) if value else None
        case "links":
            return joined([links.names(column.target).of(pk) for pk in value]) or None
        case "list":
            return joined([column.label_of(item) for item in value]) or None
        case "choice":
            return column.label_of(value) or None
        case "boolean":
            return "yes" if value else "no"
        case "yes-or-date" if isinstance(value, bool):
            return "yes" if value else "no"
    return None if value == "" else value


def worked_out(register: Any, row: Any, column: Column) -> Any:
    """Return what a column shows that nobody writes, such as a gap."""
    value = in_words(register, row, confidential=True)[column.key]
    return None if value in ("", None) else value


def text_of(value: Any) -> str:
    """Return a written value as text: numbers without marks of thousands, dates as 2011-07-08."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def same(column: Column, one: Any, other: Any) -> bool:
    """Tell whether two values of a column are the same; the breaks between lines are no difference."""
    if column.type == "links":
        return set(one) == set(other)
    if isinstance(one, str) and isinstance(other, str):
        return _lines(one) == _lines(other)
    return bool(one == other)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def taken(column: Column, cell: Cell, links: Linked, *, comma_is_decimal: bool) -> Any:
    """Return a cell's text as the value that its column takes; WrongValueError says why it is none."""
    if cell.fault:
        raise WrongValueError(cell.fault)
    if column.type in ("line", "text", "mission"):
        return _lines(cell.shown or cell.text)
    text = cell.text.strip()
    if column.type in ("integer", "decimal"):
        return _number(column, text, comma_is_decimal=comma_is_decimal)
    return TAKEN[column.type](column, text, links)


def joined(items: list[str]) -> str:
    """Return several items as one text; those that hold the sign between them stand in quotation marks."""
    return "; ".join(f'"{item.replace(QUOTE, QUOTE * 2)}"' if SPLITS.search(item) else item for item in items)


def apart(text: str) -> list[str]:
    """Return the items of a text: between semicolons or on lines of their own."""
    try:
        rows = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True, strict=True)
        )
    except csv.Error as fault:
        raise WrongValueError("A quotation mark is not closed.") from fault
    return [item.strip() for row in rows for item in row if item.strip()]


def _known(column: Column, text: str) -> str:
    """Return the value of a closed list that is called so, in words or by its key."""
    if not text:
        return ""
    wanted = text.casefold()
    words = {label.casefold(): value for value, label in column.choices}
    keys = {value.casefold(): value for value, _label in column.choices}
    found = words.get(wanted) or keys.get(wanted)
    if found is None:
        raise WrongValueError(f"Known values: {', '.join(label for _value, label in column.choices)}.")
    return found


def _number(column: Column, text: str, *, comma_is_decimal: bool) -> Any:
    if not text:
        return None
    text = text.replace("−", "-")
    if GROUPED.fullmatch(text) and not (comma_is_decimal and "," in text):
        text = re.sub(r"[, \u00a0\u202f']", "", text)
    elif WITH_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not PLAIN.fullmatch(text) or len(text) > 30:
        whole = column.type == "integer"
        raise WrongValueError("A whole number is wanted." if whole else "A number is wanted.")
    number = Decimal(text)
    if column.type == "decimal":
        return number
    if number != number.to_integral_value():
        raise WrongValueError("A whole number is wanted.")
    return int(number)


def _date(_column: Column, text: str, _links: Linked) -> date | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise WrongValueError("A date is written as 2011-07-08.")


def _boolean(_column: Column, text: str, _links: Linked) -> bool:
    word = text.casefold()
    if word not in YES | NO:
        raise WrongValueError("Write yes or no.")
    return word in YES


def _yes_or_date(column: Column, text: str, links: Linked) -> bool | date:
    if text.casefold() in YES | NO:
        return text.casefold() in YES
    try:
        return _date(column, text, links) or False
    except WrongValueError as fault:
        raise WrongValueError("Write yes, no, or a date as 2011-07-08.") from fault


def _link(column: Column, text: str, links: Linked) -> int | None:
    return links.names(column.target).find(text) if text else None


def _links(column: Column, text: str, links: Linked) -> tuple[int, ...]:
    return tuple(dict.fromkeys(links.names(column.target).find(item) for item in apart(text)))


def _list(column: Column, text: str, _links: Linked) -> tuple[str, ...]:
    items = apart(text)
    return tuple(_known(column, item) for item in items) if column.choices else tuple(items)


def _choice(column: Column, text: str, _links: Linked) -> str:
    return _known(column, text)


def _yes_or_date_of(row: Any, name: str) -> bool | date:
    found: bool | date = getattr(row, f"{name}_date") or getattr(row, name)
    return found


STORED: dict[str, Callable[[Any, str], Any]] = {
    "link": lambda row, name: getattr(row, f"{name}_id"),
    "links": lambda row, name: tuple(item.pk for item in getattr(row, name).all()),
    "list": lambda row, name: tuple(item.value for item in getattr(row, name).all()),
    "mission": lambda row, name: getattr(getattr(row, name), "key", ""),
    "yes-or-date": _yes_or_date_of,
}
TAKEN: dict[str, Callable[[Column, str, Linked], Any]] = {
    "choice": _choice,
    "date": _date,
    "boolean": _boolean,
    "yes-or-date": _yes_or_date,
    "link": _link,
    "links": _links,
    "list": _list,
}

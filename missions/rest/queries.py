"""Query strings, read strictly: an unknown parameter or value is 400, never silently passed over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from missions.errors import Invalid

LONGEST = 400
Kind = Literal["text", "integer", "boolean", "date", "time"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter named after a field: where it looks, what it takes, which values are known.

    `lookup` is the ORM's path for querysets, the row's key for lists. `choices` may be a
    function where the values are not known at import.
    """

    lookup: str = ""
    kind: Kind = "text"
    choices: Sequence[str] | Callable[[], Sequence[str]] = ()
    description: str = ""
    least: int | None = None
    most: int | None = None

    def read(self, name: str, text: str) -> Any:
        """Return the value that `text` stands for; Invalid (400) for any other."""
        value = READERS[self.kind](text)
        if value is None:
            raise Invalid(f"“{text[:40]}” is not a value of this kind: {self.kind}.", field=name)
        if (self.least is not None and value < self.least) or (self.most is not None and value > self.most):
            raise Invalid("This number is out of range.", field=name)
        known = self.choices() if callable(self.choices) else self.choices
        if known and value not in known:
            raise Invalid(f"Known values: {', '.join(known)}.", field=name)
        return value


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list may be asked for. Without `ordering` the rows keep the order that they come in."""

    filters: Mapping[str, Filter] = field(default_factory=dict)
    ordering: Mapping[str, str] | Sequence[str] = ()
    search: Sequence[str] = ()
    changed_since: str = ""

    def parameters(self) -> dict[str, Filter]:
        """Return every parameter that the list knows, as filters."""
        known = dict(self.filters)
        if self.search:
            known["search"] = Filter(description="Words that must occur.")
        if self.changed_since:
            known["changed_since"] = Filter(kind="time", description="Only what has changed since this time.")
        if self.ordering:
            names = list(self.ordering)
            both = [*names, *(f"-{name}" for name in names)]
            known["ordering"] = Filter(choices=both, description="Order; a minus sign turns it round.")
        return known

    def apply(self, rows: Any, query: Mapping[str, str]) -> Any:
        """Return the rows asked for; rows are a queryset, or a list of dictionaries."""
        known = self.parameters()
        wanted = {name: known[name].read(name, query[name]) for name in known if name in query}
        return self._query(rows, wanted) if isinstance(rows, QuerySet) else self._sift(list(rows), wanted)

    def _query(self, rows: QuerySet[Any], wanted: Mapping[str, Any]) -> QuerySet[Any]:
        for name, known in self.filters.items():
            if name in wanted:
                rows = rows.filter(**{known.lookup or name: wanted[name]})
        if "search" in wanted:
            for word in wanted["search"].split():
                found = Q()
                for column in self.search:
                    found |= Q(**{f"{column}__icontains": word})
                rows = rows.filter(found)
        if "changed_since" in wanted:
            rows = rows.filter(**{f"{self.changed_since}__gte": wanted["changed_since"]})
        if "ordering" in wanted:
            rows = rows.order_by(self._column(wanted["ordering"]), "pk")
        return rows

    def _column(self, name: str) -> str:
        bare = name.removeprefix("-")
        column = self.ordering[bare] if isinstance(self.ordering, Mapping) else bare
        return f"-{column}" if name.startswith("-") else column

    def _sift(self, rows: list[Any], wanted: Mapping[str, Any]) -> list[Any]:
        for name, known in self.filters.items():
            if name in wanted:
                rows = [row for row in rows if row.get(known.lookup or name) == wanted[name]]
        if "search" in wanted:
            words = wanted["search"].casefold().split()
            rows = [row for row in rows if all(word in self._text(row) for word in words)]
        if "changed_since" in wanted:
            since = wanted["changed_since"]
            rows = [row for row in rows if (row.get(self.changed_since) or since) >= since]
        if "ordering" in wanted:
            column = self._column(wanted["ordering"])
            rows = _in_order(rows, column.removeprefix("-"), turned=column.startswith("-"))
        return rows

    def _text(self, row: Mapping[str, Any]) -> str:
        return " ".join(str(row.get(column) or "") for column in self.search).casefold()


def _in_order(rows: list[Any], key: str, *, turned: bool) -> list[Any]:
    filled = sorted(
        (row for row in rows if row.get(key) is not None), key=lambda row: row[key], reverse=turned
    )
    empty = [row for row in rows if row.get(key) is None]
    return filled + empty if turned else empty + filled


PAGING = {
    "page": Filter(kind="integer", least=1, description="Which page; the first is 1."),
    "page_size": Filter(kind="integer", least=1, most=200, description="How many rows a page holds."),
}


def check_known(query: Any, known: Sequence[str]) -> None:
    """Raise Invalid (400) for a parameter that is not known, given twice, too long, or holds NUL."""
    faults = {}
    for name, values in query.lists():
        if name not in known:
            faults[name[:60]] = "This parameter is not known here."
        elif len(values) > 1:
            faults[name] = "Give this parameter once."
        elif "\0" in values[0] or len(values[0]) > LONGEST or not _encodable(values[0]):
            faults[name] = "This value cannot be read."
    if faults:
        raise Invalid(faults)


def _encodable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _text(text: str) -> str:
    return text


def _integer(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else None


def _boolean(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    """Read a time with offset; without one it is UTC, and a bare date is its first moment.

    A plus sign sent unescaped arrives as a space and is mended.
    """
    try:
        moment = parse_datetime(text.replace(" ", "+") if "T" in text else text)
        day = parse_date(text) if moment is None else None
    except ValueError:
        return None
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (made aware below)
    return timezone.make_aware(moment) if moment is not None and timezone.is_naive(moment) else moment


READERS: Mapping[Kind, Callable[[str], Any]] = {
    "text": _text,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "time": _time,
}

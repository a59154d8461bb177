"""What the record says of one row: when it was added, changed, by whom, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from missions.access import APART
from missions.models import Entry, Mission
from missions.roles import Standing
from plans.keeping import Book
from plans.sheets.applying import VERB

AT_MOST = 50
OUTSIDE = frozenset(str(role) for role in APART)


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of the record on a row: the entry, and what changed, column by column."""

    entry: Entry
    changes: tuple[tuple[str, str, str], ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touch:
    """That an entry of the record made a row, or changed columns of it."""

    entry: Entry
    row: int
    made: bool
    columns: frozenset[str]


def touches(book: Book, mission: Mission) -> Iterator[Touch]:
    """Yield what was written in the rows of a register, one by one or by a sheet, the earliest first."""
    adding, changing, _ = book.verbs
    entries = Entry.objects.filter(mission=mission, kind=book.kind, verb__in=(adding, changing, VERB))
    for entry in entries.filter(detail__register=book.register.key).order_by("number"):
        changes = entry.detail.get("changes", {})
        if entry.verb != VERB:
            yield Touch(entry, entry.detail["row"], entry.verb == adding, frozenset(changes))
            continue
        for pk in entry.detail["added"]:
            yield Touch(entry, pk, True, frozenset())
        for pk in entry.detail["changed"]:
            yield Touch(entry, pk, False, frozenset(changes.get(str(pk), ())))


def history(book: Book, mission: Mission, pk: int, *, reader: Standing) -> list[Moment]:
    """Return what happened to a row, the latest first; of what is confidential only that it changed.

    Partners, observers and field contributors see rows, and not who changed them when: an empty list.
    """
    if reader.roles <= OUTSIDE:
        return []
    register = book.register.key
    own = Q(verb__in=book.verbs, detail__row=pk)
    entries = Entry.objects.filter(own | Q(verb=VERB), mission=mission, detail__register=register)
    entries = entries.exclude(kind=Entry.Kind.REFUSAL).order_by("-number")
    found: list[Moment] = []
    for entry in entries.iterator(chunk_size=100):
        if entry.verb != VERB or pk in (*entry.detail.get("added", ()), *entry.detail.get("changed", ())):
            found.append(_moment(book, entry, pk))
        if len(found) == AT_MOST:
            break
    return found


def _moment(book: Book, entry: Entry, pk: int) -> Moment:
    changes = entry.detail.get("changes", {})
    if entry.verb == VERB:
        changes = changes.get(str(pk), {})
    told = {key: value for key, value in changes.items() if isinstance(value, dict)}
    return Moment(
        entry,
        tuple(_said(book, key, value) for key, value in told.items()),
        tuple(_title(book, key) for key in changes if key not in told),
    )


def _title(book: Book, key: str) -> str:
    column = book.register.by_key.get(key)
    return column.title if column else key


def _said(book: Book, key: str, value: dict[str, Any]) -> tuple[str, str, str]:
    column = book.register.by_key.get(key)
    return _title(book, key), _words(column, value.get("from")), _words(column, value.get("to"))


def _words(column: Any, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column is not None and column.type == "choice":
        return str(column.label_of(value))
    if column is not None and column.type == "link":
        row = column.target.objects.filter(pk=value).first()
        return row.label if row else f"#{value}"
    return str(value)

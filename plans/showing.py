"""Showing rows: as data for the API, and in words for pages and print. Constant in the number of queries."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from plans.columns import Column
from plans.models import Element, JointProgramme, OptionTest, Scenario
from plans.register import Register


def fetch(register: Register, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows with all that showing them needs, read in a fixed number of queries."""
    singles = [column.attribute for column in register.columns if column.type in ("link", "mission")]
    many = [column.attribute for column in register.columns if column.type in ("links", "list")]
    if register.model is JointProgramme:
        many.append("signatures")
    if register.model is Scenario:
        many.append("tests__option")
    many += register.model.read_with
    rows = rows.select_related(*singles) if singles else rows
    return rows.prefetch_related(*many)


def as_data(register: Register, row: Element, *, confidential: bool) -> dict[str, Any]:
    """Return a row for the API: links as the ids of rows, dates in ISO, choices by their keys."""
    shown = {
        column.key: _value(column, row)
        for column in register.columns
        if confidential or not column.confidential
    }
    return {
        "id": row.pk,
        **shown,
        "position": row.position,
        "version": row.version,
        "changed_at": row.changed_at.isoformat(),
    }


def in_words(register: Register, row: Element, *, confidential: bool = False) -> dict[str, Any]:
    """Return a row as a reader wants it: links and choices by what they are called."""
    return {
        "id": row.pk,
        **{
            column.key: _worded(column, row)
            for column in register.columns
            if confidential or not column.confidential
        },
    }


def _value(column: Column, row: Any) -> Any:
    reader = VALUES.get(column.type)
    if column.type == "derived":
        reader = DERIVED.get(column.key)
    return reader(row, column.attribute) if reader else _plain(row, column.attribute)


def _worded(column: Column, row: Any) -> Any:
    if column.type == "choice":
        return column.label_of(getattr(row, column.attribute))
    if column.type == "list":
        return [column.label_of(item) for item in _items(row, column.attribute)]
    reader = WORDS.get(column.type)
    if column.type == "derived":
        reader = DERIVED_WORDS.get(column.key)
    return reader(row, column.attribute) if reader else _value(column, row)


def _items(row: Any, name: str) -> list[str]:
    return [item.value for item in getattr(row, name).all()]


def _yes_or_date(row: Any, name: str) -> Any:
    return _iso(getattr(row, f"{name}_date")) or getattr(row, name)


def _number(row: Any, name: str) -> float | None:
    number = getattr(row, name)
    return None if number is None else float(number)


def _iso(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _plain(row: Any, key: str) -> Any:
    return _iso(getattr(row, key))


def _tests(row: Any, key: str) -> list[dict[str, Any]]:
    return [{"option": test.option_id, "result": test.result} for test in _tests_of(row)]


def _tests_of(row: Any) -> Iterable[OptionTest]:
    return row.tests.all()


def _tests_in_words(row: Any, key: str) -> str:
    return "; ".join(f"{test.option.label}: {test.get_result_display()}" for test in _tests_of(row))


def _signatures(row: Any, key: str) -> list[dict[str, Any]]:
    return [
        {"entity": item.entity, "document": item.document, "signed_on": item.signed_on.isoformat()}
        for item in row.signatures.all()
    ]


def _signatures_in_words(row: Any, key: str) -> str:
    return "; ".join(f"{item.entity}: {item.get_document_display()}" for item in row.signatures.all())


Reader = Callable[[Any, str], Any]
VALUES: dict[str, Reader] = {
    "link": lambda row, name: getattr(row, f"{name}_id"),
    "mission": lambda row, name: getattr(getattr(row, name), "key", None),
    "links": lambda row, name: [item.pk for item in getattr(row, name).all()],
    "list": _items,
    "yes-or-date": _yes_or_date,
    "decimal": _number,
}
WORDS: dict[str, Reader] = {
    "link": lambda row, name: getattr(getattr(row, name), "label", ""),
    "mission": lambda row, name: getattr(getattr(row, name), "name", ""),
    "links": lambda row, name: [item.label for item in getattr(row, name).all()],
}
DERIVED: dict[str, Reader] = {"tests": _tests, "signatures": _signatures}
DERIVED_WORDS: dict[str, Reader] = {"tests": _tests_in_words, "signatures": _signatures_in_words}

"""The page of a register: its table, searched and sorted, and the same as CSV."""

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from missions.errors import Invalid
from plans.columns import Column
from plans.desk import Desk, says_something
from plans.listing import listing_of
from plans.register import Register
from plans.showing import fetch, in_words

AT_ONCE = 9  # columns that can be read side by side; the others are one press away, and in the CSV


def table_page(desk: Desk) -> HttpResponse:
    """Show the register as a table, searched and sorted as asked, or as CSV; empty columns are left out."""
    register, mission = desk.register, desk.mission
    rows = list(fetch(register, _asked_for(desk)))
    worded = [in_words(register, row, confidential=desk.confidential) for row in rows]
    if desk.request.GET.get("format") == "csv":
        return _csv(desk, worded)
    said = [column for column in desk.columns if _is_shown(column, register, worded)]
    filled = said if desk.request.GET.get("columns") == "all" else _telling(said, register, worded)
    figures = {column.key for column in filled if any(_is_figure(row[column.key]) for row in worded)}
    lines = [
        {
            "url": desk.shelf.url("row", mission, register.key, row.pk),
            "sign": row.reference,
            "cells": [
                {
                    "column": column,
                    "value": words[column.key],
                    "figure": column.key in figures,
                    "says": says_something(words[column.key]),
                }
                for column in filled
            ],
        }
        for row, words in zip(rows, worded, strict=True)
    ]
    context = {
        **desk.context(),
        "heads": [_head(desk, column, column.key in figures) for column in filled],
        "lines": lines,
        "sums": _sums(register, filled, worded) if len(rows) > 1 else [],
        "search": desk.request.GET.get("search", ""),
        "left_out": len(said) - len(filled),
    }
    return render(desk.request, "plans/register.html", context)


def _asked_for(desk: Desk) -> Any:
    """Return the rows that the page asks for; a question that makes no sense is passed over."""
    rows = desk.register.model.objects.filter(mission=desk.mission)
    wanted = {name: desk.request.GET[name] for name in ("search", "ordering") if desk.request.GET.get(name)}
    try:
        return listing_of(desk.register).apply(rows, wanted)
    except Invalid:
        return rows


def _head(desk: Desk, column: Column, figure: bool) -> dict[str, Any]:
    """Return a column's head: a second press on it turns the order round."""
    ordering = desk.request.GET.get("ordering", "")
    sortable = column.type not in ("links", "list", "mission", "link", "derived") and not column.confidential
    asked = {"ordering": f"-{column.key}" if ordering == column.key else column.key}
    if desk.request.GET.get("search"):
        asked["search"] = desk.request.GET["search"]
    sorts = {column.key: "ascending", f"-{column.key}": "descending"}
    return {
        "column": column,
        "figure": figure,
        "url": f"?{urlencode(asked)}" if sortable else "",
        "sort": sorts.get(ordering, ""),
    }


def _csv(desk: Desk, rows: list[dict[str, Any]]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{desk.mission.key}-{desk.register.key}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(answer)
    writer.writerow(column.title for column in desk.columns)
    for row in rows:
        writer.writerow(_plain(row[column.key]) for column in desk.columns)
    return answer


def _plain(value: Any) -> str:
    """Return a cell for a spreadsheet; text that would be taken for a formula is marked as text."""
    if isinstance(value, list):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, bool):
        value = _("yes") if value else ""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not _is_figure(value) else text


def _is_shown(column: Column, register: Register, rows: list[dict[str, Any]]) -> bool:
    """The sign stands beside the heading; the mark of origin on the row's own page, where there is room."""
    if column.key in ("source", "reference"):
        return False
    return column.key == register.heading or any(says_something(row[column.key]) for row in rows)


def _telling(columns: list[Column], register: Register, rows: list[dict[str, Any]]) -> list[Column]:
    """Return as many columns as a screen bears: heading, totals, then those that differ between rows."""
    keys = {column.key for column in columns}

    def rank(column: Column) -> tuple[bool, bool, bool]:
        kept = column.key == register.heading or column.key in register.totals
        twin = column.key.endswith("_value") and column.key.removesuffix("_value") in keys
        alike = len({str(row[column.key]) for row in rows}) == 1 < len(rows)
        return not kept, twin, alike

    kept = sorted(columns, key=rank)[:AT_ONCE]
    return [column for column in columns if column in kept]


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _sums(register: Register, columns: list[Column], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not register.totals:
        return []
    return [
        {
            "column": column,
            "value": sum(row[column.key] or 0 for row in rows) if column.key in register.totals else None,
        }
        for column in columns
    ]

"""The page of a register: its table, searched and sorted, and the same as a file."""

from collections.abc import Container
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from missions.errors import Invalid
from plans import forms
from plans.columns import Column
from plans.desk import Desk, says_something
from plans.editors import editors
from plans.listing import listing_of
from plans.register import Register
from plans.sheets.cells import text_of, written
from plans.sheets.files import TYPES, sheet_file
from plans.sheets.links import Linked
from plans.showing import fetch, in_words

AT_ONCE = 9  # columns that can be read side by side; the others are one press away, and in the files
ROWS_AT_ONCE = 200
ASKED = ("search", "ordering", "columns")


def table_page(desk: Desk) -> HttpResponse:
    """Show a register as a table, searched and sorted as asked, or as a file; empty columns are left out.

    Who may write edits the table cell by cell (`plans.grid`).
    """
    register, asked = desk.register, desk.request.GET
    rows = _asked_for(desk)
    if asked.get("format") in TYPES:
        kept = list(fetch(register, rows))
        return sheet_file(
            register, desk.columns, kept, desk.mission, by=desk.person, kind=str(asked["format"])
        )
    page = Paginator(rows, ROWS_AT_ONCE).get_page(asked.get("page"))
    shown = list(
        fetch(register, rows[page.start_index() - 1 : page.end_index()] if len(page) else rows.none())
    )
    worded = [in_words(register, row, confidential=desk.confidential) for row in shown]
    said = [column for column in desk.columns if _is_shown(column, register, worded)]
    filled = _columns(desk, said, worded)
    figures = {column.key for column in filled if any(_is_figure(row[column.key]) for row in worded)}
    links, may_write = Linked(desk.mission, desk.person), desk.may_write()
    context = {
        **desk.context(),
        "heads": [_head(desk, column, column.key in figures) for column in filled],
        "lines": [line_of(desk, row, filled, links if may_write else None, figures) for row in shown],
        "sums": _sums(register, filled, rows) if page.paginator.count > 1 else [],
        "search": asked.get("search", ""),
        "left_out": (len(desk.columns) if may_write else len(said)) - len(filled),
        "page": page,
        "elsewhere": urlencode({name: asked[name] for name in ASKED if asked.get(name)}),
        "editors": editors(filled, links) if may_write else [],
        "adding": _adding(desk) if may_write else [],
        "shown_columns": ",".join(column.key for column in filled),
    }
    return render(desk.request, "plans/register.html", context)


def _columns(desk: Desk, said: list[Column], worded: list[dict[str, Any]]) -> list[Column]:
    """Return the columns to show: all on demand, and for who writes also those that are empty."""
    if desk.request.GET.get("columns") == "all":
        return desk.columns if desk.may_write() else said
    return _telling(said, desk.register, worded)


def line_of(
    desk: Desk, row: Any, columns: list[Column], links: Linked | None, figures: Container[str] = ()
) -> dict[str, Any]:
    """Return a row as a line of the table; with `links`, cells carry the text that is edited."""
    words = in_words(desk.register, row, confidential=desk.confidential)
    return {
        "url": desk.shelf.url("row", desk.mission, desk.register.key, row.pk),
        "id": row.pk,
        "version": row.version,
        "sign": row.reference,
        "cells": [
            {
                "column": column,
                "value": words[column.key],
                "figure": column.key in figures or _is_figure(words[column.key]),
                "says": says_something(words[column.key]),
                "edited": links is not None and not column.read_only,
                "text": text_of(written(column, row, links)) if links and not column.read_only else "",
            }
            for column in columns
        ],
    }


def _adding(desk: Desk) -> list[dict[str, Any]]:
    """Return the fields without which there is no row, for the form beneath the table."""
    needed = [column for column in desk.writable if column.required]
    return forms.describe(
        desk.register, desk.mission, desk.person, values={}, errors={}, columns=needed, keep=""
    )


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


def _sums(register: Register, columns: list[Column], rows: Any) -> list[dict[str, Any]]:
    """Return the totals of all rows that are asked for, those on other pages too."""
    if not register.totals:
        return []
    every = list(rows)
    return [
        {
            "column": column,
            "value": sum(getattr(row, column.attribute) or 0 for row in every)
            if column.key in register.totals
            else None,
        }
        for column in columns
    ]

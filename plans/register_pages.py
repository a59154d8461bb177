"""The pages of any register: its table, a form for a new row, a row with its form and where it is used.

The plan and monitoring place their registers through a `Shelf`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from missions.access import mission_for
from missions.blockers import Blocker
from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.models import Mission, Person
from missions.process import position
from missions.roles import Standing, standing
from plans import forms, keeping
from plans.columns import Column
from plans.keeping import Book
from plans.permissions import reads, reads_confidential
from plans.register import Register
from plans.showing import as_data, fetch, in_words
from plans.uses import uses_of

Refusal = Invalid | NotReady | Stale | Conflict


@dataclass(frozen=True)
class Shelf:
    """Where registers stand: the namespace of their addresses, the title, and how each is written."""

    namespace: str
    title: str
    book_of: Callable[[str], Book]

    def url(self, name: str, mission: Mission, *rest: object) -> str:
        """Return the address of a page of this shelf."""
        return reverse(f"{self.namespace}:{name}", args=[mission.key, *rest])


class Desk:
    """One person before one register: what they see and may do."""

    def __init__(self, request: HttpRequest, shelf: Shelf, key: str, register: str) -> None:
        self.request, self.shelf = request, shelf
        self.person = cast("Person", request.user)
        self.mission = visible_mission(request, key)
        self.standing: Standing = standing(self.person, self.mission)
        try:
            self.book = shelf.book_of(register)
        except KeyError as unknown:
            raise Http404 from unknown
        if not reads(self.register, self.standing):
            raise Http404
        self.confidential = reads_confidential(self.standing)

    @property
    def register(self) -> Register:
        """The register on the desk."""
        return self.book.register

    @property
    def columns(self) -> list[Column]:
        """The columns that this person sees."""
        return [item for item in self.register.columns if self.confidential or not item.confidential]

    @property
    def writable(self) -> list[Column]:
        """The columns that a form shows."""
        return [item for item in self.columns if not item.read_only]

    def find(self, row_id: int) -> Any:
        """Return a row of the register; 404 where the mission has none of that number."""
        rows = fetch(self.register, self.register.model.objects.filter(mission=self.mission))
        row = rows.filter(pk=min(row_id, 2**63 - 1)).first()
        if row is None:
            raise Http404
        return row

    def may_write(self) -> bool:
        """Tell whether this person may write the register now."""
        if self.mission.ended:
            return False
        return self.standing.any_of(self.book.roles(position(self.mission))) is not None

    def context(self, *crumbs: tuple[str, str]) -> dict[str, Any]:
        """Return what every page of the register shows."""
        shelf, mission = self.shelf, self.mission
        above = [(shelf.title, shelf.url("index", mission))]
        here = (self.register.title, shelf.url("register", mission, self.register.key))
        return {
            "mission": mission,
            "register": self.register,
            "may_write": self.may_write(),
            "register_url": here[1],
            "add_url": shelf.url("add", mission, self.register.key),
            "crumbs": [{"text": text, "url": url} for text, url in (*above, here, *crumbs)],
        }


def visible_mission(request: HttpRequest, key: str) -> Mission:
    """Return the mission of the address; 404 where this person may not see it."""
    try:
        return mission_for(cast("Person", request.user), key)
    except Mission.DoesNotExist as absent:
        raise Http404 from absent


def table_page(desk: Desk) -> HttpResponse:
    """Show the register as a table; columns in which nothing stands are left out."""
    register, mission = desk.register, desk.mission
    rows = list(fetch(register, register.model.objects.filter(mission=mission)))
    worded = [in_words(register, row, confidential=desk.confidential) for row in rows]
    filled = [column for column in desk.columns if _is_shown(column, register, worded)]
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
                    "says": _says_something(words[column.key]),
                }
                for column in filled
            ],
        }
        for row, words in zip(rows, worded, strict=True)
    ]
    heads = [{"column": column, "figure": column.key in figures} for column in filled]
    sums = _sums(register, filled, worded) if len(rows) > 1 else []
    return render(
        desk.request, "plans/register.html", {**desk.context(), "heads": heads, "lines": lines, "sums": sums}
    )


def _is_shown(column: Column, register: Register, rows: list[dict[str, Any]]) -> bool:
    """The sign stands beside the heading; the mark of origin on the row's own page, where there is room."""
    if column.key in ("source", "reference"):
        return False
    return column.key == register.heading or any(_says_something(row[column.key]) for row in rows)


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


def _says_something(value: Any) -> bool:
    return value not in ("", None, False, [])


def row_page(desk: Desk, row_id: int | None) -> HttpResponse:
    """Show a row, or the form for a new one; POST keeps it, or takes it away."""
    row = None if row_id is None else desk.find(row_id)
    if desk.request.method == "POST":
        return _posted(desk, row)
    if row is None and not desk.may_write():
        raise PermissionDenied(_("You may read this register, but not write in it."))
    values = {} if row is None else forms.shown_values(desk.writable, _data(desk, row))
    return _form_page(desk, row, values, {}, status=200)


def _data(desk: Desk, row: Any) -> dict[str, Any]:
    return as_data(desk.register, row, confidential=desk.confidential)


def _posted(desk: Desk, row: Any) -> HttpResponse:
    post = desk.request.POST
    version = post.get("version", "")
    named: dict[str, Any] = {
        "by": desk.person,
        "explanations": forms.explained(post),
        "if_version": int(version) if version.isascii() and version.isdigit() else None,
    }
    back = desk.shelf.url("register", desk.mission, desk.register.key)
    try:
        if row is not None and "remove" in post:
            keeping.remove(desk.book, desk.mission, row, **named)
            messages.success(desk.request, _("The row was removed."))
            return redirect(back)
        data = forms.collect(desk.writable, post)
        kept = keeping.keep(desk.book, desk.mission, data, row=row, **named)
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Invalid, NotReady, Stale, Conflict) as refusal:
        return _refused(desk, row, post, refusal)
    messages.success(desk.request, _("“%(row)s” is kept in %(register)s.") % {
        "row": str(kept)[:80], "register": desk.register.title,
    })  # fmt: skip
    return redirect(back)


def _refused(desk: Desk, row: Any, post: QueryDict, refusal: Refusal) -> HttpResponse:
    """Show the form again with what was typed, and what stands against it."""
    errors: Mapping[str, str] = refusal.errors if isinstance(refusal, Invalid) else {}
    blockers: tuple[Blocker, ...] = refusal.blockers if isinstance(refusal, NotReady) else ()
    status = 400 if isinstance(refusal, Invalid) else 409
    if isinstance(refusal, Stale):
        status = 412
        messages.error(
            desk.request,
            _("This row was changed while you were writing. Yours is below; saving it now replaces theirs."),
        )
    elif isinstance(refusal, Conflict):
        messages.error(desk.request, refusal.message)
    values = forms.typed(desk.writable, post)
    more = {
        "blockers": blockers,
        "explanations": forms.explained(post),
        "errors": errors,
        "changed_meanwhile": isinstance(refusal, Stale),
    }
    return _form_page(desk, row, values, errors, status=status, more=more)


def _form_page(
    desk: Desk,
    row: Any,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    *,
    status: int,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    register, mission = desk.register, desk.mission
    title = str(row)[:80] if row is not None else _("New row")
    fields = forms.describe(
        register,
        mission,
        desk.person,
        values=values,
        errors=errors,
        columns=desk.writable,
        keep=f"{mission.key}.{register.key}.{row.pk if row is not None else 'new'}",
    )
    shown = [] if row is None else _facts(desk, row)
    context = {
        **desk.context((title, "")),
        "row": row,
        "title": title,
        "fields": fields,
        "facts": shown,
        "uses": uses_of(register, row) if row is not None else [],
        **(more or {}),
    }
    return render(desk.request, "plans/row.html", context, status=status)


def _facts(desk: Desk, row: Any) -> list[dict[str, Any]]:
    words = in_words(desk.register, row, confidential=desk.confidential)
    return [
        {"column": column, "value": words[column.key]}
        for column in desk.columns
        if _says_something(words[column.key])
    ]

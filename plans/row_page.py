"""The page of a row: its form, what stands against keeping it, and where it is used."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from missions.blockers import Blocker
from missions.errors import Conflict, Invalid, NotPermitted, NotReady, Stale
from missions.forms import whole_number
from plans import forms, keeping
from plans.columns import Column
from plans.desk import Desk, says_something
from plans.history import history
from plans.row_comment_page import said
from plans.showing import as_data, in_words
from plans.uses import uses_of

Refusal = Invalid | NotReady | Stale | Conflict


def row_page(desk: Desk, row_id: int | None) -> HttpResponse:
    """Show a row, or the form for a new one; POST keeps it, or takes it away."""
    row = None if row_id is None else desk.find(row_id)
    if desk.request.method == "POST":
        return _posted(desk, row)
    if row is None and not desk.may_write():
        raise PermissionDenied(_("You may read this register, but not write in it."))
    values = _offered(desk) if row is None else forms.shown_values(desk.writable, _data(desk, row))
    return _form_page(desk, row, values, {}, status=200)


def _offered(desk: Desk) -> dict[str, Any]:
    """Return what the address offers for a new row, such as the cycle from whose page one came."""
    asked = desk.request.GET
    return {column.key: asked[column.key] for column in desk.writable if column.key in asked}


def _data(desk: Desk, row: Any) -> dict[str, Any]:
    return as_data(desk.register, row, confidential=desk.confidential)


def _posted(desk: Desk, row: Any) -> HttpResponse:
    post = desk.request.POST
    named: dict[str, Any] = {
        "by": desk.person,
        "explanations": forms.explained(post),
        "if_version": whole_number(post.get("version", "")),
    }
    back = desk.shelf.url("register", desk.mission, desk.register.key)
    try:
        if row is not None and "remove" in post:
            keeping.remove(desk.book, desk.mission, row, reason=post.get("reason", ""), **named)
            messages.success(desk.request, _("The row was removed."))
            return redirect(back)
        data = forms.collect(_sent_columns(desk, post), post)
        kept = keeping.keep(desk.book, desk.mission, data, row=row, **named)
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Invalid, NotReady, Stale, Conflict) as refusal:
        return _refused(desk, row, post, refusal)
    if "quick" in post:
        back = f"{back}#row-{kept.pk}"
    messages.success(desk.request, _("“%(row)s” is kept in %(register)s.") % {
        "row": str(kept)[:80], "register": desk.register.title,
    })  # fmt: skip
    return redirect(back)


def _sent_columns(desk: Desk, post: QueryDict) -> list[Column]:
    """Return the columns that a form holds; the one beneath a table holds only what each row needs."""
    if "quick" not in post:
        return desk.writable
    return [column for column in desk.writable if column.key in post]


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
        "moments": history(desk.book, mission, row.pk, reader=desk.standing) if row is not None else [],
        "uses": uses_of(register, row) if row is not None else [],
        **(said(desk, row) if row is not None else {}),
        **(more or {}),
    }
    return render(desk.request, "plans/row.html", context, status=status)


def _facts(desk: Desk, row: Any) -> list[dict[str, Any]]:
    words = in_words(desk.register, row, confidential=desk.confidential)
    return [
        {"column": column, "value": words[column.key]}
        for column in desk.columns
        if says_something(words[column.key])
    ]

"""Pages by which a register comes in: a file or a pasted block, what it would change, and taking it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect

from missions.announced import announces_more
from missions.blockers import Blocker
from missions.errors import Conflict, NotPermitted, NotReady, Stale, Unprocessable
from missions.forms import whole_number
from missions.packed.faults import Unfit
from plans import forms
from plans.desk import Desk
from plans.sheets import held
from plans.sheets.applying import Source, preview, take_in
from plans.sheets.planning import Plan
from plans.sheets.reading import PASTED, from_file, pasted
from plans.sheets.tables import LARGEST

AT_ONCE = 200  # faults, and cells, that a page shows; the rest is counted


@dataclass
class Asked:
    """What came of a form: its status, what is wrong with the file, what stops it, what was explained."""

    status: int = 200
    fault: str = ""
    blockers: tuple[Blocker, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def sheet_page(desk: Desk) -> HttpResponse:
    """Show the form for a file or a block; POST shows what it would change."""
    if not desk.may_write():
        raise PermissionDenied(_("You may read this register, but not write in it."))
    if desk.request.method == "POST":
        if announces_more(desk.request, LARGEST):  # nothing of it is read
            fault = _("The file is larger than %(most)s MB. Take it in parts of fewer rows.") % {
                "most": LARGEST // 1024 // 1024
            }
            return _form(desk, Asked(413, fault))
        return _sent(desk.request, desk)
    return _form(desk, Asked())


@csrf_protect
def _sent(request: HttpRequest, desk: Desk) -> HttpResponse:
    post = request.POST
    try:
        if "token" in post:
            return _take_in(desk)
        file = request.FILES.get("file")
        if file is not None:
            data, name = file.read(), (file.name or "sheet")[:200]
        else:
            rows = [one if one.isascii() and one.isdigit() else "" for one in _listed(post.get("rows", ""))]
            block = post.get("block", "")
            data, name = pasted(block, desk.columns, _listed(post.get("columns", "")), rows), PASTED
        source = from_file(data, name, desk.columns)
        plan = preview(desk.book, desk.mission, source, by=desk.person, columns=desk.columns)
    except Unfit as unfit:
        return _form(desk, Asked(unfit.status, str(unfit)))
    token = held.hold(desk.register, desk.mission, desk.person, data, name)
    return _preview(desk, plan, token, name, Asked(422 if plan.faults else 200))


def _listed(text: str) -> list[str]:
    return text.split(",") if text else []


def _take_in(desk: Desk) -> HttpResponse:
    """Take in the sheet that waits under the token; where that is refused, show the preview as it is now."""
    post = desk.request.POST
    token, seen = post.get("token", ""), whole_number(post.get("version", ""))
    kept = held.held(desk.register, desk.mission, desk.person, token)
    if kept is None:
        return _form(desk, Asked(409, _("The sheet is no longer kept here; send it once more.")))
    source = from_file(kept.data, kept.name, desk.columns)
    try:
        plan = take_in(
            desk.book,
            desk.mission,
            source,
            by=desk.person,
            columns=desk.columns,
            if_version=-1 if seen is None else seen,
            explanations=forms.explained(post),
        )
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Stale, NotReady, Unprocessable, Conflict) as refusal:
        return _again(desk, source, token, refusal)
    held.drop(desk.register, desk.mission, desk.person, token)
    messages.success(desk.request, done(plan))
    return redirect(desk.shelf.url("register", desk.mission, desk.register.key))


def _again(desk: Desk, source: Source, token: str, refusal: Exception) -> HttpResponse:
    plan = preview(desk.book, desk.mission, source, by=desk.person, columns=desk.columns)
    asked = Asked(409, explanations=forms.explained(desk.request.POST))
    if isinstance(refusal, Stale):
        asked.status = 412
        asked.fault = _("The register was changed after you looked. Below is what would change now.")
    elif isinstance(refusal, NotReady):
        asked.blockers = refusal.blockers
    else:
        asked.fault = str(refusal)
    return _preview(desk, plan, token, source.name, asked)


def done(plan: Plan) -> str:
    """Return a sentence that says what was taken in."""
    added, changed = len(plan.new), len(plan.changed)
    parts = [
        ngettext("%(n)s row added", "%(n)s rows added", added) % {"n": added} if added else "",
        ngettext("%(n)s row changed", "%(n)s rows changed", changed) % {"n": changed} if changed else "",
    ]
    return f"{', '.join(part for part in parts if part)}."


def _form(desk: Desk, asked: Asked) -> HttpResponse:
    context = {**desk.context((_("From a spreadsheet"), "")), "asked": asked, "columns": desk.writable}
    return render(desk.request, "plans/sheet.html", context, status=asked.status)


def _preview(desk: Desk, plan: Plan, token: str, name: str, asked: Asked) -> HttpResponse:
    crumb = (_("From a spreadsheet"), desk.shelf.url("sheet", desk.mission, desk.register.key))
    cells = [
        {"line": one.line, "row": one.row, "change": change} for one in plan.changed for change in one.changes
    ]
    new = [
        {
            "line": one.line,
            "row": one.row,
            "filled": [c for c in one.changes if c.column.key != desk.register.heading],
        }
        for one in plan.new
    ]
    context = {
        **desk.context(crumb, (_("What would change"), "")),
        "asked": asked,
        "plan": plan,
        "name": name,
        "token": token,
        "faults": plan.faults[:AT_ONCE],
        "more_faults": len(plan.faults) - AT_ONCE,
        "cells": cells[:AT_ONCE],
        "more_cells": len(cells) - AT_ONCE,
        "new": new[:AT_ONCE],
        "more_new": len(new) - AT_ONCE,
        "absent": plan.absent[:AT_ONCE],
        "more_absent": len(plan.absent) - AT_ONCE,
        "changes": bool(plan.new or plan.changed),
        "blockers": asked.blockers or plan.blockers,
    }
    return render(desk.request, "plans/sheet_preview.html", context, status=asked.status)

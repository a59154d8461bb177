"""Sub-groups of a body, and its terms of reference."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from missions.api import body_shapes as shapes
from missions.forms import attempt, typed_on_row
from missions.models import Body, Mission, SubGroup
from missions.pages.bodies import EDITORS, HEADINGS, PAGES
from missions.pages.ground import context, done, for_whom, form_page, person_of, standing_in, visible_mission
from missions.seating import elaborate_terms
from missions.sub_groups import FORMERS, add_sub_group, change_sub_group
from missions.terms import in_force


@login_required
@require_http_methods(["GET", "POST"])
def sub_group(request: HttpRequest, key: str, kind: str, number: int | None = None) -> HttpResponse:
    """Form a sub-group, or change or end the one of this number."""
    mission = visible_mission(request, key)
    rows = SubGroup.objects.prefetch_related("members__person")
    found = get_object_or_404(rows, body__mission=mission, body__kind=kind, pk=number) if number else None
    may = standing_in(request, mission).any_of(FORMERS[kind]) is not None
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _save(request, mission, kind, found))
        if tried.ok and tried.result:
            return done(request, _said(tried.result, new=found is None), f"/missions/{key}/{PAGES[kind]}/")
    title = found.name if found else _("Form a sub-group")
    return form_page(
        request,
        _context(mission, kind, title),
        title=title,
        fields=_fields(mission, found),
        submit=_("Save the change") if found else _("Form the sub-group"),
        back=f"/missions/{key}/{PAGES[kind]}/",
        tried=tried,
        not_for_you="" if may else _("Sub-groups are formed by %(who)s.") % {"who": for_whom(*FORMERS[kind])},
    )


@login_required
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Write a body's own terms of reference; an empty text brings the generic ones back."""
    mission = visible_mission(request, key)
    body = mission.bodies.filter(kind=kind).first() or Body(mission=mission, kind=kind)
    may = standing_in(request, mission).any_of(EDITORS[kind]) is not None
    tried = None
    if request.method == "POST":
        tried = attempt(lambda: _write_terms(request, mission, kind))
        if tried.ok:
            sentence = _("The terms of reference are written; they count from now.")
            return done(request, sentence, f"/missions/{key}/{PAGES[kind]}/#terms")
    text = {
        "name": "terms_of_reference",
        "type": "textarea",
        "rows": 24,
        "label": _("Terms of reference"),
        "value": in_force(kind, body.terms_of_reference),
        "help": _("Left empty, the generic terms of the guidelines count again."),
        "keep": f"{mission.key}.terms.{kind}",
    }
    return form_page(
        request,
        _context(mission, kind, _("Terms of reference")),
        title=_("Terms of reference"),
        fields=[text, {"name": "version", "type": "hidden", "value": body.version}],
        submit=_("Write these terms"),
        back=f"/missions/{key}/{PAGES[kind]}/",
        tried=tried,
        not_for_you="" if may else _("The terms are written by %(who)s.") % {"who": for_whom(*EDITORS[kind])},
    )


def _context(mission: Mission, kind: str, text: str) -> dict[str, Any]:
    here = f"/missions/{mission.key}/{PAGES[kind]}/"
    return context(mission, (str(HEADINGS[kind]), here), (text, ""), kind=kind)


def _save(request: HttpRequest, mission: Mission, kind: str, found: SubGroup | None) -> SubGroup:
    data, version = typed_on_row(request.POST, lines=("members",))
    if found is None:
        given = shapes.SubGroupNew.model_validate(data).given()
        return add_sub_group(mission, kind, by=person_of(request), **given)
    given = {"task": "", "until": None, **shapes.SubGroupChange.model_validate(data).given()}
    return change_sub_group(mission, kind, found, by=person_of(request), if_version=version, **given)


def _write_terms(request: HttpRequest, mission: Mission, kind: str) -> Body:
    data, version = typed_on_row(request.POST)
    text = shapes.TermsChange.model_validate({"terms_of_reference": "", **data}).terms_of_reference
    text = "\n".join(text.splitlines())
    if text.strip() == in_force(kind, "").strip():
        text = ""
    return elaborate_terms(mission, kind, by=person_of(request), text=text, if_version=version)


def _fields(mission: Mission, found: SubGroup | None) -> list[dict[str, Any]]:
    names = [row.person.username if row.person else row.name for row in found.members.all()] if found else []
    fields: list[dict[str, Any]] = [
        {"name": "name", "label": _("Name"), "required": True, "value": found.name if found else ""},
        {"name": "kind", "type": "select", "label": _("Kind"), "required": True,
         "choices": SubGroup.Kind.choices, "value": found.kind if found else ""},
        {"name": "task", "type": "textarea", "label": _("Task"), "value": found.task if found else ""},
        {"name": "members", "type": "textarea", "label": _("Members"), "value": "\n".join(names),
         "help": _("One a line: the sign-in name, or the name of who does not sign in.")},
        {"name": "from", "type": "date", "label": _("From"),
         "value": found.from_date if found else mission.today()},
        {"name": "until", "type": "date", "label": _("Until"), "value": found.until if found else None,
         "help": _("Empty while the end is open.")},
    ]  # fmt: skip
    if found is not None:
        fields.append({"name": "version", "type": "hidden", "value": found.version})
    return fields


def _said(group: SubGroup, *, new: bool) -> str:
    if new:
        return _("The sub-group “%(name)s” is formed.") % {"name": group.name}
    return _("The sub-group “%(name)s” is changed.") % {"name": group.name}

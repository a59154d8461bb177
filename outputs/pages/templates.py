"""`templates/`: the templates of the outputs to read, edition by edition, and what changed between them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from missions.forms import whole_number
from missions.models.person import Office
from missions.pages.ground import person_of
from missions.templatetags import words
from outputs import tables
from outputs.definition import OUTPUTS
from outputs.definition.checklists import checklists_of
from outputs.definition.shape import OutputType, Section
from outputs.editions.changes import SectionDifference, differences
from outputs.editions.editing import unpublished
from outputs.editions.reading import Edition, edition, editions, overview
from outputs.models import Template
from outputs.templates import latest_edition

FIELDS = {
    "title": gettext_lazy("Title"),
    "guidance": gettext_lazy("Guidance"),
    "reference": gettext_lazy("Paragraph"),
    "required_for": gettext_lazy("Required for"),
    "may_be_not_applicable": gettext_lazy("May be marked as not applicable"),
    "written_by": gettext_lazy("Written by"),
    "items": gettext_lazy("Answers of the checklists"),
}


def is_custodian(request: HttpRequest) -> bool:
    """Return whether the person who is signed in keeps the templates."""
    return person_of(request).office == Office.CUSTODIAN


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the twelve templates with their editions, who published them and when."""
    context = {"items": overview(), "custodian": is_custodian(request), "demonstration": False}
    return render(request, "outputs/templates.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, type: str, number: int | None = None) -> HttpResponse:  # noqa: A002
    """Show an edition of a template as writers meet it; without a number the latest."""
    known(type)
    held = found(type, number or latest_edition(type))
    context = {
        "output": held.template,
        "held": held,
        "editions": editions(type),
        "sections": [told(section, held.template) for section in held.template.sections],
        "checklists": answered(held.template),
        "custodian": is_custodian(request),
        "made": unpublished(type) if is_custodian(request) else None,
        "demonstration": False,
    }
    return render(request, "outputs/template.html", context)


@login_required
@require_safe
def changes(request: HttpRequest, type: str, number: int) -> HttpResponse:  # noqa: A002
    """Show what an edition changed from another (`?since=`, by default the one before)."""
    known(type)
    new = found(type, number)
    asked = whole_number(request.GET.get("since", ""), digits=4)
    since = max(number - 1, 1) if asked is None else asked
    old = found(type, since)
    context = {
        "output": new.template,
        "held": new,
        "since": since,
        "others": [one for one, _row in editions(type) if one not in (since, number)],
        "changes": [difference(one) for one in differences(old.template, new.template)],
        "demonstration": False,
    }
    return render(request, "outputs/template_changes.html", context)


def known(output_type: str) -> str:
    """Return the output type of an address; Http404 for one that is not known."""
    if output_type not in OUTPUTS:
        raise Http404
    return output_type


def found(output_type: str, number: int) -> Edition:
    """Return a published edition; Http404 where there is none."""
    try:
        return edition(output_type, number)
    except Template.DoesNotExist as absent:
        raise Http404 from absent


def told(section: Section, template: OutputType) -> dict[str, Any]:
    """Return a section with its facts in words."""
    return {
        "section": section,
        "register": register_title(section.register) if section.register else "",
        "owed": owed(section, template),
        "items": section.items,
    }


def register_title(key: str) -> str:
    """Return the title of a register."""
    return tables.title(key)


def owed(section: Section, template: OutputType) -> str:
    """Return for which versions a section must be filled, in words."""
    if not section.required_for:
        return _("not demanded")
    if set(section.required_for) == set(template.labels):
        return _("required for every version")
    first = template.labels.index(section.required_for[0])
    if list(section.required_for) == list(template.labels[first:]) and len(section.required_for) > 1:
        return _("required from “%(label)s” on") % {"label": words.label(section.required_for[0])}
    return _("required for: %(labels)s") % {
        "labels": ", ".join(words.label(label) for label in section.required_for)
    }


def answered(template: OutputType) -> list[dict[str, Any]]:
    """Return the checklists of an output, each item with the sections that answer it."""
    return [
        {
            "checklist": one,
            "labels": ", ".join(words.label(label) for label in one.labels),
            "items": [
                (item, [section for section in template.sections if item in section.items])
                for item in one.items
            ],
        }
        for one in checklists_of(template.key)
    ]


def difference(item: SectionDifference) -> dict[str, Any]:
    """Return what became of a section, in words."""
    return {
        "item": item,
        "fields": [
            (FIELDS[one.field], in_words(one.field, one.before), in_words(one.field, one.after))
            for one in item.fields
        ],
    }


def in_words(field: str, value: Any) -> str:
    """Return a fact of a section as it reads."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple | list):
        shown = [words.label(one) if field == "required_for" else str(one) for one in value]
        return "; ".join(shown) or _("none")
    return str(value)

"""`templates/<type>/edit/`: custodians change the edition in the making, section by section; then publish."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from missions.blockers import Blocker
from missions.forms import Attempt, attempt
from missions.models import Person
from missions.pages.ground import done, form_page
from missions.pages.house import custodian_of
from outputs.definition import OUTPUTS
from outputs.definition.fixed import fixed_keys
from outputs.editions import forms
from outputs.editions.changes import differences
from outputs.editions.editing import (
    REGISTERS_TO_DRAW,
    faults_in_edition,
    move_section,
    open_edition,
    remove_section,
    unpublished,
    withdraw_edition,
)
from outputs.models import Template, TemplateSection
from outputs.pages.templates import answered, difference, known, register_title, told
from outputs.templates import as_definition, latest_template

FORM = require_http_methods(["GET", "POST"])


@login_required
@require_POST
def open_next(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002 (the address's name)
    """Open the next edition; where one is open, go on with it."""
    by = custodian_of(request)
    known(type)
    tried = attempt(lambda: open_edition(type, by=by))
    if not tried.ok or tried.result is None:
        return redirect(_desk(type))
    sentence = _("Edition %(n)d is open. Nobody writes with it before you publish it.")
    return done(request, sentence % {"n": tried.result.number}, _desk(type))


@login_required
@require_safe
def edit(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002
    """Show the edition in the making, with what keeps it from being published."""
    return _shown(request, _held(request, type)[1])


@login_required
@require_POST
def move(request: HttpRequest, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Move a section one place up or down."""
    by, held = _held(request, type)
    row = _row(held, section)
    up, read = request.POST.get("to") == "up", forms.version_read(request)
    tried = attempt(lambda: move_section(held, row.key, by=by, up=up, if_version=read))
    return redirect(f"{_desk(type)}#{row.key}") if tried.ok else _shown(request, held, tried)


@login_required
@FORM
def change(request: HttpRequest, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Change what the edition says of a section."""
    by, held = _held(request, type)
    row = _row(held, section)
    kind = _("Prose.") if row.kind == "prose" else _("A table of the register %(name)s.")
    return _form(
        request,
        held,
        lambda: forms.changed(request, held, row, by),
        lambda made: (_("“%(title)s” is changed.") % {"title": made.title}, f"{_desk(type)}#{made.key}"),
        title=_("Change “%(title)s”") % {"title": row.title},
        sentence=kind % {"name": register_title(row.register)},
        fields=forms.section_fields(held, row),
        submit=_("Change the section"),
    )


@login_required
@FORM
def add(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002
    """Add a section of prose, or one that draws in a register."""
    by, held = _held(request, type)
    row = TemplateSection(template=held, written_by="IMTF")
    registers = [(key, register_title(key)) for key in REGISTERS_TO_DRAW]
    return _form(
        request,
        held,
        lambda: forms.added(request, held, by),
        lambda made: (_("“%(title)s” is added.") % {"title": made.title}, f"{_desk(type)}#{made.key}"),
        title=_("Add a section"),
        sentence=_("Prose, which people write, or a table that draws in the rows of a register."),
        fields=[*forms.section_fields(held, row), *forms.place_fields(held, registers)],
        submit=_("Add the section"),
    )


@login_required
@FORM
def remove(request: HttpRequest, type: str, section: str) -> HttpResponse:  # noqa: A002
    """Take a section out of the edition."""
    by, held = _held(request, type)
    row = _row(held, section)
    read, fixed = forms.version_read(request), row.key in fixed_keys(type)
    return _form(
        request,
        held,
        lambda: remove_section(held, row.key, by=by, if_version=read),
        lambda _made: (_("“%(title)s” is taken out.") % {"title": row.title}, _desk(type)),
        title=_("Take out “%(title)s”") % {"title": row.title},
        sentence=_(
            "Documents keep the template that they were written with. A draft that takes up this edition "
            "keeps the text beside it, until somebody drops it."
        ),
        fields=[],
        submit=_("Take it out"),
        not_for_you=_("Other programs name this section, so every edition has it.") if fixed else "",
    )


@login_required
@FORM
def publish(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002
    """Publish the edition with a note; what keeps it from that is listed first, all of it."""
    by, held = _held(request, type)
    told_of = {"n": held.number, "title": OUTPUTS[type].title}
    after = _(
        "Edition %(n)d is published. Missions opened from now on are written with it; drafts can take it up."
    )
    return _form(
        request,
        held,
        lambda: forms.published(request, held, by),
        lambda _made: (after % told_of, reverse("templates:detail", args=[type])),
        title=_("Publish edition %(n)d: %(title)s") % told_of,
        sentence=_("A published edition never changes. What is written already keeps its template."),
        fields=[forms.note_field(held)],
        submit=_("Publish the edition"),
        blockers=faults_in_edition(held) if request.method == "GET" else (),
    )


@login_required
@FORM
def withdraw(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002
    """Withdraw the edition in the making."""
    by, held = _held(request, type)
    told_of = {"n": held.number, "title": OUTPUTS[type].title}
    read = forms.version_read(request)
    return _form(
        request,
        held,
        lambda: withdraw_edition(held, by=by, if_version=read),
        lambda _made: (_("Edition %(n)d is withdrawn.") % told_of, reverse("templates:detail", args=[type])),
        title=_("Withdraw edition %(n)d: %(title)s") % told_of,
        sentence=_("All that was changed in it is given up. Nothing has been written with it."),
        fields=[],
        submit=_("Withdraw the edition"),
    )


def _form(
    request: HttpRequest,
    held: Template,
    act: Callable[[], Any],
    after: Callable[[Any], tuple[str, str]],
    *,
    title: str,
    sentence: str,
    fields: Sequence[Mapping[str, Any]],
    submit: str,
    not_for_you: str = "",
    blockers: Sequence[Blocker] = (),
) -> HttpResponse:
    """Show the form of an act, or do it and go where it shows."""
    tried: Attempt[Any] | None = attempt(act) if request.method == "POST" else None
    if tried is not None and tried.ok:
        return done(request, *after(tried.result))
    return form_page(
        request,
        {"demonstration": False, "held": held, "output": OUTPUTS[held.type]},
        title=title,
        sentence=sentence,
        fields=fields,
        submit=submit,
        back=_desk(held.type),
        tried=tried,
        not_for_you=not_for_you,
        blockers=blockers,
        template="outputs/template_form.html",
    )


def _shown(request: HttpRequest, held: Template, tried: Attempt[Any] | None = None) -> HttpResponse:
    held.refresh_from_db()
    edition = as_definition(held)
    fixed = fixed_keys(held.type)
    context = {
        "held": held,
        "output": edition,
        "sections": [told(one, edition) | {"fixed": one.key in fixed} for one in edition.sections],
        "faults": faults_in_edition(held),
        "changes": [difference(one) for one in differences(latest_template(held.type), edition)],
        "checklists": answered(edition),
        "tried": tried,
        "demonstration": False,
    }
    status = 200 if tried is None else tried.status
    return render(request, "outputs/template_edit.html", context, status=status)


def _held(request: HttpRequest, output_type: str) -> tuple[Person, Template]:
    """Return the custodian and the edition in the making; Http404 for others, and where there is none."""
    by = custodian_of(request)
    held = unpublished(known(output_type))
    if held is None:
        raise Http404
    return by, held


def _row(held: Template, key: str) -> TemplateSection:
    row = TemplateSection.objects.filter(template=held, key=key).first()
    if row is None:
        raise Http404
    return row


def _desk(output_type: str) -> str:
    return reverse("templates:edit", args=[output_type])

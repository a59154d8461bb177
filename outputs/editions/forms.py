"""The forms with which custodians edit a template: their fields, and what was typed as the acts take it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from missions.forms import typed, whole_number
from missions.models import Person
from missions.templatetags import words
from outputs.api.template_shapes import TemplatePublication, TemplateSectionChange, TemplateSectionNew
from outputs.definition import OUTPUTS
from outputs.definition.checklists import checklists_of
from outputs.definition.soundness import FEWEST_WORDS, MOST_WORDS
from outputs.editions.editing import add_section, change_section, publish_edition
from outputs.models import Template, TemplateSection

SEVERAL = ("required_for", "items")
TICKS = ("may_be_not_applicable",)


def section_fields(held: Template, row: TemplateSection) -> list[dict[str, Any]]:
    """Return the fields of a section, filled with what the edition says."""
    output = OUTPUTS[held.type]
    labels = [(label, words.label(label)) for label in output.labels]
    items = [(item, item) for one in checklists_of(held.type) for item in one.items]
    length = {"fewest": FEWEST_WORDS, "most": MOST_WORDS}
    return [
        {"name": "title", "label": _("Title"), "required": True, "value": row.title},
        {"name": "guidance", "type": "textarea", "rows": 5, "label": _("Guidance"), "required": True,
         "value": row.guidance, "keep": f"template.{held.type}.{row.key or 'new'}",
         "help": _("For the writer, in your own words; %(fewest)d to %(most)d of them.") % length},
        {"name": "reference", "label": _("Paragraph"), "required": True, "value": row.reference,
         "help": _("As: IMPP guidelines C 1.2.1")},
        {"name": "required_for", "type": "multi", "label": _("Must be filled for"), "choices": labels,
         "value": row.required_for, "help": _("Nothing ticked: the section is offered, not demanded.")},
        {"name": "may_be_not_applicable", "type": "checkbox", "value": row.may_be_not_applicable,
         "label": _("May be marked as not applicable, with a reason")},
        {"name": "written_by", "label": _("Written by"), "required": True, "value": row.written_by},
        {"name": "items", "type": "multi", "label": _("Points of the checklists that it answers"),
         "choices": list(dict.fromkeys(items)), "value": row.items},
    ]  # fmt: skip


def place_fields(held: Template, registers: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the fields that only a new section has: the register it draws in, and where it stands."""
    behind = [(one.key, one.title) for one in held.sections.all()]
    return [
        {"name": "register", "type": "select", "label": _("Register"), "choices": registers,
         "help": _("For a table of plan elements; without one the section is prose.")},
        {"name": "after", "type": "select", "label": _("Stands behind"), "choices": behind,
         "value": behind[-1][0] if behind else "", "help": _("Without one it stands at the end.")},
    ]  # fmt: skip


def note_field(held: Template) -> dict[str, Any]:
    """Return the field for the note of a publication."""
    guidance = _("Five words at least. Writers read it when the new edition is offered to them.")
    return {"name": "note", "type": "textarea", "label": _("What changes, and why"), "required": True,
            "help": guidance, "keep": f"template.{held.type}"}  # fmt: skip


def version_read(request: HttpRequest) -> int | None:
    """Return the version of the edition that the form was made from."""
    return whole_number(request.POST.get("version", ""))


def changed(request: HttpRequest, held: Template, row: TemplateSection, by: Person) -> TemplateSection:
    """Change a section as typed; lists without a tick are empty."""
    given = TemplateSectionChange.model_validate(_typed(request)).given()
    given = dict.fromkeys(("title", "guidance", "reference", "written_by"), "") | given
    return change_section(held, row.key, by=by, if_version=version_read(request), **given)


def added(request: HttpRequest, held: Template, by: Person) -> TemplateSection:
    """Add a section as typed."""
    given = TemplateSectionNew.model_validate(_typed(request)).given()
    register, after = given.pop("register_", ""), given.pop("after", "")
    return add_section(held, by=by, register=register, after=after, **given)


def published(request: HttpRequest, held: Template, by: Person) -> Template:
    """Publish the edition with the note that was typed."""
    data = {name: text for name, text in typed(request.POST).items() if name != "version"}
    body = TemplatePublication.model_validate(data)
    return publish_edition(held, by=by, note=body.note, if_version=version_read(request))


def _typed(request: HttpRequest) -> dict[str, Any]:
    data = typed(request.POST, many=SEVERAL, ticks=TICKS)
    data.pop("version", None)
    return {name: [] for name in SEVERAL} | data

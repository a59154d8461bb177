"""The fields by which cells of a table are edited, one for each column; a page holds them ready."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.columns import Column
from plans.sheets.links import Linked

MOST_OFFERED = 300


@dataclass(frozen=True, slots=True)
class Editor:
    """How cells of a column are edited: the kind of field, and what it offers."""

    column: Column
    kind: str
    offered: tuple[tuple[str, str], ...] = ()


def editors(columns: list[Column], links: Linked) -> list[Editor]:
    """Return an editor for each column that can be written."""
    return [_editor(column, links) for column in columns if not column.read_only]


def _editor(column: Column, links: Linked) -> Editor:
    match column.type:
        case "text":
            return Editor(column, "area")
        case "date":
            return Editor(column, "date")
        case "integer" | "decimal":
            return Editor(column, "figure")
        case "choice":
            return Editor(column, "select", tuple((label, label) for _value, label in column.choices))
        case "boolean":
            return Editor(column, "select", (("yes", _("yes")), ("no", _("no"))))
        case "link" | "links":
            names = links.names(column.target)
            known = tuple((names.of(pk), names.called(pk)) for pk in names.labels)
            closed = column.type == "link" and len(known) <= MOST_OFFERED
            return Editor(column, "select" if closed else "line", known[:MOST_OFFERED])
        case "list":
            return Editor(column, "line", tuple((label, label) for _value, label in column.choices))
    return Editor(column, "line", tuple((one, one) for one in column.suggestions))

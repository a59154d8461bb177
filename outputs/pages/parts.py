"""What the pages of outputs show, gathered for the templates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import is_valid_path, reverse
from django.utils.translation import gettext as _

from missions.access import admitted
from missions.models import Mission, Person
from missions.process import Position, position
from missions.roles import Standing, standing
from outputs import tables
from outputs.access import versions_for
from outputs.content import refusal
from outputs.definition import OUTPUTS
from outputs.freezing import unwritten
from outputs.models import Comment, Version
from outputs.overview import Item, printed
from outputs.pages.pdf import PdfState, pdf_state_of
from outputs.pages.template_standing import TemplateStanding, template_standing
from outputs.printing.tables import words
from outputs.queries import Marked
from outputs.responses import entities_of, may_comment
from outputs.responses.common import GUESTS
from outputs.responses.seeing import sight

UNSEEN = frozenset({"id", "source", "version"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one cell, under the title of its column."""

    title: str
    text: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A register as a table of the page: the columns that hold anything, and the rows."""

    titles: list[str]
    rows: list[list[Entry]]


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the page: its marks, its table where it draws one in, and how often it was commented."""

    marked: Marked
    table: Grid | None
    register_url: str
    comments: int

    @property
    def tone(self) -> str:
        """The shape of its mark in the contents: done, waited for, or not demanded."""
        if self.marked.filled:
            return "done"
        return "waiting" if self.marked.required else "quiet"

    @property
    def mark(self) -> str:
        """The same in words."""
        if self.marked.filled:
            return _("filled")
        return _("still to be written") if self.marked.required else _("not demanded")

    @property
    def slim(self) -> bool:
        """Whether it is an empty table that nobody demands: it takes one line of the page."""
        drawn = self.marked.section.kind == "register" and not (self.table and self.table.rows)
        return drawn and not (self.marked.required or self.marked.content or self.marked.not_applicable)

    @property
    def short(self) -> bool:
        """Whether the section has something, but not enough to count."""
        return bool(self.marked.content or self.marked.not_applicable) and not self.marked.filled


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of one output for one person."""

    mission: Mission
    item: Item
    parts: list[Part]
    refusal: str
    opens: int | None
    may_comment: bool
    insider: bool
    pdf: PdfState
    now_url: str
    template: TemplateStanding

    @property
    def writable(self) -> bool:
        """Whether this person may edit now."""
        return not self.refusal


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; views are behind `login_required`."""
    return cast("Person", request.user)


def visible(request: HttpRequest, key: str) -> Mission:
    """Return the mission of the address; Http404 where this person may not see it."""
    try:
        return admitted(request, person_of(request), key)
    except Mission.DoesNotExist as absent:
        raise Http404 from absent


def known(output_type: str) -> str:
    """Return the output type of an address; Http404 for one that is not known."""
    if output_type not in OUTPUTS:
        raise Http404
    return output_type


def crumbs_of(mission: Mission, output_type: str, last: str = "") -> dict[str, Any]:
    """Return the mission and the way to an output's page, as every page of an output shows them."""
    crumbs = [
        {"text": _("Outputs"), "url": reverse("outputs:index", args=[mission.key])},
        {
            "text": OUTPUTS[output_type].title,
            "url": reverse("outputs:detail", args=[mission.key, output_type]),
        },
    ]
    return {"mission": mission, "crumbs": [*crumbs, {"text": last}] if last else crumbs}


def desk(mission: Mission, output_type: str, person: Person) -> Desk:
    """Gather the page of an output: text as it prints, marks, comments, and what this person may do."""
    where, held = position(mission), standing(person, mission)
    item, content = printed(mission, output_type, where)
    insider = not (held.roles and held.roles <= GUESTS)
    heard = may_comment(person, mission, output_type, held)
    seen = sight(person, mission, held).comments(_comments(item.version)) if insider or heard else []
    now = f"/missions/{mission.key}/now/{output_type}/"
    return Desk(
        mission=mission,
        item=item,
        parts=parts_of(item, content, list(seen)),
        refusal=_refusal(item.version, where, held),
        opens=None if item.open else item.version.number + 1,
        may_comment=heard,
        insider=insider,
        pdf=pdf_state_of(item.version) if item.version.frozen else PdfState(None, item.version),
        now_url=now if is_valid_path(now) else "",
        template=template_standing(item.version, where, held, person),
    )


def parts_of(item: Item, content: Mapping[str, Any], comments: list[Comment]) -> list[Part]:
    """Return the sections of an output's latest version with their tables."""
    texts = {section["key"]: section for section in content["sections"]}
    counted: dict[str, int] = {}
    for comment in comments:
        counted[comment.section] = counted.get(comment.section, 0) + 1
    return [
        part(
            item.version,
            marked,
            texts.get(marked.section.key) or unwritten(marked.section),
            counted.get(marked.section.key, 0),
        )
        for marked in item.sections
    ]


def part(version: Version, marked: Marked, content: Mapping[str, Any], comments: int = 0) -> Part:
    """Return one section with the table that it prints."""
    register = marked.section.register
    table = grid(content["columns"], content["rows"]) if register else None
    url = tables.page(version.output.mission, register) if register else ""
    return Part(marked, table, url, comments)


def grid(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> Grid:
    """Return a register's rows as they read, without columns in which nothing was said."""
    shown = [column for column in columns if column["key"] not in UNSEEN and _told(column["key"], rows)]
    return Grid(
        [column["title"] for column in shown], [[_entry(column, row) for column in shown] for row in rows]
    )


def _told(key: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(row.get(key) not in (None, "", False, []) for row in rows)


def _entry(column: Mapping[str, Any], row: Mapping[str, Any]) -> Entry:
    value = row.get(column["key"])
    return Entry(
        column["title"], words(value), isinstance(value, int | float) and not isinstance(value, bool)
    )


def strip(mission: Mission, output_type: str, person: Person) -> list[dict[str, Any]]:
    """Return the versions of an output for the strip above its page, those that the person may read."""
    rows = versions_for(person).filter(output__mission=mission, output__type=output_type)
    versions = rows.defer("frozen")
    latest = versions.order_by("-number").values_list("number", flat=True).first()
    detail = reverse("outputs:detail", args=[mission.key, output_type])
    return [
        {
            "number": version.number,
            "label": version.label,
            "revision": version.revision,
            "state": version.state,
            "hash": version.hash,
            "url": detail
            if version.number == latest
            else reverse("outputs:version", args=[mission.key, output_type, version.number]),
            "opened_on": version.opened_on,
            "submitted_on": version.submitted_on,
            "issued_on": version.issued_on,
        }
        for version in versions.order_by("number")
    ]


def typed_form(html: str) -> str:
    """Return stored text as it is edited: bare paragraphs as typed, anything richer as HTML by blocks."""
    bare = re.sub(r"</?p>|<br>", "", html)
    plain = unescape(
        html.replace("</p><p>", "\n\n").replace("<br>", "\n").replace("<p>", "").replace("</p>", "")
    )
    if "<" not in bare and not re.search(r"</?[a-zA-Z][^<>]*>", plain):
        return plain
    return re.sub(r"(</(?:p|h3|h4|ul|ol|table|blockquote|li|tr)>)(?=<)", r"\1\n", html)


def entity_choices(mission: Mission, person: Person) -> list[str]:
    """Return the entities for which a person speaks, their own first."""
    own = entities_of(person, mission)
    return sorted(own, key=lambda code: (code != person.entity_id, code))


def _refusal(version: Version, where: Position, held: Standing) -> str:
    if version.output.mission.ended:
        return _("The process has ended; its file is read-only.")
    return refusal(version, where, held)


def _comments(version: Version) -> QuerySet[Comment]:
    return Comment.objects.filter(of__output=version.output).only("id", "section", "by", "entity", "round")

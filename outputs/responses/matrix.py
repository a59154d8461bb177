"""The matrix of comments: by section, who said what of which passage, what became of it, and by whom."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from missions.errors import NotPermitted
from missions.models import Mission
from missions.roles import Standing
from outputs.models import Comment, Version
from outputs.queries import latest
from outputs.responses.passages import changed, current_texts
from outputs.responses.seeing import INSIDERS, Sight
from outputs.templates import titles_of

FILTERS = ("section", "entity", "disposition", "version")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would calculate with these


@dataclass(frozen=True, slots=True)
class Line:
    """One comment as a line of the matrix."""

    comment: Comment
    section: str
    entity: str
    who: str
    said: str
    disposition: str
    answered_by: str
    passage_changed: bool

    @property
    def on(self) -> date:
        """The day on which it was given."""
        return self.comment.on


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its lines."""

    title: str
    lines: list[Line]


def check_insider(held: Standing) -> None:
    """Raise NotPermitted (403) for those who contribute from outside, observe, or are partners."""
    if held.any_of(INSIDERS) is None:
        raise NotPermitted("The matrix of comments is for those who plan and decide.")


def comments_on(mission: Mission, output_type: str, seen: Sight) -> QuerySet[Comment]:
    """Return the comments on all versions of an output that a person sees."""
    rows = Comment.objects.filter(of__output__mission=mission, of__output__type=output_type)
    return seen.comments(rows.select_related("of", "by", "answered_by", "round"))


def matrix(mission: Mission, output_type: str, seen: Sight, chosen: Mapping[str, str]) -> list[Line]:
    """Return the lines in the order of the sections, those on the whole first, filtered as chosen."""
    rows = list(_chosen(comments_on(mission, output_type, seen), chosen).order_by("pk"))
    version = latest(mission, output_type)
    texts, titles = current_texts(version, rows), titles_of(version)
    places = {key: place for place, key in enumerate(titles)}
    rows.sort(key=lambda row: (places.get(row.section, -1), row.pk))
    return [_line(row, titles, texts) for row in rows]


def grouped(lines: Iterable[Line]) -> list[Group]:
    """Return the lines under the sections that they are on."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return [Group(title, several) for title, several in found.items()]


def choices(rows: QuerySet[Comment], output_type: str) -> list[dict[str, Any]]:
    """Return what the matrix may be filtered by, as far as it occurs."""
    held = list(rows.order_by("pk").values_list("section", "entity_id", "disposition", "of__number"))
    titles = _titles(rows)
    sections = {key for key, *_rest in held}
    return [
        {
            "name": "section",
            "label": _("Section"),
            "choices": [(key, title) for key, title in titles.items() if key in sections],
        },
        {
            "name": "entity",
            "label": _("Entity"),
            "choices": [(code, code) for code in sorted({row[1] for row in held if row[1]})],
        },
        {
            "name": "disposition",
            "label": _("What became of it"),
            "choices": [
                (key, word) for key, word in Comment.Disposition.choices if key in {r[2] for r in held}
            ],
        },
        {
            "name": "version",
            "label": _("Version"),
            "choices": [(str(number), str(number)) for number in sorted({row[3] for row in held})],
        },
    ]


def _titles(rows: QuerySet[Comment]) -> dict[str, str]:
    """Return the titles of sections as the latest version that was commented knows them."""
    commented = Version.objects.filter(pk__in=rows.order_by().values("of")).select_related("output")
    last = commented.order_by("-number").defer("frozen").first()
    return titles_of(last) if last is not None else {}


def heads() -> list[str]:
    """Return the titles of the columns."""
    return [
        _("Number"), _("Section"), _("Version"), _("Entity"), _("By"), _("Date"), _("Passage"),
        _("Passage changed since"), _("Comment"), _("What became of it"), _("Answer"), _("Answered by"),
    ]  # fmt: skip


def cells(line: Line) -> list[str]:
    """Return a line as texts in the order of the columns."""
    said = line.comment
    since = (_("yes") if line.passage_changed else _("no")) if said.quote else ""
    return [
        str(said.pk), line.section, str(said.of.number), line.entity, line.who, said.on.isoformat(),
        said.quote, since, said.text, line.disposition, said.answer, line.answered_by,
    ]  # fmt: skip


def as_csv(lines: Sequence[Line]) -> str:
    """Return the matrix for a spreadsheet: marked as UTF-8, and no cell that would be calculated."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(heads())
    writer.writerows([_harmless(cell) for cell in cells(line)] for line in lines)
    return "\ufeff" + target.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(DANGEROUS) or cell.lstrip().startswith(DANGEROUS) else cell


def _chosen(rows: QuerySet[Comment], chosen: Mapping[str, str]) -> QuerySet[Comment]:
    columns = {"section": "section", "entity": "entity_id", "disposition": "disposition"}
    wanted: dict[str, Any] = {columns[name]: chosen[name] for name in columns if chosen.get(name)}
    number = chosen.get("version", "")
    if number:
        fits = number.isascii() and number.isdigit() and len(number) < 9
        wanted["of__number"] = int(number) if fits else 0
    return rows.filter(**wanted)


def _line(row: Comment, titles: Mapping[str, str], texts: Mapping[str, str]) -> Line:
    section = titles.get(row.section, row.section) if row.section else _("The whole output")
    return Line(
        row,
        section,
        row.entity_id or "",
        row.by.get_full_name(),
        row.text,
        str(row.get_disposition_display()),
        row.answered_by.get_full_name() if row.answered_by else "",
        changed(row, texts),
    )

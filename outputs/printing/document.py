"""Frozen content into the HTML of the printed document: one template and one stylesheet for all outputs."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from outputs.definition import OUTPUTS
from outputs.definition.registers import CONFIDENTIAL
from outputs.labels import IN_DRAFTS
from outputs.printing.charts import Chart, chart_of
from outputs.printing.say import LANGUAGES, direction, known, long_date, numeral, said, speaking, spoken
from outputs.printing.scripts import scripts_of
from outputs.printing.signing import Signed
from outputs.printing.sources import Source, mark_of, sources_of
from outputs.printing.tables import Table, table_of, words
from outputs.printing.text import numbered

EDITION = 4  # raise when the code below prints the same content otherwise
LABELS = {
    "": "Draft",
    "pre-survey": "Draft before the survey",
    "first": "First draft",
    "advanced": "Advanced draft",
    "final": "Final",
    "update": "Update",
    "transition": "Plan for transition and exit",
}
SHORT = 900  # signs of a section's text that a turned page takes beside its table
LEVEL = "Level %(level)s, cycle %(cycle)s"
TYPEFACES = "<!--typefaces-->"  # where the head names them; a text cannot hold a comment


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is printed about a version beside its content.

    `hash` is that of the frozen content, `dated` the ISO day of submission (of the rendering's content for a
    draft); `demonstration` puts the banner on every page and the annex of sources at the end; `course`
    are the steps up to the decision, for a version that was issued.
    """

    hash: str
    dated: str
    draft: bool = False
    demonstration: bool = False
    course: tuple[Signed, ...] = ()


@dataclass(slots=True)
class Part:
    """A section as it is printed; tables drawn into the text hang below the section they belong to."""

    anchor: str
    numeral: str
    title: str
    text: str = ""
    reason: str = ""
    tables: list["Drawn"] = field(default_factory=list)
    foreign: bool = False  # the title has no words in the document's language and stands in English

    @property
    def turned(self) -> bool:
        """Whether heading and text go to the turned page with the tables: all wide, and the text is short.

        Else a few lines would stand alone on the page before.
        """
        short = len(self.text) + len(self.reason) <= SHORT and "<table" not in self.text
        only = all(drawn.table.wide and not drawn.chart for drawn in self.tables)
        return bool(self.tables) and only and short


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table with its number and caption, and the name and mark of origin of each row."""

    number: int
    title: str
    table: Table
    marks: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None
    foreign: bool = False  # as of a part


def html_of(frozen: Mapping[str, Any], imprint: Imprint) -> str:
    """Return the document of a frozen version as HTML, in the version's own language.

    The same content and imprint give the same text, always. Registers that are confidential are left out.
    """
    with speaking(str(frozen.get("language") or "")):
        parts, missing = _parts(frozen["sections"])
        html = render_to_string(
            "documents/output.html",
            {
                "frozen": frozen,
                "imprint": imprint,
                "language": spoken(),
                "direction": direction(),
                "language_name": said(LANGUAGES[spoken()]),
                "title": said(frozen["output"]["title"]),
                "level": said(LEVEL) % {"level": frozen.get("level"), "cycle": frozen.get("cycle")},
                "label": label_in_words(frozen, draft=imprint.draft),
                "dated": long_date(imprint.dated),
                "short_hash": short_hash(imprint.hash),
                "cites": _cited(frozen.get("cites")),
                "parts": parts,
                "course": [replace(step, on=long_date(step.on)) for step in imprint.course],
                "behalf": any(step.acting_for for step in imprint.course),
                "missing": missing if imprint.draft else [],
                "sources": _sources(parts) if imprint.demonstration else [],
            },
        )
    faces = (f'<link rel="stylesheet" href="impp:fonts-{name}.css">' for name in scripts_of(html))
    return html.replace(TYPEFACES, "\n".join(faces), 1)


DRAFTS = ("", None, "pre-survey")  # labels that call themselves a draft


def label_in_words(frozen: Mapping[str, Any], *, draft: bool) -> str:
    """Return the version's label as people say it, with its revision."""
    label = said(LABELS.get(frozen.get("label") or "", str(frozen.get("label"))))
    if frozen.get("label") == "first" and frozen["output"]["type"] not in IN_DRAFTS:
        revisable = len(OUTPUTS[frozen["output"]["type"]].labels) > 1
        label = said("Original" if revisable else "Submitted")
    if draft and frozen.get("label") not in DRAFTS:
        label = said("Draft")
    revision = frozen.get("revision") or 0
    return f"{label}, {said('revision')} {revision}" if revision else label


def short_hash(digest: str) -> str:
    """Return the first twelve characters in groups of four, as they stand in the foot of each page."""
    return " ".join(digest[start : start + 4] for start in (0, 4, 8))


@cache
def edition() -> str:
    """Return the mark of stylesheet and templates: when they change, the same content is printed anew."""
    base = Path(settings.BASE_DIR)
    mark = hashlib.sha256(str(EDITION).encode())
    for folder in ("static/documents", "templates/documents", "outputs/printed"):
        for file in sorted(path for path in (base / folder).iterdir() if path.is_file()):
            mark.update(file.name.encode() + b"\0" + file.read_bytes())
    return mark.hexdigest()


def _parts(sections: Sequence[Mapping[str, Any]]) -> tuple[list[Part], list[str]]:
    paragraphs, headings = count(1), count(1)
    held: list[tuple[Part, list[tuple[Mapping[str, Any], Table]]]] = []
    missing: list[str] = []
    unwritten: Mapping[str, Any] | None = None  # the section to which the next tables belong
    for section in sections:
        if section.get("register") in CONFIDENTIAL:
            continue
        text = numbered(str(section.get("content") or ""), paragraphs)
        reason = str(section.get("not_applicable") or "").strip()
        register = str(section.get("register") or "")
        table = table_of(section.get("columns") or (), section.get("rows") or (), register)
        if not (text or reason or table.rows):
            if section.get("kind") != "register":
                missing.append(said(str(section["title"])))
                unwritten = section
            continue
        drawn_in = section.get("kind") == "register" and str(section["key"]).endswith("-table")
        if not drawn_in or text or reason or (unwritten is None and not held):
            held.append((_part(section, next(headings), text, reason), []))
        elif unwritten is not None:
            held.append((_part(unwritten, next(headings), "", ""), []))
        unwritten = None
        if table.rows:
            held[-1][1].append((section, table))
    return _with_tables(held, sections), missing


def _with_tables(
    held: Sequence[tuple[Part, Sequence[tuple[Mapping[str, Any], Table]]]],
    sections: Sequence[Mapping[str, Any]],
) -> list[Part]:
    """Number the tables of each part, those on turned pages last, so that pages turn once and not back."""
    tables, figures = count(1), count(1)
    for part, drawn in held:
        for section, table in sorted(drawn, key=lambda one: one[1].wide):
            title, number = str(section["title"]), next(tables)
            marks = tuple(mark_of(row) for row in section["rows"])
            chart = chart_of(section, sections, number, figures)
            part.tables.append(Drawn(number, said(title), table, marks, chart, foreign=not known(title)))
    return [part for part, _drawn in held]


def _part(section: Mapping[str, Any], number: int, text: str, reason: str) -> Part:
    title = str(section["title"])
    return Part(
        f"section-{section['key']}", numeral(number), said(title), text, reason, foreign=not known(title)
    )


def _cited(cites: Any) -> str:
    if not isinstance(cites, Mapping):
        return words(cites)
    title = said(words(cites.get("title") or cites.get("output") or cites.get("type")))
    number = cites.get("number") or cites.get("version")
    digest = short_hash(str(cites["hash"])).replace(" ", "\u00a0") if cites.get("hash") else ""
    named = f"{title}, {said('version')} {number}" if number else title
    return f"{named} ({digest})" if digest else named


def _sources(parts: Sequence[Part]) -> list[Source]:
    return sources_of((drawn.number, drawn.marks) for part in parts for drawn in part.tables)

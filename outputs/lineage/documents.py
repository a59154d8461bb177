"""Which versions stand for their outputs in each round of planning, and the rows that they print."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from missions.models import Mission, Person
from missions.process import position
from outputs.access import versions_for
from outputs.lineage.shapes import CHAIN, FOLLOWED, PLAN, SERVING, Document, Kin, Table
from outputs.models import SectionText, Version
from outputs.queries import OPEN, label_now
from outputs.templates import template_of
from plans import queries as plan_queries
from plans.models import Objective

DRAFTS_OF_PLAN = frozenset({"pre-survey", "first", "advanced"})
READ = (*FOLLOWED, SERVING)
Slot = tuple[int, bool, int]


def documents_of(mission: Mission, person: Person | None = None) -> list[Document]:
    """Return the documents of the chain in order: a version for each output and round of planning.

    The version issued last in a round stands for it, else the one submitted last, else the draft once it
    is begun. A draft prints the rows of today.
    """
    slots: dict[Slot, list[Version]] = {}
    for version in _versions(mission, person):
        slots.setdefault(_slot(version), []).append(version)
    chosen = [_best(slots[slot]) for slot in sorted(slots)]
    counting = {_best([item for item in chosen if item.output.type == kind]).pk for kind in _types(chosen)}
    frozen = dict(
        Version.objects.filter(pk__in=[item.pk for item in chosen if item.hash]).values_list("pk", "frozen")
    )
    live = {} if len(frozen) == len(chosen) else _live(mission)
    return [
        _document(item, place, item.pk in counting, _tables(item, frozen, live))
        for place, item in enumerate(chosen)
    ]


def kin_of(mission: Mission, register: str) -> dict[int, Kin]:
    """Return what the rows of a register belong to and carry on, as the register says today."""
    if register != "objectives":
        return {}
    rows = Objective.objects.filter(mission=mission).values_list("pk", "parent_id", "origin_id")
    return {pk: Kin(parent, origin) for pk, parent, origin in rows}


def _versions(mission: Mission, person: Person | None) -> list[Version]:
    """Return the versions that may stand for an output; a draft counts once something is written in it."""
    rows = versions_for(person) if person else Version.objects.all()
    found = (
        rows.filter(output__mission=mission, output__type__in=CHAIN)
        .defer("frozen", "cites__frozen")
        .select_related("output", "cites__output")
        .order_by("number")
    )
    begun = set(
        SectionText.objects.filter(of__output__mission=mission, of__state__in=OPEN).values_list(
            "of", flat=True
        )
    )
    versions = [item for item in found if item.hash or item.pk in begun]
    where = position(mission)
    for item in versions:
        if not item.hash:  # a draft has its label and cycle when it is submitted
            item.output.mission = mission
            item.label, item.revision = label_now(item.output, where)
            item.cycle = where.cycle
    return versions


def _slot(version: Version) -> Slot:
    """Return the round of planning and the place in it; the adopted plan follows the Directive."""
    kind = version.output.type
    adopted = kind == PLAN and version.label not in DRAFTS_OF_PLAN
    return version.cycle, version.label == "transition", len(CHAIN) if adopted else CHAIN.index(kind)


def _best(versions: Iterable[Version]) -> Version:
    return max(versions, key=lambda item: (_weight(item), item.number))


def _weight(version: Version) -> int:
    if version.issued_on:
        return 4
    return {"submitted": 3, "draft": 2, "in_review": 2, "superseded": 1}.get(version.state, 0)


def _types(versions: Iterable[Version]) -> set[str]:
    return {version.output.type for version in versions}


def _document(version: Version, place: int, counts: bool, tables: Mapping[str, Table]) -> Document:
    cited = version.cites
    return Document(
        type=version.output.type,
        number=version.number,
        state=version.state,
        place=place,
        counts=counts,
        tables=tables,
        label=version.label,
        revision=version.revision,
        cycle=version.cycle,
        transition=version.label == "transition",
        issued=version.issued_on is not None,
        on=version.issued_on or version.submitted_on,
        hash=version.hash,
        cites=(cited.output.type, cited.number) if cited else None,
    )


def _tables(version: Version, frozen: Mapping[int, str], live: Mapping[str, Table]) -> dict[str, Table]:
    if version.pk in frozen:
        sections = orjson.loads(frozen[version.pk])["sections"]
        return {
            one["register"]: _table(one["columns"], one["rows"])
            for one in sections
            if one["register"] in READ
        }
    drawn = {section.register for section in template_of(version).sections}
    return {key: table for key, table in live.items() if key in drawn}


def _table(columns: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]]) -> Table:
    return Table({column["key"]: column["title"] for column in columns}, {row["id"]: row for row in rows})


def _live(mission: Mission) -> dict[str, Table]:
    return {
        key: _table(
            [{"key": column.key, "title": column.title} for column in plan_queries.columns(key)],
            plan_queries.table(mission, key),
        )
        for key in READ
    }

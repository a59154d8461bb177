"""Options, with what was offered, what went to the decider and what was decided kept apart (C 1.1.2).

Offered is what the register holds, and what packages held that have gone before a decider. Sent on and
decided are marks of the register, with the entry of the record by which they were set. Who narrowed the
options is read from the record as well; why is confidential, and left out for those who may not read it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db.models import QuerySet

from missions.models import Entry, Mission, Person
from missions.roles import Standing
from outputs.comparison.versions import redlined
from outputs.definition import OUTPUTS
from outputs.lineage.shapes import Followed
from outputs.lineage.threads import wording
from planning_levels.access import decisions_for, packages_for
from planning_levels.definition import DECISION_POINTS
from planning_levels.models import CouncilRecord, Decision, Submission, SubmissionBasis
from plans import queries as plan_queries
from plans.history import Touch, touches
from plans.models import Option
from plans.permissions import reads_confidential
from plans.rows import book_of

REGISTER = "options"
OPTION = Followed(REGISTER, ("title", "form", "size"))
BESIDE_TITLE = Followed(REGISTER, ("form", "size"))
GATES = ("DP-1.1", "DP-1.2", "GATE-COUNCIL")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """Who set a mark and when, as the record has it."""

    name: str
    title: str
    on: date

    @classmethod
    def by(cls, entry: Entry) -> "Done":
        """Return the author of an entry."""
        return cls(entry.person_name, entry.person_title or entry.person_role, entry.happened_on)


@dataclass(frozen=True, slots=True)
class Package:
    """What went before a decider with options in it, and the decision on it if there is one."""

    gate: str
    on: date
    by: str
    output: str
    number: int
    hash: str
    rows: Mapping[int, Row]
    decision: Decision | None = None

    @property
    def point(self) -> str:
        """The name of the decision point."""
        return DECISION_POINTS[self.gate].name

    @property
    def decider(self) -> str:
        """The title of the one who decides."""
        return DECISION_POINTS[self.gate].decider_title

    @property
    def title(self) -> str:
        """The title of the output that held the options."""
        return OUTPUTS[self.output].title


@dataclass(frozen=True, slots=True)
class Sent:
    """An option as a package held it; `html` is its wording where it was another than the register's."""

    package: Package
    html: str = ""


@dataclass(frozen=True, slots=True)
class OptionPath:
    """An option: as offered (`html` is form and size), the packages that held it, the marks, its narrowing.

    `sent_on` and `decided` are a date, or True where only that it happened is known. `reason` is empty
    for those who may not read it; `reason_kept` tells that there is one.
    """

    id: int
    reference: str
    title: str
    html: str
    offered_by: str
    in_register: bool
    packages: tuple[Sent, ...]
    sent_on: date | bool
    sent_by: Done | None
    decided: date | bool
    decided_note: str
    decided_by: Done | None
    narrowed: bool
    narrowed_by: Done | None
    reason_kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a mission, the packages that held them, and what was decided."""

    paths: list[OptionPath]
    packages: list[Package]
    decisions: list[Decision]
    council: list[CouncilRecord]
    reasons_shown: bool
    marks: Mapping[str, int]


def options_of(mission: Mission, held: Standing, person: Person | None = None) -> Options:
    """Return the options with the three lists kept apart, for a person in this standing, cleared for them.

    The number of queries does not grow with options, packages or entries.
    """
    packages = _packages(mission, person)
    live = {row["id"]: row for row in plan_queries.table(mission, REGISTER)}
    kept = {row.pk: row for row in Option.objects.filter(mission=mission)}
    shown = reads_confidential(held)
    entries: dict[int, list[Touch]] = {}
    for touch in touches(book_of(REGISTER), mission):
        entries.setdefault(touch.row, []).append(touch)
    rows = dict(live)
    for package in reversed(packages):
        for key, row in package.rows.items():
            rows.setdefault(key, row)
    chosen = any(row.sent_on or row.decided for row in kept.values())
    paths = [
        _path(row, kept.get(key), packages, entries.get(key, []), shown=shown, chosen=chosen)
        for key, row in rows.items()
    ]
    return Options(paths, packages, _decisions(mission, person), _council(mission), shown, _marks(paths))


def _path(
    row: Row, kept: Option | None, packages: list[Package], entries: list[Touch], *, shown: bool, chosen: bool
) -> OptionPath:
    sent_on: date | bool = (kept.sent_on_date or kept.sent_on) if kept else False
    decided: date | bool = (kept.decided_date or kept.decided) if kept else False
    reason = kept.reason if kept else ""
    narrowed = bool(reason or chosen) and not (sent_on or decided)
    now = wording(row, OPTION)
    return OptionPath(
        id=row["id"],
        reference=str(row.get("reference") or ""),
        title=str(row.get("title") or ""),
        html=wording(row, BESIDE_TITLE),
        offered_by=str(row.get("offered_by") or ""),
        in_register=kept is not None,
        packages=tuple(_sent(row["id"], now, packages)),
        sent_on=sent_on,
        sent_by=_set(entries, "sent_on") if sent_on else None,
        decided=decided,
        decided_note=kept.decided_note if kept else "",
        decided_by=_set(entries, "decided") if decided else None,
        narrowed=narrowed,
        narrowed_by=_set(entries, "reason") if narrowed and reason else None,
        reason_kept=narrowed and bool(reason),
        reason=reason if narrowed and shown else "",
    )


def _sent(key: int, now: str, packages: list[Package]) -> Iterator[Sent]:
    for package in packages:
        row = package.rows.get(key)
        if row is not None:
            then = wording(row, OPTION)
            yield Sent(package, "" if then == now else redlined(then, now))


def _set(touched: list[Touch], column: str) -> Done | None:
    """Return who last set a column: the entry that changed it, else the one that made the row."""
    changed = [touch for touch in touched if column in touch.columns]
    found = changed or [touch for touch in touched if touch.made]
    return Done.by(found[-1].entry) if found else None


def _packages(mission: Mission, person: Person | None) -> list[Package]:
    """Return the packages that held options, in the order in which they were put before the decider."""
    drawing = [
        key for key, output in OUTPUTS.items() if any(one.register == REGISTER for one in output.sections)
    ]
    rows = (
        SubmissionBasis.objects.filter(
            submission__in=_packages_of(mission, person), of__output__type__in=drawing
        )
        .select_related("submission__by", "of__output")
        .prefetch_related("submission__decisions")
        .order_by("submission_id", "id")
    )
    return [_package(row) for row in rows]


def _package(row: SubmissionBasis) -> Package:
    asked = row.submission
    tables = (one["rows"] for one in orjson.loads(row.of.frozen)["sections"] if one["register"] == REGISTER)
    return Package(
        gate=asked.gate,
        on=asked.on,
        by=asked.by.get_full_name(),
        output=row.of.output.type,
        number=row.of.number,
        hash=row.hash,
        rows={option["id"]: option for table in tables for option in table},
        decision=next(iter(asked.decisions.all()), None),
    )


def _decisions(mission: Mission, person: Person | None) -> list[Decision]:
    rows = decisions_for(person) if person else Decision.objects.all()
    return list(rows.filter(mission=mission, gate__in=GATES).order_by("id"))


def _packages_of(mission: Mission, person: Person | None) -> QuerySet[Submission]:
    rows = packages_for(person) if person else Submission.objects.all()
    return rows.filter(mission=mission)


def _council(mission: Mission) -> list[CouncilRecord]:
    rows = CouncilRecord.objects.filter(mission=mission, corrected_by=None)
    return list(rows.prefetch_related("ceilings"))


def _marks(paths: list[OptionPath]) -> dict[str, int]:
    return {
        "offered": len(paths),
        "sent_on": sum(bool(path.sent_on) for path in paths),
        "decided": sum(bool(path.decided) for path in paths),
        "narrowed": sum(path.narrowed for path in paths),
    }

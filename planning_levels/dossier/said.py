"""Parts of a dossier that tell what was said: positions, rounds, comments with answers, returns, options."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from missions.models import Person
from missions.roles import Standing
from outputs.access import comments_for
from outputs.models import Comment, Round, Version
from outputs.responses.matrix import Group, grouped, matrix
from outputs.responses.mending import Mend, mend_list
from outputs.responses.seeing import Sight, sight
from outputs.responses.side_by_side import OBJECT, RESERVE, Side, side_by_side, telling
from planning_levels.dossier.matter import Matter, Resting
from planning_levels.lineage_options import REGISTER, Options, options_of
from planning_levels.models import Decision
from plans.history import touches
from plans.rows import book_of


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one version of the basis: rounds, positions side by side, comments by section."""

    of: Resting
    rounds: Sequence[Round]
    sides: Sequence[Side]
    comments: Sequence[Group]

    @property
    def telling(self) -> list[Side]:
        """The sides that say more than that they concur, objections first; those silent in one line."""
        return telling(self.sides)

    @property
    def concurring(self) -> list[tuple[date | None, list[str]]]:
        """The entities that concur and say no more, by the day on which they did."""
        found: dict[date | None, list[str]] = {}
        for side in self.sides:
            if side.concurs:
                found.setdefault(side.on, []).append(side.entity)
        return list(found.items())

    @property
    def nobody(self) -> list[str]:
        """The entities of the task force, where nobody was asked and none of them has spoken."""
        spoken = any(side.on for side in self.sides)
        return [] if self.rounds or spoken else [side.entity for side in self.sides]


@dataclass(frozen=True, slots=True)
class Return:
    """A return for work: the decision, the versions returned, what was to be mended and what became of it."""

    decision: Decision
    versions: Sequence[Resting]
    lines: Sequence[Mend]
    changed: Sequence[str]


def said(matter: Matter, seen: Sight, readable: frozenset[int]) -> list[Said]:
    """Return what a person sees of what was said of each version; `readable` are comments by their ids."""
    return [_said(matter, item, seen, readable) for item in matter.basis]


def returns(matter: Matter, seen: Sight, readable: frozenset[int]) -> list[Return]:
    """Return the returns at this point in this cycle, the first one first, up to the decision."""
    here = (matter.gate, matter.cycle, "returned")
    earlier = [item for item in matter.reading.decisions if matter.before(item)]
    sent_back = [item for item in earlier if (item.gate, item.cycle, item.outcome) == here]
    return [_return(item, seen, readable) for item in sent_back]


def options(matter: Matter, held: Standing) -> Options | None:
    """Return the options offered by then; reasons of narrowing only to those who may read them."""
    found = options_of(matter.mission, held)
    offered = {
        touch.row
        for touch in touches(book_of(REGISTER), matter.mission)
        if touch.made and touch.entry.number <= matter.number
    }
    paths = [path for path in found.paths if path.id in offered]
    return replace(found, paths=paths) if paths else None


def _said(matter: Matter, item: Resting, seen: Sight, readable: frozenset[int]) -> Said:
    version = item.version
    rounds = Round.objects.filter(of__in=_same_cycle(version)).select_related("opened_by", "of")
    lines = [
        line
        for line in matrix(matter.mission, version.output.type, seen, {})
        if line.comment.of.cycle == version.cycle
        and line.comment.of.number <= version.number
        and line.on <= matter.on
        and line.comment.pk in readable
    ]
    return Said(
        item,
        list(rounds.prefetch_related("asked").order_by("of__number", "number")),
        side_by_side(version, seen),
        grouped(lines),
    )


def _same_cycle(version: Version) -> list[Version]:
    """Return a version and the earlier ones of its cycle."""
    rows = Version.objects.filter(output=version.output_id, cycle=version.cycle, number__lte=version.number)
    return list(rows.defer("frozen"))


def _return(item: Decision, seen: Sight, readable: frozenset[int]) -> Return:
    basis = item.basis.select_related("of__output__mission")
    sent_back = [Resting(row.of, row.hash) for row in basis if row.of.state == Version.State.RETURNED]
    lines: list[Mend] = []
    changed: list[str] = []
    for resting in sent_back:
        mended = mend_list(_next(resting.version), seen)
        if mended is not None and mended.number == resting.version.number:
            lines += [line for line in mended.lines if line.comment and line.comment.pk in readable]
            changed += [f"{resting.title}: {title}" for title in mended.changed]
    return Return(item, sent_back, lines, changed)


def _next(version: Version) -> Version:
    """Return the version after a returned one, in which it is mended; itself while there is none."""
    later = Version.objects.filter(output=version.output_id, number=version.number + 1)
    return later.select_related("output__mission").first() or version


def as_shown(matter: Matter, by: Person, held: Standing) -> dict[str, Any]:
    """Return all of it for the template, as a person in this standing sees it."""
    seen = sight(by, matter.mission, held)
    readable = frozenset(
        comments_for(by).filter(of__output__mission=matter.mission).values_list("pk", flat=True)
    )
    found, sent_back = said(matter, seen, readable), returns(matter, seen, readable)
    return {
        "said": found,
        "returns": sent_back,
        "options": options(matter, held),
        "objecting": _entities(found, OBJECT),
        "reserving": _entities(found, RESERVE),
        "unanswered": sum(
            line.comment.disposition == Comment.Disposition.OPEN
            for item in found
            for group in item.comments
            for line in group.lines
        ),
    }


def _entities(found: Sequence[Said], key: str) -> list[str]:
    return sorted({side.entity for item in found for side in item.sides if side.key == key})

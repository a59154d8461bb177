"""What a row must keep to beyond its shape. A rule yields blockers (409); a wrong pair of values is 400."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from missions.blockers import Blocker, blocker, missing
from missions.errors import Invalid
from missions.models import Mission
from missions.process import Position
from plans.models import Expectation, IntegrationArea, Successor
from plans.models.integration import Degree
from plans.schedule import rules as schedule_rules

SEVERAL = re.compile(r"[,;]|\s[/+&]\s|\sand\s(?=[A-Z]{2,}\b)")
PERIODS = (("starts", "ends"), ("starts", "until"), ("date", "until"), ("begun_on", "ended_on"))


Beside = tuple[Any, Mapping[str, list[int]]]  # a row as it shall be, and its links


@dataclass(frozen=True, slots=True)
class Draft:
    """A row about to be kept, changed or taken away, and where the process stands.

    `links` are its links as they shall be, those not named stay; `beside` are rows that are kept together
    with it, by their ids.
    """

    register: str
    mission: Mission
    where: Position
    row: Any
    new: bool = False
    removed: bool = False
    links: Mapping[str, list[int]] = field(default_factory=dict)
    beside: Mapping[int, Beside] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """The page on which the row is mended."""
        return f"/missions/{self.mission.key}/plan/{self.register}/"


Rule = Callable[[Draft], Iterator[Blocker]]


def blockers(draft: Draft) -> list[Blocker]:
    """Return all that speaks against keeping the row, after the checks that end in Invalid (400)."""
    if not draft.removed:
        _pairs(draft)
    return [found for rule in RULES.get(draft.register, ()) for found in rule(draft)]


def _pairs(draft: Draft) -> None:
    """Refuse values that contradict one another: a period that ends before it begins, a row within itself."""
    row = draft.row
    for first, last in PERIODS:
        begins, ends = getattr(row, first, None), getattr(row, last, None)
        if begins and ends and ends < begins:
            raise Invalid("It cannot end before it begins.", field=last)
    for name in ("parent", "origin", "part_of"):
        if row.pk is not None and getattr(row, f"{name}_id", None) == row.pk:
            raise Invalid("A row cannot lean on itself.", field=name)
    if isinstance(row, Expectation) and row.status == Expectation.Status.ANSWERED and not row.answer:
        raise Invalid("Say what the answer was.", field="answer")


def objectives_stand(draft: Draft) -> Iterator[Blocker]:
    """After adoption objectives change only in a revision or in transition planning (C 3.1.2)."""
    if draft.where.adopted and not draft.where.planning_open:
        yield blocker(
            "objectives-changed",
            "The plan is adopted: objectives change only in a revision or in transition planning.",
            draft.page,
        )


def one_lead(draft: Draft) -> Iterator[Blocker]:
    """Exactly one entity answers for an objective, an output, an activity (part B)."""
    if draft.removed:
        return
    if not draft.row.lead.strip():
        yield missing("lead", "Name the one entity that answers for it.", draft.page)
    elif SEVERAL.search(draft.row.lead):
        yield missing("lead", "Name exactly one entity; the others are supporting ones.", draft.page)


def integration_justified(draft: Draft) -> Iterator[Blocker]:
    """Full integration is justified, with a look at the cost of undoing it (part B)."""
    row: IntegrationArea = draft.row
    if draft.removed or row.degree != Degree.FULL:
        return
    if not (row.justification and row.undoing):
        lacking = "a justification" if not row.justification else "a word on how it could be undone"
        yield blocker("full-integration", f"Full integration of “{row.area}” lacks {lacking}.", draft.page)


def other_successor_explained(draft: Draft) -> Iterator[Blocker]:
    """A successor outside the four kinds of the guidelines comes with a reason (C 3.2.1)."""
    if not draft.removed and draft.row.kind == Successor.Kind.OTHER and not draft.row.reason:
        yield missing("reason", "Say why none of the four kinds of successor fits.", draft.page)


def in_its_turn(draft: Draft) -> Iterator[Blocker]:
    """A link orders two pieces of work and never runs in a circle; a priority orders nothing (C 2.2.3)."""
    if draft.removed:
        return
    wanted = draft.links.get(schedule_rules.LINK)
    if wanted:
        schedule_rules.refuse_loop(draft.row, wanted, draft.beside)
    yield from schedule_rules.in_sequence(draft.row, wanted, draft.beside, draft.page)


RULES: dict[str, tuple[Rule, ...]] = {
    "objectives": (objectives_stand, one_lead),
    "activities": (one_lead,),
    "integration": (integration_justified,),
    "schedule": (in_its_turn,),
    "successors": (other_successor_explained,),
}

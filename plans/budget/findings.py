"""Plan and budget set against each other, line by line. A finding stops nothing (C 1.2.4, C 2.1.2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from plans.budget.frames import CostLine, ResultFrame
from plans.budget.funding import TaskFunding, source_of
from plans.budget.ledger import Ledger, sums_of, unnamed_in
from plans.budget.purses import purses

C124, C212, B = "IMPP guidelines C 1.2.4", "IMPP guidelines C 2.1.2", "IMPP guidelines B"
KINDS: dict[str, str] = {
    "no-cost": "no cost stated",
    "no-objective": "serves no objective",
    "outside": "assessed money outside the mission",
    "two-purses": "one part paid for, another open",
    "no-source": "need without a source",
    "above-need": "sources above the need",
    "above-plan": "pledged or received above what is planned",
    "no-frame": "no budget frame",
    "no-activity": "no activity",
    "frame-adrift": "frame without an objective",
    "no-amount": "no amount",
    "differs": "budget differs from the plan",
    "no-reason": "no need named that it rests on",
    "cuts-differ": "two cuts of one budget differ",
    "fund-differs": "fund differs from the plan",
    "cost-unplaced": "cost in no budget line",
    "resource-uncosted": "resource without a cost",
    "unfunded": "task without enough money",
    "nobody-raises": "nobody raises the money",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What plan and budget say of one line, in thousands of US dollars where both have a figure.

    `line` is what the row is called, `register` where it is kept, `where` the page on which it is mended.
    """

    kind: str
    line: str
    register: str
    row: int
    where: str
    sentence: str
    plan: int | None = None
    budget: int | None = None
    reference: str = C124

    @property
    def difference(self) -> int | None:
        """By how much the budget says more (less: negative) than the plan; None where there are not both."""
        return None if self.plan is None or self.budget is None else self.budget - self.plan


@dataclass(frozen=True, slots=True)
class Compared:
    """What is set against each other: the rows and what was derived from them."""

    ledger: Ledger
    frames: list[ResultFrame]
    lines: list[CostLine]
    tasks: list[TaskFunding]

    def finding(self, kind: str, register: str, row: Any, sentence: str, **more: Any) -> Finding:
        """Return a finding on a row, or on a register as a whole where `row` is None."""
        key = self.ledger.mission.key
        if row is None:
            return Finding(
                kind, "", register, 0, reverse("plans:register", args=[key, register]), sentence, **more
            )
        page = reverse("plans:row", args=[key, register, row.pk])
        return Finding(kind, row.label, register, row.pk, page, sentence, **more)


def findings(compared: Compared) -> list[Finding]:
    """Return everything that plan and budget do not agree on, lines of the plan first."""
    return [found for check in CHECKS for found in check(compared)]


def activities_are_paid(compared: Compared) -> Iterator[Finding]:
    """Activities without cost or objective, and purses that do not fit one another (C 2.1.2)."""
    told = compared.finding
    for row in compared.ledger.activities:
        if not row.costed:
            sentence = f"“{row}” has no cost; the draft is not fully costed."
            yield told("no-cost", "activities", row, sentence, reference=C212)
        if row.objective_id is None:
            sentence = f"“{row}” serves no objective."
            yield told("no-objective", "activities", row, sentence, reference="IMPP guidelines C 3.1.1")
        if row.assessed and row.lead in compared.ledger.outside:
            sentence = (
                f"“{row}” gives assessed money to {row.lead}, which stands outside the mission's budget."
            )
            yield told("outside", "activities", row, sentence, reference=B)
        if row.assessed and row.gap:
            sentence = (
                f"“{row}” hangs on two purses: {row.gap:,} thousand dollars of the voluntary part are open."
            )
            yield told("two-purses", "activities", row, sentence, reference=B)


def sources_meet_the_need(compared: Compared) -> Iterator[Finding]:
    """Activities whose sources are less or more than the need, or pledged beyond what is planned."""
    told = compared.finding
    for row in compared.ledger.activities:
        sums = sums_of([row])
        named = sums.assessed + sums.beyond
        if lacking := unnamed_in(row):
            sentence = f"“{row}” needs {lacking:,} thousand dollars for which no source is named."
            yield told("no-source", "activities", row, sentence, plan=sums.need, budget=named, reference=C212)
        elif row.costed and named > sums.need:
            sentence = f"“{row}” has sources of {named:,} for a need of {sums.need:,} thousand dollars."
            yield told(
                "above-need", "activities", row, sentence, plan=sums.need, budget=named, reference=C212
            )
        beyond = (
            sums.pledged > sums.voluntary
            or sums.other_pledged > sums.other
            or sums.received > sums.pledged
            or sums.other_received > sums.other_pledged
        )
        if beyond:
            sentence = f"“{row}” has more pledged than planned, or more received than pledged."
            yield told("above-plan", "activities", row, sentence, reference=C212)


def activities_have_a_frame(compared: Compared) -> Iterator[Finding]:
    """Activities with assessed money that no budget frame holds, once there are frames."""
    placed = {row.pk for frame in compared.frames for row in frame.activities}
    for row in compared.ledger.activities:
        if compared.frames and row.assessed and row.pk not in placed:
            sentence = f"“{row}” counts on assessed money, and no budget frame holds it."
            yield compared.finding("no-frame", "activities", row, sentence, plan=row.assessed, budget=0)


def objectives_have_a_frame(compared: Compared) -> Iterator[Finding]:
    """Objectives without a frame, once there are frames."""
    held = {frame.line.objective_id for frame in compared.frames}
    held |= {row.objective_id for frame in compared.frames for row in frame.activities}
    for row in compared.ledger.objectives:
        if compared.frames and row.pk not in held:
            yield compared.finding("no-frame", "objectives", row, f"No budget frame serves “{row}”.")


def benchmarks_have_an_activity(compared: Compared) -> Iterator[Finding]:
    """Benchmarks that no activity moves, once there are activities."""
    moved = {row.indicator_id for row in compared.ledger.activities}
    for row in compared.ledger.benchmarks:
        if compared.ledger.activities and row.pk not in moved:
            sentence = f"No activity works towards “{row}”."
            yield compared.finding("no-activity", "benchmarks", row, sentence, reference=C212)


def frames_follow(compared: Compared) -> Iterator[Finding]:
    """Frames that serve nothing, or say another amount than follows from their activities."""
    told, page = compared.finding, "budget-frames"
    for frame in compared.frames:
        line = frame.line
        if line.objective_id is None:
            yield told("frame-adrift", page, line, f"The frame “{line}” serves no objective.")
        if compared.ledger.activities and not frame.activities:
            yield told("no-activity", page, line, f"No activity counts in the frame “{line}”.")
        if frame.basis == "none":
            yield told("no-amount", page, line, f"“{line}” has no amount, and none follows.")
        if frame.difference:
            sentence = (
                f"“{line}” says {frame.amount:,}; from its activities and what comes beside them follow "
                f"{frame.follows or 0:,} thousand dollars."
            )
            yield told("differs", page, line, sentence, plan=frame.follows, budget=frame.amount)


def lines_follow(compared: Compared) -> Iterator[Finding]:
    """Lines by component that say another amount than their resources cost, or rest on no need."""
    told, page = compared.finding, "budget-frames"
    for one in compared.lines:
        line = one.line
        if one.basis == "none":
            yield told("no-amount", page, line, f"“{line}” has no amount, and none follows.")
        if one.basis == "stated" and not line.justification:
            yield told("no-reason", page, line, f"“{line}” names no need in this country that it rests on.")
        if one.difference:
            sentence = (
                f"“{line}” says {one.amount:,}; its resources cost {one.follows or 0:,} thousand dollars."
            )
            yield told("differs", page, line, sentence, plan=one.follows, budget=one.amount)


def cuts_agree(compared: Compared) -> Iterator[Finding]:
    """One budget cut in two ways has one total, and that is what is assessed."""
    by_result, by_component = _total(compared.frames), _total(compared.lines)
    if compared.frames and compared.lines and by_result != by_component:
        sentence = (
            f"The budget is {by_result:,} thousand dollars by result and {by_component:,} by component."
        )
        yield compared.finding(
            "cuts-differ", "budget-frames", None, sentence, plan=by_result, budget=by_component
        )
    assessed = [fund for fund in compared.ledger.funds if source_of(fund) == "assessed"]
    asked = sum(fund.needed or 0 for fund in assessed)
    total = by_result if compared.frames else by_component
    if assessed and total and asked != total:
        sentence = f"The budget comes to {total:,} thousand dollars, the assessed funds to {asked:,}."
        yield compared.finding("fund-differs", "funding", assessed[0], sentence, plan=total, budget=asked)


def _total(lines: Any) -> int:
    return sum(one.amount for one in lines)


def funds_agree(compared: Compared) -> Iterator[Finding]:
    """Voluntary and other funds against what their activities count on: needed, pledged, received."""
    for purse in purses(compared.ledger):
        first = purse.funds[0]
        for what, plan, raised in (
            ("needed", purse.sums.beyond + purse.sums.unnamed, purse.needed),
            ("pledged", purse.sums.promised, purse.pledged),
            ("received", purse.sums.arrived, purse.received),
        ):
            if plan != raised:
                called = ", ".join(row.label for row in purse.activities)
                sentence = f"“{first}” says {raised:,} thousand dollars {what}; {called} count on {plan:,}."
                yield compared.finding("fund-differs", "funding", first, sentence, plan=plan, budget=raised)


def resources_are_costed(compared: Compared) -> Iterator[Finding]:
    """Resources without a cost, counted; and costs that no budget line holds (C 2.1.2)."""
    rows = compared.ledger.resources
    bare = sum(row.cost is None for row in rows)
    if bare:
        sentence = f"{bare} of {len(rows)} resources have no cost."
        yield compared.finding("resource-uncosted", "resources", None, sentence, reference=C212)
    for row in rows:
        if row.cost and row.budget_line_id is None:
            sentence = f"“{row}” costs {row.cost:,} thousand dollars that no budget line holds."
            yield compared.finding("cost-unplaced", "resources", row, sentence, plan=row.cost, budget=0)


def tasks_are_funded(compared: Compared) -> Iterator[Finding]:
    """Mandated tasks that nothing pays for in full."""
    if not compared.ledger.activities:
        return
    for one in compared.tasks:
        task = one.task
        called = str(task)[:80]
        if not one.activities:
            sentence = f"No activity carries the task “{called}”, so no money reaches it."
            yield compared.finding("unfunded", "mandate-tasks", task, sentence, reference=B)
        elif one.unfunded:
            raised = task.funds_raised_by or "nobody"
            late = " Part of it is paid for: the whole may be late." if one.half else ""
            lacks = f"lacks {one.sums.gap:,} of {one.sums.need:,} thousand dollars"
            sentence = f"The task “{called}” {lacks}; raised by {raised}.{late}"
            yield compared.finding(
                "unfunded", "mandate-tasks", task, sentence, plan=one.sums.need,
                budget=one.sums.need - one.sums.gap, reference=B,
            )  # fmt: skip


def voluntary_tasks(compared: Compared) -> Iterator[Finding]:
    """Mandated tasks that hang on voluntary funds which nobody raises."""
    for one in compared.tasks:
        row = one.task
        if row.funding in ("voluntary", "part-voluntary") and not row.funds_raised_by:
            sentence = f"The task “{str(row)[:80]}” hangs on voluntary funds; nobody is named to raise them."
            yield compared.finding("nobody-raises", "mandate-tasks", row, sentence, reference=B)


CHECKS: tuple[Callable[[Compared], Iterator[Finding]], ...] = (
    tasks_are_funded,
    voluntary_tasks,
    activities_are_paid,
    sources_meet_the_need,
    activities_have_a_frame,
    objectives_have_a_frame,
    benchmarks_have_an_activity,
    frames_follow,
    lines_follow,
    cuts_agree,
    funds_agree,
    resources_are_costed,
)

"""All that is derived about the money of a mission at one reading: for pages, API, outputs, dashboards."""

from dataclasses import dataclass

from missions.models import Mission
from plans.budget.components import Component, components
from plans.budget.findings import Compared, Finding, findings
from plans.budget.frames import CostLine, ResultFrame, cost_lines, result_frames
from plans.budget.funding import SourceRow, TaskFunding, by_source, task_funding
from plans.budget.ledger import Ledger, Sums, ledger_of, sums_of


@dataclass(frozen=True, slots=True)
class Money:
    """The money of a plan; amounts in thousands of US dollars.

    `total` sums the results framework; `frames` and `lines` are one budget cut by result and by component.
    """

    ledger: Ledger
    total: Sums
    frames: list[ResultFrame]
    lines: list[CostLine]
    components: list[Component]
    sources: list[SourceRow]
    tasks: list[TaskFunding]
    findings: list[Finding]

    @property
    def budget(self) -> int:
        """The budget: the total of the frames, or of the lines by component where there are no frames."""
        return sum(one.amount for one in self.frames) or sum(one.amount for one in self.lines)

    @property
    def unfunded(self) -> list[TaskFunding]:
        """The mandated tasks that nothing pays for in full."""
        return [one for one in self.tasks if one.unfunded]


def money_of(mission: Mission) -> Money:
    """Return the money of a mission as its rows stand, in a fixed number of queries (C 1.2.4, C 2.1.2)."""
    ledger = ledger_of(mission)
    frames, lines, tasks = (
        result_frames(ledger),
        cost_lines(ledger),
        task_funding(ledger.tasks, ledger.activities),
    )
    return Money(
        ledger=ledger,
        total=sums_of(ledger.activities),
        frames=frames,
        lines=lines,
        components=components(ledger),
        sources=by_source(ledger),
        tasks=tasks,
        findings=findings(Compared(ledger, frames, lines, tasks)),
    )

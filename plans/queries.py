"""Reading the plan: registers as tables for print and freezing, and what is still open in them."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, Value

from missions.models import Mission
from missions.models.mission import State
from plans.budget import Money, money_of
from plans.budget.tables import DERIVED
from plans.columns import Column
from plans.models import (
    Asset,
    Assumption,
    Consultation,
    Expectation,
    MandateTask,
    Mismatch,
    Option,
    Successor,
)
from plans.register import Register
from plans.registers import REGISTERS
from plans.showing import fetch, in_words

FILLER = re.compile(
    r"(?i)^[\W_]*(tbd|tbc|tba|todo|n/?a|xx+|to be (determined|confirmed|added|completed))?[\W_]*$"
)
UNCONFIRMED = (State.PRE_PLANNING, State.AWAITING_INITIATION)
SUCCESSOR_OPERATIONS = (Successor.Kind.PEACE_OPERATION, Successor.Kind.OTHER_UN_MISSION)


def columns(key: str) -> list[Column]:
    """Return the printable columns of a register or derived table, in order; KeyError for one not known."""
    if key in DERIVED:
        return list(DERIVED[key].columns)
    return [column for column in REGISTERS[key].columns if not column.confidential]


def drawn_from(key: str) -> tuple[str, ...]:
    """Return the registers whose rows a register or a derived table shows."""
    return DERIVED[key].sources if key in DERIVED else (key,)


def title_of(key: str) -> str:
    """Return the title of a register or a derived table; KeyError for one that is not known."""
    return DERIVED[key].title if key in DERIVED else REGISTERS[key].title


class Drawing:
    """Tables of a mission drawn at one time: those that are derived rest on a single reading of its money."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission

    @cached_property
    def money(self) -> Money:
        """The money of the plan, read when it is first asked for."""
        return money_of(self.mission)

    def table(self, key: str) -> list[dict[str, Any]]:
        """Return the rows of a register or a derived table; see `table`."""
        if key in DERIVED:
            return DERIVED[key].read(self.money)
        register = REGISTERS[key]
        rows = fetch(register, register.model.objects.filter(mission=self.mission))
        return [in_words(register, row) for row in rows]

    def complete_rows(self, key: str) -> int:
        """Return how many rows have every column that their register asks for, with words of their own."""
        if key in DERIVED:
            return len(self.table(key))
        register = REGISTERS[key]
        wanted = [column.attribute for column in register.columns if column.required]
        rows = register.model.objects.filter(mission=self.mission)
        if key == "information-base":
            rows = rows.exclude(status="empty")
        return sum(not any(_hollow(value) for value in row) for row in rows.values_list(*wanted))


def table(mission: Mission, key: str) -> list[dict[str, Any]]:
    """Return a register's rows in order, ready for print and JSON: links and choices in words.

    Confidential columns are left out; `id` and `source` are in every row. The rows of a derived table follow
    from those of its sources, and have no `source`.
    """
    return Drawing(mission).table(key)


def counts(mission: Mission, registers: Iterable[Register] = REGISTERS.values()) -> dict[str, int]:
    """Return how many rows each register has, in one query; registers without rows are left out."""
    first, *others = (
        register.model.objects.filter(mission=mission)
        .order_by()
        .values("mission")
        .annotate(kept_in=Value(register.key, output_field=CharField()), rows=Count("pk"))
        .values_list("kept_in", "rows")
        for register in registers
    )
    return dict(first.union(*others, all=True))


def complete_rows(mission: Mission, key: str) -> int:
    """Return how many rows have every column that their register asks for, with words of their own."""
    return Drawing(mission).complete_rows(key)


def _hollow(value: Any) -> bool:
    return value is None or (isinstance(value, str) and FILLER.match(value) is not None)


def open_mandate_tasks(mission: Mission) -> list[MandateTask]:
    """Return tasks that were not reviewed, or are new with nothing in the plan that serves them (C 2.1.1)."""
    tasks = MandateTask.objects.filter(mission=mission, coverage__in=["open", "new"]).prefetch_related(
        "served_by", "benchmarks", "activities"
    )
    return [task for task in tasks if task.coverage == "open" or not _served(task)]


def _served(task: MandateTask) -> bool:
    return any(
        item for name in ("served_by", "benchmarks", "activities") for item in getattr(task, name).all()
    )


def open_mismatches(mission: Mission) -> list[Mismatch]:
    """Return mismatches of plan and mandate that have no solution (C 2.1.1)."""
    return list(Mismatch.objects.filter(mission=mission, solution=""))


def undisposed_assets(mission: Mission) -> list[Asset]:
    """Return assets whose disposition is not decided; carrying it out may come later (C 3.2.2)."""
    return list(Asset.objects.filter(mission=mission, disposition=""))


def open_successors(mission: Mission) -> list[str]:
    """Return a sentence for each successor arrangement not in place, or for there being none (C 3.2.1)."""
    rows = list(Successor.objects.filter(mission=mission).select_related("successor"))
    if not rows:
        return ["No successor arrangement is on file."]
    return [sentence for row in rows if (sentence := _lacking(row))]


def _lacking(row: Successor) -> str:
    named = row.successor
    if named is not None:
        waiting = named.state in UNCONFIRMED
        return (
            f"The successor “{named.name}” has not been confirmed by the Secretary-General."
            if waiting
            else ""
        )
    if row.kind in SUCCESSOR_OPERATIONS:
        return f"The successor “{row}” names no mission in which it is planned."
    return "" if row.share else f"The successor “{row}” has no share of the work."


def missing_consultations(mission: Mission, output: str) -> list[str]:
    """Return what consultation lacks on an output: one national group and one other are wanted (Annex A)."""
    groups = set(
        Consultation.objects.filter(mission=mission, output=output)
        .exclude(group="")
        .values_list("group", flat=True)
    )
    called = output.replace("-", " ")
    found = []
    if Consultation.Group.NATIONAL not in groups:
        found.append(f"No consultation of national authorities or society on the {called} is on file.")
    if not groups - {Consultation.Group.NATIONAL}:
        found.append(f"No consultation of partners on the {called} is on file.")
    return found


def unanswered_expectations(mission: Mission) -> list[Expectation]:
    """Return expectations that differ from the plan and have no answer (part B)."""
    return list(Expectation.objects.filter(mission=mission, status="differs", answer=""))


def unchecked_assumptions(mission: Mission, ids: Iterable[int]) -> list[Assumption]:
    """Return the assumptions, not dropped, that are not among those checked (`ids`) (C 1.2.3)."""
    return list(
        Assumption.objects.filter(mission=mission).exclude(pk__in=list(ids)).exclude(recheck="dropped")
    )


def narrowed_options_without_reason(mission: Mission) -> list[str]:
    """Return a sentence for each option left behind without a reason, once others were sent on (C 1.1.2)."""
    options = list(Option.objects.filter(mission=mission))
    if not any(option.sent_on or option.decided for option in options):
        return []
    return [
        f"The option “{option}” was not sent on, and no reason is on file."
        for option in options
        if not (option.sent_on or option.decided or option.reason)
    ]

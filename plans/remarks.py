"""Remarks: what a reader of the plan should look at again. They stop nothing and are derived anew each time.

Form follows function, one purse for each purpose, a hand-over for each function (IMPP guidelines, part B).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from missions.models import Mission
from plans.budget import money_of
from plans.models import (
    Activity,
    Assumption,
    Benchmark,
    Dimension,
    Function,
    IntegrationArea,
    Objective,
    ObjectiveDimension,
    Option,
    PlanningProcess,
    StructureElement,
)
from plans.models.choices import Form
from plans.models.planning import Alignment

NATIONAL = ("national", "ministry", "government", "authorities")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on the plan, the page to look at, and the guideline paragraph."""

    sentence: str
    where: str
    reference: str = "IMPP guidelines B"


def remarks(mission: Mission) -> list[Remark]:
    """Return every remark on the plan of a mission, in a fixed number of queries."""
    return [remark for check in CHECKS for remark in check(mission)]


def _page(mission: Mission, register: str, row: Any = None) -> str:
    if row is None:
        return reverse("plans:register", args=[mission.key, register])
    return reverse("plans:row", args=[mission.key, register, row.pk])


def form_follows_function(mission: Mission) -> Iterator[Remark]:
    """Elements of the structure that no function and no objective calls for."""
    rows = StructureElement.objects.filter(mission=mission, functions=None, objectives=None, reason="")
    for row in rows:
        yield Remark(f"No function calls for “{row}” in the structure.", _page(mission, "structure", row))


def functions_are_handed_over(mission: Mission) -> Iterator[Remark]:
    """Functions for which nobody is to come after the mission."""
    for row in Function.objects.filter(mission=mission, counterpart="", hand_over=""):
        yield Remark(f"Nobody is named to take over “{row}”.", _page(mission, "functions", row))


def exit_benchmarks(mission: Mission) -> Iterator[Remark]:
    """Whether there are benchmarks for exit, made with whom, and serving which goal (C 3.1.3)."""
    rows = list(Benchmark.objects.filter(mission=mission).prefetch_related("developed_with"))
    paragraph = "IMPP guidelines C 3.1.3"
    if rows and not any(row.exit for row in rows):
        yield Remark("No benchmark speaks for exit.", _page(mission, "benchmarks"), paragraph)
    for row in (row for row in rows if row.exit):
        parties = " ".join(item.value.casefold() for item in row.developed_with.all())
        if not any(word in parties for word in NATIONAL):
            sentence = f"National authorities had no part in the exit benchmark “{row}”."
            yield Remark(sentence, _page(mission, "benchmarks", row), paragraph)
        if row.objective_id is None:
            sentence = f"The exit benchmark “{row}” is linked to no objective."
            yield Remark(sentence, _page(mission, "benchmarks", row), paragraph)


def money(mission: Mission) -> Iterator[Remark]:
    """What plan and budget do not agree on, and tasks without money (C 1.2.4, C 2.1.2)."""
    for found in money_of(mission).findings:
        yield Remark(found.sentence, found.where, found.reference)


def work_is_done_once(mission: Mission) -> Iterator[Remark]:
    """Activities of different leads with one function, in one area, at one time."""
    rows = list(Activity.objects.filter(mission=mission).exclude(function=None).exclude(area=""))
    for place, first in enumerate(rows):
        for second in rows[place + 1 :]:
            same = (first.function_id, first.area) == (second.function_id, second.area)
            if same and first.lead != second.lead and _overlap(first, second):
                sentence = (
                    f"“{first}” ({first.lead}) and “{second}” ({second.lead}) serve one function in one area."
                )
                yield Remark(sentence, _page(mission, "activities", second))


def _overlap(first: Activity, second: Activity) -> bool:
    apart = (first.ends and second.starts and first.ends < second.starts) or (
        second.ends and first.starts and second.ends < first.starts
    )
    return not apart


def consent(mission: Mission) -> Iterator[Remark]:
    """Parties that do not consent: is the mission viable, and how does planning allow for them (Annex B)?"""
    paragraph = "IMPP guidelines Annex B"
    for row in Assumption.objects.filter(mission=mission, consent="no"):
        page = _page(mission, "assumptions", row)
        yield Remark(f"No consent of {row.party or 'a party'}: is the mission viable?", page, paragraph)
        if not row.planned_for:
            yield Remark(
                f"Nothing says how planning allows for {row.party or 'that party'}.", page, paragraph
            )


def integration(mission: Mission) -> Iterator[Remark]:
    """Areas of partial integration without a joint programme."""
    for row in IntegrationArea.objects.filter(mission=mission, degree="partial", programme=None):
        yield Remark(
            f"“{row}” is partly integrated, but no joint programme is named.",
            _page(mission, "integration", row),
        )


def other_planning(mission: Mission) -> Iterator[Remark]:
    """Whether other planning is listed, and how much of it is assessed."""
    found = list(PlanningProcess.objects.filter(mission=mission).values_list("alignment", flat=True))
    if not found:
        yield Remark("No other planning process is listed.", _page(mission, "processes"))
    waiting = found.count(Alignment.NOT_ASSESSED)
    if waiting:
        yield Remark(
            f"Alignment is not assessed for {waiting} of {len(found)} processes.", _page(mission, "processes")
        )


def options(mission: Mission) -> Iterator[Remark]:
    """Whether something less than an operation was considered."""
    forms = set(Option.objects.filter(mission=mission).values_list("form", flat=True))
    if forms and not forms - {"", Form.PEACEKEEPING}:
        yield Remark(
            "Every option is a peacekeeping operation.", _page(mission, "options"), "IMPP guidelines C 1.1.2"
        )


def balance(mission: Mission) -> Iterator[Remark]:
    """Dimensions to which no objective belongs."""
    if not Objective.objects.filter(mission=mission).exists():
        return
    touched = set(ObjectiveDimension.objects.filter(of__mission=mission).values_list("value", flat=True))
    for dimension in Dimension:
        if dimension.value not in touched:
            yield Remark(
                f"No objective belongs to the {dimension.label} dimension.", _page(mission, "objectives")
            )


CHECKS: tuple[Callable[[Mission], Iterator[Remark]], ...] = (
    options,
    consent,
    balance,
    exit_benchmarks,
    form_follows_function,
    functions_are_handed_over,
    money,
    work_is_done_once,
    integration,
    other_planning,
)

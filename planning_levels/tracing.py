"""The way of one benchmark: set once, and drawn by directive, plan, budget, measurement, review and exit.

Nothing is stored for it. Each stage is read from what rests on the one row (IMPP guidelines C 1.2.1,
C 1.2.3, C 3.1.1, C 3.1.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from missions.models import Mission, Person
from missions.roles import Standing
from monitoring.due import Due, due
from monitoring.models import Assessment, Measurement, Review
from monitoring.queries import Course
from outputs.lineage.drawn import Drawn, drawn_in
from planning_levels.models import Recommendation
from planning_levels.position import position_of
from plans.history import history
from plans.models import Benchmark, BudgetFrame
from plans.registers import REGISTERS
from plans.rows import book_of
from plans.uses import Use, uses_of

BEFORE_PLAN = ("strategic-analysis", "strategic-assessment", "sg-directive", "usg-directive")
PLAN = ("mission-plan", "srsg-directive", "joint-transition-plan")
BUDGET = ("mission-budget",)
AFTER = ("review", "sg-report")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that rests on the benchmark: what it is, its page, what is to be said beside it."""

    text: str
    url: str = ""
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the way: its key, its title, a sentence, and what was found."""

    key: str
    title: str
    sentence: str
    items: tuple[Item, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether anything rests on the benchmark here."""
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Trace:
    """A benchmark, its course, what it owes, and its way in stages."""

    benchmark: Benchmark
    course: Course
    owed: Due
    stages: tuple[Stage, ...]


def trace(mission: Mission, benchmark: Benchmark, person: Person, standing: Standing) -> Trace:
    """Return the way of a benchmark as a person may see it; documents are those that they may read."""
    measured = Measurement.objects.filter(benchmark=benchmark).prefetch_related("corrections__corrected_by")
    course = Course(benchmark, tuple(measured.order_by("date", "id")))
    frames = list(BudgetFrame.objects.filter(mission=mission, benchmark=benchmark))
    rows = {
        "benchmarks": [benchmark.pk],
        "benchmark-progress": [benchmark.pk],
        "budget-frames": [item.pk for item in frames],
        "result-frames": [item.pk for item in frames],
    }
    documents = drawn_in(mission, person, rows)
    uses = uses_of(REGISTERS["benchmarks"], benchmark)
    owed = due(course, position_of(mission).in_force_since, mission.today())
    stages = (
        _set(mission, benchmark, standing),
        _directives(mission, documents),
        _plan(mission, documents, uses),
        _budget(mission, documents, uses),
        _measured(mission, course, owed),
        _reviewed(mission, benchmark, documents),
        _exit(mission, benchmark, course),
    )
    return Trace(benchmark, course, owed, stages)


def _set(mission: Mission, benchmark: Benchmark, standing: Standing) -> Stage:
    url = reverse("plans:row", args=[mission.key, "benchmarks", benchmark.pk])
    moments = history(book_of("benchmarks"), mission, benchmark.pk, reader=standing)
    items = [Item(_("The row, with its history"), url, benchmark.source)]
    if moments:
        first = moments[-1].entry
        changed = len(moments) - 1
        note = first.person_name
        if changed:
            note += "; " + _("changed since: %(n)d") % {"n": changed}
        items = [Item(_("Entered in the register"), url, note, first.happened_on)]
    return Stage("set", _("Entered once"), _("One row; all that follows points to it."), tuple(items))


def _directives(mission: Mission, documents: Iterable[Drawn]) -> Stage:
    items = _drawn(mission, documents, BEFORE_PLAN)
    sentence = _("The directives that set it, with its definition of success.")
    return Stage("directive", _("Directive of the Under-Secretary-General"), sentence, items)


def _plan(mission: Mission, documents: Iterable[Drawn], uses: Iterable[Use]) -> Stage:
    items = _drawn(mission, documents, PLAN)
    items += tuple(Item(use.called, use.url, use.register) for use in uses if use.register != _frames_title())
    return Stage(
        "plan", _("Mission Plan"), _("The plan, and the rows of it that rest on the benchmark."), items
    )


def _budget(mission: Mission, documents: Iterable[Drawn], uses: Iterable[Use]) -> Stage:
    items = tuple(Item(use.called, use.url, use.register) for use in uses if use.register == _frames_title())
    items += _drawn(mission, documents, BUDGET)
    return Stage("budget", _("Results-based budget"), _("Frames that carry it over by reference."), items)


def _frames_title() -> str:
    return REGISTERS["budget-frames"].title


def _drawn(mission: Mission, documents: Iterable[Drawn], types: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(
            _("%(title)s, version %(n)d") % {"title": item.title, "n": item.number},
            reverse("outputs:version", args=[mission.key, item.type, item.number]),
            _("frozen") if item.frozen else _("draft; prints the row as it stands"),
            item.on,
        )
        for item in documents
        if item.type in types
    )


def _measured(mission: Mission, course: Course, owed: Due) -> Stage:
    sentence = _("Values with date, source and confidence.")
    if owed.state in ("due", "late"):
        sentence = _("No value yet for %(period)s.") % {"period": owed.period}
    items = tuple(
        Item(
            f"{row.value} {course.benchmark.unit}".strip() + (f" ({row.part})" if row.part else ""),
            reverse("monitoring:row", args=[mission.key, "measurements", row.pk]),
            _beside(row),
            row.date,
        )
        for row in reversed(course.measurements)
    )
    return Stage("measurement", _("Measurement"), sentence, items)


def _beside(row: Measurement) -> str:
    said = [row.source]
    if row.confidence:
        said.append(_("confidence: %(grade)s") % {"grade": row.get_confidence_display()})
    for old in row.corrections.all():
        day = date_format(old.corrected_on, "j F Y")
        said.append(_("said %(value)s until %(day)s") % {"value": old.value, "day": day})
    return "; ".join(item for item in said if item)


def _reviewed(mission: Mission, benchmark: Benchmark, documents: Iterable[Drawn]) -> Stage:
    looked = Review.objects.filter(mission=mission, benchmarks=benchmark)
    items = tuple(_review(mission, row) for row in looked)
    assessed = Assessment.objects.filter(mission=mission, activity__indicator=benchmark)
    items += tuple(
        Item(
            _("%(cycle)s: %(activity)s") % {"cycle": row.cycle, "activity": row.activity},
            reverse("monitoring:row", args=[mission.key, "assessments", row.pk]),
            f"{row.get_impact_display()}; {row.get_effectiveness_display()}",
            row.cycle.ends,
        )
        for row in assessed.select_related("cycle", "activity")
    )
    items += _drawn(mission, documents, AFTER)
    return Stage("review", _("Review"), _("Reviews, assessments and reports that looked at it."), items)


def _review(mission: Mission, row: Review) -> Item:
    url = reverse("monitoring:row", args=[mission.key, "reviews", row.pk])
    said = {"recommendation": row.get_recommendation_display()}
    note = _("recommendation: %(recommendation)s") % said if row.closed_on else _("open")
    return Item(str(row).capitalize(), url, note, row.closed_on or row.opened_on)


def _exit(mission: Mission, benchmark: Benchmark, course: Course) -> Stage:
    named = Recommendation.objects.filter(mission=mission, benchmarks=benchmark)
    items: list[Item] = []
    if benchmark.exit:
        met = course.standing == "met"
        items.append(Item(_("A trigger for exit: met") if met else _("A trigger for exit: not met yet")))
    for row in named:
        text = _("Recommendation: %(kind)s") % {"kind": row.get_kind_display()}
        items.append(
            Item(text, f"/missions/{mission.key}/decisions/{_gate(row)}/", row.get_state_display(), row.on)
        )
    if items:
        return Stage("exit", _("Exit trigger"), _("What it says for transition and exit."), tuple(items))
    return Stage("exit", _("Exit trigger"), _("It is no trigger for exit."))


def _gate(row: Recommendation) -> str:
    return "DP-3.1b" if row.kind == Recommendation.Kind.TRANSITION else "DP-3.1a"


def as_data(found: Trace) -> dict[str, Any]:
    """Return the way of a benchmark as the API shows it."""
    row = found.benchmark
    return {
        "benchmark": row.pk,
        "reference": row.reference,
        "name": row.name,
        "definition": row.definition,
        "exit": row.exit,
        "standing": found.course.standing,
        "owed": found.owed.state,
        "stages": [
            {
                "key": stage.key,
                "title": stage.title,
                "reached": stage.reached,
                "items": [
                    {"text": item.text, "href": item.url, "note": item.note, "on": item.on}
                    for item in stage.items
                ],
            }
            for stage in found.stages
        ],
    }

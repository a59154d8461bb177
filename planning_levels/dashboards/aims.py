"""How aims stand: benchmarks with their course, objectives by word, risks by likelihood and impact.

An objective stands as its benchmarks do. Nobody enters a colour: it follows from what was measured.
"""

from collections.abc import Iterable
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from missions.models import Mission
from missions.templatetags.dates import written
from missions.templatetags.words import Tone
from monitoring.due import Due
from monitoring.queries import Course
from monitoring.queries import Standing as Measured
from monitoring.reported import WORDS
from monitoring.standings import Monitored
from planning_levels.dashboards.shapes import Block, Cell, Column, Link, named
from plans.models import Objective, Risk

Standing = Literal["met", "on-the-way", "unknown", "without"]
STANDINGS: dict[Standing, tuple[Tone, str]] = {
    "met": ("done", gettext_noop("All benchmarks met")),
    "on-the-way": ("current", gettext_noop("On the way")),
    "unknown": ("stopped", gettext_noop("Cannot be told: values are missing")),
    "without": ("quiet", gettext_noop("No benchmark shows its progress")),
}
TONES: dict[Measured, Tone] = {
    "met": "done",
    "on-the-way": "current",
    "no-figure": "waiting",
    "not-measured": "quiet",
}
GRADES = {"low": gettext_noop("Low"), "medium": gettext_noop("Medium"), "high": gettext_noop("High")}
UNGRADED = ""


def standing_of(rows: Iterable[tuple[Course, Due]]) -> Standing:
    """Return how an objective stands: met when all its benchmarks are, unknown while a value is missing."""
    found = list(rows)
    if not found:
        return "without"
    if all(course.standing == "met" for course, _due in found):
        return "met"
    if any(course.standing == "not-measured" or due.overdue for course, due in found):
        return "unknown"
    return "on-the-way"


def objectives_block(mission: Mission, objectives: list[Objective], stands: Monitored) -> Block:
    """Return the objectives by how they stand: each word with its shape, their number, and each by name."""
    pairs: dict[int | None, list[tuple[Course, Due]]] = {}
    for course, due in zip(stands.courses, stands.dues, strict=True):
        pairs.setdefault(course.benchmark.objective_id, []).append((course, due))
    found: dict[Standing, list[Link]] = {key: [] for key in STANDINGS}
    for one in objectives:
        href = reverse("plans:row", args=[mission.key, "objectives", one.pk])
        found[standing_of(pairs.get(one.pk, ()))].append(Link(named(one), href))
    register = reverse("plans:register", args=[mission.key, "objectives"])
    return Block(
        key="objectives",
        title=_("Objectives by how they stand"),
        columns=(
            Column("standing", _("Standing")),
            Column("objectives", _("Objectives"), "bar", numeric=True),
            Column("which", _("Which")),
        ),
        rows=tuple(
            (
                Cell(_(word), tone=tone),
                Cell(str(len(found[key])), len(found[key]), register),
                Cell("" if found[key] else "–", items=tuple(found[key])),
            )
            for key, (tone, word) in STANDINGS.items()
        )
        if objectives
        else (),
        unit=_("objectives"),
        note=_("An objective stands as its benchmarks do; nobody enters a colour."),
        empty=_("The plan has no objectives yet."),
        rows_href=register,
    )


def benchmarks_block(mission: Mission, stands: Monitored) -> Block:
    """Return the benchmarks: standing, how much of the way is done, latest value, course, what is due."""
    return Block(
        key="benchmarks",
        title=_("Benchmarks"),
        columns=(
            Column("benchmark", _("Benchmark")),
            Column("standing", _("Standing")),
            Column("done", _("Per cent of the way"), "bar", numeric=True),
            Column("latest", _("Latest value")),
            Column("course", _("Course")),
            Column("due", _("Due")),
        ),
        rows=tuple(
            _benchmark(mission, course, due) for course, due in zip(stands.courses, stands.dues, strict=True)
        ),
        unit=_("per cent"),
        note=_("From baseline to target, by the latest value of the whole."),
        empty=_("The plan has no benchmarks yet."),
        rows_href=reverse("monitoring:index", args=[mission.key]),
    )


def _benchmark(mission: Mission, course: Course, due: Due) -> tuple[Cell, ...]:
    goal, last = course.benchmark, course.last
    trace = reverse("benchmark-trace", args=[mission.key, goal.pk])
    done = None if course.progress is None else round(course.progress * 100)
    numbers = tuple(
        (row.date.isoformat(), float(row.number)) for row in course.whole if row.number is not None
    )
    values = reverse("monitoring:row", args=[mission.key, "measurements", last.pk]) if last else ""
    late = due.overdue
    return (
        Cell(named(goal), href=trace, note=_("Trigger for exit") if goal.exit else ""),
        Cell(_(WORDS[course.standing]), tone=TONES[course.standing]),
        Cell("–") if done is None else Cell(str(done), done, trace),
        Cell(last.value, href=values, note=written(last.date)) if last else Cell("–"),
        Cell(
            "" if len(numbers) > 1 else "–",
            course=numbers,
            goal=None if goal.target_value is None else float(goal.target_value),
        ),
        Cell(_("no value for %(period)s") % {"period": late}, tone="stopped") if late else Cell("–"),
    )


def grave(risk: Risk) -> bool:
    """Tell whether an open risk is both likely and grave."""
    return risk.closed_on is None and risk.likelihood == risk.impact == "high"


def risks_block(mission: Mission, risks: list[Risk]) -> Block:
    """Return the open risks by likelihood (down) and impact (across), each by name."""
    still = [one for one in risks if one.closed_on is None]
    register = reverse("plans:register", args=[mission.key, "risks"])

    def there(likelihood: str, impact: str) -> Cell:
        found = [one for one in still if (one.likelihood, one.impact) == (likelihood, impact)]
        links = (Link(named(one), reverse("plans:row", args=[mission.key, "risks", one.pk])) for one in found)
        return Cell(str(len(found)), len(found), register, "", "", tuple(links))

    grades = [
        *GRADES,
        *([UNGRADED] if any(UNGRADED in (one.likelihood, one.impact) for one in still) else []),
    ]
    words = {**{key: _(word) for key, word in GRADES.items()}, UNGRADED: _("Not graded")}
    return Block(
        key="risks",
        title=_("Open risks"),
        columns=(
            Column("likelihood", _("Likelihood")),
            *(
                Column(
                    f"impact-{grade or 'none'}",
                    _("Impact: %(grade)s") % {"grade": words[grade].lower()},
                    "",
                    True,
                )
                for grade in grades
            ),
        ),
        rows=tuple(
            (Cell(words[grade]), *(there(grade, impact) for impact in grades))
            for grade in ("high", "medium", "low", UNGRADED)
            if grade in grades
        )
        if still
        else (),
        note=_("Likelihood reads down, impact across. Closed risks are left out."),
        empty=_("No open risk is on file."),
        rows_href=register,
    )

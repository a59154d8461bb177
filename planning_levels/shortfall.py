"""The note to the Council on a shortfall, drafted from the review of the mandate (IMPP guidelines C 2.1.1).

Drafted by the task force, sent by or for the Secretary-General. What the review knows is put into sections
that are still empty; what is asked of the Council is for its writers to say.
"""

from collections.abc import Iterable, Iterator

from django.utils.html import escape

from missions.door import passage
from missions.errors import Conflict
from missions.models import Mission, Person
from outputs.canonical import canonical
from outputs.content import permit_writing, put
from outputs.models import SectionText, Version
from planning_levels.models import CouncilRecord
from planning_levels.position import mandate_of
from plans.mandate import Reviewed, reviewed, shortfalls
from plans.models import Mismatch, Priority

NOTE = "shortfall-note"


def draft_note(mission: Mission, *, by: Person) -> Version:
    """Write the sections of the note that are still empty from the review; returns the note's open version.

    Raises NotPermitted (403), and Conflict (409) where there is nothing to advise the Council of, or every
    section that could be drafted is written.
    """
    with passage(mission, by=by, verb="draft-shortfall-note") as step:
        last = permit_writing(step, NOTE)
        falling = shortfalls(step.mission)
        if not falling:
            raise Conflict("No mismatch is open or accepted with the shortfall advised.", code="no-shortfall")
        written = _written(last) if last.state in ("draft", "in_review") else set()
        drafted = {key: html for key, html in _sections(step.mission, falling) if key not in written and html}
        if not drafted:
            raise Conflict("Every section that could be drafted is written already.", code="written")
        for key, html in drafted.items():
            version = put(step, NOTE, key, content=canonical(html)).of
        step.sentence = f"Note on a shortfall, version {version.number}: drafted from the mandate review."
        step.detail = {"output": NOTE, "number": version.number, "sections": sorted(drafted)}
    return version


def _written(version: Version) -> set[str]:
    rows = SectionText.objects.filter(of=version)
    return {row.key for row in rows if row.content.strip() or row.not_applicable}


def _sections(mission: Mission, falling: list[Mismatch]) -> Iterator[tuple[str, str]]:
    tasks = _concerned(mission, falling)
    record = mandate_of(list(CouncilRecord.objects.filter(mission=mission).prefetch_related("ceilings")))
    given = f"{record.symbol} of {_day(record.on)}" if record else "the mandate"
    yield (
        "tasks",
        f"<p>With the capacities at hand or promised, {_count(len(tasks), 'task')} of {escape(given)} cannot "
        "be carried out in full.</p>" + _list(_task(item) for item in tasks),
    )
    ceilings = [f"{item.kind}: {item.value}" for item in record.ceilings.all()] if record else []
    limits = f"<p>Ceilings set by the Council: {escape('; '.join(ceilings))}.</p>" if ceilings else ""
    yield "shortfall", limits + _list(item.effect for item in falling) + _list(_money(tasks))
    yield "consequences", _list(_followed(mission, falling, record))
    yield "measures", _list(_measure(item) for item in falling if item.how or item.solution)


def _concerned(mission: Mission, falling: list[Mismatch]) -> list[Reviewed]:
    """Return the tasks that the mismatches name, each once, in the order of the mandate."""
    named = {row.task_id for row in falling} | {
        task.pk for row in falling for task in row.further_tasks.all()
    }
    return [item for item in reviewed(mission) if item.task.pk in named]


def _task(item: Reviewed) -> str:
    where = f"Paragraph {item.task.paragraph}: " if item.task.paragraph else ""
    return where + item.task.text + (f" {item.task.note}" if item.task.note else "")


def _money(tasks: Iterable[Reviewed]) -> Iterator[str]:
    for item in tasks:
        means = item.means
        if means.need:
            called = item.task.paragraph or item.task.label
            covered = means.need - means.gap
            yield (
                f"{called}: {means.need:,} thousand dollars are needed, {covered:,} assessed or pledged, "
                f"{means.gap:,} open."
            )


def _followed(mission: Mission, falling: list[Mismatch], record: CouncilRecord | None) -> Iterator[str]:
    for row in falling:
        until = "Until that is settled" if not row.solution else "If nothing changes"
        yield f"{until}: {row.effect}"
    since = Priority.objects.filter(mission=mission, set_on__gte=record.on) if record else ()
    for row in since:
        yield f"Priority set on {_day(row.set_on)}: {row.text} {row.reason}".strip()


def _measure(row: Mismatch) -> str:
    ways = [label for label in (row.get_solution_display(), row.get_second_solution_display()) if label]
    said = f"{row.how} ({', '.join(ways)})" if row.how else ", ".join(ways).capitalize()
    return f"{said}, {_day(row.settled_on)}." if row.settled_on else f"{said}."


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li><p>{escape(line)}</p></li>" for line in lines if line)
    return f"<ul>{items}</ul>" if items else ""


def _count(number: int, what: str) -> str:
    return f"one {what}" if number == 1 else f"{number} {what}s"


def _day(value: object) -> str:
    return f"{value:%-d %B %Y}" if value else ""

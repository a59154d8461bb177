"""From planned work to figures: both passes over the dates, what is critical, what does not hold together.

The date of a row is the day before which it does not begin; what it comes after may push it further. So room
is counted against the plan as it is dated, and the computed path is the one that leaves none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from plans.schedule.loops import in_order, without_loops
from plans.schedule.passes import Task, Times, chains, passes
from plans.schedule.shapes import Finding, Row, Schedule, Work


def worked_out(works: Iterable[Work], ends: Collection[str] = ()) -> Schedule:
    """Return the schedule of works. `ends` are keys whose dates shall hold, else the ends of all chains."""
    given = {work.key: work for work in works}
    links = {key: tuple(one for one in work.after if one in given) for key, work in given.items()}
    after, loops = without_loops(links)
    tasks = [_task(work, after[key]) for key, work in given.items()]
    times = passes(tasks, ends)
    paths = chains(tasks, times, ends)
    critical = {key for path in paths for key in path}
    rows = tuple(_row(work, given, links[key], times[key], critical) for key, work in given.items())
    findings = [
        *(Finding("loop", loop[0], tuple(loop)) for loop in loops),
        *_too_early(given, after),
        *_begun_early(given, after),
        *_marks(rows),
        *(Finding("undated", row.work.key) for row in rows if row.standing == "undated"),
    ]
    return Schedule(rows, tuple(paths), tuple(findings))


def _task(work: Work, after: tuple[str, ...]) -> Task:
    return Task(
        work.key,
        work.days,
        after,
        not_before=work.start.toordinal() if work.start else None,
        grace=int(work.point and work.start is not None),
        begun=work.begun.toordinal() if work.begun else None,
        ended=work.ended.toordinal() + (0 if work.point else 1) if work.ended else None,
    )


def _row(
    work: Work, given: Mapping[str, Work], before: Sequence[str], times: Times, critical: set[str]
) -> Row:
    open_ones = tuple(key for key in before if given[key].ended is None)
    late = times.late_start, times.late_finish
    return Row(
        work,
        earliest=_days(work, times.early_start, times.early_finish) if work.start else None,
        latest=_days(work, *late) if work.start and None not in late else None,  # type: ignore[arg-type]
        room=times.room if work.start else None,
        critical=work.key in critical,
        standing=_standing(work, open_ones),
        waits_for=open_ones if work.begun is None and work.ended is None else (),
    )


def _days(work: Work, start: int, finish: int) -> tuple[date, date]:
    """Return first and last day. A point pushed to the end of a day stands on that day."""
    if work.days:
        return date.fromordinal(start), date.fromordinal(finish) - timedelta(days=1)
    planned = work.start.toordinal() if work.start else start
    stands = planned if planned <= start <= planned + 1 else start
    return date.fromordinal(stands), date.fromordinal(stands)


def _standing(work: Work, open_ones: Sequence[str]) -> str:
    if work.ended is not None:
        return "ended"
    if work.begun is not None:
        return "under-way"
    if open_ones:
        return "waits"
    return "free" if work.start else "undated"


def _too_early(given: Mapping[str, Work], after: Mapping[str, Sequence[str]]) -> Iterable[Finding]:
    """Yield the rows that are dated before what they come after has ended, as it is dated."""
    closes: dict[str, int] = {}
    for key in in_order(after):
        work = given[key]
        begins = work.begun or work.start
        before = [one for one in after[key] if one in closes]
        if begins is not None and work.ended is None:
            opens = begins.toordinal() + work.point  # a point may stand at the end of its day
            for one in before:
                if closes[one] > opens:
                    yield Finding("too-early", key, (one,), closes[one] - opens)
        if (end := _closes(work, max((closes[one] for one in before), default=0))) is not None:
            closes[key] = end


def _closes(work: Work, before: int) -> int | None:
    """Return the moment at which a row ends as it is dated; `before` is when what it comes after does."""
    last = work.ended or work.last
    if last is None:
        return None
    if work.point:
        return max(last.toordinal(), min(before, last.toordinal() + 1))
    return last.toordinal() + 1


def _begun_early(given: Mapping[str, Work], after: Mapping[str, Sequence[str]]) -> Iterable[Finding]:
    """Yield what has begun although something that it comes after is not said to have ended."""
    for key, work in given.items():
        waits = tuple(one for one in after[key] if given[one].ended is None)
        if waits and (work.begun or work.ended):
            yield Finding("begun-early", key, waits)


def _marks(rows: Sequence[Row]) -> Iterable[Finding]:
    """Yield where the mark of the planners and the computed path differ; silent where nothing is marked."""
    if not any(row.work.marked for row in rows):
        return
    for row in rows:
        if row.standing in ("ended", "undated") or row.work.marked == row.critical:
            continue
        kind = "marked-with-room" if row.work.marked else "critical-unmarked"
        yield Finding(kind, row.work.key, (), row.room or 0)

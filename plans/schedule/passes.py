"""The two passes of the critical path method, in whole days counted as moments between days.

A task of n days that starts at moment s finishes at s + n, and what comes after it starts at s + n or later.
A point takes no days and may stand anywhere on its own day (`grace` 1), so it may share the day with the end
of what it waits for, and with the beginning of what waits for it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from plans.schedule.loops import in_order


@dataclass(frozen=True, slots=True)
class Task:
    """A task: its days, the moment before which it does not start, what it comes after.

    `begun` and `ended` are moments at which it really did.
    """

    key: str
    days: int
    after: tuple[str, ...] = ()
    not_before: int | None = None
    grace: int = 0
    begun: int | None = None
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The moments of a task. The late ones and the room are None where nothing hangs on it, or it has ended.

    `room` is its total float: by how many days it may slip and no end moves.
    """

    early_start: int
    early_finish: int
    late_start: int | None = None
    late_finish: int | None = None
    room: int | None = None


def passes(tasks: Iterable[Task], ends: Collection[str] = ()) -> dict[str, Times]:
    """Return the times of each task; CycleError for a loop.

    `ends` are the tasks whose early finish shall hold. Without them these are the ends of all chains: tasks
    that come after something, and that nothing comes after.
    """
    known = {task.key: task for task in tasks}
    after = {key: tuple(one for one in task.after if one in known) for key, task in known.items()}
    order = in_order(after)
    early = _forward(known, after, order)
    followers: dict[str, list[str]] = {key: [] for key in known}
    for key, before in after.items():
        for one in before:
            followers[one].append(key)
    held = set(ends) or {key for key in known if after[key] and not followers[key]}
    late = _backward(known, followers, order, early, held)
    return {key: _times(known[key], early[key], late.get(key)) for key in order}


def _forward(
    known: dict[str, Task], after: dict[str, tuple[str, ...]], order: list[str]
) -> dict[str, tuple[int, int]]:
    base = min((task.not_before for task in known.values() if task.not_before is not None), default=0)
    early: dict[str, tuple[int, int]] = {}
    for key in order:
        task = known[key]
        start = max(
            [base if task.not_before is None else task.not_before, *(early[k][1] for k in after[key])]
        )
        if task.begun is not None:
            start = task.begun
        finish = start + task.days
        if task.ended is not None:
            finish = task.ended
            start = min(finish, task.ended - task.days if task.begun is None else start)
        early[key] = (start, finish)
    return early


def _settled(task: Task, finish: int) -> int:
    """Return the last moment at which a task finishes without leaving the day on which it does."""
    if not task.grace or task.not_before is None:
        return finish
    return max(finish, task.not_before + task.grace)


def _backward(
    known: dict[str, Task],
    followers: dict[str, list[str]],
    order: list[str],
    early: dict[str, tuple[int, int]],
    held: set[str],
) -> dict[str, int]:
    late: dict[str, int] = {}
    for key in reversed(order):
        waiting = [one for one in followers[key] if known[one].begun is None and known[one].ended is None]
        limits = [late[one] - known[one].days for one in waiting if one in late]
        if key in held:
            limits.append(_settled(known[key], early[key][1]))
        if limits and known[key].ended is None:
            late[key] = min(limits)
    return late


def _times(task: Task, early: tuple[int, int], late: int | None) -> Times:
    if late is None:
        return Times(*early)
    room = max(0, late - _settled(task, early[1]))
    return Times(*early, late - task.days, late, room)


def chains(
    tasks: Iterable[Task], times: dict[str, Times], ends: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """Return the critical path to each end that has one: tasks without room, each driving the next.

    Two tasks at least; where several drive one, the path takes the first that is named.
    """
    known = {task.key: task for task in tasks}
    led = {one for task in known.values() for one in task.after}
    found = []
    for end in ends or [key for key in known if key not in led]:
        path = [end] if end in known and times[end].room == 0 else []
        while path:
            driving = [one for one in known[path[0]].after if _drives(times.get(one), times[path[0]])]
            if not driving:
                break
            path.insert(0, driving[0])
        if len(path) > 1:
            found.append(tuple(path))
    return found


def _drives(before: Times | None, then: Times) -> bool:
    return before is not None and before.room == 0 and before.late_finish == then.late_start

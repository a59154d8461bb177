"""The two passes: a published example, cases worked out by hand, and what holds for every network."""

from dataclasses import replace
from graphlib import CycleError
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.schedule.loops import loop_in, without_loops
from plans.schedule.passes import Task, Times, chains, passes

# The example of the encyclopaedia's article on the critical path method: eight activities, 65 days, A to E
# critical, and total floats of 15, 5 and 20 days for F, G and H.
PUBLISHED = [
    Task("A", 10),
    Task("B", 20, ("A",)),
    Task("C", 5, ("B",)),
    Task("D", 10, ("C",)),
    Task("F", 15, ("A",)),
    Task("G", 5, ("C", "F")),
    Task("H", 15, ("A",)),
    Task("E", 20, ("D", "G", "H")),
]


def test_the_published_example() -> None:
    times = passes(PUBLISHED)
    assert {key: one.room for key, one in times.items()} == {
        "A": 0, "B": 0, "C": 0, "D": 0, "E": 0, "F": 15, "G": 5, "H": 20,
    }  # fmt: skip
    assert times["E"].early_finish == 65
    assert (times["G"].early_start, times["G"].late_start) == (35, 40)
    assert (times["F"].early_finish, times["F"].late_finish) == (25, 40)
    assert chains(PUBLISHED, times) == [("A", "B", "C", "D", "E")]


def test_a_task_does_not_start_before_its_day() -> None:
    # a: 0 to 3. b waits for its own day, 5, and ends at 7: so a may slip by 2. c follows b at once.
    tasks = [Task("a", 3, not_before=0), Task("b", 2, ("a",), not_before=5), Task("c", 1, ("b",))]
    times = passes(tasks)
    assert [times[key].room for key in "abc"] == [2, 0, 0]
    assert chains(tasks, times) == [("b", "c")]


def test_a_point_shares_its_day_with_what_it_waits_for() -> None:
    # The bar runs over days 0 to 4 and ends at moment 5; the point stands on day 4, at its end. No room.
    bar, point = Task("bar", 5, not_before=0), Task("point", 0, ("bar",), not_before=4, grace=1)
    times = passes([bar, point])
    assert (times["bar"].room, times["point"].room) == (0, 0)
    assert times["point"].early_start == 5
    # A day less of work is a day of room, and no more than that.
    assert passes([replace(bar, days=4), point])["bar"].room == 1


def test_room_is_counted_against_the_ends_that_are_named() -> None:
    tasks = [Task("a", 2, not_before=0), Task("near", 1, ("a",)), Task("far", 9, ("a",), not_before=20)]
    assert passes(tasks)["a"].room == 0
    times = passes(tasks, {"far"})
    assert (times["a"].room, times["near"].room) == (18, None)
    assert chains(tasks, times, ["far"]) == []


def test_what_really_happened_stands() -> None:
    # a ended at 4 instead of 3; b begins there at the earliest. What has ended has no room any more.
    tasks = [Task("a", 3, not_before=0, ended=4), Task("b", 2, ("a",)), Task("c", 1, ("b",), not_before=9)]
    times = passes(tasks)
    assert times["a"] == Times(1, 4)
    assert (times["b"].early_start, times["b"].room) == (4, 3)
    # c begun at 5, before b has ended: so b is bound no more.
    begun = passes([*tasks[:2], Task("c", 1, ("b",), begun=5)], {"c"})
    assert (begun["c"].early_finish, begun["b"].room) == (6, None)


def test_a_task_alone_is_on_no_path() -> None:
    assert passes([Task("a", 3)])["a"].room is None
    assert chains([Task("a", 3)], passes([Task("a", 3)], {"a"}), ["a"]) == []


def test_loops_are_found_named_and_left_out() -> None:
    links = {"a": ("c",), "b": ("a",), "c": ("b",), "d": ("a", "e"), "e": (), "f": ("f",)}
    loop = loop_in({key: links[key] for key in "abc"})
    assert sorted(loop) == ["a", "b", "c"]
    assert all(one in links[then] for one, then in pairwise(loop)), "each before the next"
    kept, loops = without_loops(links)
    assert sorted(map(sorted, loops)) == [["a", "b", "c"], ["f"]]
    assert kept == {"a": (), "b": (), "c": (), "d": ("a", "e"), "e": (), "f": ()}
    with pytest.raises(CycleError):
        passes([Task("a", 1, ("b",)), Task("b", 1, ("a",))])


@st.composite
def networks(draw: st.DrawFn) -> list[Task]:
    """Tasks of which each comes after some of those before it."""
    tasks = []
    for number in range(draw(st.integers(2, 9))):
        before = draw(st.lists(st.sampled_from(tasks), max_size=3, unique_by=id)) if tasks else []
        days = draw(st.integers(1, 12))
        tasks.append(Task(str(number), days, tuple(one.key for one in before), draw(st.integers(0, 30))))
    return tasks


@settings(max_examples=150, deadline=None)
@given(networks())
def test_nothing_starts_before_its_turn_and_room_is_exact(tasks: list[Task]) -> None:
    times = passes(tasks)
    led = {one for task in tasks for one in task.after}
    ends = [task.key for task in tasks if task.after and task.key not in led]
    for task in tasks:
        mine = times[task.key]
        assert mine.early_start >= max(
            [task.not_before or 0, *(times[one].early_finish for one in task.after)]
        )
        if mine.room is None:
            continue
        assert mine.room >= 0
        within, beyond = (_ends(tasks, task, mine.room + more, ends) for more in (0, 1))
        assert within == [times[key].early_finish for key in ends]
        assert beyond != within, "a day more than the room moves an end"


@settings(max_examples=100, deadline=None)
@given(networks(), st.integers(0, 8), st.integers(1, 10))
def test_a_longer_task_or_one_more_link_never_ends_anything_sooner(
    tasks: list[Task], place: int, more: int
) -> None:
    changed = list(tasks)
    at = place % len(tasks)
    changed[at] = replace(
        tasks[at], days=tasks[at].days + more, after=(*tasks[at].after, *_earlier(tasks, at))
    )
    before, after = passes(tasks), passes(changed)
    assert all(after[key].early_finish >= before[key].early_finish for key in before)


@settings(max_examples=100, deadline=None)
@given(networks())
def test_a_critical_path_is_linked_and_has_no_room(tasks: list[Task]) -> None:
    times = passes(tasks)
    known = {task.key: task for task in tasks}
    for path in chains(tasks, times):
        assert all(times[key].room == 0 for key in path)
        for one, then in pairwise(path):
            assert one in known[then].after
            assert times[one].early_finish == times[then].early_start


def _earlier(tasks: list[Task], at: int) -> tuple[str, ...]:
    return (tasks[0].key,) if at and tasks[0].key not in tasks[at].after else ()


def _ends(tasks: list[Task], slipped: Task, by: int, ends: list[str]) -> list[int]:
    changed = [replace(one, days=one.days + by) if one is slipped else one for one in tasks]
    times = passes(changed)
    return [times[key].early_finish for key in ends]

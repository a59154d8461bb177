"""From dated work to figures: days with both ends in them, standing, and what does not hold together."""

from datetime import date
from typing import Any

from plans.schedule import Finding, Schedule, Work, worked_out


def day(month: int, number: int) -> date:
    return date(2011, month, number)


def work(key: str, start: date | None, end: date | None = None, *after: str, **more: Any) -> Work:
    return Work(key, f"{key} work", start, end, after, **more)


def found(schedule: Schedule, *kinds: str) -> list[Finding]:
    return [one for one in schedule.findings if one.kind in kinds]


# Asset survey, transfer and rollover of a mission that ends: each begins on the day after the one before,
# and the last is a point on the day on which the transfer ends. The survey comes after the advance party.
CHAIN = [
    work("party", day(7, 15), day(7, 17)),
    work("survey", day(7, 18), day(9, 9), "party"),
    work("transfer", day(9, 10), day(10, 9), "survey"),
    work("rollover", day(10, 9), None, "transfer"),
    work("sites", day(7, 20), day(7, 28), "party"),
    work("bases", day(9, 1), day(9, 30), "sites"),
    work("hearings", day(8, 1), day(8, 5)),
]


def test_the_chain_without_a_day_to_spare_is_the_critical_path() -> None:
    schedule = worked_out(CHAIN)
    assert schedule.paths == (("party", "survey", "transfer", "rollover"),)
    assert schedule.findings == ()
    rooms = {row.work.key: row.room for row in schedule.rows}
    # sites: 20 to 28 July; bases begin on 1 September: 29 July to 31 August are 34 days.
    assert rooms == {
        "party": 0, "survey": 0, "transfer": 0, "rollover": 0, "sites": 34, "bases": 0, "hearings": None,
    }  # fmt: skip
    assert [row.work.key for row in schedule.rows if row.critical] == [
        "party", "survey", "transfer", "rollover",
    ]  # fmt: skip
    row = schedule.row("sites")
    assert row.earliest == (day(7, 20), day(7, 28))
    assert row.latest == (day(8, 23), day(8, 31))
    assert schedule.row("rollover").earliest == (day(10, 9), day(10, 9))


def test_room_towards_one_end_only() -> None:
    schedule = worked_out(CHAIN, ["bases"])
    assert schedule.row("survey").room is None
    # party: 17 July; sites may begin on 23 August at the latest, so 37 days less those between: 20 - 18 + 34.
    assert schedule.row("party").room == 36
    assert schedule.paths == ()


def test_what_begins_before_its_turn_is_found_and_pushed() -> None:
    works = [*CHAIN, work("patrols", day(9, 21), day(9, 25), "bases")]
    schedule = worked_out(works)
    # bases end on 30 September: 1 October is the first free day, ten after the 21st.
    assert found(schedule, "too-early") == [Finding("too-early", "patrols", ("bases",), 10)]
    assert schedule.row("patrols").earliest == (day(10, 1), day(10, 5))


def test_a_point_passes_the_end_of_its_day_on() -> None:
    # The bar ends on the 9th, the point stands on the 9th, so what follows the point begins on the 10th.
    works = [
        work("bar", day(10, 1), day(10, 9)),
        work("point", day(10, 9), None, "bar"),
        work("same", day(10, 9), day(10, 12), "point"),
        work("next", day(10, 10), day(10, 12), "point"),
    ]
    schedule = worked_out(works)
    assert found(schedule, "too-early") == [Finding("too-early", "same", ("point",), 1)]
    assert worked_out([works[1], works[2]]).findings == (), "a point alone takes nothing of its day"


def test_what_waits_and_what_may_begin() -> None:
    works = [
        work("a", day(7, 1), day(7, 5), ended=day(7, 6)),
        work("b", day(7, 6), day(7, 9), "a"),
        work("c", day(7, 8), day(7, 9), begun=day(7, 8)),
        work("d", day(7, 10), None, "a", "b", "c"),
        work("e", None, None, "gone"),
    ]
    schedule = worked_out(works)
    standing = {row.work.key: (row.standing, row.waits_for) for row in schedule.rows}
    assert standing == {
        "a": ("ended", ()), "b": ("free", ()), "c": ("under-way", ()), "d": ("waits", ("b", "c")),
        "e": ("undated", ()),
    }  # fmt: skip
    assert schedule.row("b").earliest == (day(7, 7), day(7, 10)), "a ended a day after its date"
    assert (schedule.row("a").room, schedule.row("e").room) == (None, None)
    assert [one.kind for one in schedule.findings] == ["too-early", "undated"]


def test_what_began_before_its_turn_is_found() -> None:
    works = [work("a", day(7, 1), day(7, 5)), work("b", day(7, 6), None, "a", begun=day(7, 4))]
    assert found(worked_out(works), "begun-early") == [Finding("begun-early", "b", ("a",))]


def test_the_mark_is_compared_with_what_is_worked_out() -> None:
    marked = [
        Work(one.key, one.title, one.start, one.end, one.after, marked=one.key in ("survey", "sites"))
        for one in CHAIN
    ]
    kinds = {(one.kind, one.key, one.days) for one in worked_out(marked).findings}
    assert kinds == {
        ("critical-unmarked", "party", 0), ("critical-unmarked", "transfer", 0),
        ("critical-unmarked", "rollover", 0), ("marked-with-room", "sites", 34),
    }  # fmt: skip
    assert found(worked_out(CHAIN), "critical-unmarked") == [], "nothing is compared where nothing is marked"


def test_a_loop_is_told_and_the_rest_is_worked_out() -> None:
    works = [
        work("a", day(7, 1), day(7, 5), "b"),
        work("b", day(7, 6), day(7, 9), "a"),
        work("c", day(7, 10), day(7, 11), "b"),
    ]
    schedule = worked_out(works)
    (loop,) = found(schedule, "loop")
    assert sorted(loop.others) == ["a", "b"]
    assert schedule.paths == (("b", "c"),)


def test_an_end_before_the_beginning_is_no_end() -> None:
    (row,) = worked_out([work("a", day(7, 5), day(7, 1))]).rows
    assert (row.work.days, row.work.point, row.earliest) == (0, True, (day(7, 5), day(7, 5)))

"""What is found is said in sentences that name the rows; nobody in them is late."""

from datetime import date

import pytest

from plans.schedule import Work, words, worked_out


def day(number: int) -> date:
    return date(2011, 7, number)


def test_each_finding_is_a_sentence() -> None:
    schedule = worked_out(
        [
            Work("a", "A", day(1), day(5), ("b",)),
            Work("b", "B", day(6), day(9), ("a",)),
            Work("c", "C", day(10), day(12), ("b",)),
            Work("d", "D", day(12), day(13), ("c",), begun=day(12)),
            Work("e", "E", day(20), day(21), ("c",)),
            Work("f", "F", day(1), day(2), marked=True),
            Work("g", "G", day(4), day(5), ("f",)),
            Work("h", "H"),
        ]
    )
    said = [words.told(one, schedule) for one in schedule.findings]
    assert "These come after each other in a loop, which was left out: “A”, “B”." in [
        one.replace("“B”, “A”", "“A”, “B”") for one in said
    ]
    assert "“D” begins 1 day before “C” has ended, which it comes after." in said
    assert "“D” has begun; “C”, which it comes after, is not said to have ended." in said
    assert "“F” is held to be critical; dates and links leave 1 day." in said
    assert "“H” has no beginning, so it is not in the drawing." in said
    assert not [one for one in said if "late" in one or "overdue" in one]


def test_a_row_on_the_path_that_nobody_ticked_is_told_once_something_is_ticked() -> None:
    schedule = worked_out(
        [Work("a", "A", day(1), day(5), marked=True), Work("b", "B", day(6), day(9), ("a",))]
    )
    assert [words.told(one, schedule) for one in schedule.findings] == [
        "“B” is not held to be critical; it is on the critical path."
    ]
    first, second = schedule.rows
    assert (words.room(first), words.standing(first, schedule)) == ("none", "may begin")
    assert words.standing(second, schedule) == "waits for A"
    with pytest.raises(KeyError):
        schedule.row("z")

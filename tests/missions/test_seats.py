"""Gaps, ranks and parity at their edges; no database."""

from datetime import date

import pytest

from missions import seats
from missions.models import Member


def member(seat: str, since: int, until: int | None = None, rank: str = "P-5", **more: bool) -> Member:
    """A member from one day of March to another."""
    end = date(2025, 3, until) if until else None
    return Member(seat=seat, name=seat, rank=rank, from_date=date(2025, 3, since), until=end, **more)


def police(*members: Member) -> list[tuple[int, int]]:
    found = seats.gaps(members, date(2025, 3, 1), date(2025, 3, 20))
    return [(first.day, last.day) for seat, first, last in found if seat == "police"]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], [(1, 20)]),
        ([(1, None)], []),
        ([(1, 20)], []),
        ([(5, None)], [(1, 4)]),
        ([(1, 9)], [(10, 20)]),
        ([(1, 9), (10, 20)], []),
        ([(1, 9), (12, None)], [(10, 11)]),
        ([(1, 15), (3, 7), (18, None)], [(16, 17)]),
        ([(2, 3), (25, None)], [(1, 1), (4, 20)]),
        ([(1, None), (5, 6)], []),
    ],
)
def test_gaps(terms: list[tuple[int, int | None]], expected: list[tuple[int, int]]) -> None:
    assert police(*(member("police", since, until) for since, until in terms)) == expected


def test_a_term_that_ended_before_the_first_day_covers_nothing() -> None:
    earlier = Member(seat="police", name="A", rank="P-5", from_date=date(2025, 1, 1), until=date(2025, 2, 1))
    assert police(earlier) == [(1, 20)]


def test_a_member_of_low_rank_covers_nothing() -> None:
    assert police(member("police", 1, rank="P-4")) == [(1, 20)]
    assert len(list(seats.gaps([], date(2025, 3, 1), date(2025, 3, 1)))) == len(seats.SEAT_TITLES)


def test_sitting_has_a_first_and_a_last_day() -> None:
    term = member("police", 5, 9)
    assert [day for day in range(1, 15) if seats.sits(term, date(2025, 3, day))] == [5, 6, 7, 8, 9]
    assert seats.sits(member("police", 5), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("mission", "unct", "lacking"),
    [
        ([], [], ["mission.", "UNCT."]),
        (["P-5"], [], ["UNCT."]),
        ([], ["P-5"], ["mission."]),
        (["P-5"], ["P-4"], ["mission P-5; UNCT P-4"]),
        (["P-5", "P-4"], ["P 4"], []),
        (["D1"], ["D-1"], []),
    ],
)
def test_parity(mission: list[str], unct: list[str], lacking: list[str]) -> None:
    sitting = [member("mission", 1, rank=rank) for rank in mission]
    sitting += [member("unct", 1, rank=rank) for rank in unct]
    sitting += [member("unct", 1, rank="P-5", permanent=False), member("mission", 1, permanent=False)]
    told = list(seats.parity(sitting))
    assert len(told) == len(lacking)
    assert all(words in sentence for words, sentence in zip(lacking, told, strict=True))

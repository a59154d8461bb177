"""Seats of the bodies: which count, where coverage has gaps, whether the sides are equal.

Pure functions over members (IMPP guidelines, Annex A and C 2.2.1); they touch no database.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from missions.models import Member
from missions.seat_titles import SEAT_TITLES, SIDE_TITLES

__all__ = [
    "SEAT_TITLES",
    "SIDE_TITLES",
    "balance",
    "counts",
    "covered",
    "gaps",
    "grade",
    "is_above",
    "leadership",
    "parity",
    "rank_counts",
    "sits",
]

EXPECTED_RANKS = ("P-5", "D-1")
HIGHER_RANKS = ("D-2", "ASG", "USG", "DSG")
COUNTING = frozenset(EXPECTED_RANKS + HIGHER_RANKS)
BELOW = re.compile(r"P-[0-4]|(G|GS|NO|FS|GL|SM)-.")


def grade(rank: str) -> str:
    """Return a rank as it is compared: `p5`, `P 5` and `P-5` are one grade."""
    plain = "".join(sign for sign in rank.upper() if sign.isalnum())
    found = re.fullmatch(r"(P|D|L|G|GS|NO|FS|GL|SM|FP)([0-9A-Z])", plain)
    return f"{found[1]}-{found[2]}" if found else plain


def rank_counts(rank: str, *, letter: bool = False) -> bool:
    """Tell whether a rank fills a seat: P-5 or above, or an equivalent grade with a letter.

    Military, police and agencies' ranks count with a letter that names them equivalent; a grade of the
    professional or general service below P-5 never counts.
    """
    plain = grade(rank)
    if plain in COUNTING:
        return True
    return letter and bool(plain) and not BELOW.fullmatch(plain)


def is_above(rank: str) -> bool:
    """Tell whether a rank is higher than the guidelines expect of a member: accepted, with a note."""
    return grade(rank) in HIGHER_RANKS


def counts(member: Member) -> bool:
    """Tell whether a member fills their seat: by rank, or as officer-in-charge with a letter.

    An alternate speaks for a member who is away, and fills no seat.
    """
    if member.capacity == Member.Capacity.ALTERNATE:
        return False
    lettered = member.letter_id is not None
    in_charge = member.capacity == Member.Capacity.OFFICER_IN_CHARGE
    return (in_charge and lettered) or rank_counts(member.rank, letter=lettered)


def sits(member: Member, on: date) -> bool:
    """Tell whether a member sits on a day."""
    return member.from_date <= on and (member.until is None or member.until >= on)


def covered(members: Iterable[Member], on: date) -> set[str]:
    """Return the seats filled on a day by members whose rank counts."""
    return {item.seat for item in members if sits(item, on) and counts(item)}


def gaps(members: Iterable[Member], first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """Yield (seat, first day, last day) of each time without a counting member, ends included."""
    rows = [item for item in members if counts(item)]
    for seat in SEAT_TITLES:
        terms = sorted((item.from_date, item.until or date.max) for item in rows if item.seat == seat)
        day = first
        for start, end in terms:
            if start > day and day <= last:
                yield seat, day, min(start - timedelta(days=1), last)
            if end >= day:
                day = last + timedelta(days=1) if end == date.max else max(day, end + timedelta(days=1))
        if day <= last:
            yield seat, day, last


def parity(sitting: Iterable[Member]) -> Iterator[str]:
    """Yield a sentence for each way in which mission and UNCT are not equal (C 2.2.1)."""
    permanent = [item for item in sitting if item.permanent]
    mission = {grade(item.rank) for item in permanent if item.seat == "mission"}
    unct = {grade(item.rank) for item in permanent if item.seat == "unct"}
    if not mission:
        yield "The planning team has no permanent planner of the mission."
    if not unct:
        yield "The planning team has no permanent planner of the UNCT."
    if mission and unct and not mission & unct:
        levels = f"mission {', '.join(sorted(mission))}; UNCT {', '.join(sorted(unct))}"
        yield f"The planners are not of the same level: {levels}."


def leadership(sitting: Iterable[Member]) -> Iterator[str]:
    """Yield a sentence for each side of the planning team of which nobody leads (Annex A)."""
    leading = {item.seat for item in sitting if item.lead}
    for side, title in SIDE_TITLES.items():
        if side not in leading:
            yield f"{title}: nobody leads the planning team from this side."


def balance(sitting: Iterable[Member]) -> Iterator[str]:
    """Yield a sentence where the two sides have unlike numbers of planners, permanent and reinforcing."""
    numbers = dict.fromkeys(SIDE_TITLES, 0)
    for item in sitting:
        numbers[item.seat] = numbers.get(item.seat, 0) + 1
    if numbers["mission"] != numbers["unct"]:
        yield f"Mission and UNCT have unlike numbers of planners: {numbers['mission']} and {numbers['unct']}."

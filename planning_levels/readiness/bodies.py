"""Conditions on the bodies: established, covered without gaps, of rank, in parity."""

from collections.abc import Iterator

from missions import seats
from missions.blockers import Blocker, blocker
from missions.meetings import one_sided
from missions.models import Body, Member
from planning_levels.definition import SEATS
from planning_levels.reading import Reading

NOT_YET = (Body.State.TO_ESTABLISH, Body.State.CLOSED)


def _page(reading: Reading, kind: str = "imtf") -> str:
    return f"/missions/{reading.mission.key}/{'task-force' if kind == 'imtf' else 'planning-team'}/"


def task_force_established(reading: Reading) -> Iterator[Blocker]:
    """Yield `body-not-established` unless the IMTF is set up."""
    if reading.imtf.state in NOT_YET:
        yield blocker("body-not-established", "The task force is not established.", _page(reading), "C 1.1.1")


def planning_team_established(reading: Reading) -> Iterator[Blocker]:
    """Yield `body-not-established` unless the IMPT is set up."""
    if reading.impt.state in NOT_YET:
        yield blocker(
            "body-not-established",
            "The planning team is not established by the SRSG.",
            _page(reading, "impt"),
            "C 2.2.1",
        )


def seats_filled(reading: Reading) -> Iterator[Blocker]:
    """Yield `rank-too-low` and `seat-empty` for the nine seats as they stand on the day."""
    sitting = reading.sitting("imtf")
    for seat in SEATS:
        holders = [
            item for item in sitting if item.seat == seat.key and item.capacity != Member.Capacity.ALTERNATE
        ]
        if any(seats.counts(item) for item in holders):
            continue
        if holders:
            yield blocker(
                "rank-too-low",
                f"{seat.title}: {holders[0].name} ({holders[0].rank or 'no rank'}) is below P-5.",
                _page(reading),
            )
        else:
            yield blocker("seat-empty", f"{seat.title}: nobody sits here.", _page(reading))


def coverage(reading: Reading) -> Iterator[Blocker]:
    """Yield empty seats, one-sided meetings, and gaps in coverage since the last package or establishment."""
    yield from seats_filled(reading)
    yield from meetings(reading)
    since = reading.imtf.established_on
    if since is None:
        return
    earlier = [item.on for item in reading.submissions if item.gate.startswith("DP-") and item.on > since]
    start = max(earlier) if earlier else since
    for seat, first, last in seats.gaps(reading.members("imtf"), start, reading.on):
        if last < reading.on:
            yield blocker(
                "seat-gap",
                f"{seats.SEAT_TITLES[seat]}: nobody sat here from {first:%d %B %Y} to {last:%d %B %Y}.",
                _page(reading),
            )


def meetings(reading: Reading) -> Iterator[Blocker]:
    """Yield the notice `one-sided-meeting` for each meeting since the last package that a side missed."""
    earlier = [item.on for item in reading.submissions]
    since = max(earlier) if earlier else None
    for row in reading.meetings:
        missed = one_sided(row.body.kind, list(row.attendance.all()))
        if missed and (since is None or row.held_on > since):
            yield blocker(
                "one-sided-meeting",
                f"Meeting of {row.held_on:%d %B %Y}: {missed} took no part.",
                _page(reading, row.body.kind),
            )


def sub_groups(reading: Reading, *, transition: bool) -> Iterator[Blocker]:
    """Yield the notice `sub-group-missing`: budget always, joint transition where its plan is needed."""
    wanted = {"budget": "the budget"} | ({"joint-transition": "the joint transition"} if transition else {})
    for kind, task in wanted.items():
        if kind not in reading.sub_groups:
            yield blocker("sub-group-missing", f"The task force has no sub-group for {task}.", _page(reading))


def team_led(reading: Reading) -> Iterator[Blocker]:
    """Yield notices where a side of the planning team has no lead, or the sides have unlike numbers."""
    sitting, where = reading.sitting("impt"), _page(reading, "impt")
    for sentence in seats.leadership(sitting):
        yield blocker("one-sided-lead", sentence, where)
    for sentence in seats.balance(sitting):
        yield blocker("unlike-numbers", sentence, where)


def parity(reading: Reading) -> Iterator[Blocker]:
    """Yield `parity` unless mission and UNCT each have a permanent planner, of the same level."""
    for sentence in seats.parity(reading.sitting("impt")):
        yield blocker("parity", sentence, _page(reading, "impt"))

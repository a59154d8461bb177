"""Coverage of seats over time, as bars: who sat when, and where nobody did. Touches no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from missions import seats
from missions.models import Member
from missions.templatetags import dates

WIDTH = 1000.0  # of a bar, in its own units; the page stretches it


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: `filled`, `quiet` (sits, does not count) or `gap`, with its place and its words."""

    kind: str
    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one seat, and the same in words."""

    title: str
    pieces: list[Piece]
    words: list[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bars of a body from one day to another."""

    first: date
    last: date
    bars: list[Bar]


def coverage(
    titles: Mapping[str, str], members: Sequence[Member], first: date, last: date, *, task_force: bool
) -> Coverage | None:
    """Return a bar for each seat; None where there is no time to show.

    In the task force ranks count and gaps are told; in the planning team permanent planners count.
    """
    if last <= first or not members:
        return None
    found = list(seats.gaps(members, first, last)) if task_force else []
    bars = []
    for seat, title in titles.items():
        mine = [item for item in members if item.seat == seat]
        gaps = [(start, end) for name, start, end in found if name == seat]
        bars.append(_bar(title, mine, gaps, first, last, task_force=task_force))
    return Coverage(first, last, bars)


def _bar(
    title: str,
    members: Sequence[Member],
    gaps: Sequence[tuple[date, date]],
    first: date,
    last: date,
    *,
    task_force: bool,
) -> Bar:
    pieces, words = [], []
    for item in sorted(members, key=lambda member: member.from_date):
        start, end = max(item.from_date, first), min(item.until or last, last)
        if start > end:
            continue
        fills = seats.counts(item) if task_force else item.permanent
        told = _term(item, last, fills=fills)
        pieces.append(piece("filled" if fills else "quiet", start, end, (first, last), told))
        words.append(told)
    for start, end in gaps:
        told = _gap(start, end)
        pieces.append(piece("gap", start, end, (first, last), told))
        words.append(told)
    if not words:
        words.append(_("Nobody has sat here."))
    pieces.sort(key=lambda item: ("quiet", "filled", "gap").index(item.kind))
    return Bar(title, pieces, words, whole=not gaps)


def piece(kind: str, start: date, end: date, span: tuple[date, date], words: str) -> Piece:
    """Return a part of a bar that shows the days of `span`, ends included."""
    first, last = span
    unit = WIDTH / ((last - first).days + 1)
    return Piece(kind, (start - first).days * unit, ((end - start).days + 1) * unit, words)


def _term(member: Member, today: date, *, fills: bool) -> str:
    since = dates.written(member.from_date)
    if member.until is None or member.until >= today:
        told = _("%(name)s, since %(since)s") % {"name": member.name, "since": since}
    else:
        until = dates.written(member.until)
        told = _("%(name)s, %(since)s to %(until)s") % {"name": member.name, "since": since, "until": until}
    return told if fills else _("%(told)s (does not count)") % {"told": told}


def _gap(start: date, end: date) -> str:
    days = dates.days((end - start).days + 1)
    if start == end:
        return _("Nobody who counts on %(day)s (%(days)s)") % {"day": dates.written(start), "days": days}
    return _("Nobody who counts from %(start)s to %(end)s (%(days)s)") % {
        "start": dates.written(start),
        "end": dates.written(end),
        "days": days,
    }

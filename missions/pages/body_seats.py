"""The seats of a body as its page shows them: who sits, what each still wants, and the body in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from missions import seats
from missions.models import Body, ChairTerm, Member
from missions.roles import title_of
from missions.seating import notes
from missions.templatetags import dates, words

HEADINGS = {"imtf": gettext_lazy("Task force (IMTF)"), "impt": gettext_lazy("Planning team (IMPT)")}
TITLES = {"imtf": seats.SEAT_TITLES, "impt": seats.SIDE_TITLES}


def seat_title(kind: str, seat: str) -> str:
    """Return a seat in words; further members sit beside the nine, and fill none of them."""
    return TITLES[kind].get(seat) or _("Further member")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member in a seat, and what is out of the ordinary about them."""

    member: Member
    counts: bool
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on a day: filled or not, by whom, since when it is empty, who may name somebody."""

    key: str
    title: str
    sitting: list[Sitting]
    filled: bool
    empty_since: date | None
    giver: str
    may: bool

    @property
    def giver_title(self) -> str:
        """Return who names a member here, in words."""
        return title_of(self.giver)


def seat_rows(
    kind: str, members: Sequence[Member], on: date, givers: dict[str, str], roles: frozenset[str]
) -> list[Seat]:
    """Return every seat of the task force, or both sides of the planning team, as they stand on a day."""
    rows = []
    for key, title in TITLES[kind].items():
        mine = [item for item in members if item.seat == key]
        sitting = [_sitting(item, kind) for item in mine if seats.sits(item, on)]
        filled = any(item.counts for item in sitting)
        left = [item.until for item in mine if item.until and item.until < on and _counts(item, kind)]
        since = max(left) if left and not filled else None
        rows.append(Seat(key, title, sitting, filled, since, givers[key], givers[key] in roles))
    return rows


def _counts(member: Member, kind: str) -> bool:
    return seats.counts(member) if kind == Body.Kind.IMTF else member.permanent


def _sitting(member: Member, kind: str) -> Sitting:
    told = [sentence for _code, sentence in notes(member, kind)]
    fills = kind == Body.Kind.IMTF and member.seat != "unct" and seats.counts(member)
    if fills and member.empowered_on is None:
        told.append(_("The office has not yet confirmed that the member may speak for it."))
    return Sitting(member, _counts(member, kind), told)


def told(
    body: Body,
    chair: ChairTerm | None,
    rows: Sequence[Seat],
    parity: Sequence[str],
    notices: Sequence[str] = (),
) -> str:
    """Return the body in a sentence or two: its state, its chair, how full it is."""
    said = [_state(body.state, body.established_on)]
    if chair is not None:
        said.append(_("%(name)s of %(entity)s chairs.") % {"name": chair.name, "entity": chair.entity_id})
    elif body.kind == Body.Kind.IMTF:
        said.append(_("It has no chair yet."))
    empty = [row.title for row in rows if not row.filled]
    if body.kind == Body.Kind.IMTF:
        said.append(_seats(len(rows), empty))
    else:
        said.extend(parity or [_("Mission and UNCT are equally represented.")])
        said.extend(notices)
    return " ".join(said)


def _state(state: str, established_on: date | None) -> str:
    plain = words.badge(state).word
    word = f"{plain[:1].upper()}{plain[1:]}"
    if established_on is None:
        return f"{word}."
    if state == Body.State.ESTABLISHED:
        return _("Established on %(day)s.") % {"day": dates.written(established_on)}
    return _("%(word)s; established on %(day)s.") % {"word": word, "day": dates.written(established_on)}


def _seats(total: int, empty: Sequence[str]) -> str:
    if not empty:
        return _("All %(n)d seats are filled.") % {"n": total}
    if len(empty) == total:
        return _("None of its %(n)d seats is filled yet.") % {"n": total}
    return ngettext(
        "One of %(total)d seats is not filled: %(names)s.",
        "%(n)d of %(total)d seats are not filled: %(names)s.",
        len(empty),
    ) % {"n": len(empty), "total": total, "names": ", ".join(empty)}

"""Positions side by side: what each entity said, on which text, what has changed since, and who was silent.

One function for page, API and dossier, so that they agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outputs.access import positions_for
from outputs.models import Concurrence, Round, Version
from outputs.responses.common import seated
from outputs.responses.rounds import latest_round, passed
from outputs.responses.sections import Stand, stands
from outputs.responses.seeing import Sight

OBJECT, RESERVE, WITHDRAWN, SILENT, WAITING = "object", "reserve", "withdrawn", "silent", "waiting"
NO_OBJECTION, CONCUR, GIVEN = "no-objection", "concur", "given"
ORDER = (OBJECT, RESERVE, WITHDRAWN, SILENT, WAITING, NO_OBJECTION, GIVEN, CONCUR)
HIDDEN = Sight(0)


@dataclass(frozen=True, slots=True)
class Side:
    """What one entity says of a version; `key` orders it, `said` is its position in words."""

    entity: str
    key: str
    said: str
    text: str = ""
    on: date | None = None
    remarks: tuple[str, ...] = ()
    given: Concurrence | None = None
    changed: tuple[str, ...] = ()
    editorial: int = 0

    @property
    def concurs(self) -> bool:
        """Whether there is nothing to say but that it concurs."""
        return self.key == CONCUR and not self.text and not self.remarks

    def as_data(self) -> dict[str, object]:
        """Return it as the API shows it."""
        return {
            "entity": self.entity,
            "position": self.key,
            "said": self.said,
            "text": self.text,
            "on": self.on,
            "version": self.given.of.number if self.given else None,
            "sections_changed": list(self.changed),
            "editorial_changes": self.editorial,
            "remarks": list(self.remarks),
        }


def side_by_side(version: Version, sight: Sight = HIDDEN) -> list[Side]:
    """Return one line for each entity that has spoken on a version or was asked to: objections first.

    An entity that spoke on the version before, which was returned, is shown with that and what has changed
    since. Silence is its own word: in a silence procedure "no objection (silence)", never "concurs".
    """
    mission = version.output.mission
    held = latest_round(version)
    chain = _chain(version)
    rows = Concurrence.objects.filter(of__in=chain).select_related("of__output", "by", "entity")
    if sight.reader is not None:  # what was said of an earlier version that was marked higher stays there
        rows = rows.filter(pk__in=positions_for(sight.reader).values("pk"))
    newest = {given.entity_id: given for given in rows.order_by("of__number", "pk")}
    stood = stands([given for given in newest.values() if given.withdrawn_on is None], version)
    sides = [
        _hidden(given) if sight.hides(given) else _spoken(given, version, stood)
        for given in newest.values()
        if _counts(given, version)
    ]
    spoken = {side.entity for side in sides}
    asked = [row.entity_id for row in held.asked.all()] if held else seated(mission)
    sides += [_silent(code, held, mission.today()) for code in asked if code not in spoken]
    return sorted(sides, key=_place)


class Told:
    """What can be said of `sides` at a glance: which tell more than that they concur, and who concurs."""

    __slots__ = ()
    sides: list[Side]

    @property
    def telling(self) -> list[Side]:
        """The sides that say more than that they concur, objections first."""
        return telling(self.sides)

    @property
    def concurring(self) -> list[str]:
        """The entities that concur and say no more."""
        return [side.entity for side in self.sides if side.concurs]


def telling(sides: Iterable[Side]) -> list[Side]:
    """Return the sides that say more than that they concur; who is silent alike stands in one line."""
    found: list[Side] = []
    for side in sides:
        before = found[-1] if found else None
        if side.concurs:
            continue
        if before is not None and side.given is None and (before.key, before.said) == (side.key, side.said):
            found[-1] = replace(before, entity=f"{before.entity}, {side.entity}", on=None)
        else:
            found.append(side)
    return found


def _place(side: Side) -> tuple[int, bool, str]:
    """Order objections first; a concurrence that has ended for a section stands above silence."""
    ended = side.key == CONCUR and side.changed
    return ORDER.index(WITHDRAWN if ended else side.key), not side.remarks, side.entity


def _chain(version: Version) -> list[Version]:
    """Return a version and those before it that were returned for work, one after another."""
    found = [version]
    earlier = Version.objects.filter(output=version.output_id, number__lt=version.number).defer("frozen")
    for before in earlier.order_by("-number"):
        if before.state != Version.State.RETURNED:
            break
        found.append(before)
    return found


def _counts(given: Concurrence, version: Version) -> bool:
    """Leave out what was withdrawn on an earlier version: the entity is asked anew, or not at all."""
    return given.of_id == version.pk or given.withdrawn_on is None


def _spoken(given: Concurrence, version: Version, stood: Mapping[int, Stand]) -> Side:
    if given.withdrawn_on is not None:
        said = _("withdrew its position on %(day)s") % {"day": _day(given.withdrawn_on)}
        return Side(given.entity_id, WITHDRAWN, said, on=given.withdrawn_on, given=given)
    stand = stood[given.pk]
    return Side(
        given.entity_id,
        given.position,
        str(given.get_position_display()),
        given.text,
        given.on,
        tuple(_remarks(given, version, stand)),
        given,
        stand.changed,
        stand.editorial,
    )


def _hidden(given: Concurrence) -> Side:
    said = _("has answered; shown once you have, or the round is closed")
    return Side(given.entity_id, GIVEN, said, on=given.on)


def _remarks(given: Concurrence, version: Version, stand: Stand) -> Iterable[str]:
    if given.of_id != version.pk:
        yield _("given on version %(n)d") % {"n": given.of.number}
    if stand.changed:
        yield ngettext(
            "section %(titles)s has changed since",
            "sections %(titles)s have changed since",
            len(stand.changed),
        ) % {"titles": ", ".join(f"“{title}”" for title in stand.changed)}
    elif given.before_edit and not given.seen.exists():
        yield _("the text has changed since")
    if stand.editorial:
        yield ngettext("one editorial change since", "%(n)d editorial changes since", stand.editorial) % {
            "n": stand.editorial
        }


def _silent(entity: str, held: Round | None, today: date) -> Side:
    if held is None:
        return Side(entity, SILENT, _("no position given"))
    if not passed(held, today):
        return Side(entity, WAITING, _("asked until %(day)s") % {"day": _day(held.due)})
    if held.silence:
        return Side(entity, NO_OBJECTION, _("no objection (silence)"))
    until = min(held.due, held.closed_on) if held.closed_on else held.due
    return Side(entity, SILENT, _("no reply by %(day)s") % {"day": _day(until)})


def _day(value: date) -> str:
    return date_format(value, "j F Y")

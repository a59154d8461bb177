"""What a row of the schedule must keep to: no link runs in a circle, and nothing begins before its turn.

A link orders; a priority does not. Whatever its priority, a row may begin when all that it comes after has
ended, and a row without links may begin at any time.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from missions.blockers import Blocker, blocker
from missions.errors import Invalid
from plans.models import ScheduleItem

LINK = "depends_on"
Beside = Mapping[int, tuple[Any, Mapping[str, list[int]]]]


def refuse_loop(row: ScheduleItem, wanted: list[int], beside: Beside) -> None:
    """Refuse links that lead back to the row itself, naming the loop; Invalid (400).

    `beside` are other rows that are being written together with this one, and their links.
    """
    if row.pk is None:
        return
    led_to: dict[int, int] = {}  # what was reached, and the row that comes after it
    reached, edge = {row.pk}, [(one, row.pk) for one in wanted]
    while edge:
        for one, then in edge:
            led_to.setdefault(one, then)
        if row.pk in led_to:
            raise Invalid(_told(row, led_to), field=LINK)
        reached |= {one for one, _then in edge}
        edge = [
            (one, then) for one, then in _before({one for one, _then in edge}, beside) if one not in led_to
        ]


def _before(keys: set[int], beside: Beside) -> list[tuple[int, int]]:
    """Return what these rows come after, with the row that does."""
    given = {key: beside[key][1][LINK] for key in keys if key in beside and LINK in beside[key][1]}
    found = [(one, key) for key, before in given.items() for one in before]
    stored = ScheduleItem.depends_on.through.objects.filter(from_scheduleitem__in=keys - set(given))
    return found + [
        (one, then) for then, one in stored.values_list("from_scheduleitem_id", "to_scheduleitem_id")
    ]


def _told(row: ScheduleItem, led_to: Mapping[int, int]) -> str:
    loop, at = [row.pk], led_to[row.pk]
    while at != row.pk:
        loop.append(at)
        at = led_to[at]
    names = {one.pk: one.label for one in ScheduleItem.objects.filter(pk__in=loop)}
    names[row.pk] = row.label
    called = [names.get(key, str(key)) for key in reversed([*loop[1:], row.pk])]
    if len(called) == 1:
        return _("“%(row)s” cannot come after itself. Take the link away.") % {"row": called[0]}
    chain = "”, ".join(_("which comes after “%(row)s") % {"row": name} for name in (*called[2:], called[0]))
    told = {"row": called[0], "first": called[1], "chain": chain}
    return _("This closes a loop: “%(row)s” comes after “%(first)s”, %(chain)s”. Take one link away.") % told


def in_sequence(row: ScheduleItem, wanted: list[int] | None, beside: Beside, page: str) -> Iterator[Blocker]:
    """Yield what a row that is said to have begun still waits for; Invalid (400) for a day ahead."""
    today = row.mission.today()
    for name, value in (("begun_on", row.begun_on), ("ended_on", row.ended_on)):
        if value is not None and value > today:
            raise Invalid(_("This is the day on which it happened; it cannot lie ahead."), field=name)
    began = row.begun_on or row.ended_on
    if began is None or _said_before(row):
        return
    if wanted is None:
        wanted = list(row.depends_on.values_list("pk", flat=True)) if row.pk else []
    for one in ScheduleItem.objects.filter(pk__in=wanted):
        ended = beside[one.pk][0].ended_on if one.pk in beside else one.ended_on
        if ended is None or ended > began:
            told = {"row": row.label, "first": one.label}
            sentence = _("“%(row)s” comes after “%(first)s”, which is not said to have ended by then.") % told
            yield blocker("out-of-sequence", sentence, page)


def _said_before(row: ScheduleItem) -> bool:
    """Whether the row had begun already as it is stored: then its beginning is not judged again."""
    stored = ScheduleItem.objects.filter(pk=row.pk).values_list("begun_on", "ended_on").first()
    return stored is not None and (stored[0] or stored[1]) == (row.begun_on or row.ended_on)

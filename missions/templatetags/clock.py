"""The clock of a level: elapsed days beside the minimum and the desirable ones (IMPP guidelines, part A)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from missions.templatetags.dates import days

WIDTH = 320.0
HEADROOM = 1.15  # the scale goes a little beyond its last mark, so that the mark can be seen
LABEL_ROOM = 30.0  # half the width of a label


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the bar, and where its label stands so that it stays inside."""

    x: float
    label_x: float
    days: int
    key: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A drawn clock: words first; `running` is False where no clock counts."""

    words: str
    elapsed: int
    running: bool
    width: float = WIDTH
    fill: float = 0.0
    over: float = 0.0  # where the part beyond desirable begins; 0 while there is none
    marks: tuple[Mark, ...] = ()


def clock(elapsed: int | None, minimum: int | None, desirable: int | None, status: str = "") -> Clock:
    """Return the clock to draw.

    `status` is a state of a level run or of a mission. While the Security Council is
    awaited no clock runs; a level in preparation or not begun has none yet.
    """
    if status == "awaiting_council":
        return Clock(_("Before the Security Council; no clock runs."), elapsed or 0, running=False)
    if elapsed is None or status in {"not_started", "in_preparation", "awaiting_initiation", "pre_planning"}:
        return Clock(_("No clock runs yet."), 0, running=False)
    limits = [limit for limit in (minimum, desirable) if limit]
    if not limits:
        words = _("%(days)s; the guidelines set no time-frame.") % {"days": days(elapsed)}
        return Clock(words, elapsed, running=False)
    scale = WIDTH / (max([*limits, elapsed]) * HEADROOM)
    marks = tuple(
        _mark(limit, key, scale)
        for limit, key in ((minimum, "minimum"), (desirable, "desirable"))
        if limit and not (key == "desirable" and desirable == minimum)
    )
    over = desirable * scale if desirable and elapsed > desirable else 0.0
    return Clock(
        _words(elapsed, minimum, desirable, status),
        elapsed,
        True,
        fill=round(elapsed * scale, 1),
        over=round(over, 1),
        marks=marks,
    )


def _mark(limit: int, key: str, scale: float) -> Mark:
    x = limit * scale
    return Mark(round(x, 1), round(min(max(x, LABEL_ROOM), WIDTH - LABEL_ROOM), 1), limit, key)


def _words(elapsed: int, minimum: int | None, desirable: int | None, status: str) -> str:
    spent = days(elapsed)
    if status == "closed":
        return _("took %(days)s") % {"days": spent}
    if desirable and elapsed > desirable:
        return _("%(days)s, over desirable by %(over)s") % {"days": spent, "over": days(elapsed - desirable)}
    if desirable:
        left = days(desirable - elapsed)
        if minimum and elapsed < minimum:
            said = _("%(days)s, within the minimum; desirable ends in %(left)s")
        else:
            said = _("%(days)s; desirable ends in %(left)s")
        return said % {"days": spent, "left": left}
    least = minimum or 0
    if elapsed < least:
        said = _("%(days)s, within the minimum of %(minimum)s")
    else:
        said = _("%(days)s, minimum of %(minimum)s reached")
    return said % {"days": spent, "minimum": days(least)}

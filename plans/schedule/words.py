"""What is found in a schedule, in sentences; and the words for how a row stands."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plans.schedule.shapes import Finding, Row, Schedule

STANDING: Mapping[str, str | Promise] = {
    "ended": gettext_lazy("ended"),
    "under-way": gettext_lazy("under way"),
    "waits": gettext_lazy("waits"),
    "free": gettext_lazy("may begin"),
    "undated": gettext_lazy("no beginning stated"),
}
TONES: Mapping[str, str] = {"ended": "done", "under-way": "current", "waits": "waiting"}
SIDES: Mapping[str, str | Promise] = {
    "mission": gettext_lazy("mission"),
    "both": gettext_lazy("mission and country team"),
    "unct": gettext_lazy("country team"),
    "": gettext_lazy("side not stated"),
}


def told(finding: Finding, schedule: Schedule) -> str:
    """Return a finding as a sentence that says what to look at."""
    title = schedule.row(finding.key).work.title
    others = "”, “".join(schedule.row(key).work.title for key in finding.others)
    words = {"row": title, "others": others, "n": finding.days}
    if finding.kind == "too-early":
        sentence = ngettext(
            "“%(row)s” begins %(n)d day before “%(others)s” has ended, which it comes after.",
            "“%(row)s” begins %(n)d days before “%(others)s” has ended, which it comes after.",
            finding.days,
        )
        return sentence % words
    if finding.kind == "begun-early":
        return (
            _("“%(row)s” has begun; “%(others)s”, which it comes after, is not said to have ended.") % words
        )
    if finding.kind == "marked-with-room":
        sentence = ngettext(
            "“%(row)s” is held to be critical; dates and links leave %(n)d day.",
            "“%(row)s” is held to be critical; dates and links leave %(n)d days.",
            finding.days,
        )
        return sentence % words
    if finding.kind == "critical-unmarked":
        return _("“%(row)s” is not held to be critical; it is on the critical path.") % words
    if finding.kind == "loop":
        return _("These come after each other in a loop, which was left out: “%(others)s”.") % words
    return _("“%(row)s” has no beginning, so it is not in the drawing.") % words


def room(row: Row) -> str:
    """Return the days to spare in words; nothing where nothing hangs on a row."""
    if row.room is None:
        return ""
    return ngettext("%(n)d day", "%(n)d days", row.room) % {"n": row.room} if row.room else _("none")


def names(keys: Sequence[str], schedule: Schedule) -> list[str]:
    """Return what rows are called."""
    return [schedule.row(key).work.title for key in keys]


def standing(row: Row, schedule: Schedule) -> str:
    """Return how a row stands, with what it waits for."""
    if row.standing != "waits":
        return str(STANDING[row.standing])
    return _("waits for %(rows)s") % {"rows": "; ".join(names(row.waits_for, schedule))}

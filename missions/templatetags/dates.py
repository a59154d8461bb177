"""Dates as people read them: 8 July 2011, with the distance from today."""

from datetime import date, datetime

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def as_date(value: date | datetime | str | None) -> date | None:
    """Return the day of a date, a moment or an ISO text; None for nothing. ValueError for other text."""
    if not value:
        return None
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value.date() if isinstance(value, datetime) else value


def written(value: date) -> str:
    """Return a day as 8 July 2011."""
    return dateformat.format(value, "j F Y")


def distance(value: date, today: date) -> str:
    """Return how far a day is from today, in words."""
    days = (value - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    return ngettext("%(n)d day ago", "%(n)d days ago", -days) % {"n": -days}


def days(count: int) -> str:
    """Return a number of days in words: 1 day, 33 days."""
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}

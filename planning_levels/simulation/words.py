"""Each ground of the simulation in a sentence. None says of anybody that they are late or in the way."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from missions.templatetags.dates import days, written
from planning_levels.definition import DECISION_POINTS, LEVELS
from planning_levels.simulation.shapes import Ground, Outlook


def told(ground: Ground) -> str:
    """Return a ground as a sentence."""
    return SENTENCES[ground.kind](ground)


def assumptions(outlook: Outlook) -> Iterator[str]:
    """Yield what holds for every figure."""
    start = outlook.start
    if start is None:
        return
    yield _("Earliest: each level takes its minimum time, and what is ready is decided on the same day.")
    yield _("Likely: each level takes its desirable time, and days planned for decision points are kept.")
    if outlook.day("earliest", "DP-1.1"):
        yield _("Level 1.1 has no desirable time; its four weeks for the assessment count on both courses.")
    if start.phase == "work":
        yield _(
            "Open steps of the level under way take equal shares of its time, counted from today; steps of "
            "levels to come are within their levels’ times."
        )
    if outlook.day("earliest", "DP-2.1") and not start.revision:
        yield _("A head of mission is on record by the Directive, and the exercise begins once it is issued.")
    if outlook.day("earliest", "GATE-COUNCIL"):
        yield _(
            "Before the Security Council there is no clock: only days that are entered for it are counted."
        )
    yield _("Nothing follows from these days. Timeframes inform, decision points bind.")


def _level(ground: Ground) -> str:
    return f"{ground.level} {LEVELS[ground.level].name}"


def _on(ground: Ground) -> str:
    return written(ground.on) if ground.on else ""


def _timed(sentence: str) -> Callable[[Ground], str]:
    return lambda ground: _(sentence) % {
        "level": _level(ground), "days": days(ground.days), "on": _on(ground), "n": ground.count,
    }  # fmt: skip


def _steps(ground: Ground) -> str:
    if not ground.count:
        return _("No step of %(level)s is open.") % {"level": _level(ground)}
    sentence = ngettext(
        "%(n)d open step of %(level)s takes %(days)s from today: to %(on)s.",
        "%(n)d open steps of %(level)s take %(days)s from today: to %(on)s.",
        ground.count,
    )
    return sentence % {
        "n": ground.count, "level": _level(ground), "days": days(ground.days), "on": _on(ground),
    }  # fmt: skip


def _returned(ground: Ground) -> str:
    sentence = ngettext(
        "The package of %(level)s is returned %(n)d time: %(days)s more.",
        "The package of %(level)s is returned %(n)d times: %(days)s more.",
        ground.count,
    )
    return sentence % {"n": ground.count, "level": _level(ground), "days": days(ground.days)}


def _point(sentence: str) -> Callable[[Ground], str]:
    return lambda ground: _(sentence) % {
        "point": DECISION_POINTS[ground.level].name, "days": days(ground.days), "on": _on(ground),
    }  # fmt: skip


SENTENCES: dict[str, Callable[[Ground], str]] = {
    "minimum": _timed(gettext_noop("%(level)s: %(days)s, its minimum time, from %(on)s.")),
    "desirable": _timed(gettext_noop("%(level)s: %(days)s, its desirable time, from %(on)s.")),
    "passed": _timed(gettext_noop("That time of %(level)s passed on %(on)s; today is counted instead.")),
    "prior": _timed(gettext_noop("%(days)s of earlier work count towards the assessment.")),
    "steps": _steps,
    "owed": _timed(gettext_noop("What is owed of %(level)s takes %(days)s from then: to %(on)s.")),
    "returned": _returned,
    "survey": _timed(gettext_noop("The technical survey is put off: %(days)s more.")),
    "exercise": _timed(gettext_noop("The validation exercise begins %(days)s after the Directive.")),
    "directive": _timed(gettext_noop("The USG Planning Directive is drafted in %(days)s.")),
    "consider": _point(gettext_noop("%(days)s are given to considering “%(point)s”.")),
    "planned": _point(gettext_noop("“%(point)s” is planned for %(on)s.")),
    "council-off": lambda ground: (
        _("%(days)s are given to the Security Council.") % {"days": days(ground.days)}
    ),
    "council-day": lambda ground: (
        _("The Security Council is entered to take it up on %(on)s.") % {"on": _on(ground)}
    ),
    "council-open": lambda ground: _("No day of the Security Council is entered; none is assumed."),
    "today": lambda ground: _("It can be taken today; no waiting time is assumed."),
    "same-day": lambda ground: _("On the same day as the point before; no waiting time is assumed."),
    "early": _timed(
        gettext_noop(
            "The Directive is issued early; the advanced draft takes %(days)s, to %(on)s, then the exercise."
        )
    ),
}

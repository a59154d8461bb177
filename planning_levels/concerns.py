"""What a mission's page says of things under watch: each a sentence with its page, nothing that stops.

They are notices: mandate, assumptions, and what comes with the later levels.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from monitoring.due import due
from monitoring.queries import courses
from planning_levels.exiting import recommends
from planning_levels.frameworks import frameworks_of
from planning_levels.mandating import review_of
from planning_levels.pending.monitoring import unmeasured, within
from planning_levels.reading import Reading
from planning_levels.showing.mandate import sentence_of
from planning_levels.watching import open_questions
from plans.queries import undisposed_assets, unowned_tasks

LEAVING = ("L3.2", "L3.1_transition")


@dataclass(frozen=True, slots=True)
class Concern:
    """A sentence, and the page on which it is answered."""

    said: str
    href: str
    about: str


def concerns(reading: Reading) -> list[Concern]:
    """Return what is to be looked at in a mission that is not at its end."""
    if reading.mission.ended:
        return []
    return [item for look in LOOKS for item in look(reading)]


def _mandate(reading: Reading) -> Iterator[Concern]:
    found = review_of(reading)
    where = f"/missions/{reading.mission.key}/mandate/"
    if found.unsettled or any(item.calls for item in found.tasks):
        yield Concern(sentence_of(found), where, _("Mandate"))
    if found.proposes_note and reading.position.mandated:
        said = _("The Council is to be advised of a shortfall, and has not been.")
        yield Concern(said, where, _("Mandate"))
    if found.proposes_review and reading.position.adopted:
        said = _("The mandate is near its end and no review prepares its renewal.")
        yield Concern(said, where, _("Mandate"))


def _assumptions(reading: Reading) -> Iterator[Concern]:
    for item in open_questions(reading):
        yield Concern(item.message, item.where, _("Assumptions"))


def _frameworks(reading: Reading) -> Iterator[Concern]:
    where = f"/missions/{reading.mission.key}/frameworks/"
    held = frameworks_of(reading.mission, reading.on)
    if reading.position.adopted and not any(item.serves for item in held):
        yield Concern(_("No common framework serves mission and country team today."), where, _("Framework"))
    for item in held:
        said = {"name": str(item.row)[:80], "n": item.days_left}
        if item.near:
            yield Concern(_("“%(name)s” runs out in %(n)d days.") % said, where, _("Framework"))
        if item.stock_due:
            yield Concern(_("Stock is to be taken on “%(name)s”.") % said, where, _("Framework"))


def _exit(reading: Reading) -> Iterator[Concern]:
    where, mission = f"/missions/{reading.mission.key}/exit/", reading.mission
    if not reading.position.adopted:
        return
    if recommends(reading):
        said = _("Every trigger for exit is met; a recommendation is drafted for the SRSG.")
        yield Concern(said, where, _("Exit"))
    if reading.state not in LEAVING:
        return
    without = len(undisposed_assets(mission))
    if without:
        told = ngettext(
            "One asset has no disposition.", "%(n)d assets have no disposition.", without
        )  # fmt: skip
        yield Concern(told % {"n": without}, f"{where}#assets", _("Exit"))
    unowned = len(unowned_tasks(mission))
    if unowned:
        told = ngettext(
            "One residual task has no new owner.", "%(n)d residual tasks have no new owner.", unowned
        )  # fmt: skip
        yield Concern(told % {"n": unowned}, f"{where}#residual", _("Exit"))


def _values(reading: Reading) -> Iterator[Concern]:
    since, where = reading.position.in_force_since, f"/missions/{reading.mission.key}/monitoring/"
    if since is None:
        return
    held = courses(reading.mission)
    for period, rows in unmeasured(held, [due(item, since, reading.on) for item in held]).items():
        told = {"name": rows[0].label, "n": len(rows), "period": within(str(period))}
        said = ngettext(
            "No value of %(name)s for %(period)s.", "No value of %(n)d benchmarks for %(period)s.", len(rows)
        )  # fmt: skip
        yield Concern(said % told, where, _("Monitoring"))


LOOKS: list[Callable[[Reading], Iterator[Concern]]] = [_mandate, _assumptions, _values, _frameworks, _exit]

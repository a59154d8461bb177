"""What a mission's page says of things under watch: each a sentence with its page, nothing that stops.

They are notices: mandate, assumptions, and what comes with the later levels.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from planning_levels.mandating import review_of
from planning_levels.reading import Reading
from planning_levels.showing.mandate import sentence_of
from planning_levels.watching import open_questions


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
    for item in open_questions(reading.mission):
        yield Concern(item.message, item.where, _("Assumptions"))


LOOKS: list[Callable[[Reading], Iterator[Concern]]] = [_mandate, _assumptions]

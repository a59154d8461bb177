"""Before, during and after the operation: assets by their lifespan, and what ends with nobody after it.

IMPP guidelines, part B: UN work before, during and after the operation is one, without a break between.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from missions.models import Mission
from plans.models import Asset, Function

PERIODS = ("before", "during", "after")
LIFESPANS: dict[str, tuple[bool, bool, bool]] = {
    Asset.Period.BEFORE: (True, False, False),
    Asset.Period.BEFORE_DURING: (True, True, False),
    Asset.Period.DURING: (False, True, False),
    Asset.Period.DURING_AFTER: (False, True, True),
    Asset.Period.AFTER: (False, False, True),
    Asset.Period.THROUGHOUT: (True, True, True),
}


@dataclass(frozen=True, slots=True)
class Lifespan:
    """A row over the three periods, in words too; `gap` says what is missing after it."""

    name: str
    kind: str
    there: tuple[bool, bool, bool]
    words: str
    gap: str
    url: str


def periods_of(mission: Mission) -> list[Lifespan]:
    """Return assets with a lifespan, and functions that end: what of them has nobody named to go on."""
    here = f"/missions/{mission.key}/plan"
    found = []
    for row in Asset.objects.filter(mission=mission).exclude(period=""):
        ends = not LIFESPANS[row.period][2] and LIFESPANS[row.period][1]
        gap = _("No disposition is stated.") if ends and not row.disposition else ""
        words = row.get_disposition_display() if row.disposition else ""
        found.append(
            Lifespan(_named(row), _("asset"), LIFESPANS[row.period], words, gap, f"{here}/assets/{row.pk}/")
        )
    for row in Function.objects.filter(mission=mission, ends__isnull=False):
        gap = "" if row.counterpart or row.hand_over else _("Nobody is named who goes on with it.")
        words = row.counterpart
        found.append(
            Lifespan(
                _named(row), _("function"), (False, True, False), words, gap, f"{here}/functions/{row.pk}/"
            )
        )
    return found


def _named(row: Asset | Function) -> str:
    return f"{row.reference} {row.name}".strip()

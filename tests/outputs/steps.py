"""Steps that tests of outputs share."""

from typing import Any

from outputs.freezing import freeze
from outputs.models import Version

REVIEW = "review"
WORDY = (
    "Say which mines were cleared since the last review, where, by whom, and what remains; give figures "
    "with their dates, and name the villages that still wait."
)
NOTE = "Mines were forgotten; the review of 2011 asked for them."
NEW_SECTION: dict[str, Any] = {
    "title": "Mines and remnants of war",
    "guidance": WORDY,
    "reference": "IMPP guidelines C 3.1.1",
    "required_for": ["first"],
    "may_be_not_applicable": True,
    "written_by": "IMPT",
}


def freeze_as(version: Version, state: str) -> Version:
    """Freeze a version and put it in a closed state, as the verbs do."""
    freeze(version)
    Version.objects.filter(pk=version.pk).update(
        state=state, hash=version.hash, frozen=version.frozen, label=version.label
    )
    return Version.objects.get(pk=version.pk)

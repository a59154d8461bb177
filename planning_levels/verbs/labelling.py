"""What a version becomes by its submission now: its label, its revision, the run to which it belongs."""

from dataclasses import replace

from missions.process import Position
from outputs.labels import next_label
from outputs.models import Version
from planning_levels.reading import Reading
from planning_levels.surveying import surveyed


def label_of(reading: Reading, version: Version) -> tuple[str, int]:
    """Return label and revision that a submission of the version gets now."""
    position = reading.position
    advanced = any(
        item.label == "advanced" and item.cycle == position.cycle and item.hash
        for item in reading.versions.get("mission-plan", [])
    )
    begun = surveyed(reading.mission, position) or any(
        item.label == "pre-survey" and item.cycle == position.cycle and item.hash
        for item in reading.versions.get("mission-plan", [])
    )
    return next_label(version.output.type, position, surveyed=begun, advanced_submitted=advanced)


def belongs(reading: Reading, version: Version) -> Position:
    """Return the run to which explanations on a version belong: of what 2.1 still owes, 2.1 and not 2.2."""
    where = reading.position
    owing = reading.open_run("2.1")
    if owing is None or where.level == "2.1":
        return where
    of_2_1 = version.output.type == "mission-budget" or label_of(reading, version)[0] == "advanced"
    return replace(where, level="2.1") if of_2_1 else where

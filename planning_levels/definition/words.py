"""Keys of the definition as words of the field, for map and documentation."""

from outputs.definition import OUTPUTS
from planning_levels.definition.shape import Closing, Level

COUNTED = {
    "promulgation": "from promulgation",
    "authorisation": "from authorisation",
    "validation": "from the exercise",
}
DECIDERS = {"sg": "SG", "usg-of-lead": "USG", "srsg": "SRSG", "rc-hc": "RC/HC", "council": "Council"}
ROLES = {
    "sg": "Secretary-General",
    "usg-of-lead": "USG of the lead department",
    "srsg": "SRSG",
    "rc-hc": "RC/HC",
    "office": "office of the decider",
    "decider": "whoever is asked to decide",
    "planner": "planner",
    "pbso": "PBSO",
    "imtf-chair": "chair of the IMTF",
    "impt-lead": "leader of the IMPT",
}


def output_words(key: str) -> str:
    """Return the title of an output, its author shortened as the field does."""
    title = OUTPUTS[key].title
    return title.replace("Under-Secretary-General", "USG").replace("Secretary-General", "SG")


def closing_words(closing: Closing) -> str:
    """Return an output that a level closes with, and its label where a chain of labels makes it telling."""
    chained = closing.output in {"mission-plan", "mission-budget"} or closing.label == "transition"
    told = f"{output_words(closing.output)}, {closing.label}" if chained else output_words(closing.output)
    if not closing.condition:
        return told
    return f"{told} *" if closing.condition.startswith("owed") else f"{told}, {closing.condition}"


def length_words(level: Level) -> str:
    """Return the timeframe of a level in a few words."""
    if level.minimum_days is None:
        return level.timeframe_note.split(";")[0].rstrip(".").lower()
    least, most = level.minimum_days // 7, (level.desirable_days or 0) // 7
    if not most:
        return f"{level.clock}: {least} weeks or more"
    return f"{least} to {most} weeks {COUNTED[level.clock]}"

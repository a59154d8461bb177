"""From which version on a section of the Mission Plan is owed: later labels add, none takes away."""

from outputs.definition.shape import Label

FROM_PRE_SURVEY: tuple[Label, ...] = ("pre-survey", "first", "advanced", "final", "update", "transition")
FROM_FIRST: tuple[Label, ...] = FROM_PRE_SURVEY[1:]
FROM_ADVANCED: tuple[Label, ...] = FROM_PRE_SURVEY[2:]
FROM_FINAL: tuple[Label, ...] = FROM_PRE_SURVEY[3:]
FOR_TRANSITION: tuple[Label, ...] = ("transition",)

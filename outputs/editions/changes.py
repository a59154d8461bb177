"""What changed from one edition of a template to another, section by section."""

from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from outputs.definition.shape import OutputType, Section

_COMPARED = tuple(one.name for one in fields(Section) if one.name not in ("key", "kind", "register"))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A fact of a section that reads otherwise."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """What became of a section: `added`, `removed`, `moved` or `changed`, with what reads otherwise."""

    key: str
    title: str
    change: str
    fields: tuple[FieldChange, ...] = ()


def differences(old: OutputType, new: OutputType) -> list[SectionDifference]:
    """Return what is different in `new`, in its order, then what is no longer there."""
    before = {section.key: section for section in old.sections}
    after = {section.key: section for section in new.sections}
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    found = []
    for key, section in after.items():
        if key not in before:
            found.append(SectionDifference(key, section.title, "added"))
        elif changed := _changed(before[key], section):
            found.append(SectionDifference(key, section.title, "changed", changed))
        elif key in moved:
            found.append(SectionDifference(key, section.title, "moved"))
    gone = (section for key, section in before.items() if key not in after)
    return [*found, *(SectionDifference(section.key, section.title, "removed") for section in gone)]


def _changed(old: Section, new: Section) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, getattr(old, name), getattr(new, name))
        for name in _COMPARED
        if getattr(old, name) != getattr(new, name)
    )


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Return the keys outside the runs that both orders share: those that somebody moved."""
    shared = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return set(old) - {key for run in shared for key in old[run.a : run.a + run.size]}

"""The shape of an output's definition: what a planning output consists of.

No Django here. One file an output states its sections; pages, API, readiness
checks and the PDF are derived from it.
"""

from dataclasses import dataclass
from typing import Literal

Label = Literal["pre-survey", "first", "advanced", "final", "update", "transition"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an output.

    `required_for` names the version labels for which the section must be filled;
    a prose section is filled by 40 words, a register section by one complete row,
    and where `may_be_not_applicable` allows it, either by a reason of ten words.
    `items` are the points of the guidelines' checklist that the section answers.
    """

    key: str
    title: str
    guidance: str
    reference: str
    kind: Literal["prose", "register"] = "prose"
    register: str | None = None
    required_for: tuple[Label, ...] = ()
    may_be_not_applicable: bool = False
    written_by: str = "IMTF"
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutputType:
    """A planning output of the guidelines, with its chain of labels and its sections."""

    key: str
    title: str
    purpose: str
    prepared_by: str
    decided_by: str
    decision: str  # the verb of the field: considers, issues, promulgates, adopts, submits ...
    reference: str
    labels: tuple[Label, ...]
    sections: tuple[Section, ...]
    follows: str | None = None  # the output that this one must cite

    def section(self, key: str) -> Section:
        """Return the section called `key`; KeyError when there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def required(self, label: str) -> tuple[Section, ...]:
        """Return the sections that must be filled for a version with this label."""
        return tuple(section for section in self.sections if label in section.required_for)

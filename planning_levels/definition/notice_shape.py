"""The shape of the table of notices: what is told, to whom, when, and to which page it leads. No Django."""

from dataclasses import dataclass
from typing import Literal

When = Literal["at-once", "digest"]

WHO: dict[str, str] = {
    "answerers": "chair, planners, lead of the planning team, SRSG",
    "asker": "who asked for it",
    "author": "who wrote the comment",
    "chair": "chair of the task force",
    "custodians": "custodians",
    "decider": "who is asked to decide",
    "editors": "who wrote sections of the version, and who opened it",
    "entities": "who speaks for an entity asked that has given no position yet",
    "entities-added": "who speaks for an entity that is now asked as well",
    "holder": "whose role or seat it is",
    "invited": "the partner who is invited, or all partners of the entity",
    "named": "the person named in the act",
    "next-step": "who does the next step of the clearance chain",
    "office": "office of the decider",
    "other-caller": "the other of planner and SRSG, whose call completes the process",
    "pbso": "PBSO",
    "planners": "planners of the mission",
    "planners-everywhere": "everybody in the office of planner",
    "planning-team": "planning team",
    "position-holders": "who speaks for an entity that has given its position",
    "preparers": "chair, planners, who submitted the package",
    "rc-hc": "RC/HC",
    "receivers": "who receives drafts: planners, task force, lead of the planning team, SRSG",
    "second-person": "the office of the decider, less who entered the decision",
    "sg": "Secretary-General",
    "srsg": "SRSG",
    "task-force": "chair and members of the task force",
    "uploader": "who sent the draft",
    "usg-of-lead": "USG of the lead department",
}

# What must be so for a row to be told; the reader of entries knows each by its name.
IF: dict[str, str] = {
    "": "",
    "released": "the package is before the decider",
    "released-with-deviations": "the package is before the decider, with explained deviations to accept",
    "chain-waits": "a step of the clearance chain is to be done first",
    "endorsement-asked": "the package of Level 2.2 is before the SRSG",
    "recommended": "a recommendation waits for the Secretary-General",
    "call-waits": "the second call is still to come",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: acts of the record, and what is told of them.

    `says` is the sentence on the page; it may name {mission}, {output}, {point}, {due}, {days} and {level},
    which all come from the definition or are dates, but for the mission's name. `mail` is the same for a
    mail, and names nothing at all: a mail may be read by others. `page` is the path below the mission's page
    (or from the root, with a leading slash). A person whom several rows of one act name is told by the first.

    `asks` marks what waits for the person. `outcomes` narrows to decisions with these outcomes, `given` to a
    named condition (`IF`). `folds`: while one on the same output is unread and not mailed yet, it stands for
    those that follow.
    """

    key: str
    acts: tuple[str, ...]
    who: tuple[str, ...]
    says: str
    mail: str
    page: str = ""
    when: When = "digest"
    asks: bool = False
    outcomes: tuple[str, ...] = ()
    given: str = ""
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What is told of a thing that the worker did, which no act of a person records."""

    key: str
    source: str
    who: tuple[str, ...]
    says: str
    mail: str
    page: str
    when: When = "digest"
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is told some days before a date (`days`), or after it where a number is negative.

    Of several days that have come, only the last is told. A reminder moves nothing.
    """

    key: str
    source: str
    who: tuple[str, ...]
    says: str
    mail: str
    page: str
    days: tuple[int, ...]
    when: When = "digest"
    asks: bool = False


Told = Row | Found | Reminder


@dataclass(frozen=True, slots=True)
class Silent:
    """Acts that tell nobody, and why."""

    acts: tuple[str, ...]
    why: str

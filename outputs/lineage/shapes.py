"""What a lineage is made of: documents in their order, threads of rows through them, what is out of step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from outputs.definition import OUTPUTS

Row = Mapping[str, Any]
Kind = Literal["behind", "missing", "kept", "dropped", "unfounded", "unserved", "cites", "departs"]
Change = Literal["new", "unchanged", "changed", "again", "dropped", "absent"]

PLAN = "mission-plan"
SERVING = "activities"  # what a plan does for an objective
# From the assessment down to the Directive; the plan stands twice: as the Directive found it, and as adopted.
CHAIN = ("strategic-assessment", "sg-directive", "usg-directive", PLAN, "srsg-directive")


@dataclass(frozen=True, slots=True)
class Followed:
    """A register that is followed: the columns that are its wording; whether rows need a source above.

    A plan may measure and assume more than its directive does; it may not aim at more.
    """

    register: str
    wording: tuple[str, ...]
    needs_source: bool = False


FOLLOWED: dict[str, Followed] = {
    item.register: item
    for item in (
        Followed("objectives", ("name", "statement"), needs_source=True),
        Followed("benchmarks", ("name", "definition", "target")),
        Followed("assumptions", ("text",)),
    )
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one register as a document prints them, by their ids, and the titles of its columns."""

    titles: Mapping[str, str]
    rows: Mapping[int, Row]


@dataclass(frozen=True, slots=True)
class Document:
    """A version that stands for its output in one round of planning.

    `place` is its order among all; `counts` tells that it is the one that counts today: issued last,
    else submitted last, else the draft. `tables` are its registers by their keys.
    """

    type: str
    number: int
    state: str
    place: int
    counts: bool
    tables: Mapping[str, Table]
    label: str = ""
    revision: int = 0
    cycle: int = 1
    transition: bool = False
    issued: bool = False
    on: date | None = None
    hash: str = ""
    cites: tuple[str, int] | None = None

    @property
    def title(self) -> str:
        """The output's title."""
        return OUTPUTS[self.type].title

    @property
    def frozen(self) -> bool:
        """Whether its text can no longer change."""
        return bool(self.hash)

    @property
    def in_force(self) -> bool:
        """Whether it was issued, and nothing has taken its place."""
        return self.counts and self.issued

    @property
    def named(self) -> str:
        """Its title and version in words, and whether it is in force."""
        told = {"title": self.title, "n": self.number}
        if self.in_force:
            return _("%(title)s, version %(n)d (in force)") % told
        return _("%(title)s, version %(n)d") % told


@dataclass(frozen=True, slots=True)
class Kin:
    """The rows that a row belongs to (`parent`) and carries on (`origin`), by their ids."""

    parent: int | None = None
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A column beside the wording that changed: its title, what it said, what it says."""

    title: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of a row in one document, against the document before.

    `html` is the wording, as a redline where it changed; empty where the document does not carry the row.
    """

    document: Document
    change: Change
    html: str = ""
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A row through the documents: what it is called, what it belongs to, a cell for each document."""

    id: int
    reference: str
    name: str
    level: str
    depth: int
    part_of: str
    carries_on: str
    carried_on_by: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def first(self) -> Document:
        """The document in which it first appears."""
        return next(cell.document for cell in self.cells if cell.change == "new")

    @property
    def dropped(self) -> bool:
        """Whether the last document no longer carries it."""
        return self.cells[-1].change in ("dropped", "absent")

    @property
    def steady(self) -> bool:
        """Whether it stands in every document since the first as it was first worded."""
        return all(cell.change in ("new", "unchanged", "absent") for cell in self.cells) and not self.dropped


@dataclass(frozen=True, slots=True)
class Finding:
    """Something out of step: what, in which document, against which other, and where it is mended.

    `mend` is an address below the mission's; `row` is None for what concerns a document as a whole.
    """

    kind: Kind
    sentence: str
    document: Document
    against: Document
    mend: str
    row: int | None = None
    mended_in: Document | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lineage of a register: the documents that carry it, its threads, what is out of step."""

    followed: Followed
    documents: list[Document]
    threads: list[Thread]
    findings: list[Finding] = field(default_factory=list)

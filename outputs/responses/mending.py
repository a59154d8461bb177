"""What a returned version is to have mended: the decider's words and the comments that stand open.

The list follows from what is stored: a line is ticked off once its section has changed since the return,
or its comment has been answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from outputs.models import Comment, Version
from outputs.responses.sections import marks_of
from outputs.responses.seeing import Sight
from outputs.templates import titles_of


@dataclass(frozen=True, slots=True)
class Returned:
    """A return for work: by whom, when, and what was said."""

    by: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing to mend; `section` is empty for the whole, `comment` None for the words of the decider."""

    text: str
    by: str
    on: date
    section: str
    title: str
    done: bool
    comment: Comment | None

    def as_data(self) -> dict[str, object]:
        """Return it as the API shows it."""
        return {
            "text": self.text,
            "by": self.by,
            "on": self.on,
            "section": self.section,
            "done": self.done,
            "comment": self.comment.pk if self.comment else None,
        }


@dataclass(frozen=True, slots=True)
class MendList:
    """What is to be mended after a version was returned, and which sections have changed since."""

    number: int
    lines: list[Mend]
    changed: list[str]

    @property
    def open(self) -> int:
        """How many lines are not ticked off."""
        return sum(not line.done for line in self.lines)


_readers: list[Callable[[Version], list[Returned]]] = []


def read_returns_with(reader: Callable[[Version], list[Returned]]) -> None:
    """Register who knows why a version was returned (the room of the levels)."""
    _readers[:] = [reader]


def mend_list(version: Version, seen: Sight) -> MendList | None:
    """Return what was to be mended, where this version or the one before it was returned; else None."""
    returned = _returned(version)
    if returned is None:
        return None
    changed = changed_since(returned, version)
    titles = titles_of(version)
    told = [item for reader in _readers for item in reader(returned)]
    lines = [Mend(item.text, item.by, item.on, "", "", bool(changed), None) for item in told]
    rows = seen.comments(Comment.objects.filter(of=returned).select_related("by").order_by("pk"))
    for row in rows:
        answered = row.disposition != Comment.Disposition.OPEN
        if answered and not _after(row, told):
            continue
        done = answered or (row.section in changed if row.section else bool(changed))
        who = row.entity_id or row.by.get_full_name()
        lines.append(Mend(row.text, who, row.on, row.section, titles.get(row.section, ""), done, row))
    return MendList(returned.number, lines, [titles[key] for key in titles if key in changed])


def changed_since(before: Version, version: Version) -> set[str]:
    """Return the keys of the sections whose text or rows differ between two versions."""
    if before.pk == version.pk:
        return set()
    old, new = marks_of(before), marks_of(version)
    return {key for key in new if new[key] != old.get(key)}


def _returned(version: Version) -> Version | None:
    """Return the version itself where it was returned, else the one before it where that was."""
    if version.state == Version.State.RETURNED:
        return version
    before = Version.objects.filter(output=version.output_id, number=version.number - 1)
    return before.filter(state=Version.State.RETURNED).select_related("output__mission").first()


def _after(row: Comment, told: list[Returned]) -> bool:
    """Tell whether a comment was answered on the day of the return or later: it stood open then."""
    last = max((item.on for item in told), default=None)
    return row.answered_on is not None and last is not None and row.answered_on >= last

"""Sections as they stood: hashes that a position binds to, and what has changed in them since.

A position is given on every section of a version: on its text and on the rows that it draws in. A change in
substance ends it for that section alone; one that its writer marks as editorial does not.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from missions.door import Passage
from outputs.freezing import reading
from outputs.models import Concurrence, SectionChange, SectionText, SeenSection, Version
from outputs.templates import titles_of

UNSEEN = frozenset({"id", "source", "version"})
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The hashes of a section: of its text, and of its rows; empty where there is nothing."""

    text: str
    rows: str


EMPTY = Mark(NOTHING, NOTHING)


@dataclass(frozen=True, slots=True)
class Stand:
    """What became of a position since it was given: sections changed in substance, editorial changes."""

    changed: tuple[str, ...] = ()
    editorial: int = 0

    @property
    def whole(self) -> bool:
        """Whether the position still holds for every section."""
        return not self.changed


def text_mark(content: str, not_applicable: str) -> str:
    """Return the hash of what a section says; the same for page, draft and frozen version."""
    said = ["", not_applicable] if not_applicable else [content, ""]
    return _hash(said) if any(said) else NOTHING


def mark_of(text: SectionText | None) -> str:
    """Return the hash of a stored text."""
    return text_mark(text.content, text.not_applicable) if text else NOTHING


def marks_of(version: Version) -> dict[str, Mark]:
    """Return the hashes of all sections of a version as it prints now."""
    return marks_in(reading(version))


def marks_in(content: Mapping[str, Any]) -> dict[str, Mark]:
    """Return the hashes of all sections of what a version prints; a row's number is no part of it."""
    return {
        section["key"]: Mark(
            text_mark(section["content"], section["not_applicable"]),
            _hash([_bare(row) for row in section["rows"]]) if section["rows"] else NOTHING,
        )
        for section in content["sections"]
    }


def keep_marks(given: Concurrence, version: Version) -> None:
    """Keep what every section was when the position was given, in place of what was kept before."""
    given.seen.all().delete()
    SeenSection.objects.bulk_create(
        SeenSection(concurrence=given, key=key, text=mark.text, rows=mark.rows)
        for key, mark in marks_of(version).items()
    )


def note_change(step: Passage, draft: Version, key: str, marks: tuple[str, str], *, editorial: bool) -> None:
    """Note that a section's text was changed, once others have been asked for their position.

    `marks` are its hashes before and after; the same twice is no change. In review a change in substance
    marks the positions on the version: they were given on another text.
    """
    before, after = marks
    if before == after:
        return
    reviewed = draft.state == Version.State.IN_REVIEW
    if not reviewed and not Concurrence.objects.filter(of__output_id=draft.output_id).exists():
        return
    if reviewed and not editorial:
        draft.concurrences.update(before_edit=True)
    SectionChange.objects.create(
        of=draft,
        key=key,
        editorial=editorial,
        before=before,
        after=after,
        by=step.by,
        on=step.on or step.mission.today(),
    )


def stands(
    positions: Sequence[Concurrence], version: Version, marks: Mapping[str, Mark] | None = None
) -> dict[int, Stand]:
    """Return what became of positions, by their ids, against a version as it stands now.

    The positions are on this version or on earlier ones of the same output. Nothing is read for none;
    `marks` spares the reading of what the caller knows.
    """
    if not positions:
        return {}
    now = marks if marks is not None else marks_of(version)
    seen: dict[int, list[SeenSection]] = {given.pk: [] for given in positions}
    for row in SeenSection.objects.filter(concurrence__in=list(seen)):
        seen[row.concurrence_id].append(row)
    changes = list(
        SectionChange.objects.filter(
            of__output=version.output_id, at__gte=min(given.stated_at for given in positions)
        )
    )
    return {given.pk: _stand(given, version, seen[given.pk], now, changes) for given in positions}


def _stand(
    given: Concurrence,
    version: Version,
    seen: Iterable[SeenSection],
    now: Mapping[str, Mark],
    changes: Sequence[SectionChange],
) -> Stand:
    mine: dict[str, list[SectionChange]] = {}
    for change in changes:
        if change.at >= given.stated_at:
            mine.setdefault(change.key, []).append(change)
    changed, editorial = [], 0
    seen = list(seen)
    for row in seen:
        mark = now.get(row.key, EMPTY)  # a newer template may have the section no more
        since = mine.get(row.key, [])
        if mark.text == row.text and mark.rows == row.rows:
            continue
        words_kept = mark.text == row.text or (since and all(change.editorial for change in since))
        if mark.rows == row.rows and words_kept:
            editorial += len(since)
        else:
            changed.append(row.key)
    known = {row.key for row in seen}  # what a newer template added was not seen
    changed += [key for key, mark in now.items() if known and key not in known and mark != EMPTY]
    titles = titles_of(version)
    return Stand(tuple(titles[key] for key in titles if key in changed), editorial)


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in UNSEEN}


def _hash(value: Any) -> str:
    return hashlib.sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()

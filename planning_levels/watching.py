"""What rests on an assumption that fails: objectives, activities, documents and decisions (Annex B).

Nothing of it is stored: a document rests on an assumption when it prints its row, a decision when it was
taken on such a document.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from missions.blockers import Blocker, blocker
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.models import Decision
from planning_levels.reading import Reading
from plans.models import Activity, Objective
from plans.watch import VIABILITY, Watched, resting

ASSUMPTIONS = "assumptions"
PRINTING = tuple(
    key
    for key, output in OUTPUTS.items()
    if any(section.register == ASSUMPTIONS for section in output.sections)
)
STANDING = (Version.State.SUBMITTED, Version.State.ISSUED)


@dataclass(frozen=True, slots=True)
class Rests:
    """An assumption that is watched, with all that rests on it.

    `documents` are the versions that count today: submitted or issued, and not replaced.
    """

    watched: Watched
    objectives: tuple[Objective, ...]
    activities: tuple[Activity, ...]
    documents: tuple[Version, ...]
    decisions: tuple[Decision, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing is known to rest on it."""
        return not (self.objectives or self.activities or self.documents or self.decisions)


def rests_of(reading: Reading) -> list[Rests]:
    """Return what is watched with all that rests on it, as far as the reading's reader may see it."""
    rows = reading.watched
    if not rows:
        return []
    below = resting([item.assumption for item in rows])
    printed = _printed(reading)
    found = []
    for item in rows:
        key = item.assumption.pk
        carrying = {pk for pk, ids in printed.items() if key in ids}
        documents = [
            version
            for versions in reading.versions.values()
            for version in versions
            if version.pk in carrying and version.state in STANDING and reading.shows(version)
        ]
        decisions = [
            decision
            for decision in reading.decisions
            if reading.shows(decision) and any(basis.of_id in carrying for basis in decision.basis.all())
        ]
        aims, work = below[key].objectives, below[key].activities
        found.append(Rests(item, aims, work, tuple(documents), tuple(decisions)))
    return found


def _printed(reading: Reading) -> dict[int, set[int]]:
    """Return, by frozen version, the assumptions whose rows it prints (one query)."""
    keys = [item.pk for kind in PRINTING for item in reading.versions.get(kind, []) if item.hash]
    found = {}
    for pk, frozen in Version.objects.filter(pk__in=keys).values_list("pk", "frozen"):
        found[pk] = {
            row["id"]
            for section in orjson.loads(frozen)["sections"]
            if section["register"] == ASSUMPTIONS
            for row in section["rows"]
        }
    return found


def open_questions(reading: Reading) -> Iterator[Blocker]:
    """Yield the notices for assumptions that failed, and for viability, while nobody has answered them."""
    for item in reading.watched:
        if not item.open:
            continue
        row, where = item.assumption, f"/missions/{reading.mission.key}/assumptions/{item.assumption.pk}/"
        called = row.reference or f"“{str(row)[:80]}”"
        if item.question == VIABILITY:
            said = f"No consent of {row.party or 'a party'} ({called}): is the mission viable?"
            yield blocker("viability-open", said, where)
        else:
            said = f"The assumption {called} has failed, and nobody has answered what follows."
            yield blocker("assumption-failed", said, where)

"""Entering above Level 1.1: what stands in for the levels not run, and what opens (T35).

IMPP guidelines A (revision of existing plans) and C 3.2.1 (planning begins at the level that fits).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from missions.blockers import Blocker, blocker
from missions.models.mission import Transfer
from planning_levels.models import LevelEntry
from planning_levels.reading import Reading
from planning_levels.verbs import runs

if TYPE_CHECKING:
    from planning_levels.verbs.door import Case

ORDER = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")
NEEDED: dict[str, tuple[str, ...]] = {
    "1.1": (),
    "1.2": ("strategic-assessment", "sg-directive"),
    "2.1": ("strategic-assessment", "sg-directive", "usg-directive", "mission-plan", "council-record"),
}


def blockers(reading: Reading) -> Iterator[Blocker]:
    """Yield `stand-in` for what an entry above 1.1 lacks; `state` where no entry waits."""
    entry = reading.entry
    where = f"/missions/{reading.mission.key}/"
    if entry is None:
        if reading.state == "awaiting_initiation":
            yield blocker("state", "This process waits for its initiation; it has no level of entry.", where)
        return
    if entry.confirmed_on is not None:
        yield blocker("state", "The entry has been confirmed already.", where)
    if entry.kind == LevelEntry.Kind.EXISTING:
        return  # its record of the Secretary-General was asked for at the opening
    linked = {item.stands_for for item in entry.stand_ins.all()}
    for wanted in NEEDED.get(entry.level, ()):
        if wanted not in linked:
            yield blocker("stand-in", f"Nothing stands in for: {wanted.replace('-', ' ')}.", where)


def enter(case: "Case[Any]") -> None:
    """Open the level of entry, with what runs beneath it, and mark the entry as confirmed."""
    entry = case.reading.entry
    assert entry is not None  # guarded by `blockers`
    LevelEntry.objects.filter(pk=entry.pk).update(confirmed_on=case.on)
    case.mission.open()
    cause = f"Entry at Level {entry.level}"
    if entry.level in ("3.1", "3.2"):
        case.mission.transfer = Transfer.COMPLETE
        runs.open_run(case, "3.1", cause, started=True)
    elif entry.level == "2.2":
        case.mission.transfer = Transfer.INITIATED
    if entry.level != "3.1":
        runs.open_run(case, entry.level, cause, started=entry.level in ("1.1", "2.1", "3.2"))

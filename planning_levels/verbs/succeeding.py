"""A successor's own process, and what stands in for the levels that it does not run (T35).

IMPP guidelines C 3.2.1: planning of a new operation begins at the level that fits.
"""

from datetime import date
from typing import Any

from missions.access import missions_for
from missions.documents import resolve
from missions.errors import Invalid
from missions.models import Mission, Person, Trigger
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.models import LevelEntry, StandIn
from planning_levels.verbs.opening import finish, found_file, wait_for_sg


def open_successor(predecessor: Mission, *, by: Person, on: date, data: dict[str, Any]) -> Mission:
    """Open a successor process, linked to its predecessor, with its stand-ins (T35)."""
    mission = found_file(
        by=by,
        on=on,
        key=data["key"],
        name=data["name"],
        country=data["country"],
        purpose="new",
        lead=data.get("lead_department") or predecessor.lead_department_id,
    )
    mission.predecessor = predecessor
    Trigger.objects.create(mission=mission, **data["trigger"])
    entry = LevelEntry.objects.create(
        mission=mission,
        kind=LevelEntry.Kind.SUCCESSOR,
        level=data["entry_level"],
        reason=data["reason"],
        by=by,
        on=on,
    )
    link_stand_ins(entry, data.get("stand_ins") or [], by=by)
    wait_for_sg(mission, by, on)
    return finish(
        mission,
        by=by,
        on=on,
        sentence=f"The file “{mission.name}” is opened as successor of {predecessor.name}.",
    )


def link_stand_ins(entry: LevelEntry, rows: list[dict[str, Any]], *, by: Person) -> None:
    """Link earlier outputs to an entry in the place of levels not run here.

    Invalid (400) for an unknown output, a mission not visible to the person, or a version that is none.
    """
    for row in rows:
        wanted = row["for"]
        if wanted not in OUTPUTS and wanted != "council-record":
            raise Invalid(f"“{wanted}” is no output and no Council record.", field="stand_ins")
        source = _visible(row.get("mission") or "", by)
        document = row.get("document")
        StandIn.objects.create(
            entry=entry,
            stands_for=wanted,
            mission=source,
            of=_version(source, wanted, row.get("version")),
            document=resolve(entry.mission, document, by) if document is not None else None,
            predates=bool(row.get("predates")),
        )


def _visible(key: str, by: Person) -> Mission | None:
    if not key:
        return None
    found = missions_for(by).filter(key=key).first()
    if found is None:
        raise Invalid(f"You see no mission under the key “{key}”.", field="stand_ins")
    return found


def _version(source: Mission | None, output: str, number: int | None) -> Version | None:
    if source is None or number is None or output == "council-record":
        return None
    found = Version.objects.filter(output__mission=source, output__type=output, number=number).first()
    if found is None:
        raise Invalid(f"{source.name} has no version {number} of {output}.", field="stand_ins")
    return found

"""Who comments, answers and speaks; and what comments, positions and rounds check alike."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from missions.access import GUEST, invitations_for
from missions.blockers import blocker
from missions.errors import Invalid, NotReady
from missions.models import Assignment, Member, Mission, Person
from missions.roles import Standing, current
from outputs.definition import OUTPUTS
from outputs.models import Version
from outputs.queries import latest
from outputs.templates import template_of, titles_of
from plans.permissions import COMMENTERS

GUESTS = frozenset({GUEST})  # who is nothing else in a mission is shown what was shared, and no more
ANSWERERS = ("imtf-chair", "planner", "impt-lead", "srsg")
SPEAKERS = ("imtf-chair", "imtf-member", "unct-member", "rc-hc")
ASKED = (Version.State.IN_REVIEW, Version.State.SUBMITTED)


def entities_of(person: Person, mission: Mission) -> set[str]:
    """Return the codes of the entities for which a person speaks in a mission today."""
    return entities_in(person, [mission])[mission.pk]


def entities_in(person: Person, missions: Iterable[Mission]) -> dict[int, set[str]]:
    """Return, by mission, the codes of the entities for which a person speaks today; two queries in all."""
    known = {mission.pk: mission.today() for mission in missions}
    found: dict[int, set[str]] = {key: {person.entity_id} if person.entity_id else set() for key in known}
    seats = Member.objects.filter(person=person, body__mission__in=list(known), entity__isnull=False)
    roles = Assignment.objects.filter(person=person, mission__in=list(known), entity__isnull=False)
    held: list[tuple[int, str | None, date, date | None]] = [
        *seats.values_list("body__mission_id", "entity_id", "from_date", "until"),
        *roles.values_list("mission_id", "entity_id", "from_date", "until"),
    ]
    for key, entity, first, last in held:
        if entity and first <= known[key] and (last is None or last >= known[key]):
            found[key].add(entity)
    return found


def invited(person: Person, mission: Mission, output_type: str) -> bool:
    """Tell whether a partner is invited to an output today, and so comments on what is shared with them."""
    return invitations_for(person).filter(mission=mission, output=output_type).exists()


def may_comment(person: Person, mission: Mission, output_type: str, held: Standing) -> bool:
    """Tell whether a person comments on an output: those who take part, and partners invited to it."""
    if held.any_of(COMMENTERS) is not None:
        return True
    return GUEST in held.roles and invited(person, mission, output_type)


def seated(mission: Mission, on: date | None = None) -> list[str]:
    """Return the codes of the entities that have a seat on the task force on a day, today by default."""
    seats = Member.objects.filter(
        current(on or mission.today()), body__mission=mission, body__kind="imtf", entity__isnull=False
    )
    return sorted(set(seats.values_list("entity_id", flat=True)))


def version_of(mission: Mission, output_type: str, number: int | None) -> Version:
    """Return a version of an output, the latest by default; Invalid (400) for a number that is not known."""
    if number is None:
        return latest(mission, output_type)
    versions = Version.objects.select_related("output__mission")
    found = versions.filter(output__mission=mission, output__type=output_type, number=number).first()
    if found is None:
        raise Invalid("There is no version with this number.", field="version")
    return found


def check_section(version: Version, section: str) -> None:
    """Raise Invalid (400) for a section that the version's template does not have."""
    if section and section not in {known.key for known in template_of(version).sections}:
        raise Invalid("The output has no section with this key.", field="section")


def check_asked(version: Version) -> None:
    """Raise NotReady `state` (409) unless the version is in review or submitted."""
    if version.state not in ASKED:
        state = version.get_state_display()
        sentence = f"Positions are given on a version in review or submitted; this one is {state}."
        raise NotReady([blocker("state", sentence, page_of(version))])


def page_of(version: Version) -> str:
    """Return the address of the output's page."""
    return f"/missions/{version.output.mission.key}/outputs/{version.output.type}/"


def named(version: Version, section: str = "") -> str:
    """Return a version, or one of its sections, as the record names it."""
    words = f"the {OUTPUTS[version.output.type].title}, version {version.number}"
    return f"{words}, section “{titles_of(version).get(section, section)}”" if section else words


def detail_of(version: Version, **more: Any) -> dict[str, Any]:
    """Return what the record keeps of an act on a version."""
    return {"output": version.output.type, "number": version.number, **more}

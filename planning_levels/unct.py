"""The country team of a mission: its agencies, and who represents each."""

from datetime import date

from missions.models import Assignment, Mission
from missions.roles import current

TEAM = "UNCT"  # the team as a whole is no agency of its own


def agencies(mission: Mission, on: date) -> dict[str, str]:
    """Return the agencies of the country team on a day, each with who represents it, by code."""
    rows = Assignment.objects.filter(
        current(on), mission=mission, role=Assignment.Role.UNCT_MEMBER, entity__un=True
    )
    found: dict[str, list[str]] = {}
    for row in rows.exclude(entity=TEAM).select_related("person").order_by("entity", "id"):
        found.setdefault(str(row.entity_id), []).append(row.person.get_full_name())
    return {code: ", ".join(names) for code, names in found.items()}

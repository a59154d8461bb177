"""Who may see what: one scope for pages, API and files. Deny by default."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.models.person import Office

OPENERS = (Office.PLANNER, Office.PBSO)


def sees_everything(person: Person) -> bool:
    """The Secretary-General, every USG, their offices and the custodian see every mission."""
    return person.office in (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN)


def missions_for(person: Person) -> QuerySet[Mission]:
    """Return the missions that a person may see: by office, by assignment, or by a seat in a body."""
    scope = Mission.objects.select_related("lead_department")
    if not person.is_active:
        return scope.none()
    if sees_everything(person):
        return scope
    today = timezone.localdate()
    in_force = Q(until=None) | Q(until__gte=today)
    assigned = Assignment.objects.filter(
        in_force | Q(mission__demonstration_date__isnull=False), person=person, mission=OuterRef("pk")
    )
    in_a_body = in_force | Q(body__mission__demonstration_date__isnull=False)
    seated = Member.objects.filter(in_a_body, person=person, body__mission=OuterRef("pk"))
    chairing = ChairTerm.objects.filter(in_a_body, person=person, body__mission=OuterRef("pk"))
    return scope.filter(Exists(assigned) | Exists(seated) | Exists(chairing))


def mission_for(person: Person, key: str) -> Mission:
    """Return one visible mission by its key; Mission.DoesNotExist where it is none of theirs."""
    return missions_for(person).get(key=key)


def may_open_missions(person: Person) -> bool:
    """Planners and the PBSO open missions."""
    return person.office in OPENERS

"""The second factor: who needs one, who has one, and whether it was shown in this session, and when."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from missions.models import Assignment, Mission, Person
from missions.models.person import Office
from missions.roles import DECIDING

OFFICES = (Office.SG, Office.USG, Office.OFFICE, Office.CUSTODIAN)
REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for these


def has_factor(person: Person) -> bool:
    """Tell whether the person has set up an authenticator app or a passkey."""
    return Authenticator.objects.filter(user=person, type__in=REAL).exists()


def only_a_demonstration() -> bool:
    """Tell whether this copy holds missions, and all of them belong to a demonstration."""
    days = set(Mission.objects.values_list("demonstration_date", flat=True).distinct())
    return bool(days) and None not in days


def decides(person: Person) -> bool:
    """Tell whether the person decides: by office, by a role in a mission that is real, or as staff."""
    if person.is_staff:
        return True
    if person.office in OFFICES:
        return not only_a_demonstration()
    held = Q(person=person, role__in=DECIDING, mission__demonstration_date=None)
    return Assignment.objects.filter(held).exists()


def lacks_factor(person: Person) -> bool:
    """Tell whether the person decides, and has not set up the second factor that this needs."""
    return bool(settings.REQUIRE_SECOND_FACTOR) and not has_factor(person) and decides(person)


def shown_in(request: HttpRequest) -> bool:
    """Tell whether the second factor was shown at any time in this session, or none is asked for."""
    return not settings.REQUIRE_SECOND_FACTOR or last_shown(request, "mfa") > 0


def last_shown(request: HttpRequest, *methods: str) -> float:
    """Return when one of the methods was last used in this session, as a time stamp; 0 for never."""
    records = get_authentication_records(request, request.user)
    return max((float(item["at"]) for item in records if item.get("method") in methods), default=0.0)


def fresh(request: HttpRequest, *methods: str) -> bool:
    """Tell whether one of the methods was used so lately that it need not be shown again."""
    return time.time() - last_shown(request, *methods) < settings.CONFIRMATION_SECONDS

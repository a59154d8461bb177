"""The date of a demonstration: all clocks of its mission count from it, and it moves with the story."""

from datetime import date

from missions.models import Mission

STANDS_AT = date(2011, 8, 10)


def set_date(mission: Mission, day: date) -> None:
    """Let the mission's own today be `day`; this alone makes a mission a demonstration."""
    Mission.objects.filter(pk=mission.pk).update(demonstration_date=day)
    mission.demonstration_date = day

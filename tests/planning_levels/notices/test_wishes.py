"""When a mail goes: quiet hours on the person's own clock, the day's mail, working days."""

from datetime import UTC, date, datetime, time

import pytest

from missions.errors import Invalid, Stale
from missions.models import Person
from planning_levels.models import Wishes
from planning_levels.notices.wishing import at_once, keep_wishes, next_digest, wishes_of, zones

JUBA, NEW_YORK = "Africa/Juba", "America/New_York"  # UTC+2 all year; UTC-5, and UTC-4 in summer


def moment(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    """Return a moment in 2025 by the clock of UTC."""
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


def wishes(**given: object) -> Wishes:
    """Return wishes that are kept nowhere."""
    return Wishes(**{"time_zone": JUBA, "quiet_from": time(20), "quiet_until": time(7), **given})


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (moment(8, 17, 59), moment(8, 17, 59)),  # 19:59 in Juba
        (moment(8, 18, 0), moment(9, 5, 0)),  # 20:00: until 7:00 of the next day
        (moment(8, 23, 0), moment(9, 5, 0)),  # 1:00 of the next day in Juba
        (moment(9, 4, 59), moment(9, 5, 0)),
        (moment(9, 5, 0), moment(9, 5, 0)),
    ],
)
def test_quiet_hours_are_those_of_the_persons_own_clock(now: datetime, goes: datetime) -> None:
    assert at_once(wishes(), now) == goes


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = wishes(quiet_from=time(12), quiet_until=time(14))
    assert at_once(noon, moment(8, 10, 30)) == moment(8, 12)
    assert at_once(noon, moment(8, 12)) == moment(8, 12)
    assert at_once(wishes(quiet_from=None, quiet_until=None), moment(8, 23)) == moment(8, 23)


def test_quiet_hours_end_by_the_clock_also_when_it_is_changed() -> None:
    abroad = wishes(time_zone=NEW_YORK)
    assert at_once(abroad, moment(9, 2, month=3)) == moment(9, 11, month=3)  # summer time began that night
    assert at_once(abroad, moment(8, 2, month=3)) == moment(8, 12, month=3)


def test_the_days_mail_goes_at_its_hour_and_after_quiet_hours() -> None:
    early = wishes(digest_at=time(6))
    assert next_digest(early, moment(8, 3)) == (date(2025, 7, 8), moment(8, 5))
    assert next_digest(early, moment(8, 4)) == (date(2025, 7, 9), moment(9, 5))
    plain = wishes(quiet_from=None, quiet_until=None, digest_at=time(6))
    assert next_digest(plain, moment(8, 3)) == (date(2025, 7, 8), moment(8, 4))


def test_working_days_leave_out_saturday_and_sunday_of_the_persons_calendar() -> None:
    held = wishes(rhythm="weekdays", digest_at=time(8))
    assert next_digest(held, moment(11, 5))[0] == date(2025, 7, 11)  # a Friday, before eight
    assert next_digest(held, moment(11, 7))[0] == date(2025, 7, 14)
    assert next_digest(wishes(digest_at=time(8)), moment(11, 7))[0] == date(2025, 7, 12)


@pytest.mark.django_db
def test_wishes_are_kept_checked_and_not_overwritten(planner: Person) -> None:
    assert wishes_of(planner).rhythm == "daily"
    kept = keep_wishes(planner, rhythm="weekdays", time_zone=JUBA)
    assert (kept.rhythm, wishes_of(planner).time_zone) == ("weekdays", JUBA)
    for wrong, field in (
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": "../etc"}, "time_zone"),
        ({"rhythm": "hourly"}, "rhythm"),
        ({"quiet_from": time(20)}, "quiet_until"),
        ({"quiet_until": time(7)}, "quiet_from"),
        ({"quiet_from": time(7), "quiet_until": time(7)}, "quiet_until"),
    ):
        with pytest.raises(Invalid) as refused:
            keep_wishes(planner, **wrong)
        assert field in refused.value.errors
    with pytest.raises(Stale):
        keep_wishes(planner, if_version=1, rhythm="page")
    assert wishes_of(planner).rhythm == "weekdays"


def test_time_zones_begin_with_the_common_one_and_hold_those_of_missions() -> None:
    assert zones()[0] == "UTC"
    assert {"Africa/Juba", "Africa/Khartoum", "America/Port-au-Prince", "Asia/Kabul"} <= set(zones())

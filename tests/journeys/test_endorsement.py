"""Adoption and endorsement in either order, of the same version; and a UNCT that declines."""

import pytest

from tests.journeys import road
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_adoption)


def test_endorsed_before_adoption_which_then_closes_the_level(file: MissionFile) -> None:
    road.endorse(file)
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["plan_in_force"]) == ("L2.2", ["2.2"], None)
    road.adopt(file)
    shown = file.get()
    assert (shown["state"], shown["open_levels"]) == ("L3.1", ["3.1"])
    assert file.level("2.2")["ended"] == file.day


def test_an_endorsement_of_another_version_does_not_close(file: MissionFile) -> None:
    road.endorse(file)
    file.verb("return-for-work", "srsg", comments="The schedule is too tight.")
    file.write_and_submit("mission-plan", "impt-lead")
    file.verb("submit-level", "impt-lead")
    road.adopt(file)
    assert file.get()["open_levels"] == ["2.2", "3.1"]
    road.endorse(file)
    assert file.get()["open_levels"] == ["3.1"]


def test_the_unct_declines_and_the_plan_runs_on(file: MissionFile) -> None:
    road.adopt(file)
    in_force = file.get()["plan_in_force"]
    road.endorse(file, outcome="declined", reason="Humanitarian space is not kept.")
    shown = file.get()
    assert (shown["state"], shown["open_levels"]) == ("L3.1", ["2.2", "3.1"])
    assert (shown["transfer"], shown["plan_in_force"]) == ("complete", in_force)
    for who in ("srsg", "usg-dpko"):
        assert file.key in [item["mission"] for item in file.script.rows("pending/", who)], who
    road.later(file, 20)
    road.endorse(file)
    assert file.get()["open_levels"] == ["3.1"]
    assert file.level("2.2")["ended"] == file.day


def test_only_the_rc_hc_speaks_for_the_unct(file: MissionFile) -> None:
    for who in ("srsg", "unct-member", "planner", "sg"):
        file.forbidden("endorse-mission-plan", who, discussed_on=file.day)
    file.refused("endorse-mission-plan", "rc-hc", "missing-discussed_on")


def test_adoption_never_before_the_directive(file: MissionFile) -> None:
    assert file.level("2.1")["state"] == "closed"
    for who in ("sg", "usg-dpko", "impt-lead", "dsrsg"):
        file.forbidden("adopt-mission-plan", who)

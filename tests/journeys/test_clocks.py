"""Clocks count from recorded days, never from the machine's; dates alone move nothing."""

import pytest

from tests.journeys import road
from tests.journeys.client import TEN_WORDS, Script

pytestmark = [pytest.mark.journey, pytest.mark.django_db]


@pytest.fixture
def script() -> Script:
    """A script with its people."""
    made = Script()
    made.people()
    return made


def test_a_level_under_its_minimum_names_the_trade_offs_once(script: Script) -> None:
    file = road.to_initiation(script, "haste")
    road.initiate(file)
    road.task_force(file)
    road.assess(file, days=10)
    file.refused("submit-level", "imtf-chair-dpa", "below-minimum")
    file.verb("submit-level", "imtf-chair-dpa", explanations={"below-minimum": TEN_WORDS})
    shown = file.level("1.1", file.day)
    assert (shown["timeframe"]["elapsed_days"], shown["timeframe"]["status"]) == (10, "below_minimum")
    decision = {"outcome": "no_operation", "reason": "Not now."}
    file.refused("decide-form", "sg", "deviation-open", **decision)
    file.ask("POST", "actions/decide-form/", {**decision, "accepts": ["seat-gap"]}, who="sg", expect=400)
    file.verb("decide-form", "sg", accepts=["below-minimum"], **decision)
    assert file.state == "ended_no_operation"

"""Whatever is sent for a column is kept, or refused with its reason; it is never our fault."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from missions.models import Mission, Person
from plans.registers import REGISTERS
from tests.plans.samples import least

pytestmark = pytest.mark.django_db
Speak = Callable[[Person], APIClient]
NASTY: tuple[Any, ...] = (
    None, True, -1, 0, 2**63, 1e300, 0.1, "", " ", "x" * 30_000,
    "0000-00-00", "9999-12-31", "é🙂\u202e", {}, {"a": 1},
    [], [[]], [None], [True], ["x" * 500], [2**63], "javascript:alert(1)",
)  # fmt: skip


@pytest.mark.parametrize(
    "key", ["objectives", "benchmarks", "options", "activities", "successors", "processes"]
)
def test_no_value_breaks_a_column(key: str, mission: Mission, planner: Person, api: Speak) -> None:
    client, register = api(planner), REGISTERS[key]
    here = f"/api/v1/missions/{mission.key}/plan/{key}/"
    sent = least(register, mission, planner)
    for column in (*register.by_key, "position", "explanations", "on"):
        for value in NASTY:
            answer = client.post(here, {**sent, column: value})
            assert answer.status_code in (201, 400, 409), (column, value, answer.content)
            if answer.status_code == 400:
                assert answer.json()["errors"], (column, value)


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=x",
        "page_size=0",
        "ordering=secret",
        "objective=x",
        "cost_index=-",
        "sent_on=perhaps",
        "changed_since=x",
    ],
)
def test_no_question_breaks_a_list(query: str, mission: Mission, planner: Person, api: Speak) -> None:
    for key in ("options", "benchmarks"):
        answer = api(planner).get(f"/api/v1/missions/{mission.key}/plan/{key}/?{query}")
        assert answer.status_code == 400, answer.content


@pytest.mark.parametrize("row", [0, 2**63 - 1, 2**63, 10**30])
def test_no_number_of_a_row_breaks_an_address(
    row: int, mission: Mission, planner: Person, api: Speak
) -> None:
    here = f"/api/v1/missions/{mission.key}/plan/"
    assert api(planner).get(f"{here}objectives/{row}/").status_code == 404
    assert api(planner).post(f"{here}joint-programmes/{row}/actions/start/", {}).status_code == 404
    assert api(planner).get(f"/missions/{mission.key}/plan/objectives/{row}/").status_code in (302, 404)


def test_only_json_is_taken(mission: Mission, planner: Person, api: Speak) -> None:
    here = f"/api/v1/missions/{mission.key}/plan/risks/"
    assert api(planner).post(here, {"text": "Rain"}, format="multipart").status_code == 415
    assert api(planner).post(here, "[1]", content_type="application/json").status_code == 400

"""Every verb over the API: who may not, what it does not take, when it is not known. From the definition."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from planning_levels.definition import ACTS
from planning_levels.reading import Reading
from planning_levels.verbs import VERBS
from planning_levels.verbs.door import is_decision, permitted
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import inside, permitted_person, refusals, speak, tell, undone
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db
EARLY, LATE, ENDED = "pre_planning", "L2.2", "completed"


@dataclass
class Places:
    """One mission in each of three states, and the people."""

    cast: Cast
    walks: dict[str, Walk]


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    """Walk a mission to each state once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = people()
        yield Places(cast, {state: walk_to(state, cast) for state in (EARLY, LATE, ENDED)})
        transaction.set_rollback(True)


def unknown_in(name: str) -> str | None:
    """Return a state of ours that does not know a verb, or None."""
    return next((state for state in (EARLY, LATE) if state not in ACTS[name].states), None)


@pytest.mark.parametrize("name", VERBS)
def test_without_a_sign_in_401(name: str, places: Places) -> None:
    answer = speak(None).post(inside(places.walks[LATE].mission, f"actions/{name}/"), {})
    assert tell(answer)[0] == 401
    assert answer["WWW-Authenticate"]


@pytest.mark.parametrize("name", VERBS)
def test_for_an_outsider_404_and_no_line_in_the_record(name: str, places: Places) -> None:
    mission = places.walks[LATE].mission
    outsider = places.cast["outsider"]
    assert tell(speak(outsider).post(inside(mission, f"actions/{name}/"), {}))[0] == 404
    assert refusals(mission, name) == 0


@pytest.mark.parametrize("name", VERBS)
def test_for_another_role_403_once_on_record_before_the_body_is_read(name: str, places: Places) -> None:
    mission, observer = places.walks[LATE].mission, places.cast["observer"]
    with undone():
        answer = speak(observer).post(inside(mission, f"actions/{name}/"), {"surprise": 1})
        assert tell(answer)[0] == 403
        assert refusals(mission, name) == 1


@pytest.mark.parametrize("name", VERBS)
def test_an_unknown_field_400_and_a_list_400_and_a_form_415(name: str, places: Places) -> None:
    mission = places.walks[LATE].mission
    client = speak(permitted_person(places.cast, permitted(ACTS[name], Reading(mission))))
    address = inside(mission, f"actions/{name}/")
    answer = client.post(address, {"surprise": 1})
    assert tell(answer)[0] == 400
    assert "surprise" in {item["field"] for item in answer.json()["errors"]}
    assert tell(client.post(address, [1]))[0] == 400
    assert tell(client.post(address, {"a": "b"}, format="multipart"))[0] == 415
    assert refusals(mission, name) == is_decision(name), "with a decision, what no form offers is an attempt"


@pytest.mark.parametrize("name", [name for name in VERBS if unknown_in(name)])
def test_in_another_state_409_state_beside_what_else_is_missing(name: str, places: Places) -> None:
    mission = places.walks[unknown_in(name) or ""].mission
    act = ACTS[name]
    person = permitted_person(places.cast, permitted(act, Reading(mission)))
    with undone():
        status, codes = tell(speak(person).post(inside(mission, f"actions/{name}/"), {}))
        assert status == 409
        assert "state" in codes
        assert {f"missing-{field}" for field in act.demanded} <= codes | {"missing-ceilings"}
        assert refusals(mission, name) == 1


@pytest.mark.parametrize("name", [name for name in VERBS if ENDED not in ACTS[name].states])
def test_after_the_end_409_completed(name: str, places: Places) -> None:
    mission = places.walks[ENDED].mission
    person = permitted_person(places.cast, permitted(ACTS[name], Reading(mission)))
    with undone():
        assert tell(speak(person).post(inside(mission, f"actions/{name}/"), {})) == (409, {"completed"})
        assert refusals(mission, name) == 1


@pytest.mark.parametrize("state", [EARLY, LATE, ENDED])
def test_the_mission_shows_every_verb_that_its_state_knows(state: str, places: Places) -> None:
    mission = places.walks[state].mission
    shown = speak(places.cast["planner"]).get(inside(mission)).json()["actions"]
    assert [item["verb"] for item in shown] == [name for name, act in ACTS.items() if state in act.states]
    for item in shown:
        assert item["permitted"] is ("planner" in ACTS[item["verb"]].roles)
        assert item["ready"] is (item["blockers"] == [])
        assert item["fields"]["additionalProperties"] is False
        assert set(item["demanded"]) <= set(item["fields"]["properties"])
        assert item["href"] == inside(mission, f"actions/{item['verb']}/")


def test_a_verb_answers_the_mission_as_it_then_stands(places: Places) -> None:
    mission = places.walks[LATE].mission
    with undone():
        body = {"reason": "Fighting in the north", "release_event": "The cease-fire holds"}
        answer = speak(places.cast["planner"]).post(inside(mission, "actions/hold/"), body)
        assert answer.status_code == 200
        assert answer.json()["hold"]["release_event"] == "The cease-fire holds"
        assert answer["ETag"] == f'"{answer.json()["version"]}"'
        stopped = {item["verb"]: item for item in answer.json()["actions"]}["submit-level"]
        assert "on-hold" in {item["code"] for item in stopped["blockers"]}


def test_a_successor_answers_201_with_its_address(places: Places) -> None:
    mission = places.walks[ENDED].mission
    body = {
        "name": "Country team lead",
        "key": "next-one",
        "country": "walk-country",
        "trigger": {"type": "request", "date": "2020-01-01", "source": "Request of the Government"},
        "reason": "The work goes on in another form.",
        "entry_level": "1.2",
    }
    with undone():
        answer = speak(places.cast["planner"]).post(inside(mission, "actions/open-successor/"), body)
        assert answer.status_code == 201, answer.content
        assert answer["Location"].endswith("/api/v1/missions/next-one/")
        assert answer.json()["state"] == "awaiting_initiation"
        assert answer.json()["predecessor"] == mission.key
        before = speak(places.cast["planner"]).get(inside(mission)).json()
        assert before["successors"] == ["next-one"]
        entry = speak(places.cast["planner"]).get("/api/v1/missions/next-one/entry/")
        assert entry.json()["level"] == "1.2"
        assert entry.json()["confirmed_on"] is None


NASTY = (None, True, 10**30, "x" * 500, [[]], {"id": 10**30}, ["x" * 500])


@pytest.mark.parametrize("name", VERBS)
def test_no_value_of_any_field_is_a_fault_of_ours(name: str, places: Places) -> None:
    mission = places.walks[LATE].mission
    client = speak(permitted_person(places.cast, permitted(ACTS[name], Reading(mission))))
    address = inside(mission, f"actions/{name}/")
    for field in VERBS[name].fields.model_json_schema()["properties"]:
        for value in NASTY:
            with undone():
                answer = client.post(address, {field: value})
                assert answer.status_code in (200, 400, 409), (field, value, answer.content)


@pytest.mark.parametrize(
    "day", [5, 1e9, True, "soon", "2020-02-30", "2020-01-01T10:00:00", "20200101", "9999-01-01"]
)
def test_a_day_is_an_iso_date(day: object, places: Places) -> None:
    planner = speak(places.cast["planner"])
    body = {"kind": "event", "title": "Elections", "on": day}
    assert tell(planner.post(inside(places.walks[LATE].mission, "actions/record-event/"), body))[0] == 400

"""Acts inside a mission: bodies, versions, surveys, exercises, each guarded as the verbs are."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from missions.models import Body
from outputs.models import Version
from planning_levels.verbs.versions import ACTS_ON_VERSIONS
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.speaking import inside, refusals, speak, tell, undone
from tests.planning_levels.walking import BECAUSE, Walk, walk_to

pytestmark = pytest.mark.django_db


@dataclass
class Places:
    """A mission in 1.2 and one in 2.2."""

    cast: Cast
    founding: Walk
    building: Walk


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    """Walk the missions to their places, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = people()
        yield Places(cast, *(walk_to(state, cast) for state in ("L1.2", "L2.2")))
        transaction.set_rollback(True)


# --- bodies


def test_establishing_lists_what_is_missing_and_answers_the_body(places: Places) -> None:
    with undone():
        walk = walk_to("L1.1", places.cast)
        here = inside(walk.mission, "task-force/actions/")
        chair = speak(places.cast["imtf-chair"])
        assert tell(speak(places.cast["planner"]).post(f"{here}establish/", {}))[0] == 403
        assert refusals(walk.mission, "establish-task-force") == 1
        for hostile in ({"by": "x"}, {"mission": "x"}, {"surprise": 1}):
            assert tell(chair.post(f"{here}establish/", hostile))[0] == 400
        answer = chair.post(f"{here}establish/", {})
        assert (answer.status_code, answer.json()["kind"]) == (200, "imtf")
        assert answer.json()["state"] in ("established", "operational")
        assert tell(chair.post(f"{here}establish/", {})) == (409, {"state"})
        wrong = speak(places.cast["planner"]).post(
            f"{here}hand-over-chair/", {"name": "A. Other", "entity": "DPA"}
        )
        assert tell(wrong) == (409, {"chair-not-of-lead"})
        empty = speak(places.cast["planner"]).post(f"{here}hand-over-chair/", {})
        assert tell(empty) == (409, {"missing-name", "missing-entity"})
        new = speak(places.cast["planner"]).post(
            f"{here}hand-over-chair/", {"name": "A. Other", "entity": "DPKO"}
        )
        assert new.json()["chair"]["name"] == "A. Other"


def test_the_planning_team_is_established_by_the_srsg(places: Places) -> None:
    here = inside(places.building.mission, "planning-team/actions/establish/")
    with undone():
        assert tell(speak(places.cast["imtf-chair"]).post(here, {}))[0] == 403
        assert speak(places.cast["srsg"]).post(here, {}).json()["state"] == "established"
        assert Body.objects.get(mission=places.building.mission, kind="impt").established_on is not None


# --- versions


@pytest.mark.parametrize("verb", ACTS_ON_VERSIONS)
def test_acts_on_versions_are_guarded(verb: str, places: Places) -> None:
    mission = places.founding.mission
    number = Version.objects.filter(output__mission=mission, output__type="usg-directive").count()
    here = inside(mission, f"outputs/usg-directive/versions/{number}/actions/{verb}/")
    assert tell(speak(None).post(here, {}))[0] == 401
    assert tell(speak(places.cast["outsider"]).post(here, {}))[0] == 404
    for nowhere in ("usg-directive/versions/99", "no-such-output/versions/1"):
        address = inside(mission, f"outputs/{nowhere}/actions/{verb}/")
        assert tell(speak(places.cast["planner"]).post(address, {}))[0] == 404
    with undone():
        assert tell(speak(places.cast["observer"]).post(here, {}))[0] == 403
        assert refusals(mission, verb) == 1
    person = "planner" if verb in ("mark-final", "issue") else "imtf-chair"
    assert tell(speak(places.cast[person]).post(here, {"surprise": 1}))[0] == 400


def test_submitting_freezes_and_answers_the_version(places: Places) -> None:
    walk, chair = places.founding, speak(places.cast["imtf-chair"])
    here = inside(walk.mission, "outputs/usg-directive/versions/1/actions/submit/")
    with undone():
        status, codes = tell(chair.post(here, {}))
        assert (status, codes) == (409, {"section-empty"})
        assert tell(chair.post(here, {"explanations": {"section-empty": "Too short."}}))[0] == 400
        answer = chair.post(here, {"explanations": {"section-empty": BECAUSE}})
        assert (answer.json()["state"], answer.json()["label"], answer.json()["number"]) == (
            "submitted",
            "first",
            1,
        )
        assert len(answer.json()["hash"]) == 64
        assert tell(chair.post(here, {})) == (409, {"state"})
    budget = inside(walk.mission, "outputs/mission-plan/versions/1/actions/mark-final/")
    assert tell(speak(places.cast["planner"]).post(budget, {}))[0] == 400


# --- surveys and exercises


def test_a_survey_from_plan_to_completion(places: Places) -> None:
    walk, planner = places.founding, speak(places.cast["planner"])
    surveys, today = inside(walk.mission, "surveys/"), walk.mission.today().isoformat()
    with undone():
        walk.submit("usg-directive")
        walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
        walk.act("promulgate-usg-directive", "usg-of-lead")
        assert tell(speak(places.cast["observer"]).post(surveys, {}))[0] == 403
        assert tell(planner.post(surveys, {"kind": "technical"}))[0] == 400
        body = {
            "kind": "technical",
            "from": today,
            "to": today,
            "places": ["Capital"],
            "leader": "imtf-chair",
            "team": [{"name": "A. Ode", "entity": "UNCT", "side": "unct"}],
        }
        made = planner.post(surveys, body)
        assert (made.status_code, made.json()["state"], made.json()["from"]) == (201, "planned", today)
        here = made["Location"]
        wanted = {"pre-survey-draft", "team-incomplete"}
        assert {item["code"] for item in planner.get(here).json()["readiness"]["launch"]} == wanted
        assert tell(planner.post(f"{here}actions/launch/", {})) == (409, wanted)
        why = {"explanations": dict.fromkeys(wanted, BECAUSE)}
        assert planner.post(f"{here}actions/launch/", why).json()["state"] == "launched"
        assert tell(planner.post(f"{here}actions/debrief/", {})) == (409, {"missing-held_on"})
        assert tell(planner.post(f"{here}actions/complete/", {})) == (409, {"debrief-missing"})
        assert planner.post(f"{here}actions/debrief/", {"held_on": today}).json()["state"] == "debriefed"
        done = planner.post(f"{here}actions/complete/", {"findings": ["Roads close early."]})
        assert (done.json()["state"], done.json()["findings"]) == ("completed", ["Roads close early."])
        assert tell(planner.post(f"{here}actions/complete/", {})) == (409, {"state"})
        assert planner.get(f"{surveys}?kind=technical").json()["count"] == 1


def test_an_exercise_and_its_findings(places: Places) -> None:
    walk, chair = places.building, speak(places.cast["imtf-chair"])
    with undone():
        chair.post(
            inside(walk.mission, "actions/begin-validation/"), {"parts": ["tasks"], "groups": ["unct"]}
        )
        held = chair.get(inside(walk.mission, "validation/")).json()["results"][0]
        assert (held["state"], held["parts"], held["groups"]) == ("under_way", ["tasks"], ["unct"])
        here = inside(walk.mission, f"validation/{held['id']}/")
        assert tell(chair.post(f"{here}findings/", {}))[0] == 400
        assert tell(speak(places.cast["observer"]).post(f"{here}findings/", {"text": "x"}))[0] == 403
        made = chair.post(f"{here}findings/", {"text": "Roads close early."})
        assert (made.status_code, made.json()["closed_by"]) == (201, None)
        body = {"closed_by": "reason", "reason": "The rains are short this year."}
        assert tell(chair.patch(made["Location"], body))[0] == 428
        closed = chair.patch(made["Location"], body, headers={"If-Match": made["ETag"]})
        assert (closed.status_code, closed.json()["closed_by"]) == (200, "reason")
        assert tell(chair.patch(made["Location"], body, headers={"If-Match": made["ETag"]}))[0] == 412
        assert chair.post(f"{here}actions/complete/", {}).json()["state"] == "completed"
        assert tell(chair.post(f"{here}actions/complete/", {})) == (409, {"state"})

"""Every verb, in every state, tried by every role: permitted, 403, or 409 where the state knows it not.

Nothing here is written by hand: verbs, roles and states come from the definition, and each state is
reached by walking there through the verbs. Every try is rolled back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from missions.errors import Invalid, NotPermitted, NotReady
from planning_levels.definition import ACTS, DECISION_POINTS
from planning_levels.definition.shape import Act
from planning_levels.definition.states import FINAL, STATES
from planning_levels.models import Submission
from planning_levels.verbs import VERBS, perform
from tests.planning_levels.cast import ROLES, Cast, people
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db
NOBODY_ASKED = {"sg", "usg-of-lead", "srsg"}  # who may return work while no package waits
# The one right that hangs on the level: what the planning team submits, and where.
FROM_FIELD = {"submit-level": ("L2.2",), "submit-to-gate": ("L2.2", "L3.2")}


@dataclass
class Places:
    """Where the walks have come to: one mission in each state, and the people."""

    cast: Cast
    walks: dict[str, Walk]


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    """Walk one mission to each state, once for this module; all of it is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        cast = people()
        yield Places(cast, {state: walk_to(state, cast) for state in STATES})
        transaction.set_rollback(True)


def test_every_verb_of_the_definition_is_there() -> None:
    assert set(VERBS) == set(ACTS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_who_may_do_what_where(state: str, role: str, places: Places) -> None:
    walk = places.walks[state]
    wrong = []
    for act in ACTS.values():
        status, codes = attempt(act.name, walk, role)
        wrong += [f"{act.name}: {fault}" for fault in faults(act, role, walk, status, codes)]
    assert wrong == []
    assert walk.state == state, "a try was not rolled back"


@pytest.mark.parametrize("state", STATES)
def test_the_api_lists_what_the_state_knows_and_who_may(state: str, places: Places) -> None:
    walk = places.walks[state]
    known = {act.name for act in ACTS.values() if state in act.states}
    client = APIClient()
    for role in set(ROLES) - {"outsider"}:  # who sees no mission
        client.force_authenticate(walk.cast[role])
        listed = client.get(f"/api/v1/missions/{walk.key}/").json()["actions"]
        if role == "partner":  # a guest sees the steps to which they are invited, and no act of the process
            assert listed == []
            continue
        assert {item["verb"] for item in listed} == known
        may = {item["verb"] for item in listed if item["permitted"]}
        assert may == {name for name in known if role in permitted(ACTS[name], walk)}, role


def faults(act: Act, role: str, walk: Walk, status: int, codes: set[str]) -> Iterator[str]:
    """Yield what is wrong with an answer, judged by the definition alone."""
    state = walk.state
    if role not in permitted(act, walk):
        if status != 403:
            yield f"{role} is not named for it, yet got {status} {sorted(codes)}"
        return
    if status not in (200, 409):
        yield f"{role} is named for it, yet got {status}"
    elif state not in act.states:
        wanted = "completed" if state in FINAL else "state"
        if status != 409 or wanted not in codes:
            yield f"is not known in {state}, yet got {status} {sorted(codes)}"
    elif "completed" in codes:
        yield f"is known in {state}, yet got `completed`"


def permitted(act: Act, walk: Walk) -> set[str]:
    """Return the roles that the definition names; `decider` is who is asked, by the points that wait."""
    roles = set(act.roles)
    if "decider" in roles:
        waiting = Submission.objects.filter(mission=walk.mission, state="open").values_list("gate", flat=True)
        roles |= {DECISION_POINTS[gate].decider for gate in waiting} or NOBODY_ASKED
    if walk.state not in FROM_FIELD.get(act.name, (walk.state,)):
        roles.discard("impt-lead")
    return roles


def attempt(name: str, walk: Walk, role: str) -> tuple[int, set[str]]:
    """Try a verb with no field filled, in a transaction that is rolled back; return status and codes."""
    with transaction.atomic():
        try:
            perform(name, walk.mission, by=walk.cast[role], data=walk.fielded(name, {}))
        except NotPermitted:
            answer: tuple[int, set[str]] = (403, set())
        except NotReady as refusal:
            answer = (409, {item.code for item in refusal.blockers})
        except Invalid:
            answer = (400, set())
        else:
            answer = (200, set())
        transaction.set_rollback(True)
    return answer

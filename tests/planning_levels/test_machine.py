"""A search for illegal states: random acts by random people on real missions, 200 runs of 30 steps.

Each run begins at a mission that was walked to some state, does thirty things (acts of the process with
plausible or empty fields, by those who may or by anybody; outputs submitted; whole legs of the road) and
is rolled back. After every step the invariants are looked at. Fewer runs by IMPP_MACHINE_RUNS.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from missions import record
from missions.errors import DomainError
from missions.models import Entry, Mission
from outputs.definition import OUTPUTS
from outputs.models import Version
from planning_levels.definition import ACTS, TRANSITIONS
from planning_levels.definition.states import FINAL, STATES
from planning_levels.models import Decision, LevelRun
from planning_levels.position import position_of
from planning_levels.verbs import perform
from tests.planning_levels.cast import ROLES, Cast, people
from tests.planning_levels.plausible import fields_of
from tests.planning_levels.walking import BRANCHES, STRAIGHT, Walk, walk_to

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RUNS = int(os.environ.get("IMPP_MACHINE_RUNS", "200" if os.environ.get("CI") else "15"))
STEPS = 30
MOVES = {(row.source, row.act, row.target) for row in TRANSITIONS}
TRANSFER = ("none", "initiated", "complete")
ONWARD = {shown: STRAIGHT[place + 1][1] for place, (shown, _) in enumerate(STRAIGHT[:-1])}
LEGS = sorted({*ONWARD.values(), *BRANCHES.values(), "revise"})
STARTS = [state for state in STATES if state not in FINAL]
SEARCH = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),  # no lengthy explaining
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


class Missions(RuleBasedStateMachine):
    """Acts on one mission, in any order."""

    def __init__(self, cast: Cast, walks: dict[str, Walk]) -> None:
        super().__init__()
        self.cast, self.walks = cast, walks
        self.savepoint = transaction.savepoint()
        self.walk: Walk = walks[STARTS[0]]
        self.seen = 0
        self.transfer = self.cycle = 0
        self.in_force = False

    @initialize(state=st.sampled_from(STARTS))
    def begin(self, state: str) -> None:
        """Begin at a state reached by the verbs."""
        self.walk = self.walks[state]
        self.seen = self.walk.fresh().record_number

    @rule(data=st.data())
    def act_of_the_present_state(self, data: st.DataObject) -> None:
        """Something that the state knows, by someone who may."""
        known = [act for act in ACTS.values() if self.walk.state in act.states]
        if known:
            act = data.draw(st.sampled_from(known))
            self._try(act.name, data.draw(st.sampled_from(_named(act.roles))), data.draw(fields_of(act.name)))

    @rule(name=st.sampled_from(sorted(ACTS)), role=st.sampled_from(ROLES), data=st.data())
    def anything_by_anybody(self, name: str, role: str, data: st.DataObject) -> None:
        """Any act, by anybody, wherever the mission stands."""
        self._try(name, role, data.draw(fields_of(name)))

    @rule(
        output=st.sampled_from(sorted(OUTPUTS)), role=st.sampled_from(("imtf-chair", "impt-lead", "planner"))
    )
    def submit_an_output(self, output: str, role: str) -> None:
        """A version, written and frozen."""
        with suppress(DomainError):  # refused, as it may be
            self.walk.submit(output, role)

    @rule()
    def next_leg(self) -> None:
        """The whole leg of the road that leads on from here."""
        leg = ONWARD.get(self.walk.state)
        if leg:
            with suppress(DomainError):  # refused, as it may be
                getattr(self.walk, leg)()

    @rule(leg=st.sampled_from(LEGS))
    def any_leg(self, leg: str) -> None:
        """A leg of the road, wherever it leads."""
        with suppress(DomainError):  # refused, as it may be
            getattr(self.walk, leg)()

    def _try(self, name: str, role: str, fields: dict[str, Any]) -> None:
        with suppress(DomainError):  # refused, as it may be
            perform(name, self.walk.mission, by=self.cast[role], data=self.walk.fielded(name, fields))

    @invariant()
    def nothing_illegal(self) -> None:
        """All that must always hold."""
        mission = self.walk.fresh()
        position = position_of(mission)
        assert position.state in STATES
        self._moves_are_rows_of_the_table(mission)
        open_runs = list(LevelRun.objects.filter(mission=mission, ended=None).values_list("level", flat=True))
        assert len(open_runs) == len(set(open_runs)), f"two open runs of a level: {open_runs}"
        assert position.state not in FINAL or not position.open_levels
        transfer = TRANSFER.index(mission.transfer)
        assert transfer >= self.transfer, "the transfer went back"
        assert mission.cycle >= self.cycle
        self.transfer, self.cycle = transfer, mission.cycle
        plans = Version.objects.filter(
            output__mission=mission, output__type="mission-plan", state="issued"
        ).count()
        assert plans or not self.in_force, "the plan in force was lost"
        assert plans <= 1, "two plans in force"
        self.in_force = bool(plans)
        if mission.transfer == "complete":
            gates = set(Decision.objects.filter(mission=mission).values_list("gate", flat=True))
            assert {"DP-2.1", "DP-2.2"} <= gates, "adopted without Directive or decision"

    def _moves_are_rows_of_the_table(self, mission: Mission) -> None:
        lines = Entry.objects.filter(mission=mission, number__gt=self.seen).order_by("number")
        for line in lines:
            self.seen = line.number
            if line.verb in ACTS and line.kind in ("act", "fact") and line.state_from != line.state_to:
                move = (line.state_from, line.verb, line.state_to)
                assert move in MOVES, f"no row of the table: {move}"

    def teardown(self) -> None:
        """Look at the record once more, and forget the run."""
        try:
            found = record.verify(self.walk.fresh())
            assert found.holds, found
        finally:
            transaction.savepoint_rollback(self.savepoint)


def _named(roles: tuple[str, ...]) -> list[str]:
    deciders = ["sg", "usg-of-lead", "srsg"]
    return [name for role in roles for name in (deciders if role == "decider" else [role])]


@pytest.fixture(scope="module")
def started(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Cast, dict[str, Walk]]]:
    """Walk one mission to each state at which a run may begin, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = people()
        yield cast, {state: walk_to(state, cast) for state in STARTS}
        transaction.set_rollback(True)


def test_no_run_reaches_an_illegal_state(started: tuple[Cast, dict[str, Walk]]) -> None:
    run_state_machine_as_test(lambda: Missions(*started), settings=SEARCH)

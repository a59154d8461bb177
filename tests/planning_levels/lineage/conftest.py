"""A mission walked once to 3.1 with objectives and options on file, for the tests of lineage."""

from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from django.db import transaction

from missions.roles import standing
from planning_levels.lineage_options import Options, options_of
from plans.models import Objective, Option
from plans.rows import save_row
from tests.planning_levels.cast import Cast, people
from tests.planning_levels.walking import Walk

REASON = "The Council will not bear more than one level of troops, it is said."


def save(walk: Walk, register: str, role: str = "imtf-chair", row: Any = None, **data: Any) -> Any:
    """Add a row to a register, or change `row`."""
    return save_row(walk.mission, register, data, by=walk.cast[role], row=row)


def objectives(walk: Walk) -> list[Objective]:
    """Return the objectives on file."""
    return list(Objective.objects.filter(mission=walk.mission).order_by("id"))


def options(walk: Walk, role: str) -> Options:
    """Return the options as a person in this role sees them."""
    return options_of(walk.mission, standing(walk.cast[role], walk.mission))


def promulgate(walk: Walk) -> None:
    """Bring the USG Planning Directive into force as the registers stand now."""
    walk.submit("usg-directive")
    walk.act("submit-to-gate", "imtf-chair", gate="GATE-USG")
    walk.act("promulgate-usg-directive", "usg-of-lead")


def walked_with_rows(cast: Cast) -> Walk:
    """Walk to 3.1 with two objectives, each served, and three options of which one went on."""
    walk = Walk(cast)
    walk.analyse()
    walk.initiate()
    for sign in ("SO1", "SO2"):
        made = save(walk, "objectives", reference=sign, name=f"Aim {sign}", statement="Civilians are safer.")
        save(walk, "activities", name=f"Work for {sign}", objective=made.pk, lead="Force")
    for sign in ("O1", "O2", "O3"):
        save(walk, "options", reference=sign, title=f"Option {sign}", form="peacekeeping", offered_by="Team")
    walk.decide_form()
    one, _two, three = Option.objects.filter(mission=walk.mission).order_by("id")
    save(walk, "options", row=one, reason=REASON)
    save(walk, "options", row=three, sent_on="2020-01-02", decided=True)
    for leg in (walk.report, walk.authorise, walk.issue, walk.adopt):
        leg()
    return walk


@pytest.fixture(scope="package")
def walked_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    """The mission, walked once for the package; everything is rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield walked_with_rows(people())
        transaction.set_rollback(True)


@pytest.fixture
def adopted(walked_once: Walk, db: None) -> Walk:
    """The mission in 3.1; what a test does to it is rolled back."""
    return copy(walked_once)


@pytest.fixture
def cast(walked_once: Walk, db: None) -> Cast:
    """The people of all walks."""
    return walked_once.cast

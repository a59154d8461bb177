"""The South Sudan case, C1-01 to C1-56 as written, over the REST API alone."""

import pytest

from tests.journeys import case_before_mandate, case_foundation, case_in_mission, case_with_mandate
from tests.journeys.case_before_mandate import Case
from tests.journeys.client import Script

STEPS = (
    *case_before_mandate.STEPS,
    *case_foundation.STEPS,
    *case_with_mandate.STEPS,
    *case_in_mission.STEPS,
)


def walk(case: Case) -> None:
    """Take every step in its order; a failure names the step."""
    for step in STEPS:
        try:
            step(case)
        except BaseException as failure:
            failure.add_note(f"in step {step.__name__}")
            raise


def test_every_step_of_the_case_is_there() -> None:
    assert [step.__name__[:5] for step in STEPS] == [f"c1_{number:02}" for number in range(1, 57)]


@pytest.mark.journey
@pytest.mark.django_db
def test_the_case_as_written() -> None:
    script = Script()
    script.people()
    case = Case(script)
    walk(case)

    found = case.file.get("record/verification/", "custodian")
    assert found["holds"] is True
    assert found["first_fault"] is None
    assert found["entries"] == len(case.file.rows("record/", "custodian")) > len(STEPS)

    archive = case.file.ask("GET", "export/", who="planner", expect=(200, 202))
    if archive.status == 202:
        assert archive.headers["Location"]
    for output in case.file.rows("outputs/"):
        number = output["draft"]
        answer = case.file.ask(
            "GET", f"outputs/{output['type']}/versions/{number}/pdf/", who="planner", expect=(200, 202)
        )
        assert answer.status == 200 or answer.headers["Location"]

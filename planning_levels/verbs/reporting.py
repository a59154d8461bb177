"""Level 3.1: the periodic reports of the Secretary-General, and those before a mandate is renewed.

They are a chain of their own in 3.1 and move no level (IMPP guidelines C 3.1.1).
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from missions.blockers import Blocker, blocker
from outputs import checks
from outputs.models import Version
from planning_levels.reading import Reading
from planning_levels.verbs import deciding, runs
from planning_levels.verbs.door import Case, verb
from planning_levels.verbs.fields import DecisionFields

REPORT = "sg-report"
KINDS = {"periodic": "periodic report", "mandate-renewal": "report before the renewal of the mandate"}


class ReportFields(DecisionFields):
    kind: Literal["periodic", "mandate-renewal"] | None = Field(None, title="Kind of report")


def report_in_continuation(reading: Reading) -> Version | None:
    """Return the report that was submitted in Level 3.1 and waits to go to the Council."""
    version = reading.submitted(REPORT)
    return version if version is not None and version.level == "3.1" else None


def _ready(case: Case[ReportFields]) -> Iterator[Blocker]:
    version = report_in_continuation(case.reading)
    if version is None:
        yield blocker(
            "not-submitted",
            "No report has been submitted in Level 3.1.",
            f"{case.here}outputs/{REPORT}/",
            "C 3.1.1",
        )
    else:
        yield from checks.empty_sections(version, version.label)
    yield from deciding.blockers(case, preview=case.step is None)


@verb("submit-periodic-report", ReportFields, _ready)
def submit_periodic_report(case: Case[ReportFields]) -> None:
    """Submit a periodic report, or the one before a renewal, to the Council; no level moves."""
    version = report_in_continuation(case.reading)
    assert version is not None  # guarded above
    deciding.decide(case, "", f"{case.fields.kind} report submitted")
    assert case.decision is not None
    case.decision.basis.create(of=version, hash=version.hash)
    runs.issue(case, version)
    case.say(f"The {KINDS[case.fields.kind or 'periodic']} is submitted to the Security Council.")

"""The mandate as recorded on 8 July 2011, set against the plan; and where the two do not meet.

The list of tasks is an assumption and paraphrases no text; number, date and chapter are of the study.
"""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date
from typing import Any

from planning_levels.demonstration.marks import CASE, STUDY, A
from planning_levels.demonstration.stage import table

SYMBOL = "Resolution 1996"
TASKS = (
    ("M1", "Good offices, for inclusive institutions"),
    ("M2", "Support to local reconciliation"),
    ("M3", "Early warning and reporting"),
    ("M4", "Protect civilians under imminent threat, within means and areas of deployment"),
    ("M5", "Deter violence by presence in areas at risk"),
    ("M6", "Security for the United Nations, and conditions for relief"),
    ("M7", "Reduction of forces: disarmament, demobilisation, reintegration"),
    ("M8", "Support to police, justice and prisons"),
    ("M9", "Monitoring of human rights"),
    ("M10", "Women's participation and protection of children"),
)
CEILINGS = [{"kind": "troops", "value": "7,000"}, {"kind": "individual police", "value": "900"}]

TASK_SOURCE = f"A: paraphrases no text; number, date and chapter {STUDY}"
REVIEW = table(
    "reference coverage note served_by benchmarks funding funds_raised_by",
    ("M1", "covered", "", "SO1", "B1", "assessed", ""),
    ("M2", "covered", "", "SO1", "B2", "part-voluntary", "UNDP"),
    ("M3", "new", "Added by the mandate; cells in ten states.", "SO2", "B3", "assessed", ""),
    ("M4", "changed", "Wider: all civilians under imminent threat, within means.", "SO2", "B4", "assessed", ""),
    ("M5", "covered", "", "SO2", "B4", "assessed", ""),
    ("M6", "covered", "", "SO4", "B9", "assessed", ""),
    ("M7", "changed", "First caseload sooner.", "SO3", "B8", "part-voluntary", "UNDP"),
    ("M8", "covered", "", "SO3", "B6 B7", "part-voluntary", "UNDP"),
    ("M9", "covered", "", "SO2 SO3", "B7", "assessed", ""),
)
LAST_TASK = table(
    "reference coverage note served_by benchmarks activities funding",
    ("M10", "new", "Fourteen posts added.", "SO1 SO2", "B4", "R6", "assessed"),
)
DROPPED = {
    "reference": "M-",
    "paragraph": "-",
    "text": "Border watch, and airlift for the Government",
    "symbol": SYMBOL,
    "coverage": "dropped",
    "note": "Wished for by the Government and not in the mandate; not planned.",
    "funding": "none",
    "source": STUDY,
}

FIRST_MISMATCH: dict[str, Any] = {
    "reference": "MM1",
    "task": "M4",
    "further_tasks": "M5",
    "kind": "fewer resources",
    "effect": "Troops stay below what protection (M4) and deterrence (M5) need together: six areas at risk, "
    "means for three.",
    "source": f"{CASE}; that ceilings followed money more than need {STUDY}",
}
MISMATCHES: list[dict[str, Any]] = [
    {
        "reference": "MM2",
        "task": "M7",
        "kind": "funding",
        "effect": "The second half of the caseload has no money.",
        "source": A,
    },
    {
        "reference": "MM3",
        "task": "M6",
        "kind": "time",
        "effect": "The rollover ends on 9 October, before engineers arrive.",
        "source": f"Date {CASE}; rest A",
    },
]
SETTLED = table(
    "reference solution second_solution how settled_by settled_on",
    (
        "MM1",
        "re-prioritised",
        "accepted-shortfall-advised",
        "Three areas come first; the shortfall is advised in the name of the Secretary-General on 3 August.",
        "IMTF",
        date(2011, 8, 1),
    ),
    (
        "MM2",
        "deferred",
        "",
        "Phased: no caseload before both purses are in (tripwire of A8).",
        "Sub-group on the budget",
        date(2011, 7, 29),
    ),
    ("MM3", "resourced", "", "A rear party of UNMIS stays beyond 9 October.", "DFS", date(2011, 7, 29)),
)

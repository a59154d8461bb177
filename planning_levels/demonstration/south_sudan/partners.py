"""Consultations held, and what each actor expects."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.marks import CASE, SEMINAR, STUDY, A
from planning_levels.demonstration.stage import table

_COLUMNS = "reference output occasion group with_whom held_on text answer source"
EARLY = table(
    _COLUMNS,
    (
        "Q1",
        "strategic-assessment",
        "",
        "national",
        "Authorities in Juba",
        date(2011, 2, 24),
        "Want airlift, and troops of the United Nations at the border.",
        "Noted; differs from what is planned.",
        f"Content {STUDY}; date A",
    ),
    (
        "Q2",
        "strategic-assessment",
        "",
        "national",
        "Opposition figures",
        date(2011, 2, 26),
        "Views differ on what the presence should look like; monitors of human rights are wanted.",
        "Taken into SO3.",
        f"That views differ {STUDY}; rest A",
    ),
    (
        "Q3",
        "strategic-assessment",
        "",
        "ngo",
        "Women's network (national)",
        date(2011, 3, 3),
        "Warning should run through women's groups: they hear first.",
        "Taken: B3, and a seat in each warning cell.",
        A,
    ),
    (
        "Q4",
        "strategic-assessment",
        "",
        "ngo",
        "NGO forum (international)",
        date(2011, 3, 4),
        "No blurring of uniform and relief.",
        "Assumption A9; section on humanitarian principles.",
        f"A; the concern as in {SEMINAR}",
    ),
)
LATER = {
    "regional": table(
        _COLUMNS,
        (
            "Q5",
            "strategic-assessment",
            "",
            "regional",
            "Regional organisations",
            date(2011, 3, 9),
            "Leave the border to the existing mechanisms.",
            "Agreed.",
            A,
        ),
    ),
    "survey": table(
        _COLUMNS,
        (
            "Q6",
            "mission-plan",
            "Technical survey",
            "national",
            "State authorities in three states",
            date(2011, 5, 2),
            "Roads and police first.",
            "Order of priorities changed.",
            A,
        ),
        (
            "Q7",
            "mission-plan",
            "Debrief of the survey",
            "unct",
            "Heads of agency",
            date(2011, 5, 5),
            "Joint field sites; one planner each of mission and country team.",
            "Taken.",
            f"Debrief {CASE}; rest A",
        ),
    ),
    "donors": table(
        _COLUMNS,
        (
            "Q8",
            "mission-plan",
            "Plan v1.0",
            "donors",
            "Eleven donors",
            date(2011, 5, 18),
            "Money for reintegration not before 2012.",
            "Assumption A8 failed; became mismatch MM2.",
            A,
        ),
    ),
    "contributors": table(
        _COLUMNS,
        (
            "Q9",
            "sg-report",
            "",
            "contributors",
            "Possible contributors of troops and police",
            date(2011, 5, 25),
            "Rules on movement; medical care.",
            "Set out in an annex.",
            A,
        ),
    ),
    "government": table(
        _COLUMNS,
        (
            "Q10",
            "mission-plan",
            "Mandate",
            "national",
            "The new Government",
            date(2011, 7, 14),
            "Disappointed by Chapter VII, by no troops on the border, and by no airlift.",
            "Answered one by one; what differs stays in view.",
            f"Content {STUDY}; date A",
        ),
    ),
}

EXPECTATIONS = table(
    "reference actor text status consultation source",
    (
        "E1",
        "Authorities in Juba",
        "Airlift for the forces and officials of the Government.",
        "differs",
        "Q1",
        f"Content {STUDY}; date A",
    ),
    (
        "E2",
        "Authorities in Juba",
        "Troops of the United Nations along the border.",
        "differs",
        "Q1",
        f"Content {STUDY}; date A",
    ),
    (
        "E3",
        "Opposition figures",
        "Monitors of human rights in each state.",
        "met",
        "Q2",
        f"That views differ {STUDY}; rest A",
    ),
    ("E4", "Women's network", "Warning through women's groups.", "met", "Q3", A),
    ("E5", "NGO forum", "No blurring of uniform and relief.", "met", "Q4", A),
)
GOVERNMENT = table(
    "reference actor text status consultation source",
    ("E6", "New Government", "A mandate without Chapter VII.", "differs", "Q10", STUDY),
    ("E7", "New Government", "Troops of the United Nations on the border with Sudan.", "differs", "Q10", STUDY),
    ("E8", "New Government", "Airlift and other logistic support.", "differs", "Q10", STUDY),
)
ANSWERS = table(
    "reference answer",
    ("E1", "Not planned: movement of party forces is outside the objectives. Said so on 9 March."),
    ("E2", "Left to the mechanisms for the border and to the arrangement for Abyei. Said so on 9 March."),
    ("E6", "The mandate is the Council's. The authority it gives is explained; no consent to it is presumed."),
    ("E7", "Not in the mandate. Liaison with the border mechanisms is offered, and patrols stay away from the line."),
    ("E8", "Not in the mandate. Seats for officials on mission flights are given case by case, for protection work."),
)

"""Options as offered, how they fare in the scenarios, and the positions of entities (strictly confidential)."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date
from typing import Any

from planning_levels.demonstration.marks import SEMINAR, STUDY, STUDY_A, A
from planning_levels.demonstration.stage import table

OPTIONS = table(
    "reference title form role size can cannot_do time_to_place cost_index fit main_risk offered_by source",
    (
        "O1",
        "Special political mission",
        "special-political-mission",
        "Good offices, advice, monitoring of rights.",
        "250 civilians, 30 advisers",
        "Work light and fast with leaders; stay impartial in local fights; cost little.",
        "Protect anyone physically; move without the aircraft of others; act where authorities will not.",
        "2 months",
        15,
        "High, without common services",
        "Blamed for inaction.",
        "Task force",
        f"Form {STUDY}; contents A",
    ),
    (
        "O2",
        "Peacekeeping, lower level",
        "peacekeeping",
        "Presence in state capitals.",
        "4,500 troops, 600 police",
        "Guard United Nations sites and capitals; report; escort on request.",
        "Leave the roads in the rains; answer violence in two states at once.",
        "4 months, with units of UNMIS re-assigned",
        70,
        "Medium",
        "A symbol without effect.",
        "Integrated assessment team",
        f"Three levels {STUDY}; figures A",
    ),
    (
        "O3",
        "Peacekeeping, middle level",
        "peacekeeping",
        "Presence and a mobile reserve.",
        "7,000 troops, 900 police",
        "Cover three areas at risk in the dry season; shift one battalion within 72 hours.",
        "Hold two crises at once; watch the border; reach all counties in the rains.",
        "6 months",
        100,
        "High, with shared sites",
        "Expectations above means.",
        "Integrated assessment team",
        f"7,000 and 900 {STUDY}; that they equal a level: A",
    ),
    (
        "O4",
        "Peacekeeping, upper level",
        "peacekeeping",
        "Presence in counties.",
        "9,500 troops, 1,200 police",
        "Cover six areas; hold two crises at once.",
        "Be raised before month nine; stay under the size of UNMIS.",
        "9 months",
        135,
        "High, with a risk of crowding out",
        "Costly and slow; looks like an occupation.",
        "Integrated assessment team",
        f"Three levels {STUDY}; figures A",
    ),
    (
        "O5",
        "No mission",
        "none",
        "Coordination of aid.",
        "Office of the RC/HC with advisers",
        "Keep programmes going; advise ministries.",
        "Warn early, deter, or be a guarantor for any party.",
        "At once",
        3,
        "Full",
        "Relapse without a witness.",
        "Task force",
        f"A (that it be compared: {SEMINAR})",
    ),
)

RESULTS: dict[str, dict[str, str]] = {
    "S1": {"O1": "enough", "O2": "enough", "O3": "enough", "O4": "enough", "O5": "partly"},
    "S2": {"O1": "not", "O2": "not", "O3": "partly", "O4": "enough", "O5": "not"},
    "S3": {"O1": "not", "O2": "not", "O3": "partly", "O4": "partly", "O5": "not"},
    "S4": {"O1": "partly", "O2": "not", "O3": "not", "O4": "partly", "O5": "not"},
}
NOTES = {
    ("S2", "O3"): "Enough for one outbreak; the second is reached after a week.",
    ("S3", "O4"): "Protects relief corridors; does not touch the border itself.",
    ("S4", "O1"): "Mediates between commanders who still talk.",
}


def tests() -> list[dict[str, Any]]:
    """Return a row for each option in each scenario."""
    return [
        {
            "reference": f"{scenario}-{option}",
            "scenario": scenario,
            "option": option,
            "result": result,
            "note": NOTES.get((scenario, option), ""),
            "source": A,
        }
        for scenario, results in RESULTS.items()
        for option, result in results.items()
    ]


HELD = date(2011, 3, 1)
POSITIONS = table(
    "reference entity form form_note options text held_on source",
    (
        "V1",
        "DPA",
        "special-political-mission",
        "Without a mandate on violence between communities",
        "O1",
        "Violence between communities is for national authorities to answer; a political mission keeps it there.",
        HELD,
        STUDY,
    ),
    (
        "V2",
        "DPKO",
        "peacekeeping",
        "Troops, with protection of civilians",
        "O3 O4",
        "Troops and a task to protect civilians; the middle level as the least that leaves a reserve.",
        HELD,
        f"Form {STUDY}; level A",
    ),
    (
        "V3",
        "UNCT",
        "peacekeeping",
        "Troops, with protection of civilians",
        "O3",
        "Agencies cannot work in areas at risk without presence; protection belongs into the task.",
        HELD,
        STUDY,
    ),
    (
        "V4",
        "OCHA",
        "peacekeeping",
        "Protection, and relief kept apart from it",
        "O3",
        "Supports protection of civilians; no armed escort as a rule, coordination outside the mission.",
        HELD,
        STUDY_A,
    ),
    (
        "V5",
        "OHCHR",
        "peacekeeping",
        "",
        "O3",
        "The middle level, on condition of human rights monitors in each state.",
        date(2011, 3, 2),
        A,
    ),
    ("V6", "PBSO", "", "", "", "Concurs with the majority; asks for a view of ten years.", date(2011, 3, 3), A),
    (
        "V7",
        "DFS",
        "peacekeeping",
        "",
        "O3",
        "The middle level is the largest that can be supported before month nine.",
        date(2011, 3, 2),
        A,
    ),
    (
        "V8",
        "UNDP",
        "peacekeeping",
        "",
        "O3",
        "The middle level, with rule of law planned as a joint programme from the start.",
        date(2011, 3, 2),
        A,
    ),
    ("V9", "DSS", "", "", "", "No reply by the date set.", date(2011, 3, 4), A),
)

NARROWED = "Reported in a later study as due to members' wish for no larger or costlier force than UNMIS."
NARROWING = table(
    "reference sent_on decided decided_note reason source",
    (
        "O1",
        None,
        None,
        "",
        "Not taken up on 28 March: the form decided is peacekeeping; the dissent stays on record.",
        f"Form {STUDY}; contents A",
    ),
    ("O2", None, None, "", f"One level goes into the report. {NARROWED}", f"Three levels {STUDY}; figures A"),
    (
        "O3",
        date(2011, 6, 9),
        None,
        "Proposed to the Council as the one option: 7,000 military personnel and 900 individual police.",
        "",
        f"7,000 and 900 {STUDY}; that they equal a level: A",
    ),
    ("O4", None, None, "", f"One level goes into the report. {NARROWED}", f"Three levels {STUDY}; figures A"),
    (
        "O5",
        None,
        None,
        "",
        "Kept for comparison; not taken up, since nobody would warn early or deter.",
        f"A (that it be compared: {SEMINAR})",
    ),
)
DECIDED = {
    "reference": "O3",
    "decided": date(2011, 7, 8),
    "decided_note": "Ceilings in resolution 1996: 7,000 military personnel, 900 police (values: assumption).",
}

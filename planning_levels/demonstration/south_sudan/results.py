"""The results framework in thousands of dollars, the schedule, milestones and contingencies."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date
from typing import Any

from planning_levels.demonstration.marks import CASE, SEMINAR, STUDY, A
from planning_levels.demonstration.stage import table

ACTIVITIES = table(
    "reference objective accomplishment indicator name output lead supporting function need assessed voluntary "
    "pledged received source",
    ("R1", "SO1", "Inclusive review", "B1", "Advise the review of the constitution", "Advice team, 12 posts", "Political Affairs", [], "F1", 2400, 2400, 0, 0, 0, A),
    ("R2", "SO1", "Accords hold", "B2", "Support peace conferences", "Conferences in 8 counties", "Civil Affairs", ["UNDP"], "F2", 3000, 600, 2400, 1500, 900, A),
    ("R3", "SO2", "Warned in time", "B3", "Run warning cells", "Cells in 10 states", "Civil Affairs", ["UNICEF", "UNHCR"], "F3", 4800, 4800, 0, 0, 0, A),
    ("R4", "SO2", "Presence", "B4", "Build and hold company bases", "9 company bases", "Force", [], "F4", 36000, 36000, 0, 0, 0, A),
    ("R5", "SO2", "Deterrence", "B4", "Patrol areas at risk", "10,800 patrol days", "Force", [], "F4", 22000, 22000, 0, 0, 0, A),
    ("R6", "SO2", "Women and children safer", "B4", "Place advisers on women and children", "Advisers, 14 posts", "SRSG's office", ["UNICEF"], "F3", 1900, 1900, 0, 0, 0, A),
    ("R7", "SO3", "Lawful police", "B6", "Register and vet the police", "Registration teams", "Police", ["UNDP"], "F5", 5200, 3000, 2200, 2200, 1000, A),
    ("R8", "SO3", "Lawful detention", "B7", "Review detention", "Review teams in 10 states", "Rule of Law", ["OHCHR"], "F6", 1600, 1000, 600, 200, 0, A),
    ("R9", "SO3", "Forces shrink", "B8", "Discharge and reintegrate a first caseload", "Caseload of 10,000", "DDR", ["UNDP"], "F7", 28000, 9000, 19000, 6000, 0, f"A; delay risk of two purses {SEMINAR}"),
    ("R10", "SO3", "Justice within reach", "B7", "Run mobile courts", "Mobile courts", "UNDP", ["Rule of Law"], "F6", 2000, 500, 1500, 1500, 600, A),
    ("R11", "SO4", "Returns served", "B10", "Run way stations", "12 way stations", "UNHCR", ["UNICEF"], "F9", 12000, 0, 12000, 9000, 5200, A),
    ("R12", "SO4", "Relief passes", "B9", "Run an access cell", "Access cell", "OCHA", [], "F9", 900, 900, 0, 0, 0, "A: built-in fault, assessed money for an office outside the mission"),
    ("R13", "SO5", "No gap", "B11", "Survey and transfer assets", "Asset survey, transfer", "DFS", ["UNMIS"], "F11", 1100, 1100, 0, 0, 0, A),
    ("R14", "SO5", "No cliff", "B12", "Set up common services", "Common services", "DFS", ["UNCT"], "F11", 6500, 5000, 1500, 1500, 0, A),
)

_DONE = f"Date {CASE}"
M, C, B = "mission", "unct", "both"
SCHEDULE = table(
    "reference title date until side lead activity depends_on critical condition begun_on ended_on source",
    ("G1", "Mandate", date(2011, 7, 8), None, M, "Security Council", None, "", False, "", None, date(2011, 7, 8), STUDY),
    ("G2", "Review of the mandate", date(2011, 7, 12), None, M, "IMTF", None, "G1", False, "", None, date(2011, 7, 12), _DONE),
    ("G3", "Advance party in place", date(2011, 7, 15), date(2011, 7, 17), M, "DFS", None, "G1", True, "", date(2011, 7, 15), date(2011, 7, 17), A),
    ("G4", "Joint survey of sites", date(2011, 7, 20), date(2011, 7, 28), B, "DFS", "R14", "G3", False, "", date(2011, 7, 20), None, A),
    ("G5", "Advanced draft of the Mission Plan", date(2011, 8, 1), None, M, "IMTF", None, "G2", False, "", None, None, _DONE),
    ("G6", "Shortfall note", date(2011, 8, 3), None, M, "IMTF", None, "G2", False, "", None, None, _DONE),
    ("G7", "Directive before the Under-Secretary-General", date(2011, 8, 8), date(2011, 8, 12), M, "USG DPKO", None, "G5", False, "", None, None, A),
    ("G8", "SRSG arrives", date(2011, 8, 14), None, M, "SRSG", None, "", False, "", None, None, A),
    ("G9", "Planning team established", date(2011, 8, 17), None, B, "SRSG", None, "G7 G8", False, "One permanent planner of each side", None, None, _DONE),
    ("G10", "Validation exercise", date(2011, 8, 22), date(2011, 9, 2), B, "IMTF and mission", None, "G9", False, "Directive issued", None, None, _DONE),
    ("G11", "First two bases", date(2011, 9, 1), date(2011, 9, 30), M, "Force", "R4", "G4", False, "Sites are surveyed", None, None, A),
    ("G12", "Adoption", date(2011, 9, 12), None, M, "SRSG", None, "G10", False, "Findings handled", None, None, _DONE),
    ("G13", "Warning cells in three states", date(2011, 9, 15), date(2011, 10, 31), B, "Civil Affairs", "R3", "G12", False, "", None, None, A),
    ("G14", "Endorsement by the country team", date(2011, 9, 16), None, C, "RC/HC", None, "G12", False, "", None, None, _DONE),
    ("G15", "Registration of police begins", date(2011, 10, 1), date(2012, 6, 30), M, "Police", "R7", "", False, "Vetting board has sat", None, None, A),
    ("G16", "Asset survey of UNMIS", date(2011, 7, 18), date(2011, 9, 9), M, "DFS", "R13", "G3", True, "", date(2011, 7, 18), None, A),
    ("G17", "Transfer of assets", date(2011, 9, 10), date(2011, 10, 9), M, "DFS", "R13", "G16", True, "", None, None, A),
    ("G18", "Rollover of UNMIS ends; rear party stays", date(2011, 10, 9), None, M, "DFS", "R13", "G17", True, "", None, None, f"{_DONE}; three months {STUDY}"),
    ("G19", "Roads open; patrol season", date(2011, 11, 1), date(2012, 4, 30), M, "Force", "R5", "G11", False, "", None, None, A),
    ("G20", "Detention teams", date(2011, 11, 15), date(2012, 6, 30), M, "Rule of Law", "R8", "G12", False, "", None, None, A),
    ("G21", "Way stations", date(2011, 12, 1), date(2012, 4, 30), C, "UNHCR", "R11", "G14", False, "Roads are open", None, None, A),
    ("G22", "First caseload", date(2012, 1, 15), date(2012, 7, 8), B, "DDR", "R9", "G14", False, "Both purses are in", None, None, A),
    ("G23", "Hearings on the constitution", date(2012, 3, 1), date(2012, 7, 8), M, "Political Affairs", "R1", "", False, "", None, None, A),
    ("G24", "Bases: nine of nine", date(2012, 3, 31), None, M, "Force", "R4", "G11", False, "", None, None, A),
    ("G25", "Periodic review", date(2012, 4, 1), date(2012, 6, 15), B, "IMPT", None, "", False, "", None, None, A),
    ("G26", "Rains; air plan", date(2012, 4, 30), date(2012, 10, 31), M, "DFS", None, "G24", False, "", None, None, A),
    ("G27", "End of the mandate", date(2012, 7, 8), None, M, "Security Council", None, "G25", False, "", None, None, A),
)

PROGRESS = table(
    "reference begun_on ended_on",
    ("G4", None, date(2011, 7, 28)),
    ("G5", None, date(2011, 8, 1)),
    ("G6", None, date(2011, 8, 3)),
    ("G7", date(2011, 8, 8), None),
)

MILESTONES = table(
    "reference name date owner activity source",
    ("Z1", "Directive issued", date(2011, 8, 12), "USG DPKO", None, CASE),
    ("Z2", "Two bases hold", date(2011, 9, 30), "Force", "R4", A),
    ("Z3", "All assets with a disposition", date(2011, 10, 9), "DFS", "R13", A),
    ("Z4", "Cells in ten states", date(2012, 1, 31), "Civil Affairs", "R3", A),
    ("Z5", "Nine bases hold", date(2012, 3, 31), "Force", "R4", A),
)

CONTINGENCIES: list[dict[str, Any]] = table(
    "reference name scenario sign measures ordered_by stopped moved source",
    (
        "J1",
        "Violence in two states at once",
        "S2",
        "A second raid by more than 50 armed men within two weeks.",
        "Reserve to the place with more people at risk; the Government asked to act in the other.",
        "Force Commander, then SRSG",
        "Training, works, visits.",
        "One battalion, four helicopters.",
        A,
    ),
    (
        "J2",
        "Fighting at the border spills over",
        "S3",
        "Air strikes; a crossing closed for more than three days.",
        "Patrols to bases; calls to both capitals within the hour; corridors for relief.",
        "SRSG",
        "Patrols north of the river.",
        "Aircraft to the relief hubs.",
        A,
    ),
    (
        "J3",
        "Split inside the security forces",
        "S4",
        "A unit leaves barracks without orders.",
        "Joint work suspended; sites opened to civilians; commanders called one by one.",
        "SRSG",
        "All support to national forces.",
        "Companies to sites in the capital.",
        A,
    ),
)

"""Objectives and priorities."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.marks import A
from planning_levels.demonstration.stage import table

OBJECTIVES = table(
    "reference name statement strategy dimensions lead supporting source",
    (
        "SO1",
        "Inclusive institutions",
        "Disputes over power are settled by inclusive institutions.",
        "Good offices, and advice to a review of the constitution that hears those outside the majority.",
        ["political"],
        "Political Affairs",
        ["UNDP"],
        A,
    ),
    (
        "SO2",
        "Safer civilians",
        "Civilians in areas at risk are safer, the State leading.",
        "Early warning in ten states, presence in three areas, a mobile reserve, and follow-up with the State.",
        ["security", "human-rights"],
        "Force",
        ["Civil Affairs", "UNICEF", "UNHCR"],
        A,
    ),
    (
        "SO3",
        "Rule of law and smaller forces",
        "Police, courts and prisons work in each state capital; forces shrink under civilian control.",
        "Advisers inside national services, vetting, review of detention, one joint programme, a first caseload.",
        ["rule-of-law"],
        "Police",
        ["Rule of Law", "UNDP"],
        A,
    ),
    (
        "SO4",
        "Returns and relief",
        "Returnees and displaced people reach services; relief reaches by need.",
        "The country team leads; the mission opens roads and keeps its distance from relief.",
        ["humanitarian", "social"],
        "RC/HC",
        ["UNHCR", "OCHA"],
        A,
    ),
    (
        "SO5",
        "No gap, no cliff",
        "No gap from UNMIS, no cliff at the end.",
        "Asset survey, rollover, rear party; a national successor named for each function from the start.",
        ["political", "security", "rule-of-law", "humanitarian", "development"],
        "Chief of Staff",
        ["DFS", "UNCT"],
        A,
    ),
)

PRIORITIES = table(
    "reference text horizon objective set_on moved reason source",
    ("PR1", "Hand-over from UNMIS without a gap", "immediate", "SO5", date(2011, 4, 11), "", "Its mandate ends first.", A),
    (
        "PR2",
        "Presence in three areas at risk",
        "immediate",
        "SO2",
        date(2011, 4, 11),
        "",
        "Raids begin again in December.",
        A,
    ),
    ("PR3", "Police and detention in the state capitals", "next", "SO3", date(2011, 4, 11), "", "", A),
    ("PR4", "Support to returns", "next", "SO4", date(2011, 4, 11), "", "", A),
    ("PR5", "Review of the constitution, reduction of forces", "later", "SO1", date(2011, 4, 11), "", "", A),
    (
        "PR6",
        "Roads first before April, air after",
        "changing",
        "SO2",
        date(2011, 4, 11),
        "",
        "The rains close most roads from May to October.",
        A,
    ),
)
PRIORITIES_AFTER = table(
    "reference set_on moved reason source",
    ("PR2", date(2011, 7, 12), "up", "The mandate widens protection; three areas come before all others.", A),
    ("PR3", date(2011, 7, 12), "up", "State authorities asked for roads and police first (survey).", A),
    ("PR5", date(2011, 7, 12), "down", "The constitution comes later; the caseload is parted from it (PR7).", A),
)
NEW_PRIORITY = table(
    "reference text horizon objective set_on moved reason source",
    (
        "PR7",
        "First caseload of former combatants, once both purses are in",
        "next",
        "SO3",
        date(2011, 7, 12),
        "new",
        "The mandate asks for it sooner than the first draft did.",
        A,
    ),
)

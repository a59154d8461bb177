"""Resources, funds, budget frames, commitments, assets and phases; money in thousands of US dollars."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date
from typing import Any

from planning_levels.demonstration.marks import STUDY, A
from planning_levels.demonstration.stage import table

RESOURCES = table(
    "reference name entity function category unit needed available time_to_place cost budget_line remark source",
    ("RS1", "Troops", "DPKO", "F4", "military", "persons", 9500, 7000, "6 months", 231000, "BF1", "Needed for six areas; authorised 7,000, for whom the cost stands.", f"7,000 {STUDY}; need A"),
    ("RS2", "Individual police", "DPKO", "F5", "police", "persons", 900, 420, "4 months", 38000, "BF2", "", f"900 {STUDY}; rest A"),
    ("RS3", "Utility helicopters", "DFS", "F4", "operational", "aircraft", 12, 6, "90 days", 96000, "BF4", "Six to be contracted.", A),
    ("RS4", "Engineer companies", "DPKO", "F11", "operational", "companies", 2, 0, "no offer", None, None, "Works by contractors; no cost while nobody offers.", A),
    ("RS5", "International staff", "DFS", "F11", "civilian", "posts", 900, 310, "6 months", 92000, "BF3", "Loans from UNMIS.", A),
    ("RS6", "National staff", "DFS", "F11", "civilian", "posts", 1500, 700, "4 months", 27000, "BF3", "", A),
    ("RS7", "Volunteers", "DFS", "F11", "civilian", "persons", 450, 120, "4 months", 11000, "BF3", "", A),
    ("RS8", "River unit", "DPKO", "F4", "operational", "boats", 12, 0, "5 months", 4000, "BF1", "For the rains.", A),
    ("RS9", "Works at bases and sites", "DFS", "F11", "operational", "sites", 13, 2, "first dry season", 74000, "BF4", "Nine bases, four joint sites.", A),
    ("RS10", "Fuel", "DFS", "F11", "operational", "months", 12, 3, "over two borders", 41000, "BF4", "", A),
    ("RS11", "Links, medical care, rations, transport", "DFS", "F11", "operational", "months", 12, 3, "3 months", 86000, "BF4", "", A),
)

# Once there are activities, resources are tied to them, and frames follow from them and what comes beside.
RESOURCES_SERVING = table(
    "reference activities",
    ("RS1", "R4 R5"),
    ("RS2", "R7"),
    ("RS3", "R4 R5"),
    ("RS8", "R5"),
    ("RS9", "R4 R14"),
)

FUNDING = table(
    "reference name kind funder purpose priority activities needed pledged received raised_by conditions rationale source",
    ("FU1", "Assessed budget, first year", "assessed", "Member States", "The mission", "PR1", None, 700000, 700000, 0, "DFS", "", "", A),
    ("FU2", "Reconciliation", "voluntary", "Donors", "Conferences in 8 counties", "PR2", "R2", 2400, 1500, 900, "UNDP", "", "Where accords are near.", A),
    ("FU3", "Vetting", "voluntary", "Donors", "Registration and vetting of police", "PR3", "R7", 2200, 2200, 1000, "UNDP", "", "", A),
    ("FU4", "Detention", "voluntary", "Donors", "Review teams", "PR3", "R8", 600, 200, 0, "OHCHR", "", "", A),
    ("FU5", "Reintegration", "pooled", "Donors", "First caseload", "PR7", "R9", 19000, 6000, 0, "UNDP", "Not before 2012.", "By need of the two largest groups.", A),
    ("FU6", "Courts", "voluntary", "Donors", "Mobile courts", "PR3", "R10", 1500, 1500, 600, "UNDP", "", "", A),
    ("FU7", "Way stations", "pooled", "Humanitarian fund", "12 way stations", "PR4", "R11", 12000, 9000, 5200, "UNHCR", "", "", A),
    ("FU8", "Joint sites", "other", "Agencies", "Share in four sites", "PR1", "R14", 1500, 1500, 0, "UNCT", "By floor space.", "", A),
)

FRAMES = table(
    "reference name cut amount objective benchmark period justification source",
    ("BF1", "Military", "component", 235000, None, None, "July 2011 to June 2012", "7,000 troops, two seasons.", A),
    ("BF2", "Police", "component", 38000, None, None, "July 2011 to June 2012", "900 officers.", A),
    ("BF3", "Civilian", "component", 130000, None, None, "July 2011 to June 2012", "900 international, 1,500 national, 450 volunteers.", A),
    ("BF4", "Operational", "component", 297000, None, None, "July 2011 to June 2012", "Air transport, construction, fuel.", A),
    ("BF5", "Political", "frame", 41000, "SO1", "B1", "July 2011 to June 2012", "", A),
    ("BF6", "Protection", "frame", 322000, "SO2", "B4", "July 2011 to June 2012", "", A),
    ("BF7", "Rule of law", "frame", 96000, "SO3", "B6", "July 2011 to June 2012", "", A),
    ("BF8", "Humanitarian and return", "frame", 36000, "SO4", "B10", "July 2011 to June 2012", "", A),
    ("BF9", "Support", "frame", 205000, "SO5", "B11", "July 2011 to June 2012", "", A),
)

# What each frame holds beside its activities: personnel, transport and works. The amount then follows.
FRAMES_FOLLOWING: list[dict[str, Any]] = [
    {"reference": "BF5", "amount": None, "beside": 38000},
    {"reference": "BF6", "amount": None, "beside": 257300},
    {"reference": "BF7", "amount": None, "beside": 82500},
    {"reference": "BF8", "amount": None, "beside": 35100},
    {"reference": "BF9", "amount": None, "beside": 198900},
]

COMMITMENT: dict[str, Any] = {
    "reference": "PM1",
    "name": "Aircraft, stores and staff before the mandate",
    "purpose": "To contract aircraft, to move stores before the rains close the river port, and to extend 60 staff "
    "of the mission in Sudan.",
    "amount": 38000,
    "status": "asked",
    "budget_line": "BF4",
    "prepared_by": "Budget sub-group",
    "asked_on": date(2011, 6, 6),
    "source": A,
}
COMMITMENT_GRANTED: dict[str, Any] = {
    "reference": "PM1", "status": "granted-in-part", "granted": 31000, "granted_on": date(2011, 6, 28),
}

ASSETS = table(
    "reference name quantity owner location value period receiver source",
    ("AS1", "Battalion camps of UNMIS", "4", "UNMIS", "Juba, Wau, Malakal, Bor", 22000, "before-and-during", "New mission", A),
    ("AS2", "Vehicles", "640", "UNMIS", "South of the line", 19000, "before-and-during", "New mission", A),
    ("AS3", "Generators and water plant", "210", "UNMIS", "South of the line", 12000, "before-and-during", "New mission", A),
    ("AS4", "Satellite links", "36", "UNMIS", "Ten states", 7000, "throughout", "New mission, then UNCT", A),
)

PHASES = table(
    "reference name starts until mandate objectives strength condition review_on source",
    (
        "PH1",
        "Rollover",
        date(2011, 7, 9),
        date(2011, 10, 9),
        "Hand-over from UNMIS",
        "SO5 first",
        "Units re-assigned, about 3,000",
        "Assets have a disposition",
        date(2011, 9, 15),
        f"Three months {STUDY}; rest A",
    ),
    (
        "PH2",
        "First dry season",
        date(2011, 10, 10),
        date(2012, 4, 30),
        "Presence in three areas",
        "SO2, SO3",
        "7,000 and 900",
        "Nine bases hold",
        date(2012, 4, 1),
        A,
    ),
    (
        "PH3",
        "First rains",
        date(2012, 5, 1),
        date(2012, 7, 8),
        "Air and river",
        "All",
        "7,000 and 900",
        "Mandate renewed",
        date(2012, 6, 1),
        A,
    ),
)

"""Rows of Isvala, an invented country: bodies, aims, measured values."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date
from typing import Any

from planning_levels.demonstration.stage import table

SEATS = (
    ("political", "Nils Abrane", "DPA"), ("military", "Maj. Oren Dask", "DPKO"), ("police", "Tilda Voss", "DPKO"),
    ("security", "Kemal Rooth", "DSS"), ("logistics", "Irena Sill", "DFS"), ("humanitarian", "Boris Lamm", "OCHA"),
    ("development", "Ayla Fenn", "UNDP"), ("human-rights", "Mina Corvo", "OHCHR"), ("unct", "Teo Haldar", "UNCT"),
)
OBJECTIVES = table(
    "reference name statement strategy dimensions lead supporting",
    ("SO1", "Accords in the districts", "Districts settle their disputes under the accords of 2007.", "Mediation, handed to district heads.", ["political"], "Political Affairs", ["UNDP"]),
    ("SO2", "Lawful police and courts", "Police and courts serve all districts.", "Vetting, court sessions, joint programme.", ["rule-of-law"], "Police", ["UNDP"]),
    ("SO3", "A river guard of the State", "The State guards and pays for the river.", "Training; wages in the national budget.", ["security"], "Force", ["World Bank"]),
)
BENCHMARKS = table(
    "reference name definition kind baseline baseline_value target target_value unit target_date source_of_data rhythm exit objective developed_with",
    ("B1", "Accords hold", "No breach in a quarter.", "quantitative", "4 districts", 4, "12 districts", 12, "districts", date(2011, 12, 31), "Political Affairs", "month", True, "SO1", ["IMTF", "UNCT", "National council of districts"]),
    ("B2", "Police vetted", "Board has sat; file kept.", "quantitative", "35 %", 35, "80 %", 80, "%", date(2011, 12, 31), "Police", "month", True, "SO2", ["UNCT", "Ministry of the interior"]),
    ("B3", "Courts that sit", "One session a month.", "quantitative", "3 districts", 3, "10 districts", 10, "districts", date(2011, 12, 31), "Rule of Law", "month", True, "SO2", ["UNCT", "Ministry of justice"]),
    ("B4", "River guard paid by the State", "Wages in the hand by the fifth of the month.", "quantitative", "0 %", 0, "100 %", 100, "%", date(2012, 6, 30), "Ministry of finance", "month", True, "SO3", ["World Bank"]),
    ("B5", "Incidents on the river", "Counted by month.", "quantitative", "22", 22, "below 5", 5, "incidents", date(2011, 12, 31), "Operations log", "month", False, "SO3", ""),
    ("B6", "People who trust the police", "More than half of those asked, women as well as men.", "quantitative", "29 %", 29, "60 %", 60, "%", date(2012, 6, 30), "Household survey", "quarter", False, "SO2", ""),
)
SURVEY: tuple[tuple[str, dict[str, Any]], ...] = (("41", {}), ("33", {"sex": "female"}), ("48", {"sex": "male"}), ("27", {"place": "Hill districts"}))
FIRST_SAID = {("B5", date(2011, 7, 31)): "8"}
WHY_CORRECTED = "Two patrols had reported the same incident."
DAYS = (date(2011, 2, 28), date(2011, 3, 31), date(2011, 4, 30), date(2011, 5, 31), date(2011, 6, 30), date(2011, 7, 31))
VALUES = {
    "B1": (8, 9, 9, 10, 11, 11),
    "B2": (66, 70, 74, 77, 81, 84),
    "B3": (6, 7, 7, 8, 9, 9),
    "B4": (40, 48, 55, 62, 51, 60),
    "B5": (12, 11, 9, 9, 6, 7),
}
ASSUMPTIONS = table(
    "reference text kind party consent tripwire owner",
    ("A1", "The Government consents to the presence until the river guard is paid.", "consent", "Government", "yes", "A date for departure is named in public.", "SRSG"),
    ("A2", "Donors pay the guard until 2013.", "responsibility", "Donors", "", "Wages late by more than two weeks.", "Resident Coordinator"),
)
RISKS = table(
    "reference text likelihood impact owner answer",
    ("X1", "The guard goes unpaid and taxes the boats itself", "high", "high", "SRSG", "Bridge fund for two quarters; line in the budget of 2012."),
    ("X2", "Courts stop when the joint programme ends", "medium", "medium", "UNDP", "Salaries of clerks moved to the State by March."),
)
FRAMEWORKS = table(
    "reference name kind vision priorities results timelines responsibilities starts ends replaces still_required status stock_every",
    ("K1", "Integrated strategic framework for Isvala", "own", "Districts that settle their disputes and a State that pays its guards.", "Accords; courts; wages.", "Eleven shared results, four of them for exit.", "Accords by the end of 2011, wages by the middle of 2012.", "One lead for each result; the country team for what outlasts the mission.", date(2010, 1, 1), date(2012, 12, 31), "Separate work plans of mission and country team.", "Country programmes of agencies.", "agreed", 6),
)
COMMON_PRIORITIES = table(
    "reference framework text why_joint result sequence due lead entities objectives beside",
    ("KP1", "K1", "Wages of the river guard in the budget of the State", "The mission trains, the Bank opens the budget line; neither moves the ministry alone.", "Wages in the hand by the fifth of the month.", "Bridge fund, then the budget of 2012.", date(2012, 6, 30), "Force", ["World Bank", "Political Affairs"], "SO3", "Agrees with the public finance programme."),
    ("KP2", "K1", "Courts that sit in the hills", "Police bring cases that UNDP's courts must hear.", "Ten districts with one session a month.", "Vetting first, then sessions.", date(2011, 12, 31), "UNDP", ["Police", "OHCHR"], "SO2", "Follows the plan of the ministry of justice."),
    ("KP3", "K1", "Radio in all districts", "", "A programme a day.", "", date(2011, 12, 31), "Political Affairs", ["Political Affairs"], "", ""),
)
MANDATE = {
    "outcome": "renewed", "symbol": "Resolution of 14 October 2010 (invented)", "ends": date(2011, 10, 14), "on": date(2010, 10, 14),
    "document": {"title": "Resolution of 14 October 2010 (invented)", "date": "2010-10-14"},
}
SUCCESSORS = table(
    "reference kind name share from_date",
    ("SU1", "unct", "Country team", "Courts, clerks, advice to the ministry", date(2012, 7, 1)),
    ("SU2", "other-organisation", "River commission of the four States", "Watch on the river", date(2012, 3, 1)),
)
ASSETS = table(
    "reference name quantity owner location value period disposition receiver resource_effect",
    ("AS1", "Patrol boats", "14", "Mission", "Lower river", 2100, "during-and-after", "national-authorities", "River guard", "Training of 40 mechanics, 120 thousand."),
    ("AS2", "Court houses, prefabricated", "6", "Mission", "Hills", 480, "during-and-after", "unct", "UNDP", ""),
    ("AS3", "Radio transmitters", "5", "Mission", "Five districts", 650, "during", "", "", ""),
)
RESIDUAL = table(
    "reference text task objective successor owner from_date needs agreed_on",
    ("RT1", "Salaries of clerks in nine courts", "M2", "SO2", "SU1", "UNDP", date(2012, 7, 1), "Four posts until 2013.", date(2011, 7, 20)),
    ("RT2", "Mediation between the two upper districts", "M1", "SO1", "", "", None, "Two mediators.", None),
)
TASKS = table(
    "reference paragraph text symbol coverage served_by",
    ("M1", "4 (a)", "Support the accords in the districts", "Earlier mandate, before this file", "covered", "SO1"),
    ("M2", "4 (b)", "Support police and courts", "Earlier mandate, before this file", "covered", "SO2"),
    ("M3", "4 (c)", "Help to guard the river", "Earlier mandate, before this file", "covered", "SO3"),
)
ACTIVITIES = table(
    "reference name objective output lead indicator starts ends need assessed",
    ("V1", "Mediation with district heads", "SO1", "Twelve district talks a quarter", "Political Affairs", "B1", date(2011, 1, 1), date(2011, 12, 31), 900, 900),
    ("V2", "Vetting and court sessions", "SO2", "Vetting board and clerks in ten courts", "Police", "B2", date(2011, 1, 1), date(2011, 12, 31), 2400, 1500),
    ("V3", "Training of the river guard", "SO3", "Four hundred guards trained", "Force", "B4", date(2011, 1, 1), date(2011, 12, 31), 3100, 3100),
)
FRAMES = table(
    "reference name cut amount objective benchmark period justification",
    ("F1", "Police and courts", "frame", 2400, "SO2", "B2", "2011/12", "Ten courts without clerks of their own."),
    ("F2", "River guard", "frame", 3100, "SO3", "B4", "2011/12", "Wages pass to the national budget from 2012."),
)
PLANNED_STEPS = (
    ("priority-objectives", date(2011, 5, 17), "Political Affairs, Police, Rule of Law, Force"),
    ("context", date(2011, 5, 18), "Planning team, Resident Coordinator's office"),
    ("results-framework", date(2011, 5, 20), "Planning team"),
)
ASSESSED = {
    "V1": {"impact": "seen", "effectiveness": "effective", "seen": "Two more districts settle boundary disputes by themselves.", "ground": "Values of B1; talks with eleven district heads.", "advice": "continue", "report": "council"},
    "V2": {"impact": "partly", "effectiveness": "partly", "seen": "Vetting is ahead of plan; courts without clerks do not sit.", "ground": "Values of B2 and B3.", "advice": "increase", "report": "both"},
    "V3": {"impact": "none", "effectiveness": "not", "seen": "Trained guards leave when wages are late.", "ground": "Values of B4: from 62 to 51 per cent in a month.", "advice": "reduce", "report": "fifth-committee"},
}
RECOMMENDED = (
    ("V1", "Hand the mediation in the four eastern districts to district heads.", "council"),
    ("V2", "Move clerks' salaries forward, so that all ten courts can sit.", "both"),
    ("V3", "Stop the training until wages are in the national budget.", "fifth-committee"),
)
DECIDED = (
    ("V1", "accepted", ""),
    ("V2", "part", "For three courts now; the others when the joint programme is signed."),
    ("V3", "declined", "The class that has begun is finished; the next waits for the review of the plan."),
)
ADJUSTED = (
    ("V1", {"text": "District heads chair the talks in the east.", "owner": "Political Affairs", "status": "done", "settled_on": date(2011, 7, 22), "outcome": "Chairs named in all four districts."}),
    ("V2", {"text": "Clerks' salaries for three courts from the reserve of the joint programme.", "owner": "UNDP", "due": date(2011, 8, 31)}),
)

"""Karasund: a peacekeeping operation that hands its work over to the country team and to others.

All of it is invented. Amounts are in thousands of US dollars.
"""

from tests.journeys.kinds.loading import Rows

ENTRY = {
    "name": "United Nations Stabilisation Force in Karasund",
    "key": "karasund",
    "country": "Karasund",
    "purpose": "revision",
    "entry_level": "3.1",
    "lead_department": "DPKO",
    "document": {"title": "Note of the Secretary-General on Karasund", "date": "2009-11-30"},
    "earlier": [{"type": "mission-plan", "predates": True}],
}
FORM = {"form": "peacekeeping"}
TASKS = (
    ("4(a)", "Secure the delta with the national police"),
    ("4(b)", "Support courts and prisons in four provinces"),
    ("4(c)", "Clear mines along the railway"),
)

REGISTERS: dict[str, Rows] = {
    "objectives": (
        {"reference": "SO1", "name": "The national police secure the delta alone", "lead": "DPKO",
         "dimensions": "security", "supporting": "UNDP"},
        {"reference": "SO2", "name": "Courts sit in every province", "lead": "UNDP",
         "dimensions": "rule of law; human rights"},
    ),
    "benchmarks": (
        {"reference": "B1", "name": "Police posts held without the force", "objective": "SO1",
         "definition": "A post counts after ninety days without a call for help.",
         "kind": "quantitative", "baseline_value": "4", "target_value": "30", "target": "30 posts",
         "unit": "posts", "rhythm": "quarter", "exit": "yes",
         "developed_with": "Ministry of the Interior (national authority); UNDP; League of the Straits"},
        {"reference": "B2", "name": "Courts that sat in the quarter", "objective": "SO2",
         "definition": "Five hearings at least.", "kind": "quantitative", "baseline_value": "1",
         "target_value": "12", "target": "12 courts", "unit": "courts", "rhythm": "quarter", "exit": "yes",
         "developed_with": "Supreme Court (national authority); UNDP"},
    ),
    "priorities": (
        {"reference": "P1", "text": "Hand the posts over, one by one", "horizon": "immediate",
         "objective": "SO1", "set_on": "2010-01-15"},
        {"reference": "P2", "text": "Keep judges in the provinces", "horizon": "next", "objective": "SO2",
         "set_on": "2010-01-15"},
    ),
    "protagonists": (
        {"reference": "PR1", "name": "Delta Committees", "aim": "A say in the police",
         "centre_of_gravity": "The fishing ports", "stance": "Ask for a slow departure"},
    ),
    "information-base": (
        {"reference": "I1", "item": "Survey of perceptions", "content": "Six in ten trust the police.",
         "status": "filled", "date": "2009-12-01"},
    ),
    "functions": (
        {"reference": "F1", "name": "Security of the delta", "role": "operational", "lead": "DPKO",
         "objectives": "SO1", "counterpart": "National police", "hand_over": "Post by post until 2011."},
        {"reference": "F2", "name": "Rule of law", "role": "operational", "lead": "UNDP",
         "objectives": "SO2", "counterpart": "Ministry of Justice", "hand_over": "UNDP goes on."},
    ),
    "activities": (
        {"reference": "A1", "name": "Mentors at thirty posts", "objective": "SO1", "indicator": "B1",
         "lead": "DPKO", "function": "F1", "output": "Posts held", "need": 5000, "assessed": 5000},
        {"reference": "A2", "name": "Mobile courts", "objective": "SO2", "indicator": "B2", "lead": "UNDP",
         "function": "F2", "supporting": "OHCHR", "need": 900, "voluntary": 900, "pledged": 350,
         "received": 100},
    ),
    "assumptions": (
        {"reference": "AS1", "text": "The ministry pays the police of the delta on time",
         "kind": "responsibility", "party": "Government", "rests_on": "SO1", "activities": "A1",
         "tripwire": "Pay is a month late.", "owner": "Police Commissioner"},
        {"reference": "AS2", "text": "The Delta Committees consent to the departure", "kind": "consent",
         "party": "Delta Committees", "consent": "yes", "rests_on": "SO1"},
    ),
    "constraints": (
        {"reference": "C1", "text": "The mandate ends in June 2011", "kind": "time", "value": "2011-06-30"},
    ),
    "risks": (
        {"reference": "R1", "text": "Posts are left before the rains", "likelihood": "medium",
         "impact": "high", "owner": "Force Commander", "answer": "A reserve stays until the end."},
    ),
    "scenarios": (
        {"reference": "S1", "name": "The delta stays calm", "likelihood": "high"},
        {"reference": "S2", "name": "The committees arm again", "likelihood": "low"},
    ),
    "consultations": (
        {"reference": "CO1", "output": "mission-plan", "group": "national", "held_on": "2010-01-20",
         "text": "The ministry wants the boats."},
        {"reference": "CO2", "output": "mission-plan", "group": "regional", "held_on": "2010-01-21",
         "text": "The League will watch the sea."},
    ),
    "expectations": (
        {"reference": "X1", "actor": "Delta Committees", "text": "Clinics of the force stay open",
         "status": "differs", "consultation": "CO1"},
    ),
    "partnerships": (
        {"reference": "PA1", "name": "League of the Straits", "kind": "regional-organisation",
         "division_of_labour": "Patrols at sea"},
    ),
    "mechanisms": (
        {"reference": "M1", "name": "Transition board", "level": "senior", "chair": "Deputy SRSG",
         "rhythm": "month"},
    ),
    "processes": (
        {"reference": "PP1", "name": "UNDAF 2011 to 2015", "kind": "development", "place": "country",
         "owner": "UNCT", "alignment": "aligned"},
    ),
    "frameworks": (
        {"reference": "FW1", "name": "UNDAF 2010 to 2012", "kind": "other", "starts": "2010-01-01",
         "ends": "2012-12-31", "covers": "The UNDAF serves as the common framework.",
         "vision": "UNDAF, chapter 1", "results": "UNDAF, results matrix",
         "timelines": "UNDAF, chapter 4", "responsibilities": "UNDAF, chapter 5",
         "replaces": "A framework of its own", "still_required": "Mission Plan", "stock_every": 12},
    ),
    "framework-priorities": (
        {"reference": "FP1", "framework": "FW1", "text": "Justice in the provinces", "lead": "UNDP",
         "entities": "UNDP; DPKO", "why_joint": "Courts need escorts.", "objectives": "SO2"},
    ),
    "structure": (
        {"reference": "ST1", "name": "Sector Delta", "functions": "F1", "strength": "2,100 troops"},
        {"reference": "ST2", "name": "Rule of law section", "functions": "F2", "strength": "40 civilians"},
    ),
    "posts": (
        {"reference": "PO1", "name": "Head of transition", "grade": "D-1", "status": "filled",
         "holder": "T. Amsel", "filled_on": "2010-01-04", "element": "ST2"},
    ),
    "profiles": ({"reference": "PF1", "name": "Judges' trainers", "needed": 8, "found": 3},),
    "services": (
        {"reference": "SV1", "name": "Airfield", "provider": "Mission", "users": "UNCT, Government"},
    ),
    "budget-frames": (
        {"reference": "BF1", "name": "Security", "cut": "frame", "objective": "SO1", "benchmark": "B1",
         "beside": 61000, "period": "2010/11"},
        {"reference": "BF2", "name": "Rule of law", "cut": "frame", "objective": "SO2", "benchmark": "B2",
         "beside": 4000, "period": "2010/11"},
    ),
    "resources": (
        {"reference": "RE1", "name": "Troops", "category": "military", "function": "F1", "needed": 2100,
         "available": 2100, "cost": 52000},
    ),
    "funding": (
        {"reference": "FU1", "name": "Fund for mobile courts", "kind": "voluntary", "activities": "A2",
         "needed": 900, "pledged": 350, "received": 100, "raised_by": "UNDP"},
    ),
    "schedule": (
        {"reference": "W1", "title": "Hand over the northern posts", "date": "2010-09-01",
         "until": "2010-11-30", "side": "mission", "lead": "DPKO"},
        {"reference": "W2", "title": "Withdraw the northern battalion", "date": "2010-12-01",
         "until": "2011-01-31", "side": "mission", "lead": "DPKO"},
        {"reference": "W3", "title": "Open the office of UNDP in the delta", "date": "2010-10-01",
         "until": "2010-12-31", "side": "unct", "lead": "UNDP"},
        {"reference": "W4", "title": "Close the camp", "date": "2011-02-01", "until": "2011-03-31",
         "side": "both", "lead": "DFS"},
    ),
    "milestones": (
        {"reference": "MS1", "name": "Half of the posts handed over", "date": "2010-10-15", "owner": "DPKO"},
    ),
    "contingencies": (
        {"reference": "CN1", "name": "The committees arm again", "scenario": "S2", "ordered_by": "SRSG",
         "measures": "The reserve moves to the ports."},
    ),
    "integration": (
        {"reference": "IN1", "area": "Rule of law", "level": "programmatic", "degree": "full",
         "lead": "UNDP", "objective": "SO2", "justification": "One team stays when the force leaves.",
         "undoing": "Two budgets would be needed again."},
    ),
    "joint-programmes": (
        {"reference": "JP1", "name": "Justice in the provinces", "degree": "full", "entities": "UNDP; OHCHR",
         "objective": "SO2", "activities": "A2"},
    ),
    "phases": (
        {"reference": "PH1", "name": "Draw-down, north", "starts": "2010-09-01", "until": "2011-01-31",
         "mandate": "As in 1955 (2010)", "strength": "2,100 troops", "condition": "B1: twenty posts held",
         "review_on": "2011-01-10"},
        {"reference": "PH2", "name": "Draw-down, south", "starts": "2011-02-01", "until": "2011-06-30",
         "mandate": "Protection of what leaves", "strength": "600 troops"},
    ),
}  # fmt: skip

LINKS: dict[str, Rows] = {
    "schedule": (
        {"reference": "W2", "depends_on": "W1"},
        {"reference": "W4", "depends_on": "W2; W3"},
    ),
}
ANSWERS = {
    "4(a)": {"coverage": "covered", "funding": "assessed", "activities": ("A1",), "benchmarks": ("B1",)},
    "4(b)": {"coverage": "covered", "funding": "voluntary", "activities": ("A2",), "funds_raised_by": "UNDP"},
    "4(c)": {"coverage": "covered", "funding": "none", "served_by": ("SO1",)},
}

# What comes once transition planning has been asked for.
LEAVING: dict[str, Rows] = {
    "mismatches": (
        {"reference": "MM1", "kind": "funding", "effect": "The railway stays mined when the force leaves."},
    ),
    "assets": (
        {"reference": "AT1", "name": "Camp in the capital", "value": 4200,
         "disposition": "national-authorities", "receiver": "Ministry of the Interior",
         "disposed_on": "2011-03-31"},
        {"reference": "AT2", "name": "Forty cars", "value": 800, "disposition": "unct", "receiver": "UNDP",
         "resource_effect": "Running costs pass to UNDP."},
        {"reference": "AT3", "name": "Patrol boats", "value": 1500, "disposition": "other-mission"},
        {"reference": "AT4", "name": "Field clinic", "value": 260},
    ),
    "successors": (
        {"reference": "SU1", "kind": "unct", "name": "Country team", "share": "Rule of law",
         "from_date": "2011-04-01"},
        {"reference": "SU2", "kind": "other-organisation", "name": "League of the Straits",
         "share": "Patrols at sea", "from_date": "2011-02-01"},
        {"reference": "SU3", "kind": "other", "name": "National demining centre", "share": "The railway",
         "reason": "A national body takes it over; none of the four kinds is one.",
         "from_date": "2011-04-01"},
    ),
    "residual-tasks": (
        {"reference": "RT1", "text": "Mobile courts in two provinces", "objective": "SO2",
         "successor": "SU1", "owner": "UNDP", "from_date": "2011-04-01", "agreed_on": "2010-07-01"},
        {"reference": "RT2", "text": "Mines along the railway", "owner": "National demining centre",
         "successor": "SU3", "needs": "Two teams and their dogs", "from_date": "2011-04-01"},
    ),
}  # fmt: skip

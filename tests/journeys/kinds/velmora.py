"""Velmora: a special political mission in three phases, few in uniform, much voluntary money.

All of it is invented. Amounts are in thousands of US dollars.
"""

from tests.journeys.kinds.loading import Rows

ENTRY = {
    "name": "United Nations Political Mission in Velmora",
    "key": "velmora",
    "country": "Velmora",
    "purpose": "revision",
    "entry_level": "3.1",
    "lead_department": "DPA",
    "document": {"title": "Note of the Secretary-General on Velmora", "date": "2009-12-21"},
    "earlier": [{"type": "mission-plan", "predates": True}],
}
FORM = {"form": "special-political-mission"}
TASKS = (
    ("2(a)", "Use good offices between the three parties of the coalition"),
    ("2(b)", "Support the electoral commission in the vote of 2011"),
    ("2(c)", "Observe the human rights situation in the valleys"),
    ("2(d)", "Advise on the return of seized land"),
)

REGISTERS: dict[str, Rows] = {
    "objectives": (
        {"reference": "SO1", "name": "The coalition settles its disputes by talk", "lead": "DPA",
         "level": "strategic", "dimensions": "political", "supporting": "OHCHR",
         "statement": "No party leaves the coalition over the land question.",
         "strategy": "Standing good offices, with military advisers for the cease-fire line."},
        {"reference": "SO2", "name": "The vote of 2011 is accepted by all parties", "lead": "UNDP",
         "level": "thematic", "dimensions": "political; development", "supporting": "DPA"},
        {"reference": "SO3", "name": "Abuses in the valleys are known and answered", "lead": "OHCHR",
         "level": "thematic", "dimensions": "human rights; rule of law"},
    ),
    "benchmarks": (
        {"reference": "B1", "name": "Disputes settled in the joint commission", "objective": "SO1",
         "definition": "A dispute counts once all three parties have signed its record.",
         "kind": "quantitative", "baseline_value": "2", "target_value": "10", "unit": "disputes",
         "rhythm": "quarter", "source_of_data": "Records of the joint commission",
         "developed_with": "Joint commission of the Government; UNCT"},
        {"reference": "B2", "name": "Voters on the revised roll", "objective": "SO2",
         "definition": "Names that two observers of different parties have checked.",
         "kind": "quantitative", "baseline_value": "0", "target_value": "800000", "unit": "voters",
         "rhythm": "quarter", "gender_responsive": "yes", "disaggregated_by": "sex"},
        {"reference": "B3", "name": "Reported abuses with an answer of the prosecutor", "objective": "SO3",
         "kind": "quantitative", "baseline_value": "5", "target_value": "60", "unit": "per cent"},
    ),
    "priorities": (
        {"reference": "P1", "text": "Keep the joint commission at work", "horizon": "immediate",
         "objective": "SO1", "set_on": "2010-01-11", "moved": "same"},
        {"reference": "P2", "text": "Revise the roll before the rains", "horizon": "next",
         "objective": "SO2", "set_on": "2010-01-11", "moved": "up", "reason": "Roads close in October."},
    ),
    "protagonists": (
        {"reference": "PR1", "name": "Highland Union", "aim": "Autonomy of the valleys",
         "centre_of_gravity": "Its hold on the passes", "stance": "Distrusts the mission"},
        {"reference": "PR2", "name": "Coast Party", "aim": "One strong ministry of the interior",
         "centre_of_gravity": "The customs of the port", "stance": "Supports the mission"},
    ),
    "information-base": (
        {"reference": "I1", "item": "Stakeholder map", "content": "Three parties, two armed wings.",
         "status": "filled", "date": "2009-11-02"},
        {"reference": "I2", "item": "Human rights assessment", "status": "partly"},
    ),
    "functions": (
        {"reference": "F1", "name": "Good offices", "role": "operational", "lead": "DPA",
         "objectives": "SO1"},
        {"reference": "F2", "name": "Electoral support", "role": "operational", "lead": "UNDP",
         "objectives": "SO2", "counterpart": "Electoral commission", "hand_over": "After the vote of 2011."},
        {"reference": "F3", "name": "Human rights", "role": "operational", "lead": "OHCHR",
         "objectives": "SO3"},
    ),
    "activities": (
        {"reference": "A1", "name": "Mediation team with the joint commission", "objective": "SO1",
         "indicator": "B1", "lead": "DPA", "function": "F1", "output": "Monthly sessions",
         "need": 1200, "assessed": 900, "voluntary": 300, "pledged": 300, "received": 200},
        {"reference": "A2", "name": "Revision of the roll in nine districts", "objective": "SO2",
         "indicator": "B2", "lead": "UNDP", "function": "F2", "supporting": "DPA",
         "need": 2000, "voluntary": 2000, "pledged": 500, "received": 250},
        {"reference": "A3", "name": "Observers in the valleys", "objective": "SO3", "indicator": "B3",
         "lead": "OHCHR", "function": "F3",
         "need": 600, "assessed": 400, "voluntary": 150, "other": 50, "other_pledged": 50},
        {"reference": "A4", "name": "Military advisers on the cease-fire line", "objective": "SO1",
         "indicator": "B1", "lead": "DPA", "function": "F1", "need": 350, "assessed": 350},
    ),
    "assumptions": (
        {"reference": "AS1", "text": "The Highland Union consents to observers in the valleys",
         "kind": "consent", "party": "Highland Union", "consent": "yes", "rests_on": "SO3",
         "activities": "A3", "tripwire": "A pass is closed to a patrol.", "owner": "OHCHR"},
        {"reference": "AS2", "text": "The electoral commission keeps its budget", "kind": "responsibility",
         "party": "Government", "rests_on": "SO2", "tripwire": "Salaries a month late"},
    ),
    "constraints": (
        {"reference": "C1", "text": "No more than twenty military advisers", "kind": "ceiling", "value": "20",
         "effect": "One side of the line is watched at a time."},
        {"reference": "C2", "text": "Rains from October to December", "kind": "season"},
    ),
    "risks": (
        {"reference": "R1", "text": "The coalition breaks before the vote", "likelihood": "medium",
         "impact": "high", "owner": "Special Representative", "answer": "Guarantors are on call."},
        {"reference": "R2", "text": "Donors pay for the vote and forget the valleys", "likelihood": "high",
         "impact": "medium", "owner": "UNDP", "answer": "One appeal for both."},
    ),
    "options": (
        {"reference": "O1", "title": "Political mission in three phases", "form": "special-political-mission",
         "size": "120 civilians, 12 advisers", "sent_on": "yes", "decided": "yes", "cost_index": 100},
        {"reference": "O2", "title": "No operation: envoy from headquarters", "form": "none",
         "cost_index": 12},
    ),
    "scenarios": (
        {"reference": "S1", "name": "The coalition holds", "likelihood": "high"},
        {"reference": "S2", "name": "The Union walks out", "likelihood": "medium",
         "signals": "Its ministers stay away.", "trigger": "Arrest of a commander"},
    ),
    "option-tests": (
        {"reference": "T1", "scenario": "S1", "option": "O1", "result": "enough"},
        {"reference": "T2", "scenario": "S2", "option": "O1", "result": "partly"},
        {"reference": "T3", "scenario": "S2", "option": "O2", "result": "not"},
    ),
    "positions": (
        {"reference": "E1", "entity": "DPA", "form": "special-political-mission", "options": "O1",
         "text": "Phases bind the parties to dates."},
    ),
    "consultations": (
        {"reference": "CO1", "output": "mission-plan", "group": "national", "held_on": "2010-01-13",
         "with_whom": "Joint commission", "text": "The second phase must wait for the roll."},
        {"reference": "CO2", "output": "mission-plan", "group": "regional", "held_on": "2010-01-14",
         "with_whom": "League of the Straits", "text": "Its own observers stay."},
    ),
    "expectations": (
        {"reference": "X1", "actor": "Highland Union", "text": "Observers leave before the harvest",
         "status": "answered", "answer": "They move to the passes.", "consultation": "CO1"},
    ),
    "partnerships": (
        {"reference": "PA1", "name": "League of the Straits", "kind": "regional-organisation",
         "strategic": "One envoy each, one text", "division_of_labour": "The League watches the ports."},
    ),
    "mechanisms": (
        {"reference": "M1", "name": "Senior group of mission and UNCT", "level": "senior",
         "chair": "Special Representative", "rhythm": "month"},
    ),
    "processes": (
        {"reference": "PP1", "name": "National development plan", "kind": "national", "place": "country",
         "owner": "Ministry of Planning", "alignment": "partly"},
        {"reference": "PP2", "name": "UNDAF", "kind": "development", "place": "country", "owner": "UNCT",
         "alignment": "aligned"},
    ),
    "frameworks": (
        {"reference": "FW1", "name": "Common framework for Velmora", "kind": "own",
         "vision": "One state with open valleys", "results": "Vote accepted; abuses answered",
         "timelines": "By phases", "responsibilities": "As in the results framework",
         "starts": "2010-01-01", "ends": "2011-12-31", "stock_every": 12, "status": "agreed"},
    ),
    "framework-priorities": (
        {"reference": "FP1", "framework": "FW1", "text": "A roll that all parties accept",
         "why_joint": "Access is the mission's, registration UNDP's.", "lead": "UNDP",
         "entities": "UNDP; DPA", "objectives": "SO2", "due": "2010-12-31"},
    ),
    "structure": (
        {"reference": "ST1", "name": "Office of mediation", "functions": "F1", "strength": "18 civilians"},
        {"reference": "ST2", "name": "Military advisers", "functions": "F1", "part_of": "",
         "strength": "12 officers", "location": "Cease-fire line"},
        {"reference": "ST3", "name": "Observers", "functions": "F3", "strength": "24 civilians"},
    ),
    "posts": (
        {"reference": "PO1", "name": "Head of mediation", "grade": "D-1", "status": "filled",
         "holder": "I. Marek", "filled_on": "2009-10-01", "element": "ST1"},
        {"reference": "PO2", "name": "Chief military adviser", "grade": "P-5", "status": "advertised",
         "target_date": "2010-04-01", "element": "ST2"},
    ),
    "profiles": (
        {"reference": "PF1", "name": "Mediators who know land law", "expertise": "Land law", "needed": 6,
         "found": 4},
    ),
    "services": (
        {"reference": "SV1", "name": "Helicopter", "provider": "Mission", "users": "UNCT",
         "terms": "Cost shared by hours flown"},
    ),
    "budget-frames": (
        {"reference": "BF1", "name": "Good offices", "cut": "frame", "objective": "SO1", "benchmark": "B1",
         "beside": 2000, "period": "2010"},
        {"reference": "BF2", "name": "Vote", "cut": "frame", "objective": "SO2", "benchmark": "B2",
         "beside": 400, "period": "2010"},
        {"reference": "BF3", "name": "Human rights", "cut": "frame", "objective": "SO3", "benchmark": "B3",
         "amount": 500, "period": "2010"},
        {"reference": "BL1", "name": "Military advisers", "cut": "component", "period": "2010"},
        {"reference": "BL2", "name": "Civilian personnel", "cut": "component", "period": "2010"},
        {"reference": "BL3", "name": "Operational costs", "cut": "component", "amount": 670,
         "justification": "Two of the three passes have no road.", "period": "2010"},
    ),
    "resources": (
        {"reference": "RE1", "name": "Military advisers", "category": "military", "function": "F1",
         "activities": "A4", "needed": 20, "available": 12, "cost": 480, "budget_line": "BL1"},
        {"reference": "RE2", "name": "Civilian staff", "category": "civilian", "needed": 120,
         "available": 97, "cost": 3000, "budget_line": "BL2"},
        {"reference": "RE3", "name": "Helicopter hours", "category": "operational", "cost": 600,
         "budget_line": "BL3"},
    ),
    "funding": (
        {"reference": "FU1", "name": "Regular budget, special political missions", "kind": "assessed",
         "needed": 4150, "pledged": 4150, "received": 2100},
        {"reference": "FU2", "name": "Trust fund for the vote and for talks", "kind": "voluntary",
         "activities": "A1; A2", "needed": 2300, "pledged": 800, "received": 450, "raised_by": "UNDP",
         "conditions": "Two donors pay once the roll is public."},
        {"reference": "FU3", "name": "Rights fund", "kind": "pooled", "activities": "A3", "needed": 200,
         "pledged": 50},
    ),
    "commitments": (
        {"reference": "CM1", "name": "Advance for the roll", "amount": 150, "status": "granted",
         "granted": 150, "purpose": "Printing before the rains"},
    ),
    "schedule": (
        {"reference": "W1", "title": "Train the enumerators", "date": "2010-07-01", "until": "2010-07-31",
         "side": "unct", "lead": "UNDP", "activity": "A2"},
        {"reference": "W2", "title": "Revise the roll", "date": "2010-08-01", "until": "2010-08-31",
         "side": "unct", "lead": "UNDP", "activity": "A2"},
        {"reference": "W3", "title": "Talks on seats for the valleys", "date": "2010-08-10",
         "until": "2010-08-20", "side": "mission", "lead": "DPA", "activity": "A1"},
        {"reference": "W4", "title": "Sign the roll", "date": "2010-09-01", "until": "2010-09-03",
         "side": "both", "lead": "DPA"},
    ),
    "milestones": (
        {"reference": "MS1", "name": "The roll is public", "date": "2010-09-03", "owner": "UNDP",
         "activity": "A2"},
    ),
    "contingencies": (
        {"reference": "CN1", "name": "The Union walks out", "scenario": "S2", "ordered_by": "SRSG",
         "sign": "Empty seats for a week", "measures": "Guarantors meet within two days."},
    ),
    "integration": (
        {"reference": "IN1", "area": "Electoral support", "level": "programmatic", "degree": "partial",
         "lead": "UNDP", "rationale": "One team in the districts", "objective": "SO2"},
        {"reference": "IN2", "area": "Human rights", "level": "strategic", "degree": "none",
         "rationale": "Reports stay apart from good offices."},
    ),
    "joint-programmes": (
        {"reference": "JP1", "name": "One roll", "degree": "partial", "objective": "SO2",
         "entities": "UNDP; OHCHR", "activities": "A2", "manager": "UNDP"},
    ),
    "assets": (
        {"reference": "AT1", "name": "Camp at the line", "value": 300, "period": "during-and-after"},
        {"reference": "AT2", "name": "Six cars", "value": 120, "disposition": "unct"},
    ),
    "phases": (
        {"reference": "PH1", "name": "Phase one: talks", "starts": "2010-01-01", "until": "2010-06-30",
         "mandate": "Good offices and advice on the line", "strength": "90 civilians, 12 advisers",
         "condition": "B1: six disputes settled", "review_on": "2010-06-01", "objectives": "SO1"},
        {"reference": "PH2", "name": "Phase two: the vote", "starts": "2010-07-01", "until": "2011-03-31",
         "mandate": "Support of the vote is added", "strength": "120 civilians, 20 advisers",
         "condition": "B2: the whole roll is checked", "review_on": "2011-02-01", "objectives": "SO1, SO2"},
        {"reference": "PH3", "name": "Phase three: the valleys", "starts": "2011-04-01",
         "mandate": "Human rights alone", "strength": "60 civilians, no advisers", "objectives": "SO3"},
    ),
}  # fmt: skip

# Rows that lean on one another come in a second sheet, found by their signs.
LINKS: dict[str, Rows] = {
    "schedule": (
        {"reference": "W2", "depends_on": "W1"},
        {"reference": "W3", "depends_on": "W1"},
        {"reference": "W4", "depends_on": "W2; W3"},
    ),
    "structure": ({"reference": "ST2", "part_of": "ST1"},),
}
# What the Council's record brought, set against the plan: found by number, for a record gives no signs.
ANSWERS = {
    "2(a)": {"coverage": "covered", "funding": "assessed", "activities": ("A1", "A4"), "benchmarks": ("B1",)},
    "2(b)": {"coverage": "new", "funding": "voluntary", "activities": ("A2",), "funds_raised_by": "UNDP"},
    "2(c)": {"coverage": "covered", "funding": "part-voluntary", "activities": ("A3",)},
    "2(d)": {"coverage": "covered", "funding": "none", "served_by": ("SO3",)},
}
# What half a year brought.
HAPPENED: dict[str, Rows] = {
    "mismatches": (
        {
            "reference": "MM1",
            "kind": "fewer resources",
            "effect": "Land returns are advised on in one valley.",
        },
    ),
}

"""Registers of delivery: partners, organisation, results, means, and what is done together."""

from plans import models
from plans.columns import ListColumn
from plans.register import Register
from plans.registers.substance import SUPPORT

FIELD_ALWAYS = frozenset({"rc-hc", "field"})
TEAM_ALWAYS = frozenset({"unct-member", "mission-staff"})

_PARTNERS = (
    Register(
        "expectations",
        "Expectations",
        "What each actor expects, where the plan differs, and the answer given.",
        models.Expectation,
        "IMPP guidelines B",
        always=FIELD_ALWAYS,
    ),
    Register(
        "consultations",
        "Consultations",
        "Who was consulted on which output, and what became of it.",
        models.Consultation,
        "IMPP guidelines Annex A",
        always=FIELD_ALWAYS,
    ),
    Register(
        "partnerships",
        "Partnerships",
        "Partners outside the UN, and how far planning goes together.",
        models.Partnership,
    ),
    Register(
        "mechanisms",
        "Coordination mechanisms",
        "Where mission and partners meet: level, chair, rhythm, terms.",
        models.Mechanism,
    ),
    Register(
        "processes",
        "Planning processes",
        "Other planning at headquarters and in the country, to keep in step with.",
        models.PlanningProcess,
        always=FIELD_ALWAYS,
    ),
    Register(
        "frameworks",
        "Common frameworks",
        "Frameworks shared with the country team, or standing in for one.",
        models.Framework,
    ),
)

_ORGANISATION = (
    Register("functions", "Functions", "What the mission has to do; form follows.", models.Function),
    Register(
        "structure",
        "Structure",
        "The parts of the mission, each with the function that justifies it.",
        models.StructureElement,
    ),
    Register(
        "posts",
        "Key posts",
        "Posts to be filled early, from planning to arrival.",
        models.Post,
        "IMPP guidelines C 2.1.2",
    ),
    Register(
        "profiles",
        "Staff profiles",
        "The kinds of staff that are needed, and how many were found.",
        models.Profile,
        derived={"gap": "Gap"},
    ),
    Register(
        "services",
        "Common services",
        "Services that mission and country team share.",
        models.Service,
        "IMPP guidelines C 1.2.3",
    ),
)

_RESULTS = (
    Register(
        "activities",
        "Results framework",
        "From objective to money: activity, output, indicator, lead, and what it costs in thousand dollars.",
        models.Activity,
        "IMPP guidelines C 2.1.2",
        lists={"supporting": SUPPORT},
        derived={"gap": "Gap"},
        demanded=frozenset({"lead"}),
        totals=("need", "assessed", "voluntary", "pledged", "received", "other", "gap"),
    ),
    Register(
        "schedule",
        "Schedule",
        "What begins when, on whose side, and what it waits for.",
        models.ScheduleItem,
        "IMPP guidelines C 2.2.3",
    ),
    Register(
        "milestones",
        "Milestones",
        "Dates by which the schedule can be judged.",
        models.Milestone,
        "IMPP guidelines C 2.2.3",
    ),
    Register(
        "contingencies",
        "Contingencies",
        "What is done when another scenario comes about.",
        models.Contingency,
        "IMPP guidelines C 2.2.3",
    ),
)

_MEANS = (
    Register(
        "resources",
        "Resources",
        "What is needed for each function, what there is, and what it costs.",
        models.Resource,
        derived={"gap": "Gap"},
        totals=("cost",),
    ),
    Register(
        "funding",
        "Funding",
        "Sources of money, their purpose and conditions, and what they lack.",
        models.Fund,
        derived={"gap": "Gap"},
        totals=("needed", "pledged", "received", "gap"),
    ),
    Register(
        "budget-frames",
        "Budget frames",
        "The budget by component and by result, in thousands of dollars.",
        models.BudgetFrame,
        "IMPP guidelines C 1.2.4; C 2.1.3",
    ),
    Register(
        "commitments",
        "Pre-Mandate Commitment Authority",
        "Money asked for before the mandate: amount, purpose, and how far the request has come.",
        models.CommitmentRequest,
        "IMPP guidelines C 1.2.4",
        totals=("amount", "granted"),
    ),
    Register(
        "assets",
        "Assets",
        "Each asset with its lifespan and what becomes of it.",
        models.Asset,
        "IMPP guidelines C 3.2.2",
    ),
)

_TOGETHER = (
    Register(
        "integration",
        "Integration",
        "Area by area: how far mission and country team come together, and why.",
        models.IntegrationArea,
        "IMPP guidelines B; C 2.2.3",
    ),
    Register(
        "joint-programmes",
        "Joint programmes",
        "Programmes of two or more entities; they start when all have signed.",
        models.JointProgramme,
        lists={"entities": ListColumn("Entities", "objective", "Two or more UN entities.")},
        derived={"signatures": "Signatures", "started_on": "Started on"},
        always=TEAM_ALWAYS,
    ),
    Register(
        "successors",
        "Successors",
        "Who takes over which share of the work.",
        models.Successor,
        "IMPP guidelines C 3.2.1",
        renamed={"successor": "mission"},
    ),
    Register(
        "phases",
        "Phases",
        "Phases of deployment or draw-down, each with the condition for the next.",
        models.Phase,
    ),
)

DELIVERY_FAMILIES = (
    ("Partners and other planning", _PARTNERS),
    ("Organisation", _ORGANISATION),
    ("Results and time", _RESULTS),
    ("Means", _MEANS),
    ("Together, and after", _TOGETHER),
)
DELIVERY = (*_PARTNERS, *_ORGANISATION, *_RESULTS, *_MEANS, *_TOGETHER)

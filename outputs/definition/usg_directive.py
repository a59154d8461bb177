"""The Planning Directive of the Under-Secretary-General, which opens Level 1.2.

Its five sections are those of Annex B; a sixth, the calendar, takes the two of the nine
items that Annex B has no place for. One filling serves both lists.
"""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C121 = "IMPP guidelines C 1.2.1"
_ANNEX_B = "IMPP guidelines C 1.2.1; Annex B"
_ALL: tuple[Label, ...] = ("first", "update", "transition")

_SITUATION_AND_OBJECTIVES = (
    Section(
        key="situation",
        title="Situation",
        guidance="No history: give the issues on which planning turns, the main protagonists, "
        "what they broadly want and where their strength lies. More detail stays in the Strategic "
        "Assessment.",
        reference=_ANNEX_B,
        required_for=_ALL,
        items=(
            "summary of the situation",
            "key issues",
            "main protagonists, their aims and centres of gravity",
        ),
    ),
    drawn_in(
        "protagonists",
        "Protagonists",
        "One row for each main party: broad objective and centre of gravity, that is, what it draws its "
        "power or freedom of action from.",
        "IMPP guidelines Annex B",
    ),
    Section(
        key="objectives",
        title="Strategic objectives",
        guidance="Start from the Secretary-General's directive and the Council's views. Give the end-state, "
        "what counts as success, the broad steps or benchmarks towards it, and priorities: at once, next, "
        "and changing over time.",
        reference=_ANNEX_B,
        required_for=_ALL,
        items=(
            "strategic objectives in detail",
            "statement of priorities",
            "key benchmarks with a definition of success",
            "strategic end-state",
            "definition of success",
            "main steps or benchmarks",
            "priorities: immediate, following, changing over time",
            "new operational planning requirements",
        ),
    ),
    drawn_in(
        "objectives",
        "Objectives",
        "One row for each objective, with the objective of the Secretary-General's directive from which it "
        "comes. Rows without an origin are flagged.",
        _C121,
    ),
    drawn_in(
        "benchmarks",
        "Benchmarks and definition of success",
        "One row for each benchmark with its definition of success. Budget frames, Mission Plan and reviews "
        "use these very rows; do not retype them there.",
        _C121,
    ),
    drawn_in(
        "priorities",
        "Priorities",
        "One row for each priority and the time it holds for: immediate, following, or changing as "
        "conditions change. Few rows help planners more than many.",
        _ANNEX_B,
    ),
)

_LIMITS = (
    Section(
        key="assumptions",
        title="Assumptions",
        guidance="Cover consent of the parties (and groups that withhold it), what regional, national and "
        "government actors answer for, such as security and protection of civilians, and how planning "
        "processes must be synchronised.",
        reference="IMPP guidelines Annex B",
        required_for=_ALL,
        written_by="IMTF and UNCT",
        items=(
            "consent of the parties",
            "regional, national and government responsibilities",
            "synchronised planning and what an integrated product needs",
        ),
    ),
    drawn_in(
        "assumptions",
        "Assumptions to be checked again",
        "One row for each assumption; consent has one row a party. The survey checks every row. Where "
        "consent is missing, the mission's viability has to be discussed in the text.",
        "IMPP guidelines Annex B",
    ),
    Section(
        key="constraints",
        title="Constraints",
        guidance="Time, including deadlines of the Council; resources needed against those available and "
        "when they can be in place; risks; and links to other UN missions, regional organisations and "
        "issues that limit what is possible.",
        reference=_ANNEX_B,
        required_for=_ALL,
        items=(
            "risk assessment and planning constraints",
            "links to other UN work, neighbouring UN missions and regional organisations",
            "time and deadlines",
            "resources needed, available, and when in place",
            "risk assessment",
            "linked issues that limit what is possible",
            "how it ties in with long-term UN planning",
        ),
    ),
    drawn_in(
        "constraints",
        "Constraints and ceilings",
        "One row for each limit with its kind and source. A ceiling set by the Council or expected by "
        "members shows which tasks it leaves short of means.",
        _C121,
    ),
    drawn_in(
        "risks",
        "Risks",
        "One row for each risk with likelihood, impact, owner and answer; take over those of the Strategic "
        "Assessment that still stand and close the others.",
        _ANNEX_B,
    ),
)

_DIRECTION = (
    Section(
        key="responsibilities",
        title="Responsibilities",
        guidance="Separate three: the mission; the outside world, meaning regional groups, bilateral "
        "partners and others; and the planning team, with tasks split among IMTF members and UNCT and the "
        "support that DPKO gives.",
        reference=_ANNEX_B,
        required_for=_ALL,
        written_by="IMTF and UNCT",
        items=(
            "functions of the IMTF, tasks of members and UNCT, support by DPKO",
            "responsibilities of the mission",
            "responsibilities of the international community",
            "responsibilities of the planning team",
        ),
    ),
    Section(
        key="calendar",
        title="Planning calendar and decision points",
        guidance="Give the order and dates of planning work and outputs, and each decision that is required "
        "with its decider. For a transition these dates are the only timeframe the level has.",
        reference="IMPP guidelines C 1.2.1; 3.2.1",
        required_for=_ALL,
        items=(
            "dates and order of planning work and outputs",
            "required decision points",
            "planning time-frame of the transition",
            "sequence of transition planning",
        ),
    ),
    drawn_in(
        "milestones",
        "Milestones",
        "One row for each date that planning must meet: survey, drafts, budget, report, Council deadline. "
        "Dates entered here can be followed on the mission's page.",
        _C121,
    ),
    drawn_in(
        "processes",
        "Other planning processes",
        "One row for each plan of others that runs at the same time, such as appeals, country frameworks or "
        "needs assessments, with its owner and how far it is aligned.",
        _ANNEX_B,
        written_by="IMTF and UNCT",
    ),
)

USG_DIRECTIVE = OutputType(
    key="usg-directive",
    title="Planning Directive of the Under-Secretary-General",
    purpose="Is the central planning document: turns the Secretary-General's objectives into direction for "
    "detailed operational planning, and starts the clock of Level 1.2.",
    prepared_by="IMTF; in a revision or for transition with SRSG, IMPT and UNCT",
    decided_by="Under-Secretary-General of the lead department",
    decision="promulgates",
    reference=_ANNEX_B,
    labels=_ALL,
    sections=(*_SITUATION_AND_OBJECTIVES, *_LIMITS, *_DIRECTION),
    follows="sg-directive",
)

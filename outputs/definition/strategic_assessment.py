"""The Strategic Assessment, with which Level 1.1 asks for the form of UN involvement."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C112 = "IMPP guidelines C 1.1.2"
_ALL: tuple[Label, ...] = ("first",)
_BOTH = "IMTF and UNCT"

_GROUND = (
    Section(
        key="situation",
        title="Situation and conflict analysis",
        guidance="Give the profile of the conflict, its causes, the people and groups who shape it, and how "
        "it is moving. Include what works for peace, not only what works against it.",
        reference=_C112,
        required_for=_ALL,
        written_by=_BOTH,
        items=("situation or profile", "causes of conflict and of peace", "stakeholders", "dynamics"),
    ),
    drawn_in(
        "protagonists",
        "Protagonists",
        "One row for each main actor: what they want, and what their strength rests on. The directive of the "
        "Under-Secretary-General takes this table over, so be brief and exact.",
        _C112,
        written_by=_BOTH,
    ),
    Section(
        key="economic-analysis",
        title="Economic analysis",
        guidance="Where partners such as the World Bank or private business have studied the economy of the "
        "conflict, give their findings and dates: revenue, livelihoods, and who profits from violence.",
        reference="Partnerships (economic analysis)",
        written_by=_BOTH,
    ),
    Section(
        key="gender",
        title="Gender perspective",
        guidance="Show how conditions, risks and needs differ for women, men, girls and boys, and what this "
        "changes in objectives and options. Name the women's groups that were heard.",
        reference="Guidance for mission leadership: gender",
        required_for=_ALL,
        written_by=_BOTH,
        items=("gender perspective",),
    ),
    Section(
        key="information-base",
        title="Information base",
        guidance="Track each source the assessment rests on with its date: root causes, monitoring, appeals "
        "and needs assessments, human rights, UN activities, stakeholders. Gaps are shown to the decider.",
        reference=_C112,
        kind="register",
        register="information-base",
        written_by=_BOTH,
        items=(
            "root causes of the conflict",
            "political and security monitoring",
            "results of CHAP/CAP and JAM/PCNA",
            "human rights assessments",
            "existing UN activities",
            "map of stakeholders and initiatives",
        ),
    ),
)

_PROPOSAL = (
    Section(
        key="objectives",
        title="Possible strategic objectives",
        guidance="State what the United Nations could set out to achieve, as ends and not as activities. "
        "The reader looks for few objectives, each of which could later be measured.",
        reference=_C112,
        required_for=_ALL,
        items=("possible strategic objectives",),
    ),
    drawn_in(
        "objectives",
        "Objectives",
        "One row for each objective; the same rows are carried into both planning directives and the plan, "
        "so that every later change of wording can be followed.",
        _C112,
    ),
    Section(
        key="framework",
        title="Framework over all dimensions",
        guidance="For each dimension (political, security, humanitarian, human rights, development) give "
        "the problem and what the UN system as a whole could contribute, showing how the parts depend on "
        "one another.",
        reference=_C112,
        required_for=_ALL,
        written_by=_BOTH,
        items=("general framework over all dimensions",),
    ),
    Section(
        key="warranted",
        title="Whether a mission is warranted",
        guidance="Answer yes or no first. If yes, recommend the mission's role and scope in general terms; "
        "if no, say which other form of engagement answers the situation better, and why.",
        reference=_C112,
        required_for=_ALL,
        items=("whether a mission is warranted, its role and scope",),
    ),
    Section(
        key="alternatives",
        title="Strategies and options compared",
        guidance="Set the alternatives side by side: what each can and cannot do, its risks, how it joins "
        "with work of the UNCT, and how it compares with less costly diplomatic, humanitarian or "
        "development means.",
        reference=_C112,
        required_for=_ALL,
        written_by=_BOTH,
        items=("alternative strategies", "links of options with UNCT work, and their risks"),
    ),
    Section(
        key="options",
        title="Options",
        guidance="One row for each option, with its form and, just as openly, what it cannot do. Include at "
        "least one that is not an operation, so that the decider truly has a choice.",
        reference=_C112,
        kind="register",
        register="options",
        required_for=_ALL,
        items=("options for scope and role",),
    ),
    Section(
        key="scenarios",
        title="Scenarios",
        guidance="One row for each way events could go, with the signs by which it would be recognised and "
        "its likelihood. Options are tested against these rows, so include the unwelcome ones.",
        reference=_C112,
        kind="register",
        register="scenarios",
        required_for=_ALL,
        items=("scenarios",),
    ),
)

_LIMITS = (
    Section(
        key="assumptions",
        title="Key planning assumptions",
        guidance="State what must hold for the recommendation to stand: consent, regional support, timing, "
        "resources. For each say what would show that it no longer holds.",
        reference=_C112,
        required_for=_ALL,
        items=("key planning assumptions",),
    ),
    drawn_in(
        "assumptions",
        "Assumptions",
        "One row for each assumption, so that the technical survey can check it again by name and mark it as "
        "confirmed, changed or dropped.",
        _C112,
    ),
    Section(
        key="risks",
        title="Limiting factors and risks",
        guidance="Name what could hold the UN back or tie its hands: security, access, politics, troops, "
        "money. Say how grave each is and whether anything can be done about it.",
        reference=_C112,
        required_for=_ALL,
        items=("factors and risks that may limit involvement",),
    ),
    drawn_in(
        "risks",
        "Risks",
        "One row for each risk with likelihood, impact, owner and answer. A risk without an owner will be "
        "read as one that nobody has taken up.",
        _C112,
    ),
    Section(
        key="capacity",
        title="Existing UN capacity and gaps",
        guidance="Show how staff, sites, programmes and resources that the UN already has in the country "
        "could serve these objectives best, and where they fall short. Be concrete about places and "
        "numbers.",
        reference=_C112,
        required_for=_ALL,
        written_by=_BOTH,
        items=("use of existing UN capacity, and gaps",),
    ),
    Section(
        key="take-over",
        title="Take-over from another organisation",
        guidance="If another organisation runs an operation that the UN would take over, describe the "
        "passage and its risks. If there is none, mark this section as not applicable and say why.",
        reference=_C112,
        required_for=_ALL,
        may_be_not_applicable=True,
        items=("take-over from another organisation, if any",),
    ),
    drawn_in(
        "partnerships",
        "Division of labour with partners",
        "Where the assessment was made together with other organisations, one row for each: their part, "
        "ours, and what each will plan on its own.",
        "Partnerships (joint assessments)",
    ),
)

STRATEGIC_ASSESSMENT = OutputType(
    key="strategic-assessment",
    title="Strategic Assessment",
    purpose="Lays before the Secretary-General, in short form, what the UN could aim for, by which options, "
    "and whether a mission is warranted.",
    prepared_by="IMTF, with the UNCT",
    decided_by="Secretary-General",
    decision="considers",
    reference=_C112,
    labels=_ALL,
    sections=(*_GROUND, *_PROPOSAL, *_LIMITS),
    follows="strategic-analysis",
)

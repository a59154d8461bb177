"""Mission Plan, second part: functions, structure, themes, support and means."""

from outputs.definition.plan_labels import FROM_ADVANCED, FROM_FIRST, FROM_PRE_SURVEY
from outputs.definition.shape import Section
from outputs.definition.tables import drawn_in

_C123 = "IMPP guidelines C 1.2.3"
_C212 = "IMPP guidelines C 2.1.2"
_BOTH = "IMTF and UNCT"

_STRUCTURE = (
    Section(
        key="functions",
        title="Functions and design of the mission",
        guidance="Outline which functions the mission needs and the design that follows from them: "
        "staffing, common services, and where it meets the UNCT. Form follows function, so start from the "
        "work.",
        reference=_C123,
        required_for=FROM_PRE_SURVEY,
        written_by=_BOTH,
        items=(
            "mission functions, design and structure",
            "staffing",
            "common services",
            "interface with the UNCT",
        ),
    ),
    drawn_in(
        "functions",
        "Functions",
        "One row for each function and the objective it serves. A function that serves none is flagged, so "
        "explain it or leave it out.",
        _C123,
    ),
    Section(
        key="structure",
        title="Structure and coordination with the UNCT",
        guidance="Describe the mission's parts, how they coordinate, and the mechanisms that keep mission "
        "and UNCT working as one, including whether the humanitarian coordination office stands inside or "
        "outside.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("mission structure and coordination with the UNCT",),
    ),
    drawn_in(
        "structure",
        "Elements of the structure",
        "One row for each element with the function it exists for. Elements without a function ask for a "
        "reason before the plan goes forward.",
        _C212,
    ),
    drawn_in(
        "posts",
        "Posts",
        "One row for each key post with its grade, its state of recruitment, and when the person joins "
        "planning. Early recruitment of leaders matters most here.",
        _C212,
    ),
    drawn_in(
        "profiles",
        "Profiles of staff needed",
        "One row for each profile: how many people with which skills are needed, and how many have been "
        "found so far, inside the UN or outside.",
        _C123,
    ),
    Section(
        key="management",
        title="Management and decision arrangements",
        guidance="Say who decides what: roles of the senior staff, how crises and daily business are "
        "settled, and how these arrangements relate to the UNCT, the Government and others.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        items=("management, coordination and decision arrangements",),
    ),
    drawn_in(
        "mechanisms",
        "Coordination mechanisms",
        "One row for each standing body or meeting: its purpose, who takes part, who chairs, how often. "
        "Drop those whose absence nobody would notice.",
        _C212,
        written_by=_BOTH,
    ),
    Section(
        key="co-location",
        title="Co-location of mission headquarters",
        guidance="State that the parts of mission headquarters sit together from the outset, and where. If "
        "they do not, mark as not applicable and give the reason.",
        reference="IMPP guidelines C 2.1.4",
        required_for=FROM_ADVANCED,
        may_be_not_applicable=True,
        items=("co-location of mission headquarters, or why not",),
    ),
    Section(
        key="thematic-strategies",
        title="Thematic strategies",
        guidance="For each theme, such as protection of civilians, disarmament, justice, elections or "
        "return, give the roles of mission and UNCT, money and other resources needed, and how joint "
        "programmes are run.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("thematic strategies: roles, resources, joint programming",),
    ),
    drawn_in(
        "joint-programmes",
        "Joint programmes",
        "One row for each programme run by mission and agencies together, with the parties, the documents "
        "it still needs, and its start.",
        _C212,
        written_by=_BOTH,
    ),
)

_MEANS = (
    Section(
        key="support-services",
        title="Support and common services",
        guidance="Show how support services of the mission and common services of the UNCT, humanitarian "
        "ones included, are coordinated: air, medical, security, premises, communications. Say who serves "
        "whom, and who pays.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("coordination of support services with common services",),
    ),
    drawn_in(
        "services",
        "Services",
        "One row for each service that is shared or could be: provider, users, cost share, and from when. "
        "Name those that stay separate, and why.",
        _C212,
        written_by=_BOTH,
    ),
    Section(
        key="resources",
        title="Resource requirements",
        guidance="Estimate what the plan needs, how money is raised, and how funds are managed. From the "
        "advanced draft on fully costed; later versions state that they agree with the latest budget "
        "report.",
        reference="IMPP guidelines C 1.2.3; 3.2.2",
        required_for=FROM_FIRST,
        written_by=_BOTH,
        items=(
            "preliminary resource needs",
            "resource mobilisation and fund management",
            "consistency with any further budget report and resource mobilisation",
        ),
    ),
    drawn_in(
        "resources",
        "Resources",
        "One row for each requirement: what, how much, from when, and which activity it serves. Mark what "
        "is already on hand in mission or UNCT.",
        _C123,
        written_by=_BOTH,
    ),
    drawn_in(
        "funding",
        "Funding",
        "One row for each source: assessed or voluntary, pledged, received, and the gap. Readers look first "
        "for tasks that hang on money not yet promised.",
        _C123,
        written_by=_BOTH,
    ),
    Section(
        key="consultation",
        title="Consultation of national actors and partners",
        guidance="Propose how Government, other national actors, donors, contributors, regional "
        "organisations and non-governmental organisations take part in planning: on what, when, and how "
        "they learn what became of it.",
        reference="IMPP guidelines C 1.2.3; Annex A",
        required_for=FROM_FIRST,
        written_by=_BOTH,
        items=("proposal for consulting national actors and partners",),
    ),
    drawn_in(
        "consultations",
        "Consultations held",
        "One row for each consultation: date, group, subject and what was said. Both national actors and "
        "others should appear; a missing group is a gap to explain.",
        "IMPP guidelines Annex A",
        written_by=_BOTH,
    ),
    drawn_in(
        "partnerships",
        "Partners",
        "One row for each partner organisation with its share of the work and what the mission counts on it "
        "for, by what date.",
        _C123,
        written_by=_BOTH,
    ),
)

ORGANISATION = (*_STRUCTURE, *_MEANS)

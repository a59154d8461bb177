"""The report of the Secretary-General to the Security Council: proposal, revision, or draw-down."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C125 = "IMPP guidelines C 1.2.5"
_C322 = "IMPP guidelines C 3.2.2"
_CONCEPT: tuple[Label, ...] = ("first", "update")

SG_REPORT = OutputType(
    key="sg-report",
    title="Report of the Secretary-General",
    purpose="Proposes the concept of operations to the Security Council, in step with the version of the "
    "Mission Plan that it cites; in Level 3.2 the transition and draw-down.",
    prepared_by="IMTF; with the IMPT in Level 3.2",
    decided_by="Secretary-General",
    decision="submits",
    reference="IMPP guidelines C 1.2.5; 3.1.2; 3.2.2",
    labels=("first", "update", "transition"),
    sections=(
        Section(
            key="situation",
            title="Developments",
            guidance="Summarise what the Council needs in order to judge the proposal: developments since "
            "its last discussion, and findings of the survey or review. The report is public, so weigh "
            "every name.",
            reference=_C125,
        ),
        Section(
            key="concept-of-operations",
            title="Concept of operations",
            guidance="Describe the proposed integrated mission: objectives, tasks by component, structure "
            "and strength, phases, and how it works with the UN Country Team. It must agree with the plan "
            "version cited.",
            reference=_C125,
            required_for=_CONCEPT,
            items=("concept of operations of the integrated mission",),
        ),
        drawn_in(
            "objectives",
            "Objectives",
            "One row for each objective as it stands in the Mission Plan version that this report reflects. "
            "A newer plan marks the report as out of step.",
            _C125,
        ),
        drawn_in(
            "phases",
            "Phases",
            "One row for each phase of deployment or draw-down, with dates and the conditions that lead on "
            "to the next, as the Mission Plan has them.",
            _C125,
        ),
        drawn_in(
            "benchmark-progress",
            "Progress against benchmarks",
            "One row for each benchmark with its latest value, date, source and confidence, as monitoring "
            "has them. Judge it in the text; do not type a value anew.",
            "IMPP guidelines C 3.1.1",
        ),
        drawn_in(
            "findings-council",
            "Findings on performance",
            "One row for each assessed output whose finding was marked for the Security Council: its impact, "
            "its effectiveness, and on what ground.",
            "IMPP guidelines C 3.1.1",
        ),
        Section(
            key="support-and-resources",
            title="Support and resources",
            guidance="Say what the concept requires in personnel, aircraft, engineering and money, what is "
            "at hand, and what contributors still have to offer. Figures follow the draft budget.",
            reference="IMPP guidelines C 1.2.4; 1.2.5",
        ),
        Section(
            key="briefings",
            title="Briefings and consultations",
            guidance="Where briefings were held with Council members, possible troop and police "
            "contributors or other interested parties, give their dates and the points raised, in general "
            "terms.",
            reference=_C125,
        ),
        Section(
            key="transition-and-draw-down",
            title="Transition and draw-down",
            guidance="Set out the strategy for transition and exit: phases, successor arrangements, "
            "residual tasks, assets, and the link to long-term peacebuilding. It must agree with the "
            "revised plan cited.",
            reference=_C322,
            required_for=("transition",),
            written_by="IMTF and IMPT",
            items=("transition and draw-down, in step with the revised plan",),
        ),
        Section(
            key="observations",
            title="Observations and recommendations",
            guidance="Say what the Secretary-General recommends and what the Council is asked to authorise, "
            "task by task, in words that could stand in a resolution. Name openly what the proposal cannot "
            "achieve.",
            reference="IMPP guidelines C 1.2.5; 3.1.1",
        ),
    ),
    follows="mission-plan",
)

"""Mission Plan, third part: schedule and integration for adoption; hand-over and exit for transition."""

from outputs.definition.plan_labels import FOR_TRANSITION, FROM_FINAL
from outputs.definition.shape import Section
from outputs.definition.tables import drawn_in

_C223 = "IMPP guidelines C 2.2.3"
_C322 = "IMPP guidelines C 3.2.2"
_TEAM = "IMPT"
_TOGETHER = "IMTF and IMPT"

_IMPLEMENTATION = (
    Section(
        key="schedule",
        title="Implementation schedule",
        guidance="One row for each piece of work: who answers for it, the activity and its output, "
        "milestone or benchmark, resources, and dates. Components must be able to work from these rows.",
        reference=_C223,
        kind="register",
        register="schedule",
        required_for=FROM_FINAL,
        written_by=_TEAM,
        items=(
            "responsibilities",
            "activities and outputs",
            "milestones and benchmarks",
            "resource requirements",
        ),
    ),
    drawn_in(
        "milestones",
        "Milestones",
        "One row for each date by which the schedule can be judged, and whose it is. Take account of "
        "seasons, elections and the end of the mandate.",
        _C223,
        written_by=_TEAM,
    ),
    Section(
        key="contingencies",
        title="Dealing with contingencies",
        guidance="Say what the mission does if a scenario other than the expected one comes about: who "
        "notices, who decides, which tasks stop, and which means are moved.",
        reference=_C223,
        required_for=FROM_FINAL,
        written_by=_TEAM,
        items=("ways to deal with contingencies",),
    ),
    drawn_in(
        "contingencies",
        "Contingency table",
        "One row for each contingency with the sign that sets it off, the first measures, and the person "
        "who may order them at any hour.",
        _C223,
        written_by=_TEAM,
    ),
    Section(
        key="integration-general",
        title="Integration in general",
        guidance="State how mission and UNCT integrate overall in four respects: planning, joint "
        "programming, organisation and finance. Where they work side by side on purpose, say so and why.",
        reference=_C223,
        required_for=FROM_FINAL,
        written_by="IMPT, mission and UNCT",
        items=("integration in general: planning, joint programming, organisation, finance",),
    ),
    Section(
        key="integration-thematic",
        title="Integration by theme",
        guidance="Go through the themes of the plan and state for each how far mission and UNCT integrate "
        "in planning, joint programming, organisation and finance. A theme needing none gets its reason.",
        reference=_C223,
        required_for=FROM_FINAL,
        written_by="IMPT, mission and UNCT",
        items=("integration by theme: planning, joint programming, organisation, finance",),
    ),
    drawn_in(
        "integration",
        "Degrees of integration",
        "One row for each area with the degree chosen, from none to full, and the reason. Full integration "
        "also asks how it could be undone.",
        _C223,
        written_by="IMPT, mission and UNCT",
    ),
)

_TRANSITION = (
    Section(
        key="exit-strategy",
        title="Transition and exit strategy",
        guidance="Set out the options considered and the strategy chosen: phases of draw-down, the "
        "conditions for each, and what would halt it. Rest it on the findings of the transition survey.",
        reference=_C322,
        required_for=FOR_TRANSITION,
        written_by=_TOGETHER,
        items=("transition and exit strategy", "options considered"),
    ),
    drawn_in(
        "phases",
        "Phases of draw-down",
        "One row for each phase with its beginning, its end, the strength that remains and the condition "
        "for going on to the next.",
        _C322,
        written_by=_TOGETHER,
    ),
    Section(
        key="residual-tasks",
        title="Residual tasks and successors",
        guidance="Name every task that outlives the mission and who takes it over: the UNCT, a successor "
        "mission, another organisation or national authorities. Say what the successor needs in order to be "
        "ready.",
        reference="IMPP guidelines C 3.2.1; 3.2.2",
        required_for=FOR_TRANSITION,
        written_by="IMPT and UNCT",
        items=("residual tasks and successor arrangements",),
    ),
    drawn_in(
        "successors",
        "Successors",
        "One row for each successor with its kind and its share of the work. Planning of a successor "
        "operation runs in its own file, linked from here.",
        "IMPP guidelines C 3.2.1",
        written_by="IMPT and UNCT",
    ),
    Section(
        key="asset-disposition",
        title="Disposition of assets",
        guidance="State what becomes of the mission's assets: to the UNCT, to a successor, to national "
        "authorities, to other missions, or disposed of; and what resources the passage itself requires.",
        reference=_C322,
        required_for=FOR_TRANSITION,
        written_by=_TOGETHER,
        items=("disposition of assets and resource needs",),
    ),
    drawn_in(
        "assets",
        "Assets",
        "One row for each asset or group of assets with its disposition. A row without one is a gap that is "
        "raised when the version is submitted.",
        _C322,
        written_by=_TOGETHER,
    ),
    Section(
        key="long-term-strategy",
        title="Link to the long-term peacebuilding strategy",
        guidance="Show how the exit serves the UN's longer-term strategy for the country after the "
        "operation: which goals go on, under whose care, and which frameworks carry them.",
        reference=_C322,
        required_for=FOR_TRANSITION,
        written_by="IMPT and UNCT",
        items=("link to the long-term peacebuilding strategy",),
    ),
)

DELIVERY = (*_IMPLEMENTATION, *_TRANSITION)

"""Mission Plan, first part: what the mission is to achieve, by which principles, measured how."""

from outputs.definition.plan_labels import FROM_ADVANCED, FROM_FIRST, FROM_PRE_SURVEY
from outputs.definition.shape import Section
from outputs.definition.tables import drawn_in

_C123 = "IMPP guidelines C 1.2.3"
_C211 = "IMPP guidelines C 2.1.1"
_C212 = "IMPP guidelines C 2.1.2"
_BOTH = "IMTF and UNCT"

_AIMS = (
    Section(
        key="objectives",
        title="Objectives and strategies",
        guidance="State the strategic and thematic objectives and, for each, the way it will be reached. "
        "Cite the planning directive of the Under-Secretary-General and keep to its wording of the ends.",
        reference=_C123,
        required_for=FROM_PRE_SURVEY,
        items=("strategic and thematic objectives, and strategies",),
    ),
    drawn_in(
        "objectives",
        "Objectives",
        "One row for each objective, with the objective of the directive that it serves. After adoption "
        "these rows change only in a significant revision or for transition.",
        _C123,
    ),
    drawn_in(
        "mandate-tasks",
        "Mandated tasks",
        "One row for each task of the Council's resolution: covered by the plan, new, changed or dropped, "
        "and which part of the mission serves it.",
        _C211,
    ),
    drawn_in(
        "priorities",
        "Priorities after the mandate review",
        "One row for each priority as set again once the mandate is known. Mark what has moved up or down "
        "since the first draft, and why.",
        _C211,
    ),
    Section(
        key="approach",
        title="Approach, principles and integration",
        guidance="Explain the approach to the mandate and the principles behind it, how the whole UN "
        "presence works as one towards peacebuilding, and how national capacities grow so that the mission "
        "becomes dispensable.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=(
            "strategic approach and principles",
            "integration modalities",
            "strengthening of national capacities",
        ),
    ),
    Section(
        key="humanitarian-principles",
        title="Humanitarian principles",
        guidance="State how carrying out the mandate respects humanity, neutrality, impartiality and "
        "independence (General Assembly resolution 46/182) and keeps room for relief. Say where force and "
        "relief must stay apart.",
        reference="IMPP guidelines B; C 3.1.1",
        required_for=FROM_PRE_SURVEY,
        written_by=_BOTH,
        items=("statement on humanitarian principles",),
    ),
    Section(
        key="human-rights",
        title="Human rights",
        guidance="Show that human rights work is mandated, funded and empowered: the paragraph of the "
        "mandate, posts and budget line, and the activities of other components in which it appears.",
        reference="IMPP guidelines B",
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("human rights capacity mandated, funded and reflected in activities",),
    ),
    Section(
        key="gender",
        title="Gender perspective",
        guidance="Say how the plan answers the different needs of women, men, girls and boys, which "
        "indicators watch over it, and what expertise and money stand behind the words.",
        reference="Guidance for mission leadership: gender",
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("gender perspective",),
    ),
)

_MEASURES = (
    Section(
        key="benchmarks",
        title="Benchmarks",
        guidance="Give the first set of performance benchmarks: those by which progress is followed, and "
        "those which, once met, would set off planning for transition and exit.",
        reference="IMPP guidelines C 1.2.3; 3.1.3",
        required_for=FROM_FIRST,
        written_by=_BOTH,
        items=("initial performance benchmarks", "triggers for transition and exit planning"),
    ),
    drawn_in(
        "benchmarks",
        "Benchmark table",
        "One row for each benchmark, taken over from the directive: success, baseline, target, source, "
        "rhythm, and whether it is a trigger for exit.",
        _C123,
        written_by=_BOTH,
    ),
    Section(
        key="results-framework",
        title="Results framework",
        guidance="One row for each activity: objective served, output, benchmark or milestone, who leads, "
        "and what it costs. A row without a cost keeps the draft from being fully costed.",
        reference=_C212,
        kind="register",
        register="activities",
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("results framework: objectives, outputs, activities, benchmarks, milestones, resources",),
    ),
    Section(
        key="progress-assessment",
        title="Assessing progress",
        guidance="Describe how progress against benchmarks is measured, by whom and how often, how reviews "
        "will use it, and how the same measures feed results-based budgeting.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("frame for assessing progress, linked to results-based budgeting",),
    ),
    Section(
        key="planning-links",
        title="Links to other planning",
        guidance="Show how this plan keeps in step, in dates and in substance, with humanitarian appeals, "
        "UN work plans, needs assessments, and the strategies of the country for recovery; name the "
        "mechanism for each.",
        reference=_C212,
        required_for=FROM_ADVANCED,
        written_by=_BOTH,
        items=("links to other planning processes",),
    ),
    drawn_in(
        "processes",
        "Inventory of planning processes",
        "One row for each other planning process in the country: its owner, its period, and whether needs, "
        "objectives and results agree with this plan.",
        "IMPP guidelines B; C 2.1.2",
        written_by=_BOTH,
    ),
    drawn_in(
        "frameworks",
        "Common frameworks",
        "One row for each framework that this plan stands beside, such as one shared by mission and UNCT: "
        "when it ends, what it replaces, what is still required.",
        _C212,
        written_by=_BOTH,
    ),
    drawn_in(
        "assumptions",
        "Assumptions",
        "One row for each assumption with the result of its latest check, in the survey or the validation "
        "exercise, and the sign by which its failure would be noticed.",
        _C123,
    ),
    drawn_in(
        "risks",
        "Risks",
        "One row for each risk that the mission carries, with owner and answer. Risks closed since the last "
        "version stay in the record, not in this table.",
        _C123,
    ),
)

DIRECTION = (*_AIMS, *_MEASURES)

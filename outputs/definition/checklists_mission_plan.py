"""What the Mission Plan must contain, from version to version."""

from outputs.definition.checklist_shape import Checklist
from outputs.definition.plan_labels import (
    FOR_TRANSITION,
    FROM_ADVANCED,
    FROM_FINAL,
    FROM_FIRST,
    FROM_PRE_SURVEY,
)

OF_MISSION_PLAN: tuple[Checklist, ...] = (
    Checklist(
        key="mission-plan-pre-survey",
        output="mission-plan",
        title="Mission Plan before the survey",
        labels=FROM_PRE_SURVEY,
        reference="IMPP guidelines B; C 1.2.3",
        items=(
            "strategic and thematic objectives, and strategies",
            "mission functions, design and structure",
            "statement on humanitarian principles",
        ),
    ),
    Checklist(
        key="mission-plan-first-draft",
        output="mission-plan",
        title="Five items of the first draft Mission Plan",
        labels=FROM_FIRST,
        reference="IMPP guidelines C 1.2.3",
        items=(
            "strategic and thematic objectives, and strategies",
            "mission functions, design and structure",
            "preliminary resource needs",
            "proposal for consulting national actors and partners",
            "initial performance benchmarks",
        ),
    ),
    Checklist(
        key="mission-plan-first-draft-detail",
        output="mission-plan",
        title="Within the five items",
        labels=FROM_FIRST,
        reference="IMPP guidelines C 1.2.3; 3.1.3; 3.2.2",
        items=(
            "staffing",
            "common services",
            "interface with the UNCT",
            "resource mobilisation and fund management",
            "consistency with any further budget report and resource mobilisation",
            "triggers for transition and exit planning",
        ),
    ),
    Checklist(
        key="mission-plan-advanced-draft",
        output="mission-plan",
        title="Eight items of the advanced draft Mission Plan",
        labels=FROM_ADVANCED,
        reference="IMPP guidelines C 2.1.2",
        items=(
            "strategic approach and principles",
            "results framework: objectives, outputs, activities, benchmarks, milestones, resources",
            "mission structure and coordination with the UNCT",
            "management, coordination and decision arrangements",
            "links to other planning processes",
            "thematic strategies: roles, resources, joint programming",
            "coordination of support services with common services",
            "frame for assessing progress, linked to results-based budgeting",
        ),
    ),
    Checklist(
        key="mission-plan-advanced-draft-detail",
        output="mission-plan",
        title="Within and beside the eight items",
        labels=FROM_ADVANCED,
        reference="IMPP guidelines B; C 2.1.2; 2.1.4",
        items=(
            "integration modalities",
            "strengthening of national capacities",
            "co-location of mission headquarters, or why not",
            "human rights capacity mandated, funded and reflected in activities",
            "gender perspective",
        ),
    ),
    Checklist(
        key="mission-plan-schedule",
        output="mission-plan",
        title="Implementation schedule of the final Mission Plan",
        labels=FROM_FINAL,
        reference="IMPP guidelines C 2.2.3",
        items=(
            "responsibilities",
            "activities and outputs",
            "milestones and benchmarks",
            "resource requirements",
            "ways to deal with contingencies",
        ),
    ),
    Checklist(
        key="mission-plan-integration",
        output="mission-plan",
        title="Integration of mission and UNCT in the final Mission Plan",
        labels=FROM_FINAL,
        reference="IMPP guidelines C 2.2.3",
        items=(
            "integration in general: planning, joint programming, organisation, finance",
            "integration by theme: planning, joint programming, organisation, finance",
        ),
    ),
    Checklist(
        key="mission-plan-transition",
        output="mission-plan",
        title="Mission Plan revised for transition",
        labels=FOR_TRANSITION,
        reference="IMPP guidelines C 3.2.1; 3.2.2",
        items=(
            "transition and exit strategy",
            "options considered",
            "residual tasks and successor arrangements",
            "disposition of assets and resource needs",
            "link to the long-term peacebuilding strategy",
        ),
    ),
)

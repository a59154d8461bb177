"""The performance cycle as data: four phases, seven steps in their order (the CPAS of peace operations)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the cycle."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its number, its phase, what it is called, what is done; `asks_who` where nobody may lack.

    `page` is where its work is done, below the mission's address.
    """

    number: int
    key: str
    phase: str
    title: str
    guidance: str
    who_title: str = "Took part"
    asks_who: bool = False
    page: str = ""


PHASES: dict[str, Phase] = {
    phase.key: phase
    for phase in (
        Phase("plan", "Plan"),
        Phase("perform", "Perform"),
        Phase("assess", "Assess"),
        Phase("adjust", "Adjust"),
    )
}
STEPS: tuple[Step, ...] = (
    Step(
        1, "priority-objectives", "plan", "Priority objectives",
        "All components choose together, from the mandate, the objectives on which this period is judged.",
        who_title="Components that took part", asks_who=True, page="plan/objectives/",
    ),
    Step(
        2, "context", "plan", "Map of the context",
        "Who acts around these objectives, with which interests, and what has changed since the last cycle.",
        page="plan/assumptions/",
    ),
    Step(
        3, "results-framework", "plan", "Results framework",
        "Each activity has an output, an objective of the Mission Plan, and a benchmark that shows it.",
        page="plan/activities/",
    ),
    Step(
        4, "data", "perform", "Carry out, and capture data",
        "Components and field teams record values with date, source and confidence while they work.",
        page="monitoring/measurements/",
    ),
    Step(
        5, "analysis", "assess", "Analyse",
        "Say for each output whether it has impact and is effective, and on what ground.",
        page="monitoring/assessments/",
    ),
    Step(
        6, "dashboard", "assess", "Present to the leadership",
        "Values, assessments and recommendations are put before the leadership of the mission.",
        who_title="Presented to", page="monitoring/recommendations/",
    ),
    Step(
        7, "decisions", "adjust", "Decide and adjust",
        "The leadership answers each recommendation; what changes has an owner, and opens the next cycle.",
        page="monitoring/adjustments/",
    ),
)  # fmt: skip
BY_KEY: dict[str, Step] = {step.key: step for step in STEPS}
ASSESSED = "analysis"  # the step whose date says that a period has been assessed

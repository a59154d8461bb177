"""Registers of substance: aims, the ground they stand on, options, the mandate."""

from plans import models
from plans.columns import ListColumn
from plans.register import Register

SUPPORT = ListColumn("Supporting", "lead", "Entities that support the one that leads.")

_AIMS = (
    Register(
        "objectives",
        "Objectives",
        "What is to be achieved, and by whom in the first place. After adoption these rows change only in a "
        "revision or for the transition.",
        models.Objective,
        "IMPP guidelines C 1.2.1",
        lists={
            "dimensions": ListColumn("Dimensions", "strategy", choices=tuple(models.Dimension.choices)),
            "supporting": SUPPORT,
        },
    ),
    Register(
        "benchmarks",
        "Benchmarks",
        "By what progress is judged. The same row serves directive, plan, budget, reviews and exit.",
        models.Benchmark,
        "IMPP guidelines C 1.2.1; C 3.1.3",
        lists={"developed_with": ListColumn("Developed with", "exit", "The parties that had a part in it.")},
    ),
    Register(
        "priorities",
        "Priorities",
        "What comes first and what follows, set again once the mandate is known.",
        models.Priority,
        "IMPP guidelines C 1.2.1; C 2.1.1",
    ),
)

_GROUND = (
    Register(
        "protagonists",
        "Protagonists",
        "Who acts in the situation, to what end, and what their strength rests on.",
        models.Protagonist,
        "IMPP guidelines Annex B",
    ),
    Register(
        "information-base",
        "Information base",
        "What the Strategic Assessment draws on; gaps are shown.",
        models.InformationItem,
        "IMPP guidelines C 1.1.2",
    ),
    Register(
        "assumptions",
        "Assumptions",
        "What planning takes for granted, and the sign by which its failure is seen.",
        models.Assumption,
        "IMPP guidelines Annex B; C 1.2.3",
    ),
    Register(
        "constraints",
        "Constraints",
        "Limits of time, means and linkage, with whoever set them.",
        models.Constraint,
        "IMPP guidelines Annex B",
    ),
    Register(
        "risks",
        "Risks",
        "What may go wrong, who answers for it, and what is done about it.",
        models.Risk,
        "IMPP guidelines Annex B",
    ),
)

_CHOICES = (
    Register(
        "options",
        "Options",
        "The options side by side: as offered, as sent on, as decided. Among them one without an operation.",
        models.Option,
        "IMPP guidelines C 1.1.2",
        confidential_columns=frozenset({"reason"}),
    ),
    Register(
        "scenarios",
        "Scenarios",
        "Courses that events may take, with their signals.",
        models.Scenario,
        "IMPP guidelines C 1.1.2",
        derived={"tests": "How the options fare"},
    ),
    Register(
        "option-tests",
        "Tests of options",
        "How each option fares in each scenario.",
        models.OptionTest,
        "IMPP guidelines C 1.1.2",
    ),
    Register(
        "positions",
        "Positions",
        "What each entity prefers, and why. Strictly confidential, for the deciders.",
        models.EntityPosition,
        "IMPP guidelines C 1.1.2",
        confidential=True,
    ),
)

_MANDATE = (
    Register(
        "mandate-tasks",
        "Mandated tasks",
        "Each task of the Council's record, set against the plan.",
        models.MandateTask,
        "IMPP guidelines C 2.1.1",
    ),
    Register(
        "mismatches",
        "Mismatches",
        "Where tasks and means do not meet, and how that was settled.",
        models.Mismatch,
        "IMPP guidelines C 2.1.1",
    ),
)

SUBSTANCE_FAMILIES = (
    ("Aims", _AIMS),
    ("Ground", _GROUND),
    ("Options", _CHOICES),
    ("Mandate", _MANDATE),
)
SUBSTANCE = (*_AIMS, *_GROUND, *_CHOICES, *_MANDATE)

"""The gates without a box: decisions and external records that the text demands all the same."""

from planning_levels.definition.shape import DecisionPoint, Outcome

GATE_USG = DecisionPoint(
    id="GATE-USG",
    level="1.2",
    name="USG Planning Directive",
    question="Is the USG Planning Directive the basis on which detailed planning can start?",
    decider="usg-of-lead",
    decider_title="USG of the lead department",
    boxed=False,
    basis=("usg-directive",),
    outcomes=(
        Outcome(
            "promulgated",
            "Promulgate the directive",
            "Level 1.2 becomes active and its clock starts.",
            "promulgate-usg-directive",
            "T09",
        ),
        Outcome(
            "returned",
            "Return for work",
            "The directive is drafted further; no clock runs.",
            "return-for-work",
            "T09",
        ),
    ),
    reference="IMPP guidelines C 1.2.1; Annex B",
)

GATE_COUNCIL = DecisionPoint(
    id="GATE-COUNCIL",
    level=None,
    name="Authorisation by the Security Council",
    question="What has the Security Council decided on the proposed operation?",
    decider="council",
    decider_title="Security Council",
    boxed=False,
    basis=("sg-report",),
    outcomes=(
        Outcome(
            "authorised",
            "Operation authorised",
            "Level 2.1 opens on the date of the authorisation; the plan "
            "is reviewed against the mandate first.",
            "record-council-authorisation",
            "T12",
        ),
        Outcome(
            "more_wanted",
            "More asked for",
            "Level 1.2 opens again for a further report.",
            "record-council-response",
            "T13",
        ),
        Outcome(
            "refused",
            "Not authorised",
            "In first planning the process ends; in a revision 3.1 goes on with the plan in force.",
            "record-council-response",
            "T13",
        ),
    ),
    reference="IMPP guidelines C 2.1",
)

GATE_UNCT = DecisionPoint(
    id="GATE-UNCT",
    level="2.2",
    name="Endorsement by the UNCT",
    question=(
        "Does the country team, having discussed it, endorse the Mission "
        "Plan in the version that the SRSG adopts?"
    ),
    decider="rc-hc",
    decider_title="RC/HC for the UNCT",
    boxed=False,
    basis=("mission-plan",),
    outcomes=(
        Outcome(
            "endorsed",
            "Endorse the Mission Plan",
            "Once the same version is also adopted, Level 2.2 closes.",
            "endorse-mission-plan",
            "T18",
        ),
        Outcome(
            "declined",
            "Decline to endorse",
            "Plan and 3.1 go on; 2.2 stays open, and SRSG and USG are asked to settle it.",
            "endorse-mission-plan",
            "T18",
        ),
    ),
    reference="IMPP guidelines C 2.2",
)

GATE_3_2_USG = DecisionPoint(
    id="GATE-3.2-USG",
    level="3.2",
    name="Revised USG Planning Directive",
    question=(
        "Does the revised directive set out needs, dates and order of the transition "
        "planning, worked out with the mission and the UNCT?"
    ),
    decider="usg-of-lead",
    decider_title="USG of the lead department",
    boxed=False,
    basis=("usg-directive",),
    outcomes=(
        Outcome(
            "promulgated",
            "Promulgate the revised directive",
            "The dates of 3.2 stand; survey and plan follow.",
            "promulgate-usg-directive",
            "T29",
        ),
        Outcome("returned", "Return for work", "The directive is drafted further.", "return-for-work", "T29"),
    ),
    reference="IMPP guidelines C 3.2.1",
)

GATE_3_2_REPORT = DecisionPoint(
    id="GATE-3.2-REPORT",
    level="3.2",
    name="Transition report to the Security Council",
    question="Is the transition and exit strategy ready to go to the Security Council?",
    decider="sg",
    decider_title="Secretary-General",
    boxed=False,
    basis=("sg-report", "mission-plan"),
    outcomes=(
        Outcome(
            "submitted",
            "Submit the report",
            "The strategy is before the Council, without a clock.",
            "submit-sg-report",
            "T30",
        ),
        Outcome(
            "returned", "Return for work", "Report and plan are drafted further.", "return-for-work", "T30"
        ),
    ),
    reference="IMPP guidelines C 3.2.2",
)

GATE_3_2_COUNCIL = DecisionPoint(
    id="GATE-3.2-COUNCIL",
    level="3.2",
    name="Authorisation of the exit strategy",
    question="What has the Security Council decided on the transition and exit strategy?",
    decider="council",
    decider_title="Security Council",
    boxed=False,
    basis=("sg-report",),
    outcomes=(
        Outcome(
            "authorised",
            "Strategy authorised",
            "The SRSG may present the revised Mission Plan for endorsement.",
            "authorise-exit-strategy",
            "T31",
        ),
        Outcome(
            "more_wanted",
            "More asked for",
            "Level 3.2 goes on with a further report.",
            "record-council-response",
            "T31",
        ),
        Outcome(
            "refused",
            "Not authorised",
            "Level 3.2 closes; 3.1 goes on with the plan in force.",
            "record-council-response",
            "T31",
        ),
    ),
    reference="IMPP guidelines C 3.2.3",
)

GATE_3_2_SG = DecisionPoint(
    id="GATE-3.2-SG",
    level="3.2",
    name="Endorsement of the revised Mission Plan",
    question="Does the Secretary-General endorse the revised Mission Plan that the SRSG presents?",
    decider="sg",
    decider_title="Secretary-General",
    boxed=False,
    basis=("mission-plan",),
    outcomes=(
        Outcome(
            "endorsed",
            "Endorse the revised plan",
            "The revised plan is in force; the revised Directive follows.",
            "endorse-revised-plan",
            "T32",
        ),
        Outcome(
            "returned", "Return for work", "The SRSG presents a further version.", "return-for-work", "T32"
        ),
    ),
    reference="IMPP guidelines C 3.2.3",
)

GATE_3_2_DIRECTIVE = DecisionPoint(
    id="GATE-3.2-DIRECTIVE",
    level="3.2",
    name="Revised Directive to the SRSG",
    question="Does the revised Directive carry the amended objectives, strategy and time-frame to the SRSG?",
    decider="usg-of-lead",
    decider_title="USG of the lead department",
    boxed=False,
    basis=("srsg-directive",),
    outcomes=(
        Outcome(
            "issued",
            "Issue the revised Directive",
            "Level 3.2 closes; planning goes on in 3.1 through the transition.",
            "issue-revised-srsg-directive",
            "T33",
        ),
        Outcome("returned", "Return for work", "The Directive is drafted further.", "return-for-work", "T33"),
    ),
    reference="IMPP guidelines C 3.2.3",
)

GATES: tuple[DecisionPoint, ...] = (
    GATE_USG,
    GATE_COUNCIL,
    GATE_UNCT,
    GATE_3_2_USG,
    GATE_3_2_REPORT,
    GATE_3_2_COUNCIL,
    GATE_3_2_SG,
    GATE_3_2_DIRECTIVE,
)

"""Directives that the SRSG gives to the mission once the Directive to the SRSG is issued."""

from outputs.definition.shape import OutputType, Section

_C214 = "IMPP guidelines C 2.1.4"

MISSION_DIRECTIVE = OutputType(
    key="mission-directive",
    title="Directive of the SRSG to the mission",
    purpose="Tells the mission as a whole how it will reach the strategic objectives, so that each "
    "component can make its own plan.",
    prepared_by="SRSG with the mission's planners",
    decided_by="SRSG",
    decision="issues",
    reference=_C214,
    labels=("first",),
    sections=(
        Section(
            key="direction",
            title="Direction to the mission as a whole",
            guidance="Explain how the mission as one body will reach the strategic objectives: main effort, "
            "order of work, and how its parts support one another. Avoid orders to a single component.",
            reference=_C214,
            required_for=("first",),
            written_by="SRSG",
            items=("direction to the mission as a whole",),
        ),
        Section(
            key="military-and-police",
            title="Conditions to be created by military and police",
            guidance="Name the conditions, such as safe roads or guarded sites, that military and police "
            "must create so that other work can begin: where and by when. Without such components, mark as "
            "not applicable.",
            reference=_C214,
            required_for=("first",),
            may_be_not_applicable=True,
            written_by="SRSG",
            items=("conditions that military and police must create",),
        ),
        Section(
            key="components",
            title="What components need for their own plans",
            guidance="Tell each component what it has to know in order to plan: its task, what it may count "
            "on from others, limits, and the date on which its plan is due.",
            reference=_C214,
            required_for=("first",),
            may_be_not_applicable=True,
            written_by="SRSG",
            items=("what each component needs for its own plan",),
        ),
        Section(
            key="consistency",
            title="Consistency with direction from Headquarters",
            guidance="Confirm that this direction agrees with the Directive to the SRSG and with common "
            "standards set by the lead department, and name any point on which advice was asked.",
            reference=_C214,
            required_for=("first",),
            written_by="SRSG",
            items=("consistency with direction and standards of the lead department",),
        ),
    ),
    follows="srsg-directive",
)

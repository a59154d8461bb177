"""The Directive to the SRSG, which initiates the transfer of planning to the mission."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C214 = "IMPP guidelines C 2.1.4"
_ALL: tuple[Label, ...] = ("first", "update", "transition")
_TEAM = "IMTF; with IMPT for transition"

SRSG_DIRECTIVE = OutputType(
    key="srsg-directive",
    title="Directive to the SRSG",
    purpose="Gives the Special Representative role, responsibilities and authority over the integrated "
    "mission, and initiates the transfer of planning responsibility.",
    prepared_by="IMTF; with the IMPT in Level 3.2",
    decided_by="Under-Secretary-General of the lead department",
    decision="issues",
    reference=_C214,
    labels=_ALL,
    sections=(
        Section(
            key="roles-and-responsibilities",
            title="Role and responsibilities",
            guidance="State what the Special Representative answers for, to whom, and how this relates to "
            "the deputies, to the Resident and Humanitarian Coordinator, and to heads of military and "
            "police.",
            reference=_C214,
            required_for=_ALL,
            written_by=_TEAM,
            items=("roles and responsibilities",),
        ),
        Section(
            key="authority",
            title="Authority",
            guidance="Confer the authority to guide all activities of the integrated mission as one "
            "coherent whole. Name its limits too, among them agencies' own mandates and command of military "
            "and police.",
            reference=_C214,
            required_for=_ALL,
            written_by=_TEAM,
            items=("authority to guide all mission activities coherently",),
        ),
        Section(
            key="strategic-direction",
            title="Strategic direction",
            guidance="Draw on the planning directive of the Under-Secretary-General: repeat what still "
            "holds in brief, and say what the mandate and planning since then have changed.",
            reference=_C214,
            required_for=_ALL,
            written_by=_TEAM,
            items=("key elements of the USG Planning Directive", "updated strategic direction"),
        ),
        drawn_in(
            "objectives",
            "Objectives",
            "One row for each objective in force at the date of this Directive. For a transition these are "
            "the amended ones, as endorsed with the revised plan.",
            _C214,
        ),
        Section(
            key="particular-issues",
            title="Issues to be stressed",
            guidance="Point out the few issues on which the Special Representative should spend the first "
            "weeks. If there is none beyond the direction above, mark as not applicable and say why.",
            reference=_C214,
            required_for=_ALL,
            may_be_not_applicable=True,
            written_by=_TEAM,
            items=("particular issues stressed",),
        ),
        Section(
            key="concerns",
            title="Concerns cleared up",
            guidance="Settle questions that planning has left open: doubtful responsibilities, unfunded "
            "tasks, conditions set by others. If none is open, mark as not applicable and say why.",
            reference=_C214,
            required_for=_ALL,
            may_be_not_applicable=True,
            written_by=_TEAM,
            items=("areas of concern clarified",),
        ),
        Section(
            key="consistency",
            title="Consistency with standing rules",
            guidance="Explain, where there is room for doubt, how this Directive agrees with the Note of "
            "Guidance on Integrated Missions of 17 January 2006 and with command and control of military "
            "and police.",
            reference=_C214,
            written_by=_TEAM,
            items=("Note of Guidance, and command and control",),
        ),
        Section(
            key="amendments",
            title="Amended objectives, strategy and time-frame",
            guidance="State what changes for the transition: which objectives are amended or ended, the "
            "strategy for drawing down, and the dates by which it is to be done.",
            reference="IMPP guidelines C 3.2.3",
            required_for=("transition",),
            written_by="IMTF and IMPT",
            items=("amended objectives, strategy and time-frame",),
        ),
    ),
    follows="usg-directive",
)

"""The Joint Transition Plan, owed where the UN takes over from another organisation or shares a function."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C122 = "IMPP guidelines C 1.2.2"
_ALL: tuple[Label, ...] = ("first", "update")
_JOINT = "IMTF sub-group and the other organisation"

JOINT_TRANSITION_PLAN = OutputType(
    key="joint-transition-plan",
    title="Joint Transition Plan",
    purpose="Agrees with another organisation how and when responsibilities pass to the UN or are shared, "
    "with most weight on security while the hand-over makes both sides vulnerable.",
    prepared_by="IMTF sub-group together with the other organisation",
    decided_by="The United Nations and the other organisation",
    decision="agree",
    reference=_C122,
    labels=_ALL,
    sections=(
        Section(
            key="modalities",
            title="Modalities",
            guidance="Name the other organisation and describe the manner of the passage: take-over, change "
            "of hats or a shared function, the legal and command basis, and who speaks for each side.",
            reference=_C122,
            required_for=_ALL,
            written_by=_JOINT,
            items=("modalities, with the named counterpart",),
        ),
        Section(
            key="steps-and-timetable",
            title="Steps and timetable",
            guidance="Set out the steps with dates, and show how they keep pace with the Mission Plan. A "
            "reader must be able to see at once which step waits for which.",
            reference=_C122,
            required_for=_ALL,
            written_by=_JOINT,
            items=("steps and time plan, in step with the Mission Plan",),
        ),
        drawn_in(
            "phases",
            "Phases",
            "One row for each phase of the passage with its beginning, its end and the condition that must "
            "be met before the next one starts.",
            _C122,
            written_by=_JOINT,
        ),
        Section(
            key="transfer-of-responsibilities",
            title="When and how responsibilities move",
            guidance="Go through the responsibilities one by one: who holds each today, who will, from "
            "which day and by which act. Leave none unnamed between two holders.",
            reference=_C122,
            required_for=_ALL,
            written_by=_JOINT,
            items=("when and how responsibilities move",),
        ),
        Section(
            key="immediate-priorities",
            title="Immediate priorities",
            guidance="Say what cannot be allowed to lapse on the first day and what has to be in place "
            "before it: presence, command, supply, information to the population.",
            reference=_C122,
            required_for=_ALL,
            written_by=_JOINT,
            items=("immediate priorities",),
        ),
        Section(
            key="effects-on-partners",
            title="Effects on the UNCT and partners",
            guidance="Describe what changes for agencies, non-governmental organisations and national "
            "authorities during the passage: access, escorts, services they used, and whom they now turn "
            "to.",
            reference=_C122,
            required_for=_ALL,
            written_by="IMTF sub-group and UNCT",
            items=("effects on the UNCT and partners",),
        ),
        Section(
            key="security-and-stability",
            title="Security and stability",
            guidance="Show how stability is kept while both sides are weak. Compare capabilities with "
            "tasks, name any mismatch and say how it is bridged, by whom and until when.",
            reference=_C122,
            required_for=_ALL,
            written_by=_JOINT,
            items=("security and stability", "mismatch between capabilities and tasks"),
        ),
        drawn_in(
            "milestones",
            "Milestones",
            "One row for each date that both organisations have to meet, with the side that answers for it. "
            "Compare them with the dates of the Mission Plan.",
            _C122,
            written_by=_JOINT,
        ),
    ),
)

"""What budget, report, directives to and of the SRSG, reviews and the shortfall note must contain."""

from outputs.definition.checklist_shape import Checklist
from outputs.definition.plan_labels import FOR_TRANSITION
from outputs.definition.shape import Label

_USG: tuple[Label, ...] = ("first", "update", "transition")
_FIRST: tuple[Label, ...] = ("first",)

IN_MISSION: tuple[Checklist, ...] = (
    Checklist(
        key="budget-contents",
        output="mission-budget",
        title="Contents of the mission budget",
        labels=("first", "final", "update"),
        reference="IMPP guidelines C 1.2.4",
        items=(
            "alignment of frames with objectives and strategies of the plan",
            "staffing structure",
            "operational budget for the period",
        ),
    ),
    Checklist(
        key="budget-report",
        output="mission-budget",
        title="Mission Budget Report",
        labels=("final", "update"),
        reference="IMPP guidelines C 1.2.4; 2.1.3",
        items=("resources and gaps of mission and UNCT, and shared use", "consultation of the UNCT"),
    ),
    Checklist(
        key="budget-commitment-authority",
        output="mission-budget",
        title="Before the mandate",
        labels=_FIRST,
        reference="IMPP guidelines C 1.2.4",
        items=("input to the Pre-Mandate Commitment Authority",),
        binding=False,
    ),
    Checklist(
        key="report-concept",
        output="sg-report",
        title="Report on the concept of operations",
        labels=("first", "update"),
        reference="IMPP guidelines C 1.2.5",
        items=("concept of operations of the integrated mission",),
    ),
    Checklist(
        key="report-transition",
        output="sg-report",
        title="Report on transition and draw-down",
        labels=FOR_TRANSITION,
        reference="IMPP guidelines C 3.2.2",
        items=("transition and draw-down, in step with the revised plan",),
    ),
    Checklist(
        key="srsg-directive-contents",
        output="srsg-directive",
        title="Contents of the Directive to the SRSG",
        labels=_USG,
        reference="IMPP guidelines C 2.1.4",
        items=(
            "roles and responsibilities",
            "authority to guide all mission activities coherently",
            "key elements of the USG Planning Directive",
            "updated strategic direction",
            "particular issues stressed",
            "areas of concern clarified",
        ),
    ),
    Checklist(
        key="srsg-directive-consistency",
        output="srsg-directive",
        title="Consistency, confirmed at issue",
        labels=_USG,
        reference="IMPP guidelines C 2.1.4",
        items=("Note of Guidance, and command and control",),
        binding=False,
    ),
    Checklist(
        key="srsg-directive-transition",
        output="srsg-directive",
        title="Directive to the SRSG revised for transition",
        labels=FOR_TRANSITION,
        reference="IMPP guidelines C 3.2.3",
        items=("amended objectives, strategy and time-frame",),
    ),
    Checklist(
        key="mission-directive-parts",
        output="mission-directive",
        title="Parts of a directive of the SRSG",
        labels=_FIRST,
        reference="IMPP guidelines C 2.1.4",
        items=(
            "direction to the mission as a whole",
            "conditions that military and police must create",
            "what each component needs for its own plan",
            "consistency with direction and standards of the lead department",
        ),
    ),
    Checklist(
        key="review-contents",
        output="review",
        title="Contents of a review",
        labels=_FIRST,
        reference="IMPP guidelines C 3.1.1",
        items=(
            "kind, purpose and participants",
            "progress against benchmarks",
            "long-term objectives and short-term needs",
            "consistency of UN activities with objectives and other plans",
            "consultation of the Government and others",
            "humanitarian principles where violence or need returns",
            "gender perspective",
            "conclusion and recommendation",
        ),
    ),
    Checklist(
        key="review-lessons",
        output="review",
        title="Lessons",
        labels=_FIRST,
        reference="IMPP guidelines C 3.1.1",
        items=("lessons fed back into planning",),
        binding=False,
    ),
    Checklist(
        key="shortfall-note-contents",
        output="shortfall-note",
        title="Contents of the note",
        labels=_FIRST,
        reference="IMPP guidelines C 2.1.1",
        items=(
            "mandated tasks concerned",
            "shortfall of capacities",
            "consequences for the mandate",
            "measures taken, and what is asked for",
        ),
    ),
)

"""The Secretary-General's Strategic Planning Directive, which closes Level 1.1."""

from outputs.definition.shape import OutputType, Section
from outputs.definition.tables import drawn_in

_C113 = "IMPP guidelines C 1.1.3"

SG_DIRECTIVE = OutputType(
    key="sg-directive",
    title="Strategic Planning Directive of the Secretary-General",
    purpose="Tells the UN system which strategic objectives to plan for, in which form and scope, and under "
    "whose lead. It is a different document from the planning directive of the Under-Secretary-General.",
    prepared_by="IMTF",
    decided_by="Secretary-General",
    decision="issues",
    reference=_C113,
    labels=("first",),
    sections=(
        Section(
            key="objectives",
            title="Broad strategic objectives",
            guidance="State the ends that the Secretary-General sets, and the long-term goals for the "
            "country that reach beyond the operation. Exit benchmarks will later be measured against these "
            "goals.",
            reference=_C113,
            required_for=("first",),
            items=("broad strategic objectives", "long-term strategic goals"),
        ),
        drawn_in(
            "objectives",
            "Objectives",
            "One row for each objective taken over from the assessment. Show what was carried over, "
            "reworded or dropped, so that the thread to later directives stays visible.",
            _C113,
        ),
        Section(
            key="form-and-scope",
            title="Form and scope of the operation",
            guidance="Name the form of presence that is to be planned and how far its tasks reach, "
            "including what it shall not be asked to do. Planners will treat these lines as limits.",
            reference=_C113,
            required_for=("first",),
            items=("proposed form and scope",),
        ),
        Section(
            key="lead",
            title="Lead for planning",
            guidance="Designate the department that leads operational planning from now on; normally this "
            "is DPKO. If another department is named, give the reason, since the task force changes its "
            "chair.",
            reference="IMPP guidelines C 1.1.3; Annex A",
            required_for=("first",),
            items=("designation of the lead",),
        ),
        Section(
            key="inter-agency-support",
            title="Support of departments and agencies",
            guidance="Say in general words that departments and agencies support this direction, and that "
            "the PBSO was consulted where that was asked for. Individual views belong in the dossier, not "
            "here.",
            reference=_C113,
        ),
    ),
    follows="strategic-assessment",
)

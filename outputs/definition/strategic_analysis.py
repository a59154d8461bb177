"""The strategic analysis: what the Secretary-General's initiation of the process rests on."""

from outputs.definition.shape import OutputType, Section

_C = "IMPP guidelines C"
_WRITERS = "PBSO or lead department, with UNCT"

STRATEGIC_ANALYSIS = OutputType(
    key="strategic-analysis",
    title="Strategic analysis",
    purpose="Shows the Secretary-General whether planning an operation should begin at all, "
    "as one part of the wider peacebuilding strategy for the country.",
    prepared_by="PBSO or the department in the lead, with the UNCT",
    decided_by="Secretary-General",
    decision="considers",
    reference=_C,
    labels=("first",),
    sections=(
        Section(
            key="situation",
            title="Situation",
            guidance="Describe in a page where the country stands, what set this analysis off and what "
            "is likely to happen next. Keep history to what still drives events today.",
            reference=_C,
            required_for=("first",),
            written_by=_WRITERS,
            items=("situation and what set the analysis off",),
        ),
        Section(
            key="dangers",
            title="Dangers to peace",
            guidance="Name the few dangers that matter most, whom they threaten and when they could become "
            "acute. The reader wants to know what happens if the United Nations does nothing new.",
            reference=_C,
            required_for=("first",),
            written_by=_WRITERS,
            items=("dangers to peace",),
        ),
        Section(
            key="desirability",
            title="Whether an operation is desirable",
            guidance="Say plainly whether a peace support operation is desirable, and how it would fit "
            "beside political, humanitarian and development efforts already under way. A negative finding "
            "is a finding.",
            reference=_C,
            required_for=("first",),
            written_by=_WRITERS,
            items=("desirability of an operation within the wider strategy",),
        ),
        Section(
            key="sources",
            title="Sources",
            guidance="List the analyses and reports used, those of the PBSO and the UNCT first, with their "
            "dates. Where one is missing or old, say so; the reader weighs your finding by it.",
            reference=f"{_C} 1.1.2",
            required_for=("first",),
            may_be_not_applicable=True,
            written_by=_WRITERS,
            items=("sources, including analyses of the PBSO and the UNCT",),
        ),
    ),
)

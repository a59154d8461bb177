"""The report of a review in Level 3.1. A review moves no level; at most it recommends."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C311 = "IMPP guidelines C 3.1.1"
_ALL: tuple[Label, ...] = ("first",)
_TEAM = "IMPT"

REVIEW = OutputType(
    key="review",
    title="Review",
    purpose="Takes stock of effectiveness, of the mandate before renewal, or of major new demands, so that "
    "the Mission Plan stays relevant. It changes neither objectives nor level by itself.",
    prepared_by="IMPT; jointly with the lead department, UNCT and agencies as its kind requires",
    decided_by="Mission leadership; a strategic review answers to the lead department",
    decision="records",
    reference=_C311,
    labels=_ALL,
    sections=(
        Section(
            key="purpose",
            title="Kind and purpose",
            guidance="Say which kind of review this is, continuous, periodic or strategic, who led it and "
            "who took part from mission and UNCT, what gave rise to it, and which period it covers.",
            reference=_C311,
            required_for=_ALL,
            written_by=_TEAM,
            items=("kind, purpose and participants",),
        ),
        Section(
            key="findings",
            title="Progress and findings",
            guidance="Report progress against the benchmarks of the plan with values and dates, what "
            "hinders it, and which assumptions no longer hold. Weigh long-term objectives against "
            "short-term needs.",
            reference=_C311,
            required_for=_ALL,
            written_by=_TEAM,
            items=("progress against benchmarks", "long-term objectives and short-term needs"),
        ),
        drawn_in(
            "benchmarks",
            "Benchmarks",
            "One row for each benchmark of the plan in force; values measured since the last review are "
            "drawn in, so that the trend can be read here.",
            _C311,
            written_by=_TEAM,
        ),
        drawn_in(
            "benchmark-progress",
            "Measured values",
            "One row for each benchmark with its latest value, date, source, confidence and standing, as "
            "monitoring has them on the day of the review.",
            _C311,
            written_by=_TEAM,
        ),
        drawn_in(
            "assumptions",
            "Assumptions",
            "One row for each assumption of the plan with what became of it since the last review. Those "
            "that failed lead to findings above.",
            _C311,
            written_by=_TEAM,
        ),
        Section(
            key="consistency",
            title="Consistency of UN activities and plans",
            guidance="Say whether current UN activities still serve the strategic objectives and agree with "
            "other UN and national plans. List those that serve no objective, and what to do about them.",
            reference=_C311,
            required_for=_ALL,
            written_by="IMPT and UNCT",
            items=("consistency of UN activities with objectives and other plans",),
        ),
        Section(
            key="consultation",
            title="Consultation of Government and others",
            guidance="Record how the Government and other stakeholders were consulted, what they said and "
            "what came of it. Without a consultation of the Government, state the reason.",
            reference=_C311,
            required_for=_ALL,
            may_be_not_applicable=True,
            written_by=_TEAM,
            items=("consultation of the Government and others",),
        ),
        Section(
            key="humanitarian-principles",
            title="Humanitarian principles",
            guidance="Where violence has returned or humanitarian needs are grave, examine whether carrying "
            "out the mandate respects humanitarian principles. Otherwise mark as not applicable, with the "
            "reason.",
            reference=_C311,
            required_for=_ALL,
            may_be_not_applicable=True,
            written_by="IMPT and UNCT",
            items=("humanitarian principles where violence or need returns",),
        ),
        Section(
            key="gender",
            title="Gender perspective",
            guidance="Report what progress and setbacks mean for women, men, girls and boys, with figures "
            "by sex and age where there are any, and say what the plan should change.",
            reference="Guidance for mission leadership: gender",
            required_for=_ALL,
            written_by=_TEAM,
            items=("gender perspective",),
        ),
        Section(
            key="economic-analysis",
            title="Economic analysis",
            guidance="Bring the economic picture up to date with partners such as the World Bank: revenue, "
            "prices, livelihoods, and interests in violence that bear on the objectives.",
            reference="Partnerships (economic analysis)",
            written_by="IMPT and UNCT",
        ),
        Section(
            key="lessons",
            title="Lessons",
            guidance="Name what was learned, good and bad, and for each lesson the part of the plan or the "
            "template into which it goes. A lesson without a destination stays open.",
            reference=_C311,
            written_by=_TEAM,
            items=("lessons fed back into planning",),
        ),
        Section(
            key="recommendation",
            title="Conclusion and recommendation",
            guidance="Conclude with one of four: nothing to change, a minor update, a recommendation of "
            "significant revision, or of transition planning. For the last two name the ground and the "
            "evidence.",
            reference="IMPP guidelines C 3.1.1; 3.1.2; 3.1.3",
            required_for=_ALL,
            written_by=_TEAM,
            items=("conclusion and recommendation",),
        ),
    ),
    follows="mission-plan",
)

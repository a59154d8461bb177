"""The mission budget: a draft in Level 1.2, the first Mission Budget Report in 2.1, and later reports."""

from outputs.definition.shape import Label, OutputType, Section
from outputs.definition.tables import drawn_in

_C124 = "IMPP guidelines C 1.2.4"
_ALL: tuple[Label, ...] = ("first", "final", "update")
_REPORT: tuple[Label, ...] = ("final", "update")
_GROUP = "IMTF budget sub-group"

MISSION_BUDGET = OutputType(
    key="mission-budget",
    title="Mission budget",
    purpose="Turns objectives, strategies and structure of the Mission Plan into results-based frames, "
    "posts and money; the first report covers the first year of operations.",
    prepared_by="IMTF budget sub-group with mission support and the UNCT",
    decided_by="Lead department",
    decision="marks as final",
    reference="IMPP guidelines C 1.2.4; 2.1.3",
    labels=_ALL,
    sections=(
        Section(
            key="results-frames",
            title="Results-based budget frames",
            guidance="Translate the objectives and functional strategies of the Mission Plan into frames, "
            "naming the plan version used. List every objective without a frame and every frame without an "
            "objective.",
            reference=_C124,
            required_for=_ALL,
            written_by=_GROUP,
            items=("alignment of frames with objectives and strategies of the plan",),
        ),
        drawn_in(
            "activities",
            "Results framework",
            "From objective over accomplishment, indicator and output to activity and money: the rows of the "
            "plan, taken over as they stand. They are not entered a second time.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "result-frames",
            "Frames",
            "One row for each frame with the objective and the benchmarks that it carries over from the "
            "plan. Its amount follows from the results, or is stated; the difference is shown.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "alignment",
            "Alignment of plan and budget",
            "One row for each objective with its frames, its activities and its posts. What has no "
            "counterpart on the other side is named; mend it there or explain it above.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "component-totals",
            "Totals by component",
            "The results framework summed by the function that each activity serves: need, sources, gap, and "
            "the cost of the resources that the function takes.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "benchmark-progress",
            "Performance against benchmarks",
            "One row for each benchmark with its latest value, date, source and confidence, so that the "
            "Fifth Committee reads what earlier frames have brought about.",
            "IMPP guidelines C 1.2.4; 3.1.1",
            written_by=_GROUP,
        ),
        drawn_in(
            "findings-fifth-committee",
            "Findings on performance",
            "One row for each assessed output whose finding was marked for the Fifth Committee: its impact, "
            "its effectiveness, and what is advised.",
            "IMPP guidelines C 1.2.4; 3.1.1",
            written_by=_GROUP,
        ),
        Section(
            key="staffing",
            title="Staffing",
            guidance="Show how the structure of the plan becomes posts: numbers by component and category, "
            "what is new against the version before, and which posts cannot wait.",
            reference=_C124,
            required_for=_ALL,
            written_by=_GROUP,
            items=("staffing structure",),
        ),
        drawn_in(
            "staffing",
            "Staffing by component",
            "Posts, persons and profiles by the function that they serve, each counted once. It follows from "
            "structure, key posts, profiles and resources.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "posts",
            "Posts",
            "One row for each key post or group of posts, with the part of the structure it belongs to, so "
            "that plan and budget can be compared line by line.",
            _C124,
            written_by=_GROUP,
        ),
        Section(
            key="operational-budget",
            title="Operational budget",
            guidance="Give the totals by class for the period, which in the first report is the first year "
            "of operations, with the assumptions behind the largest lines. Figures rest on needs, not on a "
            "template.",
            reference="IMPP guidelines C 1.2.4; 2.1.3",
            required_for=_ALL,
            written_by=_GROUP,
            items=("operational budget for the period",),
        ),
        drawn_in(
            "cost-lines",
            "Budget lines by component",
            "Personnel and operational costs: each line beside the cost of the resources that it pays, with "
            "the difference where it states an amount of its own.",
            "IMPP guidelines C 1.2.4; 2.1.3",
            written_by=_GROUP,
        ),
        drawn_in(
            "resources",
            "Resources",
            "One row for each requirement with its cost and the activity it serves. Rows without a cost are "
            "counted and shown to the reader.",
            _C124,
            written_by=_GROUP,
        ),
        Section(
            key="shared-assets",
            title="Assets of mission and UNCT used together",
            guidance="Compare, function by function, what mission and UNCT have and lack, and propose what "
            "can be shared. If nothing can, mark as not applicable and give the reason.",
            reference=_C124,
            required_for=_REPORT,
            may_be_not_applicable=True,
            written_by="IMTF budget sub-group and UNCT",
            items=("resources and gaps of mission and UNCT, and shared use",),
        ),
        drawn_in(
            "funding-by-source",
            "Sources of money",
            "Assessed, voluntary and other sources: what the plan counts on, what is pledged and received, "
            "the gap, and what the funds say beside it.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "funding",
            "Funding beside the assessed budget",
            "One row for each voluntary or other source on which tasks of the plan hang: need, pledged, "
            "received, and the gap that is left.",
            _C124,
            written_by=_GROUP,
        ),
        drawn_in(
            "task-funding",
            "Funding of mandated tasks",
            "One row for each mandated task with the activities that carry it, what they lack, and who "
            "raises it. A task paid for in part may be late as a whole.",
            "IMPP guidelines C 1.2.4; 2.1.3",
            written_by=_GROUP,
        ),
        drawn_in(
            "plan-against-budget",
            "Plan and budget, line by line",
            "Every line on which plan and budget do not agree: no cost, no frame, another amount, a need "
            "above its sources. The table is empty when nothing is open.",
            _C124,
            written_by=_GROUP,
        ),
        Section(
            key="commitment-authority",
            title="Pre-Mandate Commitment Authority",
            guidance="Where money is needed before the mandate, state the amount asked for, what it is to "
            "buy, and how far the request has come. Leave empty when there is no such request.",
            reference=_C124,
            written_by=_GROUP,
            items=("input to the Pre-Mandate Commitment Authority",),
        ),
        drawn_in(
            "commitments",
            "Requests before the mandate",
            "One row for each request to the commitment authority: amount, purpose, how far it has come, and "
            "the budget line that takes it up.",
            _C124,
            written_by=_GROUP,
        ),
        Section(
            key="consultation",
            title="Consultation of the UNCT",
            guidance="Record when and on what the UNCT was consulted, through which focal point, and what "
            "it changed. The reader checks that it happened before the figures were closed.",
            reference="IMPP guidelines C 2.1.3",
            required_for=_REPORT,
            written_by="IMTF budget sub-group and UNCT",
            items=("consultation of the UNCT",),
        ),
    ),
    follows="mission-plan",
)

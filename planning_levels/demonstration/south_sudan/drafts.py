"""Six Word drafts from the field: one taken over in full, one returned, one without Word's headings.

Their contents are assumptions of this demonstration.
"""
# fmt: off
# ruff: noqa: E501, ISC004 - tables: a row of data reads best on one line

from dataclasses import dataclass
from datetime import date

GENDER = (
    "Women took part in three of the five consultations held for this assessment. They described raids differently "
    "from officials: abduction of women and children is often the aim and not a by-effect, and women in trading "
    "places hear of a raid days before it happens. Girls leave school when water points dry up, boys when cattle "
    "camps move. From this follow two changes in the proposal: early warning is built on women's networks beside "
    "chiefs and officials, and every option is asked how many posts for the protection of women and children it can "
    "really fill in the first half-year."
)


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A draft as it came: when, from whom, for which output, and what stands in it."""

    on: date
    by: str
    output: str
    filename: str
    note: str
    blocks: tuple[tuple[str, str], ...]


ASSESSMENT = (
    FieldDraft(
        date(2011, 3, 2),
        "field",
        "strategic-assessment",
        "Gender notes from five consultations.docx",
        "From the consultations of February and March. A: assumption.",
        (("heading", "Gender perspective"), ("text", GENDER)),
    ),
    FieldDraft(
        date(2011, 3, 3),
        "field",
        "strategic-assessment",
        "County visits, raw notes.docx",
        "Written on the road; please sort. A: assumption.",
        (
            ("bold", "Notes from four counties"),
            ("text", "The road to the cattle camps was open until noon; the ford will be closed within weeks."),
            ("bold", "Existing UN capacity and gaps"),
            (
                "text",
                "Two agencies keep staff in the county town, both in one compound. A third visits every month. There "
                "is no doctor. The airstrip takes a small plane until May. The commissioner asked for a radio before "
                "he asked for police, and the women's group asked for police before anything else.",
            ),
            ("bold", "Scenarios"),
            (
                "text",
                "If the ford closes before the herds have crossed, both sections wait on the same bank for six weeks.",
            ),
        ),
    ),
)
PLAN = (
    FieldDraft(
        date(2011, 5, 11),
        "field",
        "mission-plan",
        "Sites in three states.docx",
        "After the survey. A: assumption.",
        (
            ("heading", "Resource requirements"),
            (
                "text",
                "Three sites were measured. The first floods in July and should not be used. The second has water and "
                "a good road in the dry season. The third belongs to the church, which would let it for five years. "
                "Costs are not known, because no contractor would come for a quotation before the rains end.",
            ),
        ),
    ),
    FieldDraft(
        date(2011, 5, 16),
        "partner",
        "mission-plan",
        "NGO forum on humanitarian principles.docx",
        "Agreed by the forum. A: assumption.",
        (
            ("heading", "Humanitarian principles"),
            (
                "text",
                "The forum asks that sites of the force and hubs of relief be kept apart in all ten states, that no "
                "vehicle of the force be used for relief, and that agencies be told before an operation in an area "
                "where they work. It offers to meet the liaison officer of the force every week, with the office for "
                "coordination in the chair.",
            ),
        ),
    ),
    FieldDraft(
        date(2011, 7, 29),
        "field",
        "mission-plan",
        "Joint survey of sites, July.docx",
        "Mission and country team. A: assumption.",
        (
            ("heading", "Support and common services"),
            (
                "text",
                "Four towns were visited by mission and agencies together. In two of them one site serves both; in the "
                "third the agencies stay where they are; in the fourth neither has a site that can be reached in the "
                "rains. A shared workshop and a shared clinic were asked for everywhere. Nobody wished for a shared "
                "warehouse.",
            ),
        ),
    ),
)
BUDGET = (
    FieldDraft(
        date(2011, 7, 26),
        "field",
        "mission-budget",
        "What we could share.docx",
        "List made with agencies in two towns. A: assumption.",
        (
            ("heading", "Assets of mission and UNCT used together"),
            (
                "text",
                "Agencies offer eight desks, a satellite link in one town and a workshop in another. They would use "
                "the hospital, the weekly flight and the security desk of the mission. Both sides lack secure lodging "
                "outside the capitals; building it once, for both, would save a season.",
            ),
        ),
    ),
)
RETURNED = "Thank you. Costs are needed before this can be used: please ask the two contractors in the capital."

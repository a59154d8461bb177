"""Who sits on the task force and the planning team, from when to when. Persons are fictional."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.marks import CASE, A
from planning_levels.demonstration.stage import table

_COLUMNS = "seat person rank empowered_on from_date source"
FIRST = table(
    _COLUMNS,
    ("military", "selim-kovar", "P-5", date(2011, 2, 11), date(2011, 2, 11), A),
    ("security", "jonas-ferrow", "P-5", date(2011, 2, 11), date(2011, 2, 11), A),
    ("logistics", "amara-delvik", "P-4", date(2011, 2, 11), date(2011, 2, 11), f"A; that the grade does not count {CASE}"),
    ("humanitarian", "imtf-member", "P-5", date(2011, 2, 11), date(2011, 2, 11), A),
    ("development", "owen-takori", "P-5", date(2011, 2, 11), date(2011, 2, 11), A),
    ("human-rights", "nadia-brell", "P-5", date(2011, 2, 11), date(2011, 2, 11), A),
)
COMPLETION = table(
    _COLUMNS,
    ("political", "imtf-chair-dpa", "D-1", date(2011, 2, 14), date(2011, 2, 14), A),
    ("police", "ines-talbrook", "P-5", date(2011, 2, 14), date(2011, 2, 14), f"A; empty on 11 February {CASE}"),
    ("logistics", "pavel-runde", "P-5", date(2011, 2, 14), date(2011, 2, 14), A),
    ("further", "clara-mbeyo", "P-5", None, date(2011, 2, 16), "A: UNMIS at the table"),
    ("further", "pbso", "P-5", None, date(2011, 2, 16), A),
    ("further", "dinah-folau", "P-5", None, date(2011, 2, 21), A),
    ("further", "emil-harko", "P-5", None, date(2011, 2, 21), A),
)
COUNTRY_TEAM = {
    "seat": "unct", "person": "hanno-izeki", "rank": "P-5", "consulted_on": date(2011, 2, 12),
    "from_date": date(2011, 2, 14), "source": f"A; named after asking the UNCT {CASE}",
}
FOLLOWER = {
    "seat": "human-rights", "person": "yara-kesti", "rank": "P-5", "empowered_on": date(2011, 6, 10),
    "from_date": date(2011, 6, 10), "source": "A: the gap of June shows in the coverage",
}

SUB_GROUPS = table(
    "kind name task members from_date source",
    ("transition", "Transition from UNMIS", "Assets, units, staff and sites that pass on; no Joint Transition Plan is needed.", ["clara-mbeyo", "pavel-runde", "selim-kovar"], date(2011, 4, 12), CASE),
    ("budget", "Budget", "Draft budget and Mission Budget Report; focal point of the UNCT: Owen Takori (fictional).", ["pavel-runde", "owen-takori", "clara-mbeyo"], date(2011, 4, 14), A),
    ("other", "Protection of civilians", "Areas at risk, warning, who does what by season.", ["selim-kovar", "ines-talbrook", "imtf-member", "dinah-folau", "emil-harko", "nadia-brell"], date(2011, 4, 14), A),
)

TEAM = (
    {"seat": "mission", "person": "impt-lead", "rank": "P-5", "lead": True, "permanent": True, "from_date": date(2011, 7, 25), "source": A},
    {"seat": "unct", "person": "impt-member", "rank": "P-5", "permanent": False, "from_date": date(2011, 8, 1), "until": date(2011, 9, 30), "source": "A: acting until 30 September"},
)
TERMS = (
    "The task force plans the presence of the United Nations in South Sudan after UNMIS, from assessment to the "
    "adoption of the Mission Plan.\n\nIt meets on Mondays and Thursdays. Decisions are taken by the chair after "
    "hearing every seat; a dissent is written down with its reasons and stays in the file.\n\nThe country team takes "
    "part by video and hosts the survey. UNMIS sits at the table for all that passes on. Abyei is followed through "
    "the military member. National authorities and partners are consulted on each main output.\n\nThree sub-groups "
    "work on the budget, the transition from UNMIS, and protection of civilians."
)

MEETINGS = table(
    "text kind date hours level source",
    ("Meeting 1 of the task force.", "meeting", date(2011, 2, 17), 2, "1.1", "A: one of 25 weekly meetings"),
    ("Meeting 6 of the task force.", "meeting", date(2011, 3, 24), 2.5, "1.1", "A: one of 25 weekly meetings"),
    ("Meeting 12 of the task force, one-sided.", "meeting", date(2011, 5, 9), 1.5, "1.2", "A: one of 25 weekly meetings"),
    ("Meeting 24 of the task force.", "meeting", date(2011, 7, 28), 2, "2.1", "A: one of 25 weekly meetings"),
)

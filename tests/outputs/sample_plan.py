"""A Mission Plan of an invented country, long enough to judge a printed page by."""
# ruff: noqa: E501 - running text

from typing import Any

BLOCKS = ("<p", "<h", "<ol", "<ul", "<table")


def prose(key: str, title: str, *paragraphs: str) -> dict[str, Any]:
    """Return a section of running text."""
    content = "".join(text if text.startswith(BLOCKS) else f"<p>{text}</p>" for text in paragraphs)
    return {
        "key": key, "title": title, "kind": "prose", "content": content, "not_applicable": "",
        "register": None, "columns": [], "rows": [],
    }  # fmt: skip


def register(key: str, title: str, columns: list[tuple[str, str]], *rows: tuple[Any, ...]) -> dict[str, Any]:
    """Return a section drawn in from a register; the last value of each row is its source mark."""
    keys = [name for name, _ in columns]
    return {
        "key": f"{key}-table", "title": title, "kind": "register", "content": "", "not_applicable": "",
        "register": key,
        "columns": [{"key": name, "title": heading} for name, heading in columns],
        "rows": [
            {"id": number, **dict(zip(keys, row, strict=False)), "source": row[-1]}
            for number, row in enumerate(rows, start=1)
        ],
    }  # fmt: skip


OBJECTIVES = prose(
    "objectives",
    "Objectives and strategies",
    "The mission helps the authorities of Lower Marrakesia to keep the peace of April, to protect people who "
    "are threatened by violence, and to build the few institutions without which neither will last. It does so "
    "together with the United Nations Country Team under one plan, of which this document is the authoritative text.",
    "Three strategic objectives follow from the directive of the Under-Secretary-General: security that does not "
    "depend on the mission, a political settlement that includes those outside the April accord, and public services "
    "that reach the eastern districts. Each is broken down below into what has to change, by when, and who answers for it.",
    "<h3>How the objectives hang together</h3>",
    "Security comes first in time, not in rank. The mission will hold no position that the national police cannot "
    "take over within two years, and will open no office in a district before the Country Team has said which "
    "service follows it there. Where the two cannot be matched the district is left to the joint mobile teams.",
    "<ol type='a'><li>In the first six months the mission deploys to four towns and secures the roads between them.</li>"
    "<li>In the following year it moves outwards by district, each time with at least one service.</li>"
    "<li>From the third year on it hands over by district, in the order in which benchmarks are met.</li></ol>",
)
OBJECTIVE_ROWS = register(
    "objectives", "Objectives",
    [("text", "Objective"), ("origin", "Serves"), ("owner", "Owner"), ("due", "By")],
    ("Armed groups outside the accord have joined it or lost the means to disturb it", "Directive, objective 1",
     "Political affairs", "2013-06-30", "Assumption of this sample"),
    ("National police hold the four main towns without the mission's presence", "Directive, objective 1",
     "Police", "2013-12-31", "Assumption of this sample"),
    ("Every eastern district has a functioning court within a day's travel", "Directive, objective 3",
     "Rule of law with UNDP", "2014-06-30", "Assumption of this sample"),
)  # fmt: skip
APPROACH = prose(
    "approach",
    "Approach, principles and integration",
    "The mission is the smaller part of the United Nations in the country and will leave first. Whatever it starts is "
    "therefore planned from the beginning with the entity that will carry it on, and is not started where there is none.",
    "<strong>National ownership</strong> means here that a ministry has named the person, the budget line and the date. "
    "Declarations of support are welcome and are not counted.<sup class='footnote'>Agreed with the Ministry of Planning "
    "at the meeting of 3 May.</sup>",
    "The mission and the Country Team keep one set of data on violence, returns and services, collected by the "
    "joint analysis cell. Neither publishes figures of its own on these.",
)
HUMANITARIAN = prose(
    "humanitarian-principles",
    "Humanitarian principles",
    "Humanitarian action follows need alone. The mission gives relief organisations what they ask for, chiefly "
    "road security, aviation and engineering, on request and at a distance that they choose. Armed escorts are a last "
    "resort, decided case by case with the Humanitarian Coordinator under <a href='https://example.org/guidelines'>the "
    "guidelines in force</a>.",
    "Uniformed personnel do not distribute relief. Quick-impact projects are not carried out in displacement sites.",
)
BENCHMARKS = prose(
    "benchmarks",
    "Benchmarks",
    "Progress is followed by the benchmarks below, and only by them. Each has one definition of success, one source of "
    "data, and an owner who reports on it every quarter; four of them, marked as triggers, open planning for transition "
    "when they are met in two quarters running.",
)
BENCHMARK_ROWS = register(
    "benchmarks", "Benchmarks and definition of success",
    [("text", "Benchmark"), ("success", "Definition of success"), ("baseline", "Baseline"), ("target", "Target"),
     ("unit", "Unit"), ("due", "Due"), ("trigger", "Trigger"), ("owner", "Owner")],
    ("Violence between communities", "Fewer than ten deaths a month in any district, for six months", 64, 10,
     "deaths a month", "2013-06-30", True, "Joint analysis cell", "Assumption of this sample"),
    ("Police presence", "Posts staffed day and night by national police alone", 11, 46, "posts", "2013-12-31", True,
     "Police component", "Assumption of this sample"),
    ("Access to a court", "People who live within a day's travel of a sitting court", 310000, 1450000, "people",
     "2014-06-30", True, "Rule of law, UNDP", "Assumption of this sample"),
    ("Returns", "Families that returned and stayed for a year", 0, 24000, "families", "2014-06-30", False,
     "UNHCR", "Assumption of this sample"),
    ("Payroll of the police", "Officers paid by bank transfer in the month in which pay is due", 900, 7500,
     "officers", "2013-03-31", False, "UNDP", "Assumption of this sample"),
    ("All-season roads", "Roads between the four towns passable for lorries in the rains", 140, 610, "km",
     "2014-03-31", True, "Engineering, UNOPS", "Assumption of this sample"),
)  # fmt: skip
SITUATION = prose(
    "situation",
    "Situation and planning assumptions",
    "The accord of April ended the war between the two main parties and left out three groups in the east. The capital "
    "is calm; violence has moved to the cattle routes, where communities, deserters and traders in arms are hard to tell apart.",
    "Planning rests on the assumptions in the table. Each was examined by the technical survey in May; two were "
    "changed, and the passages that rested on them were written again.",
    "<table><thead><tr><th>Area</th><th>Held by</th><th>People</th></tr></thead><tbody><tr><td>Capital and river towns</td>"
    "<td>Government</td><td>820,000</td></tr><tr><td>Eastern plateau</td><td>contested</td><td>610,000</td></tr>"
    "<tr><td>Northern border</td><td>Government, with gaps</td><td>290,000</td></tr></tbody></table>",
    "Rain closes most roads from June to October. What has not been moved by the end of May is moved by air, at nine "
    "times the cost.",
)
ASSUMPTIONS = register(
    "assumptions",
    "Assumptions",
    [("text", "Assumption"), ("basis", "Rests on"), ("check", "Checked by"), ("result", "Result")],
    (
        "The Government consents to patrols in all districts",
        "Note of 2 April",
        "Technical survey",
        "confirmed",
        "Assumption of this sample",
    ),
    (
        "Two of the three groups outside the accord will talk within a year",
        "Reports of the mediator",
        "Technical survey",
        "changed: one of the three",
        "Assumption of this sample",
    ),
    (
        "The river is navigable for barges from November to May",
        "Port authority",
        "Engineering reconnaissance",
        "confirmed",
        "Assumption of this sample",
    ),
)
CONCEPT = prose(
    "concept",
    "Concept of operations",
    "The mission works in three sectors, each led by one head of office who answers for civilian, police and military "
    "work alike. Sector boundaries follow those of the districts, so that one commissioner has one counterpart.",
    "<h3>Phases</h3>",
    "The first phase lasts until the first dry season. It puts headquarters, an aviation base and two sectors in place "
    "and does without the third. The second phase fills the third sector and begins the joint programmes. The third phase "
    "hands over.",
    "<h3>Protection of civilians</h3>",
    "Protection is a task of every component. The military component deters by presence on the cattle routes in the "
    "season of movement; police work with local posts; civil affairs officers warn early, and are the first to go.",
    "<ul><li>Early warning: district networks report daily to the joint operations centre.</li>"
    "<li>Response: a decision within four hours, movement within twelve.</li>"
    "<li>Afterwards: a visit to every place of violence within three days, and its findings made known.</li></ul>",
)
RISKS = register(
    "risks", "Risks",
    [("text", "Risk"), ("likelihood", "Likelihood"), ("impact", "Impact"), ("answer", "Answer"), ("owner", "Owner")],
    ("Troops arrive after the rains have begun", "likely", "high", "Barges chartered ahead; two battalions wait at the port",
     "Mission support", "Assumption of this sample"),
    ("A group outside the accord attacks the road to the port", "possible", "high",
     "Convoys; talks through elders; no forward base without air cover", "Force", "Assumption of this sample"),
    ("Police reform stalls for want of pay", "likely", "medium", "Payroll programme signed before deployment", "UNDP",
     "Assumption of this sample"),
    ("Relief is seen as part of the mission", "possible", "medium", "Distance kept; separate logistics for relief",
     "Humanitarian Coordinator", "Assumption of this sample"),
)  # fmt: skip
HUMAN_RIGHTS = prose(
    "human-rights",
    "Human rights",
    "The human rights office has forty-two posts, eleven of them in the field offices, and a budget line of its own. It "
    "reports to the Special Representative and to the High Commissioner. Other components do not receive support for national "
    "forces without its written advice on the risk.",
    "Its officers take part in the planning of every police and military operation from the first meeting on.",
)
RESPONSIBILITIES = prose(
    "responsibilities",
    "Division of labour with the Country Team",
    "The table of results names one entity for each result. Where two are needed one leads and the other is named in the "
    "text. The mission leads where force, good offices or its own logistics decide; the Country Team leads elsewhere.",
    "Disputes are settled in the integrated planning team within a week, and by the Special Representative after that.",
)
ACTIVITIES = register(
    "activities", "Results and those who answer for them",
    [("text", "Result"), ("lead", "Lead"), ("with", "With"), ("start", "Start"), ("until", "Until"), ("cost", "Cost (thousands)")],
    *(
        (f"{result}", lead, partners, start, until, cost, "Assumption of this sample")
        for result, lead, partners, start, until, cost in (
            ("District networks for early warning in 14 districts", "Civil affairs", ["Force", "OHCHR"], "2011-11-01", "2012-10-31", 1200),
            ("46 police posts rebuilt and staffed", "Police", ["UNOPS", "UNDP"], "2011-11-01", "2013-12-31", 8400),
            ("Payroll of the national police by bank transfer", "UNDP", ["Police"], "2011-09-01", "2013-03-31", 3100),
            ("Nine courts sitting in the east", "Rule of law", ["UNDP"], "2012-01-01", "2014-06-30", 5600),
            ("610 km of road passable in the rains", "UNOPS", ["Engineering"], "2011-11-01", "2014-03-31", 41000),
            ("Talks with the groups outside the accord", "Political affairs", [], "2011-08-01", "2013-06-30", 900),
            ("Return and reintegration of 24,000 families", "UNHCR", ["UNDP", "FAO"], "2012-01-01", "2014-06-30", 12500),
            ("Survey and clearance of the port road", "Mine action", ["Engineering"], "2011-09-01", "2012-03-31", 2700),
        )
    ),
)  # fmt: skip
LOGISTICS = prose(
    "support",
    "Mission support",
    "Support follows the river. Heavy goods come by barge to two bases, from where lorries serve the sectors in the dry "
    "season and helicopters in the wet. Camps are built for the strength of the second phase at once, since building "
    "twice costs more than standing half empty for a year.",
)
TRANSITION = {
    **prose("transition", "Transition from the earlier mission"),
    "not_applicable": "No mission preceded this one and no regional force stands to be taken over, so nothing passes.",
}  # fmt: skip
UNWRITTEN = [prose("gender", "Gender perspective"), prose("information", "Public information")]

SAMPLE: dict[str, Any] = {
    "format": 1,
    "mission": {"key": "lower-marrakesia", "name": "Lower Marrakesia", "country": "Lower Marrakesia"},
    "demonstration": True,
    "output": {"type": "mission-plan", "title": "Mission Plan", "reference": "IMPP guidelines C 1.2.3"},
    "number": 3,
    "label": "advanced",
    "revision": 0,
    "level": "2.1",
    "cycle": 1,
    "template_version": 1,
    "language": "en",
    "classification": "Confidential",
    "sections": [
        OBJECTIVES, OBJECTIVE_ROWS, APPROACH, HUMANITARIAN, HUMAN_RIGHTS, BENCHMARKS, BENCHMARK_ROWS, SITUATION,
        ASSUMPTIONS, CONCEPT, RISKS, RESPONSIBILITIES, ACTIVITIES, LOGISTICS, TRANSITION, *UNWRITTEN,
    ],
    "cites": {"type": "usg-directive", "title": "Planning Directive of the Under-Secretary-General", "number": 1,
              "hash": "7f3a90c2d1e45b6877f3a90c2d1e45b6877f3a90c2d1e45b6877f3a90c2d1e45"},
    "sources": [],
}  # fmt: skip

SHORT: dict[str, Any] = {
    **SAMPLE,
    "output": {
        "type": "srsg-directive",
        "title": "Directive to the Special Representative",
        "reference": "C 2.1.4",
    },
    "label": "first",
    "number": 1,
    "demonstration": False,
    "cites": None,
    "sections": [
        prose("direction", "Direction", "You will take up your duties on 1 August.", "You answer to me.")
    ],
}

EMPTY: dict[str, Any] = {
    **SAMPLE,
    "label": "",
    "level": "",
    "cites": None,
    "sections": [
        prose(
            "objectives",
            "Objectives and strategies",
            "The objectives are under discussion with the task force.",
        ),
        *(
            prose(f"open-{n}", title)
            for n, title in enumerate(("Benchmarks", "Human rights", "Support", "Transition"))
        ),
    ],
}

"""Four of the task force's weekly meetings, with minutes and action points. Persons are fictional."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from missions import seats
from missions.action_points import add_action_point, settle_action_point
from missions.meetings import add_meeting
from missions.models import ActionPoint, Meeting, Member
from planning_levels.demonstration.marks import CASE, A
from planning_levels.demonstration.stage import Stage, table

HELD = table(
    "held_on agenda minute decisions away source",
    (date(2011, 2, 17), "Seats and working ways\nAreas at risk\nHubs for relief", "All nine seats are filled for the first time. The military and the police member describe where communities clash and when. OCHA asks that hubs be chosen with the rains in mind.", ["Areas at risk are mapped by season, once for all offices."], [], "A: one of 25 weekly meetings"),
    (date(2011, 3, 24), "Troop levels\nThe dissent", "Three levels of troops are held side by side. DPA doubts that the lowest can protect anybody in the rains, and asks that this be written down.", ["Three levels are costed before the options go on.", "The dissent stays in the file with its reasons."], [], "A: one of 25 weekly meetings"),
    (date(2011, 5, 9), "What the survey found\nThe refined draft", "The country team was not on the line: the link to Juba failed. What was said on schools and clinics is provisional until it has been heard.", ["The draft is read back to the country team before it goes on."], ["hanno-izeki"], f"one-sided {CASE}; the rest A"),
    (date(2011, 7, 28), "The rear party of UNMIS\nThe planning team", "Engineers come after the rollover ends. UNMIS can leave a rear party if it is asked in time. The planning team has one planner; the country team names a second.", ["A rear party is asked for."], [], "A: one of 25 weekly meetings"),
)
POINTS = (
    (("Map the areas at risk by season, with the police member", "selim-kovar", date(2011, 2, 25)), ("List hubs that can be reached in the rains", "OCHA", date(2011, 2, 25))),
    (("Cost three levels of troops", "DFS", date(2011, 4, 8)), ("Write down the dissent on the lowest level", "DPA", date(2011, 3, 31))),
    (("Read the draft plan back to the country team", "imtf-chair", date(2011, 5, 13)),),
    (("Settle the rear party with UNMIS", "clara-mbeyo", date(2011, 8, 8)), ("Name the planner of the UNCT", "rc-hc", date(2011, 8, 31))),
)
# fmt: on


def hold(stage: Stage, number: int, by: str) -> Meeting:
    """Record one of the four meetings: what earlier ones had set is done, and new points are set."""
    told = dict(HELD[number])
    away, day = told.pop("away", []), told["held_on"]
    chair = stage.person(by)
    for point in ActionPoint.objects.filter(mission=stage.mission, done_on=None).exclude(meeting=None):
        note = "Reported to the task force."
        settle_action_point(stage.mission, point, by=chair, state="done", on=day, note=note)
    rows = Member.objects.filter(body__mission=stage.mission, body__kind="imtf").select_related("person")
    there = [
        {"member": row.pk, "state": "absent" if row.person and row.person.username in away else "present"}
        for row in rows
        if seats.sits(row, day)
    ]
    meeting = add_meeting(stage.mission, "imtf", by=chair, attendance=there, **told)
    for text, owner, due in POINTS[number]:
        add_action_point(
            stage.mission,
            "imtf",
            by=chair,
            text=text,
            owner=owner,
            due=due,
            meeting=meeting,
            on=day,
            source=A,
        )
    return meeting

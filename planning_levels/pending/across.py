"""What waits for a person, across all missions that they see: decisions first, by outside date, then age."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count, Prefetch, Q

from missions.access import missions_inside
from missions.models import Assignment, ChairTerm, Member, Mission, Person
from missions.models.mission import State
from missions.models.person import Office
from outputs.access import comments_for
from outputs.definition import OUTPUTS
from planning_levels.access import papers_for
from planning_levels.deadlines import outside_dates
from planning_levels.definition import DECISION_POINTS
from planning_levels.level_state import Run
from planning_levels.models import Decision, GatePlan, Recommendation, Submission
from planning_levels.pending.bodies import MARKS, of_bodies
from planning_levels.pending.monitoring import MARKS as MONITORED
from planning_levels.pending.monitoring import of_monitoring
from planning_levels.pending.rounds import rounds
from planning_levels.pending.shape import File, Pending, in_order
from planning_levels.pending.tasks import endorsements, tasks
from planning_levels.pending.watch import MARKS as WATCH_MARKS
from planning_levels.pending.watch import of_watch
from planning_levels.standing import ASKED
from planning_levels.verbs.deciding import outstanding_steps

ENDED = (State.ENDED, State.OTHER_FORM, State.COMPLETED)


def pending_for(person: Person) -> list[Pending]:
    """Return what waits for a person, in a number of queries that does not grow with the missions."""
    missions = list(
        missions_inside(person)
        .exclude(state__in=ENDED)
        .annotate(**MARKS, **MONITORED, **WATCH_MARKS)
        .prefetch_related(
            Prefetch("level_runs", Run.objects.order_by("cycle", "level"), to_attr="read_runs"),
            Prefetch(
                "submissions",
                Submission.objects.filter(state="open").prefetch_related("releases"),
                to_attr="read_packages",
            ),
        )
    )
    roles = _roles(person, missions)
    files = [File(item, roles[item.pk], item.read_runs, item.read_packages) for item in missions]
    found = [item for file in files for item in _decisions(file, person)]
    found += _recommendations(files)
    found += endorsements(files)
    found += _confirmations(person)
    found += tasks(files, person)
    found += rounds(files, person)
    found += _comments(files, person)
    found += _overdue(files)
    found += of_bodies(files, person)
    found += of_monitoring(files)
    found += of_watch(files, person)
    return sorted(_dated(found, files), key=in_order)


def _dated(found: Sequence[Pending], files: Sequence[File]) -> Iterator[Pending]:
    """Yield what waits, decisions with the next outside date of their mission."""
    asking = {item.mission for item in found if item.kind == "decision"}
    missions = {file.mission.key: file.mission for file in files if file.mission.key in asking}
    dates = outside_dates(list(missions.values())) if missions else {}
    for item in found:
        held = missions.get(item.mission) if item.kind == "decision" else None
        day = dates.get(held.pk) if held else None
        yield replace(item, due=day.on, due_for=day.what) if day else item


def _roles(person: Person, missions: Sequence[Mission]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {mission.pk: set() for mission in missions}
    today = {mission.pk: mission.today() for mission in missions}
    leads = {mission.pk: mission.lead_department_id for mission in missions}
    given = list(Assignment.objects.filter(person=person).select_related("acting_for"))
    held: list[tuple[int, str, date, date | None]] = [
        (row.mission_id, row.role, row.from_date, row.until) for row in given
    ]
    held += [
        (row.mission_id, "usg-of-lead", row.from_date, row.until)
        for row in given
        if row.role == "usg" and row.acting_for and row.acting_for.entity_id == leads.get(row.mission_id)
    ]
    held += [
        (row.body.mission_id, "imtf-chair", row.from_date, row.until)
        for row in ChairTerm.objects.filter(person=person).select_related("body")
    ]
    held += [
        (
            row.body.mission_id,
            f"{row.body.kind}-{'lead' if row.lead and row.body.kind == 'impt' else 'member'}",
            row.from_date,
            row.until,
        )
        for row in Member.objects.filter(person=person).select_related("body")
    ]
    for key, role, first, last in held:
        if key in found and first <= today[key] and (last is None or last >= today[key]):
            found[key].add(role)
    for mission in missions:
        if person.office in (Office.SG, Office.USG):
            found[mission.pk].add(person.office)
        if mission.lead_department_id == person.entity_id and person.office == Office.USG:
            found[mission.pk].add("usg-of-lead")
    return {key: frozenset(value) for key, value in found.items()}


def _decisions(file: File, person: Person) -> Iterator[Pending]:
    for package in file.packages:
        steps = outstanding_steps(package)
        point = DECISION_POINTS[package.gate]
        if steps:
            if _releases(file, person, steps[0], package.decider):
                title = f"Release to the decider: {point.name}, {file.mission.name}"
                yield Pending(
                    "release", file.mission.key, title, package.on, file.where("do/release-to-decider/")
                )
            continue
        if package.decider in file.roles:
            asked = ASKED.get(package.gate, point.name)
            title = f"{file.mission.name}: you are asked {asked}"
            yield Pending(
                "decision", file.mission.key, title, package.on, file.where(f"decisions/{package.gate}/")
            )


def _releases(file: File, person: Person, step: str, decider: str) -> bool:
    if step == "usg":
        return "usg-of-lead" in file.roles
    whom = person.office_of
    if person.office != Office.OFFICE or whom is None:
        return False
    if decider == "sg":
        return whom.office == Office.SG
    return whom.office == Office.USG and whom.entity_id == file.mission.lead_department_id


def _recommendations(files: list[File]) -> Iterator[Pending]:
    mine = {file.mission.pk: file for file in files if "sg" in file.roles}
    for row in Recommendation.objects.filter(mission__in=list(mine), state="open"):
        file = mine[row.mission_id]
        gate = "DP-3.1a" if row.kind == "revision" else "DP-3.1b"
        title = f"{file.mission.name}: {row.get_kind_display()} is recommended"
        yield Pending("decision", file.mission.key, title, row.on, file.where(f"decisions/{gate}/"))


def _confirmations(person: Person) -> Iterator[Pending]:
    if person.office != Office.OFFICE:
        return
    rows = papers_for(person).filter(decider=person.office_of_id, confirmed_by=None)
    for row in rows.exclude(entered_by=person).select_related("mission"):
        title = f"{row.mission.name}: confirm the decision entered from paper"
        href = f"/missions/{row.mission.key}/decisions/paper/{row.pk}/"
        yield Pending("confirmation", row.mission.key, title, row.entered_at.date(), href)


def _comments(files: list[File], person: Person) -> Iterator[Pending]:
    mine = {
        file.mission.pk: file for file in files if file.roles & {"planner", "imtf-chair", "impt-lead", "srsg"}
    }
    rows = (
        comments_for(person)
        .filter(of__output__mission__in=list(mine), disposition="open")
        .exclude(of__state__in=["issued", "superseded"])
        .values("of__output__mission_id", "of__output__type")
        .annotate(open=Count("id", filter=Q(disposition="open")))
    )
    for row in rows:
        file = mine[row["of__output__mission_id"]]
        many = row["open"]
        said, wait = ("one comment", "waits") if many == 1 else (f"{many} comments", "wait")
        output = OUTPUTS[row["of__output__type"]].title
        title = f"{file.mission.name}: {said} on the {output} {wait} for an answer"
        yield Pending(
            "comments", file.mission.key, title, None, file.where(f"outputs/{row['of__output__type']}/")
        )


def _overdue(files: list[File]) -> Iterator[Pending]:
    mine = {file.mission.pk: file for file in files if file.roles & {"planner", "imtf-chair"}}
    decided = set(
        Decision.objects.filter(mission__in=list(mine))
        .exclude(outcome="returned")
        .values_list("mission_id", "gate")
    )
    for plan in GatePlan.objects.filter(mission__in=list(mine), planned_on__isnull=False):
        file = mine[plan.mission_id]
        waits = any(item.gate == plan.gate for item in file.packages)
        due, name = plan.planned_on, DECISION_POINTS[plan.gate].name
        passed = due is not None and due < file.mission.today()
        if passed and not waits and (plan.mission_id, plan.gate) not in decided:
            title = f"{file.mission.name}: {name} was planned for {due}"
            yield Pending("overdue", file.mission.key, title, due, file.where(f"decisions/{plan.gate}/"))

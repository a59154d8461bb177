"""What the watch leaves waiting: the review of a mandate, its renewal, assumptions that fail."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from django.db.models import Count, Exists, OuterRef, Q

from missions.models import Mission, Person
from missions.models.mission import Transfer
from monitoring.models import Review
from outputs.access import versions_for
from outputs.models import Version
from planning_levels.exiting import due_for_recommendation
from planning_levels.mandate_periods import periods, renewal_review
from planning_levels.models import CouncilRecord
from planning_levels.pending.shape import File, Pending
from planning_levels.position import position_of
from plans.models import Asset, Assumption, Benchmark, MandateTask, Mismatch
from plans.watch import VIABILITY, WATCHED, Watched, failing, watched

AT_HEADQUARTERS = frozenset({"planner", "imtf-chair"})
IN_THE_MISSION = frozenset({"planner", "impt-lead", "srsg"})
UNANSWERED = Q(coverage=MandateTask.Coverage.OPEN) | Q(
    coverage=MandateTask.Coverage.NEW, served_by=None, benchmarks=None, activities=None
)
UNPAID = Q(funding=MandateTask.Funding.NONE) & ~Q(
    coverage__in=[MandateTask.Coverage.OPEN, MandateTask.Coverage.DROPPED]
)
# Asked with the missions themselves, so that nothing more is asked of those that have nothing of the kind.
MARKS = {
    "open_tasks": Exists(MandateTask.objects.filter(UNANSWERED | UNPAID, mission=OuterRef("pk"))),
    "open_mismatches": Exists(Mismatch.objects.filter(mission=OuterRef("pk"), solution="")),
    "failed_assumptions": Exists(Assumption.objects.filter(WATCHED, mission=OuterRef("pk"))),
    "undisposed": Exists(Asset.objects.filter(mission=OuterRef("pk"), disposition="")),
    "exit_triggers": Exists(Benchmark.objects.filter(mission=OuterRef("pk"), exit=True)),
    "with_mandate": Exists(CouncilRecord.objects.filter(mission=OuterRef("pk"), mandate_ends__isnull=False)),
}


def of_watch(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield what the watch leaves waiting for a person; a fixed number of queries."""
    yield from _mandates(files)
    yield from _renewals(files)
    yield from _reports(files, person)
    yield from _assumptions(files)
    yield from _exits(files)


def _responsible(mission: Mission) -> AbstractSet[str]:
    """Return who answers for the plan: headquarters until adoption, then the mission, with the planner."""
    return IN_THE_MISSION if mission.transfer == Transfer.COMPLETE else AT_HEADQUARTERS


def _mine(files: Sequence[File], mark: str) -> dict[int, File]:
    """Return the files that bear a mark and are the person's to answer for."""
    return {
        file.mission.pk: file
        for file in files
        if getattr(file.mission, mark) and file.roles & _responsible(file.mission)
    }


def _mandates(files: Sequence[File]) -> Iterator[Pending]:
    """Yield tasks that are not reviewed or served by nothing, unfunded ones, and open mismatches."""
    mine = _mine(files, "open_tasks")
    rows = MandateTask.objects.filter(UNANSWERED | UNPAID, mission__in=list(mine)).distinct()
    found: dict[int, list[str]] = {}
    columns = rows.order_by().values_list("pk", "mission_id", "coverage", "funding")
    for _pk, key, coverage, funding in columns:
        paid = funding != MandateTask.Funding.NONE or coverage == MandateTask.Coverage.OPEN
        found.setdefault(key, []).append("to review" if paid else "unfunded")
    for key, told in found.items():
        file, review, unpaid = mine[key], told.count("to review"), told.count("unfunded")
        if review:
            words = "one mandated task waits" if review == 1 else f"{review} mandated tasks wait"
            yield _task(file, f"{words} for the review", "mandate/")
        if unpaid:
            words = "one mandated task is" if unpaid == 1 else f"{unpaid} mandated tasks are"
            yield _task(file, f"{words} unfunded", "mandate/")
    mine = _mine(files, "open_mismatches")
    counted = Mismatch.objects.filter(mission__in=list(mine), solution="").order_by()
    for row in counted.values("mission_id").annotate(open=Count("pk")):
        words = "a mismatch" if row["open"] == 1 else f"{row['open']} mismatches"
        yield _task(mine[row["mission_id"]], f"settle {words} of plan and mandate", "mandate/#mismatches")


def _renewals(files: Sequence[File]) -> Iterator[Pending]:
    """Yield mandates near their end whose renewal no review prepares (C 3.1.1)."""
    mine = _mine(files, "with_mandate")
    records: dict[int, list[CouncilRecord]] = {}
    for row in CouncilRecord.objects.filter(mission__in=list(mine)):
        records.setdefault(row.mission_id, []).append(row)
    reviews: dict[int, list[Review]] = {}
    for review in Review.objects.filter(mission__in=list(mine)):
        reviews.setdefault(review.mission_id, []).append(review)
    for key, held in records.items():
        file = mine[key]
        present = next((item for item in periods(held, file.mission.today()) if item.present), None)
        if present is None or not present.near or file.mission.transfer != Transfer.COMPLETE:
            continue
        if renewal_review(present, reviews.get(key, ())) is None:
            words = f"{file.mission.name}: open the review before the mandate ends"
            yield Pending(
                "task", file.mission.key, words, None, file.where("mandate/"), present.until, "mandate"
            )


def _reports(files: Sequence[File], person: Person) -> Iterator[Pending]:
    """Yield the reports of Level 3.1 that wait for the Secretary-General."""
    mine = {file.mission.pk: file for file in files if "sg" in file.roles}
    rows = versions_for(person).filter(
        output__mission__in=list(mine),
        output__type="sg-report",
        level="3.1",
        state=Version.State.SUBMITTED,
    )
    for key, on in rows.values_list("output__mission_id", "submitted_on"):
        file = mine[key]
        title = f"{file.mission.name}: you are asked to submit a periodic report to the Council"
        where = file.where("do/submit-periodic-report/")
        yield Pending("decision", file.mission.key, title, on, where)


def _assumptions(files: Sequence[File]) -> Iterator[Pending]:
    """Yield assumptions that failed, and the question of viability, for who answers them."""
    here = {file.mission.pk: file for file in files if getattr(file.mission, "failed_assumptions", False)}
    for item in watched(failing(here)):
        file = here[item.assumption.mission_id]
        if item.open and file.roles & _asked(item, file.mission):
            row = item.assumption
            if item.question == VIABILITY:
                words = f"no consent of {row.party or 'a party'}: is the mission viable?"
            else:
                words = f"the assumption {row.label} has failed: what follows?"
            yield _task(file, words, f"assumptions/{row.pk}/", item)


def _asked(item: Watched, mission: Mission) -> AbstractSet[str]:
    """Return who is asked first: for viability the chair, after adoption the SRSG."""
    if item.question != VIABILITY:
        return _responsible(mission)
    return {"srsg"} if mission.transfer == Transfer.COMPLETE else {"imtf-chair"}


def _exits(files: Sequence[File]) -> Iterator[Pending]:
    """Yield the recommendation drafted for the SRSG, and assets without a disposition while leaving."""
    srsg = {
        file.mission.pk: file
        for file in files
        if getattr(file.mission, "exit_triggers", False)
        and "srsg" in file.roles
        and position_of(file.mission, file.runs).state == "L3.1"
    }
    for key in due_for_recommendation(srsg) if srsg else ():
        words = "every trigger for exit is met; read the recommendation"
        yield _task(srsg[key], words, "do/recommend-transition/")
    leaving = {
        key: file
        for key, file in _mine(files, "undisposed").items()
        if any(run.level == "3.2" for run in file.runs)
    }
    counted = Asset.objects.filter(mission__in=list(leaving), disposition="").order_by()
    for row in counted.values("mission_id").annotate(without=Count("pk")):
        words = "one asset is" if row["without"] == 1 else f"{row['without']} assets are"
        yield _task(leaving[row["mission_id"]], f"{words} without a disposition", "exit/#assets")


def _task(file: File, words: str, page: str, item: Watched | None = None) -> Pending:
    since = item.since if item else None
    return Pending("task", file.mission.key, f"{file.mission.name}: {words}", since, file.where(page))

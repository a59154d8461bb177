"""The mandate, task by task: what serves it, by which means, who is asked, and what never moves."""

from datetime import timedelta
from typing import Any

import pytest

from missions.errors import Conflict, NotPermitted, NotReady
from missions.models import Entry
from monitoring.recording import open_review
from outputs.models import SectionText, Version
from planning_levels.concerns import concerns
from planning_levels.mandate_periods import periods
from planning_levels.mandating import review_of
from planning_levels.models import CouncilRecord
from planning_levels.pending.across import pending_for
from planning_levels.readiness import level_2_1
from planning_levels.shortfall import draft_note
from planning_levels.verbs import versions
from plans.mandate import reviewed
from plans.models import Activity, MandateTask, Mismatch, Objective, Priority
from plans.rows import save_row
from tests.planning_levels.there import At, forbidden, reading, refused
from tests.planning_levels.walking import BECAUSE, EXPLAINED, PAPER, Walk

NEW = [{"paragraph": "7", "text": "Guard the river"}, {"paragraph": "8", "text": "Train the police"}]


def renew(walk: Walk, **more: Any) -> None:
    walk.act(
        "record-mandate",
        "planner",
        outcome="renewed",
        symbol="Resolution 2001",
        document=PAPER,
        tasks=NEW,
        **more,
    )


def standings(walk: Walk) -> dict[str, str]:
    """Return where each task stands, by its paragraph."""
    return {item.task.paragraph: item.standing for item in reviewed(walk.mission)}


def asked(walk: Walk, role: str) -> list[str]:
    """Return what a role is asked about this mission's mandate."""
    here = f"/missions/{walk.key}/mandate/"
    return [
        item.title.removeprefix(f"{walk.mission.name}: ")
        for item in pending_for(walk.cast[role])
        if item.href.startswith(here)
    ]


def test_a_renewed_mandate_opens_a_review_and_moves_no_level(at: At) -> None:
    walk = at("L3.1")
    before = (walk.state, walk.fresh().transfer)
    renew(walk)
    assert (walk.state, walk.fresh().transfer) == before
    assert {name: standings(walk)[name] for name in ("7", "8")} == {"7": "open", "8": "open"}
    for role in ("planner", "srsg", "impt-lead"):
        assert "2 mandated tasks wait for the review" in asked(walk, role)
    assert asked(walk, "imtf-chair") == asked(walk, "observer") == []
    task = MandateTask.objects.get(mission=walk.mission, paragraph="7")
    save_row(walk.mission, "mandate-tasks", {"coverage": "new"}, by=walk.cast["srsg"], row=task)
    assert standings(walk)["7"] == "unserved", "reviewed, and still without an element of the plan"
    assert "2 mandated tasks wait for the review" in asked(walk, "srsg")
    aim = Objective.objects.create(mission=walk.mission, name="A calm river")
    save_row(walk.mission, "mandate-tasks", {"served_by": [aim.pk]}, by=walk.cast["srsg"], row=task)
    assert standings(walk)["7"] == "unplanned"
    assert "one mandated task waits for the review" in asked(walk, "srsg")


def test_a_task_in_the_same_words_is_led_back_and_others_are_asked_about(at: At) -> None:
    walk = at("L3.1")
    renew(walk)
    earlier = MandateTask.objects.get(mission=walk.mission, paragraph="8")
    again = [{"paragraph": "9", "text": " train  the POLICE "}]
    walk.act(
        "record-mandate", "planner", outcome="changed", symbol="Resolution 2002", document=PAPER, tasks=again
    )
    task = MandateTask.objects.get(mission=walk.mission, paragraph="9")
    assert task.carries_on == earlier
    left = {item.task.paragraph for item in reviewed(walk.mission) if item.not_renewed}
    assert "7" in left
    assert not left & {"8", "9"}


@pytest.mark.parametrize(
    ("funding", "money", "standing"),
    [
        ("", {}, "uncosted"),
        ("", {"need": 100, "assessed": 100}, "funded"),
        ("", {"need": 100, "assessed": 60, "voluntary": 40}, "part-funded"),
        ("", {"need": 100, "voluntary": 100}, "unfunded"),
        ("", {"need": 100, "voluntary": 100, "pledged": 100}, "funded"),
        ("none", {"need": 100, "assessed": 100}, "unfunded"),
    ],
)
def test_the_means_behind_a_task_come_through_its_objectives(
    at: At, funding: str, money: dict[str, int], standing: str
) -> None:
    walk = at("L2.1")
    aim = Objective.objects.create(mission=walk.mission, name="Calm")
    part = Objective.objects.create(mission=walk.mission, name="Calm in the hills", parent=aim)
    Objective.objects.filter(pk=aim.pk).update(parent=part)  # a ring ends where it began
    Activity.objects.create(mission=walk.mission, name="Patrols", lead="Force", objective=part, **money)
    task = MandateTask.objects.create(
        mission=walk.mission, text="Calm", coverage="covered", funding=funding, position=99
    )
    task.served_by.set([aim])
    found = next(item for item in reviewed(walk.mission) if item.task == task)
    assert found.standing == standing
    assert ("one mandated task is unfunded" in asked(walk, "planner")) is (funding == "none")


def test_money_for_a_part_is_told_apart_and_a_declared_task_needs_no_activity(at: At) -> None:
    walk = at("L2.1")
    task = MandateTask.objects.create(
        mission=walk.mission, text="Calm", coverage="covered", funding="assessed", position=99
    )
    aim = Objective.objects.create(mission=walk.mission, name="Calm")
    task.served_by.set([aim])
    found = next(item for item in reviewed(walk.mission) if item.task == task)
    assert (found.standing, found.means.uneven) == ("funded", False)
    for name, money in (("Patrols", {"need": 9, "assessed": 9}), ("Posts", {"need": 9, "voluntary": 9})):
        task.activities.add(Activity.objects.create(mission=walk.mission, name=name, lead="F", **money))
    found = next(item for item in reviewed(walk.mission) if item.task == task)
    assert (found.standing, found.means.uneven, found.means.gap) == ("part-funded", True, 9)


def test_a_mismatch_is_settled_by_somebody_on_a_day(at: At) -> None:
    walk = at("L2.1")
    row = Mismatch.objects.create(mission=walk.mission, effect="Half the bases")
    assert "settle a mismatch of plan and mandate" in asked(walk, "imtf-chair")
    assert "Half the bases" in " ".join(item.effect for item in review_of(reading(walk)).unsettled)
    save_row(walk.mission, "mismatches", {"solution": "deferred"}, by=walk.cast["imtf-chair"], row=row)
    row.refresh_from_db()
    assert (row.settled_by, row.settled_on) == (walk.cast["imtf-chair"].get_full_name(), walk.mission.today())
    told = {"settled_by": "IMTF", "settled_on": "2020-01-02"}
    save_row(walk.mission, "mismatches", told, by=walk.cast["imtf-chair"], row=row)
    row.refresh_from_db()
    assert row.settled_by == "IMTF"


def test_periods_end_with_the_next_record_and_a_near_end_proposes_a_review(at: At) -> None:
    walk = at("L3.1")
    today = walk.mission.today()
    renew(walk, ends=(today + timedelta(days=60)).isoformat())
    found = review_of(reading(walk))
    assert found.present is not None
    assert (found.present.days_left, found.present.near) == (60, True)
    assert [item.until for item in found.periods][1:] == [today] * (len(found.periods) - 1)
    assert found.proposes_review
    assert any("renewal" in item.said for item in concerns(reading(walk)))
    assert "open the review before the mandate ends" in asked(walk, "srsg")
    open_review(walk.mission, by=walk.cast["srsg"], kind="periodic", purpose="Mandate renewal")
    assert not review_of(reading(walk)).proposes_review
    assert "open the review before the mandate ends" not in asked(walk, "srsg")


def test_an_ended_mandate_has_no_present_period(at: At) -> None:
    walk = at("L3.1")
    renew(walk)
    records = list(CouncilRecord.objects.filter(mission=walk.mission))
    today = walk.mission.today()
    ended = CouncilRecord(mission=walk.mission, outcome="ended", on=today, recorded_by=walk.cast["planner"])
    assert [item.present for item in periods([*records, ended], today)] == [False] * len(records)
    assert periods([ended], today) == []


def test_the_note_is_drafted_from_the_review_and_keeps_what_is_written(at: At) -> None:
    walk = at("L2.1")
    chair = walk.cast["imtf-chair"]
    with pytest.raises(Conflict, match="No mismatch"):
        draft_note(walk.mission, by=chair)
    task = MandateTask.objects.create(
        mission=walk.mission, text="Guard <the> river", paragraph="4 (c)", coverage="changed", position=99
    )
    work = Activity.objects.create(mission=walk.mission, name="Boats", lead="F", need=900, assessed=200)
    task.activities.add(work)
    mismatch = Mismatch.objects.create(mission=walk.mission, effect="Six boats are wanting.", task=task)
    Priority.objects.create(mission=walk.mission, text="The lower river", set_on=walk.mission.today())
    with pytest.raises(NotPermitted):
        draft_note(walk.mission, by=walk.cast["observer"])
    version = draft_note(walk.mission, by=chair)
    texts = dict(SectionText.objects.filter(of=version).values_list("key", "content"))
    assert "Paragraph 4 (c): Guard &lt;the&gt; river" in texts["tasks"]
    assert "Six boats are wanting." in texts["shortfall"]
    assert "900 thousand dollars are needed, 200 assessed or pledged, 700 open." in texts["shortfall"]
    assert "The lower river" in texts["consequences"]
    assert "measures" not in texts, "nothing is known of measures, and nothing is made up"
    with pytest.raises(Conflict, match="written already"):
        draft_note(walk.mission, by=chair)
    Mismatch.objects.filter(pk=mismatch.pk).update(
        solution="accepted-shortfall-advised", how="The lower river first."
    )
    draft_note(walk.mission, by=chair)
    again = dict(SectionText.objects.filter(of=version).values_list("key", "content"))
    assert again.keys() - texts.keys() == {"measures"}
    assert review_of(reading(walk)).proposes_note
    walk.submit("shortfall-note")
    versions.act_on("issue", walk.mission, "shortfall-note", version.number, by=walk.cast["planner"], data={})
    assert review_of(reading(walk)).note_sent
    assert not review_of(reading(walk)).proposes_note
    drafted = Entry.objects.filter(mission=walk.mission, verb="draft-shortfall-note")
    assert drafted.filter(kind=Entry.Kind.WRITING).count() == 2


def test_priorities_older_than_the_mandate_are_a_notice_and_stop_nothing(at: At) -> None:
    walk = at("L2.1")
    assert not review_of(reading(walk)).priorities_set
    (found,) = level_2_1.priorities(reading(walk))
    assert (found.code, found.klass) == ("priorities-old", "notice")
    Priority.objects.create(mission=walk.mission, text="Roads", set_on=walk.mission.today())
    assert list(level_2_1.priorities(reading(walk))) == []
    assert review_of(reading(at("L1.2"))).priorities_set, "there is no mandate yet"


def test_reports_of_continuation_are_a_chain_that_moves_nothing(at: At) -> None:
    walk = at("L3.1")
    assert refused(walk, "submit-periodic-report", "sg", kind="periodic") == {"not-submitted"}
    assert refused(walk, "submit-periodic-report", "sg") >= {"missing-kind"}
    version = walk.submit("sg-report", "srsg")
    assert (version.label, version.level) == ("update", "3.1")
    here = f"/missions/{walk.key}/do/submit-periodic-report/"
    assert here in [item.href for item in pending_for(walk.cast["sg"])]
    assert here not in [item.href for item in pending_for(walk.cast["srsg"])]
    assert forbidden(walk, "submit-periodic-report", "srsg", kind="periodic")
    before = walk.state
    walk.act("submit-periodic-report", "sg", kind="mandate-renewal", reason=BECAUSE)
    assert walk.state == before
    sent = Version.objects.get(pk=version.pk)
    assert (sent.state, str(sent.issued_on)) == ("issued", str(walk.mission.today()))
    assert here not in [item.href for item in pending_for(walk.cast["sg"])]
    assert refused(walk, "submit-periodic-report", "sg", kind="periodic") == {"not-submitted"}


def test_only_what_the_process_says_stops_the_advanced_draft(at: At) -> None:
    walk = at("L2.1")
    MandateTask.objects.filter(mission=walk.mission).update(coverage="covered")
    task = MandateTask.objects.create(mission=walk.mission, text="Guard", coverage="open", position=99)
    Mismatch.objects.create(mission=walk.mission, effect="Half the bases")
    with pytest.raises(NotReady) as refusal:
        walk.submit("mission-plan")
    stopping = {item.code: item.klass for item in refusal.value.blockers}
    assert stopping == {"mandate-task-open": "gate"}, "the mismatch is a standard, and was explained"
    assert EXPLAINED["mismatch-open"]
    save_row(
        walk.mission,
        "mandate-tasks",
        {"coverage": "covered", "funding": "none"},
        by=walk.cast["planner"],
        row=task,
    )
    assert standings(walk)[""] == "unserved"
    walk.submit("mission-plan")

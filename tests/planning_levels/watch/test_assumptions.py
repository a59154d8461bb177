"""Assumptions that fail: what rests on them, who is asked, and that nothing else stops or moves."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from missions.errors import Conflict, Invalid, NotPermitted
from missions.models import Classification, Entry
from outputs.models import Output
from planning_levels.concerns import concerns
from planning_levels.models import Notice
from planning_levels.notices.found import tell_found
from planning_levels.pending.across import pending_for
from planning_levels.reading import Reading
from planning_levels.verbs import readiness_of
from planning_levels.watching import open_questions, rests_of
from plans.models import Activity, Assumption, Objective
from plans.rows import remove_row, save_row
from plans.watch import answer, question_of, watch_of
from tests.planning_levels.speaking import speak
from tests.planning_levels.there import At, reading
from tests.planning_levels.walking import CONFIRMED, Walk

Browse = Callable[[AbstractBaseUser], Client]
CONSENT = {"kind": "consent", "party": "The Government"}


def assume(walk: Walk, **more: object) -> Assumption:
    return Assumption.objects.create(mission=walk.mission, text="Roads stay open", reference="A9", **more)


def asked(walk: Walk, role: str) -> list[str]:
    """Return what a role is asked about this mission's assumptions."""
    here = f"/missions/{walk.key}/assumptions/"
    return [
        item.title.split(": ", 1)[1] for item in pending_for(walk.cast[role]) if item.href.startswith(here)
    ]


@pytest.mark.parametrize(
    ("held", "question"),
    [
        ({}, ""),
        ({"recheck": "confirmed"}, ""),
        ({"recheck": "unsure"}, ""),
        ({"recheck": "failed"}, "failed"),
        ({**CONSENT, "recheck": "failed"}, "viability"),
        ({**CONSENT, "consent": "no"}, "viability"),
        ({**CONSENT, "consent": "partly"}, ""),
        ({**CONSENT, "consent": "no", "recheck": "dropped"}, ""),
    ],
)
def test_what_an_assumption_asks(at: At, held: dict[str, str], question: str) -> None:
    walk = at("L3.1")
    assert question_of(assume(walk, **held)) == question
    assert [item.question for item in watch_of(walk.mission)] == ([question] if question else [])


def test_everything_that_rests_on_it_is_marked(at: At) -> None:
    walk = at("L3.1")
    row = assume(walk)
    aim = Objective.objects.create(mission=walk.mission, name="Trade")
    part = Objective.objects.create(mission=walk.mission, name="Markets", parent=aim)
    elsewhere = Objective.objects.create(mission=walk.mission, name="Courts")
    row.rests_on.set([aim])
    works = {
        name: Activity.objects.create(mission=walk.mission, name=name, lead="F", objective=objective)
        for name, objective in (("Stalls", part), ("Judges", elsewhere), ("Convoys", None))
    }
    row.activities.set([works["Convoys"]])
    version = walk.submit("mission-plan", "srsg")
    save_row(walk.mission, "assumptions", {"recheck": "failed"}, by=walk.cast["srsg"], row=row)
    (found,) = rests_of(reading(walk))
    assert {item.name for item in found.objectives} == {"Trade", "Markets"}
    assert {item.name for item in found.activities} == {"Stalls", "Convoys"}
    assert [(item.output.type, item.number) for item in found.documents] == [("mission-plan", version.number)]
    assert (found.decisions, found.nothing) == ((), False)
    other = assume(walk, recheck="failed")
    bare = next(item for item in rests_of(reading(walk)) if item.watched.assumption == other)
    assert bare.nothing, "it came after the document was frozen"


def test_decisions_taken_on_a_document_that_prints_it_are_marked(at: At) -> None:
    walk = at("L2.1")
    row = assume(walk)
    walk.operate()
    walk.act("issue-srsg-directive", "usg-of-lead", confirmations=CONFIRMED)
    Assumption.objects.filter(pk=row.pk).update(recheck="failed")
    (found,) = rests_of(reading(walk))
    assert [item.gate for item in found.decisions] == ["DP-2.1"]
    assert "mission-plan" in _documents(walk, "unct-member")
    plan = Output.objects.filter(mission=walk.mission, type="mission-plan")
    plan.update(classification=Classification.STRICTLY_CONFIDENTIAL)
    assert "mission-plan" not in _documents(walk, "unct-member"), "who may not read it does not read of it"


def _documents(walk: Walk, role: str) -> list[str]:
    found = speak(walk.cast[role]).get(f"/api/v1/missions/{walk.key}/assumptions/").json()
    return [item["output"] for row in found["results"] for item in row["documents"]]


def test_the_right_person_is_asked_until_somebody_answers(at: At) -> None:
    walk = at("L3.1")
    row = assume(walk, recheck="failed", rechecked_on=walk.mission.today())
    for role in ("planner", "srsg", "impt-lead"):
        assert asked(walk, role) == ["the assumption A9 has failed: what follows?"]
    assert asked(walk, "imtf-chair") == asked(walk, "observer") == []
    assert "A9" in " ".join(item.said for item in concerns(reading(walk)))
    before = walk.state
    with pytest.raises(NotPermitted):
        answer(row, by=walk.cast["unct-member"], course="adapted", text="Boats instead.")
    answer(row, by=walk.cast["planner"], course="adapted", text="Boats instead.")
    assert (asked(walk, "srsg"), list(open_questions(Reading(walk.mission))), walk.state) == ([], [], before)
    (entry,) = Entry.objects.filter(mission=walk.mission, verb="answer-assumption").exclude(kind="refusal")
    assert entry.sentence == "Assumption A9: the plan is adapted."
    save_row(walk.mission, "assumptions", {"rechecked_on": "2020-02-02"}, by=walk.cast["srsg"], row=row)
    (held,) = watch_of(walk.mission)
    assert (held.open, len(held.earlier), held.since) == (True, 1, date(2020, 2, 2)), "it is asked anew"


def test_missing_consent_asks_whether_the_mission_is_viable(at: At) -> None:
    first, later = at("L1.2"), at("L3.1")
    for walk in (first, later):
        assume(walk, **CONSENT, consent="no")
    said = "no consent of The Government: is the mission viable?"
    assert (asked(first, "imtf-chair"), asked(first, "srsg")) == ([said], [])
    assert (asked(later, "imtf-chair"), asked(later, "srsg")) == ([], [said])
    row = Assumption.objects.get(mission=later.mission)
    with pytest.raises(NotPermitted):
        answer(row, by=later.cast["planner"], course="stands", text="It does not matter.")
    (told,) = [
        item for item in readiness_of("promulgate-usg-directive", reading(first)) if "viab" in item.code
    ]
    assert (told.klass, told.where) == ("notice", f"/missions/{first.key}/assumptions/{_pk(first)}/")
    answer(row, by=later.cast["srsg"], course="stands", text="Two of three areas are open.")
    assert asked(later, "srsg") == []


def _pk(walk: Walk) -> int:
    return Assumption.objects.get(mission=walk.mission).pk


def test_what_is_refused(at: At) -> None:
    walk = at("L3.1")
    row, srsg = assume(walk), walk.cast["srsg"]
    with pytest.raises(Conflict, match="no question"):
        answer(row, by=srsg, course="stands", text="All is well.")
    Assumption.objects.filter(pk=row.pk).update(recheck="failed")
    for field, course, text in (("course", "hope", "Boats."), ("text", "stands", " ")):
        with pytest.raises(Invalid) as refusal:
            answer(row, by=srsg, course=course, text=text)
        assert list(refusal.value.errors) == [field]
    answer(row, by=srsg, course="stands", text="Boats.")
    with pytest.raises(Conflict, match="Other rows rest"):
        remove_row(walk.mission, "assumptions", row, by=srsg)


def test_failing_is_told_once_and_told_anew_when_it_changes(at: At) -> None:
    walk = at("L3.1")
    row = assume(walk, recheck="failed")
    consent = Assumption.objects.create(mission=walk.mission, text="They agree", **CONSENT, consent="no")
    tell_found()
    told = Notice.objects.filter(mission=walk.mission)
    first = set(told.filter(row="assumption-failed").values_list("person__username", flat=True))
    assert first >= {walk.cast["planner"].username, walk.cast["srsg"].username}
    assert told.filter(row="viability-asked", person=walk.cast["usg-of-lead"]).count() == 1
    assert tell_found() == 0
    answer(consent, by=walk.cast["srsg"], course="stands", text="Two areas are open.")
    Assumption.objects.filter(pk=row.pk).update(rechecked_on=date(2020, 3, 3))
    assert tell_found() == len(first)


def test_on_the_pages(at: At, browser_of: Browse) -> None:
    walk = at("L3.1")
    row = assume(walk, **CONSENT, consent="no")
    calm = assume(walk, tripwire="A road is mined.")
    here = f"/missions/{walk.key}/assumptions/"
    srsg = browser_of(walk.cast["srsg"])
    page = srsg.get(here).content.decode()
    assert "is the mission viable?" in page
    assert "A road is mined." in page
    assert srsg.get(f"{here}{calm.pk}/").status_code == 404
    assert srsg.get(f"/missions/{walk.key}/").content.decode().count("is the mission viable?") == 1
    assert (
        "This is not yours to do" in browser_of(walk.cast["planner"]).get(f"{here}{row.pk}/").content.decode()
    )
    empty = srsg.post(f"{here}{row.pk}/", {"course": "stands"})
    assert empty.status_code == 400
    done = srsg.post(f"{here}{row.pk}/", {"course": "stands", "text": "Two areas are open."})
    assert (done.status_code, done.headers["Location"]) == (302, here)
    assert "Two areas are open." in srsg.get(here).content.decode()
    assert "Answer it" not in browser_of(walk.cast["observer"]).get(here).content.decode()


def test_over_the_api(at: At) -> None:
    walk = at("L3.1")
    row = assume(walk, recheck="failed")
    here = f"/api/v1/missions/{walk.key}/assumptions/"
    found = speak(walk.cast["planner"]).get(here).json()["results"]
    assert [(item["id"], item["question"], item["answer"]) for item in found] == [(row.pk, "failed", None)]
    sent = {"course": "revision", "text": "The river road is gone for good."}
    address = f"{here}{row.pk}/actions/answer/"
    assert speak(walk.cast["observer"]).post(address, sent, format="json").status_code == 403
    assert speak(walk.cast["planner"]).post(f"{here}999999/actions/answer/", sent).status_code == 404
    assert speak(walk.cast["planner"]).post(address, {"course": "hope"}, format="json").status_code == 400
    made = speak(walk.cast["planner"]).post(address, sent, format="json").json()
    assert made["answer"]["course"] == "revision"
    Assumption.objects.filter(pk=row.pk).update(recheck="confirmed")
    assert speak(walk.cast["planner"]).post(address, sent, format="json").status_code == 409

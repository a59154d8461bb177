"""The mandate on its page and over the API: answered cell by cell, by who may, of who sees the mission."""

import re
from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from plans.models import MandateTask, Mismatch
from tests.planning_levels.speaking import speak
from tests.planning_levels.there import At
from tests.planning_levels.watch.test_mandate import renew

Browse = Callable[[AbstractBaseUser], Client]


def test_the_page_is_answered_cell_by_cell(at: At, browser_of: Browse) -> None:
    walk = at("L3.1")
    renew(walk)
    srsg = browser_of(walk.cast["srsg"])
    page = srsg.get(f"/missions/{walk.key}/mandate/").content.decode()
    assert "Guard the river" in page
    task = MandateTask.objects.get(mission=walk.mission, paragraph="7")
    where = re.search(rf'data-url="([^"]*/tasks/{task.pk}/)"', page)
    assert where is not None
    sent = {"value": "covered by the plan", "version": task.version, "columns": "text,coverage,funding"}
    answer = srsg.post(f"{where[1]}cells/coverage/", sent)
    assert answer.status_code == 200
    assert "nothing serves it" in answer.content.decode()
    task.refresh_from_db()
    assert task.coverage == "covered"
    assert srsg.post(f"{where[1]}cells/coverage/", sent).status_code == 412
    observer = browser_of(walk.cast["observer"])
    assert "data-grid" not in observer.get(f"/missions/{walk.key}/mandate/").content.decode()
    assert browser_of(walk.cast["outsider"]).get(f"/missions/{walk.key}/mandate/").status_code == 404


def test_the_note_is_drafted_from_the_page(at: At, browser_of: Browse) -> None:
    walk = at("L2.1")
    chair, address = browser_of(walk.cast["imtf-chair"]), f"/missions/{walk.key}/mandate/shortfall-note/"
    refused_page = chair.post(address, follow=True)
    assert "No mismatch is open" in refused_page.content.decode()
    Mismatch.objects.create(mission=walk.mission, effect="Six boats are wanting.")
    assert "Draft the note from the review" in chair.get(f"/missions/{walk.key}/mandate/").content.decode()
    done = chair.post(address)
    assert done.headers["Location"] == f"/missions/{walk.key}/outputs/shortfall-note/"
    assert browser_of(walk.cast["observer"]).post(address).status_code == 403


def test_over_the_api(at: At) -> None:
    walk = at("L2.1")
    Mismatch.objects.create(mission=walk.mission, effect="Six boats are wanting.")
    here = f"/api/v1/missions/{walk.key}/mandate/"
    found = speak(walk.cast["planner"]).get(here).json()
    assert found["proposes_note"] is True
    assert {row["standing"] for row in found["tasks"]} <= {"unserved", "unplanned", "open"}
    drafted = speak(walk.cast["planner"]).post(f"{here}actions/draft-shortfall-note/", {}, format="json")
    assert drafted.json() == {"output": "shortfall-note", "version": 1}
    again = speak(walk.cast["planner"]).post(f"{here}actions/draft-shortfall-note/", {}, format="json")
    assert again.status_code == 409

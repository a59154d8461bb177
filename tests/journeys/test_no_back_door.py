"""No level changes by PATCH, by the admin, by a task, or by time: a test tries each."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from impp import queue
from impp.celery import app as worker
from missions.models import Entity, Mission, Person
from planning_levels.models import LevelRun
from tests.journeys import road
from tests.journeys.client import Data
from tests.journeys.mission_file import MissionFile
from tests.journeys.standing import standing

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
walked = standing(road.to_directive)
DERIVED = (
    "state", "cycle", "level", "open_levels", "planning_lead", "head_of_mission", "mandate", "form",
    "lead_department", "lead_history", "hold", "transfer", "outputs_owed", "plan_in_force", "next_decision",
    "days_in_level", "timeframe_status", "entry", "predecessor", "successors", "actions",
)  # fmt: skip
PEOPLE = (Person, Entity)  # who and what exists beside the missions is mended there
ROOMS = ("missions", "plans", "monitoring", "outputs", "planning_levels")


def stands(file: MissionFile) -> Data:
    """Return all by which one would see that a mission has moved."""
    shown = file.get()
    names = ("state", "cycle", "level", "open_levels", "transfer", "plan_in_force", "lead_department")
    runs = LevelRun.objects.filter(mission__key=file.key).order_by("pk")
    return {name: shown[name] for name in names} | {
        "runs": list(runs.values("level", "state", "started", "ended"))
    }


def test_not_by_patch(file: MissionFile) -> None:
    before = stands(file)
    assert before["state"] == "L2.1"
    for name in DERIVED:
        for who in ("planner", "sg", "custodian"):
            etag = file.ask("GET", who=who).headers["ETag"]
            answer = file.ask("PATCH", "", {name: "L3.1"}, who=who, expect=(400, 403), if_match=etag)
            assert answer.status == (400 if who == "planner" else 403), (name, who, answer.told())
    for path in ("levels/2.1/", "decision-points/DP-2.1/"):
        for body in ({"state": "closed"}, {"outcome": "issued"}):
            file.ask("PATCH", path, body, who="planner", expect=(400, 405), if_match="*")
    assert stands(file) == before


def test_not_by_the_admin(file: MissionFile) -> None:
    before = stands(file)
    Person.objects.create_superuser("root", password="known", name="Root")
    client = Client()
    client.force_login(Person.objects.get(username="root"))
    refusing = [
        model for model in admin.site._registry if model._meta.app_label in ROOMS and model not in PEOPLE
    ]
    assert Mission in refusing
    for model in refusing:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        addresses = [reverse(f"admin:{label}_add")]
        addresses += (
            [reverse(f"admin:{label}_{act}", args=[row.pk]) for act in ("change", "delete")] if row else []
        )
        for address in addresses:
            sent = {"state": "completed", "cycle": "7", "transfer": "complete", "post": "yes"}
            answer = client.post(address, sent)
            assert answer.status_code == 403, f"{address}: {answer.status_code}"
    assert stands(file) == before


def test_not_by_a_task(file: MissionFile) -> None:
    before = stands(file)
    queue.prepare()
    worker.loader.import_default_modules()
    ours = [task for name, task in worker.tasks.items() if name.split(".")[0] in (*ROOMS, "impp")]
    assert ours
    scheduled = {entry["task"] for entry in (worker.conf.beat_schedule or {}).values()}
    for task in ours:
        if task.name in scheduled:
            task.apply(throw=True)
    assert stands(file) == before


@pytest.fixture
def thirty_years_on() -> Iterator[None]:
    """Let the clock of the machine run ahead."""
    then = timezone.now() + timedelta(days=365 * 30)

    def now() -> datetime:
        return then

    with patch("django.utils.timezone.now", now):
        yield


def test_not_by_time(file: MissionFile, thirty_years_on: None) -> None:
    assert timezone.localdate().year > 2050
    shown = file.get()
    assert (shown["state"], shown["open_levels"], shown["transfer"]) == ("L2.1", ["2.1"], "none")
    assert file.get("?as_of=2049-01-01")["state"] == "L2.1"
    assert shown["days_in_level"] > 14000


def test_not_by_dates(file: MissionFile) -> None:
    before = stands(file)
    file.change("decision-points/DP-2.1/", "planner", planned_on="2010-03-30")
    file.change("decision-points/DP-2.2/", "planner", planned_on="2010-04-30")
    for title in ("Directive due", "Elections"):
        file.verb("record-event", "planner", kind="calendar", title=title, due="2010-04-01")
    file.verb("record-mandate", "planner", outcome="changed", symbol="2000/1", ends="2010-05-01", tasks=[])
    assert stands(file) == before

"""Two send a decision at the same moment, over the API and by the page: one is taken, the other refused."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from missions import record, tokens
from missions.models import Person
from planning_levels.models import Decision, LevelRun
from tests.journeys.client import BASE
from tests.planning_levels.cast import LEAD, people
from tests.planning_levels.walking import BECAUSE, Walk

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("round_", range(3))
def test_one_of_two_decides(round_: int) -> None:
    cast = people()
    walk = Walk(cast)
    walk.analyse()
    sg, key, gate = cast["sg"], walk.key, Barrier(2)
    token = tokens.issue(sg, decides=True)[1]
    browser = Client()
    browser.force_login(Person.objects.get(pk=sg.pk))

    def by_api() -> int:
        try:
            gate.wait(timeout=60)
            return (
                Client(raise_request_exception=False)
                .post(
                    f"{BASE}missions/{key}/actions/decline-initiation/",
                    f'{{"outcome": "deferred", "reason": "{BECAUSE}"}}',
                    content_type="application/json",
                    headers={"Authorization": f"Bearer {token}"},
                )
                .status_code
            )
        finally:
            connections.close_all()

    def by_page() -> int:
        sent = {"verb": "initiate", "lead_department": LEAD, "confirmed": "yes"}
        try:
            gate.wait(timeout=60)
            return browser.post(f"/missions/{key}/decisions/DP-INIT/", sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(by_api), pool.submit(by_page)]
        answers = Counter("taken" if item.result() in (200, 302) else str(item.result()) for item in asked)
    assert answers == {"taken": 1, "409": 1}
    assert Decision.objects.filter(mission=walk.mission).count() == 1
    assert LevelRun.objects.filter(mission=walk.mission).count() <= 1
    refused = walk.mission.record.filter(kind="refusal")
    assert [row.detail["status"] for row in refused] == [409]
    assert refused[0].person == sg
    assert record.verify(walk.fresh()).holds

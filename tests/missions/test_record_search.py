"""The record is asked by words, person, act, kind, output and days; page, API and table give the same."""

import csv
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from missions.door import passage
from missions.errors import NotReady
from missions.models import Mission, Person

WHERE = "/missions/tandala/record/"
API = "/api/v1/missions/tandala/record/"
Speak = Callable[[Person], APIClient]
Browser = Callable[[Person], Client]


@pytest.fixture
def told(mission: Mission, planner: Person, observer: Person) -> Mission:
    """A mission's record of six entries, the last one a refusal."""
    for number, (verb, sentence, detail) in enumerate(
        [
            ("note", "The bridge at Kodok is closed.", {}),
            ("write-section", "Section written: Objectives.", {"output": "mission-plan"}),
            ("adopt-mission-plan", "The plan is adopted.", {"hashes": {"mission-plan": "a" * 64}}),
            ("write-section", "Section written: Figures.", {"output": "mission-budget"}),
            ("note", "100 % of the posts, =SUM(A1) and _ are filled.", {}),
        ]
    ):
        with passage(mission, by=planner, verb=verb, on=date(2025, 2, 1 + number)) as step:
            step.sentence, step.detail = sentence, detail
            step.state_from, step.state_to = ("L2.2", "L3.1") if "adopt" in verb else ("", "")
    with pytest.raises(NotReady), passage(mission, by=observer, verb="adopt-mission-plan"):
        raise NotReady([])
    return mission


ASKED = [
    ({"search": "bridge"}, [1]),
    ({"search": "BRIDGE closed"}, [1]),
    ({"search": "bridge budget"}, []),
    ({"search": "100 %"}, [5]),
    ({"search": "_ are"}, [5]),
    ({"search": "observer"}, [6]),
    ({"search": "adopt"}, [6, 3]),
    ({"person": "observer"}, [6]),
    ({"person": "planner", "verb": "note"}, [5, 1]),
    ({"kind": "refusal"}, [6]),
    ({"output": "mission-plan"}, [3, 2]),
    ({"output": "mission-budget", "search": "figures"}, [4]),
    ({"from": "2025-02-04", "until": "2025-02-05"}, [5, 4]),
    ({"until": "2025-02-01"}, [1]),
    ({"from": "2025-02-03", "verb": "write-section"}, [4]),
    ({}, [6, 5, 4, 3, 2, 1]),
]


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_page_api_and_table_answer_alike(
    query: dict[str, str], expected: list[int], told: Mission, planner: Person, browser_of: Browser
) -> None:
    browser = browser_of(planner)
    answer = browser.get(WHERE, query)
    assert [item["entry"].number for item in answer.context["entries"]] == expected
    rows = browser.get(f"{API}?{urlencode(query)}").json()["results"]
    assert [row["number"] for row in rows] == expected
    table = browser.get(answer.context["csv"])
    lines = list(csv.reader(b"".join(table.streaming_content).decode("utf-8-sig").splitlines()))  # type: ignore[attr-defined]
    assert [int(line[0]) for line in lines[1:]] == expected


def test_the_page_shows_from_to_refusals_and_what_was_asked(
    told: Mission, observer: Person, browser_of: Browser
) -> None:
    page = browser_of(observer).get(WHERE, {"search": "adopt", "from": "2025-01-01"}).content.decode()
    assert 'value="adopt"' in page
    assert 'value="2025-01-01"' in page
    assert "record-moved" in page
    assert "Refused: adopt mission plan." in page
    assert (
        "Nothing fits these filters"
        in browser_of(observer).get(WHERE, {"search": "nowhere"}).content.decode()
    )


@pytest.mark.parametrize("query", ["from=2025-02-31", "until=x", "from=2025-99-99", "search=%00", "page=99"])
def test_the_page_passes_over_what_is_no_day(
    query: str, told: Mission, planner: Person, browser_of: Browser
) -> None:
    answer = browser_of(planner).get(f"{WHERE}?{query}")
    assert (answer.status_code, len(answer.context["entries"])) == (200, 6)


def test_the_api_names_what_it_cannot_read(told: Mission, planner: Person, api: Speak) -> None:
    for query in ("from=2025-02-31", "until=x", "kind=other", "nothing=1"):
        answer = api(planner).get(f"{API}?{query}")
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_a_long_record_asks_no_more_of_the_database(
    told: Mission, planner: Person, browser_of: Browser, api: Speak
) -> None:
    def asked() -> tuple[int, int]:
        counted = []
        for client, where in ((browser_of(planner), WHERE), (api(planner), f"{API}?page_size=50")):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(where).status_code == 200
            counted.append(len(queries))
        return counted[0], counted[1]

    short = asked()
    for number in range(70):
        with passage(told, by=planner, verb="note") as step:
            step.sentence = f"Note {number}"
    assert asked() == short
    second = browser_of(planner).get(WHERE, {"page": "2", "verb": "note"})
    assert [item["entry"].number for item in second.context["entries"]][-2:] == [5, 1]
    assert "verb=note&amp;page=1" in second.content.decode()

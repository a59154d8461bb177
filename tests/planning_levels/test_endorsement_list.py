"""Each head of agency is listed: endorses, reserves, declines, no answer; and what a declined answer does."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from rest_framework.test import APIClient

from missions.errors import Invalid
from missions.models import Assignment, Entity, Flag
from outputs.models import Job
from planning_levels.definition.notices import ROWS
from planning_levels.endorsement import endorsement_list
from planning_levels.models import Decision, LevelRun
from planning_levels.pending.across import pending_for
from planning_levels.reading import Reading
from tests.pages.looking import faults_of_pages
from tests.planning_levels.cast import people
from tests.planning_levels.walking import Walk, walk_to

pytestmark = pytest.mark.django_db
PAGE = "endorsement/"
TEAM = (("UNDP", "Development Programme"), ("UNHCR", "High Commissioner"), ("WHO", "Health"))


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: Any) -> Any:
    """A mission whose final plan is before the SRSG, with three agencies in its country team."""
    with django_db_blocker.unblock(), transaction.atomic():
        walk = walk_to("L2.2", people())
        for code, name in TEAM:
            Entity.objects.get_or_create(code=code, defaults={"name": name})
            row = Assignment(mission=walk.mission, person=walk.cast["unct-member"], role="unct-member")
            row.entity_id, row.from_date = code, walk.mission.opened_on
            row.save()
        Entity.objects.create(code="AU", name="African Union", un=False)
        walk.implement()
        yield walk
        transaction.set_rollback(True)


def address(walk: Walk, path: str = PAGE) -> str:
    """Return the address of a page of the mission."""
    return f"/missions/{walk.key}/{path}"


def browser(walk: Walk, role: str) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(walk.cast[role])
    return client


def ask(walk: Walk, role: str) -> Any:
    """Return the list as somebody reads it over the API."""
    client = APIClient()
    client.force_authenticate(walk.cast[role])
    answer = client.get(f"/api/v1/missions/{walk.key}/{PAGE}")
    assert answer.status_code == 200
    return answer.json()


def answered(walk: Walk, outcome: str = "endorsed", **positions: str) -> None:
    """Record the country team's answer through the act."""
    rows = [{"entity": code, "position": said} for code, said in positions.items()]
    day = walk.mission.today().isoformat()
    more = {"reason": "Humanitarian space is not kept."} if outcome == "declined" else {}
    walk.act("endorse-mission-plan", "rc-hc", discussed_on=day, outcome=outcome, positions=rows, **more)


def test_before_the_answer_every_agency_has_a_line(walked: Walk) -> None:
    shown = ask(walked, "imtf-chair")
    assert [row["entity"] for row in shown["heads"]] == ["UNDP", "UNHCR", "WHO"]
    assert {row["position"] for row in shown["heads"]} == {None}
    assert (shown["answer"], shown["version"] is not None) == (None, True)
    assert "not answered yet" in browser(walked, "rc-hc").get(address(walked)).content.decode()


def test_who_is_not_named_gave_no_answer(walked: Walk) -> None:
    answered(walked, UNDP="endorses", AU="reserves")
    shown = ask(walked, "rc-hc")
    said = {row["entity"]: row["position"] for row in shown["heads"]}
    assert said == {"UNDP": "endorses", "AU": "reserves", "UNHCR": "no-answer", "WHO": "no-answer"}
    assert shown["counts"] == {"endorses": 1, "reserves": 1, "declines": 0, "no-answer": 2}
    assert shown["answer"]["hash"] == shown["hash"]
    decision = Decision.objects.get(mission=walked.mission, gate="GATE-UNCT")
    assert {row.entity for row in decision.positions.all()} == set(said), "kept with the decision itself"


def test_a_declined_answer_leaves_the_plan_and_keeps_the_level_open(walked: Walk) -> None:
    walked.act("adopt-mission-plan", "srsg")
    answered(walked, outcome="declined", UNDP="declines", UNHCR="endorses")
    assert walked.state == "L3.1"
    open_runs = LevelRun.objects.filter(mission=walked.mission).exclude(state="closed")
    assert set(open_runs.values_list("level", flat=True)) == {"2.2", "3.1"}
    assert Reading(walked.fresh()).mission.transfer == "complete"
    for role in ("srsg", "usg-of-lead"):
        waiting = [item.title for item in pending_for(walked.cast[role])]
        assert any("declined to endorse" in title for title in waiting), role
    row = next(item for item in ROWS if item.key == "endorsement-declined")
    assert (set(row.who), row.page, row.asks) == ({"srsg", "usg-of-lead"}, PAGE, True)
    told = browser(walked, "srsg").get(address(walked)).content.decode()
    assert "Level 2.2 stays open" in told
    answered(walked, UNDP="endorses", UNHCR="endorses", WHO="endorses")
    shown = ask(walked, "srsg")
    assert shown["answer"]["outcome"] == "endorsed"
    assert [item["outcome"] for item in shown["earlier"]] == ["declined"]
    assert shown["counts"]["endorses"] == 3
    assert not open_runs.filter(level="2.2").exists()


def test_one_head_that_declines_is_put_before_the_next_decider(walked: Walk) -> None:
    answered(walked, UNDP="endorses", WHO="declines")
    flag = Flag.objects.get(mission=walked.mission, code="agency-declines")
    assert "WHO" in flag.sentence
    assert "UNDP" not in flag.sentence


@pytest.mark.parametrize("second", ["UNDP", ""])
def test_nobody_is_listed_twice_or_without_a_name(second: str, walked: Walk) -> None:
    rows = [{"entity": "UNDP", "position": "endorses"}, {"entity": second, "position": "declines"}]
    day = walked.mission.today().isoformat()
    with pytest.raises(Invalid) as refused:
        walked.act("endorse-mission-plan", "rc-hc", discussed_on=day, positions=rows)
    assert set(refused.value.errors) == {"positions.1.entity"}


def form(walk: Walk, **more: str) -> dict[str, Any]:
    """Return the form as a browser sends it, with every deviation accepted by name."""
    reading = Reading(walk.fresh())
    plan = endorsement_list(reading, walk.cast["rc-hc"]).plan
    assert plan is not None
    return {
        "basis.mission-plan": plan.hash,
        "entity.0": "UNDP", "position.0": "endorses", "text.0": "",
        "entity.1": "UNHCR", "position.1": "reserves", "text.1": "No armed escort as a rule.",
        "entity.2": "WHO", "position.2": "no-answer", "text.2": "",
        "entity.3": "AU", "position.3": "endorses",
        "entity.4": "", "position.4": "endorses",
        "discussed_on": walk.mission.today().isoformat(), "outcome": "endorsed",
        "accepts": [item.code for item in reading.open_deviations],
    } | more  # fmt: skip


def test_the_rc_hc_records_the_answer_on_the_page(walked: Walk) -> None:
    client = browser(walked, "rc-hc")
    shown = client.get(address(walked)).content.decode()
    assert 'name="basis.mission-plan"' in shown
    assert client.post(address(walked), form(walked)).status_code == 302
    said = {row["entity"]: (row["position"], row["text"]) for row in ask(walked, "rc-hc")["heads"]}
    assert said["UNHCR"] == ("reserves", "No armed escort as a rule.")
    assert said["WHO"] == ("no-answer", "")
    assert said["AU"][0] == "endorses"


@pytest.mark.parametrize(
    ("role", "more", "status"),
    [
        ("srsg", {}, 403),
        ("rc-hc", {"basis.mission-plan": "0" * 64}, 409),
        ("rc-hc", {"outcome": "perhaps"}, 400),
        ("rc-hc", {"position.0": "approves"}, 400),
        ("rc-hc", {"discussed_on": ""}, 409),
        ("rc-hc", {"discussed_on": "soon"}, 400),
        ("rc-hc", {"entity.3": "UNDP"}, 400),
    ],
)
def test_a_form_that_does_not_fit(role: str, more: dict[str, str], status: int, walked: Walk) -> None:
    answer = browser(walked, role).post(address(walked), form(walked, **more))
    assert answer.status_code == status
    assert not Decision.objects.filter(mission=walked.mission, gate="GATE-UNCT").exists()
    if role == "rc-hc":
        assert "No armed escort as a rule." in answer.content.decode(), "what was typed is still there"


def test_who_is_outside_reads_the_answer_and_not_who_said_what(walked: Walk) -> None:
    answered(walked, UNDP="reserves")
    for role in ("observer", "field"):
        shown = ask(walked, role)
        assert (shown["heads"], shown["counts"]) == (None, None)
        told = browser(walked, role).get(address(walked)).content.decode()
        assert "for those who take part" in told
        assert "endorses with reservation" not in told
        assert browser(walked, role).post(address(walked, f"{PAGE}paper/")).status_code == 403
        client = APIClient()
        client.force_authenticate(walked.cast[role])
        assert client.get(f"/api/v1/missions/{walked.key}/{PAGE}pdf/").status_code == 403
    assert browser(walked, "outsider").get(address(walked)).status_code == 404


def test_the_list_is_printed_for_who_reads_it(walked: Walk) -> None:
    answered(walked, UNDP="reserves")
    client = APIClient()
    client.force_authenticate(walked.cast["rc-hc"])
    assert client.post(f"/api/v1/missions/{walked.key}/{PAGE}pdf/").status_code == 202
    assert browser(walked, "rc-hc").post(address(walked, f"{PAGE}paper/")).status_code == 302
    job = Job.objects.get(mission=walked.mission, kind="paper")
    assert job.subject == f"{walked.key}-endorsement"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_the_list_and_its_form_have_no_fault(walked: Walk, chromium: Any, width: int) -> None:
    html = {address(walked): browser(walked, "rc-hc").get(address(walked)).content.decode()}
    refused = browser(walked, "rc-hc").post(address(walked), form(walked, outcome="perhaps"))
    html[address(walked, "refused/")] = refused.content.decode()
    answered(walked, UNDP="reserves", WHO="declines")
    html[address(walked, "answered/")] = browser(walked, "srsg").get(address(walked)).content.decode()
    assert not faults_of_pages(chromium, html, width)

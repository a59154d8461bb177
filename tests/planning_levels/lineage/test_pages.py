"""The page and the address of lineage: who sees what, what is said first, how often the database is asked."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from planning_levels.models import LevelEntry, StandIn
from tests.planning_levels.cast import Cast
from tests.planning_levels.lineage.conftest import REASON, objectives, promulgate, save
from tests.planning_levels.walking import Walk

INSIDERS = ("sg", "usg", "usg-of-lead", "planner", "imtf-chair", "imtf-member", "srsg", "rc-hc")
OTHERS = ("observer", "field", "mission-staff", "pbso", "custodian", "unct-member")


def test_reasons_are_for_those_who_plan_and_decide_on_page_and_api(adopted: Walk) -> None:
    page, api = f"/missions/{adopted.key}/lineage/", f"/api/v1/missions/{adopted.key}/lineage/"
    for role, shown in [(role, True) for role in INSIDERS] + [(role, False) for role in OTHERS]:
        browser, client = Client(), APIClient()
        browser.force_login(adopted.cast[role])
        client.force_authenticate(adopted.cast[role])
        got, data = browser.get(page), client.get(api)
        assert (got.status_code, data.status_code) == (200, 200), role
        assert (REASON in got.content.decode()) is shown, role
        assert data.data["options"]["reasons_shown"] is shown
        assert (REASON in data.content.decode()) is shown, role
        assert data.data["options"]["offered"][0]["narrowed_by"]["name"] == "Imtf-Chair"


def test_those_who_do_not_see_the_mission_see_no_lineage(adopted: Walk) -> None:
    browser, client = Client(), APIClient()
    assert browser.get(f"/missions/{adopted.key}/lineage/").status_code == 302
    assert client.get(f"/api/v1/missions/{adopted.key}/lineage/").status_code == 401
    for role in ("outsider", "partner"):
        browser.force_login(adopted.cast[role])
        client.force_authenticate(adopted.cast[role])
        assert browser.get(f"/missions/{adopted.key}/lineage/").status_code == 404
        assert client.get(f"/api/v1/missions/{adopted.key}/lineage/").status_code == 404


def test_the_api_gives_documents_rows_and_what_is_out_of_step(adopted: Walk) -> None:
    adopted.revise()
    one, _two = objectives(adopted)
    save(adopted, "objectives", row=one, statement="Civilians are much safer.")
    promulgate(adopted)
    client = APIClient()
    client.force_authenticate(adopted.cast["observer"])
    here = f"/api/v1/missions/{adopted.key}/lineage/"
    data = client.get(here).json()
    assert data["register"] == "objectives"
    assert data["documents"][-1] | {"hash": "", "on": ""} == {
        "output": "usg-directive",
        "title": "Planning Directive of the Under-Secretary-General",
        "version": 2,
        "state": "issued",
        "label": "update",
        "revision": 1,
        "cycle": 2,
        "in_force": True,
        "on": "",
        "hash": "",
    } | {"title": data["documents"][-1]["title"]}
    row = data["rows"][0]
    assert (row["id"], row["first"]) == (one.pk, {"output": "strategic-assessment", "version": 1})
    assert row["documents"][-1]["change"] == "changed"
    told = next(item for item in data["out_of_step"] if item["kind"] == "behind")
    assert told["where"].startswith(f"/missions/{adopted.key}/outputs/")
    assert client.get(f"{here}?register=benchmarks").json()["rows"] == []
    assert client.get(f"{here}?register=posts").status_code == 400
    assert client.post(here, {}).status_code == 405


def test_the_page_says_what_is_out_of_step_first_and_where_to_mend(adopted: Walk) -> None:
    adopted.revise()
    one, _two = objectives(adopted)
    save(adopted, "objectives", row=one, statement="Civilians are safer <b>now</b>.")
    promulgate(adopted)
    browser = Client()
    browser.force_login(adopted.cast["srsg"])
    page = browser.get(reverse("lineage", args=[adopted.key])).content.decode()
    assert page.index("still carries the earlier wording of SO1") < page.index("Revision, cycle 2")
    assert page.index("Revision, cycle 2") < page.index("First planning")
    assert f'href="/missions/{adopted.key}/outputs/mission-plan/" aria-describedby' in page
    assert "<b>now</b>" not in page
    for query in ("?of=benchmarks", "?of=assumptions", "?of=nothing", "?of=%00"):
        assert browser.get(reverse("lineage", args=[adopted.key]) + query).status_code == 200


def test_an_empty_file_is_told_what_will_stand_here(cast: Cast) -> None:
    walk = Walk(cast)
    browser = Client()
    browser.force_login(cast["planner"])
    page = browser.get(reverse("lineage", args=[walk.key])).content.decode()
    assert "No document carries any yet" in page
    assert "No options are on file" in page


def test_documents_from_before_the_file_are_named(cast: Cast) -> None:
    walk = Walk(cast)
    today = walk.mission.today()
    entry = LevelEntry.objects.create(
        mission=walk.mission, kind="existing", level="3.1", by=cast["planner"], on=today
    )
    StandIn.objects.create(entry=entry, stands_for="mission-plan", predates=True)
    StandIn.objects.create(entry=entry, stands_for="council-record", predates=True)
    browser = Client()
    browser.force_login(cast["planner"])
    page = browser.get(reverse("lineage", args=[walk.key])).content.decode()
    assert page[page.index("From before this file") :].count("<span>Mission Plan</span>") == 1


def test_the_database_is_asked_the_same_however_many_rows_there_are(adopted: Walk) -> None:
    def asked() -> int:
        browser = Client()
        browser.force_login(adopted.cast["observer"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(reverse("lineage", args=[adopted.key])).status_code == 200
        return len(queries)

    adopted.revise()
    promulgate(adopted)
    before = asked()
    for number in range(8):
        made = save(adopted, "objectives", name=f"Further {number}", statement="More.")
        save(adopted, "objectives", name=f"Part {number}", parent=made.pk)
        save(adopted, "options", title=f"More {number}", reason=REASON)
    adopted.submit("usg-directive")
    assert asked() <= before

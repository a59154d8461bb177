"""Registers as spreadsheets on pages: what would change is shown, then taken in; cells are kept singly."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from missions.models import Entry, Mission, Person
from plans.models import Activity, IntegrationArea, Risk
from plans.registers import REGISTERS
from plans.rows import save_row
from plans.sheets import held

pytestmark = pytest.mark.django_db
Browse = Callable[[Person], Client]
HERE = "/missions/tandala/plan/risks/"


def sheet(text: str) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("risks.csv", text.encode())}


@pytest.fixture
def browser(mission: Mission, planner: Person, browser_of: Browse) -> Client:
    save_row(mission, "risks", {"text": "Rain", "reference": "K1"}, by=planner)
    return browser_of(planner)


def test_a_file_is_shown_then_taken_in(browser: Client, mission: Mission) -> None:
    page = browser.post(f"{HERE}sheet/", sheet("No.,Risk\nK1,Mud\n,Drought\n"))
    assert page.status_code == 200
    assert "<del>Rain</del>" in page.content.decode()
    assert Risk.objects.count() == 1
    sent = {"token": page.context["token"], "version": page.context["plan"].version}
    answer = browser.post(f"{HERE}sheet/", sent, follow=True)
    assert "1 row added, 1 row changed." in answer.content.decode()
    assert sorted(Risk.objects.values_list("text", flat=True)) == ["Drought", "Mud"]
    again = browser.post(f"{HERE}sheet/", sent)
    assert (again.status_code, "no longer kept" in again.content.decode()) == (409, True)
    row = Risk.objects.get(text="Mud")
    history = browser.get(f"{HERE}{row.pk}/").content.decode()
    assert "<del>Rain</del> <ins>Mud</ins>" in history


def test_a_faulty_file_cannot_be_taken_in(browser: Client) -> None:
    page = browser.post(f"{HERE}sheet/", sheet("No.,Risk\nK1,\n"))
    assert page.status_code == 422
    assert "Take it in" not in page.content.decode()
    sent = {"token": page.context["token"], "version": page.context["plan"].version}
    assert browser.post(f"{HERE}sheet/", sent).status_code == 409
    assert Risk.objects.get().text == "Rain"


def test_a_stale_preview_is_shown_anew(browser: Client, mission: Mission, planner: Person) -> None:
    page = browser.post(f"{HERE}sheet/", sheet("No.,Risk\nK1,Mud\n"))
    sent = {"token": page.context["token"], "version": page.context["plan"].version}
    save_row(mission, "risks", {"text": "Rain in May"}, by=planner, row=Risk.objects.get())
    anew = browser.post(f"{HERE}sheet/", sent)
    assert anew.status_code == 412
    assert "<del>Rain in May</del>" in anew.content.decode()
    sent["version"] = anew.context["plan"].version
    assert browser.post(f"{HERE}sheet/", sent).status_code == 302
    assert browser.post(f"{HERE}sheet/", {**sent, "token": "../../secret_key"}).status_code == 409


def test_a_standard_is_explained_for_all_rows(browser: Client, mission: Mission) -> None:
    here = HERE.replace("risks", "integration")
    page = browser.post(f"{here}sheet/", {"block": "Area\tDegree\nCourts\tfull"})
    assert 'name="explanations.full-integration"' in page.content.decode()
    sent = {"token": page.context["token"], "version": page.context["plan"].version}
    assert browser.post(f"{here}sheet/", sent).status_code == 409
    because = "The towns have one safe site each so that premises must be joined."
    assert (
        browser.post(f"{here}sheet/", {**sent, "explanations.full-integration": because}).status_code == 302
    )
    assert IntegrationArea.objects.get().area == "Courts"


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"block": "Rain"}, 422, "No line of the sheet holds headings"),
        ({"block": ""}, 422, "nothing to paste"),
        (sheet("\0"), 415, "neither a workbook nor a text"),
    ],
)
def test_what_cannot_be_read_is_said(browser: Client, sent: dict[str, str], status: int, words: str) -> None:
    page = browser.post(f"{HERE}sheet/", sent)
    assert (page.status_code, words in page.content.decode()) == (status, True)


def test_a_file_that_is_too_large_is_not_read(browser: Client) -> None:
    page = browser.post(
        f"{HERE}sheet/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999"
    )
    assert (page.status_code, "larger than 10 MB" in page.content.decode()) == (413, True)


def test_the_page_is_for_writers_and_protected_from_other_sites(
    browser: Client, mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    assert browser.get(f"{HERE}sheet/").status_code == 200
    assert browser_of(observer).get(f"{HERE}sheet/").status_code == 403
    assert browser_of(observer).post(f"{HERE}sheet/", {"block": "Risk\nMud"}).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(planner)
    assert strict.post(f"{HERE}sheet/", {"block": "Risk\nMud"}).status_code == 403


def test_a_sheet_waits_for_its_sender_alone_and_for_a_day(
    mission: Mission, planner: Person, observer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    risks, options = REGISTERS["risks"], REGISTERS["options"]
    token = held.hold(risks, mission, planner, b"Risk\nMud", "a.csv")
    assert held.held(risks, mission, planner, token) == held.Held(b"Risk\nMud", "a.csv")
    assert held.held(risks, mission, observer, token) is None
    assert held.held(options, mission, planner, token) is None
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("plans.sheets.held.timezone.now", lambda: later)
    held.hold(risks, mission, planner, b"x", "b.csv")
    assert held.held(risks, mission, planner, token) is None
    monkeypatch.undo()
    for name in default_storage.listdir(held.PLACE)[1]:
        default_storage.delete(f"{held.PLACE}/{name}")


def test_one_cell_is_kept_and_answers_with_its_row(browser: Client, mission: Mission) -> None:
    row = Risk.objects.get()
    sent = {"value": "Mud", "version": "1", "columns": "text,owner"}
    kept = browser.post(f"{HERE}{row.pk}/cells/text/", sent)
    assert kept.status_code == 200
    assert 'data-version="2"' in kept.content.decode()
    assert Risk.objects.get().text == "Mud"
    stale = browser.post(f"{HERE}{row.pk}/cells/text/", sent)
    assert (stale.status_code, "meanwhile" in stale.json()["said"]) == (412, True)
    now = {**sent, "version": "2"}
    assert browser.post(f"{HERE}{row.pk}/cells/text/", {**now, "value": ""}).status_code == 400
    assert browser.post(f"{HERE}{row.pk}/cells/colour/", now).status_code == 404
    assert browser.post(f"{HERE}9999/cells/text/", now).status_code == 404
    assert browser.get(f"{HERE}{row.pk}/cells/text/").status_code == 405


def test_a_cell_meets_the_rules_of_its_register(
    browser: Client, mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    row = save_row(mission, "activities", {"name": "Radio", "lead": "Force"}, by=planner)
    cell = f"/missions/tandala/plan/activities/{row.pk}/cells/"
    refused = browser.post(f"{cell}lead/", {"value": "DPKO, DPA", "version": "1"})
    assert (refused.status_code, "exactly one entity" in refused.json()["said"]) == (409, True)
    assert browser.post(f"{cell}gap/", {"value": "1", "version": "1"}).status_code == 404
    assert browser_of(observer).post(f"{cell}lead/", {"value": "X", "version": "1"}).status_code == 403
    area = save_row(mission, "integration", {"area": "Courts", "degree": "none"}, by=planner)
    degree = f"/missions/tandala/plan/integration/{area.pk}/cells/degree/"
    told = browser.post(degree, {"value": "full", "version": "1"}).json()["said"]
    assert told.endswith("Open the row to explain it.")
    assert Activity.objects.get().lead == "Force"


def test_long_registers_come_in_pages_with_the_totals_of_all(browser: Client, mission: Mission) -> None:
    Activity.objects.bulk_create(
        Activity(mission=mission, name=f"A{n}", lead="Force", need=1, position=n) for n in range(250)
    )
    here = "/missions/tandala/plan/activities/"
    first, second = browser.get(here), browser.get(f"{here}?page=2")
    assert (len(first.context["lines"]), len(second.context["lines"])) == (200, 50)
    sums = {cell["column"].key: cell["value"] for cell in second.context["sums"]}
    assert sums["need"] == 250
    assert "Rows 201 to 250 of 250" in second.content.decode()


def test_a_row_is_removed_with_its_reason_in_the_record(browser: Client, mission: Mission) -> None:
    row = Risk.objects.get()
    browser.post(f"{HERE}{row.pk}/", {"remove": "1", "version": "1", "reason": "It was entered twice."})
    assert Entry.objects.get(mission=mission, verb="remove-row").detail["reason"] == "It was entered twice."


def test_the_history_of_a_row_is_not_for_observers(
    browser: Client, mission: Mission, observer: Person, browser_of: Browse
) -> None:
    row = Risk.objects.get()
    assert "History" in browser.get(f"{HERE}{row.pk}/").content.decode()
    assert "History" not in browser_of(observer).get(f"{HERE}{row.pk}/").content.decode()

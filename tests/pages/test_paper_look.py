"""Decisions on paper in a real browser, in each state from the empty page to the confirmed paper."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from missions.models import Mission, Person
from outputs.models import Job
from planning_levels.models import PaperDecision
from tests.pages.looking import faults_of_pages
from tests.pages.test_paper_pages import office, waiting  # noqa: F401 (fixtures)

pytestmark = pytest.mark.usefixtures("database_beside_the_browser")

LIST = "/missions/velen/decisions/paper/"
LOOKED = {"paper", "paper-decision", "outputs:paper"}
LONG = "Agreed as advised by the Policy Committee. Political Affairs leads, and reports before the rains."


@pytest.fixture
def answers(db: None, waiting: Mission, office: tuple[Client, Client]) -> dict[str, Any]:  # noqa: F811
    """What the two officers and a reader are shown, from the empty page to the confirmed paper."""
    first, second = office
    reader = Client()
    reader.force_login(waiting.opened_by)
    chief = Person.objects.create(username="the-usg", office="usg", entity_id="DPA")
    other = Client()
    other.force_login(Person.objects.create(username="third", office="office", office_of=chief))
    typed = {
        "verb": "initiate",
        "reason": LONG,
        "conditions": "A team goes to Velen | DPA | 2026-03-01",
        "lead_department": "DPA",
    }
    found: dict[str, Any] = {
        "/empty": reader.get(LIST),
        "/nothing-open": other.get(LIST),
        "/choice": first.get(LIST),
        "/form": first.get(f"{LIST}?verb=initiate"),
        "/refused": first.post(LIST, typed),
        "/decision": first.get("/missions/velen/decisions/DP-INIT/"),
    }
    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    entered = first.post(LIST, {**typed, "document_title": "Signed note", "document_file": scan})
    assert entered.status_code == 302, entered.content.decode()
    page = f"{LIST}{PaperDecision.objects.get().pk}/"
    found |= {
        "/entered": first.get(LIST),
        "/own": first.get(page),
        "/own-refused": first.post(page),
        "/read": reader.get(page),
        "/confirm": second.get(page),
    }
    assert second.post(page).status_code == 302
    found |= {"/confirmed": second.get(page), "/again": second.post(page), "/later": second.get(LIST)}
    asked = second.post("/missions/velen/decisions/DP-INIT/positions/")["Location"]
    found["/printing"] = second.get(asked)
    Job.objects.update(state=Job.State.FAILED, error="The press ran out of memory.")
    return found | {"/not-printed": second.get(asked)}


def test_each_state_says_what_it_is(answers: dict[str, Any]) -> None:
    shown = {path: answer.content.decode() for path, answer in answers.items()}
    assert 'name="document_file"' in shown["/form"]
    assert "is-invalid" in shown["/refused"]
    assert LONG in shown["/refused"]
    assert ">Initiate the process</a>" in shown["/entered"]
    for path in ("/own", "/confirm", "/confirmed"):
        assert "Political Affairs</dd>" in shown[path], "the department by its name"
        assert "A team goes to Velen, DPA, 2026-03-01</dd>" in shown[path], "a condition as it was typed"
        assert LONG in shown[path]
    assert [path for path, html in shown.items() if "Confirm: it is as signed" in html] == ["/confirm"]
    assert "a colleague of the office confirms it" in shown["/own"]
    assert "Confirmed and in effect" in shown["/confirmed"]
    assert "Nothing that your office-holder may decide" in shown["/nothing-open"]
    assert "changes by itself" in shown["/printing"]
    assert "could not be made" in shown["/not-printed"]
    assert {answer.resolver_match.view_name for answer in answers.values()} == LOOKED | {"decision"}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_have_no_accessibility_fault_and_no_overflow(
    answers: dict[str, Any], chromium: Any, width: int
) -> None:
    html = {path: answer.content.decode() for path, answer in answers.items()}
    assert not faults_of_pages(chromium, html, width)

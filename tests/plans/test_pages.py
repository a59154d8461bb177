"""Pages of the plan: each register shows, teaches when empty, keeps what is typed, and never loses it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from missions.models import Mission, Person
from plans.models import Benchmark, Objective, Option, Risk
from plans.registers import REGISTERS
from plans.rows import save_row
from tests.plans.samples import whole

pytestmark = pytest.mark.django_db
Browse = Callable[[Person], Client]


def address(name: str, mission: Mission, *rest: object) -> str:
    return reverse(f"plans:{name}", args=[mission.key, *rest])


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_shows_empty_filled_and_as_a_form(
    key: str, mission: Mission, planner: Person, browser_of: Browse
) -> None:
    browser = browser_of(planner)
    assert "Nothing stands here yet" in browser.get(address("register", mission, key)).content.decode()
    assert browser.get(address("add", mission, key)).status_code == 200
    row = save_row(mission, key, whole(REGISTERS[key], mission, planner), by=planner)
    page = browser.get(address("register", mission, key)).content.decode()
    assert address("row", mission, key, row.pk) in page
    assert 'class="table table-stack"' in page
    form = browser.get(address("row", mission, key, row.pk)).content.decode()
    assert 'name="version" value="1"' in form


@pytest.mark.parametrize("key", REGISTERS)
def test_a_form_sent_back_unchanged_changes_nothing(
    key: str, mission: Mission, planner: Person, browser_of: Browse
) -> None:
    browser = browser_of(planner)
    sent = whole(REGISTERS[key], mission, planner)
    sent.pop("mission", None)
    row = save_row(mission, key, sent, by=planner)
    before = REGISTERS[key].model.objects.filter(pk=row.pk).values().get()
    page = browser.get(address("row", mission, key, row.pk))
    form = {
        item["name"]: item["value"] for item in page.context["fields"] if item["value"] not in (None, False)
    }
    answer = browser.post(address("row", mission, key, row.pk), {**form, "version": 1})
    assert answer.status_code == 302, answer.context["errors"]
    after = REGISTERS[key].model.objects.filter(pk=row.pk).values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"version", "changed_at"}


def test_the_index_counts_rows_and_hides_what_is_confidential(
    mission: Mission, planner: Person, field: Person, browser_of: Browse
) -> None:
    save_row(mission, "risks", {"text": "Rain"}, by=planner)
    page = browser_of(planner).get(address("index", mission)).content.decode()
    assert "1 row<" in page
    assert address("register", mission, "positions") in page
    stranger = browser_of(field)
    assert (
        address("register", mission, "positions")
        not in stranger.get(address("index", mission)).content.decode()
    )
    assert stranger.get(address("register", mission, "positions")).status_code == 404


def test_outsiders_find_nothing_and_strangers_sign_in(
    mission: Mission, outsider: Person, browser_of: Browse, client: Client
) -> None:
    assert browser_of(outsider).get(address("index", mission)).status_code == 404
    assert client.get(address("index", mission)).status_code == 302


def test_readers_see_rows_without_forms(
    mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    row = save_row(mission, "risks", {"text": "Rain", "owner": "DFS"}, by=planner)
    reader = browser_of(observer)
    page = reader.get(address("row", mission, "risks", row.pk)).content.decode()
    assert "DFS" in page
    assert "row-form" not in page
    assert reader.get(address("add", mission, "risks")).status_code == 403
    assert reader.post(address("add", mission, "risks"), {"text": "Mud"}).status_code == 403
    assert Risk.objects.count() == 1


def test_confidential_columns_stay_away(
    mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    row = save_row(mission, "options", {"title": "O1", "reason": "Members wished for less"}, by=planner)
    for name, rest in (("register", ()), ("row", (row.pk,))):
        page = address(name, mission, "options", *rest)
        assert "Members wished for less" in browser_of(planner).get(page).content.decode()
        assert "Members wished for less" not in browser_of(observer).get(page).content.decode()


def test_what_was_typed_comes_back_with_the_fault(
    mission: Mission, planner: Person, browser_of: Browse
) -> None:
    sent = {"name": "B1", "definition": "Hearings in ten states", "target_date": "soon"}
    page = browser_of(planner).post(address("add", mission, "benchmarks"), sent)
    assert page.status_code == 400
    shown = page.content.decode()
    assert "Hearings in ten states" in shown
    assert "A date is written as 2011-07-08." in shown
    assert not Benchmark.objects.exists()


def test_a_standard_is_explained_in_the_same_form(
    mission: Mission, planner: Person, browser_of: Browse
) -> None:
    browser, here = browser_of(planner), address("add", mission, "integration")
    sent = {"area": "Rule of law", "degree": "full", "rationale": "One roof"}
    refused = browser.post(here, sent)
    assert refused.status_code == 409
    assert 'name="explanations.full-integration"' in refused.content.decode()
    assert "One roof" in refused.content.decode()
    because = "The towns have one safe site each so that premises must be joined."
    assert browser.post(here, {**sent, "explanations.full-integration": because}).status_code == 302


def test_two_writers_do_not_overwrite_one_another(
    mission: Mission, planner: Person, browser_of: Browse
) -> None:
    row = save_row(mission, "risks", {"text": "Rain"}, by=planner)
    browser, here = browser_of(planner), address("row", mission, "risks", row.pk)
    assert browser.post(here, {"text": "Rain", "owner": "DFS", "version": 1}).status_code == 302
    stale = browser.post(here, {"text": "Rain in May", "owner": "Force", "version": 1})
    assert stale.status_code == 412
    assert "Rain in May" in stale.content.decode()
    assert "As it stands now" in stale.content.decode()
    assert Risk.objects.get().owner == "DFS"


def test_links_show_where_a_row_is_used(mission: Mission, planner: Person, browser_of: Browse) -> None:
    aim = save_row(mission, "objectives", {"name": "Safer", "reference": "SO2"}, by=planner)
    save_row(mission, "benchmarks", {"name": "B3", "reference": "B3", "objective": aim.pk}, by=planner)
    page = browser_of(planner).get(address("row", mission, "objectives", aim.pk)).content.decode()
    assert "Used in" in page
    refused = browser_of(planner).post(
        address("row", mission, "objectives", aim.pk), {"version": 1, "remove": "1", "name": "Safer"}
    )
    assert refused.status_code == 409
    assert Objective.objects.filter(pk=aim.pk).exists()


def test_a_date_beside_a_tick_is_kept(mission: Mission, planner: Person, browser_of: Browse) -> None:
    here = address("add", mission, "options")
    browser_of(planner).post(
        here, {"title": "O3", "sent_on": "true", "sent_on_date": "2011-06-10", "decided": "true"}
    )
    option = Option.objects.get()
    assert (option.sent_on, str(option.sent_on_date), option.decided, option.decided_date) == (
        True,
        "2011-06-10",
        True,
        None,
    )


def test_the_results_framework_adds_up(mission: Mission, planner: Person, browser_of: Browse) -> None:
    for name, need in (("R1", 2400), ("R2", 3000)):
        save_row(
            mission, "activities", {"name": name, "lead": "Force", "need": need, "assessed": 600}, by=planner
        )
    page = browser_of(planner).get(address("register", mission, "activities"))
    sums = {cell["column"].key: cell["value"] for cell in page.context["sums"]}
    assert (sums["need"], sums["assessed"], sums["gap"], sums["name"]) == (5400, 1200, 4200, None)


def test_joint_programmes_are_signed_and_started_on_their_page(
    mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    row = save_row(mission, "joint-programmes", {"name": "Justice"}, by=planner)
    browser, sign = browser_of(planner), address("sign", mission, row.pk)
    assert browser_of(observer).post(sign, {"entity": "UNDP", "document": "programme"}).status_code == 403
    refused = browser.post(address("start", mission, row.pk), follow=True).content.decode()
    assert "Nobody has signed" in refused
    for entity in ("UNDP", "UNICEF"):
        for document in ("programme", "fund-mou", "service-agreement"):
            browser.post(sign, {"entity": entity, "document": document})
    page = browser.post(address("start", mission, row.pk), follow=True).content.decode()
    assert "The joint programme has started." in page
    assert "Record the signature" not in page


def test_a_register_is_searched_sorted_and_taken_away(
    mission: Mission, planner: Person, observer: Person, browser_of: Browse
) -> None:
    for name, reason in (("Beta", ""), ("=Alpha", "Members wished for less")):
        save_row(mission, "options", {"title": name, "reason": reason, "can": "Warn"}, by=planner)
    here, browser = address("register", mission, "options"), browser_of(planner)

    def names(query: str) -> list[str]:
        lines = browser.get(f"{here}?{query}").context["lines"]
        return [cell["value"] for line in lines for cell in line["cells"] if cell["column"].key == "title"]

    assert names("") == ["Beta", "=Alpha"]
    assert names("ordering=title") == ["=Alpha", "Beta"]
    assert names("search=bet") == ["Beta"]
    assert names("search=wished") == []
    assert names("ordering=secret") == ["Beta", "=Alpha"]
    taken = browser.get(f"{here}?format=csv")
    assert taken["Content-Type"].startswith("text/csv")
    assert "'=Alpha" in taken.content.decode()
    assert "wished for less" in taken.content.decode()
    assert "wished for less" not in browser_of(observer).get(f"{here}?format=csv").content.decode()

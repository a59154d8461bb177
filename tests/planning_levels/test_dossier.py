"""The dossier of a decision: what it holds, who may have it, how it proves the record and is archived."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import page as validator
import pytest
from django.db import transaction
from django.test import Client
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker
from rest_framework.test import APIClient

from missions.models import Classification, Entity, Entry, Person
from outputs.models import Comment, Job, Output
from outputs.responses import concur, open_round
from planning_levels.dossier import Matter, ask_dossier, decided_matter, waiting_matter
from planning_levels.dossier.paper import contents
from planning_levels.reading import Reading
from tests.planning_levels.cast import LEAD, ROLES, people
from tests.planning_levels.planting import ASSESSMENT, SEEDS, Planted, plant, printed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
INSIDE = {
    "sg", "usg", "usg-of-lead", "office", "planner",
    "imtf-chair", "imtf-member", "srsg", "rc-hc", "custodian",
}  # fmt: skip
HERE = "DP-1.1"


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """The mission with its words and decisions, walked once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant(people())
        transaction.set_rollback(True)


def matter_of(planted: Planted, name: str, role: str = "sg") -> Matter:
    """Return the matter of a decision for a person in a role."""
    found = decided_matter(planted.walk.fresh(), planted.decisions[name].pk, planted.walk.cast[role])
    assert found is not None
    return found


def paper_of(planted: Planted, name: str, role: str = "sg") -> Path:
    """Print the dossier of a decision for a person in a role."""
    return printed(ask_dossier(matter_of(planted, name, role), planted.walk.cast[role]))


def text_of(paper: Path) -> str:
    """Return the text of a paper's pages in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())


def attached_to(paper: Path) -> dict[str, bytes]:
    """Return the files inside a paper by their names."""
    return {name: found[0] for name, found in PdfReader(paper).attachments.items()}


@pytest.fixture(scope="module")
def decided(planted: Planted, django_db_blocker: DjangoDbBlocker) -> Path:
    """The dossier of the decision on the form, for the Secretary-General."""
    with django_db_blocker.unblock():
        return paper_of(planted, "decided")


def test_the_dossiers_hold_each_word_that_was_said(planted: Planted, decided: Path) -> None:
    text = text_of(decided)
    missing = {place for place, seed in SEEDS.items() if seed not in text}
    assert missing == {"declining"}, "a decline has a dossier of its own"
    assert SEEDS["declining"] in text_of(paper_of(planted, "deferred"))
    returned = text_of(paper_of(planted, "returned"))
    assert SEEDS["returning"] in returned
    assert SEEDS["deciding"] not in returned


def test_it_says_what_was_decided_on_what_and_in_which_order(planted: Planted, decided: Path) -> None:
    text = text_of(decided)
    assert "Find an operation suitable and issue the Strategic Planning Directive (taken)" in text
    assert "Report within a month." in text
    assert text.index("Objects") < text.index("Concurs with reservation") < text.index("No position given")
    assert "Accepted by name by Sg" in text
    assert "CONFIDENTIAL" in PdfReader(decided).pages[-1].extract_text().upper()


def test_positions_on_the_returned_version_are_told_as_such(planted: Planted, decided: Path) -> None:
    assert "Given on version 1" in text_of(decided)


def test_the_frozen_texts_are_attached_with_the_hashes_that_were_decided_on(
    planted: Planted, decided: Path
) -> None:
    files = attached_to(decided)
    basis = planted.decisions["decided"].basis.select_related("of__output")
    hashes = {f"{item.of.output.type}-v{item.of.number}.json": item.hash for item in basis}
    assert set(files) == {*hashes, "record.json"}
    assert {name: hashlib.sha256(files[name]).hexdigest() for name in hashes} == hashes
    text = text_of(decided).replace(" ", "")
    assert all(digest in text for digest in hashes.values())


def test_the_extract_runs_from_the_opening_of_the_level_to_the_decision(
    planted: Planted, decided: Path
) -> None:
    rows = orjson.loads(attached_to(decided)["record.json"])
    entries = Entry.objects.filter(mission=planted.walk.mission)
    opening = entries.get(verb="initiate", kind=Entry.Kind.ACT)
    closing = entries.get(number=planted.decisions["decided"].serial)
    assert closing.detail["decision"] == planted.decisions["decided"].pk
    assert [row["number"] for row in rows] == list(range(opening.number, closing.number + 1))
    for before, row in zip([None, *rows], rows, strict=False):
        content = {key: value for key, value in row.items() if key != "hash"}
        sealed = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
        assert hashlib.sha256(sealed).hexdigest() == row["hash"], "the chain is proved from the file alone"
        assert before is None or row["previous"] == before["hash"]
    assert rows[-1]["hash"] == closing.hash
    pages = [page.extract_text() for page in PdfReader(decided).pages]
    assert closing.hash in pages[0].replace("\n", "")
    assert closing.hash in pages[-1].replace("\n", "")
    assert all(closing.hash[:12] in page for page in pages), "the foot of each page names the head"


def test_a_decision_on_paper_names_its_scan_and_both_persons(planted: Planted) -> None:
    text = text_of(paper_of(planted, "initiated"))
    for words in ("Signed note on initiation", "Office, ", "Second Officer, ", "On paper"):
        assert words in text
    assert "entries 1 to " in text, "before any level the extract begins with the file"


def test_an_officer_who_acted_for_another_is_named_with_both(planted: Planted) -> None:
    text = text_of(paper_of(planted, "promulgated"))
    assert "Officer Incharge, Deputy of the USG" in text
    assert "for Usg-Of-Lead" in text
    assert "In the system, by the person named" in text


def test_the_same_decision_gives_the_same_bytes_to_whoever_asks(planted: Planted) -> None:
    cast, job = planted.walk.cast, ask_dossier(matter_of(planted, "deferred"), planted.walk.cast["sg"])
    assert ask_dossier(matter_of(planted, "deferred"), cast["sg"]) == job
    first = printed(job).read_bytes()
    other = ask_dossier(matter_of(planted, "deferred", "usg"), cast["usg"])
    assert other != job
    assert printed(other).read_bytes() == first


@pytest.mark.once
@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_it_conforms_to_both_standards(decided: Path, profile: Any) -> None:
    report = validator.validate_pdf(decided, profile=profile)
    assert report.is_compliant, [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def test_only_those_inside_find_it(
    planted: Planted, api: Callable[[Person], APIClient], browser_of: Callable[[Person], Client]
) -> None:
    key, pk = planted.walk.key, planted.decisions["decided"].pk
    page = f"/missions/{key}/decisions/taken/{pk}/dossier/"
    file = f"/api/v1/missions/{key}/decisions/{pk}/dossier/pdf/"
    found = {role for role in ROLES if browser_of(planted.walk.cast[role]).get(page).status_code == 200}
    assert found == INSIDE
    for role in sorted(set(ROLES) - INSIDE):
        assert browser_of(planted.walk.cast[role]).post(page).status_code == 404
        assert api(planted.walk.cast[role]).get(file).status_code == 404
    assert not Job.objects.filter(subject__contains="dossier", asked_by=planted.walk.cast["partner"]).exists()
    assert api(planted.walk.cast["sg"]).get(file.replace(str(pk), "999999")).status_code == 404
    for role, there in (("planner", True), ("observer", False)):
        record = browser_of(planted.walk.cast[role]).get(f"/missions/{key}/record/").content.decode()
        assert (page in record) is there


def test_who_is_not_cleared_for_the_basis_has_no_dossier(planted: Planted) -> None:
    mission, pk = planted.walk.fresh(), planted.decisions["decided"].pk
    Output.objects.filter(mission=mission, type=ASSESSMENT).update(classification=Classification.CONFIDENTIAL)
    planner = planted.walk.cast["planner"]
    assert decided_matter(mission, pk, planner) is None
    Person.objects.filter(pk=planner.pk).update(clearance=Classification.CONFIDENTIAL)
    planner.refresh_from_db()
    assert decided_matter(mission, pk, planner) is not None


def test_what_the_reader_may_not_read_is_left_out_and_the_chain_holds(planted: Planted) -> None:
    by = planted.walk.cast["sg"]
    shown, _all = contents(matter_of(planted, "decided"), by)
    assert (shown["withheld"], shown["mark"]) == (0, "Confidential")
    given = Comment.objects.get(of__output__mission=planted.walk.mission, text__contains=SEEDS["commenting"])
    Comment.objects.filter(pk=given.pk).update(classification=Classification.CONFIDENTIAL)
    matter = matter_of(planted, "decided")
    shown, attached = contents(matter, by)
    lines = [line for item in shown["said"] for group in item.comments for line in group.lines]
    assert given.pk not in {line.comment.pk for line in lines}
    assert len(lines) == 2, "the others are there"
    rows = {row["number"]: row for row in orjson.loads(attached[-1].text)}
    shut = {number for number, row in rows.items() if row.get("withheld")}
    assert len(shut) == shown["withheld"] > 0
    assert not shut & {line.number for line in shown["lines"]}
    assert all(set(rows[number]) == {"number", "previous", "hash", "withheld"} for number in shut)
    assert all(rows[n]["previous"] == rows[n - 1]["hash"] for n in list(rows)[1:])


def test_the_paper_bears_the_highest_marking_of_its_basis(planted: Planted) -> None:
    by = planted.walk.cast["usg-of-lead"]
    Person.objects.filter(pk=by.pk).update(clearance=Classification.STRICTLY_CONFIDENTIAL)
    by.refresh_from_db()
    Output.objects.filter(mission=planted.walk.mission, type=ASSESSMENT).update(
        classification=Classification.STRICTLY_CONFIDENTIAL
    )
    shown, _attached = contents(matter_of(planted, "decided", "usg-of-lead"), by)
    assert shown["mark"] == "Strictly Confidential"


def test_202_with_the_job_then_200_with_the_file(
    planted: Planted, api: Callable[[Person], APIClient], browser_of: Callable[[Person], Client]
) -> None:
    key, cast = planted.walk.key, planted.walk.cast
    base = f"/api/v1/missions/{key}"
    addresses = (
        f"{base}/decisions/{planted.decisions['deferred'].pk}/dossier/pdf/",
        f"{base}/decision-points/{HERE}/positions/pdf/",
        f"{base}/outputs/{ASSESSMENT}/comments/pdf/?disposition=open",
    )
    client = api(cast["sg"])
    for address in addresses:
        asked = client.get(address)
        assert asked.status_code == 202, address
        job = client.get(asked["Location"]).json()
        assert (job["kind"], job["state"]) == ("paper", "queued")
        assert client.post(address.partition("?")[0]).status_code == 202
        for other in ("planner", "partner"):
            assert api(cast[other]).get(asked["Location"]).status_code == 404, "a paper is one person's own"
            assert api(cast[other]).get(f"{asked['Location']}file/").status_code == 404
        printed(Job.objects.get(pk=job["id"]))
        ready = client.get(address)
        assert (ready.status_code, ready["Content-Type"]) == (200, "application/pdf")
        done = client.get(asked["Location"]).json()
        sent: Any = client.get(done["result"])
        assert b"".join(sent.streaming_content).startswith(b"%PDF-")
    assert api(cast["planner"]).get(addresses[1]).status_code == 403
    assert api(cast["partner"]).get(addresses[2]).status_code in (403, 404)
    assert client.get(addresses[1].replace(HERE, "DP-9.9")).status_code == 404
    assert client.get(addresses[2].replace(ASSESSMENT, "menu")).status_code == 404


def test_a_decision_that_waits_has_a_working_draft_and_a_sealed_round_stays_sealed(
    planted: Planted, browser_of: Callable[[Person], Client], api: Callable[[Person], APIClient]
) -> None:
    walk, cast = planted.walk, planted.walk.cast
    page = f"/missions/{walk.key}/decisions/DP-1.2/dossier/"
    file = f"/api/v1/missions/{walk.key}/decision-points/DP-1.2/dossier/pdf/"
    assert browser_of(cast["sg"]).get(page).status_code == 404, "nothing waits there yet"
    assert api(cast["sg"]).get(file).status_code == 404
    walk.act(
        "answer-transition-plan", "planner", needed=False, reason="No other organisation hands over here."
    )
    walk.survey("technical", "planner")
    for output in ("mission-plan", "mission-budget", "sg-report"):
        walk.submit(output)
    walk.act("submit-level", "imtf-chair")
    open_round(walk.mission, "sg-report", by=cast["imtf-chair"], due=walk.mission.today(), visibility="close")
    secret = "Lobelia is for the decider alone until the round is closed."
    lead = Entity.objects.get(code=LEAD)
    concur(walk.mission, "sg-report", by=cast["imtf-chair"], entity=lead, position="object", text=secret)
    assert browser_of(cast["partner"]).get(page).status_code == 404
    asked = browser_of(cast["sg"]).post(page)
    job = Job.objects.get(pk=int(asked["Location"].rstrip("/").rpartition("/")[2]))
    text = text_of(printed(job))
    assert "Working draft" in text
    assert "Lobelia" in text
    member = cast["imtf-member"]
    matter = waiting_matter(Reading(walk.fresh()), "DP-1.2", member)
    assert matter is not None
    sealed = text_of(printed(ask_dossier(matter, member)))
    assert "Lobelia" not in sealed
    assert "Has answered; shown once you have, or the round is closed" in sealed
    assert api(cast["sg"]).get(file).status_code == 200, "the page has asked for the same paper"

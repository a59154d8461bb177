"""The demonstration: loaded through the verbs, standing where it should, marked row by row, loaded once."""

import io
import re
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from missions import record
from missions.models import Entry, Mission, Person
from monitoring.models import Correction, Measurement, Review
from outputs import checks
from outputs.definition import OUTPUTS
from outputs.models import Comment, Concurrence, SectionText, Upload, Version
from outputs.templates import latest_edition
from planning_levels.demonstration import password as kept
from planning_levels.demonstration.loading import MISSIONS, load
from planning_levels.demonstration.people import OTHERS, SIGN_INS
from planning_levels.demonstration.texts import PROSE
from planning_levels.models import Decision
from planning_levels.pages.mission import _calendar
from planning_levels.pending.across import pending_for
from planning_levels.reading import Reading
from planning_levels.timeline import timeframe
from planning_levels.verbs import perform, readiness_of
from plans.registers import REGISTERS

pytestmark = pytest.mark.django_db
FROZEN = ("submitted", "issued", "superseded", "returned")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded once for this module; rolled back, as is what each test does to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def south_sudan(loaded: None) -> Mission:
    """The mission of the case."""
    return Mission.objects.get(key="south-sudan")


def test_stands_in_operational_planning_for_33_days(south_sudan: Mission) -> None:
    reading = Reading(south_sudan)
    run = reading.open_run("2.1")
    assert south_sudan.today() == date(2011, 8, 10)
    assert reading.state == "L2.1"
    assert timeframe("2.1", run, reading.on).elapsed_days == 33


def test_the_directive_waits_for_the_usg_and_can_be_issued(south_sudan: Mission) -> None:
    waiting = Reading(south_sudan).open_submissions
    assert [(item.gate, item.decider, item.on) for item in waiting] == [
        ("DP-2.1", "usg-of-lead", date(2011, 8, 8))
    ]
    assert {basis.of.output.type for basis in waiting[0].basis.all()} >= {"mission-plan", "srsg-directive"}
    told = {(item.code, item.klass) for item in readiness_of("issue-srsg-directive", Reading(south_sudan))}
    assert told == {("viability-open", "notice"), ("assumption-failed", "notice")}, "A3 and A8 are unanswered"
    perform(
        "issue-srsg-directive",
        south_sudan,
        by=Person.objects.get(username="usg-dpko"),
        data={"confirmations": ["note-of-guidance", "command-and-control"]},
    )
    assert Reading(Mission.objects.get(pk=south_sudan.pk)).state == "L2.2"


@pytest.mark.parametrize(
    ("register", "least"),
    [
        ("options", 5), ("scenarios", 4), ("benchmarks", 12), ("assumptions", 9), ("risks", 9),
        ("mandate-tasks", 10), ("activities", 14), ("schedule", 24), ("consultations", 10),
        ("positions", 8), ("expectations", 6), ("processes", 9), ("mismatches", 3), ("information-base", 7),
    ],
)  # fmt: skip
def test_counts(south_sudan: Mission, register: str, least: int) -> None:
    assert REGISTERS[register].model._default_manager.filter(mission=south_sudan).count() >= least


def test_every_row_carries_a_mark_of_its_source(loaded: None) -> None:
    bare = {
        key: rows
        for key, register in REGISTERS.items()
        if (
            rows := list(
                register.model._default_manager.filter(source="").values_list("mission__key", "reference")
            )
        )
    }
    assert bare == {}
    for model in (Comment, Concurrence, Measurement, Review):
        assert not model._default_manager.filter(source="").exists(), model.__name__


def test_comments_on_the_assessment_and_what_became_of_them(south_sudan: Mission) -> None:
    found = Comment.objects.filter(of__output__mission=south_sudan, of__output__type="strategic-assessment")
    assert Counter(found.values_list("disposition", flat=True)) == {
        "accepted": 13, "partly": 5, "not": 4, "open": 2,
    }  # fmt: skip
    assert not found.exclude(disposition="open").filter(answer="").exists()


def test_concurrence_of_nine_entities_one_of_them_silent(south_sudan: Mission) -> None:
    given = Concurrence.objects.filter(of__output__mission=south_sudan, of__output__type="sg-directive")
    assert Counter(given.values_list("position", flat=True)) == {"concur": 5, "reserve": 2, "object": 1}
    assert not given.filter(entity_id="DSS").exists()
    assert given.get(entity_id="DPA").hash == given.first().of.hash  # type: ignore[union-attr]


def test_refusals_stand_in_the_record(south_sudan: Mission) -> None:
    refused = Entry.objects.filter(mission=south_sudan, kind=Entry.Kind.REFUSAL)
    told = {(entry.verb, entry.happened_on) for entry in refused}
    assert told >= {
        ("submit-strategic-analysis", date(2011, 1, 17)),
        ("initiate", date(2011, 2, 8)),
        ("hand-over-chair", date(2011, 3, 29)),
        ("complete-survey", date(2011, 5, 6)),
        ("record-council-authorisation", date(2011, 7, 7)),
        ("issue-srsg-directive", date(2011, 8, 8)),
    }


def test_a_gap_in_a_seat_is_explained_and_accepted_by_name(south_sudan: Mission) -> None:
    deviation = south_sudan.deviations.get()
    assert (deviation.code, deviation.accepted_by.username) == ("seat-gap", "sg")  # type: ignore[union-attr]


def test_the_record_goes_forward_within_the_story(south_sudan: Mission) -> None:
    entries = Entry.objects.filter(mission=south_sudan).order_by("number")
    days = list(entries.values_list("happened_on", flat=True))
    assert days[0] == date(2011, 1, 10)
    assert days[-1] <= date(2011, 8, 10)
    assert days == sorted(days)


def test_frozen_versions_lack_nothing_and_bear_the_banner(loaded: None) -> None:
    versions = Version.objects.filter(state__in=FROZEN).select_related("output__mission")
    assert versions.count() >= 14
    for version in versions:
        frozen = orjson.loads(version.frozen)
        assert frozen["demonstration"] is True
        if version.state != "returned":
            assert checks.empty_sections(version, version.label) == [], (version.output.type, version.number)


def test_every_output_up_to_the_advanced_draft_is_written(south_sudan: Mission) -> None:
    labels = set(
        Version.objects.filter(output__mission=south_sudan, state__in=FROZEN).values_list(
            "output__type", "number", "label"
        )
    )
    assert labels >= {
        ("strategic-analysis", 1, "first"),
        ("strategic-assessment", 1, "first"),
        ("strategic-assessment", 2, "first"),
        ("sg-directive", 1, "first"),
        ("usg-directive", 1, "first"),
        ("mission-plan", 1, "pre-survey"),
        ("mission-plan", 2, "first"),
        ("mission-plan", 3, "advanced"),
        ("mission-budget", 1, "first"),
        ("mission-budget", 2, "final"),
        ("sg-report", 1, "first"),
        ("shortfall-note", 1, "first"),
        ("srsg-directive", 1, "first"),
    }
    assert {kind for kind, _number, _label in labels} <= set(OUTPUTS)


def test_drafts_from_the_field(south_sudan: Mission) -> None:
    drafts = Upload.objects.filter(output__mission=south_sudan)
    assert Counter(drafts.values_list("state", flat=True)) == {"read": 3, "accepted": 2, "returned": 1}
    raw = drafts.get(filename__startswith="County visits")
    assert (len(raw.taken), len(raw.not_taken)) == (1, 2)


def test_each_sign_in_opens_and_nobody_else_does(loaded: None) -> None:
    secret = kept.password()
    for told in SIGN_INS:
        assert authenticate(username=told.username, password=secret) is not None, told.username
    for other in OTHERS:
        assert not Person.objects.get(username=other.username).has_usable_password()


def test_a_second_call_changes_nothing_and_prints_the_sign_ins_again(loaded: None) -> None:
    before = Entry.objects.count(), Person.objects.count(), Decision.objects.count()
    said = io.StringIO()
    call_command("load_demonstration", stdout=said)
    assert (Entry.objects.count(), Person.objects.count(), Decision.objects.count()) == before
    assert kept.password() in said.getvalue()
    assert all(re.search(rf"^  {told.username} ", said.getvalue(), re.MULTILINE) for told in SIGN_INS)


def test_the_password_is_kept_for_its_owner_alone_unless_given(
    loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(settings.IMPP_DATA_DIR) / kept.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert kept.password() == kept.password() == file.read_text()
    monkeypatch.setenv(kept.VARIABLE, "given from outside")
    assert kept.password() == "given from outside"


def test_the_other_missions_stand_at_other_levels(loaded: None) -> None:
    states = {key: Reading(Mission.objects.get(key=key)).state for key in MISSIONS}
    assert states == {"south-sudan": "L2.1", "tarvane": "awaiting_initiation", "isvala": "L1.2"}
    assert all(mission.is_demonstration for mission in Mission.objects.all())
    isvala = Mission.objects.get(key="isvala")
    assert isvala.measurements.count() == 30 + 4  # thirty of the months, four of a survey
    assert Counter(isvala.reviews.values_list("recommendation", flat=True)) == {"none": 1, "minor-update": 1}
    assert not isvala.flags.exists()


def test_isvala_goes_through_its_quarters_and_owes_a_survey(loaded: None) -> None:
    isvala = Mission.objects.get(key="isvala")
    first, second = isvala.performance_cycles.all()
    assert (first.state, second.state) == ("closed", "plan")
    assert [item.adjustment.owner for item in second.taken_over.all()] == ["UNDP"]
    assert [(row.value, row.of.value) for row in Correction.objects.filter(of__mission=isvala)] == [
        ("8", "7")
    ]
    titles = [item.title for item in pending_for(Person.objects.get(username="srsg-isvala"))]
    assert "Isvala: no value of B6 for quarter 2 of 2011" in titles
    assert not [title for title in titles if "no assessment" in title]


def test_isvala_revises_its_plan_while_that_of_2009_is_in_force(loaded: None) -> None:
    reading = Reading(Mission.objects.get(key="isvala"))
    run = reading.open_run("1.2")
    assert run is not None
    assert (reading.mission.cycle, run.opened_on) == (2, date(2011, 8, 8))
    assert reading.open_run("3.1") is not None  # the plan of 2009 goes on beneath the revision
    assert [(item.kind, item.state) for item in reading.recommendations] == [("revision", "taken")]
    shown = {row["gate"]: row["decision"] for row in _calendar(reading)}
    assert {gate: told.outcome for gate, told in shown.items() if told} == {
        "DP-INIT": "entry confirmed",
        "DP-3.1a": "significant revision",
    }


def test_one_review_keeps_its_edition_of_the_template_and_the_next_takes_up_the_newer(loaded: None) -> None:
    assert latest_edition("review") == 2
    versions = Version.objects.filter(output__type="review")
    told = set(versions.values_list("output__mission__key", "number", "state", "template_version"))
    assert told == {
        ("south-sudan", 1, "draft", 1),
        ("tarvane", 1, "draft", 1),
        ("isvala", 1, "submitted", 1),
        ("isvala", 2, "draft", 2),
    }
    draft = versions.get(output__mission__key="isvala", number=2)
    assert SectionText.objects.filter(of=draft, key="outlook").exists()
    published = Entry.objects.get(mission=None, verb="publish-template")
    assert published.person == Person.objects.get(username="custodian")


def test_the_record_holds(loaded: None) -> None:
    assert all(record.verify(mission).holds for mission in Mission.objects.all())


def test_persons_appear_by_title_or_as_fictional(loaded: None) -> None:
    for person in Person.objects.filter(username__in=[told.username for told in (*SIGN_INS, *OTHERS)]):
        assert person.name == "" or person.name.endswith("(fictional)")
        assert person.get_full_name() != person.username


def test_words_that_would_embarrass() -> None:
    prose = {path.name: " ".join(path.read_text().split()) for path in PROSE.glob("*/*.txt")}
    for name, text in prose.items():
        assert not re.search(r"\bS/20\d\d|\bOMS\b|consent(ed)? to (the )?chapter vii", text, re.IGNORECASE), (
            name
        )
        assert not re.search(r"\b(United States|France|United Kingdom|Russia|China)\b", text), name


def test_the_case_replays_as_written(loaded: None) -> None:
    said = io.StringIO()
    call_command("load_demonstration", "--case", stdout=said)
    lines = said.getvalue()
    assert "all as expected" in lines
    assert [f"C1-{number:02}" for number in range(1, 57) if f"C1-{number:02}" not in lines] == []
    assert Reading(Mission.objects.get(key="south-sudan-case")).state == "completed"

"""Frozen is frozen: a stable hash, a text that cannot be changed, and six transitions."""

import orjson
import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django_fsm import TransitionNotAllowed

from missions.models import Mission, Person
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.definition.registers import CONFIDENTIAL
from outputs.freezing import freeze, holds, reading
from outputs.lifecycle import VersionMachine
from outputs.models import Version
from outputs.queries import latest
from tests.outputs.steps import freeze_as

People = dict[str, Person]


def test_the_hash_is_of_the_content_and_nothing_else(mission: Mission, people: People) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="text")
    one, two = latest(mission, "usg-directive"), latest(mission, "usg-directive")
    freeze(one)
    freeze(two)
    assert one.hash == two.hash
    assert holds(one)
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="other text")
    three = latest(mission, "usg-directive")
    freeze(three)
    assert three.hash != one.hash
    with pytest.raises(ValueError, match="never frozen again"):
        freeze(one)


def test_frozen_content_is_all_that_is_printed(mission: Mission, people: People) -> None:
    write_section(mission, "usg-directive", "situation", by=people["planner"], content="text")
    directive = freeze_as(latest(mission, "usg-directive"), "submitted")
    report = latest(mission, "srsg-directive")
    report.cites, report.label = directive, "first"
    freeze(report)
    content = orjson.loads(report.frozen)
    assert content["mission"]["name"] == "Mission in Atlantis"
    assert (content["number"], content["label"], content["revision"], content["cycle"]) == (1, "first", 0, 1)
    assert content["cites"]["hash"] == directive.hash
    assert [section["key"] for section in content["sections"]] == [
        s.key for s in OUTPUTS["srsg-directive"].sections
    ]
    assert not {section["register"] for section in content["sections"]} & CONFIDENTIAL
    sections = {section["key"]: section for section in reading(directive)["sections"]}
    assert sections["situation"]["content"] == "<p>text</p>"


@pytest.mark.parametrize("change", [{"frozen": "{}"}, {"hash": "0" * 64}, {"label": "final"}, {"number": 9}])
def test_the_database_refuses_to_change_what_is_frozen(mission: Mission, change: dict[str, object]) -> None:
    version = freeze_as(latest(mission, "usg-directive"), "submitted")
    with pytest.raises(DatabaseError, match="frozen version"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(DatabaseError, match="frozen version"), transaction.atomic():
        Version.objects.filter(pk=version.pk).delete()
    Version.objects.filter(pk=version.pk).update(state="issued", final=True)
    assert holds(Version.objects.get(pk=version.pk))


def test_a_version_is_never_submitted_without_a_hash(mission: Mission) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(output__mission=mission, output__type="usg-directive").update(
            state="submitted"
        )


TABLE = {
    ("draft", "send_for_review"): "in_review",
    ("in_review", "take_back"): "draft",
    ("draft", "submit"): "submitted",
    ("in_review", "submit"): "submitted",
    ("submitted", "give_back"): "returned",
    ("submitted", "issue"): "issued",
    ("submitted", "supersede"): "superseded",
    ("issued", "supersede"): "superseded",
}
ACTS = ("send_for_review", "take_back", "submit", "give_back", "issue", "supersede")


@pytest.mark.parametrize("state", Version.State.values)
@pytest.mark.parametrize("act", ACTS)
def test_six_transitions_and_no_other(state: str, act: str) -> None:
    version = VersionMachine(state=state)
    if (state, act) in TABLE:
        getattr(version, act)()
        assert version.state == TABLE[state, act]
    else:
        with pytest.raises(TransitionNotAllowed):
            getattr(version, act)()


def test_the_state_field_is_protected() -> None:
    version = VersionMachine()
    with pytest.raises(AttributeError):
        version.state = "issued"

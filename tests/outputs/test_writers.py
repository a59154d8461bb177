"""Who writes what: the outputs that have writers of their own, and a version in review."""

from collections.abc import Callable

import pytest

from missions.errors import NotPermitted
from missions.models import Mission, Person
from missions.process import Position, position
from missions.roles import standing
from outputs.content import may_write_version, write_section
from outputs.definition import OUTPUTS
from outputs.models import Version
from outputs.queries import latest
from tests.outputs.conftest import at

Stand = Callable[[Position], None]
People = dict[str, Person]
ADOPTED = at("3.1", adopted=True, planning_open=False)


@pytest.mark.parametrize("output", ["review", "shortfall-note"])
def test_the_planner_writes_these_after_adoption_too(
    output: str, mission: Mission, people: People, stand: Stand
) -> None:
    stand(ADOPTED)
    key = OUTPUTS[output].sections[0].key
    assert write_section(mission, output, key, by=people["planner"], content="text").content
    for name in ("imtf-chair", "imtf-member", "pbso"):
        with pytest.raises(NotPermitted):
            write_section(mission, output, key, by=people[name], content="text")


def test_the_pbso_writes_the_strategic_analysis_and_nothing_else(
    mission: Mission, people: People, stand: Stand
) -> None:
    stand(at(None))
    key = OUTPUTS["strategic-analysis"].sections[0].key
    assert write_section(mission, "strategic-analysis", key, by=people["pbso"], content="text").content
    with pytest.raises(NotPermitted):
        write_section(mission, "mission-plan", "approach", by=people["pbso"], content="text")


def test_the_pages_know_beforehand_who_may_write(mission: Mission, people: People) -> None:
    version = latest(mission, "usg-directive")
    names = ("planner", "imtf-chair", "imtf-member", "observer")

    def writing() -> list[bool]:
        found = Version.objects.select_related("output").get(pk=version.pk)
        where = position(mission)
        return [may_write_version(found, where, standing(people[name], mission)) for name in names]

    assert writing() == [True, True, True, False]
    Version.objects.filter(pk=version.pk).update(state="in_review")
    assert writing() == [True, True, False, False]


def test_a_change_is_called_editorial_only_by_those_who_answer_for_the_version(
    mission: Mission, people: People
) -> None:
    asked = {"mission": mission, "type": "usg-directive", "key": "situation", "content": "text"}
    with pytest.raises(NotPermitted, match="editorial"):
        write_section(**asked, by=people["imtf-member"], editorial=True)  # type: ignore[arg-type]
    assert not latest(mission, "usg-directive").texts.exists()
    write_section(**asked, by=people["imtf-chair"], editorial=True)  # type: ignore[arg-type]
    assert latest(mission, "usg-directive").texts.get().content == "<p>text</p>"

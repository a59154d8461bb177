"""Keys that code names are fixed: no edition of a template may leave them out."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from outputs.definition import OUTPUTS
from outputs.definition.fixed import FIXED_KEYS

ROOMS = ("missions", "plans", "monitoring", "outputs", "planning_levels", "impp")
ASIDE = {"definition", "demonstration", "migrations"}  # the demonstration writes edition 1, which is code
SECTION = re.compile(r"\.section\(\s*\"([a-z-]+)\"")
PAIR = re.compile(r"\"([a-z-]+)\",\s*\"([a-z-]+)\"")


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Return output and section key wherever code names a section: `.section("x")`, or output, then key."""
    for key in SECTION.findall(text):
        yield from ((output.key, key) for output in OUTPUTS.values() if key in keys_of(output.key))
    for output, key in PAIR.findall(text):
        if output in OUTPUTS and key in keys_of(output):
            yield output, key


def keys_of(output: str) -> set[str]:
    return {section.key for section in OUTPUTS[output].sections}


def test_search_finds_what_it_looks_for() -> None:
    assert set(named_in('write(mission, "usg-directive", "situation")')) == {("usg-directive", "situation")}
    assert ("strategic-assessment", "take-over") in set(named_in('template.section("take-over")'))
    assert not set(named_in('outputs = ("usg-directive", "mission-plan")'))


def test_every_section_that_code_names_is_fixed() -> None:
    found = {
        (output, key, str(path.relative_to(settings.BASE_DIR)))
        for room in ROOMS
        for path in (Path(settings.BASE_DIR) / room).rglob("*.py")
        if not ASIDE & set(path.parts)
        for output, key in named_in(path.read_text(encoding="utf-8"))
    }
    assert not {one for one in found if one[1] not in FIXED_KEYS.get(one[0], ())}


def test_fixed_keys_are_in_the_first_edition() -> None:
    for output, keys in FIXED_KEYS.items():
        assert keys <= keys_of(output)
    assert FIXED_KEYS["strategic-assessment"] == {"take-over", "information-base"}
    assert len(FIXED_KEYS["usg-directive"]) == 6

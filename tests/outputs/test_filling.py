"""What fills a section, and what only looks like it."""

import pytest

from outputs.definition import OUTPUTS
from outputs.filling import filled, own_words
from outputs.models import SectionText
from tests.outputs.conftest import FORTY, TEN

SITUATION = OUTPUTS["usg-directive"].section("situation")
TAKE_OVER = OUTPUTS["strategic-assessment"].section("take-over")


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        (f"<p>{FORTY}</p>", True),
        (f"<p>{FORTY.rsplit(' ', 1)[0]}</p>", False),
        ("<p>" + "tbd " * 60 + "</p>", False),
        ("<p>" + "to be determined. " * 20 + "</p>", False),
        ("<p>" + "\u200b " * 80 + "</p>", False),
        (f"<p>{SITUATION.guidance}</p><p>{SITUATION.guidance.upper()}</p>", False),
        (f"<p>{SITUATION.guidance}</p><p>{FORTY}</p>", True),
    ],
    ids=["forty", "thirty-nine", "tbd", "phrases", "invisible", "guidance", "guidance-and-own"],
)
def test_forty_own_words_fill_prose(content: str, counts: bool) -> None:
    assert filled(SITUATION, SectionText(content=content), 0, "usg-directive") is counts


def test_a_reason_of_ten_words_fills_where_the_section_allows_it() -> None:
    assert filled(TAKE_OVER, SectionText(not_applicable=TEN), 0, "strategic-assessment")
    assert not filled(TAKE_OVER, SectionText(not_applicable=TEN.rsplit(" ", 1)[0]), 0, "strategic-assessment")
    assert not filled(SITUATION, SectionText(not_applicable=TEN), 0, "usg-directive")


def test_a_register_is_filled_by_a_complete_row_only() -> None:
    options = OUTPUTS["strategic-assessment"].section("options")
    assert filled(options, None, 1, "strategic-assessment")
    assert not filled(options, SectionText(content=f"<p>{FORTY}</p>"), 0, "strategic-assessment")


def test_words_that_happen_to_stand_in_the_guidance_count() -> None:
    assert own_words("<p>the main protagonists and key issues</p>", "usg-directive") == 6

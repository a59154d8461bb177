"""What fills a section, and what only looks like it: a table of cases, each as people type or paste it."""

from typing import Any

import pytest

from missions.models import Mission, Person
from outputs.canonical import canonical, from_plain
from outputs.definition import OUTPUTS
from outputs.filling import filled, own_words
from outputs.models import SectionText
from plans.queries import complete_rows
from plans.rows import save_row
from tests.outputs.conftest import FORTY, TEN

SITUATION = OUTPUTS["usg-directive"].section("situation")
TAKE_OVER = OUTPUTS["strategic-assessment"].section("take-over")
ACTIVITIES = OUTPUTS["mission-plan"].section("results-framework")
SHORT = FORTY.rsplit(" ", 1)[0]  # thirty-nine words
LONG = f"{FORTY} and more"
HALF = " ".join(FORTY.split()[:20])
ARABIC = "تقود البعثة عملية التخطيط المتكاملة في البلد " * 6  # seven words, six times
RUSSIAN = "Миссия ведёт комплексное планирование вместе с правительством. " * 6
CHINESE = "特派团与国家工作队共同领导综合规划进程" * 3
NOTE = f'<span class="footnote">{LONG}</span>'
ADDRESS = "https://un.org/peacekeeping/documents/2011/planning.html"

# What stands in the section; whether it counts.
PROSE: dict[str, tuple[str, bool]] = {
    "nothing": ("", False),
    "spaces": (" \t\n " * 60, False),
    "spaces that do not break": ("<p>" + "&nbsp; " * 80 + "</p>", False),
    "signs that nobody sees": ("<p>" + "\u200b " * 80 + "</p>", False),
    "signs without words": ("<p>" + "… — • *** " * 40 + "</p>", False),
    "empty paragraphs": ("<p></p><p><br></p>" * 40, False),
    "forty words": (f"<p>{FORTY}</p>", True),
    "forty words, typed plainly": (FORTY.replace(" ", "\n"), True),
    "thirty-nine words": (f"<p>{SHORT}</p>", False),
    "forty words in two paragraphs": (f"<p>{HALF}</p><p>{HALF}</p>", True),
    "only a heading": ("<h3>Background</h3>", False),
    "only headings, of many words": (f"<h3>{LONG}</h3><h4>{LONG}</h4>", False),
    "heading and text": (f"<h3>Background</h3><p>{FORTY}</p>", True),
    "heading that makes up for the last word": (f"<h3>Background</h3><p>{SHORT}</p>", False),
    "an empty table": ("<table><tr><th></th><th></th></tr>" + "<tr><td></td><td></td></tr>" * 30, False),
    "a table with a head and no more": ("<table><tr><th>Who</th><th>Where</th></tr></table>", False),
    "a table with words": (f"<table><tr><td>{HALF}</td><td>{HALF}</td></tr></table>", True),
    "a list of empty items": ("<ul>" + "<li></li>" * 60 + "</ul>", False),
    "a list of dashes": ("<ul>" + "<li>-</li>" * 60 + "</ul>", False),
    "a list with words": ("<ul>" + "".join(f"<li>{word}</li>" for word in FORTY.split()) + "</ul>", True),
    "only a footnote": (f"<p>{NOTE}</p>", False),
    "few words with a long footnote": (f"<p>Calm.{NOTE}</p>", False),
    "forty words with a footnote": (f"<p>{FORTY}{NOTE}</p>", True),
    "a link without a picture": (f'<p><a href="{ADDRESS}"><img src="map.png" alt="{LONG}"></a></p>', False),
    "a bare link": (f'<p><a href="{ADDRESS}">{ADDRESS}</a></p>', False),
    "a comment in the source": (f"<!-- {LONG} --><p>Calm.</p>", False),
    "marks for later": ("<p>" + "tbd TBC, n/a; xxx " * 20 + "</p>", False),
    "promises": ("<p>" + "To be determined. Not yet available. " * 20 + "</p>", False),
    "brackets to be filled in": ("<p>" + "[to be written by the lead department] " * 20 + "</p>", False),
    "brackets that say something": (f"<p>[{FORTY}]</p>", True),
    "the guidance, pasted": (f"<p>{SITUATION.guidance}</p><p>{SITUATION.guidance.upper()}</p>", False),
    "guidance with the rest to be done": (f"<p>{SITUATION.guidance}</p><p>{SHORT}</p>", False),
    "guidance and forty words": (f"<p>{SITUATION.guidance}</p><p>{FORTY}</p>", True),
    "Arabic": (f'<p dir="rtl">{ARABIC}</p>', True),
    "Arabic, too short": (f'<p dir="rtl">{ARABIC[: len(ARABIC) // 2]}</p>', False),
    "Russian": (f"<p>{RUSSIAN}</p>", True),
    "Chinese, sign by sign": (f"<p>{CHINESE}</p>", True),
}  # fmt: skip
# The section, the reason why it does not apply, and whether that is enough.
REASONS: dict[str, tuple[Any, str, bool]] = {
    "ten words where it may be": (TAKE_OVER, TEN, True),
    "nine words": (TAKE_OVER, TEN.rsplit(" ", 1)[0], False),
    "ten marks for later": (TAKE_OVER, "tbd " * 10, False),
    "its guidance": (TAKE_OVER, TAKE_OVER.guidance, False),
    "ten words where it may not be": (SITUATION, TEN, False),
}
# Rows of the register of activities, which need a name and a lead, and whether they fill its section.
ROWS: dict[str, tuple[list[dict[str, Any]], bool]] = {
    "no row": ([], False),
    "a row whose lead is still to be named": ([{"name": "Wells", "lead": "tbd"}], False),
    "rows left empty": ([{"name": "—", "lead": "n/a"}, {"name": "TBC", "lead": "to be confirmed"}], False),
    "one whole row among others": (
        [{"name": "Wells", "lead": "tbd"}, {"name": "Roads", "lead": "Engineers"}],
        True,
    ),
}


@pytest.mark.parametrize("case", PROSE)
def test_forty_own_words_fill_prose(case: str) -> None:
    typed, counts = PROSE[case]
    text = SectionText(content=canonical(from_plain(typed)))
    assert filled(SITUATION, text, 0, "usg-directive") is counts


def test_a_section_without_any_text_is_empty() -> None:
    assert not filled(SITUATION, None, 0, "usg-directive")


@pytest.mark.parametrize("case", REASONS)
def test_a_reason_of_ten_words_fills_where_the_section_allows_it(case: str) -> None:
    section, reason, counts = REASONS[case]
    output = "usg-directive" if section is SITUATION else "strategic-assessment"
    assert filled(section, SectionText(not_applicable=reason), 0, output) is counts


@pytest.mark.parametrize("case", ROWS)
def test_a_register_is_filled_by_a_complete_row_only(
    case: str, mission: Mission, people: dict[str, Person]
) -> None:
    rows, counts = ROWS[case]
    for row in rows:
        save_row(mission, "activities", row, by=people["planner"])
    beside = SectionText(content=f"<p>{FORTY}</p>")  # text does not stand in for rows
    assert filled(ACTIVITIES, beside, complete_rows(mission, "activities"), "mission-plan") is counts


def test_words_that_happen_to_stand_in_the_guidance_count() -> None:
    assert own_words("<p>the main protagonists and key issues</p>", "usg-directive") == 6


def test_the_table_is_as_long_as_it_should_be() -> None:
    cases = [content for content, _ in PROSE.values()]
    assert len(set(cases)) == len(cases) >= 20

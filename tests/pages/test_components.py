"""The components say what they mean: state in words, fields where they belong, nothing inline."""

import re
from datetime import date

import pytest
from django.template import engines

from missions.blockers import blocker
from missions.templatetags import blocker_groups, clock, dates, form_fields, words
from missions.templatetags.impp import version_strip
from tests.pages.specimen import fields, rendered


def show(source: str, **context: object) -> str:
    """Return a template with the tags, rendered."""
    html: str = engines["django"].from_string("{% load impp %}" + source).render(context)
    return html


@pytest.fixture(scope="module")
def page() -> str:
    """Return the specimen page."""
    return rendered()


def test_no_inline_style_script_or_handler(page: str) -> None:
    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=\s*[\"']|javascript:", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_every_label_names_an_element_and_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(ids)


def test_banner_names_the_demonstrations_own_day(page: str) -> None:
    assert "Its clock stands at 10 August 2011." in page


def test_page_outside_any_demonstration_has_no_banner() -> None:
    assert "fictional. Not a United Nations" not in show("{% demonstration_date as on %}{{ on|default:'' }}")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((51, 21, 42, "active"), "51 days, over desirable by 9 days"),
        ((33, 21, 42, "awaiting_decision"), "33 days; desirable ends in 9 days"),
        ((1, 21, 42, "active"), "1 day, within the minimum; desirable ends in 41 days"),
        ((30, 28, None, "active"), "30 days, minimum of 28 days reached"),
        ((66, 21, 42, "closed"), "took 66 days"),
        ((20, 21, 42, "awaiting_council"), "Before the Security Council; no clock runs."),
        ((None, 21, 42, "in_preparation"), "No clock runs yet."),
        ((400, None, None, "active"), "400 days; the guidelines set no time-frame."),
    ],
)
def test_clock_in_words(given: tuple[int | None, int | None, int | None, str], said: str) -> None:
    assert clock.clock(*given).words == said


def test_clock_never_leaves_its_bar() -> None:
    for elapsed in (0, 21, 42, 5615):
        drawn = clock.clock(elapsed, 21, 42, "active")
        assert 0 <= drawn.fill < drawn.width
        assert all(0 < mark.x < drawn.width for mark in drawn.marks)
        assert bool(drawn.over) == (elapsed > 42)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2011, 7, 8), "33 days ago"),
        (date(2011, 8, 13), "in 3 days"),
        (date(2011, 8, 10), "today"),
        (date(2011, 8, 9), "yesterday"),
    ],
)
def test_distance_counts_from_the_day_given(value: date, said: str) -> None:
    assert dates.distance(value, date(2011, 8, 10)) == said


def test_only_standards_can_be_explained_and_each_code_once() -> None:
    found = [
        blocker("not-final", "The budget is not final."),
        blocker("seat-empty", "DSS is empty."),
        blocker("seat-empty", "OCHA is empty.").as_data(),
        blocker("few-options", "One option only."),
    ]
    groups = {group.klass: group for group in blocker_groups.grouped(found)}
    assert list(groups) == ["gate", "standard", "notice"]
    assert [item.field for item in groups["standard"].items] == ["explanations.seat-empty"]
    assert groups["standard"].count == 2
    assert not any(item.field for klass in ("gate", "notice") for item in groups[klass].items)


def test_refused_explanation_stays_with_its_fault() -> None:
    html = show(
        "{% blocker_list found values=values errors=errors %}",
        found=[blocker("seat-empty", "DSS is empty.")],
        values={"explanations.seat-empty": "too <short>"},
        errors={"explanations.seat-empty": ["Ten words."]},
    )
    assert "too &lt;short&gt;</textarea>" in html
    assert "Ten words." in html


def test_nothing_missing_is_said() -> None:
    assert "Nothing is missing." in show("{% blocker_list found %}", found=[])


def test_choices_errors_and_values_of_fields() -> None:
    ready = {item.name: item for item in form_fields.shown(fields())}
    assert [choice.chosen for choice in ready["outcome"].choices] == [True, False]
    assert [choice.chosen for choice in ready["confirmations"].choices] == [True, False]
    assert ready["on"].value == "2011-08-10"
    assert ready["lead"].described == "field-lead-error"


def test_form_is_whole_only_with_a_verb() -> None:
    described = [{"name": "note", "value": '"><script>'}]
    assert "<form" not in show("{% verb_form described %}", described=described)
    whole = show("{% verb_form described submit='Submit for decision' %}", described=described)
    assert "Submit for decision</button>" in whole
    assert "<script>" not in whole


def test_known_and_unknown_states_have_a_word() -> None:
    assert words.badge("awaiting_decision").word == "waits for decision"
    assert words.badge("L2.1").word == "Level 2.1"
    assert words.badge("some_new_state").word == "some new state"


def test_versions_say_label_state_and_short_hash() -> None:
    shown = version_strip(
        [{"number": 4, "label": "first", "revision": 2, "state": "issued", "hash": "a" * 64}], 4
    )
    assert shown["versions"][0]["label"] == "first draft, revision 2"
    html = show("{% version_strip versions %}", versions=[{"number": 4, "state": "issued", "hash": "a" * 64}])
    assert f">{'a' * 12}</code>" in html


def test_inline_components_leave_no_space_before_punctuation() -> None:
    assert show("{% person_line 'A. Planner' 'planner' %}.").endswith("</span></span>.")
    assert show("{% state_badge 'closed' %},").endswith("</span>,")

"""Charts: drawn from the rows and nothing else, with a title, beside the table that says the same."""

from itertools import count
from typing import Any

import pytest
from lxml import etree

from outputs.printing.charts import chart_of
from outputs.printing.document import Imprint, html_of
from outputs.printing.drawing import wrapped
from outputs.printing.framework import framework
from outputs.printing.say import speaking
from outputs.printing.schedule import schedule
from outputs.printing.widths import EM, breadth
from tests.outputs.sample_plan import SHORT

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"SO1": "Peace holds", "B1": "Fewer raids"}


def activity(reference: str, objective: str = "SO1", **more: Any) -> dict[str, Any]:
    """Return a row of the results framework."""
    return {
        "reference": reference, "objective": objective, "accomplishment": f"Change {reference}",
        "indicator": "B1", "output": f"Product {reference}", "need": 77777, **more,
    }  # fmt: skip


def work(reference: str, begins: str | None, ends: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a row of the schedule."""
    return {"reference": reference, "title": f"Work {reference}", "date": begins, "until": ends, **more}


def texts(drawing: str) -> list[str]:
    """Return the words of a drawing, its title aside."""
    return [element.text or "" for element in etree.fromstring(drawing).iter(f"{SVG}text")]


def numbers(drawing: str, tag: str, attribute: str) -> list[float]:
    """Return an attribute of every element of a kind."""
    return [float(element.get(attribute)) for element in etree.fromstring(drawing).iter(SVG + tag)]


def test_the_framework_names_each_step_of_each_row_and_adds_nothing_up() -> None:
    (drawing,) = framework([activity("R1"), activity("R2", "SO2")], NAMES, "Results")
    said = " ".join(texts(drawing))
    for step in ("SO1 Peace holds", "SO2", "Change R1", "B1 Fewer raids", "R1 Product R1", "R2 Product R2"):
        assert step in said
    assert "77" not in said
    assert etree.fromstring(drawing)[0].text == "Results"


def test_rows_of_one_objective_share_its_box() -> None:
    (together,) = framework([activity("R1"), activity("R2")], NAMES, "t")
    assert texts(together).count("SO1 Peace holds") == 1
    assert len(numbers(together, "rect", "x")) == 1 + 2 * 3


def test_a_long_framework_goes_on_on_the_next_page() -> None:
    drawings = framework([activity(f"R{n}") for n in range(60)], NAMES, "t")
    assert len(drawings) > 1
    assert all(float(etree.fromstring(one).get("height").removesuffix("mm")) < 225 for one in drawings)
    said = " ".join(word for one in drawings for word in texts(one))
    assert all(f"Product R{n}" in said for n in range(60))


def test_without_objectives_there_is_nothing_to_draw() -> None:
    assert framework([activity("R1", "")], NAMES, "t") == []
    assert framework([{"reference": "R1", "objective": "SO1"}], NAMES, "t") == []


def test_bars_stand_where_their_days_are() -> None:
    rows = [
        work("G1", "2011-01-01", "2011-07-01", side="mission"),
        work("G2", "2011-07-02", "2011-12-31", side="unct"),
    ]
    printed = schedule(rows, [], "t")
    (drawing,) = printed.drawings
    (first, second), (long, longer) = numbers(drawing, "rect", "x"), numbers(drawing, "rect", "width")
    assert first + long == pytest.approx(second, abs=0.02)
    assert longer / long == pytest.approx(183 / 182, abs=0.001), "2 July to 31 December, 1 January to 1 July"
    assert printed.without == []


def test_mission_and_country_team_stand_side_by_side_as_frozen_rows_name_them() -> None:
    rows = [
        work("G1", "2011-01-05", side="country team"),
        work("G2", "2011-02-05", side="mission"),
        work("G3", "2011-03-05", side="mission and country team"),
    ]
    (drawing,) = schedule(rows, [], "t").drawings
    said = texts(drawing)
    groups = [said.index(name) for name in ("Mission", "Mission and country team", "Country team")]
    assert groups == sorted(groups)
    assert "Side not stated" not in said
    assert said.index("G1 Work G1") > said.index("G3 Work G3") > said.index("G2 Work G2")


def test_what_has_no_beginning_is_named_and_no_end_is_invented() -> None:
    rows = [work("G1", "2011-01-05"), work("G2", None), work("G3", "2011-03-05", "2011-02-01")]
    printed = schedule(rows, [], "t")
    (drawing,) = printed.drawings
    assert printed.without == ["G2"]
    assert len(list(etree.fromstring(drawing).iter(f"{SVG}polygon"))) == 2 + 1  # the legend's
    assert "no end stated" in texts(drawing)


def test_phases_stand_above_only_where_rows_say_so() -> None:
    rows = [work("G1", "2011-01-05"), work("G2", "2011-06-05")]
    phases = [
        {"name": "Rollover", "starts": "2011-01-01", "until": "2011-06-30"},
        {"name": "Open", "starts": None},
    ]
    assert "Rollover" in texts(schedule(rows, phases, "t").drawings[0])
    assert "Open" not in texts(schedule(rows, phases, "t").drawings[0])
    assert "Phases" not in texts(schedule(rows, [], "t").drawings[0])


def test_a_schedule_of_many_rows_takes_several_pages() -> None:
    rows = [work(f"G{n}", f"2011-01-{n % 28 + 1:02}") for n in range(90)]
    assert len(schedule(rows, [], "t").drawings) == 3


def test_the_critical_path_is_worked_out_and_told_by_shape_and_word() -> None:
    rows = [
        work("G1", "2011-01-01", "2011-01-20"),
        work("G2", "2011-01-21", "2011-01-31", depends_on=["G1"]),
        work("G3", "2011-01-05", "2011-01-09", depends_on=["G1"], critical=True),
        work("G4", "2011-03-01", None, depends_on=["G3"]),
    ]
    printed = schedule(rows, [], "t", milestones=[{"reference": "Z1", "date": "2011-02-01"}, {"name": "Z2"}])
    assert printed.paths == [("G1", "G2")]
    assert printed.marked == ["G3"]
    (drawing,) = printed.drawings
    said = texts(drawing)
    assert said.count("critical") == 2
    assert {"on the critical path", "leads to what comes after", "Milestones", "Z1"} <= set(said)
    heads = len(list(etree.fromstring(drawing).iter(f"{SVG}polygon")))
    arrows, tips, points, legend = 3, 2 * 2, 1 + 1, 2 + 1 + 1
    assert heads == arrows + tips + points + legend


def test_right_to_left_is_mirrored() -> None:
    rows = [work("G1", "2011-01-01", "2011-03-01", side="mission"), work("G2", "2011-06-01", side="mission")]
    (plain,), (mirrored,) = (schedule(rows, [], "t", mirrored=turned).drawings for turned in (False, True))
    assert min(numbers(plain, "rect", "x")) > 50
    assert max(numbers(mirrored, "rect", "x")) < 110
    assert 'text-anchor="end"' in mirrored


def test_text_is_escaped_and_never_wider_than_its_box() -> None:
    (drawing,) = framework([activity("R1", accomplishment="<script>&", output="word " * 40)], NAMES, "<b>")
    assert "<script>" not in drawing
    for line in wrapped("A sentence of several words that does not fit into one line", 30, 2.5):
        assert breadth(line) * 2.5 / EM <= 30
    assert wrapped("one two three four five six", 8, 2.5, 2)[-1].endswith("…")


def test_a_chart_stands_before_its_table_and_names_it() -> None:
    columns = [{"key": key, "title": key} for key in ("reference", "objective", "accomplishment", "output")]
    section = {
        "key": "results-framework", "title": "Results framework", "kind": "register", "content": "",
        "not_applicable": "", "register": "activities", "columns": columns, "rows": [activity("R1")],
    }  # fmt: skip
    html = html_of({**SHORT, "sections": [*SHORT["sections"], section]}, Imprint("0" * 64, "2011-07-08"))
    assert html.index("<svg") < html.index('<table class="register')
    assert "Drawn from table 1, which says the same in words." in html
    with speaking("fr"):
        chart = chart_of(section, [section], 4, count(1))
    assert chart is not None
    assert chart.note == "Établi d’après le tableau 4, qui dit la même chose en toutes lettres."
    assert chart_of({**section, "register": "risks"}, [section], 1, count(1)) is None

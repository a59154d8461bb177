"""The table of notices: whole, sound, and silent only with a reason."""

import ast
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.conf import settings

from planning_levels.definition import ACTS
from planning_levels.definition.acts_within import WITHIN
from planning_levels.definition.notice_shape import IF, WHO, Found, Reminder, Row
from planning_levels.definition.notices import ROWS, SILENT, known_acts, rows_of, table
from planning_levels.definition.notices_of_days import FOUND, REMINDERS
from planning_levels.notices import found, people, reminding, telling

ROOMS = ("missions", "plans", "monitoring", "outputs", "planning_levels", "impp")
WRITING = {"passage", "note", "append", "_note", "_at_desk", "inner"}
ALLOWED = {"mission", "output", "point", "due", "level"}
WAY_OUT = (
    "Nobody is told of: {}. Give each a row in planning_levels/definition/notices_of_*.py (and say in "
    "test_every_row.py who is expected), or name it in SILENT in definition/notices.py with the reason; then "
    "`manage.py draw_process`."
)
IN_A_PATH = {"output_key", "gate", "paper", "draft", "body", "level", "where"}


def acts_in(source: str) -> Iterator[str]:
    """Yield the names under which a file writes to the record."""
    tree = ast.parse(source)
    named = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.target.id == "verbs"
        ):
            yield from _texts(node.value)
        if not isinstance(node, ast.Call):
            continue
        yield from (
            text
            for word in node.keywords
            if word.arg in ("verb", "verbs")
            for text in _texts(word.value, named)
        )
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in WRITING:
            yield from (text for given in node.args[1:3] for text in _texts(given) if "-" in text)


def _texts(node: ast.AST | None, named: Mapping[str, object] | None = None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and isinstance((named or {}).get(node.id), str):
        yield str((named or {})[node.id])
    elif isinstance(node, ast.Tuple):
        for item in node.elts:
            yield from _texts(item)


def acts_of_the_application() -> set[str]:
    """Return every name under which the application writes to the record."""
    files = (file for room in ROOMS for file in (Path(settings.BASE_DIR) / room).rglob("*.py"))
    written = {act for file in files for act in acts_in(file.read_text(encoding="utf-8"))}
    return (written - {""}) | set(ACTS) | set(WITHIN)


def test_every_act_of_the_record_is_told_or_silent_for_a_reason() -> None:
    acts = acts_of_the_application()
    assert len(acts) > 100
    assert not acts - known_acts(), WAY_OUT.format(", ".join(sorted(acts - known_acts())))
    assert sorted(known_acts() - acts) == []


def test_the_search_sees_an_act_that_somebody_adds() -> None:
    for code in (
        'with passage(mission, by=by, verb="sing-a-song") as step: pass',
        'house.note(by=by, verb="sing-a-song", sentence="")',
        '_note(by, "sing-a-song", made, sentence)',
        'ACT = "sing-a-song"\nwith passage(mission, by=by, verb=ACT): pass',
        'Book(verbs=("sing-a-song", "hum"))',
        'class Book:\n    verbs: tuple[str, ...] = ("sing-a-song",)',
    ):
        assert "sing-a-song" in set(acts_in(code)), code
    assert set(acts_in('print("sing-a-song")')) == set()


def test_no_act_is_both_told_and_silent_and_every_silence_has_its_reason() -> None:
    silent = [act for quiet in SILENT for act in quiet.acts]
    assert len(silent) == len(set(silent))
    assert not [act for act in silent if rows_of(act)]
    assert all(len(quiet.why.split()) > 5 for quiet in SILENT)


def test_keys_are_single_and_names_lead_somewhere() -> None:
    assert len(table()) == len(ROWS) + len(FOUND) + len(REMINDERS)
    assert set(WHO) == set(people.RULES)
    assert set(IF) == set(telling.GIVEN)
    assert {row.source for row in FOUND} == set(found.SOURCES)
    assert {row.source for row in REMINDERS} == set(reminding.SOURCES)
    assert {rule for row in table().values() for rule in row.who} == set(WHO)
    assert {row.given for row in ROWS} == set(IF)


@pytest.mark.parametrize("row", table().values(), ids=table().keys())
def test_row_says_one_sentence_and_its_mail_names_nothing(row: Row | Found | Reminder) -> None:
    assert _fields(row.says) <= ALLOWED
    assert _fields(row.page) <= IN_A_PATH
    assert not _fields(row.mail)
    assert row.says.endswith(".")
    assert row.mail.endswith(".")
    assert len(row.mail) < 100
    assert row.says.startswith("{mission}: ") or row.key == "template-published"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_what_waits_for_a_decider_goes_at_once() -> None:
    for key in (
        "decision-asked",
        "decision-asked-deviations",
        "release-asked",
        "paper-waits",
        "round-opened",
    ):
        row = table()[key]
        assert row.when == "at-once"
        assert row.asks

"""Nobody reads of the Secretary-General, the Council or a member state that they are late."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from planning_levels.definition.notices import table

BASE = Path(settings.BASE_DIR)
ROOMS = ("missions", "plans", "monitoring", "outputs", "planning_levels", "impp")
WHOM = re.compile(
    r"secretary-general(?!'s (report|directive))|\bsg\b|\bcouncil\b|\bmember states?\b",
    re.IGNORECASE,
)
UNDER = re.compile(r"under-secretary-general|\busg\b", re.IGNORECASE)
BLAME = re.compile(
    r"\b(too late|late|lateness|overdue|delay(s|ed|ing)?|block(s|ed|ing)?|behind( schedule)?"
    r"|(has|have) not (yet )?(decided|answered|replied|acted|signed)"
    r"|fail(s|ed|ing)? to|hold(s|ing)? up|stall(s|ed|ing)?"
    r"|miss(es|ed|ing)? the (day|date|deadline)|slow)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?;](?:\s|$)|\n\s*\n")
TAGS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
WORDS_IN_TAGS = re.compile(r"""{%\s*(?:translate|trans)\s+(["'])(.*?)\1.*?%}""", re.DOTALL)
MARKUP = re.compile(r"{%.*?%}|</?(p|li|h\d|dt|dd|td|th|section|div|ul|title)\b[^>]*>", re.DOTALL)
INLINE = re.compile(r"<[^>]+>|{{.*?}}", re.DOTALL)


def faults(text: str) -> list[str]:
    """Return the sentences of a text that name one of them together with a word of blame."""
    found = []
    for sentence in SENTENCE.split(text):
        bare = UNDER.sub("", sentence)
        if WHOM.search(bare) and BLAME.search(bare):
            found.append(" ".join(sentence.split()))
    return found


def told_by_template(source: str) -> str:
    """Return what a template says: blocks end sentences, marks within a line do not."""
    plain = WORDS_IN_TAGS.sub(lambda found: f" {found.group(2)} ", TAGS.sub("", source))
    return INLINE.sub(" ", MARKUP.sub("\n\n", plain))


def told_by_python(source: str) -> Iterator[str]:
    """Yield the strings of a module that people may read: all but docstrings and names without a space."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else " … " for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield from () if id(node) in docstrings | parts else (node.value,)


def everything() -> Iterator[tuple[str, str]]:
    """Yield where people read something, and what."""
    for file in _files("templates", ".html", ".txt", ".svg"):
        yield str(file), told_by_template(file.read_text(encoding="utf-8"))
    for file in (file for room in ROOMS for file in _files(room, ".py")):
        yield from ((str(file), said) for said in told_by_python(file.read_text(encoding="utf-8")))
    for file in _files("static/js", ".js"):
        yield str(file), file.read_text(encoding="utf-8")
    for file in _files("outputs/printed", ".json"):
        yield from ((str(file), said) for said in _texts(json.loads(file.read_text(encoding="utf-8"))))
    for row in table().values():
        yield row.key, f"{row.says}\n\n{row.mail}"


def _files(folder: str, *kinds: str) -> list[Path]:
    found = [file for file in (BASE / folder).rglob("*") if file.suffix in kinds]
    return [file for file in found if "migrations" not in file.parts]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _texts(item)


def test_nobody_reads_that_they_are_late_or_in_the_way() -> None:
    read = list(everything())
    assert len(read) > 3000
    wrong = [f"{where}: {fault}" for where, said in read for fault in faults(said)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary-General is late.",
        "Overdue: the decision of the Secretary-General",
        "The decision is overdue; the Secretary-General has delayed it.",
        "The Security Council has not decided.",
        "Blocked by the Security Council",
        "The process is behind schedule because the Council has not answered.",
        "The SG failed to sign in time.",
        "A Member State is blocking the adoption.",
        "Member states hold up the report.",
        "The Secretary-General's decision comes too late.",
        "Waiting\nfor the Council, which stalls",
    ],
)
def test_the_search_finds_what_must_not_be_said(text: str) -> None:
    assert faults(text)
    assert faults(told_by_template(f"<p>{{% translate '{text.replace(chr(39), '’')}' %}}</p>"))
    assert any(faults(said) for said in told_by_python(f"shown = {text!r}"))


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary-General decides; what was delayed is listed below.",
        "A later record of the Security Council stands in the file.",
        "Two blockers stand in the way. The Security Council considers the report.",
        "{point} waits for the Secretary-General since 8 July 2011.",
        "The draft of the team is overdue.",
        "The Under-Secretary-General is told that the draft is late.",
        "Translate the Secretary-General's report.",
    ],
)
def test_the_search_leaves_honest_sentences_alone(text: str) -> None:
    assert faults(text) == []


def test_search_reads_across_marks_values_and_joined_strings() -> None:
    assert faults(told_by_template("<p>The <strong>Secretary-General</strong> is <em>late</em></p>"))
    assert faults(told_by_template("<p>The Secretary-General decides</p><p>Drafts that are late</p>")) == []
    assert faults(told_by_template("{# The Council is late #}<p>The Council considers</p>")) == []
    assert any(faults(said) for said in told_by_python('f"The {name} of the Council is {x} late"'))
    assert not any(faults(said) for said in told_by_python('def f():\n    """The Council is late."""'))

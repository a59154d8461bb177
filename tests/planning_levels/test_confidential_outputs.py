"""No output carries what departments said to one another: not its document, not its page, not its PDF."""

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from missions.models import Mission
from outputs import tasks
from outputs.canonical import plain_text
from outputs.comparing import ask_comparison
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.freezing import reading
from outputs.jobs import file_of
from outputs.models import Comment, Concurrence, Version
from outputs.pdf import Imprint, html_of
from outputs.pdf_press import press
from outputs.pdf_signing import course_of
from outputs.rendering import ask_pdf
from outputs.word.document import document_of
from planning_levels.demonstration.loading import load
from planning_levels.models import Decision
from plans.models import EntityPosition, Option
from tests.planning_levels.cast import people
from tests.planning_levels.planting import SEEDS, plant, printed
from tests.planning_levels.walking import FORTY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LEAST = 25  # characters: a shorter remark could stand in a text by chance


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def south_sudan(loaded: None) -> Mission:
    """The mission of the case."""
    return Mission.objects.get(key="south-sudan")


@pytest.fixture
def secrets(south_sudan: Mission) -> list[str]:
    """All that was said between departments and offices: remarks, answers, positions, returns, narrowing."""
    comments = Comment.objects.filter(of__output__mission=south_sudan)
    told = [
        *comments.values_list("text", flat=True),
        *comments.values_list("answer", flat=True),
        *Concurrence.objects.filter(of__output__mission=south_sudan).values_list("text", flat=True),
        *Decision.objects.filter(mission=south_sudan, outcome="returned").values_list("reason", flat=True),
        *Option.objects.filter(mission=south_sudan).values_list("reason", flat=True),
        *EntityPosition.objects.filter(mission=south_sudan).values_list("text", flat=True),
    ]
    found = [squeezed(text) for text in told if len(squeezed(text)) >= LEAST]
    assert len(found) > 50, "the demonstration has much to keep to itself"
    return found


def squeezed(text: str) -> str:
    """Return a text without space, marks and case, so that breaks of lines hide nothing."""
    return re.sub(r"[\W_]+", "", html.unescape(text)).casefold()


def versions(mission: Mission) -> list[Version]:
    """Return every version of all twelve outputs, drafts as they stand."""
    rows = Version.objects.filter(output__mission=mission).select_related("output__mission", "cites__output")
    found = list(rows)
    assert {version.output.type for version in found} == set(OUTPUTS)
    return found


def document(version: Version) -> str:
    """Return what is given to the press for a version."""
    course = course_of(version) if version.hash else ()
    imprint = Imprint(version.hash or "0" * 64, "2011-08-10", not version.hash, True, course)
    return html_of(reading(version), imprint)


def leaks(text: str, secrets: list[str]) -> list[str]:
    """Return the secrets that a text holds."""
    bare = squeezed(text)
    return [secret for secret in secrets if secret in bare]


def test_the_search_finds_what_is_there(south_sudan: Mission, secrets: list[str]) -> None:
    comment = Comment.objects.filter(of__output__mission=south_sudan).exclude(text="").order_by("-pk")[0]
    broken = "<p>" + comment.text.replace(" ", " \n <b></b>", 3) + "</p>"
    assert leaks(plain_text(broken), secrets)


def test_no_document_holds_what_departments_said(south_sudan: Mission, secrets: list[str]) -> None:
    found = {
        f"{version.output.type} {version.number}": leaks(plain_text(document(version)), secrets)
        for version in versions(south_sudan)
    }
    assert {name: told for name, told in found.items() if told} == {}


def test_no_word_file_holds_what_departments_said(south_sudan: Mission, secrets: list[str]) -> None:
    for version in versions(south_sudan):
        pieces = document_of(reading(version), None, draft=not version.hash, digest=version.hash or "0" * 64)
        assert leaks(plain_text(" ".join(pieces.values())), secrets) == [], version.output.type


@pytest.mark.parametrize("output", ["strategic-assessment", "srsg-directive"])
def test_no_pdf_holds_what_departments_said(
    south_sudan: Mission, secrets: list[str], output: str, tmp_path: Path
) -> None:
    version = next(item for item in reversed(versions(south_sudan)) if item.output.type == output)
    target = tmp_path / "output.pdf"
    press(document(version), "a" * 64, target, lambda phase: None)
    file = PdfReader(target)
    text = " ".join(page.extract_text() for page in file.pages)
    assert squeezed(OUTPUTS[output].title) in squeezed(text), "the text of the file is read"
    assert leaks(text + str(file.metadata), secrets) == []


def test_no_output_holds_a_planted_word_in_pages_attachments_or_metadata() -> None:
    planted = plant(people())
    walk = planted.walk
    begun = set(Version.objects.filter(output__mission=walk.mission).values_list("output__type", flat=True))
    for kind in sorted(set(OUTPUTS) - begun):
        write_section(
            walk.mission, kind, OUTPUTS[kind].sections[0].key, by=walk.cast["planner"], content=FORTY
        )
    rows = Version.objects.filter(output__mission=walk.mission).select_related("output__mission")
    assert {version.output.type for version in rows} == set(OUTPUTS)
    found = {}
    for version in rows.order_by("output__type", "number"):
        if version.state == Version.State.ISSUED:
            assert course_of(version), (
                "an issued version is printed with its course, where words could creep in"
            )
        held = everything_in(printed(ask_pdf(version, walk.cast["sg"])))
        assert squeezed(OUTPUTS[version.output.type].title) in squeezed(held), "the file is read"
        name = f"{version.output.type} {version.number}"
        found[name] = {place for place, seed in SEEDS.items() if seed.casefold() in held.casefold()}
    assert {name: places for name, places in found.items() if places} == {}
    old, new = rows.filter(output__type="strategic-assessment").order_by("number")
    changed = ask_comparison(old, new, walk.cast["sg"])
    tasks.render_comparison(changed.pk)
    changed.refresh_from_db()
    assert not [seed for seed in SEEDS.values() if seed in everything_in(file_of(changed))]


def everything_in(file: Path | None) -> str:
    """Return the text of a PDF's pages, of what is attached to it, of its metadata and of its notes."""
    assert file is not None
    held = PdfReader(file)
    pages = " ".join(page.extract_text() for page in held.pages)
    attached = " ".join(part.decode() for parts in held.attachments.values() for part in parts)
    root: Any = held.root_object
    packet = root["/Metadata"].get_object().get_data().decode()
    notes = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", str(file), "-"], check=True, capture_output=True
    ).stdout.decode("latin-1")
    assert attached or "changes" in pages.casefold()
    return " ".join((pages, attached, packet, str(held.metadata), notes))

"""No output carries what departments said to one another: not its document, not its page, not its PDF."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from missions.models import Mission
from outputs.canonical import plain_text
from outputs.definition import OUTPUTS
from outputs.freezing import reading
from outputs.models import Comment, Concurrence, Version
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import press
from outputs.printing.signing import course_of
from outputs.word.document import document_of
from planning_levels.demonstration.loading import load
from planning_levels.models import Decision
from plans.models import EntityPosition, Option

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

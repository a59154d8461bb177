"""Each output of the South Sudan demonstration in print: both standards, marks, nothing confidential."""

import subprocess
from pathlib import Path

import orjson
import page as validator
import pytest
from django.db import transaction
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from outputs.definition import OUTPUTS
from outputs.freezing import reading
from outputs.models import Comment, Version
from outputs.printing.document import Imprint, html_of
from outputs.printing.press import Content, press
from outputs.printing.signing import course_of
from planning_levels.demonstration.loading import load
from planning_levels.models import Decision
from plans.models import EntityPosition

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
BANNER = "Demonstration. Persons are fictional. Not a United Nations document."
EMPTY = {"mission-directive"}  # not begun on the demonstration's day


@pytest.fixture(scope="module")
def printed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Path], list[str]]:
    """The files by type of output, and every word that must be in none of them."""
    room = tmp_path_factory.mktemp("south-sudan")
    files = {}
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        versions = Version.objects.filter(output__mission__key="south-sudan")
        for version in versions.select_related("output__mission", "cites__output").order_by("number"):
            frozen = reading(version)
            if any(one["content"] or one["rows"] for one in frozen["sections"]):
                dated = (version.submitted_on or version.opened_on).isoformat()
                imprint = Imprint(version.hash or "0" * 64, dated, not version.hash, True, course_of(version))
                text = version.frozen or orjson.dumps(frozen, default=str).decode()
                files[version.output.type] = (html_of(frozen, imprint), imprint.hash, Content(text, dated))
        secrets = [
            *EntityPosition.objects.exclude(text="").values_list("text", flat=True),
            *Comment.objects.values_list("text", flat=True),
            *Decision.objects.exclude(reason="").values_list("reason", flat=True),
        ]
        transaction.set_rollback(True)
    made = {kind: room / f"{kind}.pdf" for kind in files}
    for kind, (html, identifier, content) in files.items():
        press(html, identifier, made[kind], lambda _: None, content)
    return made, [secret for secret in secrets if len(secret) > 20]


def test_every_output_that_was_begun_is_there(printed: tuple[dict[str, Path], list[str]]) -> None:
    assert set(printed[0]) == set(OUTPUTS) - EMPTY


def test_each_conforms_to_both_standards(printed: tuple[dict[str, Path], list[str]]) -> None:
    for kind, file in printed[0].items():
        for profile in ("3a", "ua1"):
            report = validator.validate_pdf(file, profile=profile)
            assert report.is_compliant, (
                kind,
                [f"{fault.rule_id}: {fault.message}" for fault in report.failures],
            )
        subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)


def test_each_page_carries_banner_and_classification(printed: tuple[dict[str, Path], list[str]]) -> None:
    for kind, file in printed[0].items():
        for number, page in enumerate(PdfReader(file).pages, 1):
            text = " ".join(page.extract_text().split())
            assert BANNER in text, (kind, number)
            assert "UNCLASSIFIED" in text.upper(), (kind, number)


def test_no_page_is_nearly_empty_before_the_last(printed: tuple[dict[str, Path], list[str]]) -> None:
    for kind, file in printed[0].items():
        for number, page in enumerate(PdfReader(file).pages[1:-1], 2):
            assert len(page.extract_text()) > 500, (kind, number)


def test_positions_comments_and_reasons_are_in_none_of_them(
    printed: tuple[dict[str, Path], list[str]],
) -> None:
    files, secrets = printed
    assert len(secrets) > 5
    for kind, file in files.items():
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
        for secret in secrets:
            assert " ".join(secret.split())[:60] not in text, (kind, secret)

"""The draft that the field sends in tests of its pages, and the ways to its screen."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from missions.models import Person
from outputs.models import Upload
from tests.outputs.word_files import docx, heading, paragraph

People = dict[str, Person]
Browse = Callable[[str], Client]
PAGE = "/missions/atlantis/upload/"
DATA = docx(
    heading("Situation"),
    paragraph("From Juba."),
    heading("Constraints"),
    paragraph("No roads."),
    heading("Maps"),
    paragraph("A map."),
)


def page_of(client: Client, upload: Upload) -> str:
    """Return the screen of a draft."""
    answer = client.get(f"{PAGE}{upload.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def answered(client: Client, upload: Upload, **fields: str) -> Any:
    """Send answers from the screen."""
    return client.post(f"{PAGE}{upload.pk}/", {"act": "answer", **fields})

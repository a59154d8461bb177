"""What a reader of a mission finds: pages as they come, what waits, and whether the record holds."""

import html

from django.test import Client

from tests.journeys.mission_file import MissionFile


class Reader:
    """A person who reads pages as they come."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def page(self, path: str) -> str:
        """Return a page as text."""
        answer = self._client.get(path)
        assert answer.status_code == 200, path
        return html.unescape(answer.content.decode())

    def finds(self, key: str, sentence: str, behind: str, row: str) -> None:
        """Check that the mission's page says a sentence with a link, and that the row is one page further."""
        here = f"/missions/{key}/"
        assert f'<a href="{here}{behind}">{sentence}</a>' in self.page(here), sentence
        assert f'"{here}{row}' in self.page(here + behind.partition("#")[0]), row


def waiting(file: MissionFile) -> set[str]:
    """Return what waits for the SRSG in a mission."""
    name = file.get()["name"]
    found = file.script.rows(f"pending/?mission={file.key}", "srsg")
    return {item["title"].removeprefix(f"{name}: ") for item in found}


def holds(file: MissionFile) -> None:
    """Check the record, entry by entry."""
    found = file.get("record/verification/", "custodian")
    assert (found["holds"], found["first_fault"]) == (True, None)
    assert found["entries"] == len(file.rows("record/", "custodian"))

"""A file that is open to all who take part, and what its people send by role."""

from typing import Any

import orjson
from django.test import Client

from missions.models import Entry, Mission
from outputs.access import outputs_for
from outputs.models import Output
from tests.access.world import OPEN, OUTPUT, File, file_of, people

WHY = "It names sources."


class Desk:
    """A file that is open to all who take part, and its people by role."""

    def __init__(self, level: Any = OPEN) -> None:
        self.people = people()
        self.file: File = file_of(level, self.people)
        self.mission: Mission = self.file.mission

    def output(self, kind: str = OUTPUT) -> Output:
        return Output.objects.select_related("mission").get(mission=self.mission, type=kind)

    def sees(self, role: str) -> set[str]:
        return set(outputs_for(self.people[role]).filter(mission=self.mission).values_list("type", flat=True))

    def browser(self, role: str) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client

    def send(self, role: str, method: str, tail: str, body: Any = None, **more: Any) -> Any:
        return getattr(self.browser(role), method)(
            f"/api/v1/missions/{self.mission.key}/{tail}",
            orjson.dumps(body or {}),
            content_type="application/json",
            **more,
        )

    def last(self) -> Entry:
        entry = Entry.objects.filter(mission=self.mission).order_by("-number").first()
        assert entry is not None
        return entry

"""A sheet between its preview and its taking in: kept as it came, for the person who sent it, for a day."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import orjson
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from missions.models import Mission, Person
from plans.register import Register

PLACE = "sheets"
KEPT = timedelta(days=1)
TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet that waits: its bytes, and what its file is called."""

    data: bytes
    name: str


def hold(register: Register, mission: Mission, by: Person, data: bytes, name: str) -> str:
    """Keep a sheet and return the token by which the same person takes it in."""
    _forget_old()
    token = uuid4().hex
    head = orjson.dumps({"name": name[:200]})
    default_storage.save(_path(register, mission, by, token), ContentFile(head + b"\n" + data))
    return token


def held(register: Register, mission: Mission, by: Person, token: str) -> Held | None:
    """Return a sheet that this person sent for this register; None when there is none (any more)."""
    path = _path(register, mission, by, token) if TOKEN.fullmatch(token) else ""
    if not path or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        head, data = file.read().split(b"\n", 1)
    return Held(data, orjson.loads(head)["name"])


def drop(register: Register, mission: Mission, by: Person, token: str) -> None:
    """Forget a sheet that was taken in."""
    if TOKEN.fullmatch(token):
        default_storage.delete(_path(register, mission, by, token))


def _path(register: Register, mission: Mission, by: Person, token: str) -> str:
    return f"{PLACE}/{mission.pk}-{register.key}-{by.pk}-{token}"


def _forget_old() -> None:
    if not default_storage.exists(PLACE):
        return
    _folders, names = default_storage.listdir(PLACE)
    for name in names:
        path = f"{PLACE}/{name}"
        try:
            if default_storage.get_modified_time(path) < timezone.now() - KEPT:
                default_storage.delete(path)
        except FileNotFoundError:  # another request forgot it first
            continue

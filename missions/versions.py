"""Lost updates: a change names the version that it was made from."""

from typing import Protocol

from missions.errors import Stale


class Versioned(Protocol):
    """A row that people edit."""

    version: int


def check_version(row: Versioned, if_version: int | None) -> None:
    """Raise Stale (412) when the row, read under the mission's lock, is no longer at the version named.

    None names no version: the page or loader that calls has just read the row itself.
    """
    if if_version is not None and row.version != if_version:
        raise Stale("It has changed since you read it; read it again.")

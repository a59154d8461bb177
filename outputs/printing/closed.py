"""Values of closed lists in the document's language: frozen rows hold them by their English words."""

from collections.abc import Callable
from typing import Any

from outputs.printing.say import called, said
from outputs.tables import columns
from outputs.tables import known as is_known

Reading = Callable[[Any], Any]


def as_written(value: Any) -> Any:
    """Return what somebody wrote, as it was written."""
    return value


def closed(register: str) -> dict[str, Reading]:
    """Return how to say the columns of a register whose words come from closed lists.

    Nothing for a register that is not known.
    """
    known = columns(register) if is_known(register) else ()
    chosen: dict[str, Reading] = {column.key: _chosen for column in known if column.choices}
    return chosen | {column.key: _paired for column in known if column.read_only}


def _chosen(value: Any) -> Any:
    if isinstance(value, list):
        return [_chosen(one) for one in value]
    return called(value) if isinstance(value, str) else value


def _paired(value: Any) -> Any:
    """Say pairs such as "O2: not enough; O3: enough", of which the second halves come from a closed list."""
    if not isinstance(value, str):
        return value
    pairs = (pair.rpartition(": ") for pair in value.split("; "))
    return said("; ").join(f"{name}{colon}{called(told)}" for name, colon, told in pairs)

"""The record of the house: acts on people, entities and offices that concern no single mission."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from missions import record
from missions.errors import Conflict
from missions.models import Entry, Person

TRIES = 5


def note(
    *,
    by: Person | None,
    verb: str,
    sentence: str,
    kind: str = Entry.Kind.WRITING,
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Append to the house's chain; two at once take their numbers one after the other.

    Conflict (409) when others keep being quicker.
    """
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return record.append(None, by=by, verb=verb, sentence=sentence, kind=kind, detail=detail)
        except IntegrityError:
            continue
    raise Conflict("The record was busy; send this again.")

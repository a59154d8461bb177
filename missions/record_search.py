"""Asking the record: by words, person, act, kind, output and days; page, API and table ask alike."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date

from missions.models import Entry

SEARCHED = ("sentence", "verb", "person_name", "person_title", "acting_for")
DAYS = ("from", "until")
FILTERS = ("search", "person", "verb", "output", "kind", *DAYS)
LONGEST = 200


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """Return what an address asks for, by filter; a day that is none is left out."""
    found = {name: query.get(name, "").replace("\0", "").strip()[:LONGEST] for name in FILTERS}
    return found | {name: found[name] if day_of(found[name]) else "" for name in DAYS}


def day_of(text: str) -> date | None:
    """Return the day that a text names, or None."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def sifted(rows: QuerySet[Entry], chosen: Mapping[str, str]) -> QuerySet[Entry]:
    """Return the entries that fit what `asked` returned; every word of `search` must occur."""
    plain = {"person": "person__username", "verb": "verb", "kind": "kind"}
    for name, column in plain.items():
        if chosen[name]:
            rows = rows.filter(**{column: chosen[name]})
    for name, column in (("from", "happened_on__gte"), ("until", "happened_on__lte")):
        day = day_of(chosen[name])
        if day is not None:
            rows = rows.filter(**{column: day})
    for word in chosen["search"].split():
        found = Q()
        for column in SEARCHED:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return of_output(rows, chosen["output"]) if chosen["output"] else rows


def of_output(rows: QuerySet[Entry], output: str) -> QuerySet[Entry]:
    """Return the entries on an output: what was written there, and what was decided on it."""
    return rows.filter(Q(detail__output=output) | Q(detail__hashes__has_key=output))

"""Findings as they are shown: what stops, and what is only to be noticed."""

from collections.abc import Iterable
from typing import Any

from missions.blockers import Blocker
from missions.models import Deviation, Flag

Shown = dict[str, Any]


def stopping(found: Iterable[Blocker]) -> list[Shown]:
    """Return the gates and standards among findings, as data."""
    return [item.as_data() for item in found if item.klass != "notice"]


def notices(found: Iterable[Blocker]) -> list[Shown]:
    """Return the notices among findings, as data."""
    return [item.as_data() for item in found if item.klass == "notice"]


def deviation_row(item: Deviation) -> Shown:
    """Return an explained deviation; `accepted_by` is null until a decider accepts it by name."""
    return {
        "code": item.code,
        "level": item.level or None,
        "cycle": item.cycle,
        "sentences": list(item.sentences),
        "explanation": item.explanation,
        "by": item.by.get_full_name(),
        "on": item.on,
        "accepted_by": item.accepted_by.get_full_name() if item.accepted_by else None,
        "accepted_on": item.accepted_on,
    }


def flag_row(item: Flag) -> Shown:
    """Return an irregular fact."""
    return {"code": item.code, "message": item.sentence, "where": item.where, "on": item.on}

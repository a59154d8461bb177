"""Explained deviations: a standard is met, or explained and accepted by the next decider.

IMPP guidelines, part A: flexible use, with standards, outputs and decision points respected.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from missions.blockers import Blocker
from missions.errors import Invalid, NotReady
from missions.models import Deviation, Mission, Person
from missions.process import Position

LEAST_WORDS = 10


def settle(
    mission: Mission,
    blockers: Iterable[Blocker],
    explanations: Mapping[str, str],
    *,
    by: Person,
    on: date,
    where: Position,
) -> list[Blocker]:
    """Return the notices among `blockers`; raise NotReady with all that still stops.

    A standard blocker passes when its code is explained now (ten words at least, kept for
    the level run) or was explained earlier in the run. Explanations of codes that were not
    raised are ignored. Invalid (400) when a needed explanation is too short.
    """
    found = list(dict.fromkeys(blockers))
    standards = {item.code for item in found if item.klass == "standard"}
    known = {item.code for item in open_or_accepted(mission, where)} if standards else set()
    raised = standards - known
    explained = {code: explanations[code].strip() for code in raised if explanations.get(code)}
    short = {
        f"explanations.{code}": "An explanation takes at least ten words."
        for code, text in explained.items()
        if len(text.split()) < LEAST_WORDS
    }
    if short:
        raise Invalid(short)
    passed = known | explained.keys()
    stopping = [
        item
        for item in found
        if item.klass == "gate" or (item.klass == "standard" and item.code not in passed)
    ]
    if stopping:
        raise NotReady(stopping)
    for code, text in explained.items():
        Deviation.objects.create(
            mission=mission,
            level=where.level or "",
            cycle=where.cycle,
            code=code,
            sentences=[item.message for item in found if item.code == code],
            explanation=text,
            by=by,
            on=on,
        )
    return [item for item in found if item.klass == "notice"]


def open_or_accepted(mission: Mission, where: Position) -> list[Deviation]:
    """Return the deviations explained in the present run."""
    return list(Deviation.objects.filter(mission=mission, level=where.level or "", cycle=where.cycle))

"""Heads of the record that were kept elsewhere: what a chain had come to on a day, compared with what it is.

Whoever can change the table of entries and the missions' rows can cut the end of a chain, or write it anew
with hashes that fit, and the chain holds. A head that left the house before that shows it: the daily mail to
the custodians has one line a chain, the output of `verify_record` another, a decision's PDF a third.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from missions.errors import Invalid
from missions.models import Entry, Mission
from missions.record import HOUSE

SHORTEST = 12  # signs of a hash, as it is printed in short
HOUSE_NAMES = (HOUSE, "(house)")
# `south-sudan 578 3df9…` of the mail; `south-sudan: holds, 578 entries, head 3df9…` of `verify_record`.
FORMS = (
    re.compile(r"^(?P<key>[a-z0-9_-]+|\(house\)) (?P<number>\d+) (?P<hash>[0-9a-f]+)$"),
    re.compile(r"^(?P<key>[a-z0-9_-]+|\(house\)): holds, (?P<number>\d+) entries, head (?P<hash>[0-9a-f]+)$"),
)


@dataclass(frozen=True, slots=True)
class KeptHead:
    """The head of a chain as it was kept: mission (or `_house`), number of entries, hash of the last."""

    key: str
    number: int
    hash: str


def read(text: str) -> list[KeptHead]:
    """Return the heads that stand in a text, a line each; other lines (a mail's) are passed over.

    Raises Invalid (400) where there is none, or a hash is too short to mean anything.
    """
    found = [head for line in text.splitlines() if (head := _in_line(line.strip().removeprefix("> ")))]
    if not found:
        raise Invalid("No line of this text is a head: mission, number of entries, hash of the last one.")
    short = [head.key for head in found if len(head.hash) < SHORTEST]
    if short:
        raise Invalid(f"At least {SHORTEST} signs of a hash are needed: {', '.join(short)}.")
    return found


def _in_line(line: str) -> KeptHead | None:
    for form in FORMS:
        match = form.match(line)
        if match:
            key = HOUSE if match["key"] in HOUSE_NAMES else match["key"]
            return KeptHead(key, int(match["number"]), match["hash"])
    return None


def differing(heads: Iterable[KeptHead]) -> Iterator[tuple[KeptHead, str]]:
    """Yield each kept head that the record no longer has, with a sentence that says how.

    A chain may have grown since; the entry of the kept number still has the kept hash, or else it was cut,
    or written anew. The chains themselves are walked by `record.verify`.
    """
    kept = list(heads)
    chains = {key: str(pk) for key, pk in Mission.objects.values_list("key", "pk")} | {HOUSE: HOUSE}
    for head in kept:
        chain = chains.get(head.key)
        if chain is None:
            yield head, f"{head.key}: there is no such mission any more"
            continue
        now = Entry.objects.filter(chain=chain, number=head.number).values_list("hash", flat=True).first()
        if now is None:
            yield head, f"{head.key}: entry {head.number} was there and is gone"
        elif not now.startswith(head.hash):
            yield head, f"{head.key}: entry {head.number} is not the one that was there"

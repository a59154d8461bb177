"""What is out of step between the documents that count today, each with the place to mend it. Pure.

Only frozen versions are judged: a draft is still being written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outputs.definition import OUTPUTS
from outputs.lineage.shapes import PLAN, SERVING, Document, Finding, Followed, Kin, Kind, Row
from outputs.lineage.threads import called, named, wording

ORDER = ("behind", "missing", "kept", "dropped", "unfounded", "unserved", "cites", "departs")


def out_of_step(documents: Sequence[Document], followed: Followed, kin: Mapping[int, Kin]) -> list[Finding]:
    """Return what is out of step, the gravest first: what a revision left behind before what went ahead."""
    judged = _Judged(documents, followed, kin)
    found = [finding for lower in judged.counting.values() for finding in judged.below(lower)]
    return sorted(found, key=lambda item: ORDER.index(item.kind))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A document that counts, and the one above it."""

    upper: Document
    lower: Document

    @property
    def revised(self) -> bool:
        """Whether the document above is the later one."""
        return self.upper.place > self.lower.place


class _Judged:
    """The documents of a register, and what is asked of each pair of them."""

    def __init__(self, documents: Sequence[Document], followed: Followed, kin: Mapping[int, Kin]) -> None:
        self.documents = [item for item in documents if item.frozen and followed.register in item.tables]
        self.followed, self.kin = followed, kin
        self.counting = {item.type: item for item in self.documents if item.counts}

    def below(self, lower: Document) -> Iterator[Finding]:
        """Yield what is out of step between a document and the one above it."""
        upper = self._above(lower)
        if upper is None:
            return
        pair = _Pair(upper, lower)
        old, new = self._rows(upper), self._rows(lower)
        for key in dict.fromkeys([*old, *new]):
            yield from self._row(key, old.get(key), new.get(key), pair)
        if lower.type == PLAN and self.followed.needs_source:
            yield from self._unserved(pair)
        yield from self._citation(lower)

    def _above(self, lower: Document) -> Document | None:
        """Return the nearest document above that counts and carries the register."""
        kind = OUTPUTS[lower.type].follows
        while kind is not None:
            if kind in self.counting:
                return self.counting[kind]
            kind = OUTPUTS[kind].follows
        return None

    def _rows(self, document: Document) -> Mapping[int, Row]:
        return document.tables[self.followed.register].rows

    def _row(self, key: int, old: Row | None, new: Row | None, pair: _Pair) -> Iterator[Finding]:
        if old is not None and new is not None:
            yield from self._both(key, old, new, pair)
        elif old is not None:
            yield from self._only_above(key, old, pair)
        elif new is not None:
            yield from self._only_below(key, new, pair)

    def _both(self, key: int, old: Row, new: Row, pair: _Pair) -> Iterator[Finding]:
        if wording(old, self.followed) == wording(new, self.followed):
            return
        if pair.revised:
            sentence = _("%(lower)s still carries the earlier wording of %(row)s; %(upper)s changed it.")
            yield self._finding("behind", sentence, (key, old), pair)
        else:
            sentence = _("%(lower)s words %(row)s otherwise than %(upper)s above it.")
            yield self._finding("departs", sentence, (key, new), pair)

    def _only_above(self, key: int, old: Row, pair: _Pair) -> Iterator[Finding]:
        if any(self.kin.get(other, Kin()).origin == key for other in self._rows(pair.lower)):
            return  # another row carries it on
        if pair.revised:
            sentence = _("%(upper)s carries %(row)s; %(lower)s is older and does not.")
            yield self._finding("missing", sentence, (key, old), pair)
        else:
            sentence = _("%(lower)s dropped %(row)s, which %(upper)s above it carries.")
            yield self._finding("dropped", sentence, (key, old), pair)

    def _only_below(self, key: int, new: Row, pair: _Pair) -> Iterator[Finding]:
        upper = pair.upper
        earlier = (item for item in self.documents if item.type == upper.type and item.place < upper.place)
        if pair.revised and any(key in self._rows(item) for item in earlier):
            sentence = _("%(lower)s still carries %(row)s, which %(upper)s dropped.")
            yield self._finding("kept", sentence, (key, new), pair)
        elif self.followed.needs_source and not self._founded(key, upper):
            sentence = _("%(lower)s carries %(row)s, which %(upper)s above it does not carry.")
            yield self._finding("unfounded", sentence, (key, new), pair)

    def _founded(self, key: int, upper: Document) -> bool:
        """Tell whether a row is part of one that the document above carries, or carries one on."""
        rows, seen, waiting = self._rows(upper), {key}, [key]
        while waiting:
            tie = self.kin.get(waiting.pop(), Kin())
            over = {one for one in (tie.parent, tie.origin) if one is not None} - seen
            if any(one in rows for one in over):
                return True
            seen |= over
            waiting += over
        return False

    def _unserved(self, pair: _Pair) -> Iterator[Finding]:
        """Yield the objectives of the directive that no activity of the plan serves, nor a part of them.

        A plan without any activity is a draft before its results framework: nothing is said of it.
        """
        doing = pair.lower.tables.get(SERVING)
        if doing is None or not doing.rows:
            return
        rows = self._rows(pair.lower)
        labels = {row.get("objective") for row in doing.rows.values()}
        served = {key for key, row in rows.items() if called(row, self.followed) in labels}
        for key, row in self._rows(pair.upper).items():
            if key in rows and not served & {key, *self._parts(key)}:
                sentence = _("No activity of %(lower)s serves %(row)s of %(upper)s.")
                yield self._finding("unserved", sentence, (key, row), pair)

    def _parts(self, key: int) -> set[int]:
        """Return the rows below a row, to any depth."""
        found: set[int] = set()
        waiting = [key]
        while waiting:
            over = waiting.pop()
            below = {one for one, tie in self.kin.items() if over in (tie.parent, tie.origin)} - found
            found |= below
            waiting += below
        return found

    def _citation(self, lower: Document) -> Iterator[Finding]:
        kind, number = lower.cites or ("", 0)
        now = self.counting.get(kind)
        if now is None or now.number <= number or now.place < lower.place:
            return
        told = {"lower": lower.named, "n": number, "upper": now.named}
        sentence = _("%(lower)s rests on version %(n)d; since then there is %(upper)s.") % told
        yield Finding("cites", sentence, lower, now, f"outputs/{lower.type}/")

    def _finding(self, kind: Kind, sentence: str, of: tuple[int, Row], pair: _Pair) -> Finding:
        key, row = of
        upper, lower = pair.upper, pair.lower
        told = {"lower": lower.named, "upper": upper.named, "row": named(row, self.followed)}
        mended = self._mended(key, pair) if pair.revised else None
        return Finding(kind, sentence % told, lower, upper, self._mend(kind, key, lower), key, mended)

    def _mended(self, key: int, pair: _Pair) -> Document | None:
        """Return a later version, not yet in force, in which it is in step already."""
        wanted, lower = self._said(key, pair.upper), pair.lower
        later = (item for item in self.documents if item.type == lower.type and item.place > lower.place)
        return next((item for item in later if self._said(key, item) == wanted), None)

    def _said(self, key: int, document: Document) -> str:
        row = self._rows(document).get(key)
        return wording(row, self.followed) if row is not None else ""

    def _mend(self, kind: str, key: int, lower: Document) -> str:
        """Return where it is mended: the row that went ahead, the work that lacks, else the document."""
        if kind == "unserved":
            return f"plan/{SERVING}/"
        if kind in ("departs", "unfounded"):
            known = key in self.kin or not self.followed.needs_source
            return f"plan/{self.followed.register}/{f'{key}/' if known else ''}"
        return f"outputs/{lower.type}/"

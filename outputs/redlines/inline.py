"""The words of one paragraph, item or cell against those that stood there, word by word.

A word is the same only with the same marks, link target and note around it. Chinese and Japanese are compared
sign by sign.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

MOST_TOKENS = 6000
ISLAND = 3  # a stretch that stayed is no help among changes this many times as long on both sides
Step = tuple[str, int, int, int, int]
_EACH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_STOPS = '.,;:!?()\\[\\]{}"“”„«»…،؛؟。，、；：？！（）「」《》'
_PLAIN = f"[^\\s<&{_EACH}{_STOPS}]+"
_PIECE = re.compile(
    rf"(?P<break><br>)|(?P<tag><[^>]*>)"
    rf"|(?P<word>&[a-z0-9#]+;|[{_EACH}]|{_PLAIN}(?:[.,:]{_PLAIN})*|\S)(?P<space>\s*)|(?P<gap>\s+)"
)
NOTE = '<span class="footnote">'
Tag = tuple[int, str]  # where it stands, and how it is written
Path = tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the space behind it; `path` are the tags around it, `apart` tells of a space before."""

    text: str
    space: str
    path: Path
    apart: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two words the same."""
        return (self.text, *(tag for _place, tag in self.path))


Piece = Word | str  # a string is a tag or a space


def said_anew(old: str, new: str) -> str:
    """Return the new words and marks with what came in `ins` and what went in `del`."""
    was = [piece for piece in _pieces(old) if isinstance(piece, Word)]
    now = list(_pieces(new))
    places = [place for place, piece in enumerate(now) if isinstance(piece, Word)]
    steps = _steps(was, [now[place] for place in places])
    kept = {one for act, a, b, _c, _d in steps if act == "equal" for word in was[a:b] for one in word.path}
    written, at = _Written(now, kept=kept), 0
    for act, a, b, c, d in steps:
        if act != "equal":
            first = places[c] if c < len(places) else len(now)
            written.strike(was[a:b], at, first)
            at = first
        end = places[d - 1] + 1 if d > c else at
        written.add(at, end, new=act != "equal")
        at = end
    written.add(at, len(now))
    return "".join(written.out).replace("</del><del>", "")


def inserted(html: str, attributes: str = "") -> str:
    """Return words and marks of which every word came."""
    written = _Written(list(_pieces(html)), attributes)
    written.add(0, len(written.now), new=True)
    return "".join(written.out)


def _steps(was: Sequence[Word], now: Sequence[Piece]) -> Sequence[Step]:
    if len(was) + len(now) > MOST_TOKENS:
        return [("replace", 0, len(was), 0, len(now))]
    before = [word.key for word in was]
    after = [word.key for word in now if isinstance(word, Word)]
    return _joined(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _joined(steps: Sequence[Step]) -> list[Step]:
    """Join changes between which only an odd word stayed: what was written anew is read in one piece."""
    joined: list[Step] = []
    for place, step in enumerate(steps):
        act, _a, b, _c, d = step
        around = [*joined[-1:], *steps[place + 1 : place + 2]]
        island = act == "equal" and len(around) == 2 and ISLAND * _size(step) <= min(map(_size, around))
        if joined and (island or (act != "equal" and joined[-1][0] != "equal")):
            joined[-1] = ("replace", joined[-1][1], b, joined[-1][3], d)
        else:
            joined.append(step)
    return joined


def _size(step: Step) -> int:
    _act, a, b, c, d = step
    return max(b - a, d - c)


def _pieces(html: str) -> Iterator[Piece]:
    path: Path = ()
    apart = False
    for place, found in enumerate(_PIECE.finditer(html)):
        if tag := found["tag"]:
            path = path[:-1] if tag.startswith("</") else (*path, (place, tag))
            yield tag
        elif found["gap"]:
            apart = True
            yield found["gap"]
        else:
            space = found["space"] or ""
            yield Word(found["break"] or found["word"], space, path, apart)
            apart = bool(space) or bool(found["break"])


class _Written:
    """The redline as it is being written from the pieces of the new text."""

    def __init__(self, now: Sequence[Piece], attributes: str = "", kept: Collection[Tag] = ()) -> None:
        self.now = now
        self._kept = kept  # tags of the old text around words that stayed
        self.out: list[str] = []
        self._opening = f"<ins{attributes}>"
        self._path: list[str] = []
        self._last = " "  # the last sign of the text written

    def add(self, start: int, end: int, *, new: bool = False) -> None:
        """Write pieces of the new text, those that are `new` in `ins`."""
        pieces = self.now[start:end]
        for is_word, group in groupby(pieces, lambda piece: isinstance(piece, Word)):
            told = [piece.text + piece.space if isinstance(piece, Word) else piece for piece in group]
            if is_word:
                text = "".join(told)
                bare = text.rstrip()
                self.out.append(f"{self._opening}{bare}</ins>{text[len(bare) :]}" if new else text)
                self._last = text[-1]
            else:
                for piece in told:
                    self.out.append(piece)
                    self._follow(piece)

    def strike(self, gone: Sequence[Word], start: int, end: int) -> None:
        """Write words that went, each where the marks around it fit best, among the tags from start on."""
        at = start
        for _path, group in groupby(gone, lambda word: word.path):
            words = list(group)
            place = self._best_place(self._shared(words[0].path), at, end)
            self.add(at, place)
            at = place
            self.out.append(self._struck(words, glued=at == end < len(self.now)))
        self.add(at, end)

    def _struck(self, words: Sequence[Word], *, glued: bool) -> str:
        path = words[0].path
        wanted = [tag for _place, tag in path]
        within = wanted if NOTE in self._path else self._shared(path)
        around = wanted[_common(within, self._path) :]
        closing = "".join(f"</{_name(tag)}>" for tag in reversed(around))
        text = "".join(word.text + word.space for word in words)
        before = " " if words[0].apart and not self._last.isspace() else ""
        after = " " if glued and not before and not re.search(rf"[\s{_EACH}]$", text) else ""
        self._last = (text + after)[-1]
        return f"<del>{before}{''.join(around)}{text}{closing}{after}</del>"

    def _shared(self, path: Path) -> list[str]:
        """Return the tags in which the words may stand; a note that went as a whole is in no other one."""
        notes = (place for place, one in enumerate(path) if one[1] == NOTE and one not in self._kept)
        return [tag for _place, tag in path[: next(notes, len(path))]]

    def _best_place(self, wanted: Sequence[str], start: int, end: int) -> int:
        path = list(self._path)
        best, found = (-1, 0), start
        for place in range(start, end + 1):
            score = (_common(wanted, path), -len(path))
            if score >= best:
                best, found = score, place
            if place < end:
                _step(path, self.now[place])
        return found

    def _follow(self, piece: str) -> None:
        _step(self._path, piece)
        if piece.isspace():
            self._last = piece[-1]


def _step(path: list[str], piece: Piece) -> None:
    if not isinstance(piece, str) or piece.isspace():
        return
    if not piece.startswith("</"):
        path.append(piece)
    elif path:
        path.pop()


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _name(tag: str) -> str:
    return tag[1:-1].split(" ", 1)[0]

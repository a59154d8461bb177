"""How a file that is not taken is refused: a status, what is wrong with it, and how to mend that."""

from dataclasses import dataclass
from typing import NoReturn


class Unfit(Exception):
    """A file that is not taken: status (413, 415, 422), what is wrong, and how to mend it."""

    def __init__(self, status: int, sentence: str, mend: str) -> None:
        super().__init__(f"{sentence} {mend}")
        self.status = status
        self.sentence = sentence
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken: by which words it is refused, and how much one may hold.

    `program` writes such files, `thing` is what people call one. `as_this`, `again` and `anew` say how
    to mend a file of another kind, a damaged one, and one that is put together strangely; `in_parts` and
    `lighter` how to make one smaller. Sizes are bytes when unpacked: `most_xml` of any one part that is
    parsed, `most_inflated` of all together.
    """

    program: str
    thing: str
    as_this: str
    again: str
    anew: str
    in_parts: str
    lighter: str
    most_xml: int = 30 * 1024 * 1024
    most_inflated: int = 150 * 1024 * 1024
    most_elements: int = 1_500_000
    most_parts: int = 2000

    def other_kind(self, sentence: str, mend: str = "") -> NoReturn:
        """Refuse a file of another kind (415)."""
        raise Unfit(415, sentence, mend or self.as_this)

    def damaged(self, sentence: str, mend: str = "") -> NoReturn:
        """Refuse a file that cannot be read although it may be honest (422)."""
        raise Unfit(422, sentence, mend or self.again)

    def crafted(self, sentence: str, mend: str = "") -> NoReturn:
        """Refuse a file that is put together in a way in which the program never does it (422)."""
        raise Unfit(422, sentence, mend or self.anew)

"""How a file that is not taken is refused: a status, what is wrong with it, and how to mend that."""

from typing import NoReturn

AS_WORD = "Open it in Word, save it as a Word document (.docx) and upload that."
AGAIN = "Open it in Word, save it again and upload the copy."
ANEW = "Copy the text into a new Word document and upload that."


class Unfit(Exception):
    """A file that is not taken: status (413, 415, 422), what is wrong, and how to mend it."""

    def __init__(self, status: int, sentence: str, mend: str) -> None:
        super().__init__(f"{sentence} {mend}")
        self.status = status
        self.sentence = sentence
        self.mend = mend


def other_kind(sentence: str, mend: str = AS_WORD) -> NoReturn:
    """Refuse a file of another kind than Word's (415)."""
    raise Unfit(415, sentence, mend)


def damaged(sentence: str, mend: str = AGAIN) -> NoReturn:
    """Refuse a file that cannot be read although it may be honest (422)."""
    raise Unfit(422, sentence, mend)


def crafted(sentence: str, mend: str = ANEW) -> NoReturn:
    """Refuse a file that is put together in a way in which Word never does it (422)."""
    raise Unfit(422, sentence, mend)

"""How a Word draft that is not taken is refused: the words of `missions.packed` for this kind of file."""

from missions.packed.faults import Kind, Unfit

AS_WORD = "Open it in Word, save it as a Word document (.docx) and upload that."
AGAIN = "Open it in Word, save it again and upload the copy."
ANEW = "Copy the text into a new Word document and upload that."
WORD = Kind(
    program="Word",
    thing="draft",
    as_this=AS_WORD,
    again=AGAIN,
    anew=ANEW,
    in_parts="Send it in several drafts.",
    lighter="Take large pictures and objects out of it.",
)
other_kind, damaged, crafted = WORD.other_kind, WORD.damaged, WORD.crafted

__all__ = ["AGAIN", "ANEW", "AS_WORD", "WORD", "Unfit", "crafted", "damaged", "other_kind"]

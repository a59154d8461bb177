"""Text out to Word and back, faithfully.

`read` makes a draft of a file, `place` puts it under the sections of its output; `standing` tells which
sections have changed since the file was given out.
"""

from outputs.word.origin import standing
from outputs.word.pandoc import ConversionFailedError
from outputs.word.placing import place
from outputs.word.reading import read
from outputs.word.redline import redlined_docx
from outputs.word.shapes import Block, Draft, Origin, Placed
from outputs.word.writing import written

__all__ = [
    "Block",
    "ConversionFailedError",
    "Draft",
    "Origin",
    "Placed",
    "place",
    "read",
    "redlined_docx",
    "standing",
    "written",
]

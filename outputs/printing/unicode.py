"""Signs that a reader gets for each printed glyph: none may stand for nothing, which PDF/A and PDF/UA forbid.

A typeface may print a letter and its marks with several glyphs. The renderer gives the letter to one of them
and nothing to the others; these get a space of no width, which readers pass over.
"""

import re

import pikepdf

NOTHING = re.compile(rb"(?m)^(<[0-9a-fA-F]+>) <>$")
ZERO_WIDTH = rb"\1 <200b>"


def fill_gaps(pdf: pikepdf.Pdf) -> None:
    """Give every glyph of every embedded typeface something to be read as."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.Font:
            mapping = thing.get("/ToUnicode")
            if mapping is not None and NOTHING.search(content := mapping.read_bytes()):
                mapping.write(NOTHING.sub(ZERO_WIDTH, content))

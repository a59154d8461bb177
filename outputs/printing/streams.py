"""Streams whose end is plain: a carriage return as the last byte could be taken for part of the line end.

The stated length is right in either case, but a validator of PDF/A measures up to the end of the stream.
What is packed ends with a sum of the content, so the content gets some bytes more that say nothing.
"""

import zlib
from pathlib import Path

import pikepdf

AMBIGUOUS = b"\r\nendstream"
TRIES = 12
LEVEL = 6


def save(pdf: pikepdf.Pdf, target: Path) -> None:
    """Write the file with packed streams, none of which ends in a carriage return; the same bytes always."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") != pikepdf.Name.Metadata:
            _settle(thing)
    room = pikepdf.Array()
    for _ in range(TRIES):  # streams of objects are made while writing; one object more shifts them
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if AMBIGUOUS not in target.read_bytes():
            return
        room.append(pdf.make_indirect(pikepdf.Dictionary()))
        pdf.Root.IMPPRoom = room


def _settle(stream: pikepdf.Stream) -> None:
    packed = stream.get("/Filter") == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream
    if not (packed or "/Filter" not in stream) or (packed and not stream.read_raw_bytes().endswith(b"\r")):
        return
    content = stream.read_bytes()
    packing = zlib.compress(content, LEVEL)
    while packing.endswith(b"\r"):
        # A typeface, or text of the page; a byte of nothing would leave the sum as it is.
        content += b"\0\0\0\1" if "/Length1" in stream else b"\n"
        packing = zlib.compress(content, LEVEL)
    if "/Length1" in stream:
        stream.Length1 = len(content)
    stream.write(packing, filter=pikepdf.Name.FlateDecode)

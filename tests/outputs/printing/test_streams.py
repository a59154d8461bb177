"""Packed streams: none ends in a carriage return, whatever it holds."""

import zlib
from pathlib import Path

import pikepdf
import pytest

from outputs.printing.streams import save

ENDS_IN_RETURN = b"\x0c"  # the sum of a packed text begins with one


@pytest.mark.parametrize("typeface", [True, False])
def test_a_stream_whose_sum_ends_in_a_carriage_return_gets_another_end(
    *, typeface: bool, tmp_path: Path
) -> None:
    assert zlib.compress(ENDS_IN_RETURN).endswith(b"\r")
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(zlib.compress(ENDS_IN_RETURN), Filter=pikepdf.Name.FlateDecode)
        if typeface:
            stream.Length1 = len(ENDS_IN_RETURN)
        pdf.Root.Held = stream
        save(pdf, tmp_path / "file.pdf")
    with pikepdf.open(tmp_path / "file.pdf") as pdf:
        kept = pdf.Root.Held
        assert not kept.read_raw_bytes().endswith(b"\r")
        assert kept.read_bytes().startswith(ENDS_IN_RETURN)
        if typeface:
            assert kept.Length1 == len(kept.read_bytes())

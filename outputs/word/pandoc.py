"""Pandoc as a throw-away process: no files but those named, no network, limits on memory and time."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pypandoc

HERE = Path(__file__).resolve().parent
LIMIT = 60  # seconds
MEMORY = ("-M512M", "-A32m")  # the second: rarer collection, a sixth faster


class ConversionFailedError(ValueError):
    """A document that pandoc cannot turn into the other form; the message is a sentence."""


def to_html(docx: bytes) -> str:
    """Return a Word file as HTML, tracked changes as spans; ConversionFailedError beyond the limits."""
    answer = _converted(docx, "-f", "docx", "-t", "html", "--track-changes=all", "-L", "filter_in.lua")
    return answer.decode()


def to_docx(html: str) -> bytes:
    """Return HTML as a Word file; ConversionFailedError beyond the limits."""
    # Without the epoch, the time of day would stand in the file.
    return _converted(html.encode(), "-f", "html", "-t", "docx", "-o", "-", "-L", "filter_out.lua")


def _converted(data: bytes, *arguments: str) -> bytes:
    command = [_program(), "--sandbox", "--wrap=none", *arguments, "+RTS", *MEMORY, "-RTS"]
    with tempfile.TemporaryDirectory(prefix="impp-word-") as room:
        environment = {
            "PATH": "", "HOME": room, "TMPDIR": room, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "315532800",
        }  # fmt: skip
        try:
            run = subprocess.run(  # noqa: S603 (the shipped program, no shell)
                command,
                input=data,
                capture_output=True,
                cwd=HERE,
                env=environment,
                timeout=LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise ConversionFailedError(f"The file took longer than {LIMIT} seconds.") from slow
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise ConversionFailedError(f"The file could not be converted ({said[-1][:200] if said else '?'}).")
    return run.stdout


@cache
def _program() -> str:
    return str(pypandoc.get_pandoc_path())

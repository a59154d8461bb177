"""The press: hands a document to the throw-away process, watches it, brings back the PDF or the reason."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

BEAT = 3.0  # seconds between two signs of life while the process says nothing
GRACE = 20  # seconds of CPU below the wall limit, so that the kernel's limit strikes first
MEMORY, FILE = 2048, 200  # MB
TOO_LONG = "The rendering took longer than {limit} seconds and was stopped. Shorten the document's tables."
BROKE_OFF = "The rendering stopped without an answer ({reason})."


class RenderingFailedError(Exception):
    """The document cannot be rendered; the message is a sentence for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Content:
    """A text that an archive finds inside the PDF, with its ISO day and its relation to the pages.

    By default it is the text whose hash stands in the foot, from which the pages were made.
    """

    text: str
    dated: str
    name: str = "content.json"
    description: str = "The content of this document, as its hash was taken"
    relationship: str = "Source"


def press(
    html: str,
    identifier: str,
    target: Path,
    tell: Callable[[str], None],
    content: Content | Sequence[Content] | None = None,
) -> int:
    """Render the HTML to `target` in a process of its own; return the number of pages.

    `content`, one or several, is attached to the PDF under its name, for archives (PDF/A-3).

    `tell` is called with the phase at every step and at least every few seconds; what it raises stops the
    process. Raises RenderingFailedError with the reason: refused content, too large, too long.
    """
    job = {"html": html, "identifier": identifier, "content": attached(content)}
    return int(work(job, target, tell, deadline())["pages"])


def attached(content: Content | Sequence[Content] | None) -> list[dict[str, Any]]:
    """Return what is attached to a PDF as the process is handed it."""
    several = [content] if isinstance(content, Content) else content or ()
    return [asdict(one) for one in several]


def deadline() -> float:
    """Return until when a rendering that begins now may take."""
    return time.monotonic() + settings.RENDERING_LIMIT


def work(
    job: dict[str, Any],
    target: Path,
    tell: Callable[[str], None],
    until: float,
    hear: Callable[[dict[str, Any]], None] | None = None,
) -> dict[str, Any]:
    """Have a job done by a process of its own, within the limits, and return its last message.

    `hear` is called with each chapter that the process has printed; `tell` and failures are as for `press`.
    """
    cpu = max(settings.RENDERING_LIMIT - GRACE, GRACE)
    job = {**job, "limits": {"memory": MEMORY, "cpu": cpu, "file": FILE}}
    with tempfile.TemporaryDirectory(prefix="impp-press-") as room, _process(target, Path(room)) as process:
        lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=_read, args=(process, lines), daemon=True).start()
        threading.Thread(target=_write, args=(process, json.dumps(job)), daemon=True).start()
        return _follow(process, lines, tell, until, hear)


@contextmanager
def _process(target: Path, room: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "0",  # else each typeface would be stamped with the time of unpacking
        "LANG": "C.UTF-8",
        "HOME": str(room),
        "TMPDIR": str(room),
    }
    with (room / "stderr").open("w") as stderr:
        process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
            [sys.executable, "-P", "-m", "outputs.printing.process", str(target)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            cwd=room,
            env=environment,
            text=True,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _read(process: "subprocess.Popen[str]", lines: "queue.Queue[str | None]") -> None:
    for line in process.stdout or ():
        lines.put(line)
    lines.put(None)


def _write(process: "subprocess.Popen[str]", job: str) -> None:
    try:
        with process.stdin or sys.stdin as stdin:
            stdin.write(job)
    except (BrokenPipeError, ValueError):
        return  # the process has ended; what it told, or its exit status, says why


def _follow(
    process: "subprocess.Popen[str]",
    lines: "queue.Queue[str | None]",
    tell: Callable[[str], None],
    until: float,
    hear: Callable[[dict[str, Any]], None] | None,
) -> dict[str, Any]:
    phase = ""
    while time.monotonic() < until:
        try:
            line = lines.get(timeout=BEAT)
        except queue.Empty:
            tell(phase)
            continue
        if line is None:
            break
        message: dict[str, Any] = json.loads(line)
        if "error" in message:
            raise RenderingFailedError(message["error"])
        if "chapter" in message and hear:
            hear(message)
        elif "pages" in message:
            return message
        else:
            phase = message["phase"]
            tell(phase)
    else:
        raise RenderingFailedError(TOO_LONG.format(limit=settings.RENDERING_LIMIT))
    raise RenderingFailedError(BROKE_OFF.format(reason=_reason(process.wait())))


def _reason(status: int) -> str:
    if status == -signal.SIGXCPU:
        return "it used more time than a rendering may"
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    return f"status {status}"

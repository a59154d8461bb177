"""The throw-away process in which a document is rendered: `python -P -m outputs.printing.process TARGET`.

It reads a job as JSON on standard input (`html`, `identifier`, `content` to attach, `limits`), writes the PDF
to TARGET, and one JSON line a step on standard output: `{"phase": ...}` while it works, then `{"pages": n}`
or `{"error": ...}`. Instead of `html` it may be handed `chapters` to print one by one, or a cover to `bind`
with chapters; both are in `outputs/printing/chapter_process.py`.
No Django here: the process starts fast, has an empty environment, and knows nothing but what it is handed.
"""

import gc
import json
import logging
import resource
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parents[2] / "static"
MEGABYTE = 1024 * 1024
LARGEST_IMAGE = 20_000_000  # pixels
FORBIDDEN = frozenset(
    {
        "socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
        "subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "os.fork",
    }
)  # fmt: skip
TOO_LARGE = "The document needs more memory than a rendering may use: it is too large or too deeply nested."
VARIANT = "pdf/a-3a"  # the finisher adds what makes it PDF/UA-1 as well
IMAGE_TYPES = ("data:image/png", "data:image/jpeg")


def issued() -> dict[str, Path]:
    """Return the names that documents may use, `impp:<name>`, with the files they stand for."""
    files = [*(STATIC / "documents").iterdir(), *(STATIC / "fonts").glob("*/*.woff")]
    return {f"impp:{file.name}": file for file in files}


def limit(limits: Mapping[str, int]) -> None:
    """Bind this process: memory and file size in MB, CPU in seconds; no core dump."""
    memory = limits["memory"] * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file"] * MEGABYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    """Audit hook: whatever library asks, this process opens no connection and starts no program."""
    if event in FORBIDDEN:
        raise PermissionError(f"A rendering may not do this: {event}")


def tell(**message: object) -> None:
    """Write one line for the supervisor."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Progress(logging.Handler):
    """Passes on what WeasyPrint says about its steps, pages and passes."""

    def __init__(self) -> None:
        super().__init__()
        self.round = 1

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the supervisor the phase in words."""
        step, _, rest = record.getMessage().partition(" - ")
        if "Repagination" in rest:
            self.round += 1
            tell(phase=f"laying out again, pass {self.round}")
        elif "Page" in rest:
            page = rest.rpartition("Page ")[2]
            tell(phase=f"page {page}" if self.round == 1 else f"page {page}, pass {self.round}")
        elif step in PHASES:
            tell(phase=PHASES[step])


PHASES = {
    "Step 1": "reading",
    "Step 3": "applying the style",
    "Step 4": "setting up pages",
    "Step 5": "laying out",
    "Step 6": "writing",
    "Step 7": "marking the structure",
}


def render(html: str, identifier: str, target: Path, content: Sequence[Mapping[str, str]] = ()) -> int:
    """Render the HTML to a finished PDF at `target`, with its content attached; return the number of pages.

    Raises as `write`.
    """
    from outputs.printing.finish import finish  # noqa: PLC0415 - after the limits are set

    raw = target.with_suffix(".raw")
    pages = write(html, identifier, raw, content)
    tell(phase="finishing")
    finish(raw, target)
    return pages


def write(html: str, identifier: str, raw: Path, content: Sequence[Mapping[str, str]] = ()) -> int:
    """Lay out the HTML and write it to `raw` as it comes from the renderer; return the number of pages.

    Raises weasyprint.urls.FatalURLFetchingError (a BaseException) when the HTML names anything
    but data images and issued names.
    """
    import weasyprint  # noqa: PLC0415 - as above
    from PIL import Image  # noqa: PLC0415

    from outputs.printing.fetcher import Issued, RefusedError  # noqa: PLC0415
    from outputs.printing.turning import settled  # noqa: PLC0415

    Image.MAX_IMAGE_PIXELS = LARGEST_IMAGE // 2  # Pillow refuses twice this
    fetcher = Issued(issued(), IMAGE_TYPES)

    def lay_out(text: str) -> weasyprint.Document:
        page = weasyprint.HTML(string=text, base_url="impp:", url_fetcher=fetcher)
        return page.render(pdf_variant=VARIANT)

    document = settled(html, lay_out)
    attached = [_attachment(one) for one in content] or None
    document.write_pdf(raw, pdf_variant=VARIANT, pdf_identifier=identifier.encode(), attachments=attached)
    if fetcher.refused:
        raise RefusedError(fetcher.refused[0])
    return len(document.pages)


def follow_progress() -> None:
    """Pass on what the renderer says about its steps."""
    logger = logging.getLogger("weasyprint.progress")
    logger.addHandler(Progress())
    logger.setLevel(logging.INFO)


def _attachment(content: Mapping[str, str]) -> Any:
    from weasyprint import Attachment  # noqa: PLC0415 - as above

    dated = datetime.fromisoformat(content["dated"]).replace(tzinfo=UTC)  # not now: the same bytes each time
    return Attachment(
        string=content["text"],
        name=content["name"],
        description=content["description"],
        created=dated,
        modified=dated,
        relationship=content["relationship"],
    )


def main(arguments: list[str]) -> int:
    """Render the job on standard input; return 0, or 1 after having told the error."""
    job = json.load(sys.stdin)
    gc.set_threshold(100_000, 50, 100)  # it ends soon; looking for garbage would take a tenth of its time
    limit(job["limits"])
    sys.addaudithook(refuse_network)
    follow_progress()
    try:
        told = _done(job, Path(arguments[0]))
    except (MemoryError, RecursionError):
        tell(error=TOO_LARGE)
        return 1
    except BaseException as error:  # noqa: BLE001 - also the fetcher's fatal error, which is no Exception
        cause = error.__cause__ or error
        tell(error=str(cause)[:500] or type(cause).__name__)
        return 1
    tell(**told)
    return 0


def _done(job: Mapping[str, Any], target: Path) -> dict[str, Any]:
    if "html" in job:
        return {"pages": render(job["html"], job["identifier"], target, job["content"])}
    from outputs.printing.chapter_process import bound, chapters  # noqa: PLC0415 - after the limits are set

    return bound(job["bind"], target) if "bind" in job else chapters(job["chapters"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Everything a copy needs before it can serve: ``python -m impp.prepare [--demonstration]``.

One process instead of four management commands, because a second start must take seconds.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import django


def fingerprint(directories: list[Path]) -> str:
    """Return a sum over names, sizes and times of all files below ``directories``."""
    found = sorted(path for directory in directories for path in directory.rglob("*") if path.is_file())
    lines = (f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def collect_static_files() -> None:
    """Gather, hash and compress static files, unless they are those of the last time."""
    from django.conf import settings  # noqa: PLC0415 - settings come with django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    # Django's own files and those of packages change with the lock only.
    wanted = fingerprint([*map(Path, settings.STATICFILES_DIRS)]) + sha256_of(
        settings.BASE_DIR / "requirements.txt"
    )
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # No page uses these, and compressing them would take a third of a first start.
    unused = ["rest_framework", "htmax-*"]
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=unused)
    stamp.write_text(wanted)


def sha256_of(file: Path) -> str:
    """Return the sum of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def prepare(*, demonstration: bool) -> None:
    """Bring database, queue and static files up to date; load the demonstration when asked.

    Safe to repeat. Raises what the failing step raises.
    """
    from django.core.management import call_command  # noqa: PLC0415

    from impp import queue  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    queue.prepare()
    queue.prune()
    collect_static_files()
    if demonstration:
        call_command("load_demonstration")


def main(arguments: list[str]) -> None:
    """Read the command line and prepare."""
    parser = argparse.ArgumentParser(description="Prepare database, queue and static files.")
    parser.add_argument("--demonstration", action="store_true", help="load the demonstration as well")
    options = parser.parse_args(arguments)
    django.setup()
    prepare(demonstration=options.demonstration)


if __name__ == "__main__":
    main(sys.argv[1:])

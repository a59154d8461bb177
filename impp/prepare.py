"""Everything a copy needs before it can serve: ``python -m impp.prepare [--demonstration]``.

One process instead of four management commands, because a second start must take seconds.
"""

import argparse
import sys
from pathlib import Path

import django


def newest(directory: Path) -> float:
    """Return when anything below ``directory`` was last changed (0 when it is missing)."""
    return max((path.stat().st_mtime for path in directory.rglob("*")), default=0.0)


def collect_static_files() -> None:
    """Gather, hash and compress static files, unless nothing changed since the last time."""
    from django.conf import settings  # noqa: PLC0415 - settings come with django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = [*map(Path, settings.STATICFILES_DIRS), Path(settings.BASE_DIR) / "requirements.txt"]
    changed = max(max(newest(source), source.stat().st_mtime) for source in sources)
    if not manifest.exists() or manifest.stat().st_mtime < changed:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def prepare(*, demonstration: bool) -> None:
    """Bring database, queue and static files up to date; load the demonstration when asked.

    Safe to repeat. Raises what the failing step raises.
    """
    from django.core.management import call_command  # noqa: PLC0415

    from impp import queue  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
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

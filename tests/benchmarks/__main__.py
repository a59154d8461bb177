"""Run the benchmarks on PostgreSQL: `make bench`; `python -m tests.benchmarks dashboards` runs one.

Speed is given as a ratio to a reference measured in the same run, side by side, so that it
says the same on a slow machine and a fast one. Exits 1 when a ratio is under its mark.
"""

import os
import sys

import django
from django.conf import settings


def prepare() -> None:
    """Set Django up on a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.setdefault("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
    django.setup()


def main() -> int:
    """Run each benchmark and print its figures; return the exit code."""
    prepare()
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import setup_databases, teardown_databases  # noqa: PLC0415

    from tests.benchmarks import dashboards, door, pages, printing, record  # noqa: PLC0415

    if connection.vendor != "postgresql":
        print(f"The benchmarks run on PostgreSQL; {settings.DATABASES['default']['ENGINE']} is set.")
        return 2
    old = setup_databases(0, interactive=False)
    try:
        # Two thousand missions stay in the database, so the dashboards come last.
        runs = {"door": door.run, "pages": pages.run, "printing": printing.run, "record": record.run}
        runs["dashboards"] = dashboards.run
        good = [run() for name, run in runs.items() if not sys.argv[1:] or name in sys.argv[1:]]
    finally:
        teardown_databases(old, 0)
    return 0 if all(good) else 1


sys.exit(main())

"""Run the benchmarks on PostgreSQL: `make bench`.

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

    from tests.benchmarks import door, pages, printing, record  # noqa: PLC0415

    if connection.vendor != "postgresql":
        print(f"The benchmarks run on PostgreSQL; {settings.DATABASES['default']['ENGINE']} is set.")
        return 2
    old = setup_databases(0, interactive=False)
    try:
        good = [door.run(), pages.run(), printing.run(), record.run()]
    finally:
        teardown_databases(old, 0)
    return 0 if all(good) else 1


sys.exit(main())

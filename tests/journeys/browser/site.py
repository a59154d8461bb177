"""A served copy of the demonstration, prepared once for all tests and put back between them."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.processes import ROOT, end

PASSWORD = "known to every test"
SERVER = ["gunicorn", "--config", "python:impp.webserver", "--log-level", "warning", "impp.wsgi"]


@dataclass(frozen=True, slots=True)
class Site:
    """A web server on a copy of its own: where it answers, what it was copied from, where its data stand."""

    url: str
    prepared: Path
    data: Path
    environment: dict[str, str]

    def restore(self) -> None:
        """Put the database back as it was prepared; the server opens it anew with each request."""
        source, target = self.prepared / "impp.sqlite3", self.data / "impp.sqlite3"
        with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(target)) as now:
            before.backup(now)

    def entries(self) -> int:
        """Return how many entries the records of all missions have."""
        with closing(sqlite3.connect(self.data / "impp.sqlite3")) as database:
            (found,) = database.execute("select count(*) from missions_entry").fetchone()
            return int(found)


def environment(data: Path, port: int) -> dict[str, str]:
    """Return the environment of a copy as in service, with its own data, embedded database and queue."""
    return {
        **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}},
        "DJANGO_SETTINGS_MODULE": "impp.settings",
        "IMPP_DATA_DIR": str(data),
        "IMPP_DEMO_PASSWORD": PASSWORD,
        "SECRET_KEY": "known to everybody, good for tests only",
        "PORT": str(port),
        "WEB_PROCESSES": "1",
        "WORKER_PROCESSES": "1",
        "LOG_LEVEL": "WARNING",
    }


def prepared() -> Path:
    """Return the data of a copy with the demonstration; the first to ask makes it, others wait for it."""
    home = Path(os.environ["IMPP_TEST_DIR"]) / "demonstration"
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            command = [sys.executable, "-m", "impp.prepare", "--demonstration"]
            subprocess.run(command, cwd=ROOT, env=environment(home, 0), check=True, stdout=subprocess.DEVNULL)
            (home / "done").touch()
    return home


def start(data: Path) -> tuple[Site, subprocess.Popen[bytes]]:
    """Copy the prepared data to ``data`` and serve them; the server answers when this returns."""
    source = prepared()
    shutil.copytree(source, data, ignore=shutil.ignore_patterns("lock", "done"))
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", source, data, environment(data, port))
    server = subprocess.Popen(
        [sys.executable, "-m", *SERVER], cwd=ROOT, env=site.environment, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not answers(site.url):
        if server.poll() is not None or time.monotonic() > deadline:
            end(server)
            pytest.fail(f"the web server did not start ({server.returncode})")
        time.sleep(0.1)
    return site, server


def answers(url: str) -> bool:
    """Return whether the server answers, be it well or ill."""
    try:
        urllib.request.urlopen(f"{url}/sign-in/", timeout=5).close()  # noqa: S310 - our own server
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True

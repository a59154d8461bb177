"""``make serve``: one command prepares, serves, mends and ends a copy."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.worker, pytest.mark.slow]


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(wanted: Callable[[], bool], log: Path, seconds: float = 300) -> None:
    """Wait until ``wanted`` holds; fail with the log when it does not in time."""
    deadline = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {seconds} s in vain:\n{log.read_text()[-3000:]}")
        time.sleep(0.2)


def children(parent: int) -> dict[str, int]:
    """Return the process ids of web and worker by their names."""
    found = {}
    for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        arguments = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        for name, module in (("web", b"gunicorn"), ("worker", b"celery")):
            if module in arguments:
                found[name] = int(number)
    return found


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "serve.log"


@pytest.fixture
def copy(tmp_path: Path, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", ""),
        "PORT": str(port),
        "IMPP_DATA_DIR": str(tmp_path / "data"),
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "bin/serve.py"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        try:
            until(lambda: "IMPP serves at" in log.read_text() or process.poll() is not None, log)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def test_serves_mends_and_ends(copy: subprocess.Popen[bytes], port: int, log: Path) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=10) as answer:
        assert json.load(answer)["status"] == "ok"

    first = children(copy.pid)
    assert set(first) == {"web", "worker"}
    os.kill(first["worker"], signal.SIGKILL)
    until(lambda: children(copy.pid).get("worker") not in (None, first["worker"]), log)
    assert children(copy.pid)["web"] == first["web"]

    last = children(copy.pid)
    copy.send_signal(signal.SIGTERM)
    assert copy.wait(timeout=60) == 0
    assert [number for number in last.values() if Path(f"/proc/{number}").exists()] == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_taken_port_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        environment = {"PATH": os.environ["PATH"], "PORT": str(number), "IMPP_DATA_DIR": str(tmp_path)}
        ended = subprocess.run(
            [sys.executable, "bin/serve.py"],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=20,
        )
    assert ended.returncode == 1
    assert f"PORT={number + 1}" in ended.stderr

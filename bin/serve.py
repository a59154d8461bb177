#!/usr/bin/env python3
"""Run one copy of the application: prepare it, start web server and worker, end both together.

    bin/serve.py [--demonstration]

PORT, BIND, IMPP_DATA_DIR and the rest come from the environment. Ctrl-C or SIGTERM ends both; whichever dies
by itself is started again. Standard library only: it stays small in memory beside what it watches.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT") or 8000)
BIND = os.environ.get("BIND") or "127.0.0.1"
PATIENCE = 20.0  # seconds a process gets to end by itself
PR_SET_PDEATHSIG = 1
COMMANDS = {
    "web": ["gunicorn", "--config", "python:impp.webserver", "--log-level", "warning", "impp.wsgi"],
    "worker": ["celery", "--app", "impp", "--quiet", "worker", "--beat", "--loglevel", "WARNING"],
}


class Stop(Exception):
    """Raised by SIGTERM and SIGINT."""


def stop(number: int, frame: FrameType | None) -> None:
    """Turn a signal into the end of the watch."""
    raise Stop


def follow_parent() -> None:
    """In the child: end when the supervisor is killed outright, so that no port stays taken."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(name: str) -> subprocess.Popen[bytes]:
    """Start web or worker in a group of its own: Ctrl-C reaches this supervisor first."""
    module, *arguments = COMMANDS[name]
    return subprocess.Popen(
        # Celery warns of root because of pickle, which this application does not accept.
        [sys.executable, "-W", "ignore:You're running the worker", "-m", module, *arguments],
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=follow_parent,  # noqa: PLW1509 - no threads here
    )


def bury(child: subprocess.Popen[bytes]) -> None:
    """End what a dead process left behind: its own children, still at work or keeping its clock."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def end(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask all to end, then insist: a job cut short is taken up again at the next start."""
    for number, patience in ((signal.SIGTERM, PATIENCE), (signal.SIGQUIT, 5.0)):
        for child in children.values():
            child.send_signal(number)
        deadline = time.monotonic() + patience
        while any(child.poll() is None for child in children.values()):
            if time.monotonic() > deadline:
                break
            time.sleep(0.1)
        else:
            break
    for child in children.values():
        bury(child)
        child.wait()


def port_is_free() -> bool:
    """Return whether the web server will get its port."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((BIND, PORT))
        except OSError:
            return False
    return True


def answers() -> bool:
    """Return whether the web server answers yet, be it well or ill."""
    host = "127.0.0.1" if BIND == "0.0.0.0" else BIND  # noqa: S104 - compared, not bound
    request = urllib.request.Request(f"http://{host}:{PORT}/health/", headers={"Host": "localhost"})
    try:
        urllib.request.urlopen(request, timeout=5).close()  # noqa: S310
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def watch(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Announce the address once it answers, and start again whatever dies, ever more slowly.

    Exits when the web server dies before it ever answered: that is a fault of the set-up, not an accident.
    """
    announced = False
    started = dict.fromkeys(children, time.monotonic())
    failures = dict.fromkeys(children, 0)
    while True:
        time.sleep(1.0 if announced else 0.2)
        if not announced and answers():
            announced = True
            print(f"\nIMPP serves at http://localhost:{PORT}/  (Ctrl-C ends it)\n", flush=True)
        for name, child in children.items():
            if child.poll() is None:
                continue
            if name == "web" and not announced:
                sys.exit(f"The web server did not start (exit {child.returncode}).")
            lived = time.monotonic() - started[name]
            failures[name] = 0 if lived > 60 else failures[name] + 1
            print(f"{name} ended with {child.returncode}; starting it again", file=sys.stderr, flush=True)
            bury(child)
            time.sleep(min(2 ** failures[name], 30))
            children[name] = start(name)
            started[name] = time.monotonic()


def main(arguments: list[str]) -> int:
    """Prepare, start, watch, end; the exit status is 0 after a wished end."""
    os.chdir(ROOT)
    if not port_is_free():
        print(f"Port {PORT} is taken. Choose another: PORT={PORT + 1} make run", file=sys.stderr)
        return 1
    prepared = subprocess.run(
        [sys.executable, "-m", "impp.prepare", *arguments], env=environment(), check=False
    )
    if prepared.returncode:
        return prepared.returncode
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        children |= {name: start(name) for name in COMMANDS}
        watch(children)
    except Stop:
        print("\nEnding ...", flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        end(children)
    return 0


def environment() -> dict[str, str]:
    """Return the environment with the settings module named in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "impp.settings")
    return dict(os.environ)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop:
        sys.exit(130)

#!/usr/bin/env python3
"""Health check inside the container: ``bin/healthy.py web`` or ``bin/healthy.py worker``."""

import os
import subprocess
import sys
import urllib.request


def web() -> None:
    """Ask the web server; raises ``OSError`` when it does not answer 200."""
    host = (os.environ.get("ALLOWED_HOSTS") or "localhost").split(",")[0].lstrip(".*") or "localhost"
    address = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}/health/"
    urllib.request.urlopen(urllib.request.Request(address, headers={"Host": host}), timeout=6).close()


def worker() -> None:
    """Ask this container's worker through the queue; raises ``CalledProcessError`` when it keeps silent."""
    node = f"celery@{os.uname().nodename}"
    command = ["celery", "--app", "impp", "inspect", "ping", "--destination", node, "--timeout", "10"]
    subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    {"web": web, "worker": worker}[sys.argv[1]]()

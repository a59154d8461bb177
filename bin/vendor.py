#!/usr/bin/env python3
"""Third-party files that browsers and PDFs load: fetched by version, checked against static/vendor/pins.json.

bin/vendor.py            fetch every package with npm, check its sha512, write the files
bin/vendor.py --check    no network: compare the committed files with the pins
bin/vendor.py --pin      fetch, and write the sums into the pin file (after a version was changed by hand)
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "static" / "vendor" / "pins.json"
# Maps are not shipped, and collectstatic refuses a file that points to one which is missing.
SOURCE_MAP = re.compile(rb"\s*(/\*|//)# sourceMappingURL=\S+( ?\*/)?\s*$")


def sha512(content: bytes) -> str:
    """Return the sum in the notation npm and browsers use."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def fetch(name: str, version: str, directory: Path) -> bytes:
    """Return the package's archive as npm delivers it."""
    command = [
        "npm",
        "pack",
        f"{name}@{version}",
        "--silent",
        "--ignore-scripts",
        "--pack-destination",
        str(directory),
    ]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return (directory / printed.split()[-1]).read_bytes()


def unpack(name: str, pin: dict[str, Any], *, pinning: bool) -> None:
    """Fetch one package and write its files; exit when a sum differs from the pin."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = fetch(name, pin["version"], Path(scratch))
        if pinning:
            pin["integrity"] = sha512(archive)
        elif pin["integrity"] != sha512(archive):
            sys.exit(f"{name} {pin['version']}: the archive is not the pinned one")
        packed = Path(scratch) / "archive.tgz"
        packed.write_bytes(archive)
        with tarfile.open(packed) as tar:
            for file in pin["files"]:
                member = tar.extractfile(f"package/{file['from']}")
                if member is None:
                    sys.exit(f"{name}: no file {file['from']}")
                content = SOURCE_MAP.sub(b"\n", member.read())
                if pinning:
                    file["sha512"] = sha512(content)
                target = ROOT / file["to"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)


def stale(pins: dict[str, Any]) -> list[str]:
    """Return the paths whose committed file is missing or differs from its pin."""
    files = [file for pin in pins.values() for file in pin["files"]]
    return [
        file["to"]
        for file in files
        if not (ROOT / file["to"]).is_file() or sha512((ROOT / file["to"]).read_bytes()) != file["sha512"]
    ]


def main(arguments: list[str]) -> None:
    """Check or fetch, as asked on the command line; exit with 1 when a file is not the pinned one."""
    pins = json.loads(PINS.read_text())
    if "--check" not in arguments:
        for name, pin in pins.items():
            unpack(name, pin, pinning="--pin" in arguments)
        if "--pin" in arguments:
            PINS.write_text(json.dumps(pins, indent=2) + "\n")
    if wrong := stale(pins):
        sys.exit("Not as pinned: " + ", ".join(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])

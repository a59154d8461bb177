#!/usr/bin/env python3
"""The editor of sections: bundled from editor/ into static/vendor/editor/, and checked against its pin.

bin/editor.py            bundle (needs Node and npm, which nobody needs to run or to test the application)
bin/editor.py --check    neither Node nor network: the bundle is the one made from these sources and this lock
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "editor"
TARGET = ROOT / "static" / "vendor" / "editor"
PIN = SOURCE / "pin.json"
SCRATCH = ROOT / "var" / "editor"


def sha512(content: bytes) -> str:
    """Return the sum in the notation npm and browsers use."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def sums() -> dict[str, str]:
    """Return the sum of every file that the bundle is made from, and of what is made."""
    made_from = [
        path
        for path in SOURCE.rglob("*")
        if path.is_file() and path != PIN and "node_modules" not in path.parts
    ]
    paths = [*made_from, *(path for path in TARGET.rglob("*") if path.is_file())]
    return {path.relative_to(ROOT).as_posix(): sha512(path.read_bytes()) for path in sorted(paths)}


def bundle() -> None:
    """Install what the lock names, bundle, put the bundle and the licences in place, and pin all sums."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    shutil.copytree(SOURCE, SCRATCH)
    for command in (["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        subprocess.run(command, cwd=SCRATCH, check=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SCRATCH / "editor.js", TARGET / "editor.js")
    (TARGET / "LICENSES").write_text(_licences())
    PIN.write_text(json.dumps(sums(), indent=2) + "\n")


def _licences() -> str:
    """Return the licence of every package in the bundle; those that only make it are left out."""
    lock = json.loads((SCRATCH / "package-lock.json").read_text())
    names = [path for path, told in lock["packages"].items() if path and not told.get("dev")]
    texts = []
    for name in sorted(names):
        found = next((SCRATCH / name).glob("LICEN[SC]E*"), None)
        package = lock["packages"][name]
        text = found.read_text().strip() if found else package.get("license", "")
        texts.append(f"{Path(name).name} {package['version']}\n\n{text}\n")
    return "\n----\n\n".join(texts)


def main(arguments: list[str]) -> None:
    """Bundle or check, as asked on the command line; exit with 1 when something is not as pinned."""
    if "--check" not in arguments:
        bundle()
    pinned, found = json.loads(PIN.read_text()), sums()
    differing = sorted(key for key in pinned.keys() | found.keys() if pinned.get(key) != found.get(key))
    if differing:
        sys.exit(f"Not as pinned, bundle again with bin/editor.py: {', '.join(differing)}")


if __name__ == "__main__":
    main(sys.argv[1:])

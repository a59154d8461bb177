#!/usr/bin/env python3
"""Two checks of the files in git: no long file without a reason, nothing of one machine or one network."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300
REASONS = ROOT / "docs" / "long-files.md"
OWN = {".py", ".html", ".css", ".js"}
FOREIGN = ("static/vendor/", "static/fonts/", "tests/vendor/")
GENERATED = ("/migrations/0001_tables.py",)
BINARY = {".woff", ".woff2", ".png", ".jpg", ".pdf", ".docx", ".zip", ".mo", ".ico"}
BETRAYALS = {
    "a path of one machine": re.compile(r"(?<![\w.}/-])/(?:work|root|home/\w+)/(?!\s)"),
    "the host of a package index": re.compile(
        r"(?:pypi|pythonhosted|npmjs|jsdelivr|unpkg|cdnjs)\.(?:org|com|net)\b"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}


def committed() -> list[str]:
    """Return the paths of our own text files that git holds and that still exist."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    paths = [path for path in listed.stdout.split("\0") if path and not path.startswith(FOREIGN)]
    return [path for path in paths if Path(path).suffix not in BINARY and (ROOT / path).is_file()]


def faults(path: str, reasons: str) -> list[str]:
    """Return one line for each fault found in the file at ``path``."""
    text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
    found = []
    length = text.count("\n")
    if (
        Path(path).suffix in OWN
        and not path.endswith(GENERATED)
        and length > LONGEST
        and f"`{path}`" not in reasons
    ):
        found.append(f"{path}: {length} lines; split it, or give the reason in docs/long-files.md")
    if path != "bin/check_files.py":
        for what, pattern in BETRAYALS.items():
            found += [
                f"{path}:{number}: {what}"
                for number, line in enumerate(text.splitlines(), 1)
                if pattern.search(line)
            ]
    return found


def main() -> None:
    """Print every fault; exit with 1 when there is one."""
    reasons = REASONS.read_text() if REASONS.exists() else ""
    found = [fault for path in committed() for fault in faults(path, reasons)]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()

"""The one password of the demonstration's sign-ins: from the environment, else drawn once and kept."""

import os
import secrets
from pathlib import Path

from django.conf import settings

VARIABLE = "IMPP_DEMO_PASSWORD"
FILE = "demonstration_password"
SYMBOLS = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that is read for something else


def password() -> str:
    """Return the password, the same at every start of this copy; only its owner reads a drawn one."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    kept = Path(settings.IMPP_DATA_DIR) / FILE
    if not kept.exists():
        parts = ("".join(secrets.choice(SYMBOLS) for _ in range(4)) for _ in range(4))
        drawn = "-".join(parts)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
            stream.write(drawn)
    return kept.read_text().strip()

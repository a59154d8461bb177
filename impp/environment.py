"""What the environment says: small readers that ``impp.settings`` is made of."""

import os
import secrets
from pathlib import Path

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes/no variable; raise ``ValueError`` for a word that is neither."""
    word = os.environ.get(name)
    if word is None:
        return default
    word = word.strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ValueError(f"{name}={word!r} is neither yes nor no")


def whole(name: str, default: int) -> int:
    """Read a whole number of nought or more; raise ``ValueError`` for anything else."""
    word = (os.environ.get(name) or "").strip()
    if not word:
        return default
    if not word.isdecimal():
        raise ValueError(f"{name}={word!r} is no whole number")
    return int(word)


def listed(name: str, default: str = "") -> list[str]:
    """Read a comma-separated variable into its non-empty parts."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def data_directory(repository: Path) -> Path:
    """Return the directory of everything this copy writes, made if missing (readable by its owner only)."""
    directory = Path(os.environ.get("IMPP_DATA_DIR") or repository / "var").expanduser().resolve()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def secret_key(directory: Path) -> str:
    """Return ``SECRET_KEY`` from the environment, else the one kept in the data directory.

    The kept key is drawn once. Web and worker may start at the same moment, so it is written aside
    and linked into place: whoever comes second reads the first one's key.
    """
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    kept = directory / "secret_key"
    if not kept.exists():
        draft = directory / f"secret_key.{os.getpid()}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, kept)
        except FileExistsError:
            return kept.read_text().strip()
        finally:
            draft.unlink()
    return kept.read_text().strip()

"""Where the bytes of an upload on its way are gathered, and when they are forgotten."""

from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from outputs.models import Transfer

KEPT = timedelta(days=7)  # after the last slice


def path_of(transfer: Transfer) -> Path:
    """Return where the bytes of a transfer are gathered."""
    return Path(default_storage.path(f"transfers/{transfer.pk}.part"))


def write(path: Path, offset: int, data: bytes) -> None:
    """Put a slice at its place; what lay behind it, of a write that broke off, goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("r+b" if path.exists() else "w+b") as file:
        path.chmod(0o600)
        file.seek(offset)
        file.write(data)
        file.truncate()


def holds(transfer: Transfer) -> bool:
    """Return whether the store still has what was received; a lost file is begun again."""
    path = path_of(transfer)
    return not transfer.received or (path.is_file() and path.stat().st_size >= transfer.received)


def drop(transfer: Transfer) -> None:
    """Forget an upload on its way, and what came of it; a draft that was made of it stays."""
    path_of(transfer).unlink(missing_ok=True)
    transfer.delete()


def forget_old() -> int:
    """Forget transfers of which nothing was heard for seven days; return how many."""
    old = list(Transfer.objects.filter(changed_at__lt=timezone.now() - KEPT)[:100])
    for transfer in old:
        drop(transfer)
    return len(old)

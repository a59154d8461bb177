"""How a draft stands to the present text of its output: from which version it was made, what is older."""

from typing import Any

from outputs.freezing import reading
from outputs.models import Upload
from outputs.queries import latest
from outputs.word import Origin, standing


def origin_of(upload: Upload) -> Origin | None:
    """Return what the draft's file says of where it came from; None where it says nothing."""
    return Origin(**upload.origin) if upload.origin else None


def ours(upload: Upload) -> bool:
    """Return whether the file was given out for this very mission and output."""
    told = upload.origin or {}
    return (told.get("mission"), told.get("output")) == (upload.output.mission.key, upload.output.type)


def stale_sections(upload: Upload, now: dict[str, Any] | None = None) -> dict[str, bool | None]:
    """Return for each section whether the draft was made from an older text; None where it does not say.

    `now` is the reading of the output's latest version, where the caller has it already.
    """
    present = now or reading(latest(upload.output.mission, upload.output.type))
    known = {"present": False, "older": True}
    return {key: known.get(told["state"]) for key, told in standing(origin_of(upload), present).items()}

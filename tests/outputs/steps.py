"""Steps that tests of outputs share."""

from outputs.freezing import freeze
from outputs.models import Version


def freeze_as(version: Version, state: str) -> Version:
    """Freeze a version and put it in a closed state, as the verbs do."""
    freeze(version)
    Version.objects.filter(pk=version.pk).update(
        state=state, hash=version.hash, frozen=version.frozen, label=version.label
    )
    return Version.objects.get(pk=version.pk)

"""Where the names of static files are turned into addresses."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Hashed, compressed names once files have been collected; plain names before that.

    Tests and a fresh checkout run without ``collectstatic``; asking them for a manifest would make every
    page fail for a reason that has nothing to do with the page.
    """

    def stored_name(self, name: str) -> str:
        """Return the hashed name of ``name``, or ``name`` itself while nothing has been collected."""
        if not self.hashed_files:
            return name
        stored: str = super().stored_name(name)
        return stored

"""The room that answers: what is written?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutputsConfig(AppConfig):
    """Application settings of ``outputs``."""

    name = "outputs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Outputs")

    def ready(self) -> None:
        """Make known: the version machine (a proxy model), the task for Word drafts, what is hidden."""
        from outputs import lifecycle  # noqa: F401, PLC0415 (models must be loaded first)
        from outputs.access import register  # noqa: PLC0415
        from outputs.drafts import tasks  # noqa: F401, PLC0415 (models must be loaded first)

        register()

"""The room that answers: what is written?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutputsConfig(AppConfig):
    """Application settings of ``outputs``."""

    name = "outputs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Outputs")

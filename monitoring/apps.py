"""The room that answers: what happens?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    """Application settings of ``monitoring``."""

    name = "monitoring"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Observations")

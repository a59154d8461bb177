"""The room that answers: what is planned?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """Application settings of ``plans``."""

    name = "plans"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Plan elements")

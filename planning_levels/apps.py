"""The room that answers: when, and who decides?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningLevelsConfig(AppConfig):
    """Application settings of ``planning_levels``."""

    name = "planning_levels"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Levels and decisions")

"""The room that answers: who?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MissionsConfig(AppConfig):
    """Application settings of ``missions``."""

    name = "missions"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("People and bodies")

    def ready(self) -> None:
        """Listen to what the library reports of signing in."""
        from missions.sign_in.listening import listen  # noqa: PLC0415 (models are loaded only now)

        listen()

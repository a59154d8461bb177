"""The gate as an application of Django's, for its command."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Application settings of ``impp.access``."""

    name = "impp.access"
    label = "impp_access"
    verbose_name = "Access"

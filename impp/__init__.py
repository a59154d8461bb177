"""The top room: settings, addresses, background work, health. The only one that knows every other."""

from impp.celery import app as celery_app

__all__ = ["celery_app"]

"""Background work: the Celery application that the worker runs and the pages speak to."""

import os

from celery import Celery
from kombu.transport import sqlalchemy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "impp.settings")

# kombu knows no option for this: how often the embedded queue is asked for work, in seconds (its own: 1.0).
sqlalchemy.Channel.polling_interval = 0.3

app = Celery("impp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

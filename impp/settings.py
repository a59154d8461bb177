"""Settings of the application, every choice from the environment (see ``.env.example``).

Those of sign-in stand in ``impp.settings_sign_in``, those of mail in ``impp.settings_mail``.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from impp.environment import data_directory, flag, listed, secret_key
from impp.settings_mail import *  # noqa: F403 (settings are read by name)
from impp.settings_sign_in import *  # noqa: F403

django_stubs_ext.monkeypatch()

VERSION = "0.1.0"
BASE_DIR = Path(__file__).resolve().parent.parent
IMPP_DATA_DIR = data_directory(BASE_DIR)
PORT = int(os.environ.get("PORT") or 8000)
HTTPS = flag("HTTPS")

SECRET_KEY = secret_key(IMPP_DATA_DIR)
SECRET_KEY_FALLBACKS = listed("SECRET_KEY_FALLBACKS")
DEBUG = flag("DEBUG")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

# --- Applications -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "impp.access.apps.AccessConfig",
    "planning_levels.apps.PlanningLevelsConfig",
    "outputs.apps.OutputsConfig",
    "monitoring.apps.MonitoringConfig",
    "plans.apps.PlansConfig",
    "missions.apps.MissionsConfig",
    "missions.sign_in.administration.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_fsm",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "missions.rest.compression.Compression",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "missions.sign_in.sessions.SessionEnds",
    "impp.access.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "impp.urls"
WSGI_APPLICATION = "impp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Database -----------------------------------------------------------------------------------------------
# SQLite: writers take their lock at the start of a transaction (IMMEDIATE) and wait for it, instead of
# failing half-way; recursive triggers keep INSERT OR REPLACE from slipping past the append-only triggers.

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA recursive_triggers=ON; PRAGMA foreign_keys=ON",
}


# The server binds and prepares statements: planning the question of roles takes longer than answering it.
# Behind a pool that hands each transaction to another connection, set prepare_threshold to None.
# Compiling the same question (jit) takes fifty times as long as answering it, with ten missions or thousands.
POSTGRESQL_OPTIONS = {"server_side_binding": True, "prepare_threshold": 3, "options": "-c jit=off"}


def database(url: str) -> dict[str, Any]:
    """Turn a database address into Django's settings, with what each engine needs to be safe in parallel."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **SQLITE_OPTIONS}
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **POSTGRESQL_OPTIONS}
    return settings


EMBEDDED_DATABASE = f"sqlite:///{IMPP_DATA_DIR / 'impp.sqlite3'}"
DATABASES = {"default": database(os.environ.get("DATABASE_URL") or EMBEDDED_DATABASE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Security headers ---------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS") or 31_536_000)

# No inline script or style, no eval, nothing from other hosts; charts and icons may be data images.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- What several processes remember together: attempts at signing in, codes that were used -----------------

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "impp_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# --- Language and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# --- Static and stored files --------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = IMPP_DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "impp.static_files.CollectedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half the files, half the time of a first start
# Before the first collectstatic (in tests, in a fresh checkout), and under DEBUG, which names files plainly,
# files are served from where they stand.
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "staticfiles.json").exists()

MEDIA_ROOT = IMPP_DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# --- REST API -----------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "missions.rest.authentication.TokenAuthentication",
        "missions.rest.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "impp.access.gate.Admitted",
    ],
    "DEFAULT_PARSER_CLASSES": [
        "missions.rest.parsers.StrictJSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_RENDERER_CLASSES": ["missions.rest.renderers.ORJSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "missions.rest.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [],
    "EXCEPTION_HANDLER": "missions.rest.problems.handle",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "TEST_REQUEST_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "rest_framework.renderers.MultiPartRenderer",
    ],
}

SPECTACULAR_SETTINGS = {
    "TITLE": "IMPP",
    "DESCRIPTION": "REST API of the application for the Integrated Mission Planning Process.",
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [],  # choices stay where they are used; made-up names would change
}

# --- Background work ----------------------------------------------------------------------------------------
# A job row in the database is the truth of what is asked and done; the broker only wakes the worker, so no
# result backend is needed. Limits in seconds: rendering subprocess < soft < hard < the broker's patience.

REDIS_URL = os.environ.get("REDIS_URL") or ""
QUEUE_FILE = IMPP_DATA_DIR / "queue.sqlite3"
RENDERING_LIMIT = 240

CELERY_BROKER_URL = REDIS_URL or f"sqla+sqlite:///{QUEUE_FILE}"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {"visibility_timeout": 900} if REDIS_URL else {"connect_args": {"timeout": 20}}
)
CELERY_TASK_DEFAULT_QUEUE = os.environ.get("QUEUE") or "impp"  # copies that share one Redis take a name each
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SOFT_TIME_LIMIT = 300
CELERY_TASK_TIME_LIMIT = 360
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_POOL = "prefork"
CELERY_WORKER_CONCURRENCY = int(os.environ.get("WORKER_PROCESSES") or 2)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(IMPP_DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    # Jobs whose worker died are found by their lease and asked for again; an unconsumed reminder expires.
    "reconcile jobs": {"task": "outputs.tasks.reconcile", "schedule": 30.0, "options": {"expires": 25}},
    # What is in the record and has not been told: the clock makes up for a worker that nobody could wake.
    "tell": {"task": "planning_levels.tasks.tell", "schedule": 30.0, "options": {"expires": 25}},
    "remind of dates": {
        "task": "planning_levels.tasks.remind_of_dates",
        "schedule": 3600.0,
        "options": {"expires": 3000},
    },
    "prune queue": {"task": "impp.prune_queue", "schedule": 3600.0, "options": {"expires": 3000}},
    "prune sign-in": {"task": "missions.tasks.prune_sign_in", "schedule": 86_400.0},
}

# --- Log ----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL") or "INFO"},
}

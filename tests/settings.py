"""The application's settings under test: a throw-away data directory and quick, still real, storage."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The first process makes the directory and takes it away; workers of a parallel run get a room each in it.
if "IMPP_TEST_DIR" not in os.environ:
    os.environ["IMPP_TEST_DIR"] = tempfile.mkdtemp(prefix="impp-test-")
    atexit.register(shutil.rmtree, os.environ["IMPP_TEST_DIR"], ignore_errors=True)
os.environ["IMPP_DATA_DIR"] = str(
    Path(os.environ["IMPP_TEST_DIR"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL", "")
os.environ["SECRET_KEY"] = "known to everybody, good for tests only"
os.environ.setdefault("LOG_LEVEL", "WARNING")

from impp.settings import *  # noqa: F403
from impp.settings import DATABASES, IMPP_DATA_DIR, STATIC_ROOT

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
STATIC_ROOT.mkdir(exist_ok=True)

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: only a file shows how parallel writers meet. Nothing of it need survive a crash.
    DATABASES["default"]["TEST"] = {"NAME": str(IMPP_DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# Parallel test processes may share a Redis; each speaks to a queue of its own.
CELERY_TASK_DEFAULT_QUEUE = f"impp-test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"

# Rooms other than sign-in speak for people without walking through its doors; its own tests turn this on.
REQUIRE_SECOND_FACTOR = False

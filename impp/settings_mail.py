"""Settings of mail: one server that takes it, and the address of this copy for the links in it.

``EMAIL_URL`` says all in one: ``smtp://user:password@host:587?tls=yes``, or ``smtps://`` for a line that is
closed from the start. Else ``EMAIL_HOST``, ``EMAIL_PORT``, ``EMAIL_USER``, ``EMAIL_PASSWORD``, ``EMAIL_TLS``.
Without a host, or without ``SITE_URL``, no notice is mailed.
"""

import os

from impp.environment import flag
from impp.mail_server import MailServer, mail_server

_server = mail_server(os.environ.get("EMAIL_URL") or "")
if not _server.host:
    _server = MailServer(
        os.environ.get("EMAIL_HOST") or "",
        int(os.environ.get("EMAIL_PORT") or 25),
        os.environ.get("EMAIL_USER") or "",
        os.environ.get("EMAIL_PASSWORD") or "",
        starttls=flag("EMAIL_TLS"),
    )

EMAIL_HOST, EMAIL_PORT = _server.host, _server.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _server.user, _server.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _server.tls, _server.starttls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or os.environ.get("EMAIL_FROM") or "impp@localhost"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SITE_URL = (os.environ.get("SITE_URL") or "").rstrip("/")

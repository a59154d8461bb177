"""The server that takes mail, read from one address: ``smtp://user:password@host:587?tls=yes``."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from impp.environment import TRUE_WORDS

PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and how: `tls` from the first byte, `starttls` after the greeting."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False


def mail_server(address: str) -> MailServer:
    """Read an address; an empty one is no server. ValueError for another scheme, or without a host."""
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("EMAIL_URL is smtp://host or smtps://host, with user, password and port if need be")
    asked = parse_qs(parts.query).get("tls", ["no"])[0].lower() in TRUE_WORDS
    return MailServer(
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        starttls=asked and parts.scheme == "smtp",
    )

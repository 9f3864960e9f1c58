"""How the site sends mail, read from one address; without it nothing is sent, and the site says so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOW = {
    "MAIL_URL": "MAIL_URL=smtp://name:password@mail.example.org:587",
    "MAIL_FROM": "MAIL_FROM=inburgering@example.org",
}
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
BACKENDS = "django.core.mail.backends"
QUEUE = "content.editing.mailbox.Mailbox"  # by name: nothing goes out past the queue


def _wrong(name: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"Setting {name}: cannot be read; set it like {HOW[name]}")


def _server(url: str) -> dict[str, Any]:
    """The server behind smtp:// (STARTTLS), smtps:// (TLS) or smtp+plain:// (no TLS, for a server on this machine)."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise _wrong("MAIL_URL") from None
    if not parts.hostname:
        raise _wrong("MAIL_URL")
    return {
        "MAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def read(environment: Mapping[str, str], var: Path) -> dict[str, Any]:
    """Django's settings of mail; `MAIL_MISSING` names the settings without which no letter is sent.

    All mail goes into the queue (EMAIL_BACKEND), and from there out by MAIL_BACKEND.
    MAIL_URL=file: keeps letters as files in var/mail, for a demonstration. Raises ImproperlyConfigured.
    """
    url, sender = environment.get("MAIL_URL", ""), environment.get("MAIL_FROM", "")
    if sender and ("@" not in sender or not sender.isprintable()):
        raise _wrong("MAIL_FROM")
    missing = [name for name, value in (("MAIL_URL", url), ("MAIL_FROM", sender)) if not value]
    if url == "file:":
        found = {"MAIL_BACKEND": f"{BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": var / "mail"}
    else:
        # Never the console: what it prints is kept as a log, and a letter may hold a link that lets somebody in.
        found = _server(url) if url else {"MAIL_BACKEND": f"{BACKENDS}.dummy.EmailBackend"}
    return {
        **found,
        "EMAIL_BACKEND": QUEUE,
        "DEFAULT_FROM_EMAIL": sender or "webmaster@localhost",
        "MAIL_MISSING": missing,
    }

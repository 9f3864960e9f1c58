"""Which machine suggests translations to translators, if any; none without the settings, and none ever publishes."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

HOW = {
    "MACHINE_TRANSLATOR": "MACHINE_TRANSLATOR=deepl, or MACHINE_TRANSLATOR=libretranslate",
    "MACHINE_TRANSLATOR_KEY": "MACHINE_TRANSLATOR_KEY=the key of your account",
    "MACHINE_TRANSLATOR_URL": "MACHINE_TRANSLATOR_URL=https://libretranslate.example.org",
}
ROOM = "wagtail_localize.machine_translators"
SECONDS = 10  # so long a translator waits for an answer


def _wrong(name: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"Setting {name}: is missing or cannot be read; set it like {HOW[name]}")


def read(environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings of the machine: empty without MACHINE_TRANSLATOR; raises ImproperlyConfigured."""
    name, key = environment.get("MACHINE_TRANSLATOR", ""), environment.get("MACHINE_TRANSLATOR_KEY", "")
    if not name:
        return {}
    if name == "deepl":
        if not key:
            raise _wrong("MACHINE_TRANSLATOR_KEY")
        chosen = {"CLASS": f"{ROOM}.deepl.DeepLTranslator", "OPTIONS": {"AUTH_KEY": key, "TIMEOUT": SECONDS}}
    elif name == "libretranslate":
        address = environment.get("MACHINE_TRANSLATOR_URL", "").rstrip("/")
        if urlsplit(address).scheme not in ("http", "https"):
            raise _wrong("MACHINE_TRANSLATOR_URL")
        options = {"LIBRETRANSLATE_URL": address, "API_KEY": key, "TIMEOUT": SECONDS}
        chosen = {"CLASS": f"{ROOM}.libretranslate.LibreTranslator", "OPTIONS": options}
    else:
        raise _wrong("MACHINE_TRANSLATOR")
    return {"WAGTAILLOCALIZE_MACHINE_TRANSLATOR": chosen}

"""What is written down: per request one line that names no visitor (minute, method, route, status, time, language)."""

import logging
import re
import time

from django.utils import timezone

log = logging.getLogger("access")
# Who has the private link of a test with readers can take part in it.
PRIVATE = re.compile(r"(?<!/admin)(/lezerstest/)[^/\s]+")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"private": {"()": "inburgering_site.accesslog.WithoutPrivateLinks"}},
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "bare": {"format": "%(message)s"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "access": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "django.request": {"filters": ["private"]},
    },
}


def access_log(get_response):
    """Middleware. No address, query string, user agent or referrer is ever written."""

    def middleware(request):
        began = time.monotonic()
        response = get_response(request)
        match = getattr(request, "resolver_match", None)
        log.info(
            "%s %s %s %d %dms %s",
            timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
            request.method,
            (match.view_name if match else None) or "-",
            response.status_code,
            (time.monotonic() - began) * 1000,
            getattr(request, "LANGUAGE_CODE", "-"),
        )
        return response

    return middleware


class WithoutPrivateLinks(logging.Filter):
    """For the logger that names each address that was refused: a private link is left out, and the request with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if PRIVATE.search(said):
            record.msg, record.args = PRIVATE.sub(r"\1…", said), ()
            record.__dict__.pop("request", None)  # a report by mail would name its address once more
        return True

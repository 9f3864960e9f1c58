"""One line per request that names no visitor: minute, method, route, status, duration and language."""

import logging
import re
import time

from django.utils import timezone

log = logging.getLogger("access")
# Who has the private link of a test with readers can take part in it.
PRIVATE = re.compile(r"(/lezerstest/)[^/\s]+")


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

"""One line per request that names no visitor: minute, method, route, status, duration and language."""

import logging
import time

from django.utils import timezone

log = logging.getLogger("access")


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

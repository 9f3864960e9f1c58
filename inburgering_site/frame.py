"""What every template may ask of the frame around a page: the language, the menu, the publisher."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from content.pages.read import read_menu


def frame(request) -> dict:
    """Context processor; the menu asks the database only when a template shows it."""
    code = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    if code not in settings.SITE_LANGUAGES:
        code = settings.LANGUAGE_CODE
    return {
        "language": settings.SITE_LANGUAGES[code],
        "languages": list(settings.SITE_LANGUAGES.values()),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "publisher": {
            "name": settings.PUBLISHER_NAME,
            "address": settings.PUBLISHER_ADDRESS,
            "email": settings.PUBLISHER_EMAIL,
        },
        "menu": SimpleLazyObject(lambda: read_menu(code)),
    }

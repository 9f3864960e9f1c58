"""The addresses that may stand in somebody else's page."""

from django.conf import settings
from django.urls import Resolver404, resolve

from content.pages.views import find_page

SLICES = frozenset(
    {
        "journey", "journey-moment", "local-moment", "journey-compare", "decision", "plan", "plan-calendar", "terms",
        "term", "questions", "question", "wagtail_serve", "journey-poster", "moment-sheet", "journey-steps",
    }
)  # fmt: skip
# What a reader prints or saves.
SHEETS = frozenset({"journey-poster", "moment-sheet", "journey-steps", "plan-calendar"})


def may_be_embedded(given: str) -> bool:
    """Whether a page, named by what stands after the language (`klantreis/?groep=…`), is one of these."""
    path = given.partition("?")[0]
    if given.startswith("/") or "//" in path or "#" in given or any(letter.isspace() for letter in given):
        return False
    try:
        name = resolve(f"/{settings.LANGUAGE_CODE}/{path}").url_name
    except Resolver404:
        return False
    if name == "wagtail_serve":
        return find_page(path, settings.LANGUAGE_CODE) is not None
    return name in SLICES

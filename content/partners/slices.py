"""The pages that may stand in the page of a partner, and what each is called, for the name of its frame."""

from collections.abc import Callable

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext, override

from content.faq.read import read_answer
from content.glossary.read import read_terms
from content.pages.views import find_page
from trajectory.actors.find import NotFound, by_slug
from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.one import read_place
from trajectory.journey.read_local import read_extra


def _moment(code: str, kwargs: dict) -> str:
    found = read_place(kwargs["code"].upper(), code)
    return fill_plain(found[0].value, read_register(code), code) if found else ""


def _extra(code: str, kwargs: dict) -> str:
    try:
        found = read_extra(by_slug(kwargs["place"]), kwargs["name"], code)
    except NotFound:
        found = None
    return fill_plain(found["moment"].texts["title"].value, read_register(code), code) if found else ""


def _question(code: str, kwargs: dict) -> str:
    answer = read_answer(kwargs["question"], code)
    return answer.question.value if answer else ""


def _term(code: str, kwargs: dict) -> str:
    return next((str(each.word) for each in read_terms(code) if each.code == kwargs["term"]), "")


TITLES: dict[str, Callable[[str, dict], str]] = {
    "journey": lambda code, kwargs: gettext("My route"),
    "journey-compare": lambda code, kwargs: gettext("Compare two routes"),
    "journey-moment": _moment,
    "decision": lambda code, kwargs: gettext("Must I do civic integration?"),
    "plan": lambda code, kwargs: gettext("My dates"),
    "terms": lambda code, kwargs: gettext("Words explained"),
    "term": _term,
    "question": _question,
    "local-moment": _extra,
    "questions": lambda code, kwargs: gettext("Questions and answers"),
}


# What a reader prints or saves.
SHEETS = frozenset({"journey-poster", "moment-sheet", "journey-steps", "plan-calendar"})
PAGES = "wagtail_serve"
SLICES = frozenset({*TITLES, PAGES, *SHEETS})


def title_at(path: str, code: str) -> str:
    """The title of the page at this path (/ar/klantreis/) in its language; "" where no such page is."""
    with override(code):
        try:
            match = resolve(path)
        except Resolver404:
            return ""
        if match.url_name == PAGES:
            page = find_page(path.removeprefix(f"/{code}/"), code)
            return page.title if page else ""
        return TITLES[match.url_name](code, match.kwargs) if match.url_name in TITLES else ""


def may_be_embedded(given: str) -> bool:
    """Whether a page is there for what stands after the language in an address (`klantreis/?groep=…`)."""
    path = given.partition("?")[0]
    if given.startswith("/") or "//" in path or "#" in given or any(letter.isspace() for letter in given):
        return False
    return bool(title_at(f"/{settings.LANGUAGE_CODE}/{path}", settings.LANGUAGE_CODE))

"""The front door and the addresses that machines ask for."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from content.faq.read import own_languages
from content.glossary.read import explained_languages
from content.pages.read import page_versions
from inburgering_site.language import language_of_visitor
from trajectory.decision.read import own_languages as read_tree_languages
from trajectory.journey.read import languages_with_own_text


@require_safe
def choose_language(request) -> HttpResponse:
    """`/`: to the visitor's language by Accept-Language."""
    response = HttpResponseRedirect(f"/{language_of_visitor(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


@require_safe
def health(request) -> HttpResponse:
    """For the server: 200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database does not answer\n", status=503, content_type="text/plain")
    response = HttpResponse("ok\n", content_type="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/zoeken/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def sitemap_entries() -> list[list[tuple[str, str]]]:
    """Per text the versions with own text: lists of (language code, path), mutual by construction."""
    journey = [(code, f"/{code}/klantreis/") for code in settings.SITE_LANGUAGES]
    comparison = [(code, f"/{code}/klantreis/vergelijk/") for code in settings.SITE_LANGUAGES]
    dates = [(code, f"/{code}/mijn-traject/") for code in settings.SITE_LANGUAGES]
    partners = [(code, f"/{code}/partners/") for code in settings.SITE_LANGUAGES]
    data = [(code, f"/{code}/open-data/") for code in settings.SITE_LANGUAGES]
    moments = [
        [(code, f"/{code}/klantreis/{moment}/") for code in settings.SITE_LANGUAGES if code in codes]
        for moment, codes in languages_with_own_text().items()
    ]
    tree = read_tree_languages()
    decision = [(code, f"/{code}/moet-ik-inburgeren/") for code in settings.SITE_LANGUAGES if code in tree]
    explained = explained_languages()
    words = [(code, f"/{code}/woorden/") for code in settings.SITE_LANGUAGES if code in explained]
    asked = own_languages()
    questions = [
        [(code, f"/{code}/vragen/{question}/") for code in settings.SITE_LANGUAGES if code in codes]
        for question, codes in asked.items()
    ]
    any_question = set().union(*asked.values())
    list_of_questions = [(code, f"/{code}/vragen/") for code in settings.SITE_LANGUAGES if code in any_question]
    pages = [[(code, path) for code, path in versions.items()] for versions in page_versions().values()]
    lists = [journey, comparison, dates, partners, data, decision, words, list_of_questions]
    return [versions for versions in [*lists, *pages, *questions, *moments] if versions]


@require_safe
def sitemap(request) -> HttpResponse:
    """Every version with own text, with links to its other languages."""
    entries = [
        {
            "path": path,
            "others": [{"tag": settings.SITE_LANGUAGES[code].tag, "path": other} for code, other in versions],
        }
        for versions in sitemap_entries()
        for _, path in versions
    ]
    text = render_to_string("sitemap.xml", {"entries": entries, "site_url": settings.SITE_URL})
    return HttpResponse(text, content_type="application/xml")

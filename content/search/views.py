"""The search page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.search.find import LONGEST, find
from trajectory.facts.register import read_register
from trajectory.journey.versions import versions_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The answers to `?q=`; nothing of the question is stored or logged."""
    code = request.LANGUAGE_CODE
    question = request.GET.get("q", "").replace("\x00", " ").strip()[:LONGEST]
    context = {
        "question": question,
        "answers": find(question, code) if question else [],
        "facts": read_register(code),
        "versions": versions_of("/zoeken/", own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}/zoeken/",
        "noindex": True,
    }
    response = render(request, "content/search.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response

"""The list of terms, with an index in the letters of the reader's own script."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.glossary.letters import by_letter
from content.glossary.read import TermView, explained_languages, read_evidence, read_terms
from content.pages.read import links_to
from trajectory.facts.register import read_register
from trajectory.journey.versions import versions_of
from trajectory.texts.origin import all_checked


@require_safe
def show_terms(request: HttpRequest) -> HttpResponse:
    """Every term in the reader's language, else in Dutch."""
    return _answer(request, read_terms(request.LANGUAGE_CODE), "/woorden/")


@require_safe
def show_term(request: HttpRequest, term: str) -> HttpResponse:
    """One term, to link to or to show in a frame; an unknown one is 404."""
    found = [each for each in read_terms(request.LANGUAGE_CODE) if each.code == term]
    if not found:
        raise Http404(term)
    return _answer(request, found, f"/woorden/{term}/")


def _answer(request: HttpRequest, terms: list[TermView], path: str) -> HttpResponse:
    code = request.LANGUAGE_CODE
    having = explained_languages()
    own = code if code in having else settings.LANGUAGE_CODE
    context = {
        "letters": by_letter(terms, code),
        "pages": links_to({term.page for term in terms if term.page}, code),
        "evidence": read_evidence(),
        "foreign": any(term.explanation.foreign for term in terms),
        "facts": read_register(code),
        "versions": versions_of(path, own=having, current=code),
        "canonical": f"/{own}{path}",
        "single": terms[0] if path != "/woorden/" else None,
        "origin": all_checked("term:", own),
    }
    return render(request, "content/terms.html", context)

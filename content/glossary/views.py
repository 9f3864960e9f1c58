"""The list of terms, with an index in the letters of the reader's own script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.glossary.letters import by_letter
from content.glossary.read import explained_languages, read_evidence, read_terms
from content.pages.read import links_to
from trajectory.facts.register import read_register
from trajectory.journey.versions import versions_of
from trajectory.texts.origin import all_checked


@require_safe
def show_terms(request: HttpRequest) -> HttpResponse:
    """Every term in the reader's language, else in Dutch."""
    code = request.LANGUAGE_CODE
    terms = read_terms(code)
    having = explained_languages()
    own = code if code in having else settings.LANGUAGE_CODE
    context = {
        "letters": by_letter(terms, code),
        "pages": links_to({term.page for term in terms if term.page}, code),
        "evidence": read_evidence(),
        "foreign": any(term.explanation.foreign for term in terms),
        "facts": read_register(code),
        "versions": versions_of("/woorden/", own=having, current=code),
        "canonical": f"/{own}/woorden/",
        "origin": all_checked("term:", own),
    }
    return render(request, "content/terms.html", context)

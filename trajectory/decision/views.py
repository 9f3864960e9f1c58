"""The public page of the decision tree: one question at a time, the outcome with its reasons. Nothing is kept."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trajectory.decision.read import published, read_sources
from trajectory.decision.tree import languages_of, tree_from
from trajectory.decision.walk import Astray, Place, Reason, walk
from trajectory.facts.register import read_register
from trajectory.facts.resolve import FactValue, fill_plain
from trajectory.journey.one import read_links_to_moments
from trajectory.journey.versions import versions_of
from trajectory.journey.withheld import withhold_faults
from trajectory.texts.origin import all_checked

PATH = "/moet-ik-inburgeren/"
ANSWER = "a"  # the name of every answer in the address
SUBJECTS = "decision-"


def _query(codes: tuple[str, ...] | list[str]) -> str:
    return urlencode([(ANSWER, code) for code in codes])


def _said(reasons: tuple[Reason, ...]) -> list[dict]:
    """What the reader said, each with the way back to that question."""
    return [
        {"question": reason.question, "answer": reason.answer, "query": _query(reason.before)} for reason in reasons
    ]


def _shown(place: Place, code: str, facts: dict[str, FactValue]) -> dict:
    """What only this question, or this outcome, needs."""
    if place.outcome is None:
        texts = (place.question.text, place.question.hint, *(answer.text for answer in place.answers))
        question = place.question.text
        title = fill_plain(question.value, facts, question.code) if place.reasons else ""
        return {"title": title, "foreign": any(text.foreign for text in texts if text)}
    outcome = place.outcome
    texts = (outcome.title, outcome.explanation, outcome.advice)
    links = read_links_to_moments(outcome.moments, code)
    return {
        "title": _("Your outcome"),  # a title that tells nobody who looks over a shoulder
        "foreign": any(text.foreign for text in texts if text),
        "journey": urlencode(place.journey),
        "moments": [links[each] for each in outcome.moments if each in links],
        "sources": read_sources(outcome.sources),
    }


def _discreet(response: HttpResponse, *, answered: bool) -> HttpResponse:
    """An address with answers is kept nowhere, told to nobody and found by no search engine."""
    response.headers["Referrer-Policy"] = "no-referrer"
    if answered:
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@withhold_faults
def show_decision(request: HttpRequest) -> HttpResponse:
    """The next question or the outcome after the answers in the address; 400 when one of them does not exist."""
    code = request.LANGUAGE_CODE
    now = published()
    if now is None:
        raise Http404("no decision tree is published")
    tree, chosen = tree_from(now.content, code), request.GET.getlist(ANSWER)
    place, wrong = Place(()), False
    try:
        place = walk(tree, chosen)
    except Astray as astray:
        place, wrong = Place(astray.reasons), True
    query = "" if wrong else _query(chosen)
    facts, having = read_register(code), languages_of(now.content)
    own = code if code in having else settings.LANGUAGE_CODE
    context = {
        "place": place,
        "chosen": chosen,
        "said": _said(place.reasons),
        "right_query": _query([reason.answer.code for reason in place.reasons]),
        "back_query": _query(place.reasons[-1].before) if place.reasons else "",
        "facts": facts,
        "origin": all_checked(SUBJECTS, own),
        "noindex": bool(chosen),
        "query": query,
        "versions": versions_of(PATH, own=having, current=code, query=query),
        "canonical": f"/{own}{PATH}",
        **({} if wrong else _shown(place, code, facts)),
    }
    template = "trajectory/decision_wrong.html" if wrong else "trajectory/decision.html"
    return _discreet(render(request, template, context, status=400 if wrong else 200), answered=bool(chosen))

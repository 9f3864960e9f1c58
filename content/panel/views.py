"""The private page of a tester: a text, sentence by sentence, and a question about it. No account, cookie or script."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from content.panel.actions import Over, address_of, find_tongue, keep_answers
from content.panel.filled import MARK, QUESTION, UNKNOWN, WORDS, Filled, read_form
from content.panel.models import PanelTongue
from trajectory.journey.withheld import withhold_faults
from trajectory.plan.views import forgetful

HIDDEN = "weg"  # in the address of the thanks: something was taken out of the words


def unlisted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose answers are kept by nobody and found by no search engine."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def _gone(request: HttpRequest, *, over: bool = False) -> HttpResponse:
    """What a link says that is wrong (404) or whose round is over (410); nothing of the text."""
    context = {"over": over, "noindex": True}
    return render(request, "content/panel_gone.html", context, status=410 if over else 404)


def _rows(tongue: PanelTongue, filled: Filled) -> list[dict]:
    """The units of the text with what this tester says of each; a gap stands before each new paragraph."""
    rows, before = [], ""
    for unit in tongue.units:
        number = unit.get("number")
        rows.append(
            {
                **unit,
                "begins": unit["place"] != before,
                "mark": f"{MARK}-{number}",
                "field": f"{WORDS}-{number}",
                "chosen": filled.kinds.get(number, ()),
                "words": filled.words.get(number, ""),
                "problem": filled.problems.get(f"{WORDS}-{number}", ""),
            }
        )
        before = unit["place"]
    return rows


def _questions(tongue: PanelTongue, filled: Filled) -> list[dict]:
    asked = []
    for number, question in enumerate(tongue.questions):
        chosen = filled.answers.get(number, UNKNOWN) if number in filled.answers else ""
        asked.append(
            {
                "name": f"{QUESTION}-{number}",
                "text": question["question"],
                "options": [(index, each, chosen == index) for index, each in enumerate(question["options"])],
                "unknown": chosen is None,
                "problem": filled.problems.get(f"{QUESTION}-{number}", ""),
            }
        )
    return asked


def _form(request: HttpRequest, tongue: PanelTongue, filled: Filled, *, status: int = 200) -> HttpResponse:
    context = {
        "title": tongue.title,
        "rows": _rows(tongue, filled),
        "questions": _questions(tongue, filled),
        "problem": filled.problems.get("", ""),
        "problems": filled.problems,
        "unknown": UNKNOWN,
        "noindex": True,
    }
    return render(request, "content/panel_test.html", context, status=status)


def _sent(request: HttpRequest) -> MultiValueDict | None:
    """What was sent; None when it is more than the site reads."""
    try:
        return request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        return None


def _keep(request: HttpRequest, tongue: PanelTongue) -> HttpResponse:
    sent = _sent(request)
    if sent is None:
        return _form(request, tongue, Filled(problems={"": "big"}), status=413)
    numbered = sum("number" in unit for unit in tongue.units)
    filled = read_form(sent, sentences=numbered, options=[len(each["options"]) for each in tongue.questions])
    if filled.problems:
        return _form(request, tongue, filled, status=400)
    try:
        hidden = keep_answers(tongue=tongue, filled=filled)
    except Over:
        return _gone(request, over=True)
    thanks = redirect("panel-thanks")
    if hidden:
        thanks["Location"] += f"?{HIDDEN}=1"
    return thanks


@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
@forgetful
@withhold_faults
def show_test(request: HttpRequest, token: str) -> HttpResponse:
    """The text with its questions; after sending it, thanks, or 400 with each mistake beside its place."""
    tongue = find_tongue(token)
    if tongue is None:
        return _gone(request)
    if not tongue.round.is_open(timezone.localdate()):
        return _gone(request, over=True)
    if tongue.language != request.LANGUAGE_CODE:
        return HttpResponseRedirect(address_of(tongue.language, token))
    return _keep(request, tongue) if request.method == "POST" else _form(request, tongue, Filled())


@require_safe
@unlisted
def thank(request: HttpRequest) -> HttpResponse:
    """Thanks, and whether something was taken out of the words."""
    return render(request, "content/panel_thanks.html", {"hidden": HIDDEN in request.GET, "noindex": True})

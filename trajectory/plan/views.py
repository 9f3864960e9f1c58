"""My dates: the form with the answer below it, and the answer as a calendar file. Nothing typed is kept or logged."""

from collections.abc import Callable
from datetime import UTC
from functools import lru_cache, wraps
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.read import read_groups, read_routes
from trajectory.journey.versions import versions_of
from trajectory.journey.withheld import withhold_faults
from trajectory.plan import words
from trajectory.plan.calendar import Entry, give_file, write_calendar
from trajectory.plan.dates import ALL_PARTS, PARTS, WI2013, PlanDate, Rules, plan, remaining, rules_of
from trajectory.plan.forms import GROUPS, PIECES, ROUTES, Typed, read
from trajectory.plan.show import STEPS, Speaker, for_device, journey_at, step_of, write_day


def forgetful(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for a form whose answer is never kept.

    No cookie for the form: `inburgering_site.posts` sees from which page it comes.
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        return response

    return wrapped


def _typed(request: HttpRequest, rules: Rules) -> Typed:
    if request.method == "POST":
        return read(request.POST, request.POST.getlist("klaar"), rules, timezone.localdate())
    group, route = request.GET.get("groep", ""), request.GET.get("route", "")
    return Typed(group=group if group in GROUPS else "", route=route if route in ROUTES else "")


def _fields(typed: Typed) -> list[dict]:
    return [
        {
            "name": each.name,
            "label": each.label,
            "hint": each.hint,
            "law": each.law,
            "more": each.more,
            "mistake": words.MISTAKES.get(typed.mistakes.get(each.name, ""), ""),
            "pieces": [(piece, typed.pieces.get(each.name, {}).get(piece, "")) for piece in PIECES],
        }
        for each in words.FIELDS
    ]


@lru_cache(maxsize=64)
def _codes(code: str) -> tuple[dict, ...]:
    """A QR code for each step of the journey, in one language; nothing typed is in it. Twenty milliseconds each.

    It leads to the site itself, also from a page inside the page of a partner.
    """
    found = []
    for step in STEPS:
        address = f"{settings.SITE_URL}/{code}/klantreis/?{journey_at(step)}"
        picture = segno.make(address, error="m").svg_inline(
            scale=1, border=4, omitsize=True, svgclass="qr", lineclass=None
        )
        found.append({"step": step, "place": journey_at(step), "picture": mark_safe(picture)})
    return tuple(found)


def _routes_with(part: str) -> str:
    """The routes that ask for this part, as words; the two kinds of Z-route count as one here."""
    return " ".join(dict.fromkeys(name.removesuffix("-asylum") for name, parts in PARTS.items() if part in parts))


def _answer(typed: Typed, rules: Rules, speaker: Speaker) -> dict:
    if typed.known is None:
        return {"rows": (), "left": (), "asked": False}
    today = timezone.localdate()
    rows = [speaker.row(found, today) for found in plan(typed.known, rules)]
    left = remaining(typed.known)
    return {
        "asked": True,
        "rows": rows,
        "left": None if left is None else [(part, words.PARTS[part]) for part in left],
        "old_law": typed.known.law == WI2013,
        "step": step_of(typed.known),
        "has_days_to_come": any(row.day and row.day >= today for row in rows),
    }


def _page(request: HttpRequest, typed: Typed, rules: Rules, speaker: Speaker) -> HttpResponse:
    code = request.LANGUAGE_CODE
    fields = _fields(typed)
    context = {
        "typed": typed,
        "groups": [group for group in read_groups(code) if group.code in GROUPS],
        "routes": read_routes(code),
        "fields": fields,
        "more_open": any(each["more"] and (each["mistake"] or any(v for _, v in each["pieces"])) for each in fields),
        "group_mistake": words.MISTAKES.get(typed.mistakes.get("groep", ""), ""),
        "parts": [(part, words.PARTS[part], _routes_with(part)) for part in ALL_PARTS],
        "facts": speaker.register,
        "codes": _codes(code),
        "device": for_device(speaker, rules),
        "words": words,
        "versions": versions_of("/mijn-traject/", own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}/mijn-traject/",
        **_answer(typed, rules, speaker),
    }
    return render(request, "trajectory/plan.html", context, status=400 if typed.mistakes else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@forgetful
@withhold_faults
def show_plan(request: HttpRequest) -> HttpResponse:
    """The form; after sending it, the dates below it, or 400 with each mistake beside its field."""
    register = read_register(request.LANGUAGE_CODE)
    rules = rules_of(register)
    return _page(request, _typed(request, rules), rules, Speaker(request.LANGUAGE_CODE, register))


def _entry(found: PlanDate, register: dict, code: str) -> Entry:
    said = (
        f"{write_day(found.day, found.about, code)}.",
        fill_plain(str(words.RULES[found.rule.words]), register, code),
        str(words.DECIDES),
    )
    title, last = str(words.TITLES[found.key]), found.rule.deadline
    return Entry(key=found.key, day=found.day, title=title, text="\n".join(said), deadline=last)


@require_POST
@forgetful
@withhold_faults
def give_calendar(request: HttpRequest) -> HttpResponse:
    """The days to come as a calendar file; without any, or with mistakes, the page itself."""
    code, today = request.LANGUAGE_CODE, timezone.localdate()
    register = read_register(code)
    rules = rules_of(register)
    typed, speaker = _typed(request, rules), Speaker(code, register)
    found = [each for each in plan(typed.known, rules) if each.day and each.day >= today] if typed.known else []
    if not found:
        return _page(request, typed, rules, speaker)
    entries = [_entry(each, register, code) for each in found]
    file = write_calendar(
        entries,
        name=gettext("My dates"),
        tag=settings.SITE_LANGUAGES[code].tag,
        host=urlsplit(settings.SITE_URL).hostname,
        address=settings.SITE_URL + reverse("plan"),
        now=timezone.now().astimezone(UTC),
    )
    return give_file(file, "mijn-traject")

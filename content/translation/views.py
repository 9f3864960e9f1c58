"""The translators' desk: what there is to do, and one thing at a time beside the Dutch."""

from collections import Counter

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.views.update_translations import UpdateTranslationsView

from content.pages.read import in_frame, national_pages
from content.review.differences import compare, readable
from content.translation.desk import LABELS, in_order_of_need, read_things, standing_in, table_of
from content.translation.forms import UnitsForm
from content.translation.memory import examples, read_pairs, term_hits
from content.translation.suggest import NoSuggestion, machine_for, suggestions
from content.translation.things import KINDS, PAGE, NounKind, kind_named
from content.translation.units import Unit, UnitState, units_of_noun, units_of_page
from content.translation.write import may_publish_pages, subject_of_page, write_noun, write_page

ON_A_PAGE = 100


def _language(request: HttpRequest, code: str):
    """The language asked for; 404 when it does not exist, PermissionDenied when it is not this person's."""
    if code not in settings.SITE_LANGUAGES or code == settings.LANGUAGE_CODE:
        raise Http404(code)
    if not request.user.translates_into(code):
        raise PermissionDenied
    return settings.SITE_LANGUAGES[code]


def _mine(request: HttpRequest) -> list:
    """The languages of this person; raises PermissionDenied when there are none."""
    mine = [each for each in settings.SITE_LANGUAGES.values() if request.user.translates_into(each.code)]
    if not mine:
        raise PermissionDenied
    return mine


class SyncPages(UpdateTranslationsView):
    """Compare a Dutch page with its snapshot; publishing is left to the translator, who sees what is missing."""

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        return form


def _kinds() -> dict[str, str]:
    return {PAGE: _("page"), **{kind.name: str(kind.label) for kind in KINDS}}


def _chosen(request: HttpRequest, name: str, allowed) -> str:
    """The value of a filter, "" for all; raises Http404 for one that does not exist."""
    value = request.GET.get(name, "")
    if value and value not in allowed:
        raise Http404(value)
    return value


def _page_of(request: HttpRequest, things: list):
    number = request.GET.get("p", "1")
    pages = Paginator(things, ON_A_PAGE)
    if not number.isdecimal() or not 1 <= int(number) <= pages.num_pages:
        raise Http404(number)
    return pages.page(int(number))


def desk(request: HttpRequest, code: str = "") -> HttpResponse:
    """The work list of one language, what readers need most first."""
    mine = _mine(request)
    language = _language(request, code) if code else mine[0]
    kind, state = _chosen(request, "soort", _kinds()), _chosen(request, "stand", [*LABELS])
    things = [thing for thing in read_things() if kind in ("", thing.kind)]
    counted = Counter(thing.in_language(language.code).state for thing in things)
    wanted = [thing for thing in things if state in ("", thing.in_language(language.code).state)]
    page = _page_of(request, in_order_of_need(wanted, language.code))
    context = {
        "languages": mine,
        "chosen": language,
        "page": page,
        "rows": [{"thing": thing, "standing": thing.in_language(language.code)} for thing in page],
        "states": [(each, label, counted[each]) for each, label in LABELS.items()],
        "all": len(things),
        "kinds": _kinds(),
        "kind": kind,
        "state": state,
    }
    return render(request, "translation/desk.html", context)


def matrix(request: HttpRequest) -> HttpResponse:
    """Every thing in every language, and per language how much is in which state, with words and age."""
    _mine(request)
    kind = _chosen(request, "soort", _kinds())
    things = [thing for thing in read_things() if kind in ("", thing.kind)]
    languages = [each for each in settings.SITE_LANGUAGES.values() if each.code != settings.LANGUAGE_CODE]
    page = _page_of(request, things)
    rows = [
        {
            "thing": thing,
            "cells": [
                {
                    "standing": thing.in_language(each.code),
                    "language": each,
                    "mine": request.user.translates_into(each.code),
                }
                for each in languages
            ],
        }
        for thing in page
    ]
    context = {
        "languages": languages,
        "table": table_of(things, languages),
        "states": LABELS.items(),
        "rows": rows,
        "page": page,
        "kinds": _kinds(),
        "kind": kind,
    }
    return render(request, "translation/matrix.html", context)


def _found(kind: str, key: str) -> tuple[NounKind | None, object]:
    """The page (without a kind) or noun that readers see; raises Http404."""
    if kind == PAGE:
        try:
            page = national_pages().filter(translation_key=key).first()
        except ValidationError:
            page = None
        if page is None:
            raise Http404(key)
        return None, page.specific
    noun_kind = kind_named(kind)
    noun = noun_kind.find(key) if noun_kind else None
    if noun is None:
        raise Http404(key)
    return noun_kind, noun


def _units(kind: NounKind | None, thing, code: str) -> list[Unit]:
    return units_of_noun(kind, thing, code) if kind else units_of_page(thing, code)


def _screen(request: HttpRequest, form: UnitsForm, kind: NounKind | None, thing, code: str) -> HttpResponse:
    units, machine = form.units, machine_for(code)
    subject = kind.subject(thing) if kind else subject_of_page(thing)
    context = {
        "title": thing.title if kind is None else str(thing),
        "kind": _kinds()[kind.name if kind else PAGE],
        "kind_name": kind.name if kind else PAGE,
        "is_page": kind is None,
        "key": subject.partition(":")[2],
        "chosen": settings.SITE_LANGUAGES[code],
        "form": form,
        "rows": form.rows(term_hits(units, code), examples(units, read_pairs(code))),
        "changes": {unit.name: compare(readable(unit.was), readable(unit.dutch)) for unit in units if unit.was},
        "standing": standing_in(subject, code),
        "machine": machine,
        "may_publish": kind is not None or may_publish_pages(request.user, code),
        "see": _address(kind, thing, code),
    }
    return render(request, "translation/translate.html", context, status=422 if form.is_bound else 200)


def translate(request: HttpRequest, code: str, kind: str, key: str) -> HttpResponse:
    """One thing beside the Dutch, text by text; saving keeps this language and nothing else."""
    _language(request, code)
    noun_kind, thing = _found(kind, key)
    form = UnitsForm(request.POST or None, units=_units(noun_kind, thing, code), code=code)
    if request.method == "POST" and form.is_valid():
        return _save(request, form, noun_kind, thing, code, publish=request.POST.get("action") == "publish")
    return _screen(request, form, noun_kind, thing, code)


def suggest(request: HttpRequest, code: str, kind: str, key: str) -> HttpResponse:
    """The same screen with what a machine makes of the missing and older texts; nothing is kept."""
    _language(request, code)
    noun_kind, thing = _found(kind, key)
    machine = machine_for(code)
    if request.method != "POST" or machine is None:
        raise Http404
    units, given = _units(noun_kind, thing, code), {}
    try:
        given = suggestions([unit for unit in units if unit.state != UnitState.CURRENT], code, machine)
    except NoSuggestion:
        said = _("%(machine)s gives no answer now. Nothing changed.")
        messages.error(request, said % {"machine": machine.display_name})
    else:
        messages.success(request, _("Suggestions are filled in below. Nothing is saved: read each of them first."))
    return _screen(request, UnitsForm(units=units, code=code, given=given), noun_kind, thing, code)


def _address(kind: NounKind | None, thing, code: str) -> str:
    """Where a reader of this language sees it; "" for what has no page of its own."""
    if kind is None:
        return in_frame(thing.url_path, code)
    return f"/{code}/klantreis/{thing.code}/" if kind.name == "moment" else ""


def _save(request, form: UnitsForm, kind: NounKind | None, thing, code: str, *, publish: bool) -> HttpResponse:
    told = {
        "user": request.user,
        "fits": form.fitting,
        "checked": form.cleaned_data["checked"],
        "machine": machine_for(code).display_name if form.by_machine and machine_for(code) else "",
    }
    if kind:
        done = write_noun(kind, thing, code, form.texts, **told)
    else:
        may = publish and may_publish_pages(request.user, code)
        done = write_page(thing, code, form.texts, publish=may, **told)
    name = {"thing": str(thing), "language": settings.SITE_LANGUAGES[code].name}
    if done.live:
        messages.success(request, _("“%(thing)s” is on the site in %(language)s.") % name)
    else:
        messages.success(request, _("“%(thing)s” is kept in %(language)s. Readers do not see it yet.") % name)
    if done.missing:
        said = ngettext("%(number)s text is missing", "%(number)s texts are missing", done.missing)
        messages.warning(request, said % {"number": done.missing})
    return redirect(reverse("translation-desk", args=[code]))

"""Notes and extra moments of a municipality in the admin: choose a national moment, write, look at what changed."""

from itertools import groupby

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from content.local.actions import choose
from content.local.change import change
from content.local.desks import answer_removal
from content.local.forms import MomentForm, NoteForm
from content.local.gone import removal_of, show_again, tell
from content.local.mine import crumbs, mine
from content.local.national import what_changed
from trajectory.actors.models import Municipality
from trajectory.journey.beside import national_text
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import TEXTS, ContactMoment
from trajectory.journey.read import visible_moments
from trajectory.texts.version import version_of

FORMS = {LocalAddition.Kind.NOTE: NoteForm, LocalAddition.Kind.MOMENT: MomentForm}
SHOWN = {name: ContactMoment._meta.get_field(name).verbose_name for name in TEXTS}


def choose_moment(request: HttpRequest, slug: str) -> HttpResponse:
    """The national moments per step of the journey, to write a note at; `?q=` searches them."""
    municipality = mine(request, slug)
    words = request.GET.get("q", "").strip()[:100].replace("\0", "")
    moments = visible_moments().select_related("phase", "lead").order_by("phase__order", "order")
    for word in words.split():
        here = Q(title_nl__icontains=word) | Q(summary_nl__icontains=word)
        moments = moments.filter(here | Q(code__iexact=word) | Q(lead__name_nl__icontains=word))
    written = set(municipality.additions.values_list("moment_id", flat=True))
    title = _("Choose a moment")
    context = {
        "municipality": municipality,
        "words": words,
        "phases": [(phase, list(there)) for phase, there in groupby(moments, key=lambda moment: moment.phase)],
        "written": written,
        "header_title": title,
        "breadcrumbs_items": crumbs(municipality, title),
    }
    return render(request, "local/moments.html", context)


def add_note(request: HttpRequest, slug: str, code: str, kind: str) -> HttpResponse:
    """A new note at a national moment, or a new extra moment after it."""
    municipality = mine(request, slug)
    if kind not in FORMS:
        raise Http404(kind)
    moment = get_object_or_404(visible_moments(), code=code)
    addition = LocalAddition(municipality=municipality, moment=moment, kind=kind)
    title = _("New extra moment") if kind == LocalAddition.Kind.MOMENT else _("New note")
    return _form(request, municipality, addition, title)


def change_note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A note or extra moment that is there."""
    municipality = mine(request, slug)
    addition = municipality.additions.filter(pk=pk).first()
    if addition is None:
        return _gone(request, municipality, removal_of(LocalAddition, pk, municipality))
    extra = addition.kind == LocalAddition.Kind.MOMENT
    title = _("Extra moment after %(code)s") if extra else _("Note at %(code)s")
    return _form(request, municipality, addition, title % {"code": addition.moment.code})


def _form(request: HttpRequest, municipality: Municipality, addition: LocalAddition, title: str) -> HttpResponse:
    national = national_text(addition.moment_id)
    more = _beside(addition, national)
    return change(request, municipality, FORMS[addition.kind], addition, title=title, beside=national, more=more)


def _beside(addition: LocalAddition, national: dict[str, str]) -> dict:
    return {
        "moment": addition.moment,
        "national": [(SHOWN[name], national[name]) for name in TEXTS if name in national],
        "changed": _has_changed(addition, national),
    }


def _gone(request: HttpRequest, municipality: Municipality, removal: ModelLogEntry) -> HttpResponse:
    """A note that a colleague removed: it can be kept anew at its moment, as long as that is there."""
    kind, code = removal.data["kind"], removal.data["moment__code"]
    moment = visible_moments().filter(code=code).first()
    anew = LocalAddition(municipality=municipality, moment=moment, kind=kind)
    if moment is None:
        return show_again(request, municipality, FORMS[kind], anew, removal, address="")
    national = national_text(moment.pk)
    address, more = reverse("local-note-add", args=[municipality.slug, code, kind]), _beside(anew, national)
    return show_again(request, municipality, FORMS[kind], anew, removal, address=address, beside=national, more=more)


def _has_changed(addition: LocalAddition, national: dict[str, str]) -> bool:
    return bool(addition.beside_version and national) and addition.beside_version != version_of(national)


def remove_note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, and take a note or extra moment away for good."""
    municipality = mine(request, slug)
    addition = municipality.additions.filter(pk=pk).first()
    if addition is None:
        return tell(request, municipality, removal_of(LocalAddition, pk, municipality))
    return answer_removal(request, municipality, addition, addition.title_nl or addition.summary_nl)


def compare_note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What changed in the national text since a note was written; a POST keeps the note or takes it off the site.

    The form says which national text was looked at; when it changed again meanwhile, nothing is written (409).
    """
    municipality = mine(request, slug)
    addition = municipality.additions.filter(pk=pk).first()
    if addition is None:
        return tell(request, municipality, removal_of(LocalAddition, pk, municipality))
    national = national_text(addition.moment_id)
    if not _has_changed(addition, national):
        messages.info(request, _("The national text is the same as when this was written."))
        return redirect("local-overview", municipality.slug)
    version, status = version_of(national), 200
    if request.method == "POST":
        if request.POST.get("seen") == version and request.POST.get("choice") in ("keep", "adopt"):
            adopt = request.POST["choice"] == "adopt"
            choose(addition=addition, national=national, adopt=adopt, user=request.user)
            told = _("Off the site: the national text is enough.") if adopt else _("Kept beside the new national text.")
            messages.success(request, told)
            return redirect("local-overview", municipality.slug)
        status = 409
        messages.warning(request, _("The national text changed again. Nothing is saved. Look once more."))
    title = _("The national text changed")
    context = {
        "municipality": municipality,
        "addition": addition,
        "changes": what_changed(addition.beside, national),
        "version": version,
        "header_title": title,
        "breadcrumbs_items": crumbs(municipality, title),
    }
    return render(request, "local/compare.html", context, status=status)

"""The screens of the writers' desk: what is said of one text, of one page, and of all of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder

from content.editing.csv_file import answer_csv
from content.pages.models import ReaderPage
from content.writing.advise import TITLES
from content.writing.forms import ReasonForm, ReportForm
from content.writing.help import help_for, on_its_own
from content.writing.judge import newest_of
from content.writing.reasons import give_reason
from content.writing.report import KINDS, MODELS, address_of, rows_for
from content.writing.texts import is_dutch, name_of
from content.writing.typed import text_of

LONGEST = 20_000  # signs of one text


def _page_named(place: str) -> str:
    """What the report calls the page on whose edit screen somebody writes; empty for a new one."""
    try:
        found = resolve(place)
    except Resolver404:
        return ""
    page = found.kwargs.get("page_id") if found.view_name == "wagtailadmin_pages:edit" else None
    thing = ReaderPage.objects.filter(pk=page).first() if page else None
    return name_of(thing) if thing else ""


def _piece(request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
    """A piece of HTML with a sign that it is ours: when a session ended, something else comes back."""
    answer = render(request, "writing/text.html", context, status=status)
    answer.headers["X-Writing"] = "1"
    return answer


@require_POST
def look_at_text(request: HttpRequest) -> HttpResponse:
    """What is said of the text that somebody writes, as a piece of HTML to show below it."""
    sent = request.POST.get("text", "")
    if len(sent) > LONGEST:
        return _piece(request, {"too_long": True, "longest": LONGEST}, status=413)
    cards, figures = on_its_own(text_of(sent), _page_named(request.POST.get("place", "")))
    return _piece(request, {"cards": cards, "figures": figures})


def _thing(request: HttpRequest, kind: str, pk: int) -> models.Model:
    """The Dutch page or noun when this person may write it, in the version that is written on now; else 404."""
    thing = get_object_or_404(MODELS[kind], pk=pk)
    if isinstance(thing, ReaderPage):
        may = thing.permissions_for_user(request.user).can_edit()
        thing = thing.specific
    else:
        may = request.user.has_perm("content.edit_nationally")
    if not (may and is_dutch(thing)):
        raise Http404
    return newest_of(thing)


def show_help(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All that is said of one page or noun, and the form in which somebody says why red marks stay."""
    thing = _thing(request, kind, pk)
    found = help_for(thing)
    form = ReasonForm(request.POST or None, initial={"seal": found.seal})
    if request.method == "POST":
        if not found.asks_reason:
            raise PermissionDenied
        if form.is_valid() and form.cleaned_data["seal"] == found.seal:
            give_reason(thing=thing, why=form.cleaned_data["reason"], user=request.user)
            messages.success(request, _("Your reason is kept. “%(thing)s” can be published now.") % {"thing": thing})
            return redirect(address_of(thing))
        if form.is_valid():
            form.add_error(None, _("The text changed while you were looking. Look again at its marks."))
            form.data = {**form.data.dict(), "seal": found.seal}
    context = {
        "thing": thing,
        "help": found,
        "form": form,
        "kind": KINDS[kind],
        "edit": AdminURLFinder(request.user).get_edit_url(thing),
    }
    return render(request, "writing/help.html", context, status=422 if form.errors else 200)


@require_safe
def show_report(request: HttpRequest) -> HttpResponse:
    """Every text of this person that has red marks, and why; also as a file."""
    form = ReportForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"soort": "", "alles": False}
    every = [row for row in rows_for(request.user) if asked["soort"] in ("", row.kind)]
    rows = [row for row in every if asked["alles"] or row.red or row.reasons]
    if request.GET.get("als") == "csv":
        return _file(rows)
    query = request.GET.copy()
    query["als"] = "csv"
    context = {"form": form, "rows": rows, "number": len(every), "csv": f"?{query.urlencode()}"}
    context["failing"] = sum(bool(row.red) for row in every)
    return render(request, "writing/report.html", context)


def _file(rows: list) -> HttpResponse:
    """A line for every red mark and for every reason; a text without any has one line."""
    heads = [_("kind"), _("title"), _("mark"), _("what"), _("sentence"), _("reason"), _("given by"), _("given on")]
    lines: list[tuple] = []
    for row in rows:
        name = (row.named, row.title)
        lines += [(*name, TITLES[each.mark], each.what, each.sentence, "", "", "") for each in row.red]
        lines += [(*name, _("reason"), "", "", each.why, each.who, f"{each.at:%Y-%m-%d}") for each in row.reasons]
        if not (row.red or row.reasons):
            lines.append((*name, "", "", "", "", "", ""))
    return answer_csv("schrijfhulp", heads, lines)

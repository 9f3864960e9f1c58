"""The screen for files of one language: take one along for an agency, and bring back what it wrote."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET
from wagtail_localize.models import MissingRelatedObjectError, MissingTranslationError

from content.translation.exchange.actions import take
from content.translation.exchange.carry import packed, unpacked
from content.translation.exchange.gather import gather, only_open
from content.translation.exchange.given import MOST_BYTES, FileKind, Refused
from content.translation.exchange.notes import noting
from content.translation.exchange.plan import Plan, Said, plan_for
from content.translation.exchange.po import write_po
from content.translation.exchange.read import read_file, too_large
from content.translation.exchange.xliff import write_xliff
from trajectory.facts.register import known_names
from trajectory.texts.live import NotReady

AROUND = 20_000  # bytes of a form beside the file in it
SHOWN = 100  # changes and sentences on the screen
WRITERS = {FileKind.XLIFF: write_xliff, FileKind.PO: write_po}
CANNOT = (ValidationError, NotReady, MissingTranslationError, MissingRelatedObjectError)
TYPES = {FileKind.XLIFF: "application/xliff+xml", FileKind.PO: "text/x-gettext-translation"}


def _language(request: HttpRequest, code: str):
    """The language of the screen; 404 when there is no such, PermissionDenied when it is not this person's."""
    if code not in settings.SITE_LANGUAGES or code == settings.LANGUAGE_CODE:
        raise Http404(code)
    if not request.user.translates_into(code):
        raise PermissionDenied
    return settings.SITE_LANGUAGES[code]


@require_GET
def export(request: HttpRequest, code: str) -> HttpResponse:
    """A file with the texts of one language: `soort` is xliff or po, `wat` is alles or open."""
    language = _language(request, code)
    asked, part = request.GET.get("soort", FileKind.XLIFF), request.GET.get("wat", "alles")
    if asked not in list(FileKind) or part not in ("alles", "open"):
        raise Http404(asked)
    kind, sheets = FileKind(asked), gather(code)
    data = WRITERS[kind](only_open(sheets) if part == "open" else sheets, code, noting(code))
    name = f"inburgering-{language.code}{'-open' if part == 'open' else ''}-{timezone.localdate():%Y-%m-%d}.{kind}"
    answer = HttpResponse(data, content_type=f"{TYPES[kind]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def files(request: HttpRequest, code: str) -> HttpResponse:
    """The screen; a file that is too large is refused by what the request says of itself, before it is read.

    Its address is exempt from the check of forms, which reads the whole of a form; `_screen` does that check.
    """
    language = _language(request, code)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + AROUND):
        return _show(request, language, refused=[_said(too_large())], status=413)
    return _screen(request, language)


@csrf_protect
def _screen(request: HttpRequest, language) -> HttpResponse:
    if request.method != "POST":
        return _show(request, language)
    try:
        data = _sent(request)
        file = read_file(data, language.code)
    except Refused as problem:
        return _show(request, language, refused=[_said(problem)], status=422)
    plan = plan_for(file, gather(language.code), known_names(), language.code)
    if plan.refused:
        return _show(request, language, refused=plan.refused, status=422)
    if request.POST.get("agreed") == plan.print and plan.changes:
        return _take(request, language, plan)
    carried = packed(data)
    if not carried:
        reason = _("There is too much in the file for one time. Divide it.")
        return _show(request, language, refused=[Said(0, "", reason)], status=422)
    if "agreed" in request.POST:
        messages.warning(request, _("The site changed in the meantime. Look again at what would change."))
    return _show(request, language, plan=plan, carried=carried)


def _sent(request: HttpRequest) -> bytes:
    """The file of the form, or the one that the form carried along; raises Refused."""
    if "carried" in request.POST:
        try:
            return unpacked(request.POST["carried"])
        except ValueError:
            raise Refused(0, _("The file did not come back whole. Choose it again.")) from None
    file = request.FILES.get("file")
    if file is None:
        raise Refused(0, _("Choose a file."))
    if file.size > MOST_BYTES:
        raise too_large()
    return file.read()


def _said(problem: Refused) -> Said:
    return Said(problem.line, "", problem.reason)


def _take(request: HttpRequest, language, plan: Plan) -> HttpResponse:
    try:
        taken = take(plan, code=language.code, user=request.user)
    except CANNOT as problem:  # nothing of it is kept
        reason = " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
        said = Said(0, "", _("A page cannot be made of these texts. %(reason)s") % {"reason": reason})
        return _show(request, language, refused=[said], status=422)
    told = ngettext("%(number)s text changed.", "%(number)s texts changed.", taken.changed) % {"number": taken.changed}
    if taken.fitting:
        told += " " + ngettext(
            "%(number)s text still fits the Dutch.", "%(number)s texts still fit the Dutch.", taken.fitting
        ) % {"number": taken.fitting}
    messages.success(request, told)
    if taken.waiting:
        waiting = ngettext(
            "%(number)s page is not complete yet, or somebody else publishes it. Its texts are kept.",
            "%(number)s pages are not complete yet, or somebody else publishes them. Their texts are kept.",
            taken.waiting,
        )
        messages.warning(request, waiting % {"number": taken.waiting})
    return redirect("translation-files", language.code)


def _show(request: HttpRequest, language, *, status: int = 200, **found) -> HttpResponse:
    plan, refused = found.get("plan"), found.get("refused", [])
    lists = {"refused": refused}
    if plan:
        lists |= {"skipped": plan.skipped, "doubts": plan.doubts, "changes": plan.changes}
    context = {
        "language": language,
        "most": MOST_BYTES // 1_000_000,
        "shown": SHOWN,
        "lists": {name: each[:SHOWN] for name, each in lists.items()},
        "more": {name: max(0, len(each) - SHOWN) for name, each in lists.items()},
        **found,
    }
    return render(request, "translation/files.html", context, status=status)

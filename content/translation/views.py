"""The translators' desk for the journey: a list per language, and one moment at a time beside the Dutch."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail_localize.views.update_translations import UpdateTranslationsView

from content.translation.forms import MomentTranslationForm
from trajectory.journey.moment import TEXTS, ContactMoment
from trajectory.journey.read import visible_moments
from trajectory.texts.actions import new_origin, publish_language, store, version_in
from trajectory.texts.models import Provenance


def _language(request: HttpRequest, code: str):
    """The language asked for; 404 when it does not exist, PermissionDenied when it is not this person's."""
    if code not in settings.SITE_LANGUAGES or code == settings.LANGUAGE_CODE:
        raise Http404(code)
    if not request.user.translates_into(code):
        raise PermissionDenied
    return settings.SITE_LANGUAGES[code]


class SyncPages(UpdateTranslationsView):
    """Compare a Dutch page with its snapshot; publishing is left to the translator, who sees what is missing."""

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        return form


def desk(request: HttpRequest, code: str = "") -> HttpResponse:
    """What there is to translate: per moment whether the text is missing, older than the Dutch, or current."""
    mine = [lang for lang in settings.SITE_LANGUAGES.values() if request.user.translates_into(lang.code)]
    if not mine:
        raise PermissionDenied
    language = _language(request, code) if code else mine[0]
    origins = {
        row.subject: row for row in Provenance.objects.filter(language=language.code, subject__startswith="moment:")
    }
    rows = []
    for moment in visible_moments():
        origin = origins.get(f"moment:{moment.code}")
        missing = sum(
            1
            for field in TEXTS
            if moment.text_in(field, settings.LANGUAGE_CODE) and not moment.text_in(field, language.code)
        )
        outdated = bool(origin) and origin.source_version != version_in(moment, TEXTS)
        rows.append({"moment": moment, "missing": missing, "outdated": outdated, "origin": origin})
    return render(request, "translation/desk.html", {"languages": mine, "chosen": language, "rows": rows})


@transaction.atomic
def translate_moment(request: HttpRequest, code: str, moment_id: str) -> HttpResponse:
    """One moment beside the Dutch; saving puts this language on the public site and nothing else."""
    language = _language(request, code)
    moment = get_object_or_404(visible_moments(), code=moment_id)
    form = MomentTranslationForm(request.POST or None, moment=moment, code=code)
    if request.method == "POST" and form.is_valid():
        publish_language(noun=moment, language=code, texts=form.cleaned_data, user=request.user)
        moment = ContactMoment.objects.get(pk=moment.pk)
        origin = new_origin(
            subject=f"moment:{moment.code}",
            language=code,
            source_version=version_in(moment, TEXTS),
            text_version=version_in(moment, TEXTS, code),
            maker=Provenance.Maker.PERSON,
            made_by=str(request.user),
        )
        store([origin])
        messages.success(
            request,
            _("%(moment)s is on the site in %(language)s.") % {"moment": moment.code, "language": language.name},
        )
        return redirect("translation-desk", code)
    context = {"moment": moment, "chosen": language, "form": form}
    return render(request, "translation/moment.html", context, status=422 if form.is_bound else 200)

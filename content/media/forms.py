"""What a recording must have before an editor can keep it."""

from collections.abc import Mapping
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from content.media.explainer import digest_of
from content.media.kinds import FILMS, SOUNDS, WrongFile, kind_of, reading
from content.media.outdated import script_now

MADE = ("file", "captions", "transcript")


def refusal(allowed: Mapping[str, str]) -> str:
    """What an editor is told of a file that is of no kind on the list."""
    return _("This file is not what it should be. Possible are: %(kinds)s.") % {"kinds": ", ".join(allowed)}


class TrackForm(WagtailAdminModelForm):
    """One language of a recording; an editor who looked at it can say that it is right although the script changed."""

    still_right = forms.BooleanField(
        label=gettext_lazy("Still right"),
        help_text=gettext_lazy("The script changed, and this language still says the same."),
        required=False,
    )


class TracksPanel(InlinePanel):
    """The languages of a recording, each with its own form."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = TrackForm
        return options


class RecordingForm(WagtailAdminModelForm):
    """A voice in at least one language, each language once, captions under every film, files of the right kind."""

    def clean(self) -> dict:
        data = super().clean()
        if "tracks" not in self.formsets:
            return data
        kept = self._kept()
        if kept and not any(form.cleaned_data.get("file") for form in kept):
            self.add_error(None, _("Add the file of at least one language."))
        for form in kept:
            self._check(form, is_film=data.get("kind") == "film")
        return data

    def _kept(self) -> list[TrackForm]:
        """The forms of the languages that stay."""
        filled = [form for form in self.formsets["tracks"].forms if form.is_valid() and form.cleaned_data]
        return [form for form in filled if not form.cleaned_data.get("DELETE")]

    def save(self, commit: bool = True):
        """Note from which script each language was made that is new, changed, or said to be still right."""
        kept = self._kept()
        dutch = next((form for form in kept if form.cleaned_data["language"] == settings.LANGUAGE_CODE), None)
        now = dutch.cleaned_data["transcript"] if dutch else ""
        before = dutch.initial.get("transcript", now) if dutch else ""
        for form in kept:
            made_now = bool({"language", *MADE, "still_right"} & set(form.changed_data))
            if made_now or not form.instance.made_from:
                script = script_now(
                    self.cleaned_data["tells"], form.cleaned_data["language"], now if made_now else before
                )
                form.instance.made_from = digest_of(script)
        return super().save(commit)

    def _check(self, form, *, is_film: bool) -> None:
        file, kinds = form.cleaned_data.get("file"), FILMS if is_film else SOUNDS
        if file:
            try:
                with reading(file) as read:
                    extension = kind_of(read, kinds)
            except WrongFile:
                problem = refusal(kinds)
                form.add_error("file", problem)
                self.add_error(None, problem)
            else:
                if "file" in form.changed_data:
                    form.instance.file.name = f"{PurePath(file.name).stem}.{extension}"
        if is_film and not form.cleaned_data.get("captions"):
            problem = _("A film needs captions in every language.")
            form.add_error("captions", problem)
            self.add_error(None, problem)

"""What a recording must have before an editor can keep it."""

from collections.abc import Mapping
from pathlib import PurePath

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from content.media.kinds import FILMS, SOUNDS, WrongFile, kind_of


def refusal(allowed: Mapping[str, str]) -> str:
    """What an editor is told of a file that is of no kind on the list."""
    return _("This file is not what it should be. Possible are: %(kinds)s.") % {"kinds": ", ".join(allowed)}


class RecordingForm(WagtailAdminModelForm):
    """A voice in at least one language, each language once, captions under every film, files of the right kind."""

    def clean(self) -> dict:
        data = super().clean()
        if "tracks" not in self.formsets:
            return data
        forms = [form for form in self.formsets["tracks"].forms if form.is_valid() and form.cleaned_data]
        kept = [form for form in forms if not form.cleaned_data.get("DELETE")]
        if kept and not any(form.cleaned_data.get("file") for form in kept):
            self.add_error(None, _("Add the file of at least one language."))
        for form in kept:
            self._check(form, is_film=data.get("kind") == "film")
        return data

    def _check(self, form, *, is_film: bool) -> None:
        file, kinds = form.cleaned_data.get("file"), FILMS if is_film else SOUNDS
        if file:
            try:
                extension = kind_of(file.file, kinds)
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

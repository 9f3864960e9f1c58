"""The translator's form: one language of one contact moment."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from trajectory.facts.check import check_texts
from trajectory.facts.resolve import names_in
from trajectory.journey.moment import TEXTS, ContactMoment

LONG = ("what", "duty", "right", "bring", "consequence", "deadline")


class MomentTranslationForm(forms.Form):
    """The texts of a moment in one language, beside the Dutch; facts must be the same as in Dutch."""

    def __init__(self, *args, moment: ContactMoment, code: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.moment, self.code = moment, code
        language = settings.SITE_LANGUAGES[code]
        for name in TEXTS:
            field = ContactMoment._meta.get_field(name)
            attrs = {"lang": language.tag, "dir": language.direction}
            widget = forms.Textarea({**attrs, "rows": 5}) if name in LONG else forms.TextInput(attrs)
            self.fields[name] = forms.CharField(
                label=field.verbose_name,
                required=False,
                max_length=getattr(field, "max_length", None),
                widget=widget,
                initial=moment.text_in(name, code),
            )

    def rows(self) -> list[dict]:
        """Per text: the Dutch of the live version and the field to fill in."""
        return [
            {"name": name, "dutch": self.moment.text_in(name, settings.LANGUAGE_CODE), "field": self[name]}
            for name in TEXTS
        ]

    def clean(self) -> dict:
        texts = super().clean()
        check_texts(texts)
        for name, text in list(texts.items()):
            dutch = self.moment.text_in(name, settings.LANGUAGE_CODE)
            if text and sorted(names_in(text)) != sorted(names_in(dutch)):
                wanted = ", ".join(f"{{fact:{fact}}}" for fact in names_in(dutch)) or _("none")
                self.add_error(name, _("Use the same facts as the Dutch text: %(facts)s") % {"facts": wanted})
        return texts

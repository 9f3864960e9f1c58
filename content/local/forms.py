"""The forms of a municipality: Dutch beside one other language, so that saving cannot touch the others."""

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import ContactPoint, Interpreter
from trajectory.journey.desks import TEXTS as DESK_TEXTS
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition
from trajectory.texts.version import version_of

NOTE_TEXTS = ("summary", "what")
WIDE = ("summary", "help_with", "hours")  # one sentence, which does not fit in a line of the form
HELP = {
    "role": _("The name on the door, such as: Desk for civic integration. Never the name of a person."),
    "help_with": _("What people can come for, in a few words."),
    "hours": _("The days and hours. Say whether you need an appointment."),
    "summary": _("One short sentence. Readers see it on the card of the moment."),
    "what": _("More, if it is needed. A line that begins with - is a point of a list."),
    "title": _("What you do there, such as: You practise Dutch in the library."),
    "when": _("Such as: every Wednesday afternoon."),
}


class PartForm(forms.ModelForm):
    """What a desk and an addition share: texts in Dutch and in language `code`, of which Dutch asks for `needed`."""

    texts: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    def __init__(self, *args, code: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.codes = (settings.LANGUAGE_CODE, code)
        for text in dict.fromkeys(LOCAL_TEXTS + DESK_TEXTS):
            for each in settings.SITE_LANGUAGES:
                if text not in self.texts or each not in self.codes:
                    self.fields.pop(build_localized_fieldname(text, each), None)
        for text in self.texts:
            for each in self.codes:
                self._dress(text, each)

    def _dress(self, text: str, code: str) -> None:
        language, dutch = settings.SITE_LANGUAGES[code], code == settings.LANGUAGE_CODE
        field = self.fields[build_localized_fieldname(text, code)]
        name = capfirst(str(self._meta.model._meta.get_field(text).verbose_name))
        field.label = f"{name} ({language.name})"
        field.required = dutch and text in self.needed
        field.help_text = HELP[text] if dutch else ""
        if text in WIDE:
            field.widget = forms.Textarea({"rows": 2, "maxlength": field.max_length})
        rows = {"rows": 5} if text == "what" else {}
        field.widget.attrs |= {"lang": language.tag, "dir": language.direction, **rows}

    def clean(self) -> dict:
        data = super().clean()
        for text in WIDE:
            for column in (build_localized_fieldname(text, code) for code in self.codes):
                if data.get(column):
                    data[column] = " ".join(data[column].split())
        return data

    def pairs(self) -> list[list[forms.BoundField]]:
        """Per text its field in Dutch and in the other language."""
        return [[self[build_localized_fieldname(text, code)] for code in self.codes] for text in self.texts]

    def others(self) -> list[forms.BoundField]:
        """The fields that are the same in every language."""
        columns = {field.name for pair in self.pairs() for field in pair}
        return [field for field in self.visible_fields() if field.name not in columns]

    def said(self) -> dict[str, str]:
        """By the label of each field what stands in it, in words."""
        return {str(self[name].label): _in_words(self[name]) for name in self.fields}

    def version(self, *more: object) -> str:
        """The fingerprint of what stands in the form, and of `more` that its editor looks at beside it."""
        return version_of(self.said() | {f"beside {number}": each for number, each in enumerate(more)})


def _in_words(field: forms.BoundField) -> str:
    value = field.value()
    if isinstance(field.field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
        chosen = {str(each) for each in value or ()}
        return " · ".join(str(label) for key, label in field.field.choices if str(key) in chosen)
    if isinstance(field.field, forms.ChoiceField):
        return str(dict(field.field.choices).get(value, "")) if value else ""
    return str(value or "").replace("\r\n", "\n")


class ContactForm(PartForm):
    """A desk: what it is for and how to reach it."""

    texts = DESK_TEXTS
    needed = ("role",)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only languages that somebody at the desk really speaks."),
    )
    interpreter = forms.ChoiceField(
        label=_("Interpreter"),
        required=False,
        choices=[("", _("Not known")), *Interpreter.choices],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ContactPoint
        fields = [
            *(build_localized_fieldname(text, code) for text in DESK_TEXTS for code in settings.SITE_LANGUAGES),
            "phases",
            "phone",
            "email",
            "website",
            "languages",
            "interpreter",
        ]
        widgets = {"phases": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(code, each.name) for code, each in settings.SITE_LANGUAGES.items()]
        self.fields["phases"].help_text = _("Choose none when the desk helps in all steps.")
        self.fields["email"].help_text = _("An address of the desk, never of a person.")

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not any(data.get(name) for name in ("phone", "email", "website")):
            self.add_error("phone", _("Give at least one way to reach the desk: phone, e-mail or website."))
        return data


class NoteForm(PartForm):
    """A note at a national moment."""

    texts = NOTE_TEXTS
    needed = ("summary",)

    class Meta:
        model = LocalAddition
        fields = [build_localized_fieldname(text, code) for text in LOCAL_TEXTS for code in settings.SITE_LANGUAGES]


class MomentForm(PartForm):
    """An extra moment after a national one."""

    texts = LOCAL_TEXTS
    needed = ("title", "summary")

    class Meta(NoteForm.Meta):
        fields = [*NoteForm.Meta.fields, "channel"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].required = True
        self.fields["channel"].help_text = ""

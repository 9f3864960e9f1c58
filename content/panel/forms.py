"""What an editor fills in to have a text tested: which text, until when, and per language a question about it."""

import uuid
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.panel.actions import last_day, shuffled
from content.panel.filled import CONTROL, TURNING
from content.panel.may import find_subject, moments_of, pages_of
from content.panel.models import PanelRound, PanelTongue
from trajectory.facts.resolve import PLACEHOLDER

QUESTIONS = 2  # at most, in one language
WRONG = 4  # wrong answers at most
LONGEST_QUESTION, LONGEST_ANSWER = 255, 120
MOST_DAYS = 182


def visible_signs(text: str) -> None:
    """Raises ValidationError for a sign that nobody sees and that turns the text around it."""
    if CONTROL.search(text) or TURNING.search(text):
        raise ValidationError(_("There is a hidden sign in this text. Type it anew."))


def _bare(title: str) -> str:
    return PLACEHOLDER.sub(r"\1", title).replace("\u00ad", "")


class SubjectForm(forms.Form):
    """Which page or contact moment."""

    tekst = forms.ChoiceField(label=gettext_lazy("Page or contact moment"))

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        pages = [
            (f"page-{page.pk}", "– " * (page.depth - 2) + _bare(page.get_admin_display_title()))
            for page in pages_of(user)
        ]
        moments = [(f"moment-{each.code}", _bare(str(each))) for each in moments_of(user)]
        named = ((_("Pages"), pages), (_("Contact moments"), moments))
        self.fields["tekst"].choices = [(name, choices) for name, choices in named if choices]

    def clean_tekst(self):
        subject = find_subject(self.user, self.cleaned_data["tekst"])
        if subject is None:
            raise ValidationError(_("Choose a page or contact moment from the list."))
        return subject


class RoundForm(forms.Form):
    """Until when the links work; `form` numbers this form, which makes one round however often it is sent."""

    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("After this day the links say that the test is over."),
    )
    form = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        today = timezone.localdate()
        kwargs["initial"] = {"ends_on": last_day(today), "form": uuid.uuid4()}
        super().__init__(*args, **kwargs)

    def clean_ends_on(self):
        day, today = self.cleaned_data["ends_on"], timezone.localdate()
        if not today < day <= today + timedelta(days=MOST_DAYS):
            raise ValidationError(_("Choose a day after today, at most half a year ahead."))
        return day


class TongueForm(forms.Form):
    """Whether a text is tested in one language, and what its testers are asked about it."""

    chosen = forms.BooleanField(label=gettext_lazy("Test in this language"), required=False)

    def __init__(self, *args, code: str, **kwargs) -> None:
        super().__init__(*args, prefix=code, **kwargs)
        self.language = settings.SITE_LANGUAGES[code]
        written = {"lang": self.language.tag, "dir": self.language.direction}
        for number in range(1, QUESTIONS + 1):
            line, lines = forms.TextInput(written), forms.Textarea({**written, "rows": 3})
            told = _("Question about the text") if number == 1 else _("A second question, if you want")
            for name, label, length, widget in (
                ("question", told, LONGEST_QUESTION, line),
                ("right", _("Its right answer"), LONGEST_ANSWER, line),
                ("wrong", _("Its wrong answers, each on a line of its own"), WRONG * (LONGEST_ANSWER + 2), lines),
            ):
                self.fields[f"{name}{number}"] = forms.CharField(
                    label=label, required=False, max_length=length, widget=widget, validators=[visible_signs]
                )

    def is_asked(self) -> bool:
        """Whether it stands open on the screen: ticked, with a question or without."""
        return bool(self["chosen"].value())

    def is_chosen(self) -> bool:
        return bool(self.cleaned_data.get("chosen"))

    def _question(self, data: dict, number: int) -> dict | None:
        """One question with its answers; None when nothing of it is filled in."""
        names = [f"{name}{number}" for name in ("question", "right", "wrong")]
        question, right, wrong = (" ".join(data.get(name, "").split()) for name in names)
        if not (question or right or wrong):
            return None
        for name, text in zip(names, (question, right, wrong), strict=True):
            if not text and name not in self.errors:
                self.add_error(name, _("Fill this in: a question needs a right answer and a wrong one."))
        others = [" ".join(line.split()) for line in data.get(names[2], "").splitlines() if line.strip()]
        if len(others) > WRONG or any(len(each) > LONGEST_ANSWER for each in others):
            self.add_error(names[2], _("At most four wrong answers, each of at most 120 signs."))
        if len({right, *others}) != 1 + len(others):
            self.add_error(names[2], _("Each answer must be another one."))
        return {"question": question, **shuffled(right, others)}

    def clean(self) -> dict:
        data = super().clean()
        asked = [self._question(data, number) for number in range(1, QUESTIONS + 1)]
        data["questions"] = [each for each in asked if each]
        if data.get("chosen") and not data["questions"] and not self.errors:
            self.add_error("question1", _("Ask one question, to see whether the text was understood."))
        if data["questions"] and not data.get("chosen"):
            self.add_error("chosen", _("You wrote a question: choose this language too, or clear the question."))
        return data


class AnswerForm(forms.Form):
    """What an editor did with what testers said: of the round, and of each sentence that somebody marked."""

    done = forms.CharField(
        label=gettext_lazy("What you did with this test"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("For your colleagues. Readers do not see it."),
        validators=[visible_signs],
    )

    def __init__(self, *args, made: PanelRound, tongues: list[PanelTongue], marked: set, **kwargs) -> None:
        super().__init__(*args, initial={"done": made.done}, **kwargs)
        for tongue in tongues:
            for number in sorted(number for pk, number in marked if pk == tongue.pk):
                self.fields[f"done-{tongue.language}-{number}"] = forms.CharField(
                    label=_("What you did with it"),
                    max_length=500,
                    required=False,
                    initial=tongue.done.get(str(number), ""),
                    widget=forms.TextInput,
                    validators=[visible_signs],
                )

    def by_sentence(self) -> dict[tuple[str, int], str]:
        found = {}
        for name, text in self.cleaned_data.items():
            if name.startswith("done-") and name in self.data:  # else its language is not on the screen
                language, _dash, number = name.removeprefix("done-").rpartition("-")
                found[language, int(number)] = text
        return found


class ReaderForm(forms.Form):
    """What readers hear once a round is over; a language without text of its own gets the Dutch."""

    shown = forms.BooleanField(
        label=gettext_lazy("Show this to readers"),
        required=False,
        help_text=gettext_lazy("In each language in which at least three people sent the form."),
    )

    def __init__(self, *args, made: PanelRound, languages: list[str], **kwargs) -> None:
        super().__init__(*args, initial={"shown": made.shown}, **kwargs)
        self.languages = list(dict.fromkeys([settings.LANGUAGE_CODE, *languages]))
        for code in self.languages:
            language = settings.SITE_LANGUAGES[code]
            for name, texts, label in (
                ("said", made.said, _("You said… (%(language)s)")),
                ("changed", made.changed, _("We changed… (%(language)s)")),
            ):
                self.fields[f"{name}-{code}"] = forms.CharField(
                    label=label % {"language": language.name},
                    max_length=300,
                    required=False,
                    initial=texts.get(code, ""),
                    widget=forms.Textarea({"rows": 2, "lang": language.tag, "dir": language.direction}),
                    validators=[visible_signs],
                )

    def texts(self, name: str) -> dict[str, str]:
        """By language what is written of this kind."""
        written = {code: " ".join(self.cleaned_data[f"{name}-{code}"].split()) for code in self.languages}
        return {code: text for code, text in written.items() if text}

    def pairs(self) -> list[list[forms.BoundField]]:
        return [[self[f"said-{code}"], self[f"changed-{code}"]] for code in self.languages]

"""The forms of the writers' desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.writing.report import KINDS

NO_REASON = 10  # letters; less says nothing


class ReasonForm(forms.Form):
    """Why the red marks of a right or duty stay, and for which marks that is said."""

    reason = forms.CharField(
        label=_("Why do these marks stay?"),
        help_text=_("For example: the letter of DUO uses this word, and the next sentence explains it."),
        min_length=NO_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seal = forms.CharField(widget=forms.HiddenInput)


class ReportForm(forms.Form):
    """What the report shows."""

    soort = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *KINDS.items()])
    alles = forms.BooleanField(label=_("Also what has no red marks"), required=False)

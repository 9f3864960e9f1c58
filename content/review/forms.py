"""The forms of the review screens."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from content.review.models import Bundle, BundleItem


class BundleForm(forms.ModelForm):
    """What a bundle is called, why it is made, and when it takes effect."""

    class Meta:
        model = Bundle
        fields = ("name", "reason_nl", "reason_en", "law", "article", "takes_effect_at", "with_version")
        widgets = {
            "reason_nl": forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
            "reason_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
            "takes_effect_at": AdminDateTimeInput,
        }


class PutForm(forms.Form):
    """In which open bundle a page or noun goes, and what happens to it."""

    bundle = forms.ModelChoiceField(Bundle.objects.none(), label=_("Bundle"))
    kind = forms.ChoiceField(
        label=_("What happens"),
        choices=[each for each in BundleItem.Kind.choices if each[0] != BundleItem.Kind.TREE],
        widget=forms.RadioSelect,
        initial=BundleItem.Kind.PUBLISH,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bundle"].queryset = Bundle.objects.filter(state=Bundle.State.OPEN)


class DecideForm(forms.Form):
    """What the second person says; who asks for changes says which."""

    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seal = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, deciding: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = deciding == "reject"

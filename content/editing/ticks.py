"""Lists of boxes to tick on the edit screens, drawn at once and read once."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from content.pages.forms import say_why_not
from content.pages.small_edit import AsksSmallEdit


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick as Django draws them; its own widget asks two template files for each of eighty boxes."""

    def render(self, name, value, attrs=None, renderer=None):
        widget = self.get_context(name, value, attrs)["widget"]
        options = [option for _, group, _ in widget["optgroups"] for option in group]
        boxes = format_html_join(
            "",
            '<div><label for="{}"><input type="checkbox" name="{}" value="{}"{}> {}</label></div>',
            (
                (each["attrs"].get("id", ""), each["name"], each["value"], flatatt(each["attrs"]), each["label"])
                for each in options
            ),
        )
        return format_html('<div id="{}">{}</div>', widget["attrs"].get("id", ""), boxes)


class NounForm(WagtailAdminModelForm):
    """The form of a small noun; what is said of this edit is heard when it is saved (content/translation/hear.py)."""

    small_edit = forms.BooleanField(
        label=gettext_lazy("small edit"),
        required=False,
        help_text=gettext_lazy("Only spelling or style changed: translations stay valid."),
    )


class MomentForm(AsksSmallEdit, WagtailAdminModelForm):
    """The form of a contact moment: what it may be tied to is asked once, with only what stands on the screen."""

    is_draft = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, titles in {"next_moments": ("code", "title_nl"), "others": ("code", "name_nl")}.items():
            if name in self.fields:
                choices = self.fields[name].queryset.only("pk", *titles)
                self.fields[name].choices = [(each.pk, str(each)) for each in choices]

    def defer_required_fields(self) -> None:
        self.is_draft = True
        super().defer_required_fields()

    def _post_clean(self) -> None:
        super()._post_clean()
        say_why_not(self)

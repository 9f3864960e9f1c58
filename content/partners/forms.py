"""The form of a theme: what an editor sends is a file of tokens, and every reason why it cannot be used is said."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from content.partners.ours import our_tokens
from content.partners.theme import CheckedTheme, check_theme
from content.partners.tokens import WrongTheme


class ThemeForm(WagtailAdminModelForm):
    """A new theme needs a file; an existing one keeps its tokens when none is sent."""

    file = forms.FileField(
        label=gettext_lazy("File of tokens"),
        help_text=gettext_lazy("JSON as NL Design System uses it, such as name.tokens.json."),
        required=False,
    )

    def clean_file(self) -> CheckedTheme | None:
        """The checked theme in the file; raises ValidationError with all that is wrong with it."""
        file = self.cleaned_data["file"]
        if file is None:
            if not self.instance.css:
                raise ValidationError(_("A new theme needs a file of tokens."))
            return None
        try:
            return check_theme(file.read(), our_tokens())
        except WrongTheme as wrong:
            # Each on its own line; Wagtail writes several errors of a field in one breath.
            lines = format_html_join(mark_safe("<br>"), "{}", ((sentence,) for sentence in wrong.sentences))
            raise ValidationError(lines) from None

    def save(self, commit: bool = True):
        """Keep the theme, with the tokens of the file when one was sent."""
        if checked := self.cleaned_data["file"]:
            self.instance.take(checked)
        return super().save(commit)

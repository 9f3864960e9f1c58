"""What an editor must have filled in before a topic can be published."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

NEXT_STEP = {"moments", "pages"}
SKELETON = ("short", "paragraph", "steps", "callout", "moments", "pages", "contact")


class TopicForm(WagtailAdminPageForm):
    """A new topic begins with its skeleton; publishing asks for all of it, a draft for nothing."""

    def __init__(self, *args, instance=None, **kwargs) -> None:
        if instance is not None and instance.pk is None and not instance.body:
            blocks = instance.body.stream_block.child_blocks
            instance.body = [(name, blocks[name].get_default()) for name in SKELETON]
        super().__init__(*args, instance=instance, **kwargs)

    def clean(self) -> dict:
        data = super().clean()
        if self.is_deferred_validation or "body" not in data:
            return data
        kinds = [block.block_type for block in data["body"]]
        problems = []
        if kinds[:1] != ["short"]:
            problems.append(_("Begin with the part “In short”: it answers the seven questions."))
        if not NEXT_STEP & set(kinds):
            problems.append(_("Say what comes next: add contact moments or pages."))
        if problems:
            self.add_error("body", ValidationError(problems))
        if not any(form.cleaned_data.get("source") for form in self._sources()):
            self.add_error(None, _("Name at least one source."))
        return data

    def _sources(self) -> list:
        """The forms of sources that are filled in and stay."""
        forms = self.formsets["page_sources"].forms
        return [form for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")]

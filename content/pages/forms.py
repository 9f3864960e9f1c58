"""What a page's form refuses: things its editor may not know of, and a topic that is not complete."""

import json
from collections.abc import Iterable, Iterator, Mapping

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockField

from content.pages.compose import SHORT_ANSWERS
from content.pages.small_edit import AsksSmallEdit
from trajectory.texts.live import why_draft

PROMPT = "✎"  # begins an instruction in a page that an editor began from an example
SKELETON = ("short", "paragraph", "steps", "callout", "moments", "pages", "contact")


def prompted(values: Mapping[str, object]) -> list[str]:
    """In which of the title, the introduction and the parts (as a form or a version of a page has them) a ✎ is left."""
    found = []
    for name in ("title", "intro", "body"):
        value = values.get(name) or ""
        if isinstance(value, StreamValue):
            value = value.get_prep_value()
        elif name == "body" and isinstance(value, str):
            value = json.loads(value or "[]")
        if PROMPT in str(value):
            found.append(name)
    return found


def said_of_prompt() -> str:
    """What an editor is told of a ✎."""
    return _("Write your own text where a %(sign)s stands, or take that part away.") % {"sign": PROMPT}


def prompts_left(page) -> list[str]:
    """What is said of the instructions that are left in this version of a page, each with its field."""
    values = {name: getattr(page, name) for name in ("title", "intro", "body")}
    return [f"{capfirst(page._meta.get_field(name).verbose_name)}: {said_of_prompt()}" for name in prompted(values)]


def say_why_not(form) -> None:
    """Put on a form that publishes, or asks a second person to, why what it made stays a draft; what was typed stays.

    Called when the form has made its thing, which is never saved then.
    """
    if not (form.is_draft or form.errors):
        for sentence in why_draft(form.instance):
            form.add_error(None, sentence)


def _unanswered(body: StreamValue) -> list[str]:
    """The questions of “In short” that have no answer yet; the form of a draft asks for none."""
    short = body[0]
    questions = short.block.child_blocks
    return [str(questions[name].label) for name in SHORT_ANSWERS if not (short.value[name] or "").strip()]


def _leads_on(body: StreamValue) -> bool:
    """Whether a part leads to moments or pages; one with nothing in it does not."""
    return any(
        (part.block_type == "moments" and (part.value["ids"] or "").split())
        or (part.block_type == "pages" and any(part.value["items"]))
        for part in body
    )


def problems_of(body: StreamValue, sources: Iterable) -> dict[str, list[str]]:
    """What a topic with these parts and sources still lacks, by field, as sentences for its editor.

    Empty when it can be published.
    """
    problems = []
    if not body or body[0].block_type != "short":
        problems.append(_("Begin with the part “In short”: it answers the seven questions."))
    else:
        problems += [_("Answer the question “%(question)s”.") % {"question": each} for each in _unanswered(body)]
    if not _leads_on(body):
        problems.append(_("Say what comes next: add contact moments or pages."))
    found = {"body": problems} if problems else {}
    if not any(sources):
        found[NON_FIELD_ERRORS] = [_("Name at least one source.")]
    return found


def _without(text: str, numbers: set[str]) -> str:
    """The value of one field as it was sent, without the numbers of things; a rich text keeps its words."""
    if text in numbers:
        return ""
    if not text.startswith("{") or "entityMap" not in text:
        return text
    try:
        content = json.loads(text)
        for entity in content["entityMap"].values():
            if str(entity["data"].get("id")) in numbers:
                entity["data"] = {"url": "#"}
    except (ValueError, KeyError, AttributeError, TypeError):
        return ""
    return json.dumps(content)


class ReaderForm(AsksSmallEdit, WagtailAdminPageForm):
    """Takes no picture, document or page of another municipality, and shows nothing of it when somebody tries.

    What is on the page already may stay: a national editor put it there. A page with an instruction to its editor in
    it stays a draft: readers would take it for the text.
    """

    refused = False
    is_draft = False

    def defer_required_fields(self) -> None:
        self.is_draft = True
        super().defer_required_fields()

    def full_clean(self) -> None:
        if self.is_bound and self.for_user:
            self._leave_out_what_is_unknown()
        super().full_clean()

    def _parts(self) -> Iterator[tuple[str, object]]:
        blocks = ((name, field.block) for name, field in self.fields.items() if isinstance(field, BlockField))
        yield from blocks

    def _named(self, name: str, block) -> set[tuple[type, str]]:
        """What the parts that were sent name, with what they named before left out."""

        def of(value) -> set[tuple[type, str]]:
            return {(model, str(number)) for model, number, *_ in block.extract_references(value)}

        sent = block.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return of(sent) - of(getattr(self.instance, name))

    def _leave_out_what_is_unknown(self) -> None:
        from content.pages.known import unknown_to

        for name, block in self._parts():
            prefix = self.add_prefix(name)
            if f"{prefix}-count" not in self.data:
                continue
            unknown = unknown_to(self.for_user, self._named(name, block))
            if unknown:
                self.refused = True
                self.data = self.data.copy()
                order = ("-order", "-type", "-id", "-deleted", "-count")
                for key in [key for key in self.data if key.startswith(f"{prefix}-") and not key.endswith(order)]:
                    self.data[key] = _without(self.data[key], unknown)

    def clean(self) -> dict:
        data = super().clean()
        if self.refused:
            self.add_error(None, _("Choose only pictures, documents and pages that are yours or for everybody."))
        for name in () if self.is_deferred_validation else prompted(data):
            self.add_error(name, said_of_prompt())
        return data

    def _post_clean(self) -> None:
        super()._post_clean()
        say_why_not(self)


class TopicForm(ReaderForm):
    """A new topic begins with its skeleton; publishing asks for all of it, a draft for nothing."""

    def __init__(self, *args, instance=None, **kwargs) -> None:
        if instance is not None and instance.pk is None and not instance.body:
            blocks = instance.body.stream_block.child_blocks
            instance.body = [(name, blocks[name].get_default()) for name in SKELETON]
        super().__init__(*args, instance=instance, **kwargs)

    def defer_required_fields(self) -> None:
        """A draft may be incomplete, unless it awaits approval: that publishes it as it is, without a form."""
        self.is_draft = True
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict:
        data = super().clean()
        if self.is_deferred_validation or "body" not in data:
            return data
        problems = problems_of(data["body"], (form.cleaned_data.get("source") for form in self._sources()))
        for field, sentences in problems.items():
            self.add_error(field, " ".join(sentences))  # Wagtail shows no more than one error of the parts
        return data

    def _sources(self) -> list:
        """The forms of sources that are filled in and stay."""
        forms = self.formsets["page_sources"].forms
        return [form for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")]

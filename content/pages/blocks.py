"""The parts a page is made of; each keeps its identity in every language."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.pages.media import DocumentsBlock, PictureBlock, RecordingBlock
from content.pages.words import HeadingBlock, ParagraphBlock, PlainBlock

# The codes of the laws in the journey; reading them from there would ask the database whenever a page is drawn.
LAWS = [("wi2021", "Wet inburgering 2021"), ("wi2013", "Wet inburgering 2013")]
TONES = [
    ("info", _("Good to know")),
    ("duty", _("What you must do")),
    ("right", _("Your right")),
    ("warning", _("Take care")),
    ("help", _("Help")),
]


class CalloutBlock(blocks.StructBlock):
    """A box that stands out: a duty, a right, a warning, help or something good to know."""

    tone = blocks.ChoiceBlock(choices=TONES, label=_("kind"))
    title = HeadingBlock(label=_("title"))
    text = ParagraphBlock(label=_("text"))

    class Meta:
        template = "content/blocks/callout.html"
        icon = "warning"
        label = _("Callout")
        description = _("A duty, a right, a warning or help, with its own sign and word.")
        preview_value = {"tone": "right", "title": "Uw recht", "text": "<p>U mag alleen komen.</p>"}


class StepBlock(blocks.StructBlock):
    title = HeadingBlock(label=_("title"))
    text = PlainBlock(label=_("text"))

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Numbered steps in the order in which you take them."""

    heading = HeadingBlock(label=_("heading"))
    items = blocks.ListBlock(StepBlock(), label=_("steps"))

    class Meta:
        template = "content/blocks/steps.html"
        icon = "list-ol"
        label = _("Steps")
        description = _("What the reader does, step by step.")
        preview_value = {
            "heading": "Wat doet u?",
            "items": [{"title": "Bewaar de brief", "text": "U hebt hem later nodig."}],
        }


class MomentsBlock(blocks.StructBlock):
    """Links to contact moments of the journey; their texts come from the journey itself."""

    heading = HeadingBlock(label=_("heading"))
    ids = blocks.CharBlock(label=_("ids of contact moments"), help_text=_("Such as M01 M02, in order."))

    class Meta:
        template = "content/blocks/moments.html"
        icon = "calendar-alt"
        label = _("Contact moments")
        description = _("Shows moments of the journey with their current text.")
        preview_value = {"heading": "Deze momenten horen erbij", "ids": "M01 M02"}

    def clean(self, value):
        from content.pages.checks import check_moment_ids

        value = super().clean(value)
        check_moment_ids(value["ids"])
        return value


class PageNumber(int):
    """The number of a page; wagtail-localize asks each chosen page for its `pk`."""

    @property
    def pk(self) -> int:
        return int(self)


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page, kept as its number: a page with many links looks all of them up at once."""

    def to_python(self, value):
        return None if value is None else PageNumber(value)

    def bulk_to_python(self, values):
        return [self.to_python(value) for value in values]

    def get_prep_value(self, value):
        return getattr(value, "pk", value)

    def extract_references(self, value):
        if value is not None:
            yield self.model_class, str(self.get_prep_value(value)), "", ""


class PagesBlock(blocks.StructBlock):
    """Links to other pages, with their own titles and introductions."""

    heading = HeadingBlock(label=_("heading"))
    items = blocks.ListBlock(LinkedPageBlock(label=_("page")), min_num=1, label=_("pages"))

    class Meta:
        template = "content/blocks/pages.html"
        icon = "doc-empty"
        label = _("Pages")
        description = _("Cards that lead to other pages.")


class ContactBlock(blocks.StructBlock):
    """How to reach organisations; the phone numbers come from the register of facts."""

    heading = HeadingBlock(label=_("heading"))
    organisations = blocks.CharBlock(label=_("organisations"), help_text=_("Codes such as duo gemeente ind."))

    class Meta:
        template = "content/blocks/contact.html"
        icon = "user"
        label = _("Contact")
        description = _("Phone number and website of organisations, always the current ones.")
        preview_value = {"heading": "Wie kan helpen?", "organisations": "duo gemeente"}

    def clean(self, value):
        from content.pages.checks import check_organisations

        value = super().clean(value)
        check_organisations(value["organisations"])
        return value


class SituationBlock(blocks.StructBlock):
    title = HeadingBlock(label=_("title"))
    text = PlainBlock(label=_("text"))
    page = LinkedPageBlock(required=False, label=_("page"))
    moment = blocks.CharBlock(required=False, max_length=5, label=_("or contact moment"))

    class Meta:
        icon = "help"
        label = _("Situation")

    def clean(self, value):
        from content.pages.checks import check_moment_ids

        value = super().clean(value)
        try:
            check_moment_ids(value["moment"] or "")
        except ValidationError as problem:
            raise blocks.StructBlockValidationError(block_errors={"moment": problem}) from None
        return value


class SituationsBlock(blocks.StructBlock):
    """An entry by what just happened: I got a letter, I wait, I moved."""

    heading = HeadingBlock(label=_("heading"))
    items = blocks.ListBlock(SituationBlock(), label=_("situations"))

    class Meta:
        template = "content/blocks/situations.html"
        icon = "help"
        label = _("Situations")
        description = _("Cards that begin with what the reader just lived through.")


class RegisterBlock(blocks.StaticBlock):
    """Every fact with its value, date and source, and the list of all sources."""

    class Meta:
        template = "content/blocks/register.html"
        icon = "list-ul"
        label = _("Facts and sources")
        description = _("The whole register: every amount, term and phone number with its source and date.")
        admin_text = _("Shows all facts and sources; there is nothing to fill in.")


class ShortBlock(blocks.StructBlock):
    """The seven questions every topic answers before anything else, each in a sentence or two."""

    law = blocks.ChoiceBlock(
        choices=LAWS, required=False, label=_("law"), help_text=_("Empty when it does not depend on the law.")
    )
    for_whom = PlainBlock(label=_("For whom is this?"))
    you_do = PlainBlock(label=_("What do you do?"))
    when = PlainBlock(label=_("When?"))
    contact = PlainBlock(label=_("Who contacts you?"))
    cost = PlainBlock(label=_("What does it cost?"))
    if_not = PlainBlock(label=_("What if you do not?"))
    help = PlainBlock(label=_("Where do you get help?"))

    class Meta:
        template = "content/blocks/short.html"
        icon = "list-ul"
        label = _("In short")
        description = _("For whom, what, when, who, cost, what if not, help: the first thing a reader sees.")
        preview_value = {
            "law": "",
            "for_whom": "Voor iedereen die moet inburgeren.",
            "you_do": "U maakt een afspraak.",
            "when": "Binnen {fact:objection-term}.",
            "contact": "De gemeente belt u.",
            "cost": "Het is gratis.",
            "if_not": "Dan krijgt u een nieuwe brief.",
            "help": "Vraag het uw gemeente.",
        }


class BodyBlock(blocks.StreamBlock):
    """Everything a page may hold, in reading order."""

    short = ShortBlock()
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    situations = SituationsBlock()
    moments = MomentsBlock()
    pages = PagesBlock()
    contact = ContactBlock()
    picture = PictureBlock()
    documents = DocumentsBlock()
    recording = RecordingBlock()
    register = RegisterBlock()

    class Meta:
        block_counts = {"short": {"max_num": 1}, "situations": {"max_num": 1}, "register": {"max_num": 1}}

"""The parts that are only words: a heading, paragraphs, one plain paragraph."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.pages.checks import check_block_text, check_links

RICH = ["h3", "bold", "italic", "ol", "ul", "link"]


class HeadingBlock(blocks.CharBlock):
    """A heading between the parts of a page."""

    class Meta:
        template = "content/blocks/heading.html"
        icon = "title"
        label = _("Heading")
        description = _("A short heading; the reader scans these first.")
        preview_value = "Wanneer begint uw tijd?"

    def clean(self, value):
        return check_block_text(super().clean(value))


class ParagraphBlock(blocks.RichTextBlock):
    """Short paragraphs and lists; facts as {fact:name}."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH, **kwargs})

    class Meta:
        template = "content/blocks/paragraph.html"
        icon = "pilcrow"
        label = _("Text")
        description = _("Short paragraphs and lists. Amounts and phone numbers as {fact:name}.")
        preview_value = "<p>De gemeente maakt samen met u een plan.</p>"

    def clean(self, value):
        value = super().clean(value)
        check_block_text(value.source)
        check_links(value.source)
        return value


class PlainBlock(blocks.TextBlock):
    """One plain paragraph inside another part."""

    def clean(self, value):
        return check_block_text(super().clean(value))

"""The parts of a page that show a picture, offer documents, or play a recording."""

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Rendition
from wagtail.snippets.blocks import SnippetChooserBlock

from content.pages.words import HeadingBlock, PlainBlock


class DescribedImageBlock(ImageBlock):
    """A picture with its description in the language of the page; a screen reader cannot follow a fact in it."""

    def clean(self, value):
        value = super().clean(value)
        if "{" in (value.contextual_alt_text or ""):
            problem = ValidationError(_("Describe the picture without facts."))
            raise blocks.StructBlockValidationError(block_errors={"alt_text": problem})
        return value

    def deconstruct(self):
        return ("content.pages.media.DescribedImageBlock", [], self._constructor_kwargs)


class PictureBlock(blocks.StructBlock):
    """A picture in sizes for small and large screens."""

    image = DescribedImageBlock(label=_("picture"))
    caption = PlainBlock(required=False, label=_("caption"))

    class Meta:
        template = "content/blocks/picture.html"
        icon = "image"
        label = _("Picture")
        description = _("A photo or drawing; say what it shows, for who cannot see it.")


class DocumentsBlock(blocks.StructBlock):
    """Files to download; each says its language, kind and size."""

    heading = HeadingBlock(label=_("heading"))
    items = blocks.ListBlock(DocumentChooserBlock(label=_("document")), label=_("documents"))

    class Meta:
        template = "content/blocks/documents.html"
        icon = "download"
        label = _("Documents")
        description = _("Leaflets and letters to download; a page reads better on a phone.")


class RecordingBlock(SnippetChooserBlock):
    """Sound or film, with captions and all that is said as text."""

    def __init__(self, **kwargs):
        super().__init__("content.Recording", **kwargs)

    class Meta:
        template = "content/blocks/recording.html"
        icon = "media"
        label = _("Sound or film")
        description = _("Plays in the reader's language when it can; captions and transcript come with it.")

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        tracks = value.in_reach(context["parts"].code)
        context["track"] = tracks[0] if tracks else None
        context["voice"] = next((track for track in tracks if track.file), None)
        context["others"] = tracks[1:]
        context["captioned"] = [track for track in tracks if track.captions]
        return context


def gather_media(body) -> None:
    """Fetch what the pictures and recordings of a body need at once (at most three queries, whatever their number)."""
    pictures = [block.value["image"] for block in body if block.block_type == "picture" and block.value["image"]]
    recordings = [block.value for block in body if block.block_type == "recording" and block.value]
    if pictures:
        prefetch_related_objects(
            pictures, Prefetch("renditions", Rendition.objects.all(), to_attr="prefetched_renditions")
        )
    if recordings:
        prefetch_related_objects(recordings, "tracks", "poster__renditions")

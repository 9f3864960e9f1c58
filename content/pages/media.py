"""The parts of a page that show a picture, offer documents, or play a recording."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Rendition
from wagtail.snippets.blocks import SnippetChooserBlock

from content.media.chapters import Chapter
from content.media.models import Recording, RecordingTrack
from content.media.outdated import outdated
from content.pages.words import HeadingBlock, PlainBlock
from trajectory.journey.read import read_phases
from trajectory.texts.tongue import Text

CHAPTER = "hoofdstuk"  # the parameter that says where a film begins


class DescribedImageBlock(ImageBlock):
    """A picture with its description in the language of the page; a screen reader cannot follow a fact in it."""

    def clean(self, value):
        value = super().clean(value)
        if value and "{" in (value.contextual_alt_text or ""):
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


@dataclass(frozen=True)
class NamedChapter:
    """A chapter with the name of its phase."""

    chapter: Chapter
    title: Text


def chapters_of(voice: RecordingTrack, code: str) -> list[NamedChapter]:
    """The chapters of what is heard, with the names of their phases in language `code` (one query when there are)."""
    if not voice.parts:
        return []
    titles = {phase.code: phase.title for phase in read_phases(code)}
    return [NamedChapter(each, titles[each.phase]) for each in voice.parts if each.phase in titles]


def chosen_chapter(request: HttpRequest | None, voice: RecordingTrack) -> Chapter | None:
    """The chapter that the address asks for; what is none is as if nothing was asked."""
    asked = request.GET.get(CHAPTER, "") if request else ""
    return next((each for each in voice.parts if each.phase == asked), None)


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
        tracks = value.in_reach(context["parts"].code) if value else []  # none when an editor deleted it
        track = tracks[0] if tracks else None
        voice = next((track for track in tracks if track.file), None)
        context["track"], context["voice"], context["others"] = track, voice, tracks[1:]
        context["captioned"] = [track for track in tracks if track.captions]
        if track and voice:
            context["chapters"] = chapters_of(voice, track.language)
            context["chosen"] = chosen_chapter(context.get("request"), voice)
            context["is_old"] = bool(outdated(value, [voice]))
            # The journey's film shows its words in the picture; captions would only cover it.
            context["silent"] = value.tells == Recording.Tells.JOURNEY and voice == track
        return context


def gather_media(body) -> None:
    """Fetch what the pictures and recordings of a body need at once (at most three queries, whatever their number)."""
    pictures = [block.value["image"] for block in body if block.block_type == "picture" and block.value["image"]]
    recordings = [block.value for block in body if block.block_type == "recording" and block.value]
    if pictures:
        prefetch_related_objects(
            pictures, Prefetch("renditions", Rendition.objects.all(), to_attr="prefetched_renditions")
        )
    for number, recording in enumerate(recordings):
        recording.anchor = f"film-{number + 1}" if number else "film"
    if recordings:
        prefetch_related_objects(recordings, "tracks", "poster__renditions")

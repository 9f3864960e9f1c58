"""The way from a phase of the journey to its chapter in the film about it."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.db.models import Subquery

from content.media.files import EXPLAINER
from content.media.models import RecordingTrack
from content.pages.compose import page_key
from content.pages.read import in_frame, visible_pages

register = template.Library()
PAGE = "film"  # the key of its page in content/texts


@dataclass(frozen=True)
class Film:
    """Where the film is, in the frame of the reader's language, and of which phases it tells."""

    address: str = ""
    phases: frozenset[str] = frozenset()


@register.simple_tag(takes_context=True)
def film_chapters(context) -> Film:
    """The film about the journey with its phases; none when its page or recording is not there (one query)."""
    code = context["language"].code
    page = visible_pages().filter(translation_key=page_key(PAGE), locale__language_code=settings.LANGUAGE_CODE)
    tracks = (
        RecordingTrack.objects.filter(recording__code=EXPLAINER, language__in=(code, settings.LANGUAGE_CODE))
        .exclude(file="")
        .annotate(page=Subquery(page.values("url_path")[:1]))
        .exclude(page=None)
    )
    best = min(tracks, key=lambda track: track.language != code, default=None)
    if best is None:
        return Film()
    return Film(in_frame(best.page, code), frozenset(chapter.phase for chapter in best.parts))

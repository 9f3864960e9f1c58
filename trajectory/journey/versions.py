"""The other languages of an address: which have their own text, and where they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Version:
    """One language of a page; without own text the reader gets Dutch in the frame of that language."""

    code: str
    name: str
    tag: str
    direction: str
    address: str
    own: bool
    current: bool


def versions_of(path: str, *, own: Iterable[str], current: str, query: str = "") -> list[Version]:
    """All public languages of `path` (which begins with a slash, without language), keeping the query."""
    having = set(own)
    tail = f"?{query}" if query else ""
    return [
        Version(
            code=language.code,
            name=language.name,
            tag=language.tag,
            direction=language.direction,
            address=f"/{language.code}{path}{tail}",
            own=language.code in having,
            current=language.code == current,
        )
        for language in settings.SITE_LANGUAGES.values()
    ]

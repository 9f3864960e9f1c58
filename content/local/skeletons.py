"""Pages that a municipality begins from: what belongs on them, and never what is true there."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from content.pages.compose import compose, page_key
from content.pages.models import InfoPage, ReaderPage, TopicPage
from trajectory.texts.files import Lines, need, read

FILE = settings.BASE_DIR / "content" / "data" / "skeletons.yaml"


class UnknownSkeleton(LookupError):
    """There is no skeleton with this key."""


@dataclass(frozen=True)
class Skeleton:
    """An example to begin from; `use` tells its editor when, `blocks` are as in the files of pages."""

    key: str
    title: str
    use: str
    intro: str
    blocks: list[Lines]


def read_skeletons(path: Path = FILE) -> list[Skeleton]:
    """The skeletons in the file; raises FileError."""
    entries = read(path)
    for entry in entries:
        need(path, entry, {"key": str, "title": str, "use": str, "intro": str, "blocks": list})
    return [Skeleton(**entry) for entry in entries]


def _page_numbers() -> dict[str, int]:
    """By the key of its file the number of each national page, as far as it is there (one query)."""
    keys = {page_key(path.stem): path.stem for path in (settings.BASE_DIR / "content/texts/nl").glob("*.yaml")}
    dutch = ReaderPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, translation_key__in=keys)
    return {keys[key]: pk for key, pk in dutch.values_list("translation_key", "pk")}


def _known(blocks: list[Lines], numbers: dict[str, int]) -> list[dict]:
    """The blocks without links to pages that an editor took away."""
    found = []
    for block in blocks:
        if "pages" in block:
            items = [item for item in block["pages"]["items"] if item in numbers]
            block = {**block, "pages": {**block["pages"], "items": items}} if items else None
        found += [block] if block else []
    return found


def _free_slug(section: ReaderPage, title: str) -> str:
    words, number = slugify(title), 1
    taken = set(section.get_children().values_list("slug", flat=True))
    while (slug := words if number == 1 else f"{words}-{number}") in taken:
        number += 1
    return slug


@transaction.atomic
def make_page(*, section: ReaderPage, key: str, user) -> ReaderPage:
    """A draft from the skeleton with this key, below the section; raises UnknownSkeleton."""
    skeleton = next((each for each in read_skeletons() if each.key == key), None)
    if skeleton is None:
        raise UnknownSkeleton(key)
    numbers = _page_numbers()
    # A topic asks for sources, which only national editors keep: a plain page comes first.
    allowed = section.specific_class.allowed_subpage_models()
    model = next(kind for kind in (InfoPage, TopicPage) if kind in allowed)
    page = model(
        title=skeleton.title,
        slug=_free_slug(section, skeleton.title),
        intro=skeleton.intro,
        locale=section.locale,
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    page.body = compose(f"skeleton/{uuid.uuid4()}", _known(skeleton.blocks, numbers), None, numbers)
    section.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    log(instance=page, action="wagtail.create", user=user)
    return page

"""Where to go when a page is not at its address any more."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect

from content.pages.read import Link, in_frame, links_in, visible_pages

LONGEST = 255  # letters; no page has a longer address
DEEPEST = 8  # steps; the tree of the site is shallow


@dataclass(frozen=True)
class Moved:
    """The new address, and whether it is there to stay."""

    address: str
    permanent: bool


def moved_to(path: str, code: str) -> Moved | None:
    """Where an editor or a changed address leads `path` (without language) to, or None (at most two queries).

    A page that only exists in Dutch moves in the frame of every language.
    """
    wanted = [f"/{each}/{path}".rstrip("/") for each in dict.fromkeys((code, settings.LANGUAGE_CODE))]
    found = {row.old_path: row for row in Redirect.objects.filter(old_path__in=wanted)}
    for old in wanted:
        row = found.get(old)
        if row is None:
            continue
        page = visible_pages().filter(pk=row.redirect_page_id).values_list("url_path", flat=True).first()
        address = row.redirect_link or (in_frame(page, code) if page else "")
        if address and address.rstrip("/") not in (old, f"/{code}/{path}".rstrip("/")):
            return Moved(address, row.is_permanent)
    return None


def nearest(path: str, code: str) -> Link | None:
    """The page above an address where there is none (any more), but not the first page (at most two queries)."""
    if len(path) > LONGEST:
        return None
    parts = path.strip("/").split("/")[:DEEPEST]
    above = ["/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
    languages = dict.fromkeys((code, settings.LANGUAGE_CODE))
    wanted = [f"/{each}/{prefix}/" for prefix in above for each in languages]
    keys = dict(visible_pages().filter(url_path__in=wanted).values_list("url_path", "translation_key"))
    key = next((keys[each] for each in wanted if each in keys), None)
    return links_in(visible_pages().filter(translation_key=key), code).get(key) if key else None

"""Origins that were noted before the site knew of each text from which Dutch it was made."""

from django.conf import settings
from django.db import transaction

from content.pages.models import ReaderPage
from content.pages.read import text_version
from content.translation.pair import texts_on
from content.translation.things import KINDS
from trajectory.texts.actions import measured, store, texts_in
from trajectory.texts.models import PAGES, Provenance
from trajectory.texts.pieces import Texts, says
from trajectory.texts.version import version_of

DUTCH = settings.LANGUAGE_CODE


def _completed(rows: dict[str, Provenance], texts: dict[str, Texts], dutch_version: str) -> list[Provenance]:
    """The origins of one thing: what was made from the Dutch of today is made from all of it, the rest from nothing."""
    found = []
    for code, row in rows.items():
        if code in texts:
            basis = says(texts[DUTCH]) if code == DUTCH or row.source_version == dutch_version else {}
            row.texts = texts[code] if code == DUTCH else {}
            found.append(measured(row, said=says(texts[code]), made_from=basis))
    return found


@transaction.atomic
def complete_origins() -> int:
    """Fill in what older versions of the site did not note; returns how many origins it completed."""
    old: dict[str, dict[str, Provenance]] = {}
    for row in Provenance.objects.filter(says={}):
        old.setdefault(row.subject, {})[row.language] = row
    found = []
    for kind in KINDS if old else ():
        for noun in kind.rows():
            if rows := old.get(kind.subject(noun)):
                texts = {code: texts_in(noun, kind.fields, code) for code in settings.SITE_LANGUAGES}
                found += _completed(rows, texts, version_of(texts[DUTCH]))
    keys = [subject.removeprefix(PAGES) for subject in old if subject.startswith(PAGES)]
    pages: dict[str, dict[str, ReaderPage]] = {}
    for page in ReaderPage.objects.filter(translation_key__in=keys, alias_of=None).select_related("locale").specific():
        pages.setdefault(f"{PAGES}{page.translation_key}", {})[page.locale.language_code] = page
    for subject, mine in pages.items():
        if DUTCH in mine:
            texts = {code: texts_on(page) for code, page in mine.items()}
            found += _completed(old[subject], texts, text_version(mine[DUTCH]))
    store(found)
    return len(found)

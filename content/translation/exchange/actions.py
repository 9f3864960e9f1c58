"""Keep what a file brings, all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import StringTranslation

from content.pages.models import ReaderPage
from content.translation.exchange.gather import Sheet
from content.translation.exchange.plan import Change, Plan
from content.translation.write import may_publish_pages, write_noun, write_page
from trajectory.texts.models import Provenance
from trajectory.texts.together import together

BY_MACHINE = "machine translation in a file"


@dataclass
class Taken:
    """How many texts changed and how many were found to fit; how many pages wait because something is missing."""

    changed: int = 0
    fitting: int = 0
    waiting: int = 0


def _by_sheet(plan: Plan) -> list[tuple[Sheet, list[Change]]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for change in plan.changes:
        found[change.sheet.subject].append(change)
    return [(changes[0].sheet, changes) for changes in found.values()]


def _parted(changes: list[Change]) -> tuple[dict[str, str], list[str]]:
    """The new texts by the name of their unit, and the names of the units whose text fits."""
    texts = {each.unit.name: each.text for each in changes if not each.confirms}
    return texts, [each.unit.name for each in changes if each.confirms]


@transaction.atomic
def take(plan: Plan, *, code: str, user) -> Taken:
    """Put on the site what the plan says; raises ValueError when something in it is refused.

    Texts of nouns are before readers at once. A page is when all its texts are there and this person may publish it;
    else its texts are kept for the desk.
    """
    if plan.refused:
        raise ValueError("a refused file changes nothing")
    taken = Taken()
    with together(), _references_once(code, plan):
        live = _write(plan, code, user, taken)
    fresh = [each for each in plan.changes if not each.confirms]
    _credit([each for each in fresh if each.sheet.subject in live], code, user)
    _mark_machine([each for each in fresh if each.machine and each.sheet.kind is None], code)
    taken.changed, taken.fitting = len(fresh), len(plan.changes) - len(fresh)
    return taken


def _write(plan: Plan, code: str, user, taken: Taken) -> set[str]:
    """Keep the texts thing by thing; returns the subjects of what readers see of it."""
    publish, live = may_publish_pages(user, code), set()
    for sheet, changes in _by_sheet(plan):
        texts, fits = _parted(changes)
        if sheet.kind is None:
            written = write_page(sheet.thing, code, texts, user=user, fits=fits, publish=publish)
        else:
            written = write_noun(sheet.kind, sheet.thing, code, texts, user=user, fits=fits)
        taken.waiting += not written.live
        live |= {sheet.subject} if written.live else set()
    return live


@contextmanager
def _references_once(code: str, plan: Plan) -> Iterator[None]:
    """Note once for each page, at the end, what it points at; a text of a noun in one language points at nothing."""
    pages = ReaderPage.objects.filter(locale__language_code=code)
    before = set(pages.values_list("pk", flat=True))
    with disable_reference_index_auto_update():
        yield
    keys = {each.sheet.thing.translation_key for each in plan.changes if each.sheet.kind is None}
    for page in pages.filter(Q(translation_key__in=keys) | ~Q(pk__in=before)).specific():
        ReferenceIndex.create_or_update_for_object(page)


def _credit(fresh: list[Change], code: str, user) -> None:
    """Whose texts these are: of an agency through this person, or of a machine when the file says so of one of them."""
    machine = {each.sheet.subject for each in fresh if each.machine}
    person = {each.sheet.subject for each in fresh} - machine
    maker = Provenance.Maker
    for subjects, who, made_by in ((person, maker.PERSON, f"agency via {user}"), (machine, maker.MACHINE, BY_MACHINE)):
        Provenance.objects.filter(language=code, subject__in=subjects).update(maker=who, made_by=made_by[:80])


def _mark_machine(fresh: list[Change], code: str) -> None:
    """Keep of each text of a page that a machine made it, also while readers do not see it yet."""
    by_page = defaultdict(list)
    for each in fresh:
        by_page[each.sheet.thing.translation_key].append(each.unit)
    for key, units in by_page.items():
        StringTranslation.objects.filter(
            locale__language_code=code,
            context__object_id=key,
            context__path__in=[unit.place for unit in units],
            translation_of__data__in=[unit.dutch for unit in units],
        ).update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)

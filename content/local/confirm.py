"""“Still correct”: one click that says so for all languages, and publishes nothing."""

import json
from collections.abc import Iterable
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from content.local.mine import next_check
from content.local.parts import CONTACT, PAGE, Part
from content.pages.models import ReaderPage
from trajectory.actors.models import ContactPoint
from trajectory.journey.beside import national_text
from trajectory.journey.local import LocalAddition


@transaction.atomic
def confirm(*, parts: Iterable[Part], user) -> int:
    """Say of these parts that they are still correct; returns of how many.

    One that may not be confirmed with a click, because it is no longer beside the same national text, is left.
    """
    days, count = next_check(), 0
    for part in parts:
        if part.may_confirm:
            (_confirm_page if part.kind == PAGE else _confirm_noun)(part, days, user)
            count += 1
    return count


def _confirm_noun(part: Part, days: dict[str, date], user) -> None:
    model = ContactPoint if part.kind == CONTACT else LocalAddition
    thing = model.objects.select_for_update().get(pk=part.pk)
    for name, day in days.items():
        setattr(thing, name, day)
    if isinstance(thing, LocalAddition) and not thing.beside_version:
        thing.stand_beside(national_text(thing.moment_id))
    thing.save()
    log(instance=thing, action="local.confirm", user=user)


def _confirm_page(part: Part, days: dict[str, date], user) -> None:
    """The page in every language: what is live, what waits, and what translations are made from."""
    page = ReaderPage.objects.get(pk=part.pk)
    family = ReaderPage.objects.filter(translation_key=page.translation_key)
    family.update(**days)
    written = json.loads(json.dumps(days, cls=DjangoJSONEncoder))
    numbers = family.values_list("latest_revision", "live_revision")
    kept = Revision.objects.filter(pk__in={number for pair in numbers for number in pair if number})
    waiting = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in family.values_list("pk", flat=True)], approved_go_live_at__isnull=False
    )
    for revision in kept | waiting:
        revision.content |= written
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    for source in TranslationSource.objects.filter(object_id=page.translation_key):
        content = json.dumps(json.loads(source.content_json) | written)
        TranslationSource.objects.filter(pk=source.pk).update(content_json=content)
    log(instance=page, action="local.confirm", user=user)

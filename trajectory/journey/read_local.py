"""Read what a municipality adds to the journey, in one language: as far as it is published."""

from django.conf import settings
from django.db.models import QuerySet
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Municipality
from trajectory.journey.assemble import Addition, LocalText, extra_moment, leads_local
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition
from trajectory.journey.one import read_one
from trajectory.texts.tongue import columns, pick_group

PLAIN = ("moment__code", "kind", "code", "channel", "checked_on")


def visible_additions(municipality: Municipality) -> QuerySet[LocalAddition]:
    """What a visitor may see of a municipality, as long as the national moment it belongs to is there."""
    return LocalAddition.objects.filter(municipality=municipality, live=True, moment__live=True)


def read_additions(municipality: Municipality | None, code: str) -> list[Addition]:
    """Its notes and extra moments (one query)."""
    if municipality is None:
        return []
    rows = visible_additions(municipality).values(*PLAIN, *columns(LOCAL_TEXTS, code))
    return [_addition(municipality, row, code) for row in rows]


def _addition(municipality: Municipality, row: dict, code: str) -> Addition:
    text = LocalText(
        place=municipality.name,
        slug=municipality.slug,
        code=row["code"],
        texts=pick_group(row, LOCAL_TEXTS, code),
        checked_on=row["checked_on"],
    )
    extra = row["kind"] == LocalAddition.Kind.MOMENT
    return Addition(at=row["moment__code"], text=text, channel=row["channel"] if extra else "")


def read_extra(municipality: Municipality, name: str, code: str) -> dict | None:
    """One extra moment with everything on its page, or None; `next` is the national moment it stands after."""
    extra = visible_additions(municipality).filter(code=name, kind=LocalAddition.Kind.MOMENT)
    titles = {build_localized_fieldname("title", each): each for each in settings.SITE_LANGUAGES}
    found = extra.values(*PLAIN, *dict.fromkeys([*columns(LOCAL_TEXTS, code), *titles])).first()
    national = read_one(found["moment__code"], code) if found else None
    if national is None:
        return None
    at = national["moment"]
    lead = leads_local(national["organisations"].values(), at.lead)
    moment = extra_moment(_addition(municipality, found, code), at, lead)
    return {
        **national,
        "moment": moment,
        "next": [],
        "sources": [],
        "own_languages": {language for column, language in titles.items() if found[column]},
        "foreign": any(text.foreign and text.value for text in moment.texts.values()),
    }

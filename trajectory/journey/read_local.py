"""Read what a municipality adds to the journey, in one language: as far as it is published."""

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Municipality
from trajectory.journey.assemble import Addition, LocalText, extra_moment, leads_local
from trajectory.journey.beside import COLUMNS, national_of
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition, path_of, subject_of
from trajectory.journey.one import read_one
from trajectory.texts.due import overdue
from trajectory.texts.origin import MADE, by_person, with_makers
from trajectory.texts.tongue import columns, pick_group
from trajectory.texts.version import version_of

PLAIN = ("moment__code", "kind", "code", "channel", "checked_on", "review_by", "beside_version")
NATIONAL = tuple(f"moment__{column}" for column in COLUMNS)


def visible_additions(municipality: Municipality) -> QuerySet[LocalAddition]:
    """What a visitor may see of a municipality, as long as the national moment it belongs to is there."""
    return LocalAddition.objects.filter(municipality=municipality, live=True, moment__live=True)


def read_additions(municipality: Municipality | None, code: str) -> list[Addition]:
    """Its notes and extra moments (one query)."""
    if municipality is None:
        return []
    rows = _with_makers(municipality, code).values(*PLAIN, *NATIONAL, *MADE, *columns(LOCAL_TEXTS, code))
    return [_addition(municipality, row, code) for row in rows]


def _with_makers(municipality: Municipality, code: str) -> QuerySet[LocalAddition]:
    subject = Concat(Value(subject_of(path_of(municipality.slug, ""))), "code", output_field=CharField())
    return with_makers(visible_additions(municipality), subject, code)


def _addition(municipality: Municipality, row: dict, code: str) -> Addition:
    texts, beside = pick_group(row, LOCAL_TEXTS, code), row["beside_version"]
    text = LocalText(
        place=municipality.name,
        slug=municipality.slug,
        code=row["code"],
        texts=texts,
        checked_on=row["checked_on"],
        overdue=overdue(row["review_by"]),
        older=bool(beside) and beside != version_of(national_of(row, "moment__")),
        by_machine=not by_person(row, texts["summary"]),
    )
    extra = row["kind"] == LocalAddition.Kind.MOMENT
    return Addition(at=row["moment__code"], text=text, channel=row["channel"] if extra else "")


def moved_extra(slug: str, code: str) -> LocalAddition | None:
    """The extra moment that stood at this address before its municipality went over into another one or was renamed.

    One query, for an address at which nothing stands any more.
    """
    old = path_of(slug, code)
    shown = LocalAddition.objects.filter(kind=LocalAddition.Kind.MOMENT, live=True, moment__live=True)
    found = shown.filter(formerly__contains=old).select_related("municipality").order_by("-pk")
    return next((each for each in found if old in each.formerly.split()), None)


def read_extra(municipality: Municipality, name: str, code: str) -> dict | None:
    """One extra moment with everything on its page, or None; `next` is the national moment it stands after."""
    extra = _with_makers(municipality, code).filter(code=name, kind=LocalAddition.Kind.MOMENT)
    titles = {build_localized_fieldname("title", each): each for each in settings.SITE_LANGUAGES}
    wanted = dict.fromkeys([*columns(LOCAL_TEXTS, code), *titles])
    found = extra.values(*PLAIN, *NATIONAL, *MADE, *wanted).first()
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

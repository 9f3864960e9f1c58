"""Keep what a translator wrote in one language, and put it before readers without touching the other languages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from modeltranslation.utils import build_localized_fieldname
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.pages.models import HomePage, ReaderPage
from content.translation.carry import translated_from
from content.translation.pair import texts_on
from content.translation.things import NounKind
from content.translation.units import Unit, UnitState, units_of_noun, units_of_page
from trajectory.decision.actions import publish_texts
from trajectory.texts.actions import ONE_LANGUAGE, note_changes, note_check, note_machine, publish_language, texts_in
from trajectory.texts.models import Provenance
from trajectory.texts.pieces import Says, says


@dataclass(frozen=True)
class Written:
    """What became of the texts: how many changed, whether readers see them, and how many are still missing."""

    changed: int
    live: bool
    missing: int = 0


def role_of(user) -> str:
    """In what role this person checks a text."""
    national = user.has_perm("content.edit_nationally")
    return Provenance.Role.EDITOR if national else Provenance.Role.TRANSLATOR


def may_publish_pages(user, code: str) -> bool:
    """Whether this person puts pages in this language before readers without a second one: its translators do."""
    if code in user.languages and user.translates_into(code):
        return True
    home = HomePage.objects.filter(locale__language_code=code).first()
    return home is not None and home.permissions_for_user(user).can_publish()


def subject_of_page(page: ReaderPage) -> str:
    return f"page:{page.translation_key}"


@transaction.atomic
def write_noun(
    kind: NounKind,
    noun: Model,
    code: str,
    texts: Mapping[str, str],
    *,
    user,
    fits: Collection[str] = (),
    checked: bool = False,
    machine: str = "",
) -> Written:
    """Put these texts of a noun (by field) on the site in one language.

    `fits` names fields whose text still fits the Dutch of today although it was made from an older one. `machine` is
    the name of the machine that made some of the texts; they count as its own until a person has checked them.
    """
    before = {unit.place: unit for unit in units_of_noun(kind, noun, code)}
    changed = {name: text for name, text in texts.items() if name in before and text != before[name].text}
    subject = kind.subject(noun)
    basis = _basis_of(subject, code, noun, kind, {*changed, *fits})
    if changed and kind.has_drafts:
        publish_language(noun=noun, language=code, texts=changed, user=user)
    elif changed:
        columns = {build_localized_fieldname(name, code): text for name, text in changed.items()}
        live = kind.model.objects.select_for_update().get(pk=noun.pk)
        for column, text in columns.items():
            setattr(live, column, text)
        live.save(update_fields=list(columns))
        log(instance=live, action=ONE_LANGUAGE, user=user)
        if kind.name.startswith("decision-"):
            publish_texts(kind=kind.name, key=noun.code, language=code, texts=changed, by=str(user))
    noun = kind.model.objects.get(pk=noun.pk)
    spoken = {each: texts_in(noun, kind.fields, each) for each in (settings.LANGUAGE_CODE, code)}
    note_changes(subject=subject, texts=spoken, made_by=str(user), made_from={code: basis})
    _note_reader(subject, code, user, checked=checked, machine=machine)
    missing = sum(unit.state == UnitState.MISSING for unit in units_of_noun(kind, noun, code))
    return Written(len(changed), live=True, missing=missing)


def _note_reader(subject: str, code: str, user, *, checked: bool, machine: str) -> None:
    if checked:
        note_check(subject=subject, language=code, role=role_of(user), by=str(user))
    elif machine:
        note_machine(subject=subject, language=code, name=machine)


def _basis_of(subject: str, code: str, noun: Model, kind: NounKind, fresh: set[str]) -> Says:
    """From which Dutch the texts are made after this: at the fresh places from that of today."""
    old = Provenance.objects.filter(subject=subject, language=code).first()
    dutch = says(texts_in(noun, kind.fields))
    kept = old.made_from if old else {}
    return {place: dutch[place] if place in fresh and place in dutch else kept[place] for place in {*kept, *fresh}}


def _keep_strings(
    source: TranslationSource, locale: Locale, units: list[Unit], texts: Mapping[str, str], fits: Collection[str], user
) -> int:
    segments = {
        (segment.context.path, segment.string.data): segment
        for segment in source.stringsegment_set.select_related("string", "context")
    }
    changed = 0
    for unit in units:
        text = texts.get(unit.name, unit.text)
        if not text or (text == unit.text and not (unit.name in fits and unit.state == UnitState.OUTDATED)):
            continue
        segment = segments[unit.place, unit.dutch]
        StringTranslation.objects.update_or_create(
            locale=locale,
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        changed += text != unit.text
    return changed


@transaction.atomic
def write_page(
    page: ReaderPage,
    code: str,
    texts: Mapping[str, str],
    *,
    user,
    fits: Collection[str] = (),
    checked: bool = False,
    machine: str = "",
    publish: bool = False,
) -> Written:
    """Keep these texts of a Dutch page (by the name of the unit) in one language; readers see them with `publish`.

    A page goes before readers when all its texts are there. Until then, and without `publish`, the texts are kept and
    readers see what they saw. The caller has seen to the right to publish.
    """
    units, locale = units_of_page(page, code), Locale.objects.get(language_code=code)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    changed = _keep_strings(source, locale, units, texts, fits, user)
    missing = sum(unit.state == UnitState.MISSING for unit in units_of_page(page, code))
    Translation.objects.get_or_create(source=source, target_locale=locale)
    live = publish and not missing
    if live:
        source.create_or_update_translation(locale, user=user, publish=False, copy_parent_pages=True)
        done = source.get_translated_instance(locale)
        done.get_latest_revision().publish(user=user, skip_permission_checks=True)
        _note_page(page, done, code, user)
        _note_reader(subject_of_page(page), code, user, checked=checked, machine=machine)
    return Written(changed, live=live, missing=missing)


def _note_page(page: ReaderPage, done: ReaderPage, code: str, user) -> None:
    """From which Dutch the page is made now; also when none of its words changed."""
    spoken = {settings.LANGUAGE_CODE: texts_on(page), code: texts_on(ReaderPage.objects.get(pk=done.pk).specific)}
    basis = translated_from(done)
    note_changes(subject=subject_of_page(page), texts=spoken, made_by=str(user), made_from={code: basis or {}})

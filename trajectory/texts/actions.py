"""Write texts of one language without touching the others."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.texts.models import PAGES, LoadedText, Provenance, SourceText
from trajectory.texts.pieces import Says, Texts, follow, older_places, says, texts_at, whole

ONE_LANGUAGE = (
    "trajectory.publish_language"  # in the history; who wrote a Dutch draft that still waits stays its author
)
DUTCH = settings.LANGUAGE_CODE


def texts_in(noun: models.Model, fields: tuple[str, ...], language: str = DUTCH) -> dict[str, str]:
    """The noun's own texts in `language` (default Dutch), by field."""
    return {field: getattr(noun, build_localized_fieldname(field, language)) or "" for field in fields}


def version_in(noun: models.Model, fields: tuple[str, ...], language: str = DUTCH) -> str:
    """The fingerprint of the noun's own texts in `language` (default Dutch)."""
    return whole(says(texts_in(noun, fields, language)))


def new_origin(*, subject: str, language: str, texts: Texts, made_from: Says, maker: str, made_by: str) -> Provenance:
    """Who made these texts today and from which Dutch, not yet stored; a new text has been checked by nobody."""
    said = says(texts)
    origin = Provenance(
        subject=subject,
        language=language,
        maker=maker,
        made_by=made_by,
        made_on=timezone.localdate(),
    )
    origin.texts = texts if language == DUTCH else {}
    return measured(origin, said=said, made_from=said if language == DUTCH else made_from)


def measured(origin: Provenance, *, said: Says, made_from: Says) -> Provenance:
    """The origin with what its text says and which Dutch it was made from."""
    origin.says, origin.text_version = said, whole(said)
    origin.made_from, origin.source_version = made_from, whole(made_from)
    return origin


def _date_changes(origins: list[Provenance]) -> None:
    """Each Dutch text keeps the day on which it last changed; one that is other than it was gets today."""
    dutch = {origin.subject: origin for origin in origins if origin.language == DUTCH}
    before = Provenance.objects.filter(language=DUTCH, subject__in=dutch).only("subject", "says", "changed_on")
    known = {origin.subject: origin for origin in before}
    today = timezone.localdate().isoformat()
    moved: dict[str, tuple[set[str], Says]] = {}
    for subject, origin in dutch.items():
        old = known.get(subject)
        changed = set(older_places(origin.says, old.says)) if old else set(origin.says)
        kept = old.changed_on if old else {}
        origin.changed_on = {place: today if place in changed else kept.get(place, today) for place in origin.says}
        if old and changed and not subject.startswith(PAGES):
            moved[subject] = (changed, origin.says)
    _follow_where_silent(moved)


def _follow_where_silent(moved: Mapping[str, tuple[set[str], Says]]) -> None:
    """A noun without a text of its own at a place that changed in Dutch has nothing there that could be older."""
    found = []
    for row in Provenance.objects.filter(subject__in=moved).exclude(language=DUTCH):
        changed, dutch = moved[row.subject]
        silent = changed - row.says.keys()
        if silent:
            rest = {place: each for place, each in row.made_from.items() if place not in silent}
            basis = rest | {place: dutch[place] for place in silent if place in dutch}
            found.append(measured(row, said=row.says, made_from=basis))
    Provenance.objects.bulk_update(found, ["made_from", "source_version"])


def _keep_dutch(origins: list[Provenance]) -> None:
    """Keep what the Dutch says, so that translators see later what it said before."""
    rows = {}
    for origin in origins:
        for place, texts in texts_at(getattr(origin, "texts", {})).items():
            rows |= dict(zip(origin.says[place], texts, strict=True))
    SourceText.objects.bulk_create(
        [SourceText(version=version, text=text) for version, text in rows.items()],
        ignore_conflicts=True,
        batch_size=500,
    )


def store(notes: Iterable[Provenance] | Iterable[LoadedText]) -> None:
    """Keep notes on texts, all of one kind at once; of a text that has one already, the newer stays."""
    newest = {(note.subject, note.language): note for note in notes}
    if not newest:
        return
    kind = type(next(iter(newest.values())))
    for note in newest.values():
        note.pk = None  # the row that is there is found by what it is about
    if kind is Provenance:
        _date_changes(list(newest.values()))
        _keep_dutch(list(newest.values()))
    unique = ["subject", "language"]
    rest = [field.name for field in kind._meta.fields if not field.primary_key and field.name not in unique]
    kind.objects.bulk_create(newest.values(), update_conflicts=True, unique_fields=unique, update_fields=rest)


@transaction.atomic
def rename_subject(*, old: str, new: str) -> None:
    """What is known of the texts of a thing goes along when it gets another name."""
    if old == new:
        return
    for kind in (Provenance, LoadedText):
        kind.objects.filter(subject=new).delete()  # of something that is no more
        kind.objects.filter(subject=old).update(subject=new)


@transaction.atomic
def note_changes(
    *,
    subject: str,
    texts: Mapping[str, Texts],
    made_by: str,
    made_from: Mapping[str, Says] | None = None,
    small_edit: bool = False,
) -> None:
    """After a person published: the texts that are no longer what they were are that person's now.

    `texts` maps language codes to the texts as they stand; Dutch must be among them. A translation counts as made
    from the Dutch of today at the places that changed in it, unless `made_from` says from which it was made. After a
    small edit of the Dutch, what was up to date with it stays so.
    """
    known = {row.language: row for row in Provenance.objects.filter(subject=subject)}
    dutch = says(texts[DUTCH])
    followed = _follow_all(known, dutch) if small_edit else {}
    origins = {}
    for language, mine in texts.items():
        old, said = known.get(language), says(mine)
        basis = said if language == DUTCH else (made_from or {}).get(language, _basis(old, said, dutch))
        if not said or (old and old.says == said and old.made_from == basis):
            continue
        if old and old.says == said:  # the same words, now known to be right for this Dutch
            origins[language] = measured(old, said=said, made_from=basis)
            continue
        made = {"maker": Provenance.Maker.PERSON, "made_by": made_by}
        origins[language] = new_origin(subject=subject, language=language, texts=mine, made_from=basis, **made)
    store((followed | origins).values())


def _follow_all(known: Mapping[str, Provenance], dutch: Says) -> dict[str, Provenance]:
    """The translations that follow a small edit of the Dutch."""
    was = known[DUTCH].says if DUTCH in known else {}
    found = {}
    for language, row in known.items():
        new = follow(row.made_from, was, dutch)
        if language != DUTCH and new != row.made_from:
            found[language] = measured(row, said=row.says, made_from=new)
    return found


def _basis(old: Provenance | None, said: Says, dutch: Says) -> Says:
    """Which Dutch a translation was made from: at the places that changed in it the Dutch of today."""
    if old is None:
        return {place: each for place, each in dutch.items() if place in said}
    changed = set(older_places(said, old.says))
    kept = {place: each for place, each in old.made_from.items() if place not in changed}
    return kept | {place: dutch[place] for place in changed if place in dutch and place in said}


@transaction.atomic
def note_check(*, subject: str, language: str, role: str, by: str) -> None:
    """Somebody in this role checked the text as it stands."""
    Provenance.objects.filter(subject=subject, language=language).update(
        checked_by=by[:80], checked_role=role, checked_on=timezone.localdate()
    )


@transaction.atomic
def note_machine(*, subject: str, language: str, name: str) -> None:
    """Some of the text was made by this machine, and nobody checked it."""
    Provenance.objects.filter(subject=subject, language=language).update(
        maker=Provenance.Maker.MACHINE, made_by=name[:80], checked_by="", checked_role="", checked_on=None
    )


@transaction.atomic
def publish_language(*, noun: models.Model, language: str, texts: dict[str, str], user=None) -> None:
    """Put one language of a noun on the public site and leave a pending Dutch draft pending.

    `noun` has drafts and revisions (Wagtail), `texts` maps field names to the texts in `language`. The live version
    gets these fields and nothing else. An open draft gets them too, so that publishing it later does not bring the
    old text back.
    """
    kind = type(noun)
    columns = {build_localized_fieldname(field, language): text for field, text in texts.items()}
    live = kind.objects.select_for_update().get(pk=noun.pk)
    draft = live.latest_revision.as_object() if live.has_unpublished_changes and live.latest_revision_id else None
    waiting = live.scheduled_revision  # publishing anything else makes Wagtail forget its day
    newest = waiting is not None and waiting.pk == live.latest_revision_id
    for column, text in columns.items():
        setattr(live, column, text)
    if live.live:
        # Wagtail asks for the right to publish all languages; the caller has seen to this one.
        revision = live.save_revision(user=user, changed=True)
        revision.publish(user=user, skip_permission_checks=True, log_action=ONE_LANGUAGE)
    if draft is None:
        if not live.live:
            live.save_revision(user=user)
        return
    for column, text in columns.items():
        setattr(draft, column, text)
    draft.save_revision(user=user, approved_go_live_at=waiting.approved_go_live_at if newest else None)
    if waiting is not None and not newest:
        waiting.content |= columns
        waiting.save(update_fields=["content", "approved_go_live_at"])

"""What a municipality has on the site, as its editor sees it: the state of every desk, note, moment and page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from modeltranslation.utils import build_localized_fieldname

from content.local.mine import section_of
from content.pages.models import ReaderPage
from content.pages.read import in_frame
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.beside import COLUMNS, national_of
from trajectory.journey.desks import TEXTS as DESK_TEXTS
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition, path_of
from trajectory.journey.local import subject_of as subject_of_addition
from trajectory.journey.moment import ContactMoment
from trajectory.texts.actions import version_in
from trajectory.texts.due import overdue
from trajectory.texts.models import Provenance
from trajectory.texts.version import version_of

CONTACT, NOTE, MOMENT, PAGE = "contact", "note", "moment", "page"


@dataclass(frozen=True)
class Part:
    """One thing a municipality keeps: what it is, where it stands, and what it asks of its editor.

    `at` says for which steps or at which moment, `waiting` that a page has a draft beside what is live, `overdue` the
    day that went by, `changed` that the national text is newer, `older` the languages whose text is older than the
    Dutch; `address` is its screen, `place` where readers find it.
    """

    kind: str
    pk: int
    title: str
    address: str
    at: str = ""
    place: str = ""
    live: bool = False
    waiting: bool = False
    checked_on: date | None = None
    review_by: date | None = None
    overdue: date | None = None
    changed: bool = False
    older: tuple = ()

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind}:{self.pk}"

    @property
    def may_confirm(self) -> bool:
        """Whether one click may say that it is still correct: not while its editor has to look at what changed."""
        return self.live and not self.changed


def subject_of(thing: ContactPoint | LocalAddition) -> str:
    """Under which name the origin of its texts is kept."""
    if isinstance(thing, ContactPoint):
        return f"contact:{thing.pk}"
    return subject_of_addition(path_of(thing.municipality.slug, thing.code))


def _dates(thing) -> dict:
    dates = {"checked_on": thing.checked_on, "review_by": thing.review_by}
    return dates | {"overdue": overdue(thing.review_by) if thing.live else None}


def _older(thing, fields: tuple[str, ...], made_from: Mapping[str, Mapping[str, str]]) -> tuple:
    """The languages whose text was made from another Dutch text than there is now; of the rest nothing is known."""
    dutch = version_in(thing, fields)
    stale = {code for code, source in made_from.get(subject_of(thing), {}).items() if source != dutch}
    return tuple(language for code, language in settings.SITE_LANGUAGES.items() if code in stale)


def _made_from(subjects: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    rows = Provenance.objects.filter(subject__in=set(subjects)).exclude(language=settings.LANGUAGE_CODE)
    for subject, language, source in rows.values_list("subject", "language", "source_version"):
        found.setdefault(subject, {})[language] = source
    return found


def _dutch(thing, field: str) -> str:
    return getattr(thing, build_localized_fieldname(field, settings.LANGUAGE_CODE)) or ""


def contacts_of(municipality: Municipality) -> list[Part]:
    """Its desks (three queries)."""
    desks = list(municipality.contact_points.prefetch_related("phases"))
    made_from = _made_from(subject_of(desk) for desk in desks)
    return [
        Part(
            CONTACT,
            desk.pk,
            _dutch(desk, "role"),
            reverse("local-contact-change", args=[municipality.slug, desk.pk]),
            at=" · ".join(map(str, desk.phases.all())),
            place=f"/{settings.LANGUAGE_CODE}/gemeente/{municipality.slug}/" if desk.live else "",
            live=desk.live,
            older=_older(desk, DESK_TEXTS, made_from),
            **_dates(desk),
        )
        for desk in desks
    ]


def additions_of(municipality: Municipality) -> list[Part]:
    """Its notes and extra moments, in the order of the journey (three queries)."""
    additions = list(municipality.additions.select_related("moment", "municipality"))
    made_from = _made_from(subject_of(each) for each in additions)
    asked = ContactMoment.objects.filter(pk__in={each.moment_id for each in additions}, live=True)
    now = {row["pk"]: version_of(national_of(row)) for row in asked.values("pk", *COLUMNS)}
    return [
        Part(
            MOMENT if each.kind == LocalAddition.Kind.MOMENT else NOTE,
            each.pk,
            _dutch(each, "title") or _dutch(each, "summary"),
            reverse("local-note-change", args=[municipality.slug, each.pk]),
            at=str(each.moment),
            place=_place_of(each) if each.live and each.moment_id in now else "",
            live=each.live,
            changed=bool(each.beside_version) and now.get(each.moment_id, each.beside_version) != each.beside_version,
            older=_older(each, LOCAL_TEXTS, made_from),
            **_dates(each),
        )
        for each in additions
    ]


def _place_of(addition: LocalAddition) -> str:
    slug, home = addition.municipality.slug, f"/{settings.LANGUAGE_CODE}/klantreis"
    if addition.kind == LocalAddition.Kind.MOMENT:
        return f"{home}/lokaal/{slug}/{addition.code}/"
    return f"{home}/{addition.moment.code}/?gemeente={slug}"


def pages_of(municipality: Municipality) -> list[Part]:
    """Its Dutch pages, the page of the municipality itself first (three queries)."""
    section = section_of(municipality)
    pages = ReaderPage.objects.descendant_of(section, inclusive=True) if section else ReaderPage.objects.none()
    return [page_part(page) for page in pages.filter(alias_of=None)]


def page_part(page: ReaderPage) -> Part:
    """A Dutch page of a municipality."""
    return Part(
        PAGE,
        page.pk,
        page.draft_title or page.title,
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        place=in_frame(page.url_path, settings.LANGUAGE_CODE) if page.live else "",
        live=page.live,
        waiting=page.live and page.has_unpublished_changes,
        **_dates(page),
    )


def parts_of(municipality: Municipality) -> list[Part]:
    """All of it."""
    return [*contacts_of(municipality), *additions_of(municipality), *pages_of(municipality)]

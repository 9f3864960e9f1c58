"""Who may have which text tested, and who may read what testers said."""

from django.db.models import Q, QuerySet
from wagtail.models import Page

from content.editing.belongs import municipalities_of
from content.editing.models import MunicipalTeam
from content.pages.models import ReaderPage
from content.panel.models import PanelRound, PanelTongue
from content.panel.texts import Subject
from trajectory.journey.moment import ContactMoment


def is_national(user) -> bool:
    return user.has_perm("content.edit_nationally")


def pages_of(user) -> QuerySet[ReaderPage]:
    """The Dutch pages that this person may have tested: nationally all, else those of her municipalities."""
    pages = ReaderPage.objects.filter(locale__language_code="nl", alias_of=None, depth__gt=1).order_by("path")
    if is_national(user):
        return pages
    teams = MunicipalTeam.objects.filter(municipality__in=municipalities_of(user), section__isnull=False)
    mine = Q(pk=None)
    for path in teams.values_list("section__path", flat=True):
        mine |= Q(path__startswith=path)
    return pages.filter(mine)


def moments_of(user) -> QuerySet[ContactMoment]:
    """The contact moments that this person may have tested: they belong to everybody."""
    moments = ContactMoment.objects.select_related("phase")
    return moments if is_national(user) else moments.none()


def find_subject(user, asked: str) -> Subject | None:
    """The text with this code (page-12, moment-M06) when this person may have it tested."""
    kind, _, name = asked.partition("-")
    if kind == PanelRound.Kind.MOMENT:
        moment = moments_of(user).filter(code=name).first()
        return Subject(kind, moment) if moment else None
    if kind == PanelRound.Kind.PAGE and name.isascii() and name.isdecimal() and len(name) < 18:
        page = pages_of(user).select_related("locale").filter(pk=name).first()
        return Subject(kind, page) if page else None
    return None


def rounds_kept_by(user) -> QuerySet[PanelRound]:
    """The rounds that this person makes, closes and answers."""
    if is_national(user):
        return PanelRound.objects.all()
    keys = [str(key) for key in pages_of(user).values_list("translation_key", flat=True)]
    return PanelRound.objects.filter(kind=PanelRound.Kind.PAGE, key__in=keys)


def rounds_read_by(user) -> QuerySet[PanelRound]:
    """The rounds of which this person may read something: those she keeps, and those in her languages."""
    spoken = PanelTongue.objects.filter(language__in=user.languages or ())
    return PanelRound.objects.filter(Q(pk__in=rounds_kept_by(user).values("pk")) | Q(pk__in=spoken.values("round")))


def tongues_read_by(user, tongues: QuerySet[PanelTongue]) -> QuerySet[PanelTongue]:
    """Of these languages of rounds those that this person may read."""
    return tongues.filter(Q(round__in=rounds_kept_by(user)) | Q(language__in=user.languages or ()))


def has_a_place(user) -> bool:
    """Whether tests with readers are work of this person at all (three queries at most)."""
    return is_national(user) or bool(user.languages) or pages_of(user).exists()


def dutch_page(page: Page) -> ReaderPage | None:
    """The Dutch page of which this is a translation, or this page itself."""
    same = ReaderPage.objects.filter(translation_key=page.translation_key, alias_of=None)
    return same.filter(locale__language_code="nl").first()

"""What needs this person today: every room adds a function that tells it; the home of the admin shows them all."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.editing.belongs import municipalities_of
from content.editing.models import MunicipalTeam
from content.overview.due import edit_address, overdue, overdue_local
from content.overview.kinds import KINDS, Todo, by_urgency
from content.overview.written import Written, read_origins, read_written, written_moments
from content.pages.known import known_to
from content.pages.models import ReaderPage
from content.review.actions import may_approve_bundle
from content.review.authors import may_review
from content.review.models import Bundle
from trajectory.actors.models import ContactPoint
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

SHOWN = 5  # of each kind on the home of the admin
LOCKABLE = (ContactMoment, Fact)


def _page_address(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _day(moment: datetime | None) -> date | None:
    return moment and timezone.localtime(moment).date()


def is_national(user) -> bool:
    return user.has_perm("content.edit_nationally")


def waiting(user) -> list[Todo]:
    """What waits in a workflow until this person approves it."""
    states = TaskState.objects.reviewable_by(user).select_related("revision")
    rows = [(state, state.revision.content_object) for state in states.prefetch_related("revision__content_object")]
    pages = {thing.pk for _, thing in rows if isinstance(thing, Page)}
    known = set(known_to(user, Page.objects.filter(pk__in=pages)).values_list("pk", flat=True)) if pages else set()
    found = []
    for state, thing in rows:
        if isinstance(thing, Page) and thing.pk in known:
            found.append(
                Todo("waiting", thing.get_admin_display_title(), _page_address(thing.pk), _day(state.started_at))
            )
        elif isinstance(thing, LOCKABLE) and is_national(user):
            found.append(Todo("waiting", str(thing), edit_address(type(thing), thing.pk), _day(state.started_at)))
    return found


def locked(user) -> list[Todo]:
    """What this person locked, so that nobody else can work on it (three queries)."""
    pages = known_to(user, Page.objects.filter(locked=True, locked_by=user))
    rows = pages.values_list("pk", "draft_title", "locked_at")
    found = [Todo("locked", title, _page_address(pk), _day(at)) for pk, title, at in rows]
    for noun in LOCKABLE if is_national(user) else ():
        mine = noun.objects.filter(locked=True, locked_by=user)
        found += [Todo("locked", str(each), edit_address(noun, each.pk), _day(each.locked_at)) for each in mine]
    return found


def drafts(user) -> list[Todo]:
    """Pages and moments with changes that readers do not see: of the own part, nationally those this person wrote."""
    rows = ReaderPage.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    found = []
    if is_national(user):
        moments = ContactMoment.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
        found = [Todo("draft", str(each), edit_address(ContactMoment, each.pk)) for each in moments]
        rows = rows.filter(latest_revision__user=user)
    else:
        own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
        sections = MunicipalTeam.objects.filter(section__live=False).values("section")
        rows = rows.filter(pk__in=own.values("pk")).exclude(pk__in=sections)  # they open with their first page
    for pk, title, at in rows.values_list("pk", "draft_title", "latest_revision_created_at"):
        found.append(Todo("draft", title, _page_address(pk), _day(at)))
    return found


def not_checked(user) -> list[Todo]:
    """What was not looked at in time: nationally all of it, for municipal editors what is theirs."""
    if is_national(user):
        return overdue()
    mine = set(municipalities_of(user).values_list("name", flat=True))
    return [each for each in overdue_local() if each.municipality in mine] if mine else []


def own_part(user) -> list[Todo]:
    """For municipal editors: a part without a desk on the site has not begun (one query)."""
    if is_national(user):
        return []
    begun = ContactPoint.objects.filter(live=True).values("municipality")
    return [
        Todo("own-part", _("Add a desk"), reverse("local-contact-add", args=[each.slug]), municipality=each.name)
        for each in municipalities_of(user).exclude(pk__in=begun)
    ]


def bundles(user) -> list[Todo]:
    """The bundles that wait until this person approves them."""
    if not may_review(user):
        return []
    sent = Bundle.objects.filter(state=Bundle.State.SENT)
    return [
        Todo("waiting", each.name, each.get_absolute_url(), _day(each.sent_at))
        for each in sent
        if may_approve_bundle(user, each)
    ]


def without_contact(user) -> list[Todo]:
    """For national editors the municipalities on the site whose page names no desk (one query)."""
    if not is_national(user):
        return []
    teams = MunicipalTeam.objects.filter(municipality__contact_points=None)
    return [
        Todo("no-contact", name, reverse("local-contact-add", args=[slug]), municipality=name)
        for name, slug in teams.values_list("municipality__name", "municipality__slug")
    ]


def _number_outdated(texts: list[Written]) -> list[Todo]:
    """Per language how many texts are older than the Dutch."""
    found = []
    for language in settings.SITE_LANGUAGES.values():
        number = sum(language.code in text.outdated for text in texts)
        if number:
            said = ngettext("%(number)s text", "%(number)s texts", number) % {"number": number}
            address = f"{reverse('overview-coverage')}?taal={language.code}"
            found.append(Todo("outdated", f"{capfirst(language.name)}: {said}", address, language=language.code))
    return found


def _to_translate(moments: list[Written], code: str) -> list[Todo]:
    found = []
    for moment in moments:
        if code not in moment.whole or code in moment.outdated:
            kind = "outdated" if code in moment.whole else "missing"
            address = reverse("translation-edit", args=[code, "moment", moment.code])
            found.append(Todo(kind, f"{moment.code} {moment.title}", address, language=code))
    return found


def translations(user) -> list[Todo]:
    """For translators what is missing or older than the Dutch in their languages; nationally how many per language."""
    if is_national(user):
        return _number_outdated(read_written())
    mine = [code for code in settings.SITE_LANGUAGES if user.translates_into(code)]
    if not mine:
        return []
    moments = written_moments(read_origins())
    found = [each for code in mine for each in _to_translate(moments, code)]
    pages = ReaderPage.objects.filter(locale__language_code__in=mine, live=False, alias_of=None)
    rows = pages.values_list("pk", "draft_title", "locale__language_code")
    return found + [Todo("missing", title, _page_address(pk), language=code) for pk, title, code in rows]


# Each room that knows of something adds its function here; it gets the person and gives what needs that person.
SOURCES: tuple[Callable[..., list[Todo]], ...] = (
    waiting,
    bundles,
    own_part,
    locked,
    drafts,
    translations,
    without_contact,
    not_checked,
)


def todo_of(user) -> list[Todo]:
    """All that needs this person, the most urgent first."""
    return by_urgency(each for source in SOURCES for each in source(user))


@dataclass(frozen=True)
class Pile:
    """The things of one kind: the first few, and how many there are."""

    kind: str
    name: str
    things: list[Todo]
    number: int

    @property
    def all_address(self) -> str:
        return f"{reverse('overview-todo')}?soort={self.kind}" if self.number > len(self.things) else ""


def piles_of(things: list[Todo], shown: int | None = SHOWN) -> list[Pile]:
    """These things by kind, in their order; of each kind at most `shown` (pure)."""
    kinds: dict[str, list[Todo]] = defaultdict(list)
    for each in things:
        kinds[each.kind].append(each)
    return [Pile(kind, str(KINDS.get(kind, kind)), all_[:shown], len(all_)) for kind, all_ in kinds.items()]


def part_of(user) -> str:
    """In whose name this person works, for the greeting: the nation, municipalities, languages."""
    if is_national(user):
        return _("You keep what belongs to everybody.")
    names = list(municipalities_of(user).values_list("name", flat=True))
    if names:
        return _("You keep the part of %(names)s.") % {"names": ", ".join(names)}
    tongues = [lang.name for lang in settings.SITE_LANGUAGES.values() if user.translates_into(lang.code)]
    if tongues:
        return _("You translate into %(languages)s.") % {"languages": ", ".join(tongues)}
    return ""

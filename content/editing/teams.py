"""The team of a municipality: made in one action, its people, and its names when the municipality gets another one."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site
from wagtail.signals import page_published

from content.editing.models import MunicipalTeam, User
from content.editing.roles import NATIONAL, ensure_local_role, free_name, local_editors
from content.pages.models import ReaderPage, SectionPage
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.actions import move_addition
from trajectory.journey.local import LocalAddition

PLACES = f"/{settings.LANGUAGE_CODE}/gemeente/"


class NotMade(Exception):
    """Why there is no team now; the words are for an editor."""


def section_of(municipality: Municipality) -> SectionPage | None:
    """The Dutch page at the address of a municipality, draft or not; raises NotMade for a page that is no section."""
    page = ReaderPage.objects.filter(url_path=f"{PLACES}{municipality.slug}/").first()
    page = page and page.specific
    if page and not isinstance(page, SectionPage):
        raise NotMade(_("The page “%(page)s” stands at its address and is no section.") % {"page": page.title})
    return page


def _new_section(municipality: Municipality, made_by: User | None) -> SectionPage:
    """An empty section that readers do not see: until it goes live, they see the municipality as before."""
    parent = ReaderPage.objects.filter(url_path=PLACES).first()
    if parent is None:
        raise NotMade(_("The page %(address)s is not there.") % {"address": PLACES})
    section = SectionPage(title=municipality.name, slug=municipality.slug, locale=parent.locale, live=False)
    parent.add_child(instance=section)
    section.save_revision(user=made_by)
    log(section, "wagtail.create", user=made_by)
    return section


@transaction.atomic
def add_team(*, municipality: Municipality, made_by: User | None = None) -> tuple[MunicipalTeam, bool]:
    """Group, collection, section and team of a municipality, and whether anything was made; raises NotMade."""
    team = MunicipalTeam.objects.filter(municipality=municipality).first()
    if team and team.section_id:
        return team, False
    section = section_of(municipality) or _new_section(municipality, made_by)
    ensure_local_role(municipality, section)
    team = MunicipalTeam.objects.get(municipality=municipality)
    log(team, "team.add", user=made_by)
    return team, True


def open_section(team: MunicipalTeam, *, by: User | None = None) -> None:
    """Let readers see the section with its name alone, so that a page below it has a live page above it.

    Whatever anybody wrote in it stays a draft: Wagtail keeps that of a page that never was live in the page itself.
    """
    section = team.section and team.section.specific
    if section is None or section.live or section.first_published_at:
        return
    if not section.latest_revision_id:
        section.save_revision(clean=False)
    has_words = bool(section.intro or section.body or section.page_sources.exists())
    section.title, section.intro, section.body, section.page_sources = team.municipality.name, "", [], []
    section.seo_title = section.search_description = section.pictogram = ""
    section.live, section.has_unpublished_changes = True, has_words or section.revisions.count() > 1
    section.first_published_at = section.last_published_at = timezone.now()
    section.save(clean=False)
    page_published.send(sender=type(section), instance=section)
    log(section, "wagtail.publish", user=by)


@transaction.atomic
def remove_member(*, team: MunicipalTeam, person: User, removed_by: User) -> None:
    """The person leaves the team; her account and her other teams stay."""
    person.groups.remove(team.group)
    log(team, "team.remove", user=removed_by, data={"person": str(person)})


def is_last_national(person: User) -> bool:
    """Whether nobody else could make new accounts."""
    national = User.objects.filter(is_active=True).filter(Q(groups__name=NATIONAL) | Q(is_superuser=True)).distinct()
    return list(national.values_list("pk", flat=True)) == [person.pk]


@transaction.atomic
def end_account(*, person: User, ended_by: User) -> None:
    """The person cannot enter any more, from now on; what she wrote stays hers in the history."""
    person.invitations.filter(accepted_on=None).delete()
    person.groups.clear()
    person.user_permissions.clear()
    person.languages, person.is_active, person.is_superuser = [], False, False
    person.set_unusable_password()
    person.save()
    log(person, "team.end", user=ended_by)


def _also_lead(old: str, new: str) -> None:
    """Old addresses of the page of a municipality lead to the new one, in the frame of every language."""
    site = Site.objects.filter(is_default_site=True).first()
    for code in settings.SITE_LANGUAGES:
        path = Redirect.normalise_path(f"/{code}/gemeente/{old}/")
        kept = {"redirect_link": f"/{code}/gemeente/{new}/", "redirect_page": None, "is_permanent": False}
        Redirect.objects.filter(old_path=path).delete()
        Redirect.objects.create(site=site, old_path=path, **kept)
        back = Redirect.normalise_path(f"/{code}/gemeente/{new}/")
        Redirect.objects.filter(old_path=back).delete()  # it has this address again


@transaction.atomic
def follow_name(*, municipality: Municipality, old_name: str, old_slug: str) -> None:
    """Give group, collection and section of a municipality its new name and address; old addresses lead there."""
    if municipality.slug != old_slug:
        _also_lead(old_slug, municipality.slug)
        for addition in municipality.additions.all():
            move_addition(addition=addition, slug=old_slug, municipality=municipality, code=addition.code)
    team = MunicipalTeam.objects.select_related("group", "collection").filter(municipality=municipality).first()
    if team is None:
        return
    others = Group.objects.exclude(pk=team.group_id)
    team.group.name = free_name(local_editors(municipality), municipality, others)
    team.group.save(update_fields=["name"])
    siblings = team.collection.get_parent().get_children().exclude(pk=team.collection_id)
    team.collection.name = free_name(municipality.name, municipality, siblings)
    team.collection.save(update_fields=["name"])
    for page in team.section.get_translations(inclusive=True) if team.section else ():
        _rename_page(page.specific, municipality, old_name)


def _rename_page(page: Page, municipality: Municipality, old_name: str) -> None:
    """The live page and the draft that waits, each with the new title when it had the old one, and the new address."""
    newest = page.get_latest_revision_as_object()
    free = not page.get_siblings(inclusive=False).filter(slug=municipality.slug).exists()
    for version in (page, newest):
        version.title = municipality.name if version.title == old_name else version.title
        version.slug = municipality.slug if free else version.slug
    live = page.live
    if live:
        page.save_revision(log_action=True).publish()  # publishing lets the old addresses of all below lead on
    else:
        page.save(clean=False)
    if not live or newest.has_unpublished_changes:
        newest.save_revision()


@dataclass(frozen=True)
class TeamRow:
    """A team in the list: how many people, in which languages it has something, and when somebody last did anything."""

    team: MunicipalTeam
    members: int
    languages: list[str]
    last: datetime | None


def _languages_by_municipality() -> dict[int, set[str]]:
    """In which languages a municipality has contact points or additions of its own (two queries)."""
    found: dict[int, set[str]] = {}
    for model, field in ((ContactPoint, "role"), (LocalAddition, "summary")):
        names = {code: f"{field}_{code.replace('-', '_')}" for code in settings.SITE_LANGUAGES}
        for row in model.objects.values("municipality_id", *names.values()):
            found.setdefault(row["municipality_id"], set()).update(code for code, name in names.items() if row[name])
    return found


def _last_by_group() -> dict[int, datetime]:
    """When a member of a group last changed something (two queries)."""
    found: dict[int, datetime] = {}
    for entries in (PageLogEntry, ModelLogEntry):
        rows = entries.objects.filter(user__groups__isnull=False).values_list("user__groups")
        for group, last in rows.order_by().annotate(last=Max("timestamp")):
            found[group] = max(last, found.get(group, last))
    return found


def team_rows(words: str = "") -> list[TeamRow]:
    """The teams whose municipality has these words in its name (a fixed number of queries)."""
    teams = MunicipalTeam.objects.select_related("municipality__successor")
    if words:
        teams = teams.filter(Q(municipality__name__icontains=words) | Q(municipality__other_names__icontains=words))
    teams = teams.annotate(members=Count("group__user", filter=Q(group__user__is_active=True)))
    languages, last = _languages_by_municipality(), _last_by_group()
    tongues = settings.SITE_LANGUAGES
    return [
        TeamRow(
            team,
            team.members,
            [tongues[code].name for code in tongues if code in languages.get(team.municipality_id, ())],
            last.get(team.group_id),
        )
        for team in teams.order_by("municipality__name")
    ]

"""The roles of the people who keep the site, as groups with their permissions."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from content.editing.models import MunicipalTeam
from content.faq.models import Question
from content.glossary.models import Term
from content.media.models import Recording
from content.pages.models import HomePage, ReaderPage
from content.partners.models import Partner, Theme
from content.review.assign import ensure_second_person
from trajectory.actors.models import ContactPoint, Municipality, Organisation
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.facts.models import Fact, Source
from trajectory.journey import models as journey
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment
from trajectory.sharing.models import DatasetVersion

NATIONAL = "National editors"
TRANSLATORS = "Translators"
REVIEWERS = "Reviewers"
PUBLISHERS = "Publishers"
NOUNS = (
    Fact,
    Source,
    Organisation,
    Municipality,
    ContactPoint,
    LocalAddition,
    journey.Law,
    journey.Phase,
    journey.Group,
    journey.Route,
    ContactMoment,
    DecisionQuestion,
    DecisionAnswer,
    DecisionOutcome,
    DatasetVersion,
    Question,
    Term,
    Recording,
    Partner,
    Theme,
    Redirect,
)
FOR_EVERYBODY = "For all municipalities"
FILE_WORK = ("add", "change", "choose")
PAGE_WORK = ("add_page", "change_page", "lock_page", "unlock_page")
OWN_PAGE_WORK = (*PAGE_WORK, "publish_page")


def local_editors(municipality: Municipality) -> str:
    """The name of the group that edits the pages of one municipality."""
    return f"Editors of {municipality.name}"


def free_name(name: str, municipality: Municipality, others) -> str:
    """This name, with the address of the municipality behind it when one of the others has it already."""
    return f"{name} ({municipality.slug})" if others.filter(name=name).exists() else name


def _may_enter(group: Group) -> None:
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


def _may_edit(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def collection_named(name: str) -> Collection:
    """The collection of pictures and documents with this name, made when it is not there."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(instance=Collection(name=name))


def _may_keep_files(group: Group, collection: Collection, work: tuple[str, ...]) -> None:
    for model in (Image, Document):  # Wagtail asks for the rights of its own model, whatever the site's is
        kind = ContentType.objects.get_for_model(model)
        names = [f"{each}_{model._meta.model_name}" for each in work]
        for permission in Permission.objects.filter(content_type=kind, codename__in=names):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


@transaction.atomic
def ensure_roles() -> None:
    """Make the roles that are not of one municipality complete; what an administrator added stays."""
    national, _ = Group.objects.get_or_create(name=NATIONAL)
    _may_enter(national)
    kinds = ContentType.objects.get_for_models(*NOUNS).values()
    # What has drafts is published by a second person, so nobody has the right to do it alone.
    alone = Q(codename__startswith="publish_")
    national.permissions.add(*Permission.objects.filter(~alone, content_type__in=kinds))
    national.permissions.add(Permission.objects.get(content_type__app_label="content", codename="edit_nationally"))
    national.permissions.add(
        *Permission.objects.filter(content_type__app_label="wagtail_localize", codename="submit_translation")
    )
    _may_edit(national, Page.get_first_root_node(), PAGE_WORK)
    _may_keep_files(national, Collection.get_first_root_node(), FILE_WORK)
    collection_named(FOR_EVERYBODY)
    translators, _ = Group.objects.get_or_create(name=TRANSLATORS)
    _may_enter(translators)
    ensure_second_person(_second_role(REVIEWERS, "review_nationally"))
    _second_role(PUBLISHERS, "publish_bundles")


def _second_role(name: str, right: str) -> Group:
    """A role beside that of national editor, which it needs to get in: one more right for some of them."""
    group, _ = Group.objects.get_or_create(name=name)
    _may_enter(group)
    codes = ("edit_nationally", right)
    group.permissions.add(*Permission.objects.filter(content_type__app_label="content", codename__in=codes))
    return group


@transaction.atomic
def ensure_local_role(municipality: Municipality, section: ReaderPage) -> Group:
    """The role of the editors of one municipality: their own pages and files, and the files that are for everybody.

    Two municipalities with one name never share a group or a collection.
    """
    team = MunicipalTeam.objects.select_related("group", "collection").filter(municipality=municipality).first()
    taken = MunicipalTeam.objects.exclude(municipality=municipality)
    groups = Group.objects.filter(pk__in=taken.values("group"))
    files = Collection.objects.filter(pk__in=taken.values("collection"))
    name = free_name(local_editors(municipality), municipality, groups)
    group = team.group if team else Group.objects.get_or_create(name=name)[0]
    _may_enter(group)
    _may_edit(group, section, OWN_PAGE_WORK)
    own_files = team.collection if team else collection_named(free_name(municipality.name, municipality, files))
    _may_keep_files(group, own_files, FILE_WORK)
    _may_keep_files(group, collection_named(FOR_EVERYBODY), ("choose",))
    theirs = {"group": group, "section": section, "collection": own_files}
    MunicipalTeam.objects.update_or_create(municipality=municipality, defaults=theirs)
    return group


@transaction.atomic
def ensure_language_role(code: str) -> Group:
    """The role of the translators into one language: the pages in that language and its texts of the journey."""
    group, _ = Group.objects.get_or_create(name=f"{TRANSLATORS}: {settings.SITE_LANGUAGES[code].english}")
    _may_enter(group)
    home = HomePage.objects.filter(locale__language_code=code).first()
    if home:
        _may_edit(group, home, ("change_page", "publish_page"))
    return group

"""A municipality that went over into another one hands over all it has: pages, desks, additions, files and people.

It happens on the day itself, by the scheduler or by a national editor, as often as asked and only once.
"""

from collections.abc import Callable
from itertools import chain, count

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Page, Revision

from content.editing.invitations import Invitation
from content.editing.models import MunicipalTeam, User
from content.editing.teams import add_team, open_section, section_of
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.actions import move_addition
from trajectory.journey.local import LocalAddition

# What other rooms hand over: each takes the former municipality and the one it went over into.
MOVES: list[Callable[[Municipality, Municipality], None]] = []


def moves_along(move: Callable[[Municipality, Municipality], None]) -> Callable[[Municipality, Municipality], None]:
    """Let this function hand over what its room keeps for a municipality, within the same transaction."""
    MOVES.append(move)
    return move


def heir_of(former: Municipality) -> Municipality | None:
    """What took its place by today; None while it exists itself or nothing did."""
    heir, today = former.current(), timezone.localdate()
    return heir if heir.pk != former.pk and heir.exists_on(today) else None


def waiting() -> list[Municipality]:
    """The municipalities that went over into another one and still have something of their own (one query)."""
    ended = Municipality.objects.filter(valid_until__lt=timezone.localdate(), successor__isnull=False)
    having = Q(team__isnull=False) | Q(contact_points__isnull=False) | Q(additions__isnull=False)
    return [each for each in ended.filter(having).distinct().select_related("successor") if heir_of(each)]


def _free(word: str, former: Municipality, taken: set[str], longest: int) -> str:
    """The word itself; when it is taken, with the address of the former municipality behind it, and a number."""
    longer = f"{word}-{former.slug}"
    tried = chain([word], (f"{longer[: longest - 4]}{'-' + str(number) if number > 1 else ''}" for number in count(1)))
    return next(each for each in tried if each not in taken)


def _move(page: Page, target: Page, slug: str, by: User | None) -> None:
    """Move a page with all below it; it gets the slug on the way, so that its old address leads straight to the new."""
    if page.slug != slug:
        Page.objects.filter(pk=page.pk).update(slug=slug)
        waits = Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
        for revision in Revision.page_revisions.filter(waits, object_id=str(page.pk)):
            revision.content["slug"] = slug
            revision.save(update_fields=["content"])
    page, target = Page.objects.get(pk=page.pk).specific, Page.objects.get(pk=target.pk)
    MovePageAction(page, target, pos="last-child", user=by).execute(skip_permission_checks=True)


def _move_pages(former: Municipality, team: MunicipalTeam, by: User | None) -> None:
    """Pages of the former section stand below the new one, in every language; the section itself too, with its text."""
    old_team = MunicipalTeam.objects.filter(municipality=former).first()
    old = (old_team and old_team.section) or section_of(former)
    if old is None:
        return
    if old.get_descendants(inclusive=True).live().exists():
        open_section(team, by=by)
    new = Page.objects.get(pk=team.section_id).specific
    pairs = [
        (each, new.get_translation_or_none(each.locale) or new.copy_for_translation(each.locale, True, True))
        for each in old.get_translations(inclusive=True)
    ]
    taken = {slug for _, target in pairs for slug in target.get_children().values_list("slug", flat=True)}
    words: dict[object, str] = {}  # one address in every language
    for section, target in pairs:
        for page in [*section.get_children(), section]:
            if page.translation_key not in words:
                words[page.translation_key] = _free(page.slug, former, taken, 255)
                taken.add(words[page.translation_key])
            if page.pk == section.pk:
                _close_when_empty(section, by)
            _move(page, target, words[page.translation_key], by)


def _close_when_empty(section: Page, by: User | None) -> None:
    """A section that only led to its pages leads nowhere now; one with words of its own stays for readers."""
    page = Page.objects.get(pk=section.pk).specific
    if page.live and not page.intro and not page.body:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)


def _move_additions(former: Municipality, heir: Municipality, by: User | None) -> None:
    taken = set(LocalAddition.objects.filter(municipality=heir).values_list("code", flat=True))
    for addition in LocalAddition.objects.filter(municipality=former):
        code = _free(addition.code, former, taken, 40)
        taken.add(code)
        move_addition(addition=addition, slug=former.slug, municipality=heir, code=code)
        log(addition, "team.succeed", user=by, data={"from": former.slug})
    for point in ContactPoint.objects.filter(municipality=former):
        point.municipality = heir
        point.save(update_fields=["municipality"])
        log(point, "team.succeed", user=by, data={"from": former.slug})


def _move_people(former: Municipality, team: MunicipalTeam, by: User | None) -> None:
    """Files keep the name they lay under; people and invitations go to the new group, and the old team is no more."""
    old = MunicipalTeam.objects.select_related("group", "collection").filter(municipality=former).first()
    if old is None:
        return
    old.collection.move(team.collection, "sorted-child")
    people = list(old.group.user_set.all())
    team.group.user_set.add(*people)
    for invitation in Invitation.objects.filter(groups=old.group):
        invitation.groups.add(team.group)
    for task in GroupApprovalTask.objects.filter(groups=old.group):
        task.groups.add(team.group)
    log(team, "team.succeed", user=by, data={"from": former.slug, "people": [str(person) for person in people]})
    group = old.group
    old.delete()
    group.delete()


@transaction.atomic
def hand_over(*, former: Municipality, by: User | None = None) -> MunicipalTeam | None:
    """Bring everything of a former municipality to the team of what took its place; None when there is nothing to do.

    Raises NotMade when that municipality cannot get a team.
    """
    Municipality.objects.select_for_update().get(pk=former.pk)
    heir = heir_of(former)
    if heir is None or former.pk not in {each.pk for each in waiting()}:
        return None
    team, _ = add_team(municipality=heir, made_by=by)
    _move_pages(former, team, by)
    _move_additions(former, heir, by)
    for move in MOVES:
        move(former, heir)
    _move_people(former, team, by)
    return team


def hand_over_all() -> int:
    """The work of the scheduler: everything that waits, each municipality by itself; answers how many."""
    return sum(hand_over(former=former) is not None for former in waiting())

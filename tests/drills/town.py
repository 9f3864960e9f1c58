"""Four municipalities that do not exist, each with a team and with canaries: words that nobody else may ever read."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Comment, GroupApprovalTask, Locale, PageViewRestriction, Workflow, WorkflowTask

from content.editing.invitations import Invitation, invite
from content.editing.letters import Letter
from content.editing.models import MunicipalTeam, User
from content.editing.roles import NATIONAL, PUBLISHERS, REVIEWERS, ensure_language_role, ensure_local_role
from content.media.models import ReaderDocument
from content.pages.models import HomePage, InfoPage, ReaderPage, SectionPage
from content.panel.actions import last_day, make_round
from content.panel.models import PanelMark, PanelRound
from content.panel.texts import Subject, read_texts
from content.review.models import Bundle
from tests.content.keeping import desk, note
from tests.content.media import PDF, keep_picture, photo
from trajectory.actors.models import Municipality
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

NAMES = ("alfa", "beta", "gamma", "delta")
NATION = "nation"
HALF = "kwetter"  # what somebody types who looks for a canary; an answer that repeats it tells nothing
CANARY = re.compile(rb"kwetter(alfa|beta|gamma|delta|nation)drempelx(\w+?)x", re.IGNORECASE)


def canary(town: str, kind: str) -> str:
    """A word with nothing in it that a template would escape: whose it is, and of which kind."""
    return f"Kwetter{town}drempelx{kind}x"


@dataclass
class Town:
    """A municipality with its people and all that is not public; `numbers` are the numbers of its things, by kind."""

    name: str
    slug: str = ""
    person: User | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    def word(self, kind: str) -> str:
        """The canary of this kind, which from now on its owner has to see."""
        self.kinds.add(kind)
        return canary(self.name, kind)


def person(username: str, groups: list[Group], **fields) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", "zon-regen-wind-sneeuw", **fields)
    user.groups.set(groups)
    return user


def _page(town: Town, section: SectionPage, kind: str, *, live: bool = False) -> InfoPage:
    page = InfoPage(title=town.word(kind), slug=f"{town.slug}-{kind}", locale=section.locale, live=live)
    section.add_child(instance=page)
    page.save_revision(user=town.person, log_action=True)
    town.numbers |= {kind: page.pk, f"{kind}_revision": page.latest_revision_id}
    return page


def _pages(town: Town, section: SectionPage) -> None:
    draft = _page(town, section, "draft")
    _page(town, section, "spare")
    behind = _page(town, section, "behind", live=True)
    PageViewRestriction.objects.create(page=behind, restriction_type=PageViewRestriction.LOGIN)
    waiting = InfoPage(title="Openbaar", slug=f"{town.slug}-waiting", locale=section.locale)
    section.add_child(instance=waiting)
    waiting.title = town.word("waiting")
    waiting.save_revision(user=town.person, log_action=True)
    comment = Comment.objects.create(page=draft, user=town.person, text=town.word("comment"), contentpath="title")
    task = GroupApprovalTask.objects.create(name=town.word("task"))
    task.groups.set([MunicipalTeam.objects.get(section=section).group])
    workflow = Workflow.objects.create(name=town.word("workflow"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(draft, town.person)
    state.current_task_state.comment = town.word("remark")
    state.current_task_state.save()
    town.numbers |= {"waiting": waiting.pk, "waiting_revision": waiting.latest_revision_id, "comment": comment.pk}
    town.numbers |= {
        "task": task.pk,
        "workflow": workflow.pk,
        "state": state.pk,
        "task_state": state.current_task_state.pk,
    }


def _parts(town: Town) -> None:
    numbers = {
        "desk": desk(town.slug, role_nl=town.word("desk"), live=False).pk,
        "note": note(town.slug, code=f"{town.slug}-n", summary_nl=town.word("note"), live=False).pk,
    }
    extra = {"kind": "moment", "title_nl": town.word("moment"), "channel": "visit", "summary_nl": "Kom langs."}
    numbers["moment"] = note(town.slug, "M03", code=f"{town.slug}-m", live=False, **extra).pk
    town.numbers |= numbers


def round_about(kind: str, thing, code: str, keeper: User, words: str) -> PanelRound:
    """A round about this page or moment in one language, in which a tester wrote these words."""
    subject = Subject(kind, thing)
    asked = {code: [{"question": "?", "options": ["ja", "nee"], "right": 0}]}
    made, _ = make_round(
        subject=subject,
        texts=read_texts(subject),
        questions=asked,
        ends_on=last_day(timezone.localdate()),
        made_by=keeper,
        made_with=uuid.uuid4(),
    )
    PanelMark.objects.create(tongue=made.tongues.get(), sentence=1, kind=PanelMark.Kind.NOT_CLEAR, words=words)
    return made


def _files(town: Town, team: MunicipalTeam, width: int) -> None:
    there = {"collection": team.collection, "uploaded_by_user": town.person}
    picture = keep_picture(town.word("picture"), photo(width, 200), **there)
    paper = ContentFile(PDF + town.slug.encode(), f"{town.slug}.pdf")
    document = ReaderDocument.objects.create(title=town.word("document"), file=paper, **there)
    town.numbers |= {"collection": team.collection_id, "picture": picture.pk, "document": document.pk}
    for number, thing in enumerate((picture, document)):
        log(thing, "wagtail.edit", user=town.person, data={"number": number})


def found_town(name: str, width: int) -> Town:
    """A municipality with a section on the site, an editor, a colleague, an invitation, and canaries in all of it."""
    town = Town(name, f"drilstad-{name}")
    municipality = Municipality.objects.create(name=f"Drilstad {name.title()}", slug=town.slug, fictitious=True)
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    section = SectionPage(title=municipality.name, slug=town.slug, locale=parent.locale)
    parent.add_child(instance=section)
    section.save_revision().publish()
    group = ensure_local_role(municipality, section)
    town.person = person(f"editor-{name}", [group])
    colleague = person(f"colleague-{name}", [group], first_name=town.word("colleague"))
    team = MunicipalTeam.objects.get(municipality=municipality)
    letter = {
        "email": f"{town.word('invitation')}@example.org".lower(),
        "name": town.word("invited"),
        "interface": "nl",
    }
    invitation = invite(**letter, groups=[group], languages=[], invited_by=town.person)
    town.numbers |= {"team": team.pk, "group": group.pk, "section": section.pk, "municipality": municipality.pk}
    town.numbers |= {"invitation": invitation.pk, "colleague": colleague.pk, "person": town.person.pk}
    _pages(town, section)
    draft = InfoPage.objects.get(pk=town.numbers["draft"])
    town.numbers["round"] = round_about("page", draft, "nl", town.person, town.word("tested")).pk
    _parts(town)
    _files(town, team, width)
    return town


def found_nation(keeper: User, lend_to: Iterable[Town] = ()) -> Town:
    """What belongs to everybody and is not public yet: drafts of a fact, a moment and a page, a bundle, a letter.

    The towns of `lend_to` know the numbers of it.
    """
    nation = Town(NATION, "drilland", keeper)
    fact, moment = Fact.objects.get(key="pip-term"), ContactMoment.objects.get(code="M07")
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="nl").specific
    for kind, thing, name in (("fact", fact, "label_nl"), ("step", moment, "title_nl"), ("article", page, "title")):
        setattr(thing, name, nation.word(kind))
        thing.save_revision(user=keeper, clean=False, log_action=True)
        nation.numbers |= {kind: thing.pk, f"{kind}_revision": thing.latest_revision_id}
    reasons = {"reason_nl": nation.word("reason"), "reason_en": "Drill"}
    bundle = Bundle.objects.create(name=nation.word("bundle"), made_by=keeper, **reasons)
    letter = {"to": f"{nation.word('letter')}@example.org".lower(), "made_on": timezone.now() + timedelta(days=1)}
    post = Letter.objects.filter(invitation=Invitation.objects.first()).first()
    post.pk, post.to = None, letter["to"]
    post.save()
    nation.numbers["national_round"] = round_about("moment", moment, "nl", keeper, nation.word("tested")).pk
    redirect = Redirect.objects.create(old_path="/drilland", redirect_link="/nl/")
    nation.numbers |= {"redirect": redirect.pk, "bundle": bundle.pk, "letter": post.pk}
    for town in lend_to:
        town.numbers |= nation.numbers
    return nation


def found_towns(names: tuple[str, ...] = NAMES) -> dict[str, Town]:
    """The four, or some of them, by name."""
    return {name: found_town(name, 300 + number) for number, name in enumerate(names)}


def _turkish_home() -> None:
    """The first page in Turkish, below which the pages of the translator stand."""
    turkish, _ = Locale.objects.get_or_create(language_code="tr")
    if not HomePage.objects.filter(locale=turkish).exists():
        HomePage.objects.get(locale__language_code="nl").copy_for_translation(turkish).save_revision().publish()


def people(towns: dict[str, Town]) -> dict[str, User]:
    """Who belongs to no single municipality, by role."""
    _turkish_home()
    groups = {each.name: each for each in Group.objects.filter(name__in=(NATIONAL, REVIEWERS, PUBLISHERS))}
    teams = [Group.objects.get(pk=towns[name].numbers["group"]) for name in ("alfa", "beta")]
    return {
        "both": person("editor-of-two", teams),
        "national": person("nationaal", [groups[NATIONAL]]),
        "reviewer": person("nakijker", [groups[NATIONAL], groups[REVIEWERS]]),
        "publisher": person("uitgever", [groups[NATIONAL], groups[PUBLISHERS]]),
        "turkish": person("vertaler", [ensure_language_role("tr")], languages=["tr"]),
        "nothing": person("niemand-nog", []),
    }

"""What the checks say of a page or noun: the same functions as `manage.py readability`, on what is in the database."""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.db import models
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.editing.readability import Finding, PageReport, Piece, figures_of
from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.review.ready import newest
from content.writing.known import Words, reviewed, words_now
from content.writing.texts import name_of, texts_of
from trajectory.journey.moment import ContactMoment


def newest_of(thing: models.Model) -> models.Model:
    """The version that is written on now: the newest draft, else what readers see."""
    waits = getattr(thing, "latest_revision_id", None) and (thing.has_unpublished_changes or not thing.live)
    return newest(thing) if waits else thing


def _pieces(things: Iterable[models.Model]) -> list[Piece]:
    return [text.piece for thing in things for text in texts_of(thing)]


def _around(thing: models.Model) -> Sequence[models.Model]:
    """What stands on one page with this: all terms do, in one list."""
    if not isinstance(thing, Term):
        return [thing]
    return [thing if each.pk == thing.pk else each for each in Term.objects.order_by("code")]


def report_of(thing: models.Model, words: Words | None = None) -> PageReport:
    """The figures and findings of this version of a page or noun (four queries for the words; of a term one more).

    The figures of a term are those of the list of terms.
    """
    pieces = _pieces(_around(thing))
    if not pieces:
        return PageReport(name_of(thing), figures_of([]), [])
    report = reviewed(pieces, words or words_now())
    if not isinstance(thing, Term):
        return report
    own = {text.key for text in texts_of(thing)}
    return PageReport(report.page, report.figures, [each for each in report.findings if each.key in own])


def breaking(report: PageReport) -> list[Finding]:
    """The red marks: what is over a limit and has no exception."""
    return [finding for finding in report.findings if finding.breaks]


def dutch_pages(user) -> list[ReaderPage]:
    """The Dutch pages that this person keeps; national editors keep all of them."""
    pages = ReaderPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    if not user.has_perm("content.edit_nationally"):
        own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
        pages = pages.filter(pk__in=own.values("pk"))
    return list(pages.select_related("locale", "content_type", "latest_revision").order_by("path"))


def everything(user) -> Iterator[tuple[models.Model, PageReport]]:
    """Each page, moment, question and term that this person keeps, in the version that is written on now."""
    words = words_now()
    things: list[models.Model] = list(dutch_pages(user))
    if user.has_perm("content.edit_nationally"):
        things += ContactMoment.objects.order_by("code")
        things += Question.objects.order_by("code")
    for thing in map(newest_of, things):
        yield thing, report_of(thing, words)
    terms = list(Term.objects.order_by("code")) if user.has_perm("content.edit_nationally") else []
    if terms:
        report = reviewed(_pieces(terms), words)
        for term in terms:
            mine = [each for each in report.findings if each.key.startswith(f"{term.code}.")]
            yield term, PageReport(report.page, report.figures, mine)

"""Publishing many pages at once asks of each what its own screen asks."""

from itertools import chain

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation

from content.pages.forms import problems_of, prompts_left
from content.pages.models import ReaderPage, TopicPage
from content.review.ready import HOOK
from trajectory.texts.live import why_draft


def _wrong_parts(page: ReaderPage) -> list[str]:
    """The kinds of the parts that the form of the page would refuse."""
    try:
        page.body.stream_block.clean(page.body)
    except ValidationError as problem:
        places = getattr(problem, "block_errors", None) or {}
        return [capfirst(str(page.body[place].block.label)) for place in sorted(places)] or problem.messages
    return []


def _is_translation(page: ReaderPage) -> bool:
    known = {"source__object_id": page.translation_key, "target_locale": page.locale_id, "enabled": True}
    return Translation.objects.filter(**known).exists()


def _lacks(page: Page) -> list[str]:
    """Why the newest version of this page cannot go live, as sentences for its editor."""
    if isinstance(page, ReaderPage) and _is_translation(page):
        # Its newest version may hold Dutch where the translator had no text yet.
        return [_("This is a translation: publish it on its own screen.")]
    return parts_that_lack(page) + why_draft(page)


@hooks.register(HOOK)
def parts_that_lack(page) -> list[str]:
    """What the form of a page would refuse in this version of it; what a translation lacks is asked elsewhere."""
    if not isinstance(page, ReaderPage):
        return []
    problems = prompts_left(page)
    if _is_translation(page):
        return problems
    if isinstance(page, TopicPage):
        problems += chain.from_iterable(problems_of(page.body, page.page_sources.all()).values())
    if wrong := _wrong_parts(page):
        problems.append(_("Mend these parts: %(parts)s.") % {"parts": ", ".join(wrong)})
    return problems


def _asked_for(request, objects, action) -> list[Page]:
    """The pages that the action would publish: those chosen, and on request the drafts below them."""
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        below = chain.from_iterable(page.get_descendants().not_live() for page in objects)
        pages += [page for page in below if page.permissions_for_user(request.user).can_publish()]
    return list({page.pk: page for page in pages}.values())


@hooks.register("before_bulk_action")
def publish_only_complete_pages(request, action_type, objects, action):
    """Nothing is published when one of the pages is not complete; the message says which, and what it lacks."""
    if action_type != "publish":
        return None
    wrong = False
    for page in _asked_for(request, objects, action):
        newest = page.get_latest_revision_as_object()
        if problems := _lacks(newest):
            wrong = True
            sentence = _("“%(page)s” is not published. %(problems)s")
            messages.error(request, sentence % {"page": newest.title, "problems": " ".join(problems)})
    return redirect(action.next_url) if wrong else None

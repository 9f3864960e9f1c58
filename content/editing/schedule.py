"""A page or contact moment whose day has come and that is not ready: it stays a draft, and who wrote it hears why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import Revision

from content.editing.invitations import language_of
from content.editing.letters import Letter, write_letter
from content.pages.forms import prompts_left
from content.pages.models import ReaderPage
from trajectory.texts.live import why_draft


def _reasons(thing: models.Model) -> list[str]:
    """Why this version does not go live; without these lines it would break the round of the scheduler."""
    prompts = prompts_left(thing) if isinstance(thing, ReaderPage) else []
    return prompts + why_draft(thing)


def hold_back() -> int:
    """Take their day off the versions that would be refused when they are published; answers how many."""
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).select_related("user")
    held = [revision for revision in due if _reasons(revision.as_object())]
    for revision in held:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(instance=revision.content_object, action="page.hold_back", revision=revision)
        _tell(revision)
    return len(held)


def _tell(revision: Revision) -> None:
    person = revision.user
    if person is None or not (person.is_active and person.email):
        return
    language, thing = language_of(person), revision.as_object()
    where = settings.SITE_URL + (AdminURLFinder(person).get_edit_url(thing) or "")
    with override(language):
        subject = _("Not published: “%(page)s”") % {"page": " ".join(str(thing).split())[:150]}
        first = _("This was to go live today, and it did not. Mend it and publish it again:")
        text = "\n\n".join([first, *_reasons(thing), where])
    write_letter(kind=Letter.Kind.NOTICE, to=person.email, language=language, subject=subject, text=text)

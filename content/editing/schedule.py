"""A page whose day has come and that is not ready: it stays a draft, and who wrote it hears why."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Revision

from content.editing.invitations import language_of
from content.editing.letters import Letter, write_letter
from content.pages.forms import prompted, prompts_left


def hold_back() -> int:
    """Take their day off the pages that would go live with an instruction to their editor; answers how many."""
    due = Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now()).select_related("user")
    held = [revision for revision in due if prompted(revision.content)]
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
    language, page = language_of(person), revision.as_object()
    where = settings.SITE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    with override(language):
        subject = _("Not published: “%(page)s”") % {"page": " ".join(page.title.split())[:150]}
        first = _("This page was to go live today, and it did not. Mend this and publish it again:")
        text = "\n\n".join([first, *prompts_left(page), where])
    write_letter(kind=Letter.Kind.NOTICE, to=person.email, language=language, subject=subject, text=text)

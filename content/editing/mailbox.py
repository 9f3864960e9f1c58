"""Whatever mail Django or Wagtail sends, such as that a change waits for approval, goes into our queue of letters."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from content.editing.letters import Letter, write_letter

LONGEST = 200  # signs of a subject
log = logging.getLogger(__name__)


class Mailbox(BaseEmailBackend):
    """The EMAIL_BACKEND of the site: a letter to each who is named, as plain text; MAIL_BACKEND sends them later.

    Until they are sent, national editors see at /admin/post/ that they wait, and why.
    """

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        return sum(self._put(message, to) for message in email_messages for to in message.recipients())

    def _put(self, message: EmailMessage, to: str) -> bool:
        language = get_language()
        try:
            write_letter(
                kind=Letter.Kind.NOTICE,
                to=to,
                language=language if language in settings.SITE_LANGUAGES else settings.LANGUAGE_CODE,
                subject=" ".join(message.subject.split())[:LONGEST],
                text=message.body,
            )
        except ValidationError as problem:
            log.warning("A message to somebody whose address no mail may have: %s", "; ".join(problem.messages))
            return False
        return True

"""Send the letters that wait, try again later and later, and say in plain words why one did not go.

A kill between sending and noting makes a letter go twice, with one Message-ID (see Letter).
"""

import re
from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.editing.invitations import link_of
from content.editing.letters import Letter

DELAYS = (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)  # minutes until the next try; the last one goes on
TRIES = 12  # about a week
CLAIM = timedelta(minutes=10)  # while one process sends a letter, no other takes it
KEPT = timedelta(days=30)
AT_ONCE = 100
ADDRESS = re.compile(r"\S*(?:https?://|/welkom/)\S*")


def _invitation(letter: Letter) -> tuple[str, str]:
    invitation = letter.invitation
    lines = [
        _("Hello %(name)s,") % {"name": invitation.name},
        _("You are invited to keep a part of the site %(site)s.") % {"site": settings.WAGTAIL_SITE_NAME},
        _("Open this link and follow the steps. It works once, and for three days:"),
        link_of(invitation),
        _("Did you expect no invitation? Then do nothing: nothing happens."),
    ]
    return _("Your invitation to %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}, "\n\n".join(lines)


def written(letter: Letter) -> tuple[str, str]:
    """The subject and the text of a letter, in the language of who gets it."""
    with override(letter.language):
        return _invitation(letter) if letter.kind == Letter.Kind.INVITATION else (letter.subject, letter.text)


def reason_of(problem: Exception) -> str:
    """What an editor is told of a letter that did not go; no address of ours and no text of the letter."""
    if isinstance(problem, SMTPRecipientsRefused):
        said = _("The mail server does not know this address.")
    elif isinstance(problem, SMTPAuthenticationError):
        said = _("The mail server refuses our name or password: look at the setting MAIL_URL.")
    elif isinstance(problem, SMTPException):
        said = _("The mail server refused the letter.")
    elif isinstance(problem, OSError):
        said = _("The mail server does not answer.")
    else:
        said = _("The letter could not be written.")
    technical = " ".join(ADDRESS.sub("…", str(problem)).split())
    return f"{said} ({technical})"[:300] if technical else said


def _send_one(number: int) -> bool:
    """Send one letter, unless another process has it; answers whether it went."""
    now = timezone.now()
    mine = Letter.objects.filter(pk=number, state=Letter.State.WAITING, next_try_on__lte=now)
    if not mine.update(next_try_on=now + CLAIM):
        return False
    letter = Letter.objects.select_related("invitation").get(pk=number)
    letter.tries += 1
    try:
        subject, text = written(letter)
        headers = {"Auto-Submitted": "auto-generated", "Message-ID": letter.message_id}
        server = get_connection(settings.MAIL_BACKEND)
        EmailMessage(subject, text, to=[letter.to], headers=headers, connection=server).send()
    except (OSError, ValueError) as problem:  # SMTPException is an OSError; a header of two lines a ValueError
        letter.problem = reason_of(problem)
        letter.next_try_on = now + timedelta(minutes=DELAYS[min(letter.tries, len(DELAYS)) - 1])
        hopeless = letter.tries >= TRIES or isinstance(problem, SMTPRecipientsRefused | ValueError)
        letter.state = Letter.State.FAILED if hopeless else Letter.State.WAITING
    else:
        letter.state, letter.sent_on, letter.problem, letter.text = Letter.State.SENT, now, "", ""
    letter.save()
    return letter.state == Letter.State.SENT


def send_waiting() -> int:
    """Send what is due and forget what was sent a month ago; answers how many went."""
    now = timezone.now()
    Letter.objects.filter(state=Letter.State.SENT, sent_on__lt=now - KEPT).delete()
    if settings.MAIL_MISSING:
        return 0
    due = Letter.objects.filter(state=Letter.State.WAITING, next_try_on__lte=now).order_by("next_try_on")
    return sum(_send_one(number) for number in list(due.values_list("pk", flat=True)[:AT_ONCE]))


def try_again(letter: Letter) -> None:
    """Send this letter in the next round, and begin counting anew."""
    letter.state, letter.tries, letter.next_try_on = Letter.State.WAITING, 0, timezone.now()
    letter.save(update_fields=["state", "tries", "next_try_on"])

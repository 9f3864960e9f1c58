"""Mail that waits until it is sent: a queue in the database, because a mail server may be away for an hour.

Not django-post-office or django-mailer: both keep the whole text, so the link of an invitation could be read
afterwards, and neither waits longer after each failure. Here a letter says what to write; it is written when it goes.
"""

from unicodedata import category
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # control, direction, end of line


def one_line(value: str) -> None:
    """Raises ValidationError for text that would begin a second line in the head of a letter, or that hides signs."""
    if any(category(letter) in UNSEEN for letter in value):
        raise ValidationError(_("Write this on one line, without hidden characters."), code="lines")


class Letter(models.Model):
    """One letter to one person; of an invitation it never holds the text.

    A process that is killed after it sent a letter and before it noted that sends it again in the next round: rather
    twice than never. Both have the same `message_id`, so that the mail server of the receiver can drop the second.
    """

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        REMINDER = "reminder", _("Reminder")
        NOTICE = "notice", _("Message")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    to = models.EmailField(_("to"), max_length=254, validators=[one_line])
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=200, blank=True, validators=[one_line])
    text = models.TextField(_("text"), blank=True)  # emptied once sent
    invitation = models.ForeignKey(
        "content.Invitation", models.CASCADE, null=True, related_name="letters", verbose_name=_("invitation")
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING, db_index=True)
    made_on = models.DateTimeField(_("written on"), default=timezone.now)
    next_try_on = models.DateTimeField(_("next try"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    problem = models.CharField(_("reason"), max_length=300, blank=True)
    sent_on = models.DateTimeField(_("sent on"), null=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.to}"

    @property
    def message_id(self) -> str:
        """The Message-ID of this letter, the same at every try; a number that is given out again gets another one."""
        made = int(self.made_on.timestamp() * 1_000_000)
        return f"<letter.{self.pk}.{made}@{urlsplit(settings.SITE_URL).hostname}>"


def write_letter(
    *, kind: str, to: str, language: str, subject: str = "", text: str = "", invitation: models.Model | None = None
) -> Letter:
    """Put a letter in the queue; raises ValidationError for an address or subject that no mail may have."""
    letter = Letter(
        kind=kind,
        to=to,
        language=language,
        subject=subject,
        text=text,
        invitation=invitation,
        made_on=timezone.now(),
        next_try_on=timezone.now(),
    )
    letter.full_clean(exclude=["invitation", "sent_on"])
    letter.save()
    return letter

"""Invitations: a person becomes an editor by a link that works once, and only for three days."""

from datetime import UTC, timedelta
from itertools import count

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from content.editing.letters import Letter, one_line, write_letter
from content.editing.models import User

ADMIN_LANGUAGES = settings.WAGTAILADMIN_PERMITTED_LANGUAGES


class Invitation(models.Model):
    """What a person will be once she says yes: until then she belongs to nothing, whether she has an account or not."""

    email = models.EmailField(_("e-mail"), max_length=150)
    name = models.CharField(_("name"), max_length=150, validators=[one_line])
    interface = models.CharField(_("language of the admin"), max_length=2)
    account = models.ForeignKey(User, models.CASCADE, related_name="invitations", verbose_name=_("account"))
    groups = models.ManyToManyField(Group, related_name="+", verbose_name=_("roles"))
    languages = models.JSONField(_("languages"), default=list, blank=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by"))
    invited_on = models.DateTimeField(_("invited on"))
    accepted_on = models.DateTimeField(_("accepted on"), null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_on"]

    def __str__(self) -> str:
        return self.name

    @property
    def ends_on(self):
        """From when on the link does not work any more, as far as it was sent at once."""
        return self.invited_on + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class _OneTimeToken(PasswordResetTokenGenerator):
    """Django's token of a lost password, for an invitation: accepting it or sending it again makes older ones void."""

    key_salt = "content.editing.invitations"

    def _make_hash_value(self, invitation: Invitation, timestamp: int) -> str:
        facts = (invitation.pk, invitation.email, invitation.invited_on, invitation.accepted_on, timestamp)
        return "|".join(map(str, facts))

    def _now(self):
        return timezone.now().astimezone(UTC).replace(tzinfo=None)


one_time = _OneTimeToken()


def link_of(invitation: Invitation) -> str:
    """The whole address that lets the invited person in, once."""
    return settings.SITE_URL + reverse("welcome", args=[invitation.pk, one_time.make_token(invitation)])


def find_invitation(number: int, token: str) -> Invitation | None:
    """The invitation this link belongs to; None when the link is wrong, too old or was used."""
    invitation = Invitation.objects.select_related("account").filter(pk=number, accepted_on=None).first()
    return invitation if invitation and one_time.check_token(invitation, token) else None


def language_of(account: User) -> str:
    """The language in which this person reads the admin and our letters."""
    profile = UserProfile.objects.filter(user=account).values_list("preferred_language", flat=True).first()
    return profile if profile in dict(ADMIN_LANGUAGES) else settings.LANGUAGE_CODE


def _account_for(email: str, name: str, interface: str) -> User:
    """Who has this address already, else a new account that nobody can enter yet."""
    known = User.objects.filter(email__iexact=email).order_by("-is_active", "pk").first()
    if known:
        return known
    tried = (f"{email}{'-' + str(number) if number else ''}" for number in count())
    username = next(each for each in tried if not User.objects.filter(username=each).exists())
    account = User(username=username, email=email, first_name=name, is_active=False)
    account.set_unusable_password()
    account.save()
    UserProfile.objects.update_or_create(user=account, defaults={"preferred_language": interface})
    return account


@transaction.atomic
def invite(
    *, email: str, name: str, interface: str, groups: list[Group], languages: list[str], invited_by: User
) -> Invitation:
    """Invite a person into these groups; the answer is the same whether she is known here or not.

    `interface` is the language of the admin for her (nl or en), `languages` are those she will translate into.
    """
    email = email.strip().lower()
    one_line(name)
    account = _account_for(email, name, interface)
    waiting = Invitation.objects.filter(account=account, accepted_on=None)
    waiting.filter(groups__in=groups).delete()  # the newest says it all
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        interface=interface,
        account=account,
        languages=languages,
        invited_by=invited_by,
        invited_on=timezone.now(),
    )
    invitation.groups.set(groups)
    _send(invitation)
    log(invitation, "team.invite", user=invited_by, title=name, data={"groups": [group.name for group in groups]})
    return invitation


def _send(invitation: Invitation) -> None:
    write_letter(kind=Letter.Kind.INVITATION, to=invitation.email, language=invitation.interface, invitation=invitation)


@transaction.atomic
def send_again(*, invitation: Invitation, sent_by: User) -> None:
    """A new link; the one sent before does not work any more."""
    invitation.invited_on = timezone.now()
    invitation.save(update_fields=["invited_on"])
    invitation.letters.all().delete()
    _send(invitation)
    log(invitation, "team.invite", user=sent_by, title=invitation.name)


@transaction.atomic
def withdraw(*, invitation: Invitation, withdrawn_by: User) -> None:
    """The link does not work any more; an account that was made for it and never used goes as well."""
    account = invitation.account
    log(invitation, "team.withdraw", user=withdrawn_by, title=invitation.name, deleted=True)
    invitation.delete()
    fresh = not account.is_active and account.last_login is None and not account.groups.exists()
    if fresh and not account.invitations.exists():
        account.delete()


@transaction.atomic
def accept(*, invitation: Invitation) -> User:
    """The invited person says yes: she belongs to her groups, and the link is used up."""
    account = invitation.account
    account.groups.add(*invitation.groups.all())
    account.languages = list(dict.fromkeys([*account.languages, *invitation.languages]))
    account.is_active = True
    account.save()
    invitation.accepted_on = timezone.now()
    invitation.save(update_fields=["accepted_on"])
    invitation.letters.all().delete()
    log(account, "team.join", user=account, data={"groups": [group.name for group in invitation.groups.all()]})
    return account

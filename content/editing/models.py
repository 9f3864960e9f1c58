"""The people who keep the site, and whose part of it is whose."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An editor, translator or publisher; visitors never have an account."""

    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        help_text=_("Codes of the languages this person translates into."),
    )

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")
        permissions = [("edit_nationally", "May edit what belongs to everybody")]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def translates_into(self, code: str) -> bool:
        """Whether this person may write texts in this language: national editors all, translators their own."""
        if code not in settings.SITE_LANGUAGES or code == settings.LANGUAGE_CODE:
            return False
        return self.has_perm("trajectory.change_contactmoment") or code in self.languages


class MunicipalTeam(models.Model):
    """The editors of one municipality as a group of Wagtail, with the part of the site that is theirs.

    Who is in the group keeps the contact points, the notes and the pages of the municipality, and nothing else.
    """

    municipality = models.OneToOneField(
        "trajectory.Municipality", models.PROTECT, related_name="team", verbose_name=_("municipality")
    )
    group = models.OneToOneField("auth.Group", models.PROTECT, related_name="+", verbose_name=_("group"))
    section = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name=_("section")
    )  # the Dutch one
    collection = models.ForeignKey(
        "wagtailcore.Collection", models.PROTECT, related_name="+", verbose_name=_("collection")
    )

    class Meta:
        verbose_name = _("team of a municipality")
        verbose_name_plural = _("teams of municipalities")
        ordering = ["municipality__name"]

    def __str__(self) -> str:
        return self.municipality.name

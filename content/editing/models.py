"""The people who keep the site."""

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

"""Who made each text, from which version of the Dutch, and who checked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Provenance(models.Model):
    """The origin of one text in one language, so that a reader knows whether a person has checked it.

    `subject` names the thing, such as "moment:A01" or "page:<translation key>"; `source_version` is the fingerprint
    of the Dutch text it was made from, `text_version` that of the text itself, to notice that somebody changed it.
    """

    class Maker(models.TextChoices):
        PERSON = "person", _("person")
        MACHINE = "machine", _("machine")

    subject = models.CharField(max_length=140)
    language = models.CharField(max_length=10)
    source_version = models.CharField(max_length=12)
    text_version = models.CharField(max_length=12, blank=True)
    maker = models.CharField(max_length=10, choices=Maker)
    made_by = models.CharField(max_length=80, blank=True)
    made_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=80, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("origin of a text")
        verbose_name_plural = _("origins of texts")
        constraints = [models.UniqueConstraint(fields=["subject", "language"], name="one_origin_per_text")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.language})"

    @property
    def checked(self) -> bool:
        return bool(self.checked_by and self.checked_on)


class LoadedText(models.Model):
    """What the loader last wrote, so that it never overwrites what an editor changed afterwards."""

    subject = models.CharField(max_length=140)
    language = models.CharField(max_length=10, blank=True)
    file_version = models.CharField(max_length=12)
    stored_version = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "language"], name="one_load_per_text")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.language or 'structure'})"

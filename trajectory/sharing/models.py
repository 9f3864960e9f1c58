"""The published versions of the journey as open data: dated, with a reason, and never changed afterwards."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

STAYS = "A published version of the data never changes and stays; publish the next one."


class DatasetVersion(models.Model):
    """A dated snapshot of the whole journey, and why it was made; `changes` is what differs from the one before.

    `law` and `article` name the rule behind the change, `effective_on` is the day it takes effect.
    """

    number = models.PositiveIntegerField(unique=True)
    schema_version = models.PositiveSmallIntegerField()
    published_on = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    law = models.CharField(max_length=150, blank=True)
    article = models.CharField(max_length=80, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    reason_nl = models.TextField(max_length=1000)
    reason_en = models.TextField(max_length=1000)
    changes = models.JSONField(default=list)

    class Meta:
        verbose_name = _("version of the data")
        verbose_name_plural = _("versions of the data")
        ordering = ["-number"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"{self.number} ({self.published_on:%Y-%m-%d})"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise TypeError(STAYS)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(STAYS)


class DatasetFile(models.Model):
    """One file of a version, byte for byte as it was published, with its SHA-256 digest (hexadecimal)."""

    version = models.ForeignKey(DatasetVersion, models.PROTECT, related_name="files")
    name = models.CharField(max_length=40)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="one_file_per_version_and_name")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise TypeError(STAYS)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(STAYS)

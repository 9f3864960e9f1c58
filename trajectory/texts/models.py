"""Who made each text, from which version of the Dutch, and who checked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PAGES = "page:"  # how the subjects of pages begin; all others are nouns, whose texts are read one by one


class Provenance(models.Model):
    """The origin of one text in one language, so that a reader knows whether a person has checked it.

    `subject` names the thing, such as "moment:A01" or "page:<translation key>". `says` and `made_from` hold
    fingerprints place by place (trajectory/texts/pieces.py): of the text itself, to notice that somebody changed it,
    and of the Dutch it was made from. `text_version` and `source_version` are one fingerprint for each of these as a
    whole. `changed_on` has, for Dutch, the day on which the text at a place last changed.
    """

    class Maker(models.TextChoices):
        PERSON = "person", _("person")
        MACHINE = "machine", _("machine")

    class Role(models.TextChoices):
        """In what role somebody checked a text."""

        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")

    subject = models.CharField(max_length=140)
    language = models.CharField(max_length=10)
    source_version = models.CharField(max_length=12)
    text_version = models.CharField(max_length=12, blank=True)
    made_from = models.JSONField(default=dict, blank=True)
    says = models.JSONField(default=dict, blank=True)
    changed_on = models.JSONField(default=dict, blank=True)
    maker = models.CharField(max_length=10, choices=Maker)
    made_by = models.CharField(max_length=80, blank=True)
    made_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=80, blank=True)
    checked_role = models.CharField(max_length=10, choices=Role, blank=True)
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


class SourceText(models.Model):
    """A Dutch text that translations were made from, by its fingerprint: what it said before it changed."""

    version = models.CharField(max_length=12, unique=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.version


class SmallEdit(models.Model):
    """What has drafts can say that the Dutch changed in a small way: the translations stay valid."""

    small_edit = models.BooleanField(
        _("small edit"),
        default=False,
        help_text=_("Only spelling or style changed since the last time it was published: translations stay valid."),
    )

    class Meta:
        abstract = True


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

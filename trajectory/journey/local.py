"""What a municipality adds to the national journey: a note at a contact moment, or an extra moment after it.

It can add and explain; nothing here can take a national moment away or change it.
"""

from itertools import chain, count

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from trajectory.facts.check import check_noun
from trajectory.journey.beside import national_text
from trajectory.journey.moment import Channel, ContactMoment
from trajectory.texts.version import version_of

LOCAL_TEXTS = ("title", "summary", "when", "what")


def path_of(slug: str, code: str) -> str:
    """The words of the address of an addition: those of its municipality and its own."""
    return f"{slug}/{code}"


def subject_of(path: str) -> str:
    """Under which name the origin of the texts at this address (from `path_of`) is kept."""
    return f"local:{path}"


class LocalAddition(models.Model):
    """A note or an extra moment of one municipality, at a national contact moment; an extra moment is always optional.

    `code` is its address word: /klantreis/lokaal/<municipality>/<code>/ is the page of an extra moment. `beside` is
    the national text it was written beside, with its fingerprint; empty is not known, and then nothing is newer.
    `formerly` are the addresses it had, with spaces between them, since its municipality went over into another one or
    got another name.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("a note at this moment")
        MOMENT = "moment", _("an extra moment after this one")

    municipality = models.ForeignKey(
        "trajectory.Municipality", models.CASCADE, related_name="additions", verbose_name=_("municipality")
    )
    moment = models.ForeignKey(
        ContactMoment, models.CASCADE, related_name="additions", verbose_name=_("contact moment")
    )
    kind = models.CharField(_("what it is"), max_length=8, choices=Kind, default=Kind.NOTE)
    code = models.SlugField(
        _("address word"), max_length=40, blank=True, help_text=_("Leave this empty, then it follows from the text.")
    )
    channel = models.CharField(
        _("how"), max_length=12, choices=Channel, blank=True, help_text=_("Only for an extra moment.")
    )
    live = models.BooleanField(_("on the site"), default=False)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    review_by = models.DateField(_("check before"), null=True, blank=True)
    beside = models.JSONField(_("national text beside it"), default=dict, blank=True, editable=False)
    beside_version = models.CharField(max_length=12, blank=True, editable=False)
    formerly = models.TextField(blank=True, editable=False)
    title = models.CharField(_("title"), max_length=100, blank=True, help_text=_("Only for an extra moment."))
    summary = models.CharField(_("in one sentence"), max_length=200)
    when = models.CharField(_("when"), max_length=200, blank=True)
    what = models.TextField(_("what happens"), blank=True)

    class Meta:
        verbose_name = _("local addition")
        verbose_name_plural = _("local additions")
        ordering = ["moment__phase__order", "moment__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="one_local_addition_per_address"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality.name}: {self.title or self.summary}"

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

    def clean(self) -> None:
        """Give it an address word; raises ValidationError for an extra moment without a title or a way it happens."""
        super().clean()
        self.code = self.code or self._free_code()
        if self.pk is None and not self.beside_version and self.moment_id:
            self.stand_beside(national_text(self.moment_id))
        if self.kind == self.Kind.MOMENT:
            needed = {"title_nl": self.title_nl, "channel": self.channel}
            missing = {name: _("An extra moment needs this.") for name, value in needed.items() if not value}
            if missing:
                raise ValidationError(missing)

    def stand_beside(self, national: dict[str, str]) -> None:
        """Keep the national text (from `national_text`) that this was written beside, to see later that it changed."""
        self.beside, self.beside_version = national, version_of(national)

    def _free_code(self) -> str:
        """The first words of the Dutch text, with a number when the municipality has them already."""
        words = slugify(self.title_nl or self.summary_nl)[:30].strip("-") or self.kind
        taken = set(LocalAddition.objects.filter(municipality_id=self.municipality_id).values_list("code", flat=True))
        tried = chain([words], (f"{words}-{number}" for number in count(2)))
        return next(code for code in tried if code not in taken)

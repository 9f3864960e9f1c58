"""The register of facts and of the sources that carry them."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, RevisionMixin, WorkflowMixin

from trajectory.facts.resolve import Kind, Unit, read_value


class Certainty(models.TextChoices):
    """How good the evidence is, best first (the marks of facts.md: L, O, F, S)."""

    LAW = "law", _("read in the law")
    OFFICIAL = "official", _("read on an official page")
    FACT_FILE = "fact-file", _("second hand: a dated fact file that names official pages")
    SECONDARY = "secondary", _("second hand: municipality, NGO or press")


class Source(models.Model):
    """A law, an official page or another text that carries facts; `dated` is the date of that evidence.

    Empty when unknown.
    """

    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Certainty)
    publisher = models.CharField(_("publisher"), max_length=120)
    title = models.CharField(_("title"), max_length=250)
    url = models.URLField(_("address"), max_length=400, blank=True)
    dated = models.DateField(_("date of the evidence"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return f"{self.code} · {self.title}"


class Fact(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """One amount, term, phone number, number or date, used in texts as {fact:key}.

    After `valid_until` it is not shown any more.
    """

    key = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and hyphens."))],
        help_text=_("Used in texts as {fact:name}."),
    )
    label = models.CharField(_("what it is"), max_length=150, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(
        _("value"),
        max_length=40,
        help_text=_("Amount 250.00 · term 10 · phone 050 599 96 00 · date 2027-03-04"),
    )
    unit = models.CharField(_("unit"), max_length=10, choices=Unit, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    organisation = models.ForeignKey(
        "trajectory.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="facts",
        verbose_name=_("whom to ask"),
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The date of the evidence, not of today.")
    )

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    def clean_fields(self, exclude=None) -> None:
        from trajectory.facts.check import check_noun  # which reads the names of all facts

        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

    def clean(self) -> None:
        super().clean()
        try:
            read_value(self.kind, self.value, self.unit)
        except ValueError as problem:
            raise ValidationError({"value": str(problem)}) from problem

    def valid_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def is_current(self) -> bool:
        return self.valid_on(timezone.localdate())


class FactSource(Orderable):
    """Where a fact stands: a source and the article or page in it."""

    fact = ParentalKey(Fact, on_delete=models.CASCADE, related_name="fact_sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()

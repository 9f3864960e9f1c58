"""A term of the letters, with its explanation in plain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from trajectory.facts.check import check_noun
from trajectory.facts.models import Source

TEXTS = ("word", "forms", "explanation")


class Term(ClusterableModel):
    """One term: the word, its written forms to recognise in running text (one a line), and what it means."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    official = models.CharField(
        _("official translation in"),
        max_length=80,
        blank=True,
        help_text=_("Codes of the languages whose word was seen on an official page."),
    )
    page = models.ForeignKey(
        "content.ReaderPage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The date of the evidence, not of today.")
    )
    word = models.CharField(_("word"), max_length=120)
    forms = models.TextField(_("written forms"), blank=True, help_text=_("One a line, as they stand in texts."))
    explanation = models.CharField(_("explanation"), max_length=300)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("terms")
        ordering = ["code"]

    def __str__(self) -> str:
        return getattr(self, "word_nl", "") or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class TermSource(Orderable):
    """Where the meaning of a term stands: a source and the article or page in it."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="term_sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()

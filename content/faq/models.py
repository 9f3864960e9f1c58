"""A question of newcomers with its answers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from content.faq.count import MOST_WORDS, words_in
from trajectory.facts.check import check_noun
from trajectory.facts.models import Source

TEXTS = ("question", "short", "long")


class Question(ClusterableModel):
    """One question as a newcomer asks it: an answer of at most forty words, and a longer one."""

    code = models.SlugField(_("code"), max_length=60, unique=True, help_text=_("The last part of its address."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    moments = ParentalManyToManyField("trajectory.ContactMoment", blank=True, verbose_name=_("contact moments"))
    groups = ParentalManyToManyField(
        "trajectory.Group", blank=True, verbose_name=_("groups"), help_text=_("None chosen means everybody.")
    )
    routes = ParentalManyToManyField(
        "trajectory.Route",
        blank=True,
        verbose_name=_("learning routes"),
        help_text=_("None chosen means every route."),
    )
    page = models.ForeignKey(
        "content.ReaderPage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The date of the evidence, not of today.")
    )
    question = models.CharField(_("question"), max_length=140)
    short = models.TextField(_("short answer"), help_text=_("At most forty words."))
    long = models.TextField(_("longer answer"), blank=True, help_text=_("A line is a paragraph; “- ” begins a list."))

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return getattr(self, "question_nl", "") or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

    def clean(self) -> None:
        super().clean()
        if words_in(self.short_nl or "") > MOST_WORDS:
            raise ValidationError({"short_nl": _("The short answer has more than forty words.")})


class QuestionSource(Orderable):
    """Where an answer stands: a source and the article or page in it."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="question_sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()

"""The nouns of the decision tree as editors write them; readers see the tree that was last published."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from trajectory.facts.check import check_noun
from trajectory.facts.models import Source

ANSWER_CODE = r"[a-z][a-z0-9]{1,5}"


class Verdict(models.TextChoices):
    """What an outcome says; only DUO decides."""

    YES = "yes", _("You must")
    NO = "no", _("You do not have to")
    NOT_NOW = "not-now", _("Not now")
    EXEMPTION = "exemption", _("Perhaps an exemption")
    ASK = "ask", _("Ask DUO")


class DecisionQuestion(ClusterableModel):
    """One question of “Must I do civic integration?”."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    start = models.BooleanField(_("first question"), default=False)
    text = models.CharField(_("question"), max_length=140, help_text=_("At most fifteen words."))
    hint = models.TextField(_("explanation"), max_length=400, blank=True, help_text=_("At most three short sentences."))

    class Meta:
        verbose_name = _("question of the decision tree")
        verbose_name_plural = _("questions of the decision tree")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return getattr(self, "text_nl", "") or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class DecisionOutcome(ClusterableModel):
    """Where answers lead in the end: whether somebody must, why, and which journey is theirs."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    verdict = models.CharField(_("what it says"), max_length=12, choices=Verdict)
    group = models.ForeignKey(
        "trajectory.Group", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    route = models.ForeignKey(
        "trajectory.Route", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("learning route")
    )
    law = models.ForeignKey(
        "trajectory.Law", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("law")
    )
    follows_answers = models.BooleanField(
        _("journey of the answers"),
        default=False,
        help_text=_("Open the journey of the group and the route that the answers named."),
    )
    moments = ParentalManyToManyField("trajectory.ContactMoment", blank=True, verbose_name=_("contact moments"))
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The date of the evidence, not of today.")
    )
    title = models.CharField(_("outcome in one sentence"), max_length=100)
    explanation = models.TextField(_("why"), max_length=600, help_text=_("At most three short sentences."))
    advice = models.TextField(
        _("what to do now"), max_length=600, blank=True, help_text=_("At most three short sentences.")
    )

    class Meta:
        verbose_name = _("outcome of the decision tree")
        verbose_name_plural = _("outcomes of the decision tree")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return getattr(self, "title_nl", "") or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class OutcomeSource(Orderable):
    """Where an outcome stands: a source and the article or page in it."""

    outcome = ParentalKey(DecisionOutcome, on_delete=models.CASCADE, related_name="outcome_sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()


class DecisionAnswer(ClusterableModel):
    """One answer to a question: it leads to another question or to an outcome."""

    code = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(rf"^{ANSWER_CODE}$", _("Two to six small letters and digits, a letter first."))],
        help_text=_("Stands in the address of readers: choose a code that says nothing, and never use it again."),
    )
    asked = models.ForeignKey(DecisionQuestion, models.CASCADE, related_name="answers", verbose_name=_("question"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    question = models.ForeignKey(
        DecisionQuestion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_to_by",
        verbose_name=_("leads to the question"),
    )
    outcome = models.ForeignKey(
        DecisionOutcome,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_to_by",
        verbose_name=_("leads to the outcome"),
    )
    group = models.ForeignKey(
        "trajectory.Group",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("says that the reader's group is"),
    )
    route = models.ForeignKey(
        "trajectory.Route",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("says that the learning route is"),
    )
    only_for = ParentalManyToManyField(
        "trajectory.Group",
        blank=True,
        related_name="+",
        verbose_name=_("only for the groups"),
        help_text=_("None chosen means everybody."),
    )
    text = models.CharField(_("answer"), max_length=100, help_text=_("At most ten words."))

    class Meta:
        verbose_name = _("answer of the decision tree")
        verbose_name_plural = _("answers of the decision tree")
        ordering = ["asked__order", "order", "code"]

    def __str__(self) -> str:
        return getattr(self, "text_nl", "") or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

    def clean(self) -> None:
        super().clean()
        if bool(self.question_id) == bool(self.outcome_id):
            raise ValidationError(_("An answer leads to one question or to one outcome."))


class PublishedTree(models.Model):
    """The whole tree as readers see it since `published_on`; older ones are kept to look back.

    `content` has the form of `draft_content`; who changes that form changes the newest row in the same migration.
    """

    content = models.JSONField()
    published_on = models.DateTimeField(auto_now_add=True)
    published_by = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = _("published decision tree")
        verbose_name_plural = _("published decision trees")
        ordering = ["-pk"]
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.published_on:%Y-%m-%d %H:%M} {self.published_by}".strip()

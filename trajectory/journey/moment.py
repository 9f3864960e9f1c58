"""The contact moment: who meets the newcomer, when, why, what each does, and what comes next."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from trajectory.facts.check import check_noun
from trajectory.facts.models import Certainty, Source
from trajectory.texts.live import refuse_unready
from trajectory.texts.models import SmallEdit

MOMENT_ID = re.compile(r"[A-Z]\d{2,3}")
TEXTS = ("title", "summary", "when", "what", "duty", "right", "bring", "consequence", "deadline", "waiting")
SHORT_TEXTS = ("title", "summary", "when")


class Kind(models.TextChoices):
    """Fixed follows from the law or the standard process; optional is a choice.

    Conditional happens only if something is the case.
    """

    FIXED = "fixed", _("For everyone")
    OPTIONAL = "optional", _("If you want")
    CONDITIONAL = "conditional", _("Only if needed")


class Channel(models.TextChoices):
    LETTER = "letter", _("Letter")
    DECISION = "decision", _("Decision by letter")
    TALK = "talk", _("Talk")
    MEETING = "meeting", _("Group meeting")
    VISIT = "visit", _("Appointment")
    PHONE = "phone", _("By phone")
    ONLINE = "online", _("Online")
    FORM = "form", _("Form")
    TEST = "test", _("Test")
    EXAM = "exam", _("Exam")
    LESSON = "lesson", _("Lessons")
    PAYMENT = "payment", _("Payment")
    VIEWING = "viewing", _("Visit to a home")


class Anchor(models.TextChoices):
    """An event from which a term is counted; facts.md section 4, clock relations."""

    ASYLUM_APPLICATION = "asylum-application", _("asylum application")
    ARRIVAL = "arrival", _("arrival in the Netherlands")
    PERMIT = "permit", _("decision of IND on the permit")
    DUO_NOTICE = "duo-notice", _("letter of DUO about the duty")
    MATCH = "match", _("link to a municipality")
    RENT_CONTRACT = "rent-contract", _("rent contract")
    BRP_REGISTRATION = "brp-registration", _("registration in the municipality")
    BENEFIT_START = "benefit-start", _("start of social assistance")
    INTAKE = "intake", _("broad intake")
    PIP_DATE = "pip-date", _("date of the PIP")
    TERM_START = "term-start", _("start of the integration term")
    TERM_END = "term-end", _("end of the integration term")
    COURSE_START = "course-start", _("start of the course")
    EXAM_DATE = "exam-date", _("exam day")
    EXAM_RESULT = "exam-result", _("exam result")
    DIPLOMA = "diploma", _("diploma or certificate")
    PERMIT_END = "permit-end", _("end of the permit")
    DECISION = "decision", _("a decision")
    VISA_APPROVAL = "visa-approval", _("approval of the entry visa")
    APPLICATION = "application", _("an application")


class WindowUnit(models.TextChoices):
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class ContactMoment(
    SmallEdit, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """One contact moment of the journey, with a stable id such as M06; its texts exist once per language."""

    code = models.CharField(
        _("id"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(rf"^{MOMENT_ID.pattern}$", _("One letter and two digits."))],
    )
    phase = models.ForeignKey("trajectory.Phase", models.PROTECT, related_name="moments", verbose_name=_("phase"))
    order = models.PositiveSmallIntegerField(_("order in the journey"))
    lead = models.ForeignKey(
        "trajectory.Organisation", models.PROTECT, related_name="leads", verbose_name=_("organisation")
    )
    others = ParentalManyToManyField("trajectory.Organisation", blank=True, verbose_name=_("other organisations"))
    groups = ParentalManyToManyField("trajectory.Group", blank=True, verbose_name=_("groups"))
    routes = ParentalManyToManyField(
        "trajectory.Route",
        blank=True,
        verbose_name=_("learning routes"),
        help_text=_("None chosen means every route."),
    )
    laws = ParentalManyToManyField("trajectory.Law", blank=True, verbose_name=_("laws"))
    next_moments = ParentalManyToManyField("self", symmetrical=False, blank=True, verbose_name=_("what comes next"))
    kind = models.CharField(_("for whom it happens"), max_length=12, choices=Kind)
    channel = models.CharField(_("how"), max_length=12, choices=Channel)
    trigger = models.CharField(_("follows after"), max_length=20, choices=Anchor, blank=True)
    event = models.CharField(
        _("is itself"),
        max_length=20,
        choices=Anchor,
        blank=True,
        help_text=_("The event that this moment is, so that terms can be counted from it."),
    )
    window_anchor = models.CharField(_("counted from"), max_length=20, choices=Anchor, blank=True)
    window_least = models.SmallIntegerField(_("at least"), null=True, blank=True)
    window_most = models.SmallIntegerField(_("at most"), null=True, blank=True)
    window_unit = models.CharField(_("unit"), max_length=8, choices=WindowUnit, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The date of the evidence, not of today.")
    )

    title = models.CharField(_("title"), max_length=100)
    summary = models.CharField(_("in one sentence"), max_length=200)
    when = models.CharField(_("when"), max_length=200, blank=True)
    what = models.TextField(_("what happens"), blank=True)
    duty = models.TextField(_("what you do"), blank=True)
    right = models.TextField(_("what you may expect"), blank=True)
    bring = models.TextField(_("what you bring"), blank=True)
    consequence = models.TextField(_("if it does not work out"), blank=True)
    deadline = models.TextField(_("legal term"), blank=True)
    waiting = models.TextField(_("while you wait"), blank=True, help_text=_("What somebody can do until what follows."))

    class Meta:
        verbose_name = _("contact moment")
        verbose_name_plural = _("contact moments")
        ordering = ["phase__order", "order"]

    def __str__(self) -> str:
        return f"{self.code} {getattr(self, 'title_nl', '') or self.title}"

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

    def clean(self) -> None:
        super().clean()
        if (self.window_least is not None or self.window_most is not None) and not (
            self.window_anchor and self.window_unit
        ):
            raise ValidationError({"window_anchor": _("Say from which event the term is counted, and in which unit.")})

    def publish(self, revision, user=None, *, log_action=True, **kwargs) -> None:
        """Every way to publish comes here; raises NotReady."""
        refuse_unready(revision, user=user, log_action=log_action)
        super().publish(revision, user=user, log_action=log_action, **kwargs)

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("journey-moment", args=[self.code])

    def get_preview_template(self, request, mode_name: str) -> str:
        return "trajectory/moment.html"

    @property
    def preview_modes(self):
        """One preview per public language, Dutch first."""
        from django.conf import settings

        return [(code, language.name) for code, language in settings.SITE_LANGUAGES.items()]

    def serve_preview(self, request, mode_name: str):
        from trajectory.journey.views import preview_moment

        with translation.override(mode_name):
            return preview_moment(request, self, mode_name)

    def text_in(self, field: str, code: str) -> str:
        """The text as stored for this language, without fallback."""
        return getattr(self, build_localized_fieldname(field, code)) or ""


class MomentSource(Orderable):
    """Where a contact moment stands: a source and the article or page in it."""

    moment = ParentalKey(ContactMoment, on_delete=models.CASCADE, related_name="moment_sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name=_("source"))
    reference = models.CharField(_("article or page"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.source.code} {self.reference}".strip()

"""The partners that show our pages inside theirs, the themes that colour them, and how often that happens."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from content.partners.contrast import Contrast
from content.partners.domains import WrongDomains, read_domains
from content.partners.forms import ThemeForm
from content.partners.ours import our_tokens
from content.partners.slices import may_be_embedded
from content.partners.theme import CheckedTheme, contrasts_of


class Theme(models.Model):
    """The colours, sizes and corners of a partner, as checked tokens and as the style sheet made of them."""

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("How addresses name it."))
    name = models.CharField(_("name"), max_length=80)
    owner = models.ForeignKey(
        "content.Partner",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="own_themes",
        verbose_name=_("owner"),
        help_text=_("Only this partner may use it. Empty: every partner may."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True, help_text=_("Where the tokens come from."))
    tokens = models.JSONField(default=dict, editable=False)
    ignored = models.JSONField(default=list, editable=False)  # names of the file that this site does not use
    css = models.TextField(editable=False)
    digest = models.CharField(max_length=12, editable=False)  # stands in the address of the style sheet

    base_form_class = ThemeForm
    panels = [
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("owner"),
        FieldPanel("source"),
        FieldPanel("file"),
        HelpPanel(template="editing/theme_report.html"),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def take(self, checked: CheckedTheme) -> None:
        """Have the tokens of a checked file; the row is not saved yet."""
        self.tokens, self.ignored = dict(checked.tokens), list(checked.ignored)
        self.css, self.digest = checked.css, checked.digest

    @property
    def contrasts(self) -> list[Contrast]:
        """How readable our pages are in these colours, the least readable pair first."""
        return sorted(contrasts_of(self.tokens, our_tokens()), key=lambda pair: pair.ratio / pair.least)

    @property
    def preview(self) -> str:
        """The address of the journey as it looks in the page of a partner with this theme."""
        partner = f"partner={self.owner.code}," if self.owner else ""
        return f"/embed/~{partner}thema={self.code}/{settings.LANGUAGE_CODE}/klantreis/"


class Partner(models.Model):
    """An organisation that shows our pages inside its own."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        ACTIVE = "active", _("Active")
        ENDED = "ended", _("Ended")

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("How addresses name it."))
    name = models.CharField(_("name"), max_length=120)
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.DRAFT)
    domains = models.TextField(
        _("domains"),
        max_length=2000,
        blank=True,
        help_text=_("Where its pages are, one a line, such as www.example.nl or *.example.nl."),
    )
    limited = models.BooleanField(
        _("only on these domains"), default=False, help_text=_("Other sites then cannot show pages in its name.")
    )
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("theme"))
    default_slice = models.CharField(
        _("page to begin with"),
        max_length=200,
        blank=True,
        help_text=_("What comes after the language in the address, such as klantreis/?groep=gezinsmigrant."),
    )
    contact_role = models.CharField(
        _("contact"), max_length=120, blank=True, help_text=_("A role or desk, never the name or number of a person.")
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Only editors see this. No names of persons."))

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError for what cannot be; keeps domains as browsers write them."""
        problems: dict[str, list[str]] = {}
        try:
            self.domains = "\n".join(read_domains(self.domains))
        except WrongDomains as wrong:
            problems["domains"] = wrong.sentences
        if self.limited and not self.domains:
            problems.setdefault("limited", []).append(gettext("Name at least one domain."))
        if self.default_slice and not may_be_embedded(self.default_slice):
            problems["default_slice"] = [gettext("This page cannot stand in the page of a partner.")]
        if self.theme and self.theme.owner_id and self.theme.owner_id != self.pk:
            problems["theme"] = [gettext("This theme belongs to another partner.")]
        if problems:
            raise ValidationError(problems)


class EmbedCount(models.Model):
    """How often one page was shown inside pages of one partner on one day; nothing about who looked at it."""

    day = models.DateField()
    partner = models.CharField(max_length=40, blank=True)  # its code; empty: not registered
    slice = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "partner", "slice", "language", "version"], name="one_embed_count_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.partner or '-'} {self.language} {self.slice}: {self.number}"

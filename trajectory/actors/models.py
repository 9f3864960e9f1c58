"""Organisations, municipalities with their dates of validity, postcodes and contact points."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trajectory.facts.check import check_noun


class Lane(models.TextChoices):
    """The column an organisation has in the picture of the journey; the order is the order of the columns."""

    IND = "ind", "IND"
    COA = "coa", "COA"
    DUO = "duo", "DUO"
    GEMEENTE = "gemeente", _("municipality")
    TAALSCHOOL = "taalschool", _("language school")
    ANDERE = "andere", _("others")


class Organisation(models.Model):
    """An organisation in the chain of civic integration; `name` is what stands on letters.

    `role` says what it does for you.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    lane = models.CharField(_("lane"), max_length=12, choices=Lane)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=80)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    phone = models.ForeignKey(
        "trajectory.Fact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("phone number"),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class Municipality(models.Model):
    """A municipality with its CBS code (empty until published), the days it exists, and the one it goes over into."""

    code = models.CharField(_("CBS code"), max_length=6, blank=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    other_names = models.CharField(_("other names"), max_length=200, blank=True, help_text=_("Separated by ;"))
    province = models.CharField(_("province"), max_length=40)
    website = models.URLField(_("website"), blank=True)
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_until = models.DateField(_("exists until"), null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("goes over into"))
    fictitious = models.BooleanField(
        _("fictitious"), default=False, help_text=_("An example, not a real municipality.")
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="one_municipality_per_code")
        ]

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def current(self, day: datetime.date | None = None) -> "Municipality":
        """This municipality, or the one that took its place by `day` (default today)."""
        day = day or timezone.localdate()
        here, been = self, set()
        while not here.exists_on(day) and here.successor and here.pk not in been:
            been.add(here.pk)
            here = here.successor
        return here


class Postcode(models.Model):
    """Four digits of a postcode and the municipality most of its addresses are in (GeoNames, CC BY 4.0; CBS)."""

    digits = models.CharField(_("four digits"), max_length=4, unique=True)
    place = models.CharField(_("place"), max_length=80)
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="postcodes", verbose_name=_("municipality")
    )

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        ordering = ["digits"]

    def __str__(self) -> str:
        return f"{self.digits} {self.place}"


class Interpreter(models.TextChoices):
    """Whether somebody translates at a desk; nothing chosen is not known, and readers see nothing of it."""

    REQUEST = "request", _("There is an interpreter if you ask for one.")
    ALWAYS = "always", _("There is always an interpreter.")
    NONE = "none", _("There is no interpreter.")


class ContactPoint(models.Model):
    """A desk of a municipality: what it helps with and how to reach it; roles, never names of people.

    `phases` are the steps it is for (none: all), `languages` the codes of the languages that people speak there.
    """

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="contact_points", verbose_name=_("municipality")
    )
    role = models.CharField(_("desk"), max_length=120)
    help_with = models.CharField(_("helps with"), max_length=250, blank=True)
    phone = models.CharField(_("phone number"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    phases = models.ManyToManyField(
        "trajectory.Phase", blank=True, related_name="contact_points", verbose_name=_("steps")
    )
    languages = models.JSONField(_("languages spoken there"), default=list, blank=True)
    interpreter = models.CharField(_("interpreter"), max_length=8, choices=Interpreter, blank=True)
    live = models.BooleanField(_("on the site"), default=False)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    review_by = models.DateField(_("check before"), null=True, blank=True)

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.role

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

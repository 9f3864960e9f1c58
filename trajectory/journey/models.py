"""Law, phase, group and route: the frame in which contact moments stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trajectory.facts.check import check_noun


class Law(models.Model):
    """The Civic Integration Act a person is under: of 2021 (in force since 1-1-2022) or of 2013."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    title = models.CharField(_("name"), max_length=100)
    summary = models.CharField(_("in one sentence"), max_length=250, blank=True)
    in_force = models.DateField(_("in force since"), null=True, blank=True)

    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("laws")
        ordering = ["-in_force"]

    def __str__(self) -> str:
        return self.title or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class Phase(models.Model):
    """A part of the journey, such as arrival or exams, in time order."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("name"), max_length=100)
    summary = models.CharField(_("in one sentence"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class Group(models.Model):
    """Who the newcomer is, in the newcomer's own words, such as "I have an asylum permit"."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    law = models.ForeignKey(Law, models.PROTECT, null=True, blank=True, verbose_name=_("law"))
    has_routes = models.BooleanField(_("has learning routes"), default=False)
    name = models.CharField(_("official name"), max_length=100, blank=True)
    title = models.CharField(_("in the reader's words"), max_length=150)
    summary = models.CharField(_("hint"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)


class Route(models.Model):
    """A learning route (leerroute) of the Civic Integration Act 2021, articles 7 to 9."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("name"), max_length=100)
    summary = models.CharField(_("hint"), max_length=250, blank=True)
    short = models.TextField(_("the route in short"), blank=True)

    class Meta:
        verbose_name = _("learning route")
        verbose_name_plural = _("learning routes")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title or self.code

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        check_noun(self, exclude)

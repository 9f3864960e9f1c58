"""Rounds in which newcomers test a text, and what they say of it. Nothing here tells who a tester was.

There is no name, address, cookie, session or time in these tables, and no number of a tester: what one person sends
becomes rows under random numbers, put away in random order, so that nothing shows which of them came together or when.
Only how many people sent the form is counted, per language, with the last day on which one did. (PostgreSQL's own
files keep the order of new rows until it tidies them up; only who has the server can read those.)
"""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LONGEST = 300  # signs in the words of a tester about one sentence
ENOUGH = 3  # people who sent the form before readers may hear of it


def random_number() -> int:
    """A number that says nothing of when its row was made."""
    return secrets.randbelow(2**62)


class PanelRound(models.Model):
    """A text as it was on the day somebody asked newcomers to test it: a page, or a contact moment of the journey."""

    class Kind(models.TextChoices):
        PAGE = "page", _("page")
        MOMENT = "moment", _("contact moment")

    kind = models.CharField(max_length=8, choices=Kind)
    key = models.CharField(max_length=40)  # the translation key of the page, the code of the moment
    title = models.CharField(max_length=255)
    dutch = models.JSONField(default=list)  # its units (content/panel/texts.py), to look at beside other languages
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_with = models.UUIDField(unique=True)  # the form that made it, which may be sent once
    made_on = models.DateField(_("made on"))
    ends_on = models.DateField(_("last day"))
    closed_on = models.DateField(_("closed on"), null=True)
    done = models.TextField(_("what was done"), max_length=2000, blank=True)
    shown = models.BooleanField(_("show this to readers"), default=False)
    said = models.JSONField(default=dict)  # by language, for readers: what testers said …
    changed = models.JSONField(default=dict)  # … and what was changed

    class Meta:
        verbose_name = _("test with readers")
        verbose_name_plural = _("tests with readers")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "key"], name="panel_round_text")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("panel-round", args=[self.pk])

    def is_open(self, today) -> bool:
        """Whether testers can still send something on this day."""
        return self.closed_on is None and today <= self.ends_on


class PanelTongue(models.Model):
    """One language of a round: the text its testers see, their questions, and the fingerprint of the link to it."""

    round = models.ForeignKey(PanelRound, models.CASCADE, related_name="tongues")
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, unique=True)  # the link itself is kept nowhere
    title = models.CharField(max_length=255)
    units = models.JSONField()
    questions = models.JSONField()  # [{"question": …, "options": [… in the order shown], "right": index}]
    readers = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True)
    done = models.JSONField(default=dict)  # by number of a sentence what an editor did with it

    class Meta:
        verbose_name = _("language of a test")
        verbose_name_plural = _("languages of a test")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "language"], name="panel_once_per_language")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def tongue(self):
        """The language itself, with its name, tag and direction."""
        return settings.SITE_LANGUAGES[self.language]


class PanelMark(models.Model):
    """What one tester finds wrong with one sentence, with her words when she wrote some."""

    class Kind(models.TextChoices):
        NOT_CLEAR = "not-clear", _("Not clear")
        NOT_TRUE = "not-true", _("Not true")
        MISSING = "missing", _("Something is missing")

    id = models.BigAutoField(primary_key=True, default=random_number)
    tongue = models.ForeignKey(PanelTongue, models.CASCADE, related_name="marks")
    sentence = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = _("mark of a tester")
        verbose_name_plural = _("marks of testers")
        ordering = ["sentence", "kind", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.sentence}: {self.get_kind_display()}"


class PanelAnswer(models.Model):
    """What one tester chose at a question about the text; empty is “I do not know”."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    tongue = models.ForeignKey(PanelTongue, models.CASCADE, related_name="answers")
    question = models.PositiveSmallIntegerField()  # from 0
    option = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("answer of a tester")
        verbose_name_plural = _("answers of testers")
        ordering = ["question", "option", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.question}: {self.option}"

"""Letters to the editors of a municipality about what must be looked at again: each thing once, all in one letter."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from content.editing.invitations import language_of
from content.editing.letters import Letter, write_letter
from content.editing.models import MunicipalTeam, User
from trajectory.actors.models import Municipality

FROM_HOUR = 7  # no letters at night


class Due(NamedTuple):
    """Something of a municipality that must be looked at again: what, where in the admin, and since when."""

    municipality: Municipality
    title: str
    address: str
    due_on: date


SOURCES: list[Callable[[], Iterable[Due]]] = []


def remind_of(source: Callable[[], Iterable[Due]]) -> Callable[[], Iterable[Due]]:
    """Let this function say what is due; it is asked once a minute, so it asks the database little."""
    SOURCES.append(source)
    return source


class Reminded(models.Model):
    """That this person was told of this thing and this term, so that nobody tells her again."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=gettext_lazy("editor"))
    address = models.CharField(gettext_lazy("address"), max_length=300)
    due_on = models.DateField(gettext_lazy("term"))

    class Meta:
        verbose_name = gettext_lazy("reminder")
        verbose_name_plural = gettext_lazy("reminders")
        constraints = [
            models.UniqueConstraint(fields=["person", "address", "due_on"], name="one_reminder_per_term"),
        ]

    def __str__(self) -> str:
        return f"{self.address} ({self.due_on})"


def _text(items: list[Due]) -> tuple[str, str]:
    """The subject and the text of one letter, in the language that is active."""
    count = len(items)
    subject = ngettext(
        "%(number)s part of your municipality asks for a look",
        "%(number)s parts of your municipality ask for a look",
        count,
    ) % {"number": count}
    lines = [
        f"* {item.municipality.name}: {' '.join(item.title.split())} "
        f"({_('since')} {date_format(item.due_on, 'j F Y')})\n  {settings.SITE_URL}{item.address}"
        for item in items
    ]
    first = _("Is this still right? Look at it and say so with one click. What nobody looks at is marked for readers.")
    return subject, "\n\n".join([first, *lines])


def _members() -> dict[int, list[User]]:
    """Who keeps a municipality, by its number (two queries)."""
    teams = MunicipalTeam.objects.prefetch_related("group__user_set")
    return {
        team.municipality_id: [person for person in team.group.user_set.all() if person.is_active and person.email]
        for team in teams
    }


@transaction.atomic
def remind() -> int:
    """Write every editor one letter about what is due and new to her; answers how many letters."""
    if timezone.localtime().hour < FROM_HOUR:
        return 0
    today = timezone.localdate()
    due = [item for source in SOURCES for item in map(Due._make, source()) if item.due_on <= today]
    members = _members() if due else {}
    told = set(Reminded.objects.values_list("person", "address", "due_on")) if due else set()
    letters: dict[User, list[Due]] = defaultdict(list)
    for item in sorted(due, key=lambda each: (each.due_on, each.municipality.name, each.title)):
        for person in members.get(item.municipality.pk, ()):
            if (person.pk, item.address, item.due_on) not in told:
                told.add((person.pk, item.address, item.due_on))
                letters[person].append(item)
    for person, items in letters.items():
        Reminded.objects.bulk_create(
            Reminded(person=person, address=item.address, due_on=item.due_on) for item in items
        )
        language = language_of(person)
        with override(language):
            subject, text = _text(items)
        write_letter(kind=Letter.Kind.REMINDER, to=person.email, language=language, subject=subject, text=text)
    return len(letters)

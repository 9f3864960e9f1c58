"""What a sheet of paper says about itself: who made the texts, how old they are, where they come from."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from trajectory.facts.models import Certainty
from trajectory.facts.resolve import write_date
from trajectory.journey.assemble import Moment
from trajectory.journey.moment import ContactMoment
from trajectory.sharing.tongue import Passage, Tongue, passage

MACHINE = gettext_noop("A machine made these texts. No person has checked them yet.")
PARTLY = gettext_noop("Part of this sheet is not in %(name)s yet. That part is in Dutch.")
MOST = 8


def publishers_of(ids: Iterable[str]) -> list[str]:
    """Who published the sources of these moments (one query): law and official pages first, then the most used."""
    rows = ContactMoment.moment_sources.rel.related_model.objects.filter(moment__code__in=list(ids))
    used = Counter(rows.values_list("source__publisher", "source__kind"))
    rank = {kind: number for number, kind in enumerate(Certainty.values)}
    ordered = sorted(used, key=lambda source: (rank[source[1]], -used[source], source[0]))
    return list(dict.fromkeys(name for name, _ in ordered))


def dated(moments: Sequence[Moment], tongue: Tongue) -> list[Passage]:
    """How old the evidence is: from the oldest to the newest, and whether it is not known for some."""
    days = sorted(moment.checked_on for moment in moments if moment.checked_on)
    if not days:
        return [tongue.word(gettext_noop("Date of the information: not known."))]
    first, last = write_date(days[0], tongue.code), write_date(days[-1], tongue.code)
    said = [
        tongue.word(gettext_noop("Date of the information:")),
        passage(f"{first}." if first == last else f"{first} – {last}.", tongue.code),
    ]
    if len(days) < len(moments):
        said.append(tongue.word(gettext_noop("For some moments the date is not known.")))
    return said


def origin_notes(tongue: Tongue, *, checked: bool, partly: bool) -> list[Passage]:
    """That a machine made the texts, and that a part stands in Dutch."""
    notes = [] if checked else [tongue.word(MACHINE)]
    if partly:
        name = settings.SITE_LANGUAGES[tongue.code].name
        notes.append(tongue.word(PARTLY, name=name))
    return notes


def publisher_note(tongue: Tongue) -> Passage:
    if settings.PUBLISHER_NAME:
        return tongue.word(gettext_noop("This site is published by %(name)s."), name=settings.PUBLISHER_NAME)
    return tongue.word(gettext_noop("This is a demonstration, not an official government site."))


def made_note(tongue: Tongue) -> list[Passage]:
    """The day of this paper, and that the web page is newer and the accessible version."""
    day = write_date(timezone.localdate(), tongue.code)
    return [
        tongue.word(gettext_noop("This sheet is of %(day)s."), day=day),
        tongue.word(gettext_noop("The web page is the accessible version. There you find the newest text:")),
    ]


def source_note(names: Sequence[str], tongue: Tongue) -> list[Passage]:
    if not names:
        return []
    return [
        passage(f"{tongue.word('Sources')['text']}:", tongue.code),
        passage(" · ".join(names[:MOST]) + ".", "nl"),
        tongue.word(gettext_noop("All sources stand with each moment on the website.")),
    ]


def notes_of(moments: Sequence[Moment], tongue: Tongue, *, checked: bool, partly: bool) -> list[list[Passage]]:
    """The lines at the foot of a sheet with these moments (one query)."""
    return [
        [*origin_notes(tongue, checked=checked, partly=partly), publisher_note(tongue)],
        [*dated(moments, tongue), *source_note(publishers_of(moment.id for moment in moments), tongue)],
    ]

"""The pictograms a page may have: one family, drawn for this site, each beside the word it stands for."""

from django.utils.translation import gettext_lazy as _

# Symbols in static/img/pictograms.svg that picture a topic, with what they say to an editor.
TOPICS = {
    "traject": _("a path to a place"),
    "rule": _("a list with ticks"),
    "shield": _("a shield: rights"),
    "support": _("a lifebuoy: support"),
    "work": _("a briefcase: work"),
    "income": _("a wallet: income"),
    "tax": _("an envelope with money: tax"),
    "study": _("somebody who reads: study"),
    "house": _("a house with a key: a home"),
    "care": _("a heart that beats: care"),
    "money": _("coins"),
    "children": _("an adult with a child"),
    "safety": _("a heart under a roof: safe at home"),
    "family": _("a family"),
    "permit": _("a card with a photo: permit"),
    "old-law": _("a book with an arrow back: the old law"),
    "move": _("a box with an arrow: to move"),
    "privacy": _("a lock: privacy"),
    "computer": _("a screen with a key: logging in"),
    "loan": _("money that goes back: a loan"),
    "gemeente": _("a town hall"),
    "taalschool": _("a teacher and a board"),
    "conditional": _("a fork in the road: a choice"),
    "letter": _("a letter"),
    "decision": _("a letter with a tick: a decision"),
    "talk": _("a talk"),
    "meeting": _("people around a table"),
    "lesson": _("a book: lessons"),
    "exam": _("a cap: exam or diploma"),
    "test": _("a test"),
    "wait": _("an hourglass: waiting"),
    "calendar": _("a calendar: time"),
    "payment": _("a coin: costs"),
    "warning": _("a warning"),
    "language": _("a globe: languages"),
    "people": _("people"),
    "help": _("a question mark: help"),
    "phone": _("a telephone: contact"),
    "place": _("a place on the map"),
    "info": _("information"),
}


def pictogram_choices() -> list[tuple[str, str]]:
    """Each topic pictogram with what it shows; asked at run time, so that a new one needs no migration."""
    return list(TOPICS.items())

"""All that the screen “Writing help” shows of one page or noun."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models

from content.editing.readability import Figures, Finding, PageReport, Piece, figures_of, look_at
from content.pages.models import ReaderPage
from content.panel.models import PanelRound
from content.panel.read import Asked, asked_of
from content.writing.advise import MAY_STAY, Card, cards
from content.writing.guidelines import Guideline, Seen, guidelines_for
from content.writing.judge import breaking, report_of
from content.writing.known import exceptions, words_now
from content.writing.languages import languages_of
from content.writing.parts import parts_of
from content.writing.reasons import Reason, is_weighty, reasons_of, unexplained
from content.writing.texts import Text, texts_of
from trajectory.journey.moment import ContactMoment
from trajectory.texts.version import version_of

SHOW_IT = {"picture", "recording"}


@dataclass(frozen=True)
class Part:
    """One text with what is said of it, and what may stay; no cards when there is nothing to say."""

    label: str
    cards: list[Card]
    may_stay: list[Card]


@dataclass(frozen=True)
class Help:
    """What is said of one version: of the whole, part by part, of the guidelines, and why marks stay."""

    report: PageReport
    whole: list[Card]
    parts: list[Part]
    guidelines: list[Guideline]
    reasons: list[Reason]
    asks_reason: list[Finding]
    weighty: bool

    @property
    def red(self) -> int:
        return len(breaking(self.report))

    @property
    def quiet(self) -> list[Part]:
        """The texts of which there is nothing to say."""
        return [part for part in self.parts if not part.cards]

    @property
    def spoken(self) -> list[Part]:
        return [part for part in self.parts if part.cards]

    @property
    def excused(self) -> list[Part]:
        """The texts with something that may stay."""
        return [part for part in self.parts if part.may_stay]

    @property
    def seal(self) -> str:
        """The fingerprint of the marks on the screen: who gives a reason says with it for which."""
        return version_of({str(number): repr(each) for number, each in enumerate(self.asks_reason)})


def _has_contact(thing: models.Model, kinds: set[str]) -> bool:
    if isinstance(thing, ContactMoment):
        return bool(thing.lead.phone or thing.lead.website)
    return "contact" in kinds or any(part.answered for part in parts_of(thing)[-1:])  # where to get help is the last


def _asked(thing: models.Model) -> Asked:
    if isinstance(thing, ReaderPage):
        return asked_of(PanelRound.Kind.PAGE, str(thing.translation_key), settings.LANGUAGE_CODE)
    return (
        asked_of(PanelRound.Kind.MOMENT, thing.code, settings.LANGUAGE_CODE)
        if isinstance(thing, ContactMoment)
        else Asked()
    )


def _seen(thing: models.Model, report: PageReport) -> Seen:
    kinds = {part["type"] for part in thing.body.get_prep_value()} if isinstance(thing, ReaderPage) else set()
    return Seen(
        text="\n".join(text.piece.text for text in texts_of(thing)),
        red=breaking(report),
        parts=parts_of(thing),
        languages=languages_of(thing),
        asked=_asked(thing),
        has_contact=_has_contact(thing, kinds),
        needs_contact=is_weighty(thing),
        has_picture=bool(kinds & SHOW_IT),
    )


def help_for(thing: models.Model) -> Help:
    """Everything for this version of a page or noun (some ten queries)."""
    words = words_now()
    report = report_of(thing, words)
    labels = {fact.key: fact.label for fact in words.facts}

    def said(key: str) -> list[Card]:
        return cards((each for each in report.findings if each.key == key), words.known, labels)

    def part(text: Text) -> Part:
        found = said(text.key)
        to_do = [card for card in found if card.state != MAY_STAY]
        return Part(text.label, to_do, [card for card in found if card.state == MAY_STAY])

    return Help(
        report=report,
        whole=said(""),
        parts=list(map(part, texts_of(thing))),
        guidelines=guidelines_for(_seen(thing, report)),
        reasons=reasons_of(thing),
        asks_reason=unexplained(thing),
        weighty=is_weighty(thing),
    )


def on_its_own(text: str, page: str = "") -> tuple[list[Card], Figures]:
    """What is said of one text while it is written, with the same functions, and what it counts (four queries).

    `page` is what the report calls its page: an exception may be for one page only.
    """
    words, piece = words_now(), Piece(page, "", "", text)
    labels = {fact.key: fact.label for fact in words.facts}
    found = cards(look_at(piece, words.known, exceptions()), words.known, labels)
    return [card for card in found if card.state != MAY_STAY], figures_of([piece])

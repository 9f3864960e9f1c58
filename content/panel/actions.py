"""What happens to a round: it is made, its testers answer, an editor answers them, it is closed."""

import hashlib
import secrets
import uuid
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log

from content.panel.filled import Filled, marks_of
from content.panel.models import LONGEST, PanelAnswer, PanelMark, PanelRound, PanelTongue, random_number
from content.panel.texts import Subject

WEEKS = 4  # how long a round is open when nobody says otherwise
MOST_READERS = 500  # forms in one language; more is a machine, or a link that went astray
KEPT = timedelta(days=180)  # how long the words of testers stay after the last day


class Over(Exception):
    """The round was closed while somebody filled in the form."""


def last_day(today: date) -> date:
    return today + timedelta(weeks=WEEKS)


def digest_of(token: str) -> str:
    """The fingerprint under which a link is known; the token itself is random enough to need no salt."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(24)


def address_of(language: str, token: str) -> str:
    """The path of the private link in this language."""
    with override(language):
        return reverse("panel-test", args=[token])


def find_tongue(token: str) -> PanelTongue | None:
    """The language of a round that this link belongs to; None for a link that nobody made."""
    return PanelTongue.objects.select_related("round").filter(digest=digest_of(token)).first()


def shuffled(right: str, wrong: list[str]) -> dict:
    """The options of a question in an order that tells nothing, with the place of the right one."""
    options = [right, *wrong]
    secrets.SystemRandom().shuffle(options)
    return {"options": options, "right": options.index(right)}


@transaction.atomic
def make_round(
    *,
    subject: Subject,
    texts: dict[str, tuple[str, list[dict]]],
    questions: dict[str, list[dict]],
    ends_on: date,
    made_by,
    made_with: uuid.UUID,
) -> tuple[PanelRound, dict[str, str]]:
    """Pin the text as it is now in the languages of `questions`; answers the round and by language its private link.

    The links are in no table: who loses one makes a new one.
    """
    title, dutch = texts.get("nl") or next(iter(texts.values()))
    made = PanelRound.objects.create(
        kind=subject.kind,
        key=subject.key,
        title=title[:255],
        dutch=dutch if "nl" in texts else [],
        made_by=made_by,
        made_with=made_with,
        made_on=timezone.localdate(),
        ends_on=ends_on,
    )
    links = {}
    for language, asked in questions.items():
        token = new_token()
        own_title, units = texts[language]
        PanelTongue.objects.create(
            round=made,
            language=language,
            digest=digest_of(token),
            title=own_title[:255],
            units=units,
            questions=asked,
        )
        links[language] = address_of(language, token)
    log(made, "panel.make", user=made_by)
    return made, links


@transaction.atomic
def renew_link(*, tongue: PanelTongue, renewed_by) -> str:
    """A new private link in one language; the one that was handed out before works no more."""
    token = new_token()
    tongue.digest = digest_of(token)
    tongue.save(update_fields=["digest"])
    log(tongue.round, "panel.link", user=renewed_by)
    return address_of(tongue.language, token)


@transaction.atomic
def keep_answers(*, tongue: PanelTongue, filled: Filled) -> bool:
    """Keep what one tester sent, without a trace of who or when; answers whether words of it were hidden.

    Raises Over when the round is closed, or when more forms came than people could send.
    """
    today = timezone.localdate()
    locked = PanelTongue.objects.select_for_update(of=("self",)).select_related("round").get(pk=tongue.pk)
    if not locked.round.is_open(today) or locked.readers >= MOST_READERS:
        raise Over
    found, hidden = marks_of(filled)
    marks = [
        PanelMark(id=random_number(), tongue=locked, sentence=number, kind=kind, words=words[:LONGEST])
        for number, kind, words in found
    ]
    answers = [
        PanelAnswer(id=random_number(), tongue=locked, question=number, option=option)
        for number, option in filled.answers.items()
    ]
    PanelMark.objects.bulk_create(sorted(marks, key=lambda mark: mark.id))
    PanelAnswer.objects.bulk_create(sorted(answers, key=lambda answer: answer.id))
    PanelTongue.objects.filter(pk=locked.pk).update(readers=F("readers") + 1, last_on=today)
    return hidden


@transaction.atomic
def write_done(*, made: PanelRound, done: str, by_sentence: dict[tuple[str, int], str], written_by) -> None:
    """Keep what an editor did with what testers said: of the whole round, and by language and number of a sentence."""
    made = PanelRound.objects.select_for_update().get(pk=made.pk)
    made.done = done
    made.save(update_fields=["done"])
    for tongue in made.tongues.select_for_update():
        mine = {str(number): text for (language, number), text in by_sentence.items() if language == tongue.language}
        tongue.done = {number: text for number, text in (tongue.done | mine).items() if text}
        tongue.save(update_fields=["done"])
    log(made, "panel.answer", user=written_by)


@transaction.atomic
def tell_readers(*, made: PanelRound, shown: bool, said: dict, changed: dict, told_by) -> None:
    """Keep what readers of the text get to hear of the round, and whether they do."""
    made.shown, made.said, made.changed = shown, said, changed
    made.save(update_fields=["shown", "said", "changed"])
    log(made, "panel.tell" if shown else "panel.hide", user=told_by)


@transaction.atomic
def close(*, made: PanelRound, closed_by) -> None:
    """From now on the links say that the test is over."""
    PanelRound.objects.filter(pk=made.pk, closed_on=None).update(closed_on=timezone.localdate())
    log(made, "panel.close", user=closed_by)


@transaction.atomic
def remove_words(*, made: PanelRound, mark: int, removed_by) -> bool:
    """Take out the words of one mark, such as a name; the mark itself stays. Answers whether there were any."""
    found = PanelMark.objects.filter(tongue__round=made, pk=mark).exclude(words="").update(words="")
    if found:
        log(made, "panel.words", user=removed_by)
    return bool(found)


def forget_old_words() -> int:
    """Half a year after the last day of a round the words of its testers go, and the counts stay; answers how many."""
    old = PanelMark.objects.filter(tongue__round__ends_on__lt=timezone.localdate() - KEPT).exclude(words="")
    return old.update(words="") if old.exists() else 0

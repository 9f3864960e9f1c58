"""The guidelines for communication with newcomers, each with what a machine can see of it in one text.

Found are the names of the first two (VNG, Divosa, DUO, IND, COA and SZW, 2021; schulinck.nl), the second in part. The
other four are our reconstruction from reports of experts, and say so wherever they are shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.editing.readability import Finding
from content.panel.read import Asked
from content.writing.languages import Languages
from content.writing.parts import Part

FACT = re.compile(r"\{fact:[a-z0-9-]+\}")
PHONE = re.compile(r"\{fact:[a-z0-9-]*phone\}|\btel:")
GOOD, BAD, LOOK = "good", "bad", "look"  # as it should be, to be mended, for a person to look at
STATES: dict[str, str | Promise] = {
    GOOD: gettext_lazy("good"),
    BAD: gettext_lazy("mend this"),
    LOOK: gettext_lazy("look yourself"),
}


@dataclass(frozen=True)
class Seen:
    """What a machine sees in one text: all of it in a row, its red marks, and what else it has.

    `has_contact` says that readers see there whom to call or where to go, `needs_contact` that they must.
    """

    text: str
    red: Sequence[Finding]
    parts: Sequence[Part]
    languages: Languages
    asked: Asked
    has_contact: bool
    needs_contact: bool
    has_picture: bool


@dataclass(frozen=True)
class Check:
    """One thing to look at: whether it is good, and what is so or what to do."""

    state: str
    says: str

    @property
    def named(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class Guideline:
    """A guideline with its checks; `ours` when the wording is our reconstruction."""

    code: str
    title: str
    ours: bool
    checks: tuple[Check, ...]

    @property
    def state(self) -> str:
        """Bad when one check is, good when all are."""
        states = {each.state for each in self.checks}
        return BAD if BAD in states else LOOK if LOOK in states else GOOD

    @property
    def named(self) -> str:
        return str(STATES[self.state])


def _understand(seen: Seen) -> tuple[Check, ...]:
    red = Check(GOOD, _("No red marks."))
    if seen.red:
        red = Check(BAD, _("Red marks: %(number)s.") % {"number": len(seen.red)})
    other = Check(LOOK, _("There is no picture, sound or film that says the same. Can it be said in another form?"))
    if seen.has_picture:
        other = Check(GOOD, _("It says the same in another form too: a picture, sound or film."))
    return red, other, _tested(seen.asked)


def _tested(asked: Asked) -> Check:
    """Whether newcomers were asked a question about the text, in a test with readers."""
    if asked.questions and asked.readers:
        says = _("Newcomers got a question about it in Dutch. Answers: %(number)s. Look at what they said.")
        return Check(GOOD, says % {"number": asked.readers})
    if asked.questions:
        return Check(LOOK, _("There is a question about it for newcomers. Nobody has answered yet."))
    return Check(LOOK, _("Ask a newcomer to read it, and ask one question about it."))


def _own_language(seen: Seen) -> tuple[Check, ...]:
    found = []
    states = (
        (seen.languages.missing, _("Not yet in: %(names)s.")),
        (seen.languages.older, _("Older than the Dutch: %(names)s.")),
    )
    for names, sentence in states:
        if names:
            found.append(Check(BAD, sentence % {"names": ", ".join(names)}))
    if not found:
        found.append(
            Check(
                GOOD,
                _("In all %(number)s other languages, from the Dutch of today.") % {"number": seen.languages.number},
            )
        )
    if seen.languages.unchecked:
        names = ", ".join(seen.languages.unchecked)
        found.append(Check(LOOK, _("Not checked by a person: %(names)s.") % {"names": names}))
    return tuple(found)


def _person(seen: Seen) -> tuple[Check, ...]:
    return (Check(LOOK, _("Is the tone friendly and personal? Does the reader know whom to talk to?")),)


def _expect(seen: Seen) -> tuple[Check, ...]:
    if not seen.parts:
        return (Check(LOOK, _("Does the reader know who does what, when, and what if not?")),)
    missing = [part.question for part in seen.parts if not part.answered]
    if missing:
        return (Check(BAD, _("Not answered: %(questions)s") % {"questions": " ".join(missing)}),)
    return (Check(GOOD, _("Every question of the reader has an answer.")),)


def _same_from_everyone(seen: Seen) -> tuple[Check, ...]:
    typed = list(dict.fromkeys(finding.what for finding in seen.red if finding.mark == "number-fact"))
    if typed:
        return (Check(BAD, _("Typed by hand while there is a fact: %(words)s.") % {"words": ", ".join(typed)}),)
    number = len(FACT.findall(seen.text))
    facts = _("No number is typed by hand that is in the register. Facts from it: %(number)s.") % {"number": number}
    return Check(GOOD, facts), Check(LOOK, _("Do partners use the same words for this?"))


def _see_and_help(seen: Seen) -> tuple[Check, ...]:
    picture = Check(LOOK, _("There is no picture or film. Does it need one?"))
    if seen.has_picture:
        picture = Check(GOOD, _("There is a picture, sound or film."))
    lacks = _("It does not say where to get help. Add a contact part or a phone number.")
    help_there = Check(BAD if seen.needs_contact else LOOK, lacks)
    if seen.has_contact or PHONE.search(seen.text):
        help_there = Check(GOOD, _("It says where to get help."))
    return picture, help_there


def guidelines_for(seen: Seen) -> list[Guideline]:
    """The six guidelines for one text."""
    return [
        Guideline("1", _("I understand it"), False, _understand(seen)),
        Guideline("2", _("I get support in my own language"), False, _own_language(seen)),
        Guideline("R3", _("I am a person"), True, _person(seen)),
        Guideline("R4", _("I know what to expect and what I must do"), True, _expect(seen)),
        Guideline("R5", _("I hear the same from everyone"), True, _same_from_everyone(seen)),
        Guideline("R6", _("I can see it and I can get help"), True, _see_and_help(seen)),
    ]

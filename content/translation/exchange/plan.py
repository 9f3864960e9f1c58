"""What a file would change on the site, and what in it is wrong, before anything is written (pure)."""

import hashlib
import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from content.translation.check import HIDDEN, problems_of
from content.translation.exchange.gather import Sheet
from content.translation.exchange.given import Given, Read
from content.translation.exchange.inline import LIKE_A_TAG, canonical, letters_of
from content.translation.exchange.tongue import in_other_script
from content.translation.things import PAGE, kind_named, split
from content.translation.units import Unit, UnitState
from content.translation.write import is_usable


@dataclass(frozen=True)
class Said:
    """A sentence about one line of the file."""

    line: int
    name: str
    sentence: str


@dataclass(frozen=True)
class Change:
    """What the site gets: this text, or (`text` as it was) the word that an older text fits the Dutch of today."""

    line: int
    sheet: Sheet
    unit: Unit
    text: str
    machine: bool

    @property
    def confirms(self) -> bool:
        return self.text == self.unit.text


@dataclass
class Plan:
    """What becomes of a file. With anything in `refused` nothing of it is taken."""

    changes: list[Change] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)
    skipped: list[Said] = field(default_factory=list)
    doubts: list[Said] = field(default_factory=list)
    same: int = 0

    @property
    def print(self) -> str:
        """A fingerprint of what would change, to see whether it is still that when somebody agrees to it."""
        said = [(each.sheet.name_of(each.unit), each.unit.text, each.text, each.machine) for each in self.changes]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _known_kind(name: str) -> bool:
    kind = split(name)[0]
    return "#" in name and (kind == PAGE or kind_named(kind) is not None)


def _hidden_in(text: str) -> str:
    """The sentence about a letter that nobody sees, "" when there is none."""
    found = HIDDEN.search(text.replace("\u00ad", ""))
    if not found:
        return ""
    name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
    return _("There is a letter in it that nobody sees: %(name)s") % {"name": name}


class _Planner:
    """Goes through a file text by text."""

    def __init__(self, sheets: Iterable[Sheet], facts: Collection[str]) -> None:
        self.places: Mapping[str, tuple[Sheet, Unit]] = {
            sheet.name_of(unit): (sheet, unit) for sheet in sheets for unit in sheet.units
        }
        self.facts = facts
        self.seen: set[str] = set()
        self.plan = Plan()

    def look(self, given: Given) -> None:
        """Put one text of the file where it belongs in the plan."""
        wrong = self._refusal(given)
        if wrong:
            self.plan.refused.append(Said(given.line, given.name, wrong))
            return
        self.seen.add(given.name)
        if given.name not in self.places:
            self._skip(given, _("This text is no longer on the site."))
            return
        sheet, unit = self.places[given.name]
        if given.dutch.strip() != canonical(unit.dutch, html=unit.html).strip():
            self._skip(given, _("The Dutch has changed since this file was made."))
            return
        self._compare(given, sheet, unit)

    def _refusal(self, given: Given) -> str:
        if not _known_kind(given.name):
            return _("This text has a name that is not ours: “%(name)s”") % {"name": given.name[:60]}
        if given.name in self.seen:
            return _("This text stands in the file twice.")
        return _hidden_in(given.text)

    def _skip(self, given: Given, sentence: str) -> None:
        if given.text.strip():
            self.plan.skipped.append(Said(given.line, given.name, sentence))

    def _compare(self, given: Given, sheet: Sheet, unit: Unit) -> None:
        text, now = given.text.strip(), canonical(unit.text, html=unit.html).strip()
        if text == now:
            fits = bool(text) and given.finished and unit.state == UnitState.OUTDATED
            text = unit.text if fits else ""
            self.plan.same += bool(now) and not fits
        elif not text:
            sentence = _("There is no translation in the file; the site keeps the one it has.")
            self.plan.skipped.append(Said(given.line, given.name, sentence))
        elif given.draft:
            self._skip(given, _("The file says that this translation is not finished (fuzzy)."))
            text = ""
        if text:
            self._judge(Change(given.line, sheet, unit, text, given.machine), given.name)

    def _judge(self, change: Change, name: str) -> None:
        unit = change.unit
        problems = problems_of(unit.dutch, change.text, known=self.facts, html=unit.html, longest=unit.longest)
        blocking = [each.sentence for each in problems if each.blocks]
        letters, dutch = (letters_of(each, html=unit.html) for each in (change.text, unit.dutch))
        if LIKE_A_TAG.search(letters) and not LIKE_A_TAG.search(dutch):
            blocking = blocking or [_("There is a tag in it that was not in our file.")]
        if unit.html and not blocking and not is_usable(unit.dutch, change.text):
            blocking = [_("The tags in it are not as in the Dutch text.")]
        self.plan.refused += [Said(change.line, name, sentence) for sentence in blocking]
        self.plan.doubts += [Said(change.line, name, each.sentence) for each in problems if not each.blocks]
        self.plan.changes.append(change)


def plan_for(file: Read, sheets: Iterable[Sheet], facts: Collection[str], code: str) -> Plan:
    """What the file would change among these things; `facts` are the names of all facts."""
    planner = _Planner(sheets, facts)
    for given in file.texts:
        planner.look(given)
    plan = planner.plan
    fresh = [each for each in plan.changes if not each.confirms]
    if not file.texts:
        plan.refused.append(Said(1, "", _("There are no texts in the file.")))
    elif not plan.refused and in_other_script((strip_tags(each.text) for each in fresh), code):
        plan.refused.append(Said(fresh[0].line, "", _("These texts are not written in the letters of this language.")))
    return plan

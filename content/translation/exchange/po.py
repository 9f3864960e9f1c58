"""Texts as a PO file, and a PO file as texts, with polib (pure)."""

import re
from collections.abc import Iterable, Iterator

import polib
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

from content.translation.exchange.gather import Sheet
from content.translation.exchange.given import MOST_TEXTS, FileKind, Given, Read, Refused, is_html
from content.translation.exchange.inline import canonical, without_illegal
from content.translation.exchange.notes import Notes
from content.translation.exchange.tongue import check_language
from content.translation.units import UnitState

FUZZY, MACHINE = "fuzzy", "machine"
QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"(?:#.*|{QUOTED}|(?:msgctxt|msgid|msgid_plural|msgstr)\s+{QUOTED}|msgstr\[\d\]\s*{QUOTED})?")
LONGEST_RUN = 1_000  # lines of one text or comment; polib takes far too long for a million


def write_po(sheets: Iterable[Sheet], code: str, notes_on: Notes) -> bytes:
    """The file; the same texts give the same bytes."""
    file = polib.POFile()
    file.metadata = {
        "Project-Id-Version": "inburgering-site",
        "Language": to_locale(code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for sheet in sheets:
        for unit in sheet.units:
            entry = polib.POEntry(
                msgctxt=sheet.name_of(unit),
                msgid=without_illegal(unit.dutch),
                msgstr=without_illegal(unit.text),
                comment="\n".join(notes_on(sheet, unit)),
            )
            if unit.state == UnitState.OUTDATED:
                entry.flags = [FUZZY]
                entry.previous_msgid = without_illegal(unit.was) or None
            file.append(entry)
    return f"{file}\n".encode()


def _check_lines(lines: list[str]) -> None:
    """Refuse what is no PO file, and what is made to keep the reader busy."""
    run, kind = 0, ""
    for number, line in enumerate(lines, start=1):
        if not LINE.fullmatch(line.strip()):
            raise Refused(number, _("This line is not as a PO file is written."))
        first = line.strip()[:1]
        run, kind = (run + 1 if first and first == kind else 1), first
        if run > LONGEST_RUN and first in '"#':
            raise Refused(number, _("This text goes on for too many lines."))
    if sum(line.lstrip().startswith("msgid ") for line in lines) > MOST_TEXTS + 1:
        raise Refused(1, _("There are more than %(number)s texts in the file.") % {"number": MOST_TEXTS})


def _parse(text: str) -> polib.POFile:
    _check_lines(text.splitlines())
    try:
        return polib.pofile(f"{text}\n", encoding="utf-8")  # a text with two lines is never taken for a file name
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise Refused(int(line[1]) if line else 1, _("The file is not well-formed.")) from None


def _check_head(file: polib.POFile, code: str) -> None:
    charset = re.search(r"charset=\s*([\w-]+)", file.metadata.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        raise Refused(1, _("The file must be in UTF-8, and says %(other)s.") % {"other": charset[1]})
    check_language(file.metadata.get("Language", ""), code, line=1)


def _texts(file: polib.POFile) -> Iterator[Given]:
    for entry in file:
        if entry.obsolete:
            continue
        line = entry.linenum or 1
        if entry.msgid_plural or entry.msgstr_plural:
            raise Refused(line, _("This text has plural forms, and ours have none."))
        name = entry.msgctxt or ""
        html = is_html(name)
        yield Given(
            line=line,
            name=name,
            dutch=canonical(entry.msgid, html=html),
            text=canonical(entry.msgstr, html=html),
            finished=FUZZY not in entry.flags,
            draft=FUZZY in entry.flags,
            machine=MACHINE in entry.flags,
        )


def read_po(text: str, code: str) -> Read:
    """The texts of the file; raises Refused."""
    file = _parse(text)
    _check_head(file, code)
    return Read(FileKind.PO, tuple(_texts(file)))

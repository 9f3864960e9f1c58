"""Texts as an XLIFF 1.2 file (pure); docs/adr/0019 says why that version."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

from content.translation.exchange.gather import Sheet
from content.translation.exchange.inline import Code, Role, Run, runs_of, without_illegal
from content.translation.exchange.notes import Notes
from content.translation.units import Unit, UnitState

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">\n'
ELEMENTS = {Role.OPEN: "bpt", Role.CLOSE: "ept", Role.ALONE: "ph"}
KINDS = {"<a": "link", "<b": "bold", "<s": "bold", "<i": "italic", "<e": "italic"}

# States of XLIFF 1.2, section 3.2.2.
NEEDED, UNREVIEWED, TRANSLATED, SIGNED = "needs-translation", "needs-review-translation", "translated", "signed-off"
BY_MACHINE = "leveraged-mt"


def _code(code: Code) -> str:
    element = ELEMENTS[code.role]
    kind = "x-fact" if code.written.startswith("{") else KINDS.get(code.written[:2].lower(), "x-html")
    about = "" if code.role == Role.CLOSE else f' ctype="{kind}"'
    return f'<{element} id="{code.number}"{about}>{escape(code.written)}</{element}>'


def _inline(runs: Iterable[Run]) -> str:
    return "".join(_code(run) if isinstance(run, Code) else escape(run) for run in runs)


def _state(sheet: Sheet, unit: Unit) -> str:
    if unit.state != UnitState.CURRENT:
        return f' state="{NEEDED}"'
    if sheet.checked:
        return f' state="{SIGNED}"'
    return f' state="{UNREVIEWED}" state-qualifier="{BY_MACHINE}"' if sheet.by_machine else f' state="{TRANSLATED}"'


def _unit(sheet: Sheet, unit: Unit, notes: Iterable[str]) -> Iterator[str]:
    longest = f' maxwidth="{unit.longest}" size-unit="char"' if unit.longest else ""
    dutch = runs_of(unit.dutch, html=unit.html)
    target = _inline(runs_of(unit.text, html=unit.html, like=dutch))
    yield f'<trans-unit id={quoteattr(sheet.name_of(unit))}{longest} xml:space="preserve">\n'
    yield f"<source>{_inline(dutch)}</source>\n<target{_state(sheet, unit)}>{target}</target>\n"
    if unit.was:
        was, old = runs_of(unit.was, html=unit.html), runs_of(unit.text, html=unit.html)
        yield '<alt-trans alttranstype="previous-version">\n'
        yield f"<source>{_inline(was)}</source>\n<target>{_inline(old)}</target>\n</alt-trans>\n"
    yield from (f"<note>{escape(note)}</note>\n" for note in notes)
    yield "</trans-unit>\n"


def write_xliff(sheets: Iterable[Sheet], code: str, notes_on: Notes) -> bytes:
    """The file; the same texts give the same bytes."""
    source, target = (settings.SITE_LANGUAGES[each].tag for each in (settings.LANGUAGE_CODE, code))
    parts = [HEAD, f'<file original="inburgering-site" source-language="{source}" target-language="{target}"']
    parts.append(' datatype="html">\n<body>\n')
    for sheet in sheets:
        title = without_illegal(sheet.title)
        parts.append(f"<group id={quoteattr(sheet.subject)} resname={quoteattr(title)}>\n")
        for unit in sheet.units:
            parts += _unit(sheet, unit, notes_on(sheet, unit))
        parts.append("</group>\n")
    parts.append("</body>\n</file>\n</xliff>\n")
    return "".join(parts).encode()

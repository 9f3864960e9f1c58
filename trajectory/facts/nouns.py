"""Read a file of nouns and their texts per language, each mistake with its file, line and reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from trajectory.facts.resolve import broken_in, names_in
from trajectory.texts.files import FileError, Lines, need, read


@dataclass
class NounFile:
    """Nouns of one kind: structure by code, texts by language and code."""

    entries: dict[str, Lines]
    texts: dict[str, dict[str, Lines]]


@dataclass(frozen=True)
class Shape:
    """What the files of one kind of noun hold: keys of the structure, and texts with their longest length (letters)."""

    name: str
    structure: dict[str, type]
    texts: dict[str, int]
    lists: tuple[str, ...] = ()  # texts that stand in the file as a list, one form a line


def check_text(path: Path, line: int, field: str, text: str, longest: int, facts: set[str]) -> None:
    if len(text) > longest:
        raise FileError(path, line, f"{field!r} has {len(text)} letters, at most {longest}")
    for part in broken_in(text):
        raise FileError(path, line, f"{part!r} is not written as {{fact:name}}")
    for name in names_in(text):
        if name not in facts:
            raise FileError(path, line, f"there is no fact named {name!r}")


def check_evidence(path: Path, entry: Lines, sources: set[str]) -> None:
    """Every source exists and has its place in it, and the day it was read, or "" for a day nobody knows."""
    for cited in entry["sources"]:
        need(path, cited, {"code": str, "ref": str}, line=entry.line_of("sources"))
        if cited["code"] not in sources:
            raise FileError(path, entry.line_of("sources"), f"there is no source {cited['code']!r}")
    if entry["checked_on"] != "" and not isinstance(entry["checked_on"], date):
        raise FileError(path, entry.line_of("checked_on"), "checked_on must be a day such as 2026-04-02, or empty")


def _read_texts(path: Path, shape: Shape, codes: set[str], facts: set[str], *, whole: bool) -> dict[str, Lines]:
    """The texts of one language by code; `whole` asks for all of them, and no empty one."""
    found = read(path)
    if not isinstance(found, Lines):
        raise FileError(path, 1, f"expected a mapping from each {shape.name} to its texts, not a list")
    kinds = {name: list if name in shape.lists else str for name in shape.texts}
    for code, given in found.items():
        if code not in codes:
            raise FileError(path, found.line_of(code), f"there is no {shape.name} {code!r}")
        need(path, given, kinds if whole else {}, kinds, line=found.line_of(code))
        for name in shape.lists:
            given[name] = "\n".join(map(str, given.get(name, [])))
        for name, text in given.items():
            if whole and name not in shape.lists and not text.strip():
                raise FileError(path, given.line_of(name), f"{name!r} is empty")
            check_text(path, given.line_of(name), name, text, shape.texts[name], facts)
    return found


def check_same_facts(path: Path, texts: dict[str, Lines], dutch: dict[str, Lines]) -> None:
    """A translation names the facts of the Dutch text, each as often; one that is left away falls back to Dutch."""
    for code, given in texts.items():
        for name, text in given.items():
            wanted = sorted(names_in(dutch[code][name]))
            if text and sorted(names_in(text)) != wanted:
                reason = f"{code}: {name!r} has other facts than the Dutch text ({', '.join(wanted) or 'none'})"
                raise FileError(path, given.line_of(name), reason)


def read_nouns(
    folder: Path, plural: str, shape: Shape, *, facts: set[str], sources: set[str], check: Callable[[Path, Lines], None]
) -> NounFile:
    """`plural`.yaml and texts/<language>/`plural`.yaml; raises FileError.

    Dutch is needed for every noun, and whole; the other languages ask for the same facts as the Dutch.
    """
    path = folder / f"{plural}.yaml"
    entries: dict[str, Lines] = {}
    for entry in read(path):
        need(path, entry, {"code": str, **shape.structure})
        if entry["code"] in entries:
            raise FileError(path, entry.line, f"{entry['code']!r} stands here twice")
        check_evidence(path, entry, sources)
        check(path, entry)
        entries[entry["code"]] = entry
    texts = {}
    for language in settings.SITE_LANGUAGES:
        source = folder / "texts" / language / f"{plural}.yaml"
        own = language == settings.LANGUAGE_CODE
        if own or source.exists():
            texts[language] = _read_texts(source, shape, set(entries), facts, whole=own)
    dutch = texts[settings.LANGUAGE_CODE]
    for code in entries:
        if code not in dutch:
            raise FileError(path, entries[code].line, f"{code!r} has no Dutch text")
    for language, found in texts.items():
        check_same_facts(folder / "texts" / language / f"{plural}.yaml", found, dutch)
    return NounFile(entries, texts)

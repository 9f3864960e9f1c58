"""Find every text that goes through gettext, with Babel, and keep twelve catalogues in step with the code."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

ROOMS = ("content", "inburgering_site", "trajectory")
# Who keeps the site reads Dutch or English: messages that stand only here are in those two catalogues.
EDITOR_ROOMS = ("editing", "local", "overview", "panel", "review", "translation", "writing")
FOR_EDITORS = (
    *(f"{place}/{room}/" for place in ("content", "templates") for room in EDITOR_ROOMS),
    "templates/wagtailadmin/",
)
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def _sources() -> Iterator[tuple[Path, str]]:
    """Every file with texts, with its Python form."""
    for room in ROOMS:
        for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text("utf-8")
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        # Without indentation, or the extractor takes a template for badly written Python.
        yield path, re.sub(r"(?m)^[ \t]+", "", templatize(path.read_text("utf-8"), origin=str(path)))


def found_messages() -> dict[tuple[str, str, str], list[str]]:
    """(context, text, plural) of every message, with the files it stands in."""
    messages: dict[tuple[str, str, str], list[str]] = {}
    for path, text in _sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
            singular, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
            if singular:
                messages.setdefault((context or "", singular, plural or ""), []).append(
                    path.relative_to(settings.BASE_DIR).as_posix()
                )
    return messages


def messages_in(code: str, messages: dict[tuple[str, str, str], list[str]]) -> dict[tuple[str, str, str], list[str]]:
    """The messages that somebody who reads this language can meet."""
    if code in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        return messages
    return {key: places for key, places in messages.items() if not all(each.startswith(FOR_EDITORS) for each in places)}


def catalogue_path(code: str) -> Path:
    return settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES" / "django.po"


def _plural_count(code: str) -> int:
    return int(settings.SITE_LANGUAGES[code].plural.split("nplurals=")[1].split(";")[0])


def _key(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _fresh(code: str, key: tuple[str, str, str], places: list[str]) -> polib.POEntry:
    context, text, plural = key
    own = code == "en"
    entry = polib.POEntry(msgid=text, msgid_plural=plural, msgctxt=context or None)
    if plural:
        entry.msgstr_plural = {
            form: ((text if form == 0 else plural) if own else "") for form in range(_plural_count(code))
        }
    else:
        entry.msgstr = text if own else ""
    entry.occurrences = [(place, "") for place in sorted(set(places))]
    if "%(" in text + plural:
        entry.flags = ["python-format"]
    return entry


def renew(code: str, messages: dict[tuple[str, str, str], list[str]]) -> None:
    """Write the catalogue of one language: the messages of the code, with the translations it had."""
    path, messages = catalogue_path(code), messages_in(code, messages)
    had = {_key(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    language = settings.SITE_LANGUAGES[code]
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "inburgering-site",
        "Language": to_locale(code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural,
    }
    for key, places in sorted(messages.items(), key=lambda item: item[0]):
        entry = _fresh(code, key, places)
        if key in had and code != "en":
            entry.msgstr, entry.msgstr_plural = had[key].msgstr, had[key].msgstr_plural or entry.msgstr_plural
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def problems(code: str, messages: dict[tuple[str, str, str], list[str]]) -> list[str]:
    """What is wrong with the catalogue of one language, as sentences; empty when it is current and complete."""
    path, messages = catalogue_path(code), messages_in(code, messages)
    if not path.exists():
        return [f"{path.relative_to(settings.BASE_DIR)} does not exist; run make messages"]
    catalogue = polib.pofile(str(path))
    had = {_key(entry): entry for entry in catalogue}
    found = [
        f"{code}: {text!r} is not in the catalogue; run make messages" for _, text, _ in messages.keys() - had.keys()
    ]
    found += [
        f"{code}: {text!r} is no longer in the code; run make messages" for _, text, _ in had.keys() - messages.keys()
    ]
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        wanted = _plural_count(code) if entry.msgid_plural else 1
        if len(texts) != wanted or not all(texts):
            found.append(f"{code}: {entry.msgid!r} is not translated")
        for name in {part.split(")")[0] for part in entry.msgid.split("%(")[1:]}:
            if not all(f"%({name})" in text for text in texts if text) and not entry.msgid_plural:
                found.append(f"{code}: {entry.msgid!r} loses %({name})s")
        if "fuzzy" in entry.flags:
            found.append(f"{code}: {entry.msgid!r} is marked fuzzy")
    if catalogue.metadata.get("Plural-Forms") != settings.SITE_LANGUAGES[code].plural:
        found.append(f"{code}: the plural rule differs from inburgering_site/languages.py")
    return sorted(found)

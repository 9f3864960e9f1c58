"""Read all files of the journey and refuse what is wrong, before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings

from trajectory.actors.models import Lane
from trajectory.facts.models import Certainty
from trajectory.facts.resolve import Kind as FactKind
from trajectory.facts.resolve import broken_in, names_in, read_value
from trajectory.journey.moment import MOMENT_ID, TEXTS, Anchor, Channel, Kind, WindowUnit
from trajectory.texts.files import FileError, Lines, need, read

NOUN_FIELDS = {
    "organisations": ("name", "full_name", "role"),
    "phases": ("title", "summary"),
    "groups": ("title", "summary", "name"),
    "routes": ("title", "summary", "short"),
    "laws": ("title", "summary"),
    "facts": ("label",),
}
# In which file the nouns stand that need a Dutch text.
WHERE = {
    "organisations": "actors",
    **dict.fromkeys(("phases", "groups", "routes", "laws"), "journey"),
    "facts": "facts",
}
LIMITS = {"title": 100, "summary": 200, "when": 200}
UNKNOWN = "weet-ik-niet"


@dataclass
class Files:
    """Everything the files say: structures by code, and texts by language, kind and code."""

    sources: dict[str, Lines] = field(default_factory=dict)
    facts: dict[str, Lines] = field(default_factory=dict)
    organisations: dict[str, Lines] = field(default_factory=dict)
    laws: dict[str, Lines] = field(default_factory=dict)
    phases: dict[str, Lines] = field(default_factory=dict)
    groups: dict[str, Lines] = field(default_factory=dict)
    routes: dict[str, Lines] = field(default_factory=dict)
    moments: dict[str, Lines] = field(default_factory=dict)
    texts: dict[str, dict[str, dict[str, dict[str, str]]]] = field(default_factory=dict)


def _listed(path: Path, data: list, key: str, required: dict, optional: dict | None = None) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for entry in data:
        need(path, entry, required, optional)
        if entry[key] in found:
            raise FileError(path, entry.line, f"{entry[key]!r} stands here twice")
        found[entry[key]] = entry
    return found


def _one_of(path: Path, entry: Lines, key: str, allowed) -> None:
    values = entry[key] if isinstance(entry[key], list) else [entry[key]]
    for value in values:
        if not isinstance(value, str) or value not in allowed:
            raise FileError(
                path,
                entry.line_of(key),
                f"{key}: {value!r} is not known; known are {', '.join(sorted(map(str, allowed)))}",
            )


def _day(path: Path, entry: Lines, key: str) -> None:
    if entry[key] != "" and not isinstance(entry[key], date):
        raise FileError(path, entry.line_of(key), f"{key} must be a date such as 2026-04-02, or empty")


def _sources(path: Path, entry: Lines, files: Files) -> None:
    for cited in entry["sources"]:
        need(path, cited, {"code": str, "ref": str}, line=entry.line_of("sources"))
        _one_of(path, cited, "code", files.sources)


def _read_facts(folder: Path, files: Files) -> None:
    path = folder / "sources.yaml"
    files.sources = _listed(
        path,
        read(path),
        "code",
        {"code": str, "kind": str, "publisher": str, "title": str, "url": str, "dated": object},
    )
    for entry in files.sources.values():
        _one_of(path, entry, "kind", Certainty.values)
        _day(path, entry, "dated")
    path = folder / "actors.yaml"
    files.organisations = _listed(
        path,
        read(path),
        "code",
        {"code": str, "lane": str, "website": str, "phone_fact": str},
        {"sources": list},
    )
    path = folder / "facts.yaml"
    keys = dict.fromkeys(("key", "kind", "value", "unit", "organisation", "certainty"), str)
    days = dict.fromkeys(("valid_from", "valid_until", "checked_on"), object)
    files.facts = _listed(path, read(path), "key", {**keys, **days, "sources": list})
    for entry in files.facts.values():
        _one_of(path, entry, "kind", FactKind.values)
        _one_of(path, entry, "certainty", Certainty.values)
        _one_of(path, entry, "organisation", ["", *files.organisations])
        _sources(path, entry, files)
        for key in days:
            _day(path, entry, key)
        try:
            read_value(entry["kind"], entry["value"], entry["unit"])
        except ValueError as problem:
            raise FileError(path, entry.line_of("value"), f"{entry['key']}: {problem}") from None
    path = folder / "actors.yaml"
    for entry in files.organisations.values():
        _one_of(path, entry, "lane", Lane.values)
        _one_of(path, entry, "phone_fact", ["", *files.facts])
        if "sources" in entry:
            _sources(path, entry, files)


def _read_frame(folder: Path, files: Files) -> None:
    path = folder / "journey.yaml"
    frame = read(path)
    need(path, frame, dict.fromkeys(("laws", "phases", "groups", "routes"), list))
    files.laws = _listed(path, frame["laws"], "code", {"code": str, "in_force": object}, {"source": dict})
    files.phases = _listed(path, frame["phases"], "code", {"code": str})
    files.groups = _listed(path, frame["groups"], "code", {"code": str, "law": str})
    files.routes = _listed(path, frame["routes"], "code", {"code": str})
    for entry in files.groups.values():
        _one_of(path, entry, "law", ["", *files.laws])
    for entry in files.laws.values():
        _day(path, entry, "in_force")
        if "source" in entry:
            need(path, entry["source"], {"code": str, "ref": str})
            _one_of(path, entry["source"], "code", files.sources)


def _read_moments(folder: Path, files: Files) -> None:
    path = folder / "moments.yaml"
    strings = dict.fromkeys(("id", "phase", "lead", "kind", "channel", "trigger", "certainty"), str)
    lists = dict.fromkeys(("others", "groups", "routes", "laws", "next", "sources"), list)
    required = {**strings, **lists, "window": object, "checked_on": object}
    files.moments = _listed(path, read(path), "id", required, {"event": str})
    allowed = {
        "phase": files.phases,
        "lead": files.organisations,
        "others": files.organisations,
        "groups": files.groups,
        "routes": files.routes,
        "laws": files.laws,
        "next": files.moments,
        "kind": Kind.values,
        "channel": Channel.values,
        "trigger": ["", *Anchor.values],
        "event": ["", *Anchor.values],
        "certainty": Certainty.values,
    }
    for entry in files.moments.values():
        if not MOMENT_ID.fullmatch(entry["id"]):
            raise FileError(path, entry.line_of("id"), f"{entry['id']!r} is not one capital letter and two digits")
    for entry in files.moments.values():
        for key, values in allowed.items():
            if key in entry:
                _one_of(path, entry, key, values)
        _day(path, entry, "checked_on")
        _sources(path, entry, files)
        if entry["window"] is not None:
            _window(path, entry)


def _window(path: Path, entry: Lines) -> None:
    window = entry["window"]
    keys = {"anchor": str, "least": object, "most": object, "unit": str}
    need(path, window, keys, line=entry.line_of("window"))
    _one_of(path, window, "anchor", Anchor.values)
    _one_of(path, window, "unit", WindowUnit.values)
    for key in ("least", "most"):
        if not isinstance(window[key], int | None):
            raise FileError(path, window.line_of(key), f"{key} must be a whole number, or null")


def _text(path: Path, mapping: Lines, name: str, fields: tuple[str, ...], code: str, known_facts) -> dict[str, str]:
    entry = mapping[name]
    need(path, entry, {}, dict.fromkeys(fields, str), line=mapping.line_of(name))
    for name, text in entry.items():
        for part in broken_in(text):
            raise FileError(path, entry.line_of(name), f"{name}: {part!r} is not written as {{fact:name}}")
        for fact in names_in(text):
            if fact not in known_facts:
                raise FileError(path, entry.line_of(name), f"{name}: there is no fact named {fact!r}")
        if len(text) > LIMITS.get(name, 10_000):
            raise FileError(path, entry.line_of(name), f"{name}: {len(text)} characters, at most {LIMITS[name]}")
    if code == settings.LANGUAGE_CODE and not all(entry.get(name) for name in fields[:1]):
        raise FileError(path, entry.line_of(fields[0]), f"{fields[0]!r} is missing")
    return {name: text.strip() for name, text in entry.items()}


def _read_texts(folder: Path, files: Files, code: str) -> dict[str, dict[str, dict[str, str]]]:
    texts: dict[str, dict[str, dict[str, str]]] = {"moments": {}}
    for path in sorted(folder.glob("[A-Z].yaml")):
        written = read(path)
        if not isinstance(written, Lines):
            raise FileError(path, 1, "expected a mapping of contact moments")
        for moment in written:
            if moment not in files.moments:
                reason = f"there is no contact moment {moment!r} in moments.yaml"
                raise FileError(path, written.line_of(moment), reason)
            if moment in texts["moments"]:
                raise FileError(path, written.line_of(moment), f"{moment!r} stands in another file as well")
            texts["moments"][moment] = _text(path, written, moment, TEXTS, code, files.facts)
    path = folder / "nouns.yaml"
    nouns = read(path) if path.exists() else Lines()
    need(path, nouns, {}, dict.fromkeys(NOUN_FIELDS, dict))
    for kind, fields in NOUN_FIELDS.items():
        known = {**getattr(files, kind), UNKNOWN: None} if kind in ("groups", "routes") else getattr(files, kind)
        texts[kind] = {}
        for noun in nouns.get(kind, {}):
            if noun not in known:
                raise FileError(path, nouns[kind].line_of(noun), f"there is no {noun!r} among the {kind}")
            texts[kind][noun] = _text(path, nouns[kind], noun, fields, code, files.facts)
    return texts


def read_files(folder: Path) -> Files:
    """All files under `folder` (trajectory/data), checked; raises FileError with file, line and reason."""
    files = Files()
    _read_facts(folder, files)
    _read_frame(folder, files)
    _read_moments(folder, files)
    for code in settings.SITE_LANGUAGES:
        if (folder / "texts" / code).is_dir():
            files.texts[code] = _read_texts(folder / "texts" / code, files, code)
    dutch = files.texts.get(settings.LANGUAGE_CODE, {})
    for kind, name in {"moments": "moments", **WHERE}.items():
        for code, entry in getattr(files, kind).items():
            if code not in dutch.get(kind, {}):
                raise FileError(folder / f"{name}.yaml", entry.line, f"the Dutch text of {code!r} is missing")
    return files

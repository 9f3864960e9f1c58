"""Read the page files and refuse what is wrong, before anything is written."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings

from content.media.files import EXPLAINER
from content.media.pictograms import TOPICS
from content.pages.compose import SHORT_ANSWERS, TEXT_KEYS, compose
from trajectory.facts.resolve import broken_in, names_in
from trajectory.texts.files import FileError, Lines, need, read

TYPES = ("home", "section", "topic", "info")
KINDS = (
    *("short", "heading", "paragraph", "callout", "steps", "situations", "moments", "pages", "contact", "register"),
    "recording",
)
NEXT_STEP = {"moments", "pages"}
ANY_LINK = re.compile(r"<a\b[^>]*>?", re.IGNORECASE)
LINK = re.compile(r'<a href="(page|moment|https?|mailto|tel):([^"\s]+)">')


@dataclass
class PageFile:
    """One page: its Dutch file, and the texts per other language."""

    key: str
    path: Path
    dutch: Lines
    translations: dict[str, tuple[Path, Lines]] = field(default_factory=dict)


def _texts_of(blocks: list[Lines]) -> dict[str, str]:
    """Every Dutch text of the blocks by its key in translation files."""
    texts = {}
    for block in blocks:
        key = block["key"]
        kind = next(name for name in block if name != "key")
        given = block[kind]
        if isinstance(given, str):
            texts[key] = given
            continue
        if not isinstance(given, dict):
            continue
        names = SHORT_ANSWERS if kind == "short" else TEXT_KEYS
        texts |= {f"{key}.{name}": given[name] for name in names if name in given}
        if kind in ("steps", "situations"):
            for item in given["items"]:
                texts |= {f"{key}.items.{item['key']}.{name}": item[name] for name in ("title", "text")}
    return texts


def _check_facts(path: Path, line: int, text: str, facts: set[str]) -> None:
    for part in broken_in(text):
        raise FileError(path, line, f"{part!r} is not written as {{fact:name}}")
    for name in names_in(text):
        if name not in facts:
            raise FileError(path, line, f"there is no fact named {name!r}")


def _check_links(path: Path, line: int, text: str, moments: set[str], keys: set[str]) -> None:
    """A link leads to a page or moment of these files, or to another site."""
    for found in ANY_LINK.findall(text):
        link = LINK.fullmatch(found)
        if link is None:
            written = "page:key, moment:ID, https://…, mailto:… or tel:…"
            raise FileError(path, line, f'{found!r} is not written as <a href="…"> with {written}')
        kind, target = link.groups()
        if kind == "moment" and target not in moments:
            raise FileError(path, line, f"there is no contact moment {target!r}")
        if kind == "page" and target not in keys:
            raise FileError(path, line, f"there is no page {target!r}")


def _check_block(
    path: Path, block: Lines, facts: set[str], moments: set[str], organisations: set[str], keys: set[str]
) -> None:
    """What a block points at exists, and a block that leads on leads somewhere."""
    kind = next(name for name in block if name != "key")
    given = block[kind] if isinstance(block[kind], dict) else {}
    try:
        compose("check", [block], None, dict.fromkeys(keys, 1))
    except KeyError as problem:
        raise FileError(path, block.line, f"there is no page or text {problem.args[0]!r}") from None
    if kind == "recording" and given.get("code") != EXPLAINER:
        raise FileError(path, block.line, f"there is no recording {given.get('code')!r}")
    leads_to = [*given.get("ids", []), *given.get("items", [])]
    if kind in NEXT_STEP and not leads_to:
        raise FileError(path, block.line, f"{kind!r} leads nowhere: name at least one")
    asked = [*given.get("ids", [])]
    if kind == "situations":
        asked += [item["moment"] for item in given["items"] if item.get("moment")]
    for moment in asked:
        if moment not in moments:
            raise FileError(path, block.line, f"there is no contact moment {moment!r}")
    for organisation in given.get("organisations", []):
        if organisation not in organisations:
            raise FileError(path, block.line, f"there is no organisation {organisation!r}")
    for where, text in _texts_of([block]).items():
        line = given.line_of(where.rpartition(".")[2]) if given else block.line_of(kind)
        _check_facts(path, line, text, facts)
        _check_links(path, line, text, moments, keys)


def _check_blocks(
    path: Path, page: Lines, facts: set[str], moments: set[str], organisations: set[str], keys: set[str]
) -> None:
    seen = set()
    for block in page["blocks"]:
        kinds = [name for name in block if name != "key"]
        if "key" not in block or len(kinds) != 1 or kinds[0] not in KINDS or block["key"] in seen:
            raise FileError(path, getattr(block, "line", 1), f"a block needs its own key and one of {', '.join(KINDS)}")
        seen.add(block["key"])
        _check_block(path, block, facts, moments, organisations, keys)
    for name in ("title", "intro", "description"):
        _check_facts(path, page.line_of(name), page[name], facts)


def _check_topic(path: Path, page: Lines, laws: set[str]) -> None:
    """A topic page answers the seven questions, names its law and sources, and leads on."""
    kinds = [name for block in page["blocks"] for name in block if name != "key"]
    if kinds[:1] != ["short"] or not NEXT_STEP & set(kinds) or not page["sources"]:
        raise FileError(path, page.line, "a topic begins with 'short', leads to moments or pages, and has a source")
    block = page["blocks"][0]
    need(path, block["short"], dict.fromkeys(("law", *SHORT_ANSWERS), str), line=block.line)
    for name in SHORT_ANSWERS:
        if not block["short"][name]:
            raise FileError(path, block["short"].line_of(name), f"{name!r} has no answer")
    if block["short"]["law"] not in {"", *laws}:
        raise FileError(path, block["short"].line_of("law"), f"there is no law {block['short']['law']!r}")


def _read_translation(path: Path, page: Lines, facts: set[str], moments: set[str], keys: set[str]) -> Lines:
    translation = read(path)
    need(path, translation, {"title": str, "intro": str, "description": str, "texts": dict})
    wanted = _texts_of(page["blocks"])
    for key in wanted:
        if key not in translation["texts"]:
            raise FileError(path, translation.line_of("texts"), f"the text {key!r} is missing")
    for key, text in translation["texts"].items():
        line = translation["texts"].line_of(key)
        if key not in wanted:
            raise FileError(path, line, f"the Dutch page has no text {key!r}")
        _check_facts(path, line, text, facts)
        _check_links(path, line, text, moments, keys)
        if sorted(names_in(text)) != sorted(names_in(wanted[key])):
            raise FileError(
                path,
                line,
                f"{key}: other facts than the Dutch text ({', '.join(sorted(names_in(wanted[key])))})",
            )
    return translation


def read_pages(
    folder: Path, *, facts: set[str], moments: set[str], organisations: set[str], sources: set[str], laws: set[str]
) -> list[PageFile]:
    """All pages under `folder` (content/texts), parents first; raises FileError with file, line and reason."""
    dutch = {path.stem: (path, read(path)) for path in sorted((folder / settings.LANGUAGE_CODE).glob("*.yaml"))}
    strings = dict.fromkeys(("type", "parent", "slug", "title", "intro", "description"), str)
    pages = []
    for key, (path, page) in dutch.items():
        need(
            path,
            page,
            {**strings, "order": int, "checked_on": object, "sources": list, "blocks": list},
            {"menu": bool, "only": list, "pictogram": str},
        )
        if page["type"] not in TYPES or (page["parent"] and page["parent"] not in dutch):
            raise FileError(path, page.line, f"unknown type {page['type']!r} or parent {page['parent']!r}")
        if page["checked_on"] != "" and not isinstance(page["checked_on"], date):
            raise FileError(path, page.line_of("checked_on"), "checked_on must be a date such as 2026-04-02, or empty")
        if page.get("pictogram", "") not in {"", *TOPICS}:
            problem = f"there is no pictogram {page['pictogram']!r} for a topic"
            raise FileError(path, page.line_of("pictogram"), problem)
        for cited in page["sources"]:
            if cited.get("code") not in sources:
                raise FileError(path, page.line_of("sources"), f"there is no source {cited.get('code')!r}")
        _check_blocks(path, page, facts, moments, organisations, set(dutch))
        if page["type"] == "topic":
            _check_topic(path, page, laws)
        pages.append(PageFile(key, path, page))
    for page in pages:
        for code in settings.SITE_LANGUAGES:
            path = folder / code / f"{page.key}.yaml"
            if code != settings.LANGUAGE_CODE and path.exists():
                page.translations[code] = (path, _read_translation(path, page.dutch, facts, moments, set(dutch)))
    depth = {page.key: _depth(page.key, dutch) for page in pages}
    return sorted(pages, key=lambda page: (depth[page.key], page.dutch["order"]))


def _depth(key: str, dutch: dict) -> int:
    parent = dutch[key][1]["parent"]
    return 1 + _depth(parent, dutch) if parent else 0

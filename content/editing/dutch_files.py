"""Read the Dutch texts of the content files for the readability check, and what it compares them with."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import dutch_words

from content.editing.hard_words import lexicon
from content.editing.readability import PAGE_MARKS, SENTENCE_MARKS, Allowed, Known, Piece
from content.editing.typed_facts import known_facts
from content.pages.compose import SHORT_ANSWERS, TEXT_KEYS
from trajectory.texts.files import FileError, Lines, need, read

PAGES = Path("content/texts/nl")
NOUNS = Path("content/data/texts/nl")
JOURNEY = Path("trajectory/data")
RULES = Path("content/data/readability.yaml")
HEADINGS = ("title", "heading", "label")
NAMES = {"name", "full_name", "word", "forms"}  # read elsewhere as words a reader may know
KINDS = ("organisations", "phases", "groups", "routes", "laws", "facts")


def _block_texts(block: Lines) -> Iterator[tuple[str, str, bool]]:
    """The texts of one block: their keys in translation files, the texts, and whether they are headings."""
    key = block["key"]
    kind = next(name for name in block if name != "key")
    given = block[kind]
    if isinstance(given, str):
        yield key, given, kind == "heading"
    elif isinstance(given, dict):
        for name in SHORT_ANSWERS if kind == "short" else TEXT_KEYS:
            if name in given:
                yield f"{key}.{name}", given[name], name in HEADINGS
        for item in given.get("items", []):
            if isinstance(item, dict):
                yield f"{key}.items.{item['key']}.title", item["title"], True
                yield f"{key}.items.{item['key']}.text", item["text"], False


def _page_pieces(root: Path) -> Iterator[Piece]:
    for path in sorted((root / PAGES).glob("*.yaml")):
        page = read(path)
        texts = [(name, page[name], name == "title") for name in ("title", "intro", "description")]
        texts += [text for block in page["blocks"] for text in _block_texts(block)]
        for key, text, heading in texts:
            yield Piece(path.stem, str(PAGES / path.name), key, text, heading)


def _entries(entries: Lines, file: Path, page: str, kind: str = "") -> Iterator[Piece]:
    """The texts of nouns; `page` names the page that shows an entry, with {} for its code."""
    for code, texts in entries.items():
        for name, text in texts.items():
            if name not in NAMES:
                key = ".".join(filter(None, (kind, code, name)))
                yield Piece(page.format(code), str(file), key, text, name in HEADINGS)


def _decision_pieces(root: Path) -> Iterator[Piece]:
    """The decision tree; answers are no sentences."""
    file = JOURNEY / "texts/nl/decision.yaml"
    tree = read(root / file) if (root / file).exists() else {}
    for kind in ("questions", "outcomes"):
        for code, texts in tree.get(kind, {}).items():
            for name in ("text", "hint", "title", "explanation", "advice"):
                if name in texts:
                    yield Piece("decision", str(file), f"{kind}.{code}.{name}", texts[name], name in HEADINGS)
            for answer, text in texts.get("answers", {}).items():
                yield Piece("decision", str(file), f"{kind}.{code}.{answer}", text, True)


def read_pieces(root: Path) -> list[Piece]:
    """Every Dutch text below `root` (the repository): pages, moments, nouns, questions, terms. Raises FileError."""
    pieces = list(_page_pieces(root))
    texts = JOURNEY / "texts/nl"
    for path in sorted((root / texts).glob("[A-Z].yaml")):
        pieces += _entries(read(path), texts / path.name, "{}")
    nouns = read(root / texts / "nouns.yaml")
    for kind in KINDS:
        pieces += _entries(nouns[kind], texts / "nouns.yaml", "nouns", kind)
    pieces += _decision_pieces(root)
    for name, page in (("questions", "questions/{}"), ("terms", "terms")):
        file = NOUNS / f"{name}.yaml"
        pieces += _entries(read(root / file), file, page)
    return pieces


@dataclass(frozen=True)
class Rules:
    """What readers may know whatever the glossary says: common words and names; and jargon with the plain word."""

    common: tuple[str, ...]
    names: tuple[str, ...]
    jargon: Mapping[str, str]

    def known(self, allowed: Iterable[str], facts: Iterable[Mapping[str, str]]) -> Known:
        """What the checks compare with, given the terms and names that are `allowed`, and the entries of facts."""
        words = lexicon(self.common, allowed=[*self.names, *allowed], jargon=self.jargon)
        return Known(words, known_facts(facts))


def read_rules(root: Path) -> Rules:
    """The words and names of content/data/readability.yaml. Raises FileError."""
    rules = read(root / RULES)
    need(root / RULES, rules, {"names": dict, "words": list, "jargon": list, "exceptions": list})
    return Rules(
        common=(*dutch_words.get_ranked(), *rules["words"]),
        names=tuple(name for names in rules["names"].values() for name in names),
        jargon={form: entry["write"] for entry in rules["jargon"] for form in entry["not"]},
    )


def read_known(root: Path) -> Known:
    """Common words, the glossary, names and facts. Raises FileError."""
    rules, allowed = read_rules(root), []
    for term in read(root / NOUNS / "terms.yaml").values():
        allowed += [term["word"], *term["forms"]]
    for organisation in read(root / JOURNEY / "texts/nl/nouns.yaml")["organisations"].values():
        allowed += [organisation["name"], organisation["full_name"]]
    with (root / JOURNEY / "municipalities.csv").open(encoding="utf-8", newline="") as rows:
        allowed += [row["name"] for row in csv.DictReader(rows)]
    return rules.known(allowed, read(root / JOURNEY / "facts.yaml"))


def read_allowed(root: Path) -> list[Allowed]:
    """The exceptions of content/data/readability.yaml; raises FileError for one without a known mark or a reason."""
    path = root / RULES
    found = []
    for entry in read(path)["exceptions"]:
        need(path, entry, {"mark": str, "reason": str}, {"words": list, "part": str, "page": str})
        if entry["mark"] not in (*SENTENCE_MARKS, *PAGE_MARKS) or not entry["reason"]:
            raise FileError(path, entry.line, f"an exception needs a reason and a known mark, not {entry['mark']!r}")
        if not any(entry.get(name) for name in ("words", "part", "page")):
            raise FileError(path, entry.line, "an exception names words, a part of a sentence or a page")
        found.append(Allowed(**{**entry, "words": tuple(entry.get("words", ()))}))
    return found

"""Does a file of the journey fit its schema, and does everything in it that is pointed at exist? (pure)"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

from trajectory.sharing.dataset import LISTS

SCHEMAS = Path(__file__).parent / "schemas"
MOST = 20  # who has more mistakes than this begins with these
# Which list the value of a field points into.
POINTS_AT = {
    "groups": {"law": "laws"},
    "organisations": {"phone": "facts"},
    "facts": {"organisation": "organisations"},
    "municipalities": {"successor": "municipalities"},
    "moments": {
        **{"phase": "phases", "lead": "organisations", "others": "organisations", "next": "moments"},
        **{name: name for name in ("groups", "routes", "laws")},
    },
}


@cache
def read_schema(version: int) -> dict | None:
    """The JSON Schema (2020-12) of this number, or None; a schema that was published once stays."""
    path = SCHEMAS / f"journey-{version}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def _of_schema(document: object, schema: dict) -> Iterator[str]:
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in sorted(validator.iter_errors(document), key=lambda each: [str(part) for part in each.absolute_path]):
        yield f"{error.json_path}: {error.message:.300}"


def _of_references(document: dict) -> Iterator[str]:
    known = {plural: {entry[key] for entry in document[plural]} for plural, key in LISTS.items()}
    languages = {language["code"] for language in document["languages"]}
    for plural, key in LISTS.items():
        seen = set()
        for number, entry in enumerate(document[plural]):
            place = f"$.{plural}[{number}]"
            if entry[key] in seen:
                yield f"{place}.{key}: {entry[key]!r} stands here twice"
            seen.add(entry[key])
            for name, target in POINTS_AT.get(plural, {}).items():
                value = entry[name]
                for each in value if isinstance(value, list) else [value] if value else []:
                    if each not in known[target]:
                        yield f"{place}.{name}: {target} has no {each!r}"
            for cited in entry.get("sources", ()):
                if cited["code"] not in known["sources"]:
                    yield f"{place}.sources: sources has no {cited['code']!r}"
            for part in ("texts", "origins"):
                for code in entry.get(part, {}):
                    if code not in languages:
                        yield f"{place}.{part}: languages has no {code!r}"


def problems_of(document: object) -> list[str]:
    """What is wrong with a document, each with its place as a JSON path; empty when it is right."""
    version = document.get("schema_version") if isinstance(document, dict) else None
    schema = read_schema(version) if type(version) is int else None
    if schema is None:
        return [f"$.schema_version: there is no schema {version!r}"]
    problems = list(_of_schema(document, schema)) or list(_of_references(document))
    return problems[:MOST]

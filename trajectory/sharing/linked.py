"""The journey as linked data (JSON-LD 1.1), in words of schema.org, SKOS and Dublin Core where they fit (pure)."""

import json
from urllib.parse import quote

from trajectory.sharing.dataset import DESCRIPTION, LICENCE_ADDRESS, TITLE

TYPES = {
    "laws": "schema:Legislation",
    "phases": "skos:Concept",
    "groups": "skos:Concept",
    "routes": "skos:Concept",
    "organisations": "schema:Organization",
    "facts": "schema:PropertyValue",
    "municipalities": "schema:City",
    "sources": "schema:CreativeWork",
    "moments": "schema:HowToStep",
}
CONCEPTS = ("phases", "groups", "routes")
# Texts of the data that have a word of their own elsewhere; the others are words of this vocabulary.
NAMES = {"title": "name", "label": "name", "summary": "description", "role": "description", "full_name": "legalName"}
CONCEPT_NAMES = {"title": "prefLabel", "summary": "definition", "name": "altLabel", "short": "note"}
TEXTS = ("name", "description", "legalName", "prefLabel", "definition", "altLabel", "note")
OWN_TEXTS = ("when", "what", "duty", "right", "bring", "consequence", "deadline", "waiting")
LINKS = {
    "phase": "phases",
    "lead": "organisations",
    "others": "organisations",
    "groups": "groups",
    "routes": "routes",
    "laws": "laws",
    "next": "moments",
    "law": "laws",
    "organisation": "organisations",
    "successor": "municipalities",
}
DAYS = {
    "valid_from": "validFrom",
    "valid_until": "validThrough",
    "dated": "datePublished",
    "in_force": "legislationDate",
}
PLAIN = ("kind", "channel", "trigger", "event", "certainty", "lane", "province", "checked_on")


def _context(vocabulary: str) -> dict:
    spaces = {
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "journey": vocabulary,
    }
    skos = ("prefLabel", "definition", "altLabel", "note")
    texts = {
        name: {"@id": f"{'skos' if name in skos else 'schema'}:{name}", "@container": "@language"} for name in TEXTS
    }
    texts |= {name: {"@id": f"journey:{name}", "@container": "@language"} for name in OWN_TEXTS}
    links = {name: {"@id": f"journey:{name}", "@type": "@id"} for name in LINKS}
    days = {name: {"@id": f"schema:{name}", "@type": "xsd:date"} for name in DAYS.values()}
    plain = {name: f"journey:{name}" for name in PLAIN}
    return {
        "@version": 1.1,
        **spaces,
        **texts,
        **links,
        **days,
        **plain,
        "citation": {"@id": "schema:citation"},
        "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
        "license": {"@id": "dct:license", "@type": "@id"},
        "url": {"@id": "schema:url", "@type": "@id"},
        "window": "journey:window",
        "window_least": "journey:windowLeast",
        "window_most": "journey:windowMost",
        "anchor": "journey:anchor",
        "unit": "schema:unitText",
        "value": "schema:value",
        "identifier": "schema:identifier",
        "position": "schema:position",
        "publisher": "schema:publisher",
        "reference": "schema:pagination",
        "version": "schema:version",
        "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    }


def _texts(plural: str, entry: dict, tags: dict[str, str]) -> dict[str, dict[str, str]]:
    words = CONCEPT_NAMES if plural in CONCEPTS else NAMES
    found: dict[str, dict[str, str]] = {}
    for code, texts in entry.get("texts", {}).items():
        for field, text in texts.items():
            if text:
                found.setdefault(words.get(field, field), {})[tags[code]] = text
    if "texts" not in entry:
        name = entry.get("title") or entry.get("name")
        found |= {"name": {"nl": name}} if name else {}
    return found


def _node(plural: str, key: str, entry: dict, vocabulary: str, tags: dict[str, str]) -> dict:
    def named(target: str, code: str) -> str:
        return f"{vocabulary}{target}/{quote(code)}"

    node = {"@id": named(plural, entry[key]), "@type": TYPES[plural], "identifier": entry[key]}
    node |= _texts(plural, entry, tags)
    for name, target in LINKS.items():
        value = entry.get(name)
        if value:
            node[name] = [named(target, each) for each in value] if isinstance(value, list) else named(target, value)
    node |= {word: entry[name] for name, word in DAYS.items() if entry.get(name)}
    node |= {name: entry[name] for name in (*PLAIN, "value", "unit", "publisher") if entry.get(name)}
    if entry.get("url") or entry.get("website"):
        node["url"] = entry.get("url") or entry["website"]
    if "order" in entry:
        node["position"] = entry["order"]
    if plural in CONCEPTS:
        node["inScheme"] = vocabulary + plural
    if entry.get("window"):
        window = entry["window"]
        node["window"] = {"anchor": window["anchor"], "unit": window["unit"]}
        node["window"] |= {f"window_{name}": window[name] for name in ("least", "most") if window[name] is not None}
    if entry.get("sources"):
        node["citation"] = [
            {"@id": named("sources", cited["code"])}
            if not cited["reference"]
            else {"schema:isPartOf": {"@id": named("sources", cited["code"])}, "reference": cited["reference"]}
            for cited in entry["sources"]
        ]
    return node


def write_linked(document: dict, lists: dict[str, str], address: str) -> bytes:
    """The document as JSON-LD; every noun has an id below `address`/#, the same in every version."""
    vocabulary = f"{address}/#"
    tags = {language["code"]: language["tag"] for language in document["languages"]}
    version = document["version"]
    dataset = {
        "@id": f"{address}/",
        "@type": "schema:Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "license": LICENCE_ADDRESS,
        "version": version["number"],
        "issued": version["published_on"],
    }
    schemes = [{"@id": vocabulary + plural, "@type": "skos:ConceptScheme"} for plural in CONCEPTS]
    nodes = [_node(plural, key, entry, vocabulary, tags) for plural, key in lists.items() for entry in document[plural]]
    whole = {"@context": _context(vocabulary), "@graph": [dataset, *schemes, *nodes]}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()

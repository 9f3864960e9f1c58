"""Describe the data for data catalogues, by DCAT-AP-NL 3.0 (Geonovum), as JSON-LD (pure)."""

from dataclasses import dataclass

from trajectory.sharing.dataset import CSV, DESCRIPTION, JSON, JSONLD, TITLE

EU = "http://publications.europa.eu/resource/authority"
MEDIA = "https://www.iana.org/assignments/media-types"
SPDX = "http://spdx.org/rdf/terms#"
LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/deed.nl"
PROFILE = "https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/"
# The names of the site's languages in the list of the EU.
EU_LANGUAGES = {
    **{"nl": "NLD", "en": "ENG", "ar": "ARA", "ti": "TIR", "tr": "TUR", "fa": "FAS", "fa-af": "PRS", "so": "SOM"},
    **{"es": "SPA", "fr": "FRA", "ps": "PUS", "uk": "UKR"},
}
# Per file: its format and media type, and the format of the package when it holds several files.
FORMATS = {JSON: ("JSON", "application/json"), CSV: ("CSV", "text/csv"), JSONLD: ("JSON_LD", "application/ld+json")}
PACKED = {CSV: "application/zip"}
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": SPDX,
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Publisher:
    """Who publishes, and how to reach them: an e-mail address when there is one, and a page."""

    name: str
    email: str
    page: str


@dataclass(frozen=True)
class File:
    """One file of the newest version: its name and address, its size in bytes and its SHA-256."""

    name: str
    address: str
    size: int
    digest: str


@dataclass(frozen=True)
class Edition:
    """The newest version: number, days (ISO 8601), why, the address of its schema, and its files."""

    number: int
    issued: str
    modified: str
    notes: dict[str, str]
    schema: str
    files: tuple[File, ...]


def _in_both(texts: dict[str, str]) -> list[dict]:
    return [{"@value": text, "@language": code} for code, text in texts.items()]


def _day(day: str) -> dict:
    return {"@value": day, "@type": "xsd:date"}


def _typed(address: str, kind: str) -> dict:
    return {"@id": address, "@type": kind}


def _distribution(file: File, schema: str) -> dict:
    form, media = FORMATS[file.name]
    found = {
        "@id": f"{file.address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dct:license": _typed(LICENCE, "dct:LicenseDocument"),
        "dct:format": _typed(f"{EU}/file-type/{form}", "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _typed(f"{MEDIA}/{media}", "dct:MediaType"),
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": f"{SPDX}checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.digest, "@type": "xsd:hexBinary"},
        },
    }
    if file.name in PACKED:
        found["dcat:packageFormat"] = _typed(f"{MEDIA}/{PACKED[file.name]}", "dct:MediaType")
    if file.name == JSON:
        found["dct:conformsTo"] = _typed(schema, "dct:Standard")
    return found


def _dataset(address: str, edition: Edition, shared: dict, pages: list[str]) -> dict:
    return {
        "@id": f"{address}/journey/",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{address}/journey/",
        "dct:title": _in_both(TITLE),
        "dct:description": _in_both(DESCRIPTION),
        "dct:accessRights": _typed(f"{EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:creator": shared["dct:publisher"],
        **shared,
        "dcat:theme": [{"@id": f"{EU}/data-theme/{theme}"} for theme in ("SOCI", "EDUC")],
        "dcat:keyword": _in_both({"nl": "inburgering", "en": "civic integration"}),
        "dct:spatial": _typed(f"{EU}/country/NLD", "dct:Location"),
        "dct:accrualPeriodicity": _typed(f"{EU}/frequency/IRREG", "dct:Frequency"),
        "dct:issued": _day(edition.issued),
        "dct:modified": _day(edition.modified),
        "dcat:version": str(edition.number),
        "adms:versionNotes": _in_both(edition.notes),
        "dcat:landingPage": [_typed(page, "foaf:Document") for page in pages],
        "dcat:distribution": [_distribution(file, edition.schema) for file in edition.files],
    }


def describe(address: str, edition: Edition, publisher: Publisher, codes: list[str], pages: list[str]) -> dict:
    """The catalogue with its one dataset; `address` is that of the data, `codes` its languages, `pages` explain it."""
    agent = {"@id": f"{address}/#publisher", "@type": "foaf:Agent", "foaf:name": publisher.name}
    contact = {
        "@id": f"{address}/#contact",
        "@type": "vcard:Kind",
        "vcard:fn": publisher.name,
        "vcard:hasURL": {"@id": publisher.page},
    }
    if publisher.email:
        contact["vcard:hasEmail"] = {"@id": f"mailto:{publisher.email}"}
    named = [EU_LANGUAGES[code] for code in codes if code in EU_LANGUAGES]
    shared = {
        "dct:publisher": agent,
        "dcat:contactPoint": contact,
        "dct:language": [_typed(f"{EU}/language/{name}", "dct:LinguisticSystem") for name in named],
        "dct:license": _typed(LICENCE, "dct:LicenseDocument"),
    }
    return {
        "@context": CONTEXT,
        "@id": f"{address}/#catalogue",
        "@type": "dcat:Catalog",
        "dct:conformsTo": _typed(PROFILE, "dct:Standard"),
        "dct:title": _in_both(dict.fromkeys(TITLE, f"{publisher.name}: open data")),
        "dct:description": _in_both(DESCRIPTION),
        **shared,
        "dcat:dataset": _dataset(address, edition, shared, pages),
    }

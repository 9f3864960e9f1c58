"""Small documents of the journey, written by hand, for what compares and checks them."""

from copy import deepcopy

BOTH = {"nl": "Waarom", "en": "Why"}
ORIGIN = {
    "maker": "machine",
    "made_on": "2026-11-01",
    "checked": False,
    "checked_on": None,
    "text_version": "aaa",
    "source_version": "aaa",
}


def texts(fields: str, **given: str) -> dict[str, dict[str, str]]:
    """Per language all fields; `nl_title="x"` fills one."""
    found = {code: dict.fromkeys(fields.split(), "") for code in ("nl", "en", "ar")}
    for name, text in given.items():
        code, field = name.split("_", 1)
        found[code][field] = text
    return found


def moment(code: str, order: int, title: str, **changes) -> dict:
    fields = "title summary when what duty right bring consequence deadline waiting"
    return {
        "id": code,
        "order": order,
        "phase": "plan",
        "lead": "duo",
        "others": [],
        "groups": ["gezinslid"],
        "routes": [],
        "laws": ["wi2021"],
        "next": [],
        "kind": "fixed",
        "channel": "letter",
        "trigger": "",
        "event": "",
        "window": None,
        "certainty": "law",
        "checked_on": None,
        "sources": [{"code": "WI", "reference": "art. 15"}],
        "texts": texts(fields, nl_title=title, nl_summary="Kort.", en_title=f"{title} (en)", ar_title="عنوان"),
        "origins": {"nl": ORIGIN, "ar": ORIGIN},
        **changes,
    }


SMALL = {
    "schema_version": 1,
    "title": BOTH,
    "description": BOTH,
    "licence": "CC0-1.0",
    "licence_address": "https://creativecommons.org/publicdomain/zero/1.0/",
    "attribution": [{"part": "municipalities", "source": "CBS", "address": "https://www.cbs.nl"}],
    "version": {
        "number": 1,
        "published_on": "2026-11-27",
        "law": "",
        "article": "",
        "effective_on": None,
        "reason": BOTH,
    },
    "languages": [
        {"code": "nl", "tag": "nl", "name": "Nederlands", "direction": "ltr"},
        {"code": "en", "tag": "en", "name": "English", "direction": "ltr"},
        {"code": "ar", "tag": "ar", "name": "العربية", "direction": "rtl"},
    ],
    "sources": [
        {
            "code": "WI",
            "kind": "law",
            "publisher": "wetten.overheid.nl",
            "title": "Wet inburgering 2021",
            "url": "https://wetten.overheid.nl/BWBR0044770",
            "dated": "2023-01-01",
        }
    ],
    "laws": [
        {"code": "wi2021", "in_force": "2022-01-01", "texts": texts("title summary", nl_title="Wet"), "origins": {}}
    ],
    "phases": [{"code": "plan", "order": 1, "texts": texts("title summary", nl_title="Het plan"), "origins": {}}],
    "groups": [
        {
            "code": "gezinslid",
            "order": 1,
            "has_routes": True,
            "law": "wi2021",
            "texts": texts("name title summary", nl_title="Ik ben gezinslid"),
            "origins": {},
        }
    ],
    "routes": [
        {"code": "b1", "order": 1, "texts": texts("title summary short", nl_title="B1-route"), "origins": {}},
    ],
    "organisations": [
        {
            "code": "duo",
            "order": 1,
            "lane": "duo",
            "website": "https://www.inburgeren.nl",
            "phone": "duo-phone",
            "texts": texts("name full_name role", nl_name="DUO"),
            "origins": {},
        }
    ],
    "facts": [
        {
            "key": "duo-phone",
            "kind": "phone",
            "value": "050 599 96 00",
            "unit": "",
            "valid_from": None,
            "valid_until": None,
            "organisation": "duo",
            "certainty": "official",
            "checked_on": None,
            "sources": [],
            "texts": texts("label", nl_label="Telefoon van DUO", en_label="Phone of DUO"),
            "origins": {},
        }
    ],
    "municipalities": [
        {
            "slug": "zwolle",
            "code": "GM0193",
            "name": "Zwolle",
            "other_names": "",
            "province": "Overijssel",
            "website": "https://www.zwolle.nl",
            "valid_from": None,
            "valid_until": None,
            "successor": None,
        }
    ],
    "moments": [
        moment("M01", 1, "Brief van DUO", next=["M02"]),
        moment("M02", 2, "Gesprek"),
        moment("M03", 3, "Uw plan"),
    ],
}


def small() -> dict:
    """A copy to change."""
    return deepcopy(SMALL)

"""Read a page as the programs of a visitor do: its language, its article, its ways to other languages."""

from copy import copy
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

SITE = "http://localhost:8000"
TEXTS = Path(__file__).parents[2] / "content" / "texts"

# Written by hand from languages.md: how `lang` and `dir` read in each language.
TONGUES = {
    "nl": ("nl", "ltr"),
    "en": ("en", "ltr"),
    "ar": ("ar", "rtl"),
    "ti": ("ti", "ltr"),
    "tr": ("tr", "ltr"),
    "fa": ("fa", "rtl"),
    "fa-af": ("prs", "rtl"),
    "so": ("so", "ltr"),
    "es": ("es", "ltr"),
    "fr": ("fr", "ltr"),
    "ps": ("ps", "rtl"),
    "uk": ("uk", "ltr"),
}
OWN_NAMES = {
    "tr": "Türkçe",
    "fa": "فارسی",
    "fa-af": "دری",
    "so": "Soomaali",
    "es": "Español",
    "fr": "Français",
    "ps": "پښتو",
    "uk": "Українська",
}
WRITTEN = ("nl", "en", "ar", "ti")

# The address of every page of the issue, by the name of its file.
PAGES = {
    "home": "/",
    "traject": "/traject/",
    "moet-ik-inburgeren": "/traject/moet-ik-inburgeren/",
    "brief-van-duo": "/traject/brief-van-duo/",
    "wachten": "/traject/wachten/",
    "brede-intake": "/traject/brede-intake/",
    "plan-pip": "/traject/plan-pip/",
    "leerroutes": "/traject/leerroutes/",
    "drie-jaar": "/traject/drie-jaar/",
    "lessen": "/traject/lessen/",
    "pvt-en-map": "/traject/pvt-en-map/",
    "examens": "/traject/examens/",
    "contact": "/contact/",
    "privacy": "/privacy/",
    "toegankelijkheid": "/toegankelijkheid/",
    "over": "/over/",
}
# Topics and sections in Dutch and English.
IN_TWO = """
    plichten plichten/leerbaarheidstoets plichten/wijzigingen-doorgeven plichten/boetes
    rechten rechten/begeleiding rechten/maatschappelijke-begeleiding rechten/gesprek-alleen rechten/goede-lessen
    rechten/gratis-lessen-azc rechten/gratis-examens rechten/vrijstelling-en-ontheffing rechten/aangepast-examen
    rechten/bezwaar-en-klacht rechten/op-tijd-antwoord rechten/diploma-waarderen rechten/verhuizen rechten/wie-weet-wat
    voorzieningen voorzieningen/lenen voorzieningen/ontzorgen voorzieningen/kinderopvang voorzieningen/tolk
    voorzieningen/mijn-inburgering voorzieningen/hulp-in-de-buurt voorzieningen/kosten-en-regelingen
    werk-en-inkomen werk-en-inkomen/werk werk-en-inkomen/inkomen werk-en-inkomen/belastingen werk-en-inkomen/doorleren
    leven leven/wonen leven/zorg leven/zorgverzekering leven/geld leven/kinderen leven/gezondheid-en-veiligheid
    gezinsmigranten gezinsmigranten/gezin-verblijf
    verblijfsrecht verblijfsrecht/sterker-verblijf verblijfsrecht/nederlander-worden
    wet-2013 wet-2013/wet-2013-tijd-en-boete wet-2013/wet-2013-examens wet-2013/wet-2013-lening
"""
BILINGUAL = {path.split("/")[-1]: f"/{path}/" for path in IN_TWO.split()}
DUTCH_ONLY = {
    "gemeente": "/gemeente/",
    "voorbeeldgemeente": "/gemeente/voorbeeldgemeente/",
    "voorbeeld-eerste-week": "/gemeente/voorbeeldgemeente/eerste-week/",
}


def file_of(key: str, code: str) -> dict:
    """What the file of a page says."""
    return yaml.safe_load((TEXTS / code / f"{key}.yaml").read_text("utf-8"))


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def tongue(element) -> tuple[str | None, str | None]:
    """The language and direction an element says it has."""
    return element.get("lang"), element.get("dir")


def words(element) -> str:
    """The words as they stand on the page, with single spaces; an explanation that is still closed is not there."""
    if not hasattr(element, "find_all"):
        return " ".join(element.get_text(" ").split())
    page = copy(element)
    for closed in page.find_all(popover=True):
        closed.decompose()
    # A marked word is part of its sentence.
    for mark in page.find_all(["button", "span"], class_=["term", "term-set"]):
        mark.unwrap()
    page.smooth()
    return " ".join(page.get_text(" ").split())


def canonical(page: BeautifulSoup) -> str:
    return page.find("link", rel="canonical")["href"].removeprefix(SITE)


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """The other versions a page names: address by language tag."""
    links = page.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"].removeprefix(SITE) for link in links}

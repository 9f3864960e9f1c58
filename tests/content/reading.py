"""Read a page as the programs of a visitor do: its language, its article, its ways to other languages."""

from copy import copy
from functools import cache
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

SITE = "http://localhost:8000"
TEXTS = Path(__file__).parents[2] / "content" / "texts"
NOUNS = Path(__file__).parents[2] / "content" / "data"
DATA = Path(__file__).parents[2] / "trajectory" / "data"

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
    "film": "/film/",
}
# Sections and the topics under them, in Dutch and English.
TOPICS = {
    "plichten": "leerbaarheidstoets wijzigingen-doorgeven boetes",
    "rechten": """begeleiding maatschappelijke-begeleiding gesprek-alleen goede-lessen gratis-lessen-azc gratis-examens
        vrijstelling-en-ontheffing aangepast-examen bezwaar-en-klacht op-tijd-antwoord diploma-waarderen verhuizen
        wie-weet-wat""",
    "voorzieningen": "lenen ontzorgen kinderopvang tolk mijn-inburgering hulp-in-de-buurt kosten-en-regelingen",
    "werk-en-inkomen": "werk inkomen belastingen doorleren",
    "leven": "wonen zorg zorgverzekering geld kinderen gezondheid-en-veiligheid",
    "gezinsmigranten": "gezin-verblijf",
    "verblijfsrecht": "sterker-verblijf nederlander-worden",
    "wet-2013": "wet-2013-tijd-en-boete wet-2013-examens wet-2013-lening",
}
IN_TWO = {section: f"/{section}/" for section in TOPICS} | {
    topic: f"/{section}/{topic}/" for section, topics in TOPICS.items() for topic in topics.split()
}
DUTCH_ONLY = {
    "gemeente": "/gemeente/",
    "voorbeeldgemeente": "/gemeente/voorbeeldgemeente/",
    "voorbeeld-eerste-week": "/gemeente/voorbeeldgemeente/eerste-week/",
}


def file_of(key: str, code: str) -> dict:
    """What the file of a page says."""
    return yaml.safe_load((TEXTS / code / f"{key}.yaml").read_text("utf-8"))


@cache
def listed(kind: str, key: str) -> dict[str, dict]:
    """What the files of the journey say of `facts` or `sources`, by that key."""
    return {entry[key]: entry for entry in yaml.safe_load((DATA / f"{kind}.yaml").read_text("utf-8"))}


def nouns_of(kind: str, code: str = "") -> dict[str, dict]:
    """What the files say of `terms` or `questions`, by code: the data, or the texts in a language."""
    if code:
        file = NOUNS / "texts" / code / f"{kind}.yaml"
        return yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
    return {entry["code"]: entry for entry in yaml.safe_load((NOUNS / f"{kind}.yaml").read_text("utf-8"))}


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def tongue(element) -> tuple[str | None, str | None]:
    """The language and direction an element says it has."""
    return element.get("lang"), element.get("dir")


def unopened(element):
    """A copy as a reader meets it: explanations that are still closed are not there, marked words are words."""
    page = copy(element)
    for closed in page.find_all(popover=True):
        closed.decompose()
    for mark in page.find_all(["button", "span"], class_=["term", "term-set"]):
        mark.unwrap()
    page.smooth()
    return page


def words(element) -> str:
    """The words as they stand on the page, with single spaces; an explanation that is still closed is not there."""
    if hasattr(element, "find_all"):
        element = unopened(element)
    return " ".join(element.get_text(" ").split())


def canonical(page: BeautifulSoup) -> str:
    return page.find("link", rel="canonical")["href"].removeprefix(SITE)


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """The other versions a page names: address by language tag."""
    links = page.find_all("link", rel="alternate", hreflang=True)
    return {link["hreflang"]: link["href"].removeprefix(SITE) for link in links}

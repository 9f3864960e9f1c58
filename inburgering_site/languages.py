"""The only list of languages: what the site speaks, and how each is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site.

    `code` stands in addresses and settings, `tag` (BCP 47) in HTML, `babel` names the locale that formats its dates,
    `script` says which web font a page needs, `plural` is the gettext plural rule.
    """

    code: str
    name: str
    dutch: str
    english: str
    tag: str
    babel: str
    script: str
    plural: str
    direction: str = "ltr"

    @property
    def bidi(self) -> bool:
        return self.direction == "rtl"


_TWO = "nplurals=2; plural=(n != 1);"
_TWO_ZERO = "nplurals=2; plural=(n > 1);"
_ARABIC = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
_SPANISH = "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
_UKRAINIAN = (
    "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2 && n % 10 <= 4 "
    "&& (n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 <=9) || "
    "(n % 100 >=11 && n % 100 <=14 )) ? 2: 3);"
)

PUBLIC = (
    Language("nl", "Nederlands", "Nederlands", "Dutch", "nl", "nl", "latin", _TWO),
    Language("en", "English", "Engels", "English", "en", "en_GB", "latin", _TWO),
    Language("ar", "العربية", "Arabisch", "Arabic", "ar", "ar", "arabic", _ARABIC, "rtl"),
    Language("ti", "ትግርኛ", "Tigrinya", "Tigrinya", "ti", "ti", "ethiopic", _TWO_ZERO),
    Language("tr", "Türkçe", "Turks", "Turkish", "tr", "tr", "latin", _TWO_ZERO),
    Language("fa", "فارسی", "Farsi", "Farsi", "fa", "fa", "arabic", _TWO_ZERO, "rtl"),
    Language("fa-af", "دری", "Dari", "Dari", "prs", "fa_AF", "arabic", _TWO_ZERO, "rtl"),
    Language("so", "Soomaali", "Somalisch", "Somali", "so", "so", "latin", _TWO),
    Language("es", "Español", "Spaans", "Spanish", "es", "es", "latin", _SPANISH),
    Language("fr", "Français", "Frans", "French", "fr", "fr", "latin", _TWO_ZERO),
    Language("ps", "پښتو", "Pasjtoe", "Pashto", "ps", "ps", "arabic", _TWO, "rtl"),
    Language("uk", "Українська", "Oekraïens", "Ukrainian", "uk", "uk", "cyrillic", _UKRAINIAN),
)

SOURCE = "nl"
BRIDGE = "en"
BY_CODE = {language.code: language for language in PUBLIC}

# Columns exist for these as well, so that a language can be made public without a migration.
RESERVE = ("ru", "zh-hans", "pt", "am", "ku", "ckb", "pl", "ro", "vi", "ur")


def teach_django(lang_info: dict) -> None:
    """Add the languages Django does not know (ti, so, ps, Dari) to its own table; raises nothing."""
    for language in PUBLIC:
        known = lang_info.get(language.code, {})
        if known.get("name_local") != language.name:
            lang_info[language.code] = {
                "bidi": language.bidi,
                "code": language.code,
                "name": language.english,
                "name_local": language.name,
            }
    for code, name in (("am", "Amharic"), ("ku", "Kurdish"), ("zh-hans", "Chinese")):
        lang_info.setdefault(code, {"bidi": False, "code": code, "name": name, "name_local": name})

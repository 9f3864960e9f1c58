"""Is this file in the language of the screen, by what it says and by its letters? (pure)"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

from content.translation.exchange.given import Refused

ENOUGH = 20  # letters from which a script can be told
SHARE = 0.5  # of the letters must be of the script of the language; names and abbreviations are Latin everywhere


def _plainly(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()


def _names(code: str) -> set[str]:
    language = settings.SITE_LANGUAGES[code]
    return {_plainly(each) for each in (code, language.tag, language.babel, to_locale(code))}


def is_named(tag: str, code: str) -> bool:
    """Whether a file with this tag is in the language: tr, tr-TR and tr_TR are Turkish."""
    plain = _plainly(tag)
    if any(plain in _names(each) for each in settings.SITE_LANGUAGES):
        return plain in _names(code)
    return plain.partition("-")[0] in {name for name in _names(code) if "-" not in name}


def check_language(tag: str, code: str, *, line: int) -> None:
    """Raises Refused when the file says that it is in another language, or says nothing."""
    if not tag.strip():
        raise Refused(line, _("The file does not say in which language it is."))
    if not is_named(tag, code):
        said = {"other": tag, "wanted": settings.SITE_LANGUAGES[code].name}
        raise Refused(line, _("The file is in the language “%(other)s”, and here is %(wanted)s.") % said)


def scripts_in(texts: Iterable[str]) -> Counter:
    """How many letters there are of each script, such as "latin"."""
    found = Counter()
    for sign, times in Counter(sign for text in texts for sign in text).items():
        if sign.isalpha():
            found[unicodedata.name(sign, "?").partition(" ")[0].lower()] += times
    return found


def in_other_script(texts: Iterable[str], code: str) -> bool:
    """Whether these texts together are written with other letters than the language is."""
    found = scripts_in(texts)
    total = found.total()
    return total >= ENOUGH and found[settings.SITE_LANGUAGES[code].script] < SHARE * total

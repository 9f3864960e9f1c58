"""Find terms in a piece of HTML and mark each once per section (pure)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from types import MappingProxyType

TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
OPENED = re.compile(r"<\s*([a-zA-Z0-9]+)")
SPOKEN = re.compile(r"""\blang=["']?([\w-]+)""")
# What is part of a word beside letters and digits: vowel signs and accents, joiners, the soft hyphen.
INSIDE = r"\w\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
ONE_I = str.maketrans(dict.fromkeys("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{LATIN SMALL LETTER DOTLESS I}", "i"))
ESCAPED = {"'": "(?:'|&#x27;|&#39;|&apos;)", "&": "&amp;", '"': '(?:"|&quot;)'}
BEFORE, AFTER = r"""[(\[“„‘«"']*""", r"""[)\]”’»"'.,;:?!؟،؛።፡፣]*"""
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Not running text: what is pressed, what names something else, and headings.
SHUT = {
    "a", "button", "cite", "code", "dfn", "dt", "h1", "h2", "h3", "h4", "label", "nav", "option", "script", "select",
    "style", "summary", "svg", "textarea", "time",
}  # fmt: skip


def fold(word: str) -> str:
    """The word as it counts when capitals do not; the four letters i of Turkish are one, as they are for `re`."""
    return word.translate(ONE_I).casefold()


@dataclass(frozen=True)
class Vocabulary:
    """The forms of one language as one pattern, and the code of the term each belongs to."""

    pattern: re.Pattern
    codes: Mapping[str, str]

    def code_of(self, written: str) -> str:
        """The code of the term written so; empty when there is none."""
        plain = unescape(written)
        return self.codes.get(plain) or self.codes.get(fold(plain), "")


def _is_abbreviation(form: str) -> bool:
    return sum(sign.isupper() for sign in form) > 1


def _as_in_html(form: str) -> str:
    """The pattern of a form as it stands in a page: some signs are escaped, only abbreviations keep their capitals."""
    plain = "".join(ESCAPED.get(sign, re.escape(sign)) for sign in form)
    return plain if _is_abbreviation(form) else f"(?i:{plain})"


def _any_of(forms: Iterable[str]) -> str:
    """The pattern of any form, the longest first; it looks at the first letter before it tries the forms with it."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        groups.setdefault(fold(form[0]), []).append(form)
    parts = []
    for group in groups.values():
        begins = {form[0] for form in group}
        ahead = "" if begins & ESCAPED.keys() else f"(?=(?i:[{re.escape(''.join(sorted(begins)))}]))"
        parts.append(f"{ahead}(?:{'|'.join(map(_as_in_html, group))})")
    return "|".join(parts)


@lru_cache(maxsize=64)  # the languages of the site and what editors check with; a changed word is another key
def _vocabulary(forms: tuple[tuple[str, str], ...]) -> Vocabulary:
    known = dict(forms)
    codes = {form if _is_abbreviation(form) else fold(form): code for form, code in known.items()}
    whole = rf"(?P<before>{BEFORE})(?<![{INSIDE}-])(?P<form>{_any_of(known)})(?![{INSIDE}])(?P<after>{AFTER})"
    return Vocabulary(re.compile(whole), MappingProxyType(codes))


def vocabulary(forms: Mapping[str, str]) -> Vocabulary | None:
    """Whole words only, the longest form first; forms such as MAP only in capitals. None without forms.

    Making one takes 20 to 90 ms, so the same forms give the same vocabulary again.
    """
    return _vocabulary(tuple(forms.items())) if forms else None


@dataclass
class _Open:
    name: str
    tongue: str
    shut: bool


def _mark_text(text: str, tongue: str, words: Vocabulary, seen: set[str], draw: Callable[[str, str, str], str]) -> str:
    """The text with each term that was not `seen` before drawn anew, and noted as seen."""

    def once(match: re.Match) -> str:
        code = words.code_of(match["form"])
        if not code or code in seen:
            return match[0]
        seen.add(code)
        drawn = match["before"] + draw(code, match["form"], tongue) + match["after"]
        # What is pressed stands apart on a line; a bracket or full stop beside it must not be left behind.
        return f'<span class="term-set">{drawn}</span>' if match["before"] or match["after"] else drawn

    return words.pattern.sub(once, text)


def mark(html: str, tongue: str, known: Mapping[str, Vocabulary], draw: Callable[[str, str, str], str]) -> str:
    """The HTML with the first occurrence of each term in each section (a part under one h2) drawn anew.

    `tongue` is the BCP 47 tag of the text, `known` the vocabulary per tag; elements with a `lang` of their own use
    that one. `draw` gets the code of the term, the text as written (HTML) and the tag.
    """
    done: list[str] = []
    around = [_Open("", tongue, False)]
    seen: set[str] = set()
    for part in TAG.split(html):
        here = around[-1]
        if part.startswith("</"):
            name = part[2:-1].strip().lower()
            if any(each.name == name for each in around):
                while around.pop().name != name:
                    pass
        elif part.startswith("<"):
            opened = OPENED.match(part)
            name = opened[1].lower() if opened else ""
            if name == "h2":
                seen = set()
            if name and name not in VOID and not part.endswith("/>"):
                spoken = SPOKEN.search(part)
                around.append(_Open(name, spoken[1] if spoken else here.tongue, here.shut or name in SHUT))
        elif part.strip() and not here.shut and here.tongue in known:
            part = _mark_text(part, here.tongue, known[here.tongue], seen, draw)
        done.append(part)
    return "".join(done)

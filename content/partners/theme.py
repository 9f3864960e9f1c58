"""From a file of design tokens to one small style sheet that every reader can read (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from django.utils.translation import gettext as _

from content.partners.contrast import Contrast, contrasts
from content.partners.ours import Ours
from content.partners.tokens import Unresolved, WrongTheme, read_tokens, resolve
from content.partners.values import WrongValue, check_safe, clean_value

LEAST_TOKENS = 12
FAMILY = "basis-"


@dataclass(frozen=True)
class CheckedTheme:
    """A theme that may be used: its tokens by name, and those of the same family that this site does not use."""

    tokens: Mapping[str, str]
    ignored: tuple[str, ...]

    @property
    def css(self) -> str:
        return theme_css(self.tokens)

    @property
    def digest(self) -> str:
        return sha256(self.css.encode()).hexdigest()[:12]


def theme_css(tokens: Mapping[str, str]) -> str:
    """The style sheet of a theme."""
    return f":root{{{';'.join(f'--{name}:{value}' for name, value in tokens.items())}}}\n"


def values_with(tokens: Mapping[str, str], ours: Ours) -> dict[str, str]:
    """The value of each property of ours under a theme; what the theme leaves out is as without it."""
    return dict(ours.values) | {ours.tokens[name]: value for name, value in tokens.items() if name in ours.tokens}


def contrasts_of(tokens: Mapping[str, str], ours: Ours) -> list[Contrast]:
    """How readable our pages are under a theme, pair by pair, by the names an editor finds in the file."""
    pairs = contrasts(values_with(tokens, ours))
    return [replace(pair, front=ours.token_of(pair.front), back=ours.token_of(pair.back)) for pair in pairs]


def _too_close(pair: Contrast) -> str:
    sentence = _("%(front)s on %(back)s: contrast %(ratio)s, at least %(least)s is needed.")
    numbers = {"ratio": f"{pair.ratio:.2f}", "least": f"{pair.least:g}"}
    return sentence % {"front": pair.front, "back": pair.back, **numbers}


def check_theme(content: bytes, ours: Ours) -> CheckedTheme:
    """The theme in a file of tokens; raises WrongTheme with everything that is wrong with it."""
    every = read_tokens(content)
    family = {name: value for name, value in every.items() if name.startswith(FAMILY)}
    wrong: list[str] = []
    tokens: dict[str, str] = {}
    for name, value in family.items():
        try:
            if name in ours.tokens:
                tokens[name] = clean_value(name, resolve(value, every))
            elif not isinstance(value, str) or "{" not in value:
                check_safe(value)
        except (Unresolved, WrongValue) as reason:
            wrong.append(f"--{name}: {reason}.")
    missing = [f"--{name}" for name in ours.tokens if name not in family]
    if len(ours.tokens) - len(missing) < LEAST_TOKENS:
        sentence = _("Fewer than %(least)s tokens that this site uses. These are missing: %(names)s.")
        wrong.append(sentence % {"least": LEAST_TOKENS, "names": ", ".join(missing)})
    wrong += [_too_close(pair) for pair in contrasts_of(tokens, ours) if not pair.enough]
    if wrong:
        raise WrongTheme(wrong)
    ordered = {name: tokens[name] for name in ours.tokens if name in tokens}
    return CheckedTheme(ordered, tuple(sorted(name for name in family if name not in ours.tokens)))

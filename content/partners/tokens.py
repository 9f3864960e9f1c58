"""Read a file of design tokens, as the W3C group and NL Design System write them, into names and values (pure)."""

import json
import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

VALUE = ("$value", "value")
SETS, SET_ORDER = "$metadata", "tokenSetOrder"
DARK = "dark"  # sets for a dark screen: this site has none
REFERENCE = re.compile(r"\{(?P<path>[^{}]+)\}|var\(\s*--(?P<name>[a-zA-Z0-9-]+)\s*\)")
MOST_BYTES = 3_000_000
TOKEN = str | int | float | Mapping


class WrongTheme(ValueError):
    """A file of tokens that cannot become a theme; `sentences` says every reason, for an editor."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class Unresolved(ValueError):
    """A reference that leads nowhere or in a circle; the words say which."""


def _plain_name(name: str) -> str:
    return name.strip().removeprefix("--").replace(".", "-")


def _leaves(node: Mapping, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    for key, below in node.items():
        if key.startswith("$"):
            continue
        here = (*path, key)
        if not isinstance(below, Mapping):
            if key.startswith("--"):  # the flat form: a name of CSS and its value
                yield _plain_name(key), below
            continue
        found = [below[name] for name in VALUE if name in below and not _is_group(below, name)]
        if found:
            yield _plain_name("-".join(here)), found[0]
        else:
            yield from _leaves(below, here)


def _is_group(node: Mapping, name: str) -> bool:
    """Whether `value` is the name of a group here, which old files allow, and no value."""
    return name == "value" and isinstance(node[name], Mapping) and any(key in node[name] for key in VALUE)


def read_tokens(content: bytes) -> dict[str, object]:
    """Every token of a file by its name with hyphens, such as basis-color-default-bg-document.

    Raises WrongTheme when it is no file of tokens.
    """
    if len(content) > MOST_BYTES:
        raise WrongTheme([_("This file is larger than a file of tokens.")])
    try:
        tree = json.loads(content)
        if not isinstance(tree, dict):
            raise ValueError(tree)
        order = tree.get(SETS, {}).get(SET_ORDER)
        if order:  # as the plug-in of Figma writes it: sets beside each other, a later one goes before
            sets = [tree[name] for name in order if name in tree and DARK not in name]
            return {name: value for each in sets for name, value in _leaves(each)}
        return dict(_leaves(tree))
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise WrongTheme([_("This is no file of design tokens (JSON).")]) from None


def resolve(value: object, tokens: Mapping[str, object]) -> object:
    """A value with its reference, if it is one, followed to the end; raises Unresolved."""
    passed: list[str] = []
    while isinstance(value, str) and (match := REFERENCE.fullmatch(value.strip())):
        name = _plain_name(match["path"] or match["name"])
        if name in passed:
            raise Unresolved(_("its reference goes round in a circle: %(names)s") % {"names": " → ".join(passed)})
        if name not in tokens:
            raise Unresolved(_("it refers to %(name)s, which the file does not have") % {"name": name})
        passed.append(name)
        value = tokens[name]
    return value

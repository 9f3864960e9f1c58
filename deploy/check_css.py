"""Check the style sheets: they fit both writing directions, take colours from the tokens, fetch from nobody.

Run as `python deploy/check_css.py [folder or file …]`; without arguments it reads static/css.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from tinycss2.color4 import parse_color

ROOT = Path(__file__).resolve().parent.parent
TOKENS = "tokens.css"

SIDES = "left|right|top|bottom"
LOGICAL = {"left": "inline-start", "right": "inline-end", "top": "block-start", "bottom": "block-end"}
PHYSICAL = re.compile(rf"^((?:margin|padding|border|scroll-margin|scroll-padding)-)?({SIDES})(-\w+)?$")
CORNER = re.compile(r"^border-(top|bottom)-(left|right)-radius$")
ONE_SIDED_VALUES = {"text-align", "float", "clear"}
FOUR_SIDED = {"margin", "padding", "inset", "border-width", "border-style", "scroll-margin", "scroll-padding"}
COLOUR_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"}
COLOURED = re.compile(r"color|background|border|outline|fill|stroke|shadow|^--")
NOT_A_COLOUR_OF_OURS = {"transparent", "currentcolor"}
ELSEWHERE = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)

Finding = tuple[int, str]


def tokens_in(nodes: list) -> Iterator:
    """All tokens of a value, those inside functions and brackets too."""
    for node in nodes:
        yield node
        yield from tokens_in(getattr(node, "arguments", None) or getattr(node, "content", None) or [])


def sides(declaration) -> Iterator[str]:
    """What in a declaration holds for one writing direction only."""
    name, words = declaration.lower_name, [node for node in declaration.value if node.type != "whitespace"]
    if match := PHYSICAL.match(name):
        prefix, side, rest = match.groups()
        yield f"{name} is physical; write {prefix or 'inset-'}{LOGICAL[side]}{rest or ''}"
    if CORNER.match(name):
        yield f"{name} is physical; write border-start-start-radius and the like"
    if name in ONE_SIDED_VALUES:
        for word in words:
            if word.type == "ident" and word.lower_value in {"left", "right"}:
                logical = LOGICAL[word.lower_value]
                yield f"{name}: {word.lower_value}; write {logical if name != 'text-align' else logical[7:]}"
    if name in FOUR_SIDED and len(words) == 4 and words[1].serialize() != words[3].serialize():
        yield f"{name} with four values sets left and right apart; write {name}-inline"


def is_colour(token, name: str) -> bool:
    if token.type == "hash":
        return True
    if token.type == "function":
        return token.lower_name in COLOUR_FUNCTIONS
    if token.type != "ident" or token.lower_value in NOT_A_COLOUR_OF_OURS or not COLOURED.search(name):
        return False
    return parse_color(token) is not None


def colours(declaration) -> Iterator[str]:
    """Colours that are written out; they belong to tokens.css."""
    for token in tokens_in(declaration.value):
        if is_colour(token, declaration.lower_name):
            yield f"colour {token.serialize()} in {declaration.name}; name it in {TOKENS} and use var(--…)"


def addresses(nodes: list) -> Iterator[str]:
    """Addresses of other hosts in url(…), image-set(…) or @import."""
    for token in tokens_in(nodes):
        if token.type in {"url", "string"} and ELSEWHERE.match(token.value):
            yield f"fetches {token.value} from another host"


def rules_of(nodes: list, on_paper: bool = False) -> Iterator[tuple[object, bool]]:
    """Every declaration and at-rule, however deep; true beside it inside @page, where only sides exist."""
    for node in nodes:
        if node.type in {"declaration", "at-rule", "error"}:
            yield node, on_paper
        if node.type in {"at-rule", "qualified-rule"} and node.content is not None:
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield from rules_of(inside, on_paper or getattr(node, "lower_at_keyword", "") == "page")


def check(text: str, is_tokens: bool = False) -> list[Finding]:
    """What is wrong in one style sheet, as (line, words); `is_tokens` allows colours."""
    found: list[Finding] = []
    for node, on_paper in rules_of(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        line = node.source_line
        if node.type == "error":
            found.append((line, f"does not parse: {node.message}"))
        elif node.type == "at-rule":
            if node.lower_at_keyword == "import":
                found += [(line, words) for words in addresses(node.prelude)]
        else:
            found += [(line, words) for words in addresses(node.value)]
            found += [] if on_paper else [(line, words) for words in sides(node)]
            found += [] if is_tokens else [(line, words) for words in colours(node)]
    return found


def main(arguments: list[str]) -> int:
    """Print `file:line: what is wrong` for every finding; the exit code says whether there was one."""
    wanted = [Path(argument).resolve() for argument in arguments] or [ROOT / "static" / "css"]
    files = [file for path in wanted for file in ([path] if path.is_file() else sorted(path.rglob("*.css")))]
    total = 0
    for file in files:
        shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        for line, words in check(file.read_text(), is_tokens=file.name == TOKENS):
            print(f"{shown}:{line}: {words}")
            total += 1
    print(f"{len(files)} style sheets, {total} findings")
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

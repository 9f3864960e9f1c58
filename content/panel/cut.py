"""Cut a text of any of the twelve languages into its sentences, each of which a tester can mark (pure)."""

import re

from content.editing.sentences import NO_END

# Full stops of Latin, Cyrillic, Arabic, Urdu and Ethiopic writing; two word spaces stand for the Ethiopic one.
END = re.compile(r"""(?:[.!?…؟۔።፧]|፡፡)["'”’»)\]]*\s+(?=\S)""")
OPENING = "\"'“‘«([„"
ONLY_A_NUMBER = re.compile(r"\W*\d+[.)]?\s*")


def _goes_on(after: str) -> bool:
    """Whether what comes next begins with a small letter, so that the dot before it ended nothing."""
    first = after.lstrip(OPENING)[:1]
    return first.islower()


def cut(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order; “art. 15”, “1. ” and “bijv. ” end none."""
    found, begin = [], 0
    for end in END.finditer(paragraph):
        said = paragraph[begin : end.end()]
        if _goes_on(paragraph[end.end() :]) or NO_END.search(said) or ONLY_A_NUMBER.fullmatch(said):
            continue
        found.append(said.strip())
        begin = end.end()
    return [each for each in (*found, paragraph[begin:].strip()) if each]

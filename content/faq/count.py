"""How long an answer is (pure)."""

import re

MOST_WORDS = 40
FACT_WORDS = "10 weken"  # a fact reads as an amount with its unit


def words_in(text: str) -> int:
    """The number of words, each fact counted as two."""
    return len(re.sub(r"\{[^}]*\}", FACT_WORDS, text).split())

"""Cut a text of the content files into paragraphs, sentences and words, and say how easy it reads (pure)."""

import re
from functools import cache
from html import unescape

import pyphen

from content.faq.count import FACT_WORDS

SOFT_HYPHEN = "\u00ad"
BETWEEN = re.compile(r"</?(?:p|ul|ol|li|h3|br)\b[^<>]*>")
TAG = re.compile(r"<[^<>]+>")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# No word is so long; what looks for words would take minutes over a line of ten thousand brackets.
ENDLESS, SIGNS = re.compile(r"(\S{200})\S+"), re.compile(r"([^\w\s]{10})[^\w\s]+")
END = re.compile(r"""[.!?…]["'”’)\]]*\s+(?=["'“‘(\[]*[A-ZÀ-Þ0-9€{])""")
DOTTED = re.compile(
    r"(?<!\w)(?:(?:[a-z]\.)+[a-z]\.?|(?:art|bijv|blz|ca|enz|etc|evt|excl|incl|max|min|nr|resp|tel)\.)(?!\w)",
    re.IGNORECASE,
)
NO_END = re.compile(rf"{DOTTED.pattern}\s+$", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def paragraphs(text: str) -> list[str]:
    """The paragraphs and list items of a text (plain lines or HTML), without tags and soft hyphens.

    Of what goes on for more than 200 letters without a space the rest is left out.
    """
    lines = TAG.sub("", BETWEEN.sub("\n", text)).replace(SOFT_HYPHEN, "").splitlines()
    bare = (unescape(line).strip().removeprefix("- ").strip() for line in lines)
    return [SIGNS.sub(r"\1", ENDLESS.sub(r"\1", line)) for line in bare if line]


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph; a dot in “art. 15” ends none."""
    found, begin = [], 0
    for end in END.finditer(paragraph):
        if not NO_END.search(paragraph, begin, end.end()):
            found.append(paragraph[begin : end.end()].strip())
            begin = end.end()
    return [*found, paragraph[begin:].strip()]


def thoughts(said: list[str]) -> int:
    """How many thoughts the sentences of one paragraph hold: a question and its answer are one.

    “Hebt u kinderen? Vraag dan om hulp.” is how plain Dutch says “Als u kinderen hebt, vraagt u om hulp.”
    """
    return len(said) - sum(each.endswith("?") for each in said[:-1])


def words(sentence: str) -> list[str]:
    """The words of a sentence; a fact such as {fact:pip-term} counts as two, as in the answers to questions."""
    return WORD.findall(PLACEHOLDER.sub(FACT_WORDS, sentence))


def commas(sentence: str) -> int:
    """How many commas stand between words; the comma in € 148,83 is none."""
    return len(re.findall(r",(?!\d)", sentence))


@cache
def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its hyphenation; a number has one."""
    return len(_hyphenation().positions(word)) + 1


def flesch_douma(counted: list[list[str]]) -> float:
    """How easy sentences (lists of words) read: 70 and more is fairly easy, below 45 hard. Nothing to read is 100.

    Douma's formula for Dutch: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (dbnl, taa014197701).
    """
    every = [word for sentence in counted for word in sentence]
    if not every:
        return 100.0
    weight = 100 * sum(map(syllables, every)) / len(every)
    return 206.84 - 0.77 * weight - 0.93 * len(every) / len(counted)

"""Check Dutch texts against the limits for level A2: figures per page, findings per sentence (pure).

A score is a warning light and no proof: it knows nothing of content, order or what a reader already knows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from content.editing import limits
from content.editing.hard_words import Lexicon, hard_words
from content.editing.passive import is_passive, passive_words
from content.editing.sentences import commas, flesch_douma, paragraphs, sentences, thoughts, words
from content.editing.typed_facts import KnownFacts, typed_facts

SENTENCE_MARKS = (
    "too-long",
    "commas",
    "rare-word",
    "long-compound",
    "abbreviation",
    "jargon",
    "passive",
    "number-fact",
)
PAGE_MARKS = ("long-paragraph", "mean-words", "hard-to-read")


@dataclass(frozen=True)
class Known:
    """What the checks compare with: the words a reader may know, and the register of facts."""

    lexicon: Lexicon
    facts: KnownFacts


@dataclass(frozen=True)
class Piece:
    """One text of one page: the page, the file and key where it stands; a heading does not count in the figures."""

    page: str
    file: str
    key: str
    text: str
    heading: bool = False


@dataclass(frozen=True)
class Allowed:
    """A finding that may stay, and why: a mark with words (anywhere), with a part of a sentence, or with a page."""

    mark: str
    reason: str
    words: tuple[str, ...] = ()
    part: str = ""
    page: str = ""


@dataclass(frozen=True)
class Finding:
    """A sentence or page that breaks a limit (or only nears it: a warning); `reason` says why it may stay."""

    page: str
    file: str
    key: str
    mark: str
    sentence: str
    what: str = ""
    warning: bool = False
    reason: str = ""

    @property
    def breaks(self) -> bool:
        return not self.warning and not self.reason


@dataclass(frozen=True)
class Figures:
    """What a page counts: sentences, words per sentence (mean and most), Flesch-Douma, share of passive sentences."""

    sentences: int
    mean: float
    most: int
    flesch: float
    passive: float


@dataclass(frozen=True)
class PageReport:
    """The figures and findings of one page."""

    page: str
    figures: Figures
    findings: list[Finding]


def marks_in(sentence: str, known: Known) -> list[tuple[str, str]]:
    """Every mark of one sentence with the words it is about, such as ("rare-word", "griffie").

    Of a sentence that is too long or has too many commas it is the number, of a passive one the two verbs.
    """
    found = []
    if len(words(sentence)) > limits.MOST_WORDS:
        found.append(("too-long", f"{len(words(sentence))} words"))
    if commas(sentence) > limits.MOST_COMMAS:
        found.append(("commas", f"{commas(sentence)} commas"))
    found += hard_words(sentence, known.lexicon)
    if verbs := passive_words(sentence):
        found.append(("passive", " ".join(verbs)))
    return found + [("number-fact", written) for written in typed_facts(sentence, known.facts)]


def _findings_of(piece: Piece, known: Known) -> list[Finding]:
    found = []
    for paragraph in paragraphs(piece.text):
        said = sentences(paragraph)
        if len(said) > limits.MOST_SENTENCES:
            what = f"{len(said)} sentences, {thoughts(said)} thoughts"
            only_warns = thoughts(said) <= limits.MOST_SENTENCES
            found.append(Finding(piece.page, piece.file, piece.key, "long-paragraph", paragraph, what, only_warns))
        for sentence in said:
            found += [
                Finding(piece.page, piece.file, piece.key, mark, sentence, what)
                for mark, what in marks_in(sentence, known)
            ]
            count = len(words(sentence))
            if limits.MANY_WORDS < count <= limits.MOST_WORDS:
                what = f"{count} words"
                found.append(Finding(piece.page, piece.file, piece.key, "too-long", sentence, what, warning=True))
    return found


def figures_of(pieces: list[Piece]) -> Figures:
    """What these texts count together."""
    said = [
        sentence
        for piece in pieces
        if not piece.heading
        for paragraph in paragraphs(piece.text)
        for sentence in sentences(paragraph)
    ]
    counted = [words(sentence) for sentence in said]
    lengths = [len(each) for each in counted]
    number = max(len(said), 1)
    return Figures(
        sentences=len(said),
        mean=sum(lengths) / number,
        most=max(lengths, default=0),
        flesch=flesch_douma([each for each in counted if each]),
        passive=sum(map(is_passive, said)) / number,
    )


def _page_findings(piece: Piece, figures: Figures) -> list[Finding]:
    found = []
    if figures.mean > limits.MEAN_WORDS:
        what = f"{figures.mean:.1f} words per sentence"
        found.append(Finding(piece.page, piece.file, "", "mean-words", "", what))
    if figures.flesch < limits.LEAST_FLESCH:
        found.append(Finding(piece.page, piece.file, "", "hard-to-read", "", f"Flesch-Douma {figures.flesch:.0f}"))
    return found


def _allows(allowed: Allowed, finding: Finding) -> bool:
    if allowed.mark != finding.mark or (allowed.page and allowed.page != finding.page):
        return False
    if allowed.words:
        return finding.what.lower() in {word.lower() for word in allowed.words}
    return allowed.part in finding.sentence


def _excused(findings: Iterable[Finding], allowed: list[Allowed]) -> list[Finding]:
    """The findings, those that `allowed` names with the reason why they may stay."""
    reasons = ((finding, next((each.reason for each in allowed if _allows(each, finding)), "")) for finding in findings)
    return [replace(finding, reason=reason) for finding, reason in reasons]


def look_at(piece: Piece, known: Known, allowed: Iterable[Allowed] = ()) -> list[Finding]:
    """The findings of one text by itself, while it is written.

    What is counted over a page is left out, so a passive sentence only warns: it depends on the other texts.
    """
    found = [replace(each, warning=True) if each.mark == "passive" else each for each in _findings_of(piece, known)]
    return _excused(found, list(allowed))


def review(pieces: Iterable[Piece], known: Known, allowed: Iterable[Allowed] = ()) -> list[PageReport]:
    """A report per page, in the order of the pieces; what `allowed` names gets its reason and breaks nothing."""
    allowed = list(allowed)
    pages: dict[str, list[Piece]] = {}
    for piece in pieces:
        pages.setdefault(piece.page, []).append(piece)
    reports = []
    for page, mine in pages.items():
        figures = figures_of(mine)
        found = [finding for piece in mine for finding in _findings_of(piece, known)]
        if figures.passive <= limits.MOST_PASSIVE:
            found = [replace(each, warning=True) if each.mark == "passive" else each for each in found]
        found += _page_findings(mine[0], figures)
        reports.append(PageReport(page, figures, _excused(found, allowed)))
    return reports


def unneeded(reports: Iterable[PageReport], allowed: Iterable[Allowed]) -> list[Allowed]:
    """Exceptions, one for each word, that no text needs any longer."""
    found = [finding for report in reports for finding in report.findings if not finding.warning]
    single = [replace(each, words=(word,)) for each in allowed for word in each.words]
    single += [each for each in allowed if not each.words]
    return [each for each in single if not any(_allows(each, finding) for finding in found)]


def totals(reports: Iterable[PageReport]) -> Counter:
    """How many sentences, and how many findings that break a limit, are excepted or only warn."""
    counted: Counter = Counter()
    for report in reports:
        counted["pages"] += 1
        counted["sentences"] += report.figures.sentences
        for finding in report.findings:
            counted["breaks" if finding.breaks else "excepted" if finding.reason else "warnings"] += 1
    return counted

"""Which Dutch a translation was made from, place by place: a field of a noun, or a block of a page (pure).

A place may hold several texts, such as the paragraphs of a rich text. What is kept of each is its fingerprint.
"""

from collections.abc import Iterable, Mapping

from trajectory.texts.version import version_of

Texts = Mapping[str, str | Iterable[str]]  # by place the text, or its texts in order
Says = dict[str, list[str]]  # by place the fingerprints of its texts


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits for one text."""
    return version_of({"": text})


def texts_at(texts: Texts) -> dict[str, list[str]]:
    """By place its texts that say something, in order."""
    several = {place: [text] if isinstance(text, str) else list(text) for place, text in texts.items() if text}
    return {place: kept for place, each in several.items() if (kept := [text for text in each if text])}


def says(texts: Texts) -> Says:
    """By place the fingerprints of its texts; a place without text is left out."""
    return {place: [fingerprint(text) for text in each] for place, each in texts_at(texts).items()}


def whole(said: Says) -> str:
    """One fingerprint for everything; the order of texts at one place does not matter."""
    return version_of({place: sorted(each) for place, each in said.items()})


def older_places(dutch: Says, made_from: Says) -> list[str]:
    """The places at which a translation is not made from this Dutch: a text is new, another one, or gone."""
    both = [*dutch, *(place for place in made_from if place not in dutch)]
    return [place for place in both if sorted(dutch.get(place, ())) != sorted(made_from.get(place, ()))]


def follow(made_from: Says, was: Says, now: Says) -> Says:
    """What a translation counts as made from after a small edit of the Dutch from `was` to `now`.

    A place that was up to date stays so; at an older place only the texts that were up to date follow.
    """
    found = dict(made_from)
    for place in older_places(now, was):
        before, after, mine = was.get(place, []), now.get(place, []), made_from.get(place, [])
        if sorted(mine) == sorted(before):
            found[place] = after
        elif len(before) == len(after):
            moved = dict(zip(before, after, strict=True))
            found[place] = [moved.get(version, version) for version in mine]
    return {place: each for place, each in found.items() if each}

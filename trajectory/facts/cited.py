"""Where a text comes from: the sources it names, and those of the facts that stand in it (pure)."""

from collections.abc import Iterable, Mapping

from trajectory.facts.resolve import FactValue, names_in


def with_sources_of_facts(cited: Iterable, texts: Iterable[str], facts: Mapping[str, FactValue]) -> list:
    """What a page, moment or question cites itself, then the sources of the facts in its texts that it does not name.

    Each has a `source` (code, title, url, publisher) and a `reference`.
    """
    own = list(cited)
    seen = {each.source.code for each in own}
    used = dict.fromkeys(key for text in texts for key in names_in(text) if key in facts)
    added = {each for key in used for each in facts[key].sources if each.source.code not in seen}
    return own + sorted(added, key=lambda each: (each.source.code, each.reference))

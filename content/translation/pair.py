"""Pair the text segments of a Dutch page with those of its translation.

And refuse two pages that differ in structure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments


class Mismatch(ValueError):
    """A translation whose structure is not that of the Dutch page: where and how."""


def _by_path(segments: Iterable) -> dict[str, list[StringSegmentValue]]:
    found = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment)
    return found


def texts_on(page) -> dict[str, list[str]]:
    """The texts of a page as translators get them: by place, in order; HTML."""
    return {path: [each.string.data for each in several] for path, several in _by_path(extract_segments(page)).items()}


def _templates(segments: Iterable) -> dict[str, str]:
    return {segment.path: segment.template for segment in segments if isinstance(segment, TemplateSegmentValue)}


def _renumber(source: StringSegmentValue, target: StringSegmentValue) -> str:
    """The target's text with its links numbered as in the source: the order of words, and so of links, may differ."""
    free = dict(source.attrs or {})
    number = {}
    for own, attributes in (target.attrs or {}).items():
        same = next((each for each, wanted in free.items() if wanted == attributes), None)
        if same is None:
            raise Mismatch(f"{source.path}: a link that the Dutch text does not have ({attributes})")
        number[own] = same
        del free[same]
    if free:
        raise Mismatch(f"{source.path}: a link of the Dutch text is missing ({free})")
    return re.sub(r'(<a id=")(a\d+)(")', lambda match: match[1] + number[match[2]] + match[3], target.string.data)


def pair(source: list, target: list) -> Iterator[tuple[StringSegmentValue, str]]:
    """Each source segment with its translation (HTML); raises Mismatch when the pages differ in structure."""
    target_strings, source_templates, target_templates = (
        _by_path(target),
        _templates(source),
        _templates(target),
    )
    for path, segments in _by_path(source).items():
        others = target_strings.get(path, [])
        if len(segments) != len(others):
            raise Mismatch(f"{path}: {len(segments)} parts in Dutch, {len(others)} in the translation")
        if source_templates.get(path) != target_templates.get(path):
            raise Mismatch(f"{path}: other paragraphs, lists or headings than in Dutch")
        for segment, other in zip(segments, others, strict=True):
            yield segment, _renumber(segment, other)

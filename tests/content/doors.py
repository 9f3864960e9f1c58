"""Every address of the admin, found by walking the resolver, and a way to knock on each."""

import re
from collections.abc import Iterator, Mapping

from django.urls import URLResolver, get_resolver

DOORS = ("admin/", "documents/")
UNNAMED = {
    r"(live|earliest|\d+)": "<revision_id_a>",
    r"(live|latest|\d+)": "<revision_id_b>",
    r"(\d+)": "<page_id>",
    r"(.*)": "file",
    ".*": "nowhere",
}
PAGE_PARAMETERS = ("pk", "page_id", "parent_page_id", "page_pk", "page_to_move_id", "destination_id")
OTHERS = {
    "app_label": "content",
    "app_name": "content",
    "content_type_app_name": "content",
    "content_type_model_name": "infopage",
    "model_name": "infopage",
    "code": "tr",
    "kind": "moment",
    "key": "M06",
    "person": 0,  # nobody: whoever knocks everywhere must not take herself out of her team
    "action": "publish",
    "action_name": "approve",
    "mode": "default",
    "filter_spec": "width-100",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
}


def _walk(patterns, prefix: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif here.startswith(DOORS):
            yield ":".join([*spaces, pattern.name or "nameless"]), here


def every_door() -> list[tuple[str, str]]:
    """The full name and the pattern of every address under the doors of the admin, but the one that lets you out."""
    found = _walk(get_resolver().url_patterns, "", ())
    return [(name, pattern) for name, pattern in found if name != "wagtailadmin_logout"]


def _plainly(pattern: str) -> str:
    """The pattern with every group as a parameter by name, and without the signs of regular expressions."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
    for group, name in UNNAMED.items():
        named = named.replace(group, name)
    return named.replace("^", "").replace("$", "").replace("\\.", ".")


def address(pattern: str, *, page: int = 1, given: Mapping[str, object] | None = None) -> str:
    """A real address: numbers of pages are `page`, other parameters come from `given`, else from OTHERS, else 1."""
    values = OTHERS | dict.fromkeys(PAGE_PARAMETERS, page) | dict(given or {})
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values.get(match[1], 1)), _plainly(pattern))

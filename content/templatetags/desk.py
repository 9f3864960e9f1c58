"""The desk of translators: what is found by the name of a text."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def piece(found: Mapping, name: str):
    """What `found` has under this name, or None."""
    return found.get(name)

"""Refuse a text that would be wrong on the public site: unknown facts, unknown moments, unsafe HTML."""

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trajectory.actors.models import Organisation
from trajectory.facts.check import problems_in
from trajectory.facts.register import known_names
from trajectory.facts.resolve import ANY_PLACEHOLDER
from trajectory.journey.moment import ContactMoment

ALLOWED = {
    "tags": {"p", "ul", "ol", "li", "h3", "b", "strong", "i", "em", "a", "br"},
    "attributes": {
        "a": {"href", "id", "linktype"},
        "p": {"data-block-key"},
        "h3": {"data-block-key"},
        "li": {"data-block-key"},
    },
    "url_schemes": {"https", "http", "mailto", "tel"},
    "link_rel": None,
}


def clean_html(html: str) -> str:
    """Only the tags an editor has; everything else is dropped."""
    return nh3.clean(html, **ALLOWED)


def check_block_text(value: str) -> str:
    """The same text; raises ValidationError when it asks for a fact that does not exist."""
    if value and ANY_PLACEHOLDER.search(value):
        problems = problems_in(value, known_names())
        if problems:
            raise ValidationError(problems)
    return value


def check_moment_ids(value: str) -> None:
    """Raises ValidationError for an id no contact moment has."""
    asked = value.split()
    known = set(ContactMoment.objects.filter(code__in=asked).values_list("code", flat=True))
    for code in asked:
        if code not in known:
            raise ValidationError(_("There is no contact moment “%(code)s”") % {"code": code})


def check_organisations(value: str) -> None:
    """Raises ValidationError for a code no organisation has."""
    known = set(Organisation.objects.values_list("code", flat=True))
    for code in value.split():
        if code not in known:
            raise ValidationError(_("There is no organisation “%(code)s”") % {"code": code})

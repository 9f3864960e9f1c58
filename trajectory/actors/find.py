"""Find a municipality by address, CBS code, name or postcode, as it is called today."""

import re

from django.db.models import Q, QuerySet
from django.utils import timezone

from trajectory.actors.models import Municipality, Postcode


class NotFound(LookupError):
    """No municipality fits what the visitor typed."""


def choosable() -> QuerySet[Municipality]:
    """The municipalities a visitor may choose today, by name."""
    today = timezone.localdate()
    return Municipality.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_until=None) | Q(valid_until__gte=today)
    )


def _today(found: Municipality) -> Municipality:
    """What took its place by now; raises NotFound for a municipality that is still to come."""
    here = found.current()
    if here.valid_from and here.valid_from > timezone.localdate():
        raise NotFound(here.slug)
    return here


def by_slug(slug: str) -> Municipality:
    """The municipality of this address today, following a merger; raises NotFound."""
    found = Municipality.objects.select_related("successor").filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    return _today(found)


def by_code(code: str) -> Municipality:
    """The municipality of this CBS code today, following a merger; raises NotFound."""
    found = Municipality.objects.select_related("successor").filter(code=code).first() if code else None
    if found is None:
        raise NotFound(code)
    return _today(found)


def by_words(words: str) -> Municipality:
    """The municipality of a postcode (1234 or 1234 AB, in the digits of any script) or a name; raises NotFound."""
    words = words.replace("\0", "").strip()[:80]  # PostgreSQL refuses a zero byte
    postcode = re.match(r"^(\d{4})\s*[A-Za-z]{0,2}$", words)
    if postcode:
        digits = str(int(postcode[1]))
        area = Postcode.objects.select_related("municipality__successor").filter(digits=digits).first()
        if area is None:
            raise NotFound(words)
        return _today(area.municipality)
    named = Municipality.objects.select_related("successor").filter(
        Q(name__iexact=words) | Q(slug=words.lower()) | Q(other_names__iregex=rf"(^|;\s*){re.escape(words)}(\s*;|$)")
    )
    found = named.first() if words else None
    if found is None:
        raise NotFound(words)
    return _today(found)

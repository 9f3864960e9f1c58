"""Where the reader is on the route: only in the address, so pages reached from the route can say it and keep it."""

from django import template
from django.http import QueryDict
from django.urls import reverse

from trajectory.journey.one import read_place

register = template.Library()
# What an address keeps from page to page, and how long each may be.
KEPT = ("groep", "route", "gemeente", "stap")
LONGEST = 80


def _kept(context) -> QueryDict:
    asked = getattr(context.get("request"), "GET", {})
    kept = QueryDict(mutable=True)
    if asked.get("groep") and asked.get("stap"):
        kept.update({name: asked[name][:LONGEST] for name in KEPT if asked.get(name)})
    return kept


@register.simple_tag(takes_context=True)
def carried(context) -> str:
    """The end of an address inside the site that keeps the route and step of the reader; empty when there is none."""
    kept = _kept(context)
    return f"?{kept.urlencode()}" if kept else ""


@register.inclusion_tag("components/here.html", takes_context=True)
def you_are_here(context) -> dict:
    """The slim bar that names the step the reader is at and leads back to it (one query when there is a step)."""
    kept = _kept(context)
    place = read_place(kept["stap"], context["language"].code) if kept and not context.get("picture") else None
    if place is None:
        return {}
    anchor = "m" if kept["stap"][:1].isupper() else "fase"
    address = f"{reverse('journey')}?{kept.urlencode()}#{anchor}-{kept['stap']}"
    return {"place": place, "address": address, "facts": context.get("facts")}

"""Where the reader is on the route: only in the address, so pages reached from the route can say it and keep it."""

from django import template
from django.urls import reverse

from trajectory.journey.asked import query_of, read_asked
from trajectory.journey.one import read_place

register = template.Library()
# What an address keeps from page to page.
KEPT = ("groep", "route", "gemeente", "stap")


def _kept(context) -> dict[str, str]:
    request = context.get("request")
    asked = read_asked(request, KEPT) if request else {}
    return asked if asked.get("groep") and asked.get("stap") else {}


@register.simple_tag(takes_context=True)
def carried(context) -> str:
    """The end of an address inside the site that keeps the route and step of the reader; empty when there is none."""
    kept = _kept(context)
    return f"?{query_of(kept)}" if kept else ""


@register.inclusion_tag("components/here.html", takes_context=True)
def you_are_here(context) -> dict:
    """The slim bar that names the step the reader is at and leads back to it (one query when there is a step)."""
    kept = _kept(context)
    found = read_place(kept["stap"], context["language"].code) if kept and not context.get("picture") else None
    if found is None:
        return {}
    place, anchor = found
    return {"place": place, "address": f"{reverse('journey')}?{query_of(kept)}#{anchor}", "facts": context.get("facts")}

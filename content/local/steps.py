"""The guided set-up of a municipality: four steps, in the order in which they help readers most."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from content.local.parts import CONTACT, MOMENT, NOTE, PAGE, Part
from trajectory.actors.models import Municipality
from trajectory.journey.models import Phase


@dataclass(frozen=True)
class Step:
    """A step with what is there and what is missing; `done` when readers find something of it."""

    title: str
    help: str
    parts: list[Part]
    done: bool
    add: str
    add_label: str
    missing: str = ""
    optional: bool = False


def phases_without(municipality: Municipality) -> list[Phase]:
    """The phases in which no desk on the site says that it helps; a desk for no phase is for all (two queries)."""
    desks = municipality.contact_points.filter(live=True)
    named = set(desks.values_list("phases", flat=True))
    if None in named:
        return []
    return list(Phase.objects.exclude(pk__in=named))


def steps_of(municipality: Municipality, parts: Iterable[Part]) -> list[Step]:
    """The four steps, with their parts."""
    kept: dict[str, list[Part]] = {kind: [] for kind in (CONTACT, NOTE, MOMENT, PAGE)}
    for part in parts:
        kept[part.kind].append(part)
    live = {kind: any(part.live for part in found) for kind, found in kept.items()}
    without = phases_without(municipality)
    missing = _("No desk yet for: %(steps)s") % {"steps": ", ".join(map(str, without))} if without else ""
    here = [municipality.slug]
    notes = reverse("local-note-choose", args=here)
    return [
        Step(
            _("Desks"),
            _("Where people can go or call, per step of the journey."),
            kept[CONTACT],
            live[CONTACT] and not without,
            reverse("local-contact-add", args=here),
            _("Add a desk"),
            missing,
        ),
        Step(
            _("Notes at moments"),
            _("What is different or extra with you, at a moment of the national journey."),
            kept[NOTE],
            live[NOTE],
            notes,
            _("Add a note"),
        ),
        Step(
            _("Extra moments"),
            _("Something you offer that is not in the national journey."),
            kept[MOMENT],
            live[MOMENT],
            notes,
            _("Add an extra moment"),
            optional=True,
        ),
        Step(
            _("Own pages"),
            _("A page of your own, begun from an example."),
            kept[PAGE],
            live[PAGE],
            reverse("local-page-add", args=here),
            _("Add a page"),
            optional=True,
        ),
    ]

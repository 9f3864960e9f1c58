"""How each kind of noun in the files becomes a row: which attributes, which links, which texts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import models
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Lane, Organisation
from trajectory.facts.models import Fact, FactSource, Source
from trajectory.journey.files import NOUN_FIELDS, UNKNOWN, Files
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import TEXTS, ContactMoment, MomentSource
from trajectory.texts.files import Lines


class Lookup(dict):
    """Rows by code, per model, filled while loading; a model nobody filled is read as it stands."""

    def __missing__(self, model: type[models.Model]) -> dict[str, models.Model]:
        self[model] = {row.code: row for row in model.objects.all()}
        return self[model]

    def of(self, model: type[models.Model], code: str) -> models.Model | None:
        return self[model].get(code)


@dataclass(frozen=True)
class Noun:
    """One kind of noun: its name in files and subjects, its model, and how an entry is written."""

    name: str
    plural: str
    model: type[models.Model]
    key: str
    fields: tuple[str, ...]
    attributes: Callable[[Lines, int, Lookup], dict]
    links: Callable[[Lines], dict[str, tuple[type[models.Model], list[str]]]] = lambda entry: {}
    cited: tuple[str, type[models.Model], str] | None = None

    def columns(self, code: str) -> list[str]:
        return [build_localized_fieldname(field, code) for field in self.fields]

    @property
    def has_drafts(self) -> bool:
        return hasattr(self.model, "live_revision")


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _source(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {
        **{name: entry[name] for name in ("kind", "publisher", "title", "url")},
        "dated": _day(entry["dated"]),
    }


def _organisation(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {
        "lane": entry["lane"],
        "order": Lane.values.index(entry["lane"]) * 100 + order,
        "website": entry["website"],
    }


def _fact(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {
        **{name: entry[name] for name in ("kind", "value", "unit", "certainty")},
        **{name: _day(entry[name]) for name in ("valid_from", "valid_until", "checked_on")},
        "organisation": lookup.of(Organisation, entry["organisation"]),
    }


def _moment(entry: Lines, order: int, lookup: Lookup) -> dict:
    window = entry["window"] or {"anchor": "", "least": None, "most": None, "unit": ""}
    return {
        **{name: entry[name] for name in ("kind", "channel", "trigger", "certainty")},
        "event": entry.get("event", ""),
        **{f"window_{name}": value for name, value in window.items()},
        "order": order,
        "phase": lookup.of(Phase, entry["phase"]),
        "lead": lookup.of(Organisation, entry["lead"]),
        "checked_on": _day(entry["checked_on"]),
    }


def _moment_links(entry: Lines) -> dict[str, tuple[type[models.Model], list[str]]]:
    return {
        "others": (Organisation, entry["others"]),
        "groups": (Group, entry["groups"]),
        "routes": (Route, entry["routes"]),
        "laws": (Law, entry["laws"]),
    }


def _group(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {"order": order, "law": lookup.of(Law, entry["law"]), "has_routes": entry["law"] == "wi2021"}


NOUNS = (
    Noun("source", "sources", Source, "code", (), _source),
    Noun("organisation", "organisations", Organisation, "code", NOUN_FIELDS["organisations"], _organisation),
    Noun("fact", "facts", Fact, "key", NOUN_FIELDS["facts"], _fact, cited=("fact_sources", FactSource, "fact")),
    Noun(
        "law",
        "laws",
        Law,
        "code",
        NOUN_FIELDS["laws"],
        lambda entry, order, lookup: {"in_force": _day(entry["in_force"])},
    ),
    Noun("phase", "phases", Phase, "code", NOUN_FIELDS["phases"], lambda entry, order, lookup: {"order": order}),
    Noun("group", "groups", Group, "code", NOUN_FIELDS["groups"], _group),
    Noun("route", "routes", Route, "code", NOUN_FIELDS["routes"], lambda entry, order, lookup: {"order": order}),
    Noun(
        "moment",
        "moments",
        ContactMoment,
        "code",
        TEXTS,
        _moment,
        _moment_links,
        cited=("moment_sources", MomentSource, "moment"),
    ),
)


def entries_of(noun: Noun, files: Files) -> dict[str, Lines]:
    """The entries of one kind; groups and routes end with "I do not know"."""
    entries = dict(getattr(files, noun.plural))
    if noun.plural in ("groups", "routes"):
        entries[UNKNOWN] = Lines({"code": UNKNOWN, "law": ""})
    return entries

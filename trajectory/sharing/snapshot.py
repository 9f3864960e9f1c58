"""Read the whole journey as readers see it, in every language, with the origin of each text."""

from collections import defaultdict
from operator import itemgetter

from django.conf import settings
from django.db.models import F

from trajectory.journey.read import read_links, visible_moments
from trajectory.sharing.dataset import LISTS
from trajectory.sharing.kinds import KINDS, WINDOW, Kind
from trajectory.texts.models import Provenance


def _iso(day) -> str | None:
    return day.isoformat() if day else None


def _read_origins() -> dict[str, dict[str, dict]]:
    """By subject and language: who made a text, from which Dutch, and whether a person checked it; never who."""
    origins: dict[str, dict[str, dict]] = defaultdict(dict)
    for row in Provenance.objects.filter(language__in=settings.SITE_LANGUAGES):
        origins[row.subject][row.language] = {
            "maker": row.maker,
            "made_on": _iso(row.made_on),
            "checked": row.checked,
            "checked_on": _iso(row.checked_on) if row.checked else None,
            "text_version": row.text_version,
            "source_version": row.source_version,
        }
    return origins


def _read_cited(kind: Kind) -> dict[int, list[dict]]:
    """The sources of every row of a kind, each with the article or page in it, by the key of the row."""
    relation = kind.model._meta.get_field(kind.cited)
    through, owner = relation.related_model, relation.remote_field.name
    found: dict[int, list[dict]] = defaultdict(list)
    rows = through.objects.order_by(f"{owner}_id", "sort_order", "pk").values_list(
        f"{owner}_id", "source__code", "reference"
    )
    for row, code, reference in rows:
        found[row].append({"code": code, "reference": reference})
    return found


def _window(row: dict) -> dict | None:
    return {name: row[f"window_{name}"] for name in WINDOW} if row["window_anchor"] else None


def _entry(kind: Kind, row: dict, links: dict, cited: dict, origins: dict) -> dict:
    entry = {LISTS[kind.plural]: row[kind.key]} | {name: row[name] for name in kind.plain}
    entry |= {name: _iso(row[name]) for name in kind.days}
    entry |= {name: row[f"{name}_id_"] for name in kind.links}
    entry |= {name: sorted(links.get(field, ())) for name, field in kind.many.items()}
    if kind.has_window:
        entry["window"] = _window(row)
    if kind.cited:
        entry["sources"] = cited.get(row["pk"], [])
    if kind.texts:
        entry["texts"] = {
            code: {name: row[column] or "" for name, column in kind.columns(code).items()}
            for code in settings.SITE_LANGUAGES
        }
        entry["origins"] = origins.get(f"{kind.subject}:{row[kind.key]}", {})
    return entry


def _read_kind(kind: Kind, origins: dict) -> list[dict]:
    columns = [column for code in settings.SITE_LANGUAGES for column in kind.columns(code).values()]
    if kind.has_window:
        columns += [f"window_{name}" for name in WINDOW]
    links = {f"{name}_id_": F(f"{name}__{target}") for name, target in kind.links.items()}
    rows = kind.model.objects.filter(**kind.shown).values("pk", kind.key, *kind.plain, *kind.days, *columns, **links)
    many = read_links(visible_moments()) if kind.many else {}
    cited = _read_cited(kind) if kind.cited else {}
    return [_entry(kind, row, many.get(row["pk"], {}), cited, origins) for row in rows]


def _in_order(content: dict[str, list[dict]]) -> None:
    """Each list in the order of the site, and what has no order by its id; the same on every database."""
    phases = {phase["code"]: phase["order"] for phase in content["phases"]}
    for plural, key in LISTS.items():
        content[plural].sort(key=itemgetter(key))
        content[plural].sort(key=lambda entry: (phases.get(entry.get("phase"), 0), entry.get("order", 0)))


def read_content() -> dict:
    """Everything of the journey that readers may see, as plain values (13 queries); nothing of one municipality."""
    origins = _read_origins()
    content = {kind.plural: _read_kind(kind, origins) for kind in KINDS}
    told = {fact["key"] for fact in content["facts"]}
    for organisation in content["organisations"]:
        if organisation["phone"] not in told:
            organisation["phone"] = None
    _in_order(content)
    languages = [
        {"code": language.code, "tag": language.tag, "name": language.name, "direction": language.direction}
        for language in settings.SITE_LANGUAGES.values()
    ]
    return {"languages": languages, **content}

"""Read single contact moments: the whole of one, or a link to some."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from modeltranslation.utils import build_localized_fieldname

from trajectory.journey.assemble import PhaseView
from trajectory.journey.models import Phase
from trajectory.journey.moment import MOMENT_ID, TEXTS, ContactMoment, MomentSource
from trajectory.journey.read import (
    PLAIN,
    as_moment,
    read_links,
    read_organisations,
    read_phases,
    visible_moments,
)
from trajectory.texts.tongue import Text, columns, pick, pick_group

LINK_TEXTS = ("title", "summary")


@dataclass(frozen=True)
class MomentLink:
    """A way to a contact moment: its id, organisation, channel and short texts in the reader's language."""

    id: str
    lane: str
    organisation: Text
    channel: str
    title: Text
    summary: Text


def read_links_to_moments(ids: Iterable[str], code: str) -> dict[str, MomentLink]:
    """Links to these moments as far as a visitor may see them (one query)."""
    rows = visible_moments().filter(code__in=set(ids)).values(*_link_columns(code), *columns(LINK_TEXTS, code))
    return {row["code"]: _link(row, code) for row in rows}


def _link_columns(code: str) -> list[str]:
    return ["code", "channel", "lead__lane", *(f"lead__{column}" for column in columns(("name",), code))]


def _link(row: dict, code: str) -> MomentLink:
    name = {column: row[f"lead__{column}"] for column in columns(("name",), code)}
    return MomentLink(
        id=row["code"],
        lane=row["lead__lane"],
        organisation=pick(name, "name", code),
        channel=row["channel"],
        **pick_group(row, LINK_TEXTS, code),
    )


def _own_languages(row: dict) -> set[str]:
    return {
        code
        for code in settings.SITE_LANGUAGES
        if row[build_localized_fieldname("title", code)] and row[build_localized_fieldname("summary", code)]
    }


def read_one(moment_id: str, code: str) -> dict | None:
    """One published moment with everything on its page, or None: four queries, whatever the number of moments."""
    titles = [
        build_localized_fieldname(field, each) for field in ("title", "summary") for each in settings.SITE_LANGUAGES
    ]
    phase_texts = {f"phase__{column}": column for column in columns(("title", "summary"), code)}
    if not MOMENT_ID.fullmatch(moment_id):
        return None
    # Itself and what comes next, at once.
    following = ContactMoment.next_moments.through.objects.filter(from_contactmoment__code=moment_id)
    here = visible_moments().filter(Q(code=moment_id) | Q(pk__in=following.values("to_contactmoment")))
    wanted = [*PLAIN, *_link_columns(code), *columns(TEXTS, code), *titles, *phase_texts, "phase__order"]
    found = {row["code"]: row for row in here.values(*dict.fromkeys(wanted))}
    row = found.get(moment_id)
    if row is None:
        return None
    organisations = read_organisations(code)
    moment = as_moment(row, read_links(visible_moments().filter(code=moment_id)), organisations, TEXTS, code)
    texts = pick_group({column: row[name] for name, column in phase_texts.items()}, ("title", "summary"), code)
    sources = ContactMoment.moment_sources.rel.related_model.objects.filter(moment_id=row["pk"]).select_related(
        "source"
    )
    return {
        "moment": moment,
        "organisations": organisations,
        "phase": PhaseView(code=moment.phase, order=row["phase__order"], **texts),
        "next": [_link(found[each], code) for each in moment.next if each in found],
        "sources": list(sources),
        "own_languages": _own_languages(row),
        "foreign": any(text.foreign and text.value for text in moment.texts.values()),
    }


def read_sources(ids: Iterable[str]) -> dict[str, list[MomentSource]]:
    """By id of a published moment what it cites (one query)."""
    found: dict[str, list[MomentSource]] = {}
    cited = MomentSource.objects.filter(moment__in=visible_moments().filter(code__in=set(ids)))
    for each in cited.select_related("source").annotate(code=F("moment__code")):
        found.setdefault(each.code, []).append(each)
    return found


def read_draft(draft: ContactMoment, code: str) -> dict:
    """The same as `read_one` for a moment as an editor has it now, saved or not."""
    titles = [
        build_localized_fieldname(field, each) for field in ("title", "summary") for each in settings.SITE_LANGUAGES
    ]
    row = {name: getattr(draft, name) for name in [*columns(TEXTS, code), *titles]}
    organisations = read_organisations(code)
    phases = {phase.code: phase for phase in read_phases(code)}
    row |= {name: getattr(draft, name) for name in PLAIN if "__" not in name}
    row |= {"phase__code": draft.phase.code, "lead__code": draft.lead.code}
    following = [each.code for each in draft.next_moments.all()]
    links = {draft.pk: {"others": [each.code for each in draft.others.all()], "next_moments": following}}
    moment = as_moment(row, links, organisations, TEXTS, code)
    return {
        "moment": moment,
        "organisations": organisations,
        "phase": phases[moment.phase],
        "next": list(read_links_to_moments(following, code).values()),
        "sources": list(draft.moment_sources.all()),
        "own_languages": _own_languages(row),
        "foreign": any(text.foreign and text.value for text in moment.texts.values()),
    }


def read_place(step: str, code: str) -> tuple[Text, str] | None:
    """The title of the moment or phase with this code, and where it stands on the page of the journey (one query)."""
    kind, prefix = (visible_moments(), "m") if MOMENT_ID.fullmatch(step) else (Phase.objects, "fase")
    row = kind.filter(code=step).values(*columns(("title",), code)).first()
    return (pick(row, "title", code), f"{prefix}-{step}") if row else None

"""Read what a visitor may see of the journey, in one language and with only the columns wanted."""

from collections import defaultdict

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Organisation
from trajectory.facts.register import is_current
from trajectory.journey.assemble import Atlas, Choice, LawView, Moment, OrganisationView, PhaseView, Window
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import SHORT_TEXTS, TEXTS, ContactMoment
from trajectory.texts.tongue import columns, pick_group

WINDOW = ("window_anchor", "window_least", "window_most", "window_unit")
PHASE_TEXTS = ("title", "summary")
PLAIN = (
    "code",
    "order",
    "phase__code",
    "lead__code",
    "kind",
    "channel",
    "certainty",
    "checked_on",
    "pk",
    "event",
    *WINDOW,
)


def visible_moments() -> QuerySet[ContactMoment]:
    """What a visitor may see: the one query for contact moments on public pages."""
    return ContactMoment.objects.filter(live=True)


def read_organisations(code: str) -> dict[str, OrganisationView]:
    """Every organisation by code, in lane order."""
    fields = ("name", "full_name", "role")
    today = timezone.localdate()
    phone = ("phone__value", "phone__live", "phone__valid_from", "phone__valid_until")
    rows = Organisation.objects.values("code", "lane", "website", *phone, *columns(fields, code))
    return {
        row["code"]: OrganisationView(
            code=row["code"],
            lane=row["lane"],
            website=row["website"],
            phone=row["phone__value"] if is_current(row, today, "phone__") else "",
            **pick_group(row, fields, code),
        )
        for row in rows
    }


def read_phases(code: str) -> tuple[PhaseView, ...]:
    rows = Phase.objects.values("code", "order", *columns(PHASE_TEXTS, code))
    return tuple(PhaseView(code=row["code"], order=row["order"], **pick_group(row, PHASE_TEXTS, code)) for row in rows)


def read_groups(code: str) -> tuple[Choice, ...]:
    fields = ("name", "title", "summary")
    rows = Group.objects.values("code", "has_routes", "law__code", *columns(fields, code))
    return tuple(
        Choice(
            code=row["code"],
            has_routes=row["has_routes"],
            law=row["law__code"] or "",
            **pick_group(row, fields, code),
        )
        for row in rows
    )


def read_routes(code: str) -> tuple[Choice, ...]:
    fields = ("title", "summary", "short")
    rows = Route.objects.values("code", *columns(fields, code))
    return tuple(Choice(code=row["code"], **pick_group(row, fields, code)) for row in rows)


def read_laws(code: str) -> dict[str, LawView]:
    """Every law by code."""
    fields = ("title", "summary")
    rows = Law.objects.values("code", "in_force", *columns(fields, code))
    return {
        row["code"]: LawView(code=row["code"], in_force=row["in_force"], **pick_group(row, fields, code))
        for row in rows
    }


def read_links(moments: QuerySet[ContactMoment]) -> dict[int, dict[str, list[str]]]:
    """Groups, routes, laws, other organisations and next moments of all these moments, in one query."""
    kinds = {
        "groups": "group",
        "routes": "route",
        "laws": "law",
        "others": "organisation",
        "next_moments": "to_contactmoment",
    }
    parts = []
    for name, target in kinds.items():
        through = getattr(ContactMoment, name).through
        owner = "from_contactmoment" if name == "next_moments" else "contactmoment"
        rows = through.objects.filter(**{f"{owner}_id__in": moments.order_by().values("pk")})
        if name == "next_moments":
            rows = rows.filter(to_contactmoment__live=True)
        parts.append(
            rows.order_by().values_list(f"{owner}_id", Value(name, output_field=CharField()), f"{target}__code")
        )
    links: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for owner, name, code in parts[0].union(*parts[1:], all=True):
        links[owner][name].append(code)
    return links


def as_moment(row: dict, links: dict, organisations: dict[str, OrganisationView], fields, code: str) -> Moment:
    """A moment as its readers see it, from a row with the columns of `fields`."""
    mine = links.get(row["pk"], {})
    others = [organisations[each] for each in organisations if each in mine.get("others", ())]
    return Moment(
        id=row["code"],
        phase=row["phase__code"],
        order=row["order"],
        lead=organisations[row["lead__code"]],
        others=tuple(others),
        groups=frozenset(mine.get("groups", ())),
        routes=frozenset(mine.get("routes", ())),
        laws=frozenset(mine.get("laws", ())),
        next=tuple(sorted(mine.get("next_moments", ()))),
        kind=row["kind"],
        channel=row["channel"],
        certainty=row["certainty"],
        checked_on=row["checked_on"],
        texts=pick_group(row, fields, code),
        event=row["event"],
        window=Window(*(row[name] for name in WINDOW)) if row["window_anchor"] else None,
    )


def read_atlas(code: str, *, full: bool = False) -> Atlas:
    """All published moments with their frame (five queries); `full` adds the long texts to the short ones.

    Its phases are those of the moments: a phase without any is nowhere to be seen.
    """
    fields = TEXTS if full else (*SHORT_TEXTS, "duty", "right", "deadline", "consequence", "waiting")
    organisations = read_organisations(code)
    moments = visible_moments()
    links = read_links(moments)
    phase_texts = {f"phase__{column}": column for column in columns(PHASE_TEXTS, code)}
    rows = list(moments.values(*PLAIN, "phase__order", *columns(fields, code), *phase_texts))
    phases = {row["phase__code"]: row for row in rows}
    return Atlas(
        phases=tuple(
            PhaseView(
                code=each,
                order=row["phase__order"],
                **pick_group({column: row[name] for name, column in phase_texts.items()}, PHASE_TEXTS, code),
            )
            for each, row in phases.items()
        ),
        groups=read_groups(code),
        routes=read_routes(code),
        organisations=organisations,
        moments=tuple(as_moment(row, links, organisations, fields, code) for row in rows),
    )


def languages_with_own_text() -> dict[str, set[str]]:
    """For every published moment the languages in which it has its own title and summary (one query)."""
    codes = list(settings.SITE_LANGUAGES)
    wanted = [build_localized_fieldname(field, code) for field in ("title", "summary") for code in codes]
    found = {}
    for row in visible_moments().values("code", *wanted):
        found[row["code"]] = {
            code
            for code in codes
            if row[build_localized_fieldname("title", code)] and row[build_localized_fieldname("summary", code)]
        }
    return found

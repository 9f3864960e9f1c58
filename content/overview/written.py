"""Every text for readers, with the languages it stands in, who checked it there, and whom and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from modeltranslation.utils import build_localized_fieldname

from content.faq.models import TEXTS as QUESTION_TEXTS
from content.faq.models import Question
from content.faq.read import read_ties
from content.glossary.models import TEXTS as TERM_TEXTS
from content.glossary.models import Term
from content.overview.subjects import subject_of
from content.pages.models import ReaderPage
from content.pages.read import national_pages, visible_pages
from trajectory.journey.moment import TEXTS as MOMENT_TEXTS
from trajectory.journey.read import read_links, visible_moments
from trajectory.texts.models import Provenance

EVERYBODY = frozenset({"*"})
DUTCH = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Written:
    """One text: `own` are the languages it stands in, `whole` those in which nothing of the Dutch is missing.

    `groups` is EVERYBODY for what is meant for all; `places` has the page in each language by number.
    """

    kind: str
    code: str
    pk: int
    title: str
    own: frozenset[str]
    whole: frozenset[str]
    checked: frozenset[str] = frozenset()
    outdated: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    subject: str = ""
    places: Mapping[str, int] | None = None

    def is_for(self, group: str) -> bool:
        return not group or group in self.groups or self.groups == EVERYBODY


Origins = dict[tuple[str, str], tuple[str, str, bool]]


def read_origins() -> Origins:
    """By subject and language the version of a text and of the Dutch it was made from, and whether it was checked."""
    rows = Provenance.objects.values_list(
        "subject", "language", "text_version", "source_version", "checked_by", "checked_on"
    )
    return {(subject, code): (version, source, bool(by and day)) for subject, code, version, source, by, day in rows}


def _judged(subject: str, own: frozenset[str], origins: Origins) -> dict[str, frozenset[str]]:
    """In which of its languages a text was checked by a person, and in which it is older than the Dutch."""
    known = {code: origins[subject, code] for code in own if (subject, code) in origins}
    version = known[DUTCH][0] if DUTCH in known else None
    return {
        "checked": frozenset(code for code, (_, _, checked) in known.items() if checked),
        "outdated": frozenset(
            code for code, (_, source, _) in known.items() if version and code != DUTCH and source != version
        ),
    }


def _texts(row: Mapping, fields: tuple[str, ...], code: str) -> dict[str, str]:
    return {field: row[build_localized_fieldname(field, code)] or "" for field in fields}


def _nouns(rows, kind: str, texts: tuple[str, ...], needed: tuple[str, ...], origins: Origins) -> list[tuple]:
    """Each row of a noun with what is known of its languages; `needed` are the texts without which it has none."""
    columns = [build_localized_fieldname(field, code) for field in texts for code in settings.SITE_LANGUAGES]
    found = []
    for row in rows.values("pk", "code", *columns):
        dutch = _texts(row, texts, DUTCH)
        spoken = {code: _texts(row, texts, code) for code in settings.SITE_LANGUAGES}
        own = frozenset(code for code, said in spoken.items() if all(said[field] for field in needed))
        whole = frozenset(code for code in own if all(spoken[code][field] for field, text in dutch.items() if text))
        judged = _judged(f"{kind}:{row['code']}", own, origins)
        common = {"kind": kind, "code": row["code"], "pk": row["pk"], "title": dutch[needed[0]]}
        found.append((row, common | {"own": own, "whole": whole} | judged))
    return found


def written_moments(origins: Origins) -> list[Written]:
    """The contact moments that readers see (two queries)."""
    links = read_links(visible_moments())
    rows = visible_moments()
    phases = dict(rows.values_list("pk", "phase__code"))
    return [
        Written(
            **known,
            groups=frozenset(links.get(row["pk"], {}).get("groups", ())),
            phases=frozenset({phases[row["pk"]]}),
        )
        for row, known in _nouns(rows, "moment", MOMENT_TEXTS, ("title", "summary"), origins)
    ]


def moments_named(page: ReaderPage) -> set[str]:
    """The ids of the contact moments a page leads to."""
    found: set[str] = set()
    for block in page.body.raw_data:
        if block["type"] == "moments":
            found |= set(block["value"]["ids"].split())
        elif block["type"] == "situations":
            found |= {item["value"]["moment"] for item in block["value"]["items"] if item["value"].get("moment")}
    return found


def written_pages(origins: Origins, moments: list[Written]) -> list[Written]:
    """The national topic pages, for whom and when by the moments they lead to (three queries)."""
    by_code = {moment.code: moment for moment in moments}
    others: dict[object, dict[str, int]] = {}
    rows = visible_pages().filter(alias_of=None).exclude(locale__language_code=DUTCH)
    for key, code, pk in rows.values_list("translation_key", "locale__language_code", "pk"):
        others.setdefault(key, {})[code] = pk
    dutch = list(national_pages().select_related("content_type").order_by("path"))
    titles = {page.path: page.title for page in dutch}
    found = []
    for page in dutch:
        if page.content_type.model != "topicpage":
            continue
        places = {DUTCH: page.pk, **others.get(page.translation_key, {})}
        leads_to = [by_code[code] for code in moments_named(page) if code in by_code]
        own = frozenset(places)
        found.append(
            Written(
                kind="page",
                code=page.slug,
                pk=page.pk,
                title=page.title,
                own=own,
                whole=own,
                **_judged(f"page:{page.translation_key}", own, origins),
                groups=frozenset().union(*(moment.groups for moment in leads_to)),
                phases=frozenset().union(*(moment.phases for moment in leads_to)),
                subject=subject_of(page.pictogram, titles.get(page.path[: -page.steplen], "")),
                places=places,
            )
        )
    return found


def written_questions(origins: Origins, moments: list[Written], pages: list[Written]) -> list[Written]:
    """The questions, for their groups, in the phases of their moments, on the subject of their page (four queries)."""
    by_code = {moment.code: moment for moment in moments}
    subjects = {page.pk: page.subject for page in pages}
    at, of = read_ties("moments"), read_ties("groups")
    page_of = dict(Question.objects.values_list("pk", "page_id"))
    found = []
    for row, known in _nouns(Question.objects.all(), "question", QUESTION_TEXTS, ("question", "short"), origins):
        moments_here = [by_code[code] for code in at.get(row["code"], ()) if code in by_code]
        found.append(
            Written(
                **known,
                groups=frozenset(of.get(row["code"], EVERYBODY)),
                phases=frozenset().union(*(moment.phases for moment in moments_here)),
                subject=subjects.get(page_of[row["pk"]], ""),
            )
        )
    return found


def written_terms(origins: Origins) -> list[Written]:
    """The terms, which are for everybody (one query)."""
    rows = _nouns(Term.objects.all(), "term", TERM_TEXTS, ("word", "explanation"), origins)
    return [Written(**known, groups=EVERYBODY) for _, known in rows]


def read_written() -> list[Written]:
    """Everything that is written for readers by the nation (thirteen queries, however much there is)."""
    origins = read_origins()
    moments = written_moments(origins)
    pages = written_pages(origins, moments)
    return [*moments, *pages, *written_questions(origins, moments, pages), *written_terms(origins)]


def noun_of(kind: str) -> type[Model]:
    """The noun of a kind of text that is no page."""
    return {"moment": visible_moments().model, "question": Question, "term": Term}[kind]

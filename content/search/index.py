"""Keep the search index: one entry per public text and language."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from modeltranslation.utils import build_localized_fieldname

from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.pages.read import visible_pages, without_language
from content.search.models import SearchEntry
from content.search.words import stems
from trajectory.facts.register import read_register
from trajectory.facts.resolve import PLACEHOLDER, FactValue, fill_plain
from trajectory.journey.moment import TEXTS, ContactMoment
from trajectory.journey.read import visible_moments


def _words(texts: list[str], code: str) -> str:
    return " " + " ".join(dict.fromkeys(word for text in texts for word in stems(text, code))) + " "


def _filled(text: str, facts: dict[str, FactValue], code: str) -> str:
    known = PLACEHOLDER.sub(lambda match: match[0] if match[1] in facts else "", text)
    return fill_plain(known, facts, code)


def all_registers() -> dict[str, dict[str, FactValue]]:
    """The facts as readers of each language see them, by code."""
    registers = {}
    for code in settings.SITE_LANGUAGES:
        with translation.override(code):
            registers[code] = read_register(code)
    return registers


def moment_entries(moment: ContactMoment, registers: dict[str, dict[str, FactValue]]) -> list[SearchEntry]:
    """The entries of one moment, in every language in which it has its own title and summary."""
    entries = []
    for code in settings.SITE_LANGUAGES:
        title, summary = moment.text_in("title", code), moment.text_in("summary", code)
        if not (title and summary):
            continue
        texts = [_filled(moment.text_in(field, code), registers[code], code) for field in TEXTS]
        entries.append(
            SearchEntry(
                subject=f"moment:{moment.code}",
                language=code,
                address=f"/klantreis/{moment.code}/",
                title=title.replace("\u00ad", ""),
                summary=summary.replace("\u00ad", ""),
                title_words=_words([title, moment.code], code),
                words=_words(texts, code),
            )
        )
    return entries


def _page_texts(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [
            text
            for key, each in value.items()
            if key not in ("id", "type", "tone", "law")
            for text in _page_texts(each)
        ]
    return [text for each in value for text in _page_texts(each)] if isinstance(value, (list, tuple)) else []


def page_entry(page: ReaderPage, registers: dict[str, dict[str, FactValue]]) -> SearchEntry:
    """The entry of one page in its own language."""
    code = page.locale.language_code
    texts = [page.title, page.intro, *_page_texts(list(page.body.raw_data))]
    plain = [_filled(" ".join(part.split("<")[0] for part in _tagless(text)), registers[code], code) for text in texts]
    return SearchEntry(
        subject=f"page:{page.translation_key}",
        language=code,
        address=without_language(page.url_path),
        title=page.title,
        summary=page.intro,
        title_words=_words([page.title], code),
        words=_words(plain, code),
    )


def noun_entries(
    noun: Term | Question, kind: str, address: str, fields: tuple[str, str], registers: dict
) -> list[SearchEntry]:
    """The entries of a term or question, in every language in which it has both texts of `fields`."""
    entries = []
    for code in settings.SITE_LANGUAGES:
        title, summary = (getattr(noun, build_localized_fieldname(field, code)) or "" for field in fields)
        if not (title and summary):
            continue
        known_as = [title, getattr(noun, "abbreviation", "")]
        summary = _filled(summary, registers[code], code)
        entries.append(
            SearchEntry(
                subject=f"{kind}:{noun.code}",
                language=code,
                address=address,
                title=title,
                summary=summary[:300],
                title_words=_words(known_as, code),
                words=_words([*known_as, summary], code),
            )
        )
    return entries


def term_entries(term: Term, registers: dict) -> list[SearchEntry]:
    return noun_entries(term, "term", f"/woorden/#{term.code}", ("word", "explanation"), registers)


def question_entries(question: Question, registers: dict) -> list[SearchEntry]:
    return noun_entries(question, "question", f"/vragen/{question.code}/", ("question", "short"), registers)


def _tagless(html: str) -> list[str]:
    return [part.split(">", 1)[-1] for part in html.split("<")]


@transaction.atomic
def rebuild() -> int:
    """Make the whole index anew; returns the number of entries."""
    registers = all_registers()
    entries = [entry for moment in visible_moments() for entry in moment_entries(moment, registers)]
    entries += [page_entry(page, registers) for page in visible_pages().filter(alias_of=None).select_related("locale")]
    entries += [entry for term in Term.objects.all() for entry in term_entries(term, registers)]
    entries += [entry for question in Question.objects.all() for entry in question_entries(question, registers)]
    SearchEntry.objects.all().delete()
    SearchEntry.objects.bulk_create(entries, batch_size=200)
    return len(entries)

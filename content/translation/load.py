"""Bring the page files into Wagtail, through wagtail-localize, so that translators go on segment by segment."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments

from content.media.models import Recording
from content.pages.compose import compose, page_key
from content.pages.models import HomePage, InfoPage, PageSource, ReaderPage, SectionPage, TopicPage
from content.pages.read import text_version
from content.translation.files import PageFile
from content.translation.pair import Mismatch, pair, texts_on
from content.translation.retype import retype
from trajectory.facts.models import Source
from trajectory.journey.load import MACHINE, Report
from trajectory.texts.actions import new_origin, store
from trajectory.texts.files import FileError
from trajectory.texts.models import LoadedText, Provenance
from trajectory.texts.pieces import says
from trajectory.texts.version import version_of

MODELS = {"home": HomePage, "section": SectionPage, "topic": TopicPage, "info": InfoPage}
TOOL = "seed"


class _PageIds(dict):
    """Numbers of Dutch pages by key; one that is not among the files of this load is looked up."""

    def __missing__(self, key: str) -> int:
        number = (
            ReaderPage.objects.filter(translation_key=page_key(key), locale__language_code=settings.LANGUAGE_CODE)
            .values_list("pk", flat=True)
            .first()
        )
        if number is None:
            raise KeyError(key)
        self[key] = number
        return number


@dataclass
class _Load:
    pages: list[PageFile]
    force: bool
    report: Report
    loaded: dict[tuple[str, str], LoadedText]
    locales: dict[str, Locale]
    recordings: dict[str, int]
    ids: _PageIds = field(default_factory=_PageIds)
    notes: list[LoadedText] = field(default_factory=list)
    origins: list[Provenance] = field(default_factory=list)


def prepare_site() -> dict[str, Locale]:
    """The locales of all public languages; Wagtail's own welcome page goes."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in settings.SITE_LANGUAGES}
    Page.objects.filter(depth=2, content_type__model="page").delete()
    return locales


def _tie_site(home: HomePage) -> None:
    parts = urlsplit(settings.SITE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": parts.hostname,
            "port": port,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )


def _new_page(load: _Load, file: PageFile) -> ReaderPage:
    dutch = file.dutch
    parent = Page.objects.get(pk=load.ids[dutch["parent"]]) if dutch["parent"] else Page.get_first_root_node()
    page = MODELS[dutch["type"]](
        title=dutch["title"],
        slug=dutch["slug"] if dutch["parent"] else settings.LANGUAGE_CODE,
        locale=load.locales[settings.LANGUAGE_CODE],
        translation_key=page_key(file.key),
        show_in_menus=bool(dutch.get("menu")),
        live=False,
    )
    parent.add_child(instance=page)
    return page


def _fill(load: _Load, file: PageFile, page: ReaderPage) -> None:
    """Write the Dutch file onto its page and publish it."""
    dutch = file.dutch
    page.title, page.intro, page.search_description = dutch["title"], dutch["intro"], dutch["description"]
    page.draft_title = page.title
    page.checked_on = dutch["checked_on"] or None
    page.show_in_menus = bool(dutch.get("menu"))
    page.pictogram = dutch.get("pictogram", "")
    page.body = compose(file.key, dutch["blocks"], None, load.ids, load.recordings)
    page.page_sources = [
        PageSource(source=Source.objects.get(code=cited["code"]), reference=cited.get("ref", ""))
        for cited in dutch["sources"]
    ]
    page.save_revision(clean=False).publish()


def _store(locale: Locale, pairs: list[tuple[StringSegment, str]]) -> None:
    """Keep the translation of each string of a page, all at once: one by one takes most of a load."""
    rows = {
        (segment.string_id, segment.context_id): StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=html,
            translation_type="machine",
            tool_name=TOOL,
        )
        for segment, html in pairs
    }
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "last_translated_by", "has_error", "updated_at"],
    )


def _translate(load: _Load, file: PageFile, code: str, source: TranslationSource, page: ReaderPage) -> ReaderPage:
    """Store the translation segment by segment and publish the page in that language; raises FileError."""
    path, given = file.translations[code]
    body = compose(file.key, file.dutch["blocks"], given["texts"], load.ids, load.recordings)
    target = type(page)(
        title=given["title"],
        intro=given["intro"],
        search_description=given["description"],
        locale=load.locales[code],
    )
    target.body = body
    strings = {
        (segment.context.path, segment.string.data): segment
        for segment in source.stringsegment_set.select_related("string", "context")
    }
    try:
        pairs = [
            (strings[segment.path, segment.string.data], html)
            for segment, html in pair(extract_segments(page), extract_segments(target))
        ]
    except Mismatch as problem:
        raise FileError(path, 1, str(problem)) from None
    _store(load.locales[code], pairs)
    Translation.objects.get_or_create(source=source, target_locale=load.locales[code])
    source.create_or_update_translation(load.locales[code], publish=False, copy_parent_pages=True)
    found = source.get_translated_instance(load.locales[code])
    if isinstance(found, HomePage) and found.slug != code:
        found.slug = code
        found.save()
        found.save_revision(clean=False)
    found.get_latest_revision().publish()
    return found


def _note(load: _Load, subject: str, code: str, file_version: str, page: ReaderPage, dutch: ReaderPage) -> None:
    live = ReaderPage.objects.get(pk=page.pk).specific
    stored, texts = text_version(live), texts_on(live)
    load.notes.append(LoadedText(subject=subject, language=code, file_version=file_version, stored_version=stored))
    load.origins.append(
        new_origin(
            subject=subject,
            language=code,
            texts=texts,
            made_from=says(texts if page.pk == dutch.pk else texts_on(dutch)),
            maker=Provenance.Maker.MACHINE,
            made_by=MACHINE,
        )
    )


def _may_write(load: _Load, file: PageFile, code: str, file_version: str, page: ReaderPage | None) -> bool:
    before = load.loaded.get((f"page:{page_key(file.key)}", code))
    if page is None:
        if before is None or load.force:
            return True
        load.report.kept.append(f"page {file.key} ({code}): deleted by an editor, left away (--force brings it back)")
        return False
    if before and before.file_version == file_version and not load.force:
        return False
    untouched = before and before.stored_version == text_version(page) and not page.has_unpublished_changes
    if load.force or untouched:
        return True
    load.report.kept.append(f"page {file.key} ({code}): changed by an editor, left as it is (--force overwrites)")
    return False


def _existing(file: PageFile, code: str) -> ReaderPage | None:
    return ReaderPage.objects.filter(translation_key=page_key(file.key), locale__language_code=code).first()


def _load_page(load: _Load, file: PageFile) -> None:
    subject = f"page:{page_key(file.key)}"
    page = ReaderPage.objects.get(pk=load.ids[file.key]).specific if file.key in load.ids else None
    if page is None:
        return
    model = MODELS[file.dutch["type"]]
    if type(page) is not model:
        retype(page, model)
        page = model.objects.get(pk=page.pk)
        load.report.counts["changed"] += 1
    version = version_of(file.dutch)
    fresh = (subject, settings.LANGUAGE_CODE) not in load.loaded and page.first_published_at is None
    if fresh or _may_write(load, file, settings.LANGUAGE_CODE, version, page):
        _fill(load, file, page)
        page = model.objects.get(pk=page.pk)  # with the numbers of its sources, or its snapshot is soon out of date
        _note(load, subject, settings.LANGUAGE_CODE, version, page, page)
        load.report.counts["added" if fresh else "changed"] += 1
    source = None
    for code, (_, given) in file.translations.items():
        version = version_of({**given, "of": version_of(file.dutch)})
        there = _existing(file, code)
        if not _may_write(load, file, code, version, there):
            continue
        if source is None:
            source, _ = TranslationSource.update_or_create_from_instance(page)
        done = _translate(load, file, code, source, page)
        _note(load, subject, code, version, done, page)
        load.report.counts["added" if there is None else "changed"] += 1


@transaction.atomic
def write_pages(files: list[PageFile], *, force: bool = False) -> Report:
    """Write what is new or changed in the page files; returns what was done and what was left alone."""
    loaded = {(each.subject, each.language): each for each in LoadedText.objects.filter(subject__startswith="page:")}
    with translation.override(settings.LANGUAGE_CODE):
        recordings = dict(Recording.objects.exclude(code=None).values_list("code", "pk"))
        load = _Load(files, force, Report(), loaded, prepare_site(), recordings)
        for file in files:
            there = _existing(file, settings.LANGUAGE_CODE)
            if there is not None:
                load.ids[file.key] = there.pk
            elif _may_write(load, file, settings.LANGUAGE_CODE, "", None):
                load.ids[file.key] = _new_page(load, file).pk
                if not file.dutch["parent"]:
                    _tie_site(HomePage.objects.get(pk=load.ids[file.key]))
        for file in files:
            _load_page(load, file)
    store(load.notes)
    store(load.origins)
    return load.report

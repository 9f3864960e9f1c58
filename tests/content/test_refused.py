"""What cannot be published: an incomplete topic on any way, a wrong translation, a noun without its Dutch text."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail_localize.models import StringTranslation, Translation

from content.faq.models import Question
from content.glossary.models import Term
from content.pages.forms import problems_of
from content.pages.models import InfoPage, PageSource, ReaderPage, SectionPage, TopicPage
from tests.content.reading import soup, words
from tests.content.screens import page_form, rich
from trajectory.facts.models import Source

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
ANSWERED = dict.fromkeys(("for_whom", "you_do", "when", "contact", "cost", "if_not", "help"), "Kwetterdrempel.")
SHORT = {"type": "short", "value": {"law": "", **ANSWERED}}
MOMENTS = {"type": "moments", "value": {"heading": "Momenten", "ids": "M06"}}
ADDRESS = "/nl/rechten/nieuw/"


@pytest.fixture
def chief(iris, sign_in):
    """Who may publish without a second person: the screens ask the same of everybody."""
    return sign_in(iris)


@pytest.fixture
def draft(db):
    """Put a draft of a topic with these parts in the section of rights."""
    section = SectionPage.objects.get(slug="rechten", locale__language_code="nl")

    def put(*parts: dict, slug: str = "nieuw", source: str = "WI") -> TopicPage:
        page = TopicPage(title=f"Kwetter {slug}", slug=slug, live=False, locale=section.locale, body=list(parts))
        if source:
            page.page_sources = [PageSource(source=Source.objects.get(code=source), reference="art. 1")]
        section.add_child(instance=page)
        page.save_revision()
        return page

    return put


def said(answer) -> list[str]:
    """The complaints of a screen."""
    return [text for each in soup(answer).find_all("li", class_="error") if (text := words(each))]


def publish_at_once(client, *pages, below: bool = False):
    """Choose these pages in a list and press “Publish”."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    form = {"include_descendants": "on"} if below else {}
    return client.post(f"{address}?{chosen}&next=/admin/", form, follow=True)


LACKING = {
    "no answers": ([MOMENTS], "WI", "Begin met het deel “In het kort”"),
    "an answer missing": (
        [{"type": "short", "value": {**SHORT["value"], "cost": " "}}, MOMENTS],
        "WI",
        "Wat kost het?",
    ),
    "nothing comes next": ([SHORT], "WI", "Zeg wat daarna komt"),
    "a part with nothing in it": ([SHORT, {"type": "pages", "value": {"heading": "Zie", "items": []}}], "WI", "daarna"),
    "no source": ([SHORT, MOMENTS], "", "Noem minstens één bron"),
    "a part half done": ([SHORT, MOMENTS, {"type": "heading", "value": ""}], "WI", "Kop"),
}


@pytest.mark.parametrize("what", LACKING)
def test_incomplete_topic_is_not_published_with_many_at_once(amina, chief, draft, what):
    parts, source, reason = LACKING[what]
    whole, page = draft(SHORT, MOMENTS, slug="heel"), draft(*parts, source=source)

    answer = publish_at_once(chief, whole, page)

    assert len(said(answer)) == 1
    assert page.title in said(answer)[0]
    assert reason in said(answer)[0]
    assert amina.get(ADDRESS).status_code == amina.get("/nl/rechten/heel/").status_code == 404


def test_complete_topics_are_published_at_once(amina, chief, draft):
    pages = [draft(SHORT, MOMENTS, slug=slug) for slug in ("een", "twee")]

    answer = publish_at_once(chief, *pages)

    assert said(answer) == []
    assert [amina.get(f"/nl/rechten/{slug}/").status_code for slug in ("een", "twee")] == [200, 200]


def test_incomplete_topic_is_not_published_with_the_page_above_it(amina, chief, draft):
    page = draft(SHORT)

    answer = publish_at_once(chief, page.get_parent(), below=True)

    assert page.title in said(answer)[0]
    assert amina.get(ADDRESS).status_code == 404


def test_translation_is_published_on_its_own_screen_only(chief):
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="ar")
    before = page.last_published_at

    answer = publish_at_once(chief, page)

    assert page.title in said(answer)[0]
    assert ReaderPage.objects.get(pk=page.pk).last_published_at == before


def test_topic_that_awaits_approval_stays_complete(chief, daan, draft):
    page = draft(SHORT, MOMENTS)
    page.get_workflow().start(page, daan)
    screen = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = chief.post(screen, page_form(title="Half", slug="nieuw", parts=[("paragraph", rich("<p>Half.</p>"))]))

    assert answer.status_code == 200
    assert ReaderPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == page.title


def test_incomplete_topic_is_not_planned_for_later_either(chief, draft):
    page = draft(SHORT)
    fields = {"go_live_at": "2040-01-01 10:00", **PUBLISH}

    answer = chief.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(title="Half", slug="nieuw", **fields)
    )

    assert answer.status_code == 200
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("kind", ["moments", "pages"])
def test_part_with_nothing_in_it_does_not_lead_on(draft, kind):
    empty = {"moments": {"heading": "Zie", "ids": " "}, "pages": {"heading": "Zie", "items": []}}
    page = draft(SHORT, {"type": kind, "value": empty[kind]})

    assert list(problems_of(page.body, page.page_sources.all())) == ["body"]


def arabic() -> tuple[ReaderPage, Translation]:
    page = ReaderPage.objects.get(slug="plan-pip", locale__language_code="ar")
    return page, Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)


def row_with(translation: Translation, words_of: str) -> StringTranslation:
    """The translation of the first text whose Dutch holds these words."""
    segment = translation.source.stringsegment_set.filter(string__data__contains=words_of).order_by("order").first()
    return StringTranslation.objects.get(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale
    )


BAD_TEXTS = {
    "an unknown fact": "كويتر {fact:no-such}",
    "another fact": "كويتر {fact:duo-phone}",
    "a broken fact": "كويتر { fact:pip-term}",
    "a fact in signs": "كويتر {fact:pip-term} &#123;fact:no-such&#125;",
    "a dropped fact": "كويتر",
    "a fact too many": "كويتر {fact:pip-term} {fact:pip-term}",
    "nothing": "",
    "nothing but spaces": " &nbsp; <b> </b>",
    "nothing to see": "\u200f\u200b",
}


@pytest.mark.parametrize("what", BAD_TEXTS)
def test_wrong_translation_does_not_go_live_and_the_screen_names_the_text(
    amina, chief, django_capture_on_commit_callbacks, what
):
    page, translation = arabic()
    row = row_with(translation, "{fact:pip-term}")
    StringTranslation.objects.filter(pk=row.pk).update(data=BAD_TEXTS[what])
    before = amina.get("/ar/traject/plan-pip/").text
    screen = reverse("wagtailadmin_pages:edit", args=[page.pk])

    with django_capture_on_commit_callbacks(execute=True):
        answer = chief.post(screen, {"action": "publish"}, follow=True)

    assert len(said(answer)) == 1
    assert "In het kort: Wanneer?" in said(answer)[0] or "Tekst" in said(answer)[0]
    assert amina.get("/ar/traject/plan-pip/").text == before


def test_right_translation_with_the_facts_in_another_order_goes_live(amina, chief, django_capture_on_commit_callbacks):
    page, translation = arabic()
    row = row_with(translation, "{fact:pip-term}")
    StringTranslation.objects.filter(pk=row.pk).update(data="{fact:pip-term} كويتر")

    with django_capture_on_commit_callbacks(execute=True):
        chief.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})

    assert "كويتر" in amina.get("/ar/traject/plan-pip/").text


def test_translation_of_an_incomplete_topic_does_not_go_live(chief, draft, django_capture_on_commit_callbacks):
    page = draft(SHORT)
    sent = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locale = ReaderPage.objects.get(slug="wachten", locale__language_code="ar").locale
    with django_capture_on_commit_callbacks(execute=True):
        chief.post(sent, {"locales": [locale.pk]})
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=locale, data="كويتر"
        )
    copy = ReaderPage.objects.get(translation_key=page.translation_key, locale=locale)

    with django_capture_on_commit_callbacks(execute=True):
        answer = chief.post(reverse("wagtailadmin_pages:edit", args=[copy.pk]), {"action": "publish"}, follow=True)

    assert "Zeg wat daarna komt" in said(answer)[0]
    assert not ReaderPage.objects.get(pk=copy.pk).live


NOUNS = {Question: ("verhuizen", {"question_nl", "short_nl"}), Term: ("tolk", {"word_nl", "explanation_nl"})}


def noun_form(noun, **fields: str) -> dict[str, str]:
    """The form of a question or term as it stands, with these fields changed."""
    form = {field.name: getattr(noun, field.name) for field in noun._meta.concrete_fields if field.name != "id"}
    form = {name: getattr(value, "pk", value) or "" for name, value in form.items()}
    cited = "question_sources" if isinstance(noun, Question) else "term_sources"
    found = getattr(noun, cited).all()
    rows = [{"source": str(each.source_id), "reference": each.reference, "id": str(each.pk)} for each in found]
    return nested_form_data({**form, cited: inline_formset(rows, initial=len(rows)), **fields})


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_question_and_term_need_their_dutch_texts(chief, model):
    code, needed = NOUNS[model]
    noun = model.objects.get(code=code)
    screen = reverse(f"wagtailsnippets_content_{model._meta.model_name}:edit", args=[noun.pk])

    refused = {name for name in needed if chief.post(screen, noun_form(noun, **{name: " "})).status_code != 302}
    answer = chief.post(screen, noun_form(noun, **{name.replace("_nl", "_ar"): "" for name in needed}))

    assert refused == needed
    assert answer.status_code == 302
    assert getattr(model.objects.get(pk=noun.pk), sorted(needed)[0]) == getattr(noun, sorted(needed)[0])


def test_info_page_is_published_with_many_at_once_unless_it_has_a_dead_link(amina, chief):
    section = ReaderPage.objects.get(slug="nl", depth=2)
    text = {"type": "paragraph", "value": '<p>Lees <a linktype="page" id="987654">hier</a></p>'}
    page = InfoPage(title="Kwetter", slug="kwetter", live=False, locale=section.locale, body=[text])
    section.add_child(instance=page)
    page.save_revision()

    answer = publish_at_once(chief, page)

    assert "Tekst" in said(answer)[0]
    assert amina.get("/nl/kwetter/").status_code == 404

"""A page has the same parts in every language, and no language ever turns Dutch by itself."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from content.editing.roles import ensure_language_role
from content.pages.models import ReaderPage
from tests.content.reading import DUTCH_ONLY, IN_TWO, PAGES, WRITTEN, alternates, canonical, soup, tongue, words

pytestmark = pytest.mark.django_db

NEW_DUTCH = "Kwetterdrempel is een nieuw woord."


def page_in(code: str, slug: str) -> ReaderPage:
    return ReaderPage.objects.get(slug=slug, locale__language_code=code).specific


def identities(value) -> list[str]:
    """The ids of all parts and list items inside a body, in reading order."""
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value and "type" in value else []
        return own + [each for inner in value.values() for each in identities(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in identities(inner)]
    return []


def publish_dutch(page: ReaderPage, change) -> None:
    """Change the raw parts of a Dutch page as an editor would, and publish."""
    raw = [dict(part) for part in page.body.raw_data]
    change(raw)
    page.body = raw
    page.save_revision().publish()


def change_heading(raw: list[dict]) -> None:
    assert raw[1]["type"] == "heading"
    raw[1]["value"] = NEW_DUTCH


@pytest.fixture
def hala(db, django_user_model, sign_in):
    """A translator of Arabic."""
    user = django_user_model.objects.create_user("hala", "hala@example.org", "zon-regen-wind-sneeuw", languages=["ar"])
    user.groups.set([ensure_language_role("ar")])
    return sign_in(user)


@pytest.fixture
def publish_arabic(hala, django_capture_on_commit_callbacks):
    """Press the button of the translators' editor; wagtail-localize publishes after the commit."""

    def press(page: ReaderPage) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            response = hala.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
        assert response.status_code == 302

    return press


def write_arabic(client, page: ReaderPage, dutch: str, text: str) -> None:
    """Type the translation of one Dutch sentence in the translators' editor."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    segment = translation.source.stringsegment_set.get(string__data=dutch)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = client.put(address, f"value={text}", content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 201)


@pytest.mark.parametrize("code", ["en", "ar", "ti"])
def test_parts_of_every_page_are_the_same_as_in_dutch_and_in_the_same_order(code):
    for dutch in ReaderPage.objects.filter(locale__language_code="nl", slug__in=[*map(slug_of, PAGES.values()), "nl"]):
        other = ReaderPage.objects.get(translation_key=dutch.translation_key, locale__language_code=code)

        assert identities(list(other.body.raw_data)) == identities(list(dutch.body.raw_data)), dutch.slug
        assert [part["type"] for part in other.body.raw_data] == [part["type"] for part in dutch.body.raw_data]


def slug_of(address: str) -> str:
    return address.strip("/").split("/")[-1]


def test_every_page_has_parts_and_every_part_an_identity_of_its_own():
    pages = ReaderPage.objects.filter(locale__language_code__in=WRITTEN)

    assert pages.count() == 4 * len(PAGES) + 2 * len(IN_TWO) + len(DUTCH_ONLY) == 4 * 17 + 2 * 47 + 3
    for page in pages:
        ids = identities(list(page.body.raw_data))
        assert len(ids) >= len(page.body.raw_data) > 0, page.url_path
        assert len(ids) == len(set(ids)), page.url_path


@pytest.mark.parametrize("code", ["en", "ar", "ti"])
def test_changed_dutch_sentence_marks_its_translations_as_stale(code):
    page = page_in("nl", "wachten")

    publish_dutch(page, change_heading)

    row = StringTranslation.objects.get(translation_of__data=NEW_DUTCH, locale__language_code=code)
    assert row.tool_name == "stale"
    assert row.data == page_in(code, "wachten").body.raw_data[1]["value"]


def test_translator_who_writes_a_stale_text_anew_makes_it_current(hala):
    publish_dutch(page_in("nl", "wachten"), change_heading)

    write_arabic(hala, page_in("ar", "wachten"), NEW_DUTCH, "كلمة جديدة")

    row = StringTranslation.objects.get(translation_of__data=NEW_DUTCH, locale__language_code="ar")
    assert (row.data, row.tool_name) == ("كلمة جديدة", "")


def test_dutch_edit_leaves_the_other_languages_as_they_were(amina):
    before = {code: words(soup(amina.get(f"/{code}/traject/wachten/")).article) for code in ("en", "ar", "ti")}

    publish_dutch(page_in("nl", "wachten"), change_heading)

    after = {code: words(soup(amina.get(f"/{code}/traject/wachten/")).article) for code in ("en", "ar", "ti")}
    assert after == before
    assert NEW_DUTCH in amina.get("/nl/traject/wachten/").text
    assert NEW_DUTCH in amina.get("/tr/traject/wachten/").text


def add_paragraph(raw: list[dict]) -> None:
    part = next(part for part in raw if part["type"] == "paragraph")
    part["value"] += f"<p>{NEW_DUTCH}</p>"


def add_part(raw: list[dict]) -> None:
    raw.insert(1, {"type": "paragraph", "value": f"<p>{NEW_DUTCH}</p>", "id": "6d1c2a0e-1f5c-4c59-9d0e-000000000001"})


def add_step(raw: list[dict]) -> None:
    steps = next(part for part in raw if part["type"] == "steps")
    new = {"title": "Nieuwe stap", "text": NEW_DUTCH}
    steps["value"]["items"].append({"type": "item", "value": new, "id": "6d1c2a0e-1f5c-4c59-9d0e-000000000002"})


@pytest.mark.parametrize("change", [change_heading, add_paragraph, add_part, add_step])
def test_published_translation_never_holds_the_new_dutch(amina, hala, publish_arabic, change):
    arabic = page_in("ar", "wachten")
    old = page_in("nl", "wachten")
    publish_dutch(page_in("nl", "wachten"), change)
    write_arabic(hala, arabic, old.title, "عنوان من هالة")

    publish_arabic(arabic)

    page = amina.get("/ar/traject/wachten/").text
    assert NEW_DUTCH not in page
    assert "Nieuwe stap" not in page


def test_translator_hears_that_a_text_is_missing_and_nothing_goes_live(amina, hala, publish_arabic):
    publish_dutch(page_in("nl", "wachten"), add_part)
    arabic = page_in("ar", "wachten")
    write_arabic(hala, arabic, page_in("nl", "wachten").title, "عنوان من هالة")

    publish_arabic(arabic)

    assert "عنوان من هالة" not in amina.get("/ar/traject/wachten/").text
    answer = soup(hala.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk])))
    assert answer.find("li", class_="error")


def test_comparing_translations_with_dutch_publishes_nothing(amina, daan, sign_in, django_capture_on_commit_callbacks):
    publish_dutch(page_in("nl", "wachten"), add_paragraph)
    source = Translation.objects.filter(source__object_id=page_in("nl", "wachten").translation_key).first().source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(daan).post(address, {"publish_translations": "on"})

    assert answer.status_code == 302
    for code in ("en", "ar", "ti"):
        assert NEW_DUTCH not in amina.get(f"/{code}/traject/wachten/").text, code


def test_page_sent_to_a_new_language_stays_dutch_until_it_is_translated(
    amina, daan, sign_in, django_capture_on_commit_callbacks
):
    address = reverse("wagtail_localize:submit_page_translation", args=[page_in("nl", "wachten").pk])
    turkish = Locale.objects.get(language_code="tr")

    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(daan).post(address, {"locales": [turkish.pk]})

    assert answer.status_code == 302
    assert Translation.objects.filter(target_locale=turkish).exists()
    page = soup(amina.get("/tr/traject/wachten/"))
    assert tongue(page.article) == ("nl", "ltr")
    assert set(alternates(page)) == {"nl", "en", "ar", "ti"}
    assert canonical(page) == "/nl/traject/wachten/"


def test_complete_translation_goes_live_with_what_the_translator_wrote(amina, hala, publish_arabic):
    arabic = page_in("ar", "wachten")
    write_arabic(hala, arabic, page_in("nl", "wachten").title, "عنوان من هالة")
    assert "عنوان من هالة" not in amina.get("/ar/traject/wachten/").text

    publish_arabic(arabic)

    assert words(soup(amina.get("/ar/traject/wachten/")).h1) == "عنوان من هالة"


def test_published_home_page_keeps_its_address_and_those_under_it(amina, hala, publish_arabic):
    home = page_in("ar", "ar")
    write_arabic(hala, home, page_in("nl", "nl").title, "أهلًا من هالة")

    publish_arabic(home)

    assert words(soup(amina.get("/ar/")).h1) == "أهلًا من هالة"
    assert soup(amina.get("/ar/traject/wachten/")).find(role="note") is None


def test_page_in_a_new_language_stands_at_its_address_when_it_is_translated(
    amina, daan, elif_, sign_in, django_capture_on_commit_callbacks
):
    client, turkish = sign_in(daan), Locale.objects.get(language_code="tr")
    with django_capture_on_commit_callbacks(execute=True):
        sent = reverse("wagtail_localize:submit_page_translation", args=[page_in("nl", "wachten").pk])
        client.post(sent, {"locales": [turkish.pk]})
    elif_.groups.add(ensure_language_role("tr"))  # whose pages are there from now on
    translation = Translation.objects.get(target_locale=turkish, source__object_repr=page_in("nl", "wachten").title)
    for segment in translation.source.stringsegment_set.all():
        text = {"data": f"Türkçe {segment.string.data}"}
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, context=segment.context, locale=turkish, defaults=text
        )

    with django_capture_on_commit_callbacks(execute=True):
        here = reverse("wagtailadmin_pages:edit", args=[page_in("tr", "wachten").pk])
        sign_in(elif_).post(here, {"action": "publish"})

    page = soup(amina.get("/tr/traject/wachten/"))
    assert words(page.h1) == f"Türkçe {page_in('nl', 'wachten').title}"
    assert page.find(role="note") is None
    assert canonical(page) == "/tr/traject/wachten/"
    assert tongue(soup(amina.get("/tr/traject/")).article) == ("nl", "ltr")


def test_translator_cannot_touch_pages_in_another_language(hala):
    english = page_in("en", "wachten")
    before = english.latest_revision_id

    seen = hala.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    sent = hala.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"})

    assert (seen.status_code, sent.status_code) == (302, 302)
    assert page_in("en", "wachten").latest_revision_id == before
    assert not Group.objects.filter(name="Translators: English").exists()

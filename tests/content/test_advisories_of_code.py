"""Every known advisory of Wagtail about scripts, load and time (2020 to August 2026), tried against our own site."""

from io import BytesIO

import pytest
from django.apps import apps
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Locale, PageViewRestriction

from content.pages.models import ReaderPage
from tests.content.advisories import SCRIPT, SECRET, files_of_zwolle, page_under, told
from tests.content.media import photo, publish
from tests.content.reading import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_zwolle(carla, sign_in):
    return sign_in(carla)


@pytest.fixture
def nationally(daan, sign_in):
    return sign_in(daan)


@pytest.fixture
def files(settings, tmp_path, carla):
    settings.MEDIA_ROOT = tmp_path / "media"
    return files_of_zwolle()


# Scripts in the pages of the admin and of readers


def test_cve_2020_11001_comparing_versions_runs_no_script(nationally, bert):
    page = page_under(bert.section, "Eerst", "eerst")
    page.title, page.intro = f"Nu {SCRIPT}", SCRIPT
    page.body = [("heading", f"Kop {SCRIPT}")]
    page.save_revision()

    answer = nationally.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]))

    assert "kwetter" in answer.text
    assert SCRIPT not in answer.text


def test_cve_2020_15118_there_are_no_form_pages_with_help_texts_of_editors():
    assert not apps.is_installed("wagtail.contrib.forms")


def test_cve_2021_29434_a_link_that_is_a_script_is_no_link(shown, amina):
    publish(("paragraph", '<p><a href="javascript:alert(1)">hier</a> <a href=" JaVaScRiPt:alert(1)">daar</a></p>'))

    page = soup(amina.get("/nl/beeld/"))

    assert "hier" in page.article.get_text()
    assert not [link for link in page.find_all("a") if "script" in link.get("href", "").lower()]


def test_cve_2021_32681_what_stands_in_a_part_is_text_and_no_code(shown, amina):
    code = "<b onclick=alert(1)>vet</b>"
    publish(
        ("heading", code),
        ("callout", {"tone": "info", "title": code, "text": f"<p>{code}</p>"}),
        ("steps", {"heading": code, "items": [{"title": code, "text": code}]}),
    )

    page = soup(amina.get("/nl/beeld/"))

    assert page.article.get_text().count("<b onclick=alert(1)>vet</b>") >= 3
    assert not page.find_all(attrs={"onclick": True})


def test_cve_2023_28836_titles_of_files_and_pages_are_text_in_every_list(nationally, at_zwolle, carla, files):
    page_under(carla.section, f"Titel {SCRIPT}", "titel")
    for thing in files.values():
        thing.title = f"Naam {SCRIPT}"
        thing.save()

    for where in (
        reverse("wagtailadmin_explore", args=[carla.section.pk]),
        reverse("wagtaildocs:index"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtailadmin_home"),
        reverse("overview-todo"),
        reverse("overview-history"),
    ):
        for client in (nationally, at_zwolle):
            assert SCRIPT not in client.get(where).text, where
    assert "kwetter" in at_zwolle.get(reverse("overview-todo")).text


def test_cve_2026_28222_no_part_of_a_page_is_a_table_of_html():
    def blocks(block):
        yield block
        for child in getattr(block, "child_blocks", {}).values():
            yield from blocks(child)
        if getattr(block, "child_block", None):
            yield from blocks(block.child_block)

    kinds = {type(block).__name__ for block in blocks(ReaderPage._meta.get_field("body").stream_block)}

    assert len(kinds) > 12
    assert not {"TableBlock", "TypedTableBlock", "RawHTMLBlock"} & kinds
    assert not apps.is_installed("wagtail.contrib.table_block")


def test_cve_2026_28223_sending_a_page_to_translators_runs_no_script(nationally):
    assert not apps.is_installed("wagtail.contrib.simple_translation")
    page = publish(title=f"Titel {SCRIPT}")
    where = reverse("wagtail_localize:submit_page_translation", args=[page.pk])

    answers = [
        nationally.get(where),
        nationally.post(where, {"locales": [Locale.objects.get(language_code="tr").pk]}, follow=True),
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any(SCRIPT in answer.text for answer in answers)


def test_cve_2026_54263_the_screen_that_makes_addresses_of_pictures_is_closed(nationally, at_zwolle, files):
    number = files["picture"].pk
    for client in (nationally, at_zwolle):
        assert client.get(reverse("wagtailimages:url_generator", args=[number])).status_code == 404


# Too much at once, and time that tells


def test_cve_2023_28837_a_file_that_is_too_large_is_refused(nationally, files):
    assert site.WAGTAILIMAGES_MAX_UPLOAD_SIZE == 10 * 1024 * 1024
    large = SimpleUploadedFile("groot.jpg", photo() + bytes(10 * 1024 * 1024), "image/jpeg")
    before = Image.objects.count()

    answer = nationally.post(reverse("wagtailimages:add"), {"title": "Groot", "file": large, "description": ""})

    assert answer.status_code == 200
    assert Image.objects.count() == before


@pytest.mark.parametrize("words", ['"' * 20_000, 'a:"' * 10_000, "a:b" * 10_000, "x" * 30_000 + '"'])
def test_cve_2024_39317_long_words_to_search_for_are_answered(nationally, amina, words):
    """The fault was a regular expression that never ended; then this test never ends either."""
    answers = [
        nationally.get(reverse("wagtailadmin_pages:search"), {"q": words}),
        amina.get("/nl/zoeken/", {"q": words}),
    ]

    assert all(answer.status_code < 500 for answer in answers)


@pytest.mark.parametrize("spec", ["scale-100000", "width-99999999", "fill-99999x99999", "max-9x9|" * 500 + "width-9"])
def test_cve_2026_54260_nobody_asks_for_a_picture_without_end(at_zwolle, files, spec):
    """A size may be asked for that makes the picture smaller, never one that makes it larger."""
    answer = at_zwolle.get(reverse("wagtailimages:preview", args=[files["picture"].pk, spec]))

    if answer.status_code == 200:
        wide, high = Pillow.open(BytesIO(b"".join(answer))).size
        assert wide * high <= 1600 * 900
    else:
        assert answer.status_code in (400, 404)


def test_cve_2020_11037_a_shared_password_opens_nothing_so_its_time_tells_nothing(amina, shown):
    page = publish(title=SECRET)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="zeep")

    with pytest.raises(NoReverseMatch):
        reverse("wagtailcore_authenticate_with_password", args=[1, page.pk])
    answer = amina.get("/nl/beeld/")
    assert answer.status_code == 404
    assert not told(answer)

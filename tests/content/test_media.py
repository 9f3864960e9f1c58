"""Pictures with words for who cannot see them, documents, and recordings that everybody can follow."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Collection, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import extract_segments

from content.editing.roles import FOR_EVERYBODY, collection_named
from content.media.bare import bare
from content.media.kinds import DOCUMENTS, FILMS, SOUNDS, WrongFile, kind_of
from content.media.models import ReaderDocument
from content.pages.models import ReaderPage
from tests.content.media import HTML, MP3, MP4, PDF, fetch, keep_picture, photo
from tests.content.reading import soup, tongue, words
from tests.content.screens import page_form

REFUSED = "Dit bestand is niet wat het moet zijn."
ALT = "Een vrouw geeft een brief aan de balie."


def described(image: Image, alt: str = ALT, *, decorative: bool = False) -> Image:
    image.contextual_alt_text, image.decorative = alt, decorative
    return image


@pytest.mark.django_db
def test_picture_comes_small_with_its_words_and_two_kinds_of_file(shown, amina):
    shown(("picture", {"image": described(keep_picture()), "caption": "Aan de balie"}))

    figure = soup(amina.get("/nl/beeld/")).article.figure

    image = figure.img
    assert image["alt"] == ALT
    assert (image["loading"], image["width"], image["height"]) == ("lazy", "320", "180")
    assert [each["type"] for each in figure.find_all("source")] == ["image/webp"]
    assert [part.split()[-1] for part in figure.source["srcset"].split(", ")] == ["320w", "640w", "1280w"]
    assert words(figure.figcaption) == "Aan de balie"
    assert not figure.find(style=True)


@pytest.mark.django_db
def test_decoration_is_silent(shown, amina):
    shown(("picture", {"image": described(keep_picture(), "", decorative=True), "caption": ""}))

    figure = soup(amina.get("/nl/beeld/")).article.figure

    assert figure.img["alt"] == ""
    assert figure.figcaption is None


@pytest.mark.django_db
def test_what_a_camera_writes_about_place_does_not_reach_readers(shown, amina, daan, sign_in):
    exif = Pillow.Exif()
    exif[0x010E] = "Dorpsstraat 1"
    exif[0x0112] = 6  # lies on its side
    raw = photo(exif=exif)
    assert b"Dorpsstraat" in raw
    form = {"title": "Foto", "collection": "1", "file": SimpleUploadedFile("foto.jpg", raw)}

    sign_in(daan).post(reverse("wagtailimages:add"), form)

    picture = Image.objects.get(title="Foto")
    shown(("picture", {"image": described(picture), "caption": ""}))
    image = soup(amina.get("/nl/beeld/")).article.figure.img
    small, body = fetch(amina, image["src"])
    assert small.status_code == 200
    assert b"Dorpsstraat" not in body
    assert (image["width"], image["height"]) == ("320", "568")
    with picture.file.open() as kept:
        assert b"Dorpsstraat" not in kept.read()
    assert amina.get(picture.file.url).status_code == 404


@pytest.mark.django_db
def test_alt_text_and_caption_are_texts_for_the_translator(shown):
    page = shown(("picture", {"image": described(keep_picture()), "caption": "Aan de balie"}))

    found = [str(segment.string.data) for segment in extract_segments(page) if hasattr(segment, "string")]
    source, _ = TranslationSource.get_or_create_from_instance(page)

    assert {ALT, "Aan de balie"} <= set(found)
    assert source.stringsegment_set.filter(string__data=ALT).exists()


@pytest.mark.django_db
def test_ten_pictures_ask_the_database_as_often_as_one(shown, amina):
    pictures = [keep_picture(f"Foto {number}") for number in range(10)]
    page = shown(("picture", {"image": described(pictures[0]), "caption": ""}))
    amina.get("/nl/beeld/")
    with CaptureQueriesContext(connection) as one:
        amina.get("/nl/beeld/")
    page.body = [("picture", {"image": described(each), "caption": ""}) for each in pictures]
    page.save_revision().publish()
    assert len(soup(amina.get("/nl/beeld/")).article.find_all("figure")) == 10

    with CaptureQueriesContext(connection) as ten:
        amina.get("/nl/beeld/")

    assert len(ten) == len(one)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("alt", "says"),
    [("", "alt"), ("Kost {fact:pip-term}", "zonder feiten")],
)
def test_picture_without_usable_words_is_not_published(daan, sign_in, settings, tmp_path, alt, says):
    settings.MEDIA_ROOT = tmp_path
    picture = keep_picture()
    home = ReaderPage.objects.get(slug="nl", depth=2)
    part = ("picture", {"image": {"image": str(picture.pk), "alt_text": alt}, "caption": ""})
    form = page_form(title="Nieuw", slug="nieuw", parts=[part], **{"action-submit": "1"})

    answer = sign_in(daan).post(reverse("wagtailadmin_pages:add", args=["content", "infopage", home.pk]), form)

    assert answer.status_code == 200
    assert says in answer.text
    assert not Page.objects.filter(slug="nieuw").exists()


@pytest.mark.django_db
def test_document_says_its_language_kind_and_size(shown, amina):
    leaflet = ReaderDocument.objects.create(
        title="كتيب", language="ar", file=ContentFile(PDF + bytes(119_954), "folder.pdf")
    )
    shown(("documents", {"heading": "Folders", "items": [leaflet]}))

    link = soup(amina.get("/nl/beeld/")).article.find("a", href=leaflet.file.url)

    assert tongue(link.find(string="كتيب").parent) == ("ar", "rtl")
    assert link["hreflang"] == "ar"
    assert words(link).endswith("العربية · PDF · 120 kB")
    answer, _ = fetch(amina, leaflet.file.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_photo_of_a_telephone_keeps_its_first_picture_only():
    both = BytesIO()
    small = Pillow.new("RGB", (8, 6), "red")
    small.save(both, "MPO", save_all=True, append_images=[Pillow.new("RGB", (8, 6), "blue")])

    with Pillow.open(BytesIO(bare(both))) as kept:
        assert (kept.format, kept.size, getattr(kept, "n_frames", 1)) == ("JPEG", (8, 6), 1)


@pytest.mark.parametrize(
    ("raw", "allowed", "extension"),
    [(PDF, DOCUMENTS, "pdf"), (MP4, FILMS, "mp4"), (MP3, SOUNDS, "mp3"), (MP4, SOUNDS, "mp4")],
)
def test_first_bytes_tell_the_kind(raw, allowed, extension):
    assert kind_of(BytesIO(raw), allowed) == extension


@pytest.mark.parametrize("raw", [HTML, b"", photo(8, 8), MP4])
def test_file_of_another_kind_is_no_document(raw):
    with pytest.raises(WrongFile):
        kind_of(BytesIO(raw), DOCUMENTS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "raw"),
    [("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("foto.jpg", HTML), ("foto.gif", photo(9, 9, "GIF"))],
)
def test_picture_of_a_wrong_kind_is_refused(daan, sign_in, settings, tmp_path, name, raw):
    settings.MEDIA_ROOT = tmp_path
    form = {"title": "Foto", "collection": "1", "file": SimpleUploadedFile(name, raw)}

    answer = sign_in(daan).post(reverse("wagtailimages:add"), form)

    assert answer.status_code == 200
    assert not Image.objects.filter(title="Foto").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "raw", "kept"), [("f.pdf", PDF, 1), ("f.pdf", HTML, 0), ("f.html", HTML, 0)])
def test_document_is_kept_only_when_it_is_what_it_says(daan, sign_in, settings, tmp_path, name, raw, kept):
    settings.MEDIA_ROOT = tmp_path
    form = {"title": "Folder", "language": "nl", "collection": "1", "file": SimpleUploadedFile(name, raw)}

    sign_in(daan).post(reverse("wagtaildocs:add"), form)

    assert ReaderDocument.objects.count() == kept


@pytest.mark.django_db
def test_municipal_editors_keep_files_of_their_own(bert, carla, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    utrecht, zwolle = (Collection.objects.get(name=name) for name in ("Utrecht", "Zwolle"))
    own, others = keep_picture("Stadhuis", collection=utrecht), keep_picture("Geheimfoto", collection=zwolle)
    shared = keep_picture("Brieffoto", collection=collection_named(FOR_EVERYBODY))
    client = sign_in(bert)

    chooser = client.get(reverse("wagtailimages_chooser:choose")).text
    listing = client.get(reverse("wagtailimages:index")).text

    assert "Stadhuis" in chooser
    assert "Brieffoto" in chooser
    assert "Geheimfoto" not in chooser + listing
    assert "Geheimfoto" in sign_in(carla).get(reverse("wagtailimages_chooser:choose")).text
    assert client.get(reverse("wagtailimages:edit", args=[own.pk])).status_code == 200
    for closed in (others, shared):
        assert "Geheimfoto" not in client.get(reverse("wagtailimages:edit", args=[closed.pk]), follow=True).text
        client.post(reverse("wagtailimages:delete", args=[closed.pk]))
        assert Image.objects.filter(pk=closed.pk).exists()

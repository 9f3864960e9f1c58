"""Pictures and documents of a municipality: the editor of another sees, shows and uses none of them anywhere."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.models import Image, Rendition

from content.editing.models import MunicipalTeam
from content.editing.roles import FOR_EVERYBODY, collection_named
from content.media.models import ReaderDocument
from content.pages.models import InfoPage, ReaderPage
from tests.content.doors import address, every_door
from tests.content.media import PDF, keep_picture, photo
from tests.content.naming import PARTS, ways
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from tests.content.screens import page_form

pytestmark = pytest.mark.django_db

SECRET = "Kwetterdrempel"
HALF = "kwetterdre"
RAW = photo(310, 170)
FILES = ("wagtailimages_image", "wagtailimages_rendition", "content_readerdocument", "wagtailcore_collection")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def collection_of(person):
    return MunicipalTeam.objects.get(group__user=person).collection


def leaflet(title: str, collection) -> ReaderDocument:
    return ReaderDocument.objects.create(
        title=title, file=ContentFile(PDF + title.encode(), f"{title}.pdf"), collection=collection
    )


@pytest.fixture
def canaries(carla) -> dict:
    """What Carla keeps in the place for files of Zwolle, and a draft of hers."""
    draft = InfoPage(
        title=f"{SECRET} concept", slug=f"{SECRET.lower()}-concept", locale=carla.section.locale, live=False
    )
    ReaderPage.objects.get(pk=carla.section.pk).add_child(instance=draft)
    return {
        "picture": keep_picture(f"{SECRET} foto", RAW, collection=collection_of(carla), uploaded_by_user=carla),
        "document": leaflet(f"{SECRET} folder", collection_of(carla)),
        "page": draft,
    }


def seen(answer) -> bool:
    body = b"".join(answer.streaming_content).decode("utf-8", "replace") if answer.streaming else answer.text
    return SECRET.lower() in (body + answer.get("Location", "")).lower()


def given(number: int, *, kind: str) -> dict[str, object]:
    """Every parameter of an address that may be the number of a picture or document."""
    names = "image_id document_id doc_id uploaded_file_id pk object_id id translation_id overridable_segment_id"
    app, model = ("wagtailimages", "image") if kind == "picture" else ("content", "readerdocument")
    return dict.fromkeys(names.split(), number) | {
        "app_label": app,
        "app_name": app,
        "model_name": model,
        "content_type_app_name": app,
        "content_type_model_name": model,
        "filter_spec": "max-300x300",
        "document_filename": f"{SECRET}_folder.pdf",
    }


def questions(canaries) -> list[str]:
    collection = canaries["picture"].collection_id
    ids = "&".join(f"id={canaries[kind].pk}" for kind in ("picture", "document"))
    return [
        f"?q={HALF}",
        f"?collection_id={collection}",
        f"?{ids}",
        f"?{ids}&multiple=1&select_format=true",
        f"?image={canaries['picture'].pk}&document={canaries['document'].pk}",
    ]


@pytest.mark.one_engine
def test_owner_sees_her_own_files_at_each_of_these_addresses(carla, canaries, sign_in):
    client, picture, document = sign_in(carla), canaries["picture"].pk, canaries["document"].pk

    for where in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[picture]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:choose_results") + f"?q={HALF}",
        reverse("wagtailimages_chooser:chosen", args=[picture]),
        reverse("wagtailimages_chooser:chosen_multiple") + f"?id={picture}",
        reverse("wagtailimages_chooser:select_format", args=[picture]),
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[document]),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtaildocs_chooser:chosen", args=[document]),
        reverse("wagtaildocs_chooser:chosen_multiple") + f"?id={document}",
    ):
        assert seen(client.get(where)), where
    assert client.get(reverse("wagtailimages:preview", args=[picture, "max-300x300"])).status_code == 200


@pytest.mark.one_engine
def test_neighbour_and_translator_see_nothing_of_them_at_any_address(bert, elif_, canaries, sign_in):
    told = []
    before = photograph(*FILES)
    for person in (bert, elif_):
        client = sign_in(person)
        client.raise_request_exception = False
        for _, pattern in every_door():
            for kind in ("picture", "document"):
                number = canaries[kind].pk
                where = address(pattern, page=number, given=given(number, kind=kind))
                answer = client.get(where)
                told += [where] if seen(answer) else []
                if answer.status_code == 404:
                    break
                told += [where + more for more in questions(canaries) if seen(client.get(where + more))]
        preview = reverse("wagtailimages:preview", args=[canaries["picture"].pk, "max-300x300"])
        assert client.get(preview).status_code != 200

    assert not told, "\n".join(told)
    assert changed(before, photograph(*FILES)) == []


def test_neighbour_and_translator_change_and_draw_nothing_of_them_at_any_address(bert, elif_, canaries, sign_in):
    form = {
        "title": "Gestolen",
        "image-chooser-insertion-format": "left",
        "image-chooser-insertion-alt_text": "hier",
        "collection": str(collection_of(bert).pk),
        "language": "nl",
        "value": str(canaries["picture"].pk),
        "id": [str(canaries["picture"].pk), str(canaries["document"].pk)],
    }
    for kind, prefix in (("picture", "image"), ("document", "doc")):
        form |= {f"{prefix}-{canaries[kind].pk}-title": "Gestolen", f"{prefix}-{canaries[kind].pk}-collection": "1"}
    before, told = photograph(*FILES), []
    for person in (bert, elif_):
        client = sign_in(person)
        client.raise_request_exception = False
        for _, pattern in every_door():
            for kind in ("picture", "document"):
                number = canaries[kind].pk
                where = address(pattern, page=number, given=given(number, kind=kind))
                answer = client.post(where, form)
                told += [where] if seen(answer) else []
                if answer.status_code == 404:
                    break
                told += [f"PUT {where}"] if seen(client.put(where, {"value": number}, "application/json")) else []
        assert client.get(reverse("wagtailadmin_home")).status_code == 200  # still the same person

    assert not told, "\n".join(told)
    assert changed(before, photograph(*FILES)) == []
    assert not Rendition.objects.filter(image=canaries["picture"]).exists()
    assert Path(canaries["document"].file.path).exists()


def own_page(person, **fields) -> InfoPage:
    page = InfoPage(title="Van mij", slug="van-mij", locale=person.section.locale, **fields)
    ReaderPage.objects.get(pk=person.section.pk).add_child(instance=page)
    page.save_revision(user=person)
    return page


@pytest.mark.parametrize("way", ["part", "rich text"])
@pytest.mark.parametrize("kind", ["picture", "document", "page"])
def test_number_of_a_foreign_thing_in_a_form_shows_and_keeps_nothing(bert, canaries, sign_in, kind, way):
    page, client = own_page(bert), sign_in(bert)
    parts = [ways(kind, canaries[kind].pk)[way]]
    doors = {
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "add": reverse("wagtailadmin_pages:add", args=["content", "infopage", bert.section.pk]),
        "preview": reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]),
        "preview of new": reverse("wagtailadmin_pages:preview_on_add", args=["content", "infopage", bert.section.pk]),
    }
    told = []

    for name, where in doors.items():
        for more in ({"action-publish": "1"}, {}):
            slug = "van-mij" if name in ("edit", "preview") else "zo"
            form = page_form(title="Zo", slug=slug, parts=parts, **more)
            answer = client.post(where, form)
            told += [name] if seen(answer) else []
            looked = client.get(where if "preview" in name else doors["edit"])
            told += [f"{name}, afterwards"] if seen(looked) else []

    assert not told, told
    number = str(canaries[kind].pk)
    for saved in InfoPage.objects.descendant_of(ReaderPage.objects.get(pk=bert.section.pk)):
        newest = saved.get_latest_revision_as_object() if saved.latest_revision else saved
        named = {str(reference[1]) for reference in newest.body.stream_block.extract_references(newest.body)}
        assert number not in named
    assert not Rendition.objects.filter(image=canaries["picture"]).exists()


@pytest.mark.parametrize("kind", ["picture", "document", "page"])
def test_refusal_says_why(bert, canaries, sign_in, kind):
    page = own_page(bert)
    form = page_form(title="Van mij", slug="van-mij", parts=[PARTS[kind](canaries[kind].pk)])

    answer = sign_in(bert).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert answer.status_code == 200
    assert "die van u of voor iedereen zijn" in words(soup(answer))


def test_own_files_and_files_for_everybody_are_taken(bert, sign_in):
    page = own_page(bert)
    mine = keep_picture("Mijn balie", RAW, collection=collection_of(bert))
    everybodys = keep_picture("Ieders balie", RAW, collection=collection_named(FOR_EVERYBODY))
    folder = leaflet("Mijn folder", collection_of(bert))
    parts = [PARTS["picture"](mine.pk), PARTS["picture"](everybodys.pk), PARTS["document"](folder.pk)]
    form = page_form(title="Van mij", slug="van-mij", parts=parts, **{"action-publish": "1"})

    answer = sign_in(bert).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert answer.status_code == 302
    saved = InfoPage.objects.get(pk=page.pk).body
    assert [part.value["image"].pk for part in saved if part.block_type == "picture"] == [mine.pk, everybodys.pk]


def test_picture_that_a_national_editor_put_on_the_page_may_stay(bert, sign_in):
    national = keep_picture("Landelijke balie", RAW)
    national.contextual_alt_text, national.decorative = "Een balie", False
    page = own_page(bert, body=[("picture", {"image": national, "caption": ""})])
    form = page_form(title="Nieuw", slug="van-mij", parts=[PARTS["picture"](national.pk)])

    answer = sign_in(bert).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert answer.status_code == 302
    assert InfoPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Nieuw"


def test_national_editor_uses_every_picture(daan, bert, canaries, sign_in):
    page = own_page(bert)
    form = page_form(title="Van mij", slug="van-mij", parts=[PARTS["picture"](canaries["picture"].pk)])

    answer = sign_in(daan).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert answer.status_code == 302


def test_adding_the_same_picture_does_not_tell_that_somebody_has_it(bert, canaries, sign_in):
    client = sign_in(bert)
    where = reverse("wagtailimages_chooser:create")
    file = SimpleUploadedFile("balie.jpg", RAW, "image/jpeg")
    prefix = "image-chooser-upload"
    form = {f"{prefix}-title": "Balie", f"{prefix}-file": file, f"{prefix}-collection": collection_of(bert).pk}

    answer = client.post(where, form)

    assert Image.objects.filter(title="Balie").exists()
    assert not seen(answer)


def test_picture_is_not_put_into_the_place_of_another_municipality(bert, carla, sign_in):
    picture = keep_picture("Balie", RAW, collection=collection_of(bert), uploaded_by_user=bert)
    form = {"title": "Balie", "collection": collection_of(carla).pk, "focal_point_x": "", "focal_point_y": ""}

    sign_in(bert).post(reverse("wagtailimages:edit", args=[picture.pk]), form)

    assert Image.objects.get(pk=picture.pk).collection == collection_of(bert)


def test_files_have_no_tags_because_tags_are_one_list_for_all_municipalities(carla, bert, canaries, sign_in):
    answers = [sign_in(carla).get(reverse("wagtailimages:edit", args=[canaries["picture"].pk]))]
    answers += [sign_in(carla).get(reverse("wagtaildocs:edit", args=[canaries["document"].pk]))]
    answers += [sign_in(bert).get(reverse(name)) for name in ("wagtailimages:add", "wagtaildocs:add")]

    assert not [answer for answer in answers if soup(answer).find(attrs={"name": "tags"})]

"""Every known advisory of Wagtail about rights and leaks (2020 to August 2026), tried here; its name is in the test.

Those about scripts, load and time are in test_advisories_of_code.py. Some tell of parts of Wagtail that this site does
not have: their tests hold that the part stays away. What an upgrade or a change of ours opens again, fails here. The
list is that of reliability.md, section 1.2.
"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.models import Comment, Locale, Page, PageSubscription
from wagtail_localize.models import Translation

from content.pages.models import InfoPage
from tests.content.advisories import HALF, NAMES, SECRET, files_of_zwolle, page_under, told
from tests.content.doors import every_door
from tests.content.photograph import changed, photograph
from tests.content.screens import page_form
from trajectory.facts.models import Fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(carla) -> InfoPage:
    """Carla's draft in Zwolle."""
    return page_under(carla.section, f"{SECRET} een", "een", user=carla)


@pytest.fixture
def at_zwolle(carla, sign_in):
    return sign_in(carla)


@pytest.fixture
def at_utrecht(bert, sign_in):
    client = sign_in(bert)
    client.raise_request_exception = False
    return client


@pytest.fixture
def nationally(daan, sign_in):
    return sign_in(daan)


@pytest.fixture
def files(settings, tmp_path, carla):
    settings.MEDIA_ROOT = tmp_path / "media"
    return files_of_zwolle()


def test_every_advisory_has_its_test():
    folder = Path(__file__).parent
    texts = [path.read_text("utf-8") for path in folder.glob("test_advisories*.py")]
    here = {name for text in texts for name in re.findall(r"^def test_(\w+)", text, re.M)}

    assert len(NAMES.split()) == 31
    assert [name for name in NAMES.split() if not any(each.startswith(name) for each in here)] == []


def test_cve_2022_21683_a_comment_is_mailed_to_who_follows_this_page_only(carla, bert, daan, sign_in):
    hers, his = page_under(carla.section, "Hier", "hier"), page_under(bert.section, "Daar", "daar")
    Comment.objects.create(page=hers, user=carla, text="Van mij", contentpath="title")
    for user, page in ((carla, hers), (daan, his)):
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-contentpath": "title",
        "comments-0-text": SECRET,
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }

    sign_in(bert).post(
        reverse("wagtailadmin_pages:edit", args=[his.pk]), page_form(title="Daar", slug="daar") | comment
    )

    assert Comment.objects.filter(page=his, text=SECRET).count() == 1
    assert [message.to for message in mail.outbox] == [[daan.email]]


def test_cve_2023_45809_bulk_actions_name_no_accounts(at_utrecht, nationally, carla):
    where = reverse("wagtail_bulk_action", args=["content", "user", "delete"]) + f"?id={carla.pk}"

    assert at_utrecht.get(where).status_code == 404
    assert carla.username not in nationally.get(where).content.decode()


def test_cve_2024_32882_no_field_is_hidden_by_its_panel_alone():
    """Wagtail once took a field from a POST whose panel was for others; none of our panels is for some only."""

    def panels(handler):
        yield handler
        for child in getattr(handler, "children", ()):
            yield from panels(child)

    kinds = [model for model in apps.get_models() if issubclass(model, Page) and model._meta.app_label == "content"]
    here = [each for kind in kinds for each in panels(get_edit_handler(kind))]

    assert len(here) > 40
    ours = [each for each in here if getattr(each, "permission", None)]
    assert {each.__class__.__name__ for each in ours} <= {"PublishingPanel", "PrivacyPanel"}


def test_cve_2024_35228_nobody_finds_settings_of_a_site(at_utrecht, nationally):
    where = reverse("wagtailsettings:edit", args=["content", "user", 1])

    for client in (at_utrecht, nationally):
        assert (client.get(where).status_code, client.post(where).status_code) == (404, 404)


def test_cve_2026_25517_preview_of_a_neighbours_page_shows_nothing(at_utrecht, at_zwolle, carla, hers):
    form = page_form(title="Iets", slug="iets")
    edit = reverse("wagtailadmin_pages:preview_on_edit", args=[hers.pk])
    add = reverse("wagtailadmin_pages:preview_on_add", args=["content", "infopage", carla.section.pk])
    assert at_zwolle.post(edit, form).json()["is_valid"]

    for where in (edit, add):
        answers = [at_utrecht.post(where, form), at_utrecht.get(where), at_utrecht.get(f"{where}?mode=")]
        assert not any(told(answer) for answer in answers)
        assert b"is_valid" not in answers[0].content
    assert told(at_zwolle.get(reverse("wagtailadmin_pages:view_draft", args=[hers.pk])))
    assert not told(at_utrecht.get(reverse("wagtailadmin_pages:view_draft", args=[hers.pk])))


def test_cve_2026_44197_versions_of_a_neighbours_page_are_not_compared(at_utrecht, at_zwolle, bert, hers):
    hers.title = f"{SECRET} twee"
    second = hers.save_revision()
    his = page_under(bert.section, "Mijn", "mijn")
    compare = "wagtailadmin_pages:revisions_compare"
    assert told(at_zwolle.get(reverse(compare, args=[hers.pk, "earliest", second.pk])))

    for page in (hers, his):
        for first, last in (("earliest", "latest"), (second.pk, "latest"), ("earliest", second.pk)):
            assert not told(at_utrecht.get(reverse(compare, args=[page.pk, first, last])))


def test_cve_2026_44198_history_of_a_neighbours_page_is_closed(at_utrecht, at_zwolle, hers):
    for name in ("history", "history_results", "workflow_history", "revisions_index"):
        where = reverse(f"wagtailadmin_pages:{name}", args=[hers.pk])
        assert not told(at_utrecht.get(where, follow=True)), name
    assert told(at_zwolle.get(reverse("wagtailadmin_pages:history", args=[hers.pk])))


def test_cve_2026_44199_there_are_no_form_pages_whose_answers_could_be_deleted():
    assert not apps.is_installed("wagtail.contrib.forms")
    with pytest.raises(NoReverseMatch):
        reverse("wagtailforms:delete_submissions", args=[1])


def test_cve_2026_44200_a_neighbours_page_is_not_copied(at_utrecht, bert, hers):
    form = {"new_title": "Van mij", "new_slug": "van-mij", "new_parent_page": bert.section.pk, "copy_subpages": "on"}
    where = reverse("wagtailadmin_pages:copy", args=[hers.pk])
    mine = page_under(bert.section, "Eigen", "eigen")
    own = {**form, "new_slug": "kopie"}
    at_utrecht.post(reverse("wagtailadmin_pages:copy", args=[mine.pk]), own)
    assert bert.section.get_children().filter(slug="kopie").exists()

    answers = [at_utrecht.get(where, follow=True), at_utrecht.post(where, form, follow=True)]

    assert not any(told(answer) for answer in answers)
    assert not Page.objects.filter(slug="van-mij").exists()


def test_cve_2026_44201_no_api_tells_of_pictures_and_documents(amina, at_utrecht, files):
    names = {name for name, _ in every_door()}
    assert (
        "wagtailadmin_api:images:listing" not in names or at_utrecht.get("/admin/api/main/images/").status_code == 404
    )
    for kind in ("images", "documents"):
        for where in (f"/api/v2/{kind}/", f"/api/v1/{kind}", f"/admin/api/main/{kind}/"):
            for client in (amina, at_utrecht):
                answer = client.get(where)
                assert not told(answer), where
                assert answer.status_code in (302, 404), where


def test_cve_2026_54259_choosers_do_not_name_what_is_in_a_neighbours_folder(at_utrecht, at_zwolle, files):
    for app, thing in (("wagtailimages_chooser", files["picture"]), ("wagtaildocs_chooser", files["paper"])):
        for name in ("choose", "choose_results"):
            for query in ("", f"?q={HALF}", f"?collection_id={thing.collection_id}"):
                where = reverse(f"{app}:{name}") + query
                assert not told(at_utrecht.get(where)), where
        assert told(at_zwolle.get(reverse(f"{app}:choose")))
        one, many = reverse(f"{app}:chosen", args=[thing.pk]), reverse(f"{app}:chosen_multiple") + f"?id={thing.pk}"
        assert told(at_zwolle.get(one))
        assert told(at_zwolle.get(many))
        assert not told(at_utrecht.get(one))
        assert not told(at_utrecht.get(many))
    picture = reverse("wagtailimages_chooser:select_format", args=[files["picture"].pk])
    assert not told(at_utrecht.get(picture))
    assert not told(at_utrecht.post(picture, {"format": "left", "alt_text": "x"}))


def test_cve_2026_54261_a_neighbours_picture_is_not_previewed(at_utrecht, at_zwolle, files):
    where = reverse("wagtailimages:preview", args=[files["picture"].pk, "width-100"])

    assert at_zwolle.get(where)["Content-Type"].startswith("image/")
    assert not at_utrecht.get(where).get("Content-Type", "").startswith("image/")


def test_cve_2026_54262_who_may_not_translate_a_page_cannot_send_it(at_utrecht, elif_, sign_in, hers):
    where = reverse("wagtail_localize:submit_page_translation", args=[hers.pk])
    form = {"locales": [Locale.objects.get(language_code="tr").pk]}
    before = Translation.objects.count(), Page.objects.count()

    for client in (at_utrecht, sign_in(elif_)):
        assert (client.get(where).status_code, client.post(where, form).status_code) == (404, 404)
    assert (Translation.objects.count(), Page.objects.count()) == before


def test_ghsa_3vrh_the_api_of_the_admin_tells_local_editors_nothing_of_pages(at_utrecht, nationally, hers):
    listing, one = reverse("wagtailadmin_api:pages:listing"), reverse("wagtailadmin_api:pages:detail", args=[hers.pk])
    fields = "?fields=*"
    assert told(nationally.get(one))

    for where in (listing + fields, one + fields, f"{listing}?child_of={hers.get_parent().pk}"):
        answer = at_utrecht.get(where)
        assert answer.status_code == 404
        assert not told(answer)


def test_ghsa_92hv_the_fingerprint_of_a_document_cannot_be_guessed_by_a_header(amina, at_utrecht, files):
    paper = files["paper"]
    where = reverse("wagtaildocs_serve", args=[paper.pk, paper.filename])

    for client in (amina, at_utrecht):
        right = client.get(where, headers={"if-none-match": f'"{paper.get_file_hash()}"'})
        wrong = client.get(where, headers={"if-none-match": '"nee"'})
        assert (right.status_code, right.get("ETag")) == (wrong.status_code, wrong.get("ETag"))
        assert right.status_code in (302, 404)


def test_ghsa_c2xx_no_api_of_wagtail_stands_open_in_which_folders_below_folders_could_leak():
    def spaces(patterns):
        for pattern in patterns:
            yield getattr(pattern, "namespace", None)
            yield from spaces(getattr(pattern, "url_patterns", ()))

    assert "wagtailapi" not in set(spaces(get_resolver().url_patterns))
    assert not apps.is_installed("wagtail.api.v2")


@pytest.mark.parametrize("who", ["bert", "elif_"])
def test_ghsa_x5cx_nouns_are_copied_by_national_editors_only(request, sign_in, nationally, who):
    where = reverse("wagtailsnippets_trajectory_fact:copy", args=[Fact.objects.first().pk])
    client = sign_in(request.getfixturevalue(who))

    assert nationally.get(where).status_code == 200
    assert (client.get(where).status_code, client.post(where).status_code) == (404, 404)


def test_ghsa_jm5p_a_page_is_not_copied_for_translation_past_its_rights(at_utrecht, hers):
    where = reverse("wagtailadmin_api:pages:action", args=[hers.pk, "copy_for_translation"])
    before = Page.objects.count()

    answer = at_utrecht.post(where, {"locale": "en"}, content_type="application/json")

    assert answer.status_code == 404
    assert Page.objects.count() == before


# Found by ourselves in Wagtail 8.0.1: no check of rights at all on this address


def test_move_confirm_names_a_neighbours_page_to_nobody_else(at_utrecht, at_zwolle, nationally, bert, hers):
    own = page_under(bert.section, "Eigen", "eigen")
    pairs = [(hers.pk, bert.section.pk), (own.pk, hers.pk), (hers.pk, hers.get_parent().pk)]
    where = [reverse("wagtailadmin_pages:move_confirm", args=pair) for pair in pairs]
    assert re.search(SECRET, nationally.get(where[0]).text)

    for address in where:
        for answer in (at_utrecht.get(address), at_utrecht.post(address)):
            assert answer.status_code == 404
            assert not told(answer)


def test_neighbour_who_tries_everything_above_changed_nothing(at_utrecht, hers, files):
    before = photograph("wagtailcore_page", "wagtailcore_revision", "wagtailimages_image", "content_readerdocument")

    for name, args in (("delete", [hers.pk]), ("unpublish", [hers.pk]), ("copy", [hers.pk])):
        at_utrecht.post(reverse(f"wagtailadmin_pages:{name}", args=args))
    at_utrecht.post(reverse("wagtailimages:delete", args=[files["picture"].pk]))
    at_utrecht.post(reverse("wagtaildocs:delete", args=[files["paper"].pk]))

    assert changed(before, photograph(*before)) == []

"""The site as it will be: an editor sees it, visitors do not, and nothing is remembered of it."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.urls import reverse
from django.utils import translation

from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.review import actions
from content.review.models import Bundle
from content.review.seen import is_public_address, seen_with
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from tests.content.reviewing import make_bundle
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle(daan, sign_in) -> Bundle:
    """Another term, another title of M06 in two languages, and a page that is not there yet."""
    bundle = make_bundle(sign_in(daan))
    fact, moment = Fact.objects.get(key="pip-term"), ContactMoment.objects.get(code="M06")
    fact.value, moment.title_nl, moment.title_ar = "37", "Nieuwe naam", "اسم جديد"
    home = ReaderPage.objects.get(slug="nl", depth=2)
    page = type(ReaderPage.objects.get(slug="over", locale=home.locale).specific)(title="Kwetterwet", slug="kwetterwet")
    page.locale, page.live = home.locale, False
    home.add_child(instance=page)
    for thing in (fact, moment, page):
        thing.save_revision(user=daan, clean=False)
        actions.add_item(bundle=bundle, thing=thing)
    return bundle


def preview(client, bundle: Bundle, address: str):
    return client.get(reverse("bundle-preview", args=[bundle.pk]), {"address": address})


SHOWN = [
    ("/nl/klantreis/M06/", "Nieuwe naam"),
    ("/ar/klantreis/M06/", "اسم جديد"),
    ("/ar/klantreis/?groep=asielstatushouder&route=b1", "اسم جديد"),
    ("/nl/kwetterwet/", "Kwetterwet"),
    ("/so/kwetterwet/", "Kwetterwet"),
    ("/nl/zoeken/?q=kwetterwet", "Kwetterwet"),
    ("/nl/traject/plan-pip/", "37 weken"),
]


@pytest.mark.parametrize(("address", "new"), SHOWN)
def test_editor_sees_what_will_be_and_visitors_what_is(amina, daan, sign_in, bundle, address, new):
    before = amina.get(address)

    seen = preview(sign_in(daan), bundle, address)

    after = amina.get(address)
    assert new in seen.text
    assert seen.status_code == 200
    assert new not in before.text
    assert (after.status_code, after.content) == (before.status_code, before.content)


def test_nothing_is_written_and_nothing_is_remembered(amina, daan, sign_in, bundle):
    client = sign_in(daan)
    client.get(bundle.get_absolute_url())
    for address, _new in SHOWN:
        amina.get(address)
    rows = photograph()
    kept = {name: dict(caches[name]._cache) for name in ("default", "sheets")}

    for address, _new in SHOWN:
        preview(client, bundle, address)

    assert changed(rows, photograph()) == []
    assert {name: dict(caches[name]._cache) for name in kept} == kept


def test_what_the_site_remembers_is_not_shown_in_a_preview(amina):
    """The words explained in place are remembered for a minute: a preview reads them anew, and then forgets them."""
    where = "/nl/woorden/"
    before = amina.get(where)

    seen = seen_with(lambda: Term.objects.filter(code="tolk").update(explanation_nl="Kwetterwoord."), where)

    assert b"Kwetterwoord." in seen.content
    assert amina.get(where).content == before.content


def test_preview_says_that_it_is_one_and_its_links_stay_in_it(daan, sign_in, bundle):
    answer = preview(sign_in(daan), bundle, "/ar/klantreis/M06/")

    page = soup(answer)
    inside = page.find("main") or page
    assert "Nieuwe wet" in words(page.find(class_="preview-bar"))
    assert page.html["lang"] == "ar"
    assert all(
        link["href"].startswith("/admin/bundels/") for link in inside.find_all("a", href=True) if "/ar/" in link["href"]
    )
    assert answer["Cache-Control"] == "private, no-store"
    assert "sessionid" not in answer.text


def test_visitor_of_the_preview_is_nobody(daan, sign_in, bundle):
    """The page is drawn for a visitor without an account: nothing of the editor stands on it."""
    seen = seen_with(lambda: None, "/nl/")

    assert b"/admin/" not in seen.content
    assert not seen.cookies


@pytest.mark.parametrize(
    "address",
    [
        "/admin/", "/documents/1/a.pdf", "https://example.org/nl/", "//example.org/nl/", "nl/", "/", "", "/xx/", "/nl",
        "/embed/nl/", "/nl/../admin/", "/nl/\r\nSet-Cookie: a=b", "/\\example.org/nl/", "/api/v1/moments",
        "/nl/" + "a" * 3000,
    ],
)  # fmt: skip
def test_only_public_addresses_are_looked_at(daan, sign_in, bundle, address):
    assert not is_public_address(address)
    with pytest.raises(ValueError, match=rf"\A{re.escape(address)}\Z"):
        seen_with(lambda: None, address)
    assert preview(sign_in(daan), bundle, address).status_code == 302


def test_address_that_will_not_be_there_is_shown_as_not_found(daan, sign_in, bundle):
    assert preview(sign_in(daan), bundle, "/nl/bestaat-niet/").status_code == 404


def test_language_of_the_editor_is_the_same_afterwards(bundle):
    with translation.override("en"):
        seen_with(lambda: None, "/ar/")

        assert translation.get_language() == "en"


def test_preview_of_what_cannot_be_done_leaves_nothing(daan, bundle):
    rows = photograph("trajectory_fact")

    def half_way():
        Fact.objects.update(value="99")
        raise RuntimeError("the middle of it")

    with pytest.raises(RuntimeError):
        seen_with(half_way, "/nl/")

    assert changed(rows, photograph("trajectory_fact")) == []


def test_item_of_another_kind_cannot_be_put_in_a_bundle(daan, sign_in, bundle):
    kind = ContentType.objects.get_for_model(type(daan))

    assert sign_in(daan).get(reverse("bundle-put", args=[kind.pk, daan.pk])).status_code == 404

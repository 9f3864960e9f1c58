"""No text asks for a fact nobody knows, and no reader is given a value that is no longer true."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from content.pages.blocks import BodyBlock
from content.pages.models import InfoPage
from tests.trajectory.reading import main_of, read, values_of
from trajectory.actors.models import ContactPoint, Organisation
from trajectory.facts.models import Fact
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

WRONG = [
    "{fact:geen-feit}",
    "{fact:duo-phone",
    "{ fact:duo-phone }",
    "{fact:DUO-phone}",
    "{fact:duo phone}",
    "{fact:}",
    "{Fact:duo-phone}",
    "{fact duo-phone}",
]
IND_PHONE = "088 043 04 30"


def edit_form(client, moment: ContactMoment, code: str) -> tuple[str, dict]:
    """The address and the values of the edit screen of a moment, with language `code` beside the Dutch."""
    address = reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[moment.pk])
    answer = client.get(address, {"taal": code})
    form = next(each for each in read(answer).find_all("form") if each.find(attrs={"name": "title_nl"}))
    return f"{address}?taal={code}", values_of(form)


def wrong_fields(thing, column: str, text: str) -> list[str]:
    """The fields that are refused when `text` stands in `column`."""
    setattr(thing, column, text)
    try:
        thing.full_clean()
    except ValidationError as problem:
        return list(problem.message_dict)
    return []


@pytest.mark.parametrize(
    ("noun", "column"),
    [
        (ContactMoment, "summary_nl"),
        (ContactMoment, "duty_ar"),
        (ContactMoment, "what_fa_af"),
        (Fact, "label_tr"),
        (Route, "short_ar"),
        (Group, "summary_nl"),
        (Phase, "summary_fr"),
        (Law, "summary_uk"),
        (Organisation, "role_ti"),
        (ContactPoint, "hours_en"),
    ],
)
def test_noun_with_an_unknown_or_broken_fact_is_not_valid(noun, column):
    thing = noun.objects.first()

    assert wrong_fields(thing, column, "{fact:duo-phone}, {fact:pip-term}") == []
    for wrong in WRONG:
        assert wrong_fields(thing, column, f"1 {wrong} 2") == [column], wrong


@pytest.mark.parametrize(
    ("kind", "value_of"),
    [
        ("heading", lambda text: text),
        ("paragraph", lambda text: f"<p>{text}</p>"),
        ("callout", lambda text: {"tone": "right", "title": text, "text": "<p>x</p>"}),
        ("callout", lambda text: {"tone": "right", "title": "x", "text": f"<p>{text}</p>"}),
        ("steps", lambda text: {"heading": "x", "items": [{"title": "x", "text": text}]}),
    ],
)
def test_page_block_with_an_unknown_or_broken_fact_is_not_valid(kind, value_of):
    block = BodyBlock()

    block.clean(block.to_python([{"type": kind, "value": value_of("{fact:duo-phone}")}]))
    for wrong in WRONG:
        with pytest.raises(ValidationError):
            block.clean(block.to_python([{"type": kind, "value": value_of(wrong)}]))


def test_introduction_of_a_page_is_checked_as_its_blocks_are():
    page = InfoPage.objects.filter(locale__language_code="ar").first()

    assert wrong_fields(page, "intro", "اتصل {fact:duo-phone}") == []
    for wrong in WRONG:
        assert wrong_fields(page, "intro", f"اتصل {wrong}") == ["intro"], wrong


@pytest.mark.parametrize("action", [{}, {"action-publish": "action-publish"}])
def test_editor_cannot_save_or_publish_a_turkish_text_with_an_unknown_fact(sign_in, daan, action):
    client = sign_in(daan)
    moment = ContactMoment.objects.get(code="M06")
    address, values = edit_form(client, moment, "tr")

    refused = client.post(address, {**values, **action, "title_tr": "{fact:geen-feit}"})
    untouched = ContactMoment.objects.get(code="M06")
    saved = client.post(address, {**values, **action, "title_tr": "Telefon {fact:duo-phone}"})

    assert refused.status_code == 200
    assert "geen-feit" in refused.text
    assert untouched.latest_revision_id == moment.latest_revision_id
    assert saved.status_code == 302
    assert ContactMoment.objects.get(code="M06").latest_revision.as_object().title_tr == "Telefon {fact:duo-phone}"


def test_editor_who_sees_two_languages_is_told_of_a_wrong_fact_in_a_third(sign_in, daan):
    client = sign_in(daan)
    moment = ContactMoment.objects.get(code="M06")
    ContactMoment.objects.filter(pk=moment.pk).update(duty_uk="{fact:verdwenen}")
    moment.refresh_from_db()
    moment.save_revision(clean=False).publish()
    address, values = edit_form(client, moment, "tr")

    answer = client.post(address, {**values, "title_tr": "Yeni başlık"})

    assert answer.status_code in (200, 302)


def test_expired_fact_is_not_shown_and_names_whom_to_ask_instead(amina):
    before = main_of(amina.get("/ar/klantreis/A07/")).get_text(" ", strip=True)
    ending = Fact.objects.get(key="brp-term")

    Fact.objects.filter(pk=ending.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    after = main_of(amina.get("/ar/klantreis/A07/")).get_text(" ", strip=True)

    assert "5 أيام" in before
    assert "5 أيام" not in after
    assert Organisation.objects.get(code="gemeente").name_ar in after


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [(0, 0, True), (-1, 1, True), (None, 0, True), (0, None, True), (1, None, False), (None, -1, False)],
)
def test_fact_is_shown_from_its_first_to_its_last_day(amina, start, end, shown):
    today = timezone.localdate()
    days = [None if each is None else today + timedelta(days=each) for each in (start, end)]

    Fact.objects.filter(key="brp-term").update(valid_from=days[0], valid_until=days[1])
    page = main_of(amina.get("/nl/klantreis/A07/"))

    assert ("5 dagen" in page.get_text(" ", strip=True)) is shown


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_withdrawn_fact_is_not_shown_and_the_page_stays(amina, code):
    assert IND_PHONE in amina.get(f"/{code}/klantreis/U01/").text

    Fact.objects.get(key="ind-phone").unpublish()
    answer = amina.get(f"/{code}/klantreis/U01/")

    assert answer.status_code == 200
    assert IND_PHONE not in answer.text


def test_page_stays_when_an_editor_renames_or_deletes_a_fact_it_uses(amina):
    assert IND_PHONE in amina.get("/ar/klantreis/U01/").text

    Fact.objects.filter(key="ind-phone").update(key="ind-telefoon")
    answer = amina.get("/ar/klantreis/U01/")

    assert answer.status_code == 200
    assert "{fact:" not in answer.text
    assert IND_PHONE not in answer.text


def test_expired_phone_number_is_not_offered_beside_its_organisation(amina):
    assert main_of(amina.get("/uk/klantreis/A08/")).find("a", href="tel:0505999600")

    Fact.objects.filter(key="duo-phone").update(valid_until=date(2026, 1, 1))
    answer = amina.get("/uk/klantreis/A08/")

    assert answer.status_code == 200
    assert not main_of(answer).find("a", href="tel:0505999600")
    assert "050 599 96 00" not in answer.text

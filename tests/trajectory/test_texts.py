"""Every text says in which language it stands, and one language is published without touching another."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from trajectory.journey.moment import TEXTS, ContactMoment
from trajectory.texts.actions import publish_language
from trajectory.texts.tongue import columns, pick, pick_group

BOOKKEEPING = {"live_revision_id", "latest_revision_id", "last_published_at", "has_unpublished_changes"}
LINKS = ("others", "groups", "routes", "laws", "next_moments")
TURKISH = {"title": "Yeni başlık", "what": "DUO size bir mektup yollar."}


def row_of(code: str) -> dict:
    """All columns of the moment a visitor sees, straight from the table, and everything tied to it."""
    moment = ContactMoment.objects.get(code=code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM trajectory_contactmoment WHERE code = %s", [code])
        row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    row |= {name: sorted(getattr(moment, name).values_list("code", flat=True)) for name in LINKS}
    row["sources"] = list(moment.moment_sources.values_list("source__code", "reference"))
    return row


def changed(before: dict, after: dict) -> set[str]:
    """Columns that differ, without modeltranslation's unnamed copy of the active language, which nobody reads."""
    return {name for name in before if before[name] != after[name]} - BOOKKEEPING - set(TEXTS)


def write_dutch_draft(code: str, **schedule) -> ContactMoment:
    """An editor writes a new Dutch text and another order, and does not publish them."""
    moment = ContactMoment.objects.get(code=code)
    moment.title_nl, moment.summary_nl, moment.order = "Nieuwe Nederlandse titel", "Nog niet klaar.", 990
    for name, value in schedule.items():
        setattr(moment, name, value)
    moment.save_revision()
    return moment


def test_own_text_comes_first_and_knows_its_script():
    row = {"title_fa_af": "نامه", "title_nl": "Een brief"}

    text = pick(row, "title", "fa-af")

    assert (str(text), text.code, text.foreign) == ("نامه", "fa-af", False)
    assert (text.tag, text.direction) == ("prs", "rtl")


@pytest.mark.parametrize("missing", [None, ""])
def test_missing_text_falls_back_to_dutch_and_says_so(missing):
    row = {"title_ar": missing, "title_nl": "Een brief"}

    text = pick(row, "title", "ar")

    assert (str(text), text.code, text.foreign) == ("Een brief", "nl", True)
    assert (text.tag, text.direction) == ("nl", "ltr")


def test_dutch_text_is_never_foreign_to_a_dutch_reader():
    assert not pick({"title_nl": "Een brief"}, "title", "nl").foreign
    assert not pick({"title_nl": None}, "title", "nl")


def test_field_that_is_empty_in_dutch_too_is_no_text_at_all():
    row = {
        "title_ti": "ደብዳበ",
        "title_nl": "Een brief",
        "bring_ti": "",
        "bring_nl": "",
        "duty_ti": "",
        "duty_nl": "Lees.",
    }

    texts = pick_group(row, ("title", "bring", "duty"), "ti")

    assert {name: bool(text) for name, text in texts.items()} == {"title": True, "bring": False, "duty": True}
    assert {name: text.code for name, text in texts.items() if text} == {"title": "ti", "duty": "nl"}


def test_only_the_columns_of_the_reader_and_the_dutch_ones_are_read():
    assert columns(("title", "duty"), "fa-af") == ["title_fa_af", "duty_fa_af", "title_nl", "duty_nl"]
    assert columns(("title", "duty"), "nl") == ["title_nl", "duty_nl"]


@pytest.mark.django_db
@pytest.mark.parametrize("active", ["nl", "ar", "tr", "fa-af"])
def test_translation_goes_public_while_the_dutch_draft_stays_a_draft(active):
    noun = write_dutch_draft("M06")
    before = row_of("M06")

    with override(active):
        publish_language(noun=noun, language="tr", texts=TURKISH)

    after, moment = row_of("M06"), ContactMoment.objects.get(code="M06")
    draft = moment.get_latest_revision_as_object()
    assert changed(before, after) == {"title_tr", "what_tr"}
    assert (after["title_tr"], after["what_tr"]) == (TURKISH["title"], TURKISH["what"])
    assert moment.has_unpublished_changes
    assert moment.live_revision_id != moment.latest_revision_id
    assert (draft.title_nl, draft.summary_nl, draft.order) == ("Nieuwe Nederlandse titel", "Nog niet klaar.", 990)


@pytest.mark.django_db
@pytest.mark.parametrize("active", ["nl", "ar"])
def test_dutch_draft_that_is_published_later_keeps_the_translation(active):
    publish_language(noun=write_dutch_draft("M06"), language="tr", texts=TURKISH)
    before = row_of("M06")

    with override(active):
        ContactMoment.objects.get(code="M06").latest_revision.publish()

    after = row_of("M06")
    assert changed(before, after) == {"title_nl", "summary_nl", "order"}
    assert (after["title_nl"], after["title_tr"]) == ("Nieuwe Nederlandse titel", TURKISH["title"])
    assert not ContactMoment.objects.get(code="M06").has_unpublished_changes


@pytest.mark.django_db
def test_two_translators_do_not_undo_each_other_while_a_dutch_draft_is_open():
    noun = write_dutch_draft("M06")
    before = row_of("M06")

    publish_language(noun=noun, language="tr", texts=TURKISH)
    publish_language(noun=noun, language="uk", texts={"title": "Нова назва"})
    ContactMoment.objects.get(code="M06").latest_revision.publish()

    after = row_of("M06")
    assert changed(before, after) == {"title_tr", "what_tr", "title_uk", "title_nl", "summary_nl", "order"}
    assert (after["title_tr"], after["title_uk"]) == (TURKISH["title"], "Нова назва")


@pytest.mark.django_db
@pytest.mark.parametrize("active", ["nl", "ti"])
def test_translation_without_a_draft_leaves_nothing_pending(active):
    before = row_of("E01")

    with override(active):
        publish_language(noun=ContactMoment.objects.get(code="E01"), language="ps", texts={"summary": "نوی لنډیز"})

    moment = ContactMoment.objects.get(code="E01")
    assert changed(before, row_of("E01")) == {"summary_ps"}
    assert not moment.has_unpublished_changes
    assert moment.live_revision_id == moment.latest_revision_id
    assert moment.latest_revision.as_object().summary_ps == "نوی لنډیز"


@pytest.mark.django_db
def test_translation_of_a_withdrawn_moment_does_not_bring_it_back():
    moment = ContactMoment.objects.get(code="E01")
    moment.unpublish()

    publish_language(noun=moment, language="tr", texts=TURKISH)

    moment = ContactMoment.objects.get(code="E01")
    assert not moment.live
    assert moment.get_latest_revision_as_object().title_tr == TURKISH["title"]


@pytest.mark.django_db
def test_withdrawn_moment_that_comes_back_keeps_a_translation_made_meanwhile():
    moment = ContactMoment.objects.get(code="E01")
    moment.unpublish()
    publish_language(noun=moment, language="tr", texts=TURKISH)

    ContactMoment.objects.get(code="E01").latest_revision.publish()

    moment = ContactMoment.objects.get(code="E01")
    assert moment.live
    assert (moment.title_tr, moment.what_tr) == (TURKISH["title"], TURKISH["what"])


@pytest.mark.django_db
@pytest.mark.parametrize("edited_again", [False, True])
def test_dutch_draft_that_waits_for_its_day_still_goes_public_on_that_day_with_the_translation(edited_again):
    noun = write_dutch_draft("M06", go_live_at=timezone.now() + timedelta(days=3))
    noun.latest_revision.publish()
    if edited_again:
        noun.title_nl = "Nog later"
        noun.save_revision()
    assert ContactMoment.objects.get(code="M06").scheduled_revision is not None
    assert row_of("M06")["title_nl"] != "Nieuwe Nederlandse titel"

    publish_language(noun=noun, language="tr", texts=TURKISH)

    waiting = ContactMoment.objects.get(code="M06").scheduled_revision
    assert row_of("M06")["title_tr"] == TURKISH["title"]
    assert row_of("M06")["title_nl"] != "Nieuwe Nederlandse titel"
    assert waiting is not None
    assert waiting.as_object().title_nl == "Nieuwe Nederlandse titel"
    assert waiting.as_object().title_tr == TURKISH["title"]
    latest = ContactMoment.objects.get(code="M06").latest_revision.as_object()
    assert latest.title_nl == ("Nog later" if edited_again else "Nieuwe Nederlandse titel")
    assert latest.title_tr == TURKISH["title"]


@pytest.mark.django_db
def test_visitors_see_the_new_turkish_and_the_old_dutch(amina):
    dutch = ContactMoment.objects.get(code="M06").title_nl
    noun = write_dutch_draft("M06")

    publish_language(noun=noun, language="tr", texts={"title": "Belediye sizi çağırıyor"})

    assert "Belediye sizi çağırıyor" in amina.get("/tr/klantreis/M06/").text
    assert dutch in amina.get("/nl/klantreis/M06/").text
    for code in ("nl", "tr", "fa"):
        assert "Nieuwe Nederlandse titel" not in amina.get(f"/{code}/klantreis/M06/").text
        assert "Nog niet klaar." not in amina.get(f"/{code}/klantreis/M06/").text


def test_every_text_of_a_moment_has_a_column_for_every_language():
    names = {field.name for field in ContactMoment._meta.get_fields()}

    for code in ("nl", "en", "ar", "ti", "tr", "fa", "fa_af", "so", "es", "fr", "ps", "uk"):
        assert {f"{field}_{code}" for field in TEXTS} <= names
    for reserve in ("ru", "zh_hans", "pt", "am", "ku", "ckb", "pl", "ro", "vi", "ur"):
        assert {f"{field}_{reserve}" for field in TEXTS} <= names

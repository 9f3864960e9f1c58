"""A right or duty with red marks goes before readers by no way without a reason, which is kept."""

import csv
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from content.editing.letters import Letter
from content.pages.models import ReaderPage, TopicPage
from content.writing.reasons import give_reason, reasons_of
from tests.content.inviting import a_minute_passes
from tests.content.reading import soup, words
from tests.content.reviewing import approve, draft, key_of, links_work, make_bundle, press, press_on_screen, send
from trajectory.journey.moment import ContactMoment
from trajectory.texts.actions import publish_language
from trajectory.texts.live import NotReady

pytestmark = pytest.mark.django_db

HARD = "Ga naar de griffie."
WHY = "De brief van de rechter noemt dit woord."
SAID = "Deze tekst over een recht of plicht is te moeilijk"
NAMED = "Zeldzaam woord “griffie”: Ga naar de griffie."


@pytest.fixture
def topic(daan) -> TopicPage:
    """A topic page with a draft that is too hard."""
    return draft(TopicPage.objects.get(slug="boetes", locale__language_code="nl"), daan, intro=HARD)


@pytest.fixture
def moment(daan) -> ContactMoment:
    return draft(ContactMoment.objects.get(code="M06"), daan, duty_nl=HARD)


def is_out(thing) -> bool:
    """Whether readers see the hard sentence."""
    now = type(thing).objects.get(pk=thing.pk)
    return HARD in (now.intro if isinstance(thing, ReaderPage) else now.duty_nl)


def say_why(client, thing, why: str = WHY):
    where = reverse(f"writing-{'page' if isinstance(thing, ReaderPage) else 'moment'}", args=[thing.pk])
    seal = soup(client.get(where)).find("input", attrs={"name": "seal"})
    return client.post(where, {"reason": why, "seal": seal["value"] if seal else ""}, follow=True)


def edit_of(moment) -> str:
    return reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[moment.pk])


def filled_in(client, thing) -> dict[str, str]:
    """The form of a moment as the browser would send it."""
    form = soup(client.get(edit_of(thing))).find("form", id="w-editor-form")
    sent = {}
    for each in form.find_all(["input", "textarea", "select"]):
        if each.get("type") in ("checkbox", "radio") and not each.has_attr("checked"):
            continue
        if each.name == "select":
            sent[each["name"]] = [one["value"] for one in each.find_all("option", selected=True)] or ""
        elif each.get("name"):
            sent[each["name"]] = each.text.lstrip("\n") if each.name == "textarea" else each.get("value", "")
    return sent


def test_version_itself_refuses_and_names_the_marks(topic, moment, iris):
    for thing in (topic, moment):
        with pytest.raises(NotReady, match="griffie"):
            thing.get_latest_revision().publish(user=iris, skip_permission_checks=True)

        assert not is_out(thing)


def test_edit_screen_refuses_names_the_mark_and_keeps_what_was_typed(moment, iris, sign_in):
    client, where = sign_in(iris), edit_of(moment)
    form = filled_in(client, moment) | {"waiting_nl": "Bel uw buur.", "action-publish": "1"}

    answer = client.post(where, form)

    page = soup(answer)
    assert SAID in words(page)
    assert NAMED in words(page)
    assert page.find("textarea", attrs={"name": "waiting_nl"}).text.strip() == "Bel uw buur."
    assert not is_out(moment)
    say_why(client, moment)
    assert client.post(where, form).status_code == 302
    assert is_out(moment)


def test_draft_is_kept_whatever_its_marks(moment, iris, sign_in):
    form = filled_in(sign_in(iris), moment) | {"duty_nl": "Ga naar de griffie en de rechtbank."}

    answer = sign_in(iris).post(edit_of(moment), form)

    assert answer.status_code == 302
    assert "rechtbank" in ContactMoment.objects.get(pk=moment.pk).get_latest_revision_as_object().duty_nl


def test_reason_is_kept_with_who_when_and_which_marks_and_shown(topic, daan, sign_in):
    client = sign_in(daan)

    answer = say_why(client, topic)

    assert "Uw reden is bewaard" in words(soup(answer))
    kept = reasons_of(topic)[0]
    assert (kept.who, kept.why) == ("daan", WHY)
    assert kept.marks == (("rare-word", "griffie", HARD),)
    assert kept.at.date() == timezone.now().date()
    history = client.get(reverse("wagtailadmin_pages:history", args=[topic.pk]))
    assert f"Rode markeringen blijven staan (1). De reden: {WHY}" in words(soup(history))
    assert WHY in words(soup(client.get(reverse("overview-history"))))
    row = soup(client.get(reverse("writing-report"))).find("a", string=topic.title).find_parent("tr")
    assert NAMED in words(row)
    assert WHY in words(row)


def test_reason_holds_for_the_marks_it_was_given_for_and_no_others(topic, daan, iris):
    give_reason(thing=topic, why=WHY, user=daan)
    topic.get_latest_revision().publish(user=iris, skip_permission_checks=True)
    assert is_out(topic)

    draft(topic, daan, intro=f"{HARD} Bel het KCC.")

    with pytest.raises(NotReady, match="KCC") as problem:
        topic.get_latest_revision().publish(user=iris, skip_permission_checks=True)
    assert "griffie." not in str(problem.value).replace(HARD, "")


@pytest.mark.parametrize("why", ["", "kort"])
def test_reason_that_says_nothing_is_not_taken(topic, daan, sign_in, why):
    answer = say_why(sign_in(daan), topic, why)

    assert answer.status_code == 422
    assert reasons_of(topic) == []


def test_reason_for_a_text_that_changed_meanwhile_is_not_taken(topic, daan, sign_in):
    client = sign_in(daan)
    where = reverse("writing-page", args=[topic.pk])
    seal = soup(client.get(where)).find("input", attrs={"name": "seal"})["value"]
    draft(topic, daan, intro=f"{HARD} Bel het KCC.")

    answer = client.post(where, {"reason": WHY, "seal": seal})

    assert answer.status_code == 422
    assert WHY in answer.text
    assert PageLogEntry.objects.filter(action="writing.reason").count() == 0


def test_publishing_many_pages_at_once_asks_for_the_reason_first(topic, iris, sign_in):
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = sign_in(iris).post(f"{where}?id={topic.pk}&next=/admin/", follow=True)

    assert NAMED in words(soup(answer))
    assert not is_out(topic)
    say_why(sign_in(iris), topic)
    sign_in(iris).post(f"{where}?id={topic.pk}&next=/admin/", follow=True)
    assert is_out(topic)


def test_bundle_is_approved_only_with_a_reason_on_the_draft_and_shows_it(topic, moment, daan, rosa, sign_in):
    bundle = make_bundle(sign_in(daan))
    sign_in(daan).post(reverse("bundle-add", args=[bundle.pk]), {"thing": [key_of(topic), key_of(moment)]})
    send(sign_in(daan), bundle)

    answer = press_on_screen(sign_in(rosa), bundle, "approve")

    assert NAMED in words(soup(answer))
    bundle.refresh_from_db()
    assert bundle.state == "sent"
    for thing in (topic, moment):
        give_reason(thing=thing, why=WHY, user=daan)
    links_work()
    assert WHY in words(soup(sign_in(rosa).get(bundle.get_absolute_url())))
    press(sign_in(rosa), bundle, "approve")
    a_minute_passes()
    assert (is_out(topic), is_out(moment)) == (True, True)


def test_second_person_sees_the_marks_and_approves_once_there_is_a_reason(moment, daan, rosa, sign_in):
    moment.get_workflow().start(moment, daan)

    refused = approve(sign_in(rosa), moment)

    shown = soup(sign_in(rosa).get(refused["Location"]))
    assert NAMED in words(shown)
    assert not is_out(moment)
    give_reason(thing=moment, why=WHY, user=daan)
    shown = soup(sign_in(rosa).get(refused["Location"]))
    assert WHY in words(shown)
    approve(sign_in(rosa), ContactMoment.objects.get(pk=moment.pk))
    assert is_out(moment)


def test_on_its_day_it_stays_a_draft_and_its_editor_hears_why(moment, daan):
    settings.MAIL_MISSING, before = [], settings.MAIL_MISSING
    moment.save_revision(user=daan, clean=False, approved_go_live_at=timezone.now() - timedelta(minutes=5))

    a_minute_passes()
    settings.MAIL_MISSING = before

    assert not is_out(moment)
    letter = Letter.objects.get(kind=Letter.Kind.NOTICE)
    assert "M06" in letter.subject
    assert NAMED in letter.text or letter.state == Letter.State.SENT


def test_other_texts_of_a_moment_and_other_languages_are_not_asked(moment, daan, iris):
    easy = draft(ContactMoment.objects.get(code="M07"), daan, what_nl=HARD)

    easy.get_latest_revision().publish(user=iris, skip_permission_checks=True)
    publish_language(noun=ContactMoment.objects.get(pk=moment.pk), language="tr", texts={"duty": "Gidin."}, user=daan)

    assert HARD in ContactMoment.objects.get(pk=easy.pk).what_nl
    assert ContactMoment.objects.get(pk=moment.pk).duty_tr == "Gidin."
    assert not is_out(moment)


def test_draft_with_marks_can_be_read_as_a_reader_would(topic, daan, sign_in):
    window = sign_in(daan).get(f"/admin/lees-als/venster/?wat=pagina&pagina={topic.pk}&taal=nl&concept=on")

    assert HARD in words(soup(window))
    assert not is_out(topic)


def test_what_the_site_loads_from_its_files_is_not_asked(topic):
    topic.save_revision(clean=False)

    topic.get_latest_revision().publish()

    assert is_out(topic)


def test_report_is_a_file_in_which_nothing_runs(topic, daan, sign_in):
    draft(topic, daan, title="=1+1", intro=HARD)
    give_reason(thing=topic, why="=2+2 is een reden", user=daan)

    answer = sign_in(daan).get(reverse("writing-report"), {"als": "csv"})

    rows = list(csv.reader(answer.text.removeprefix("\ufeff").splitlines()))
    mine = [row for row in rows if row[1] == "'=1+1"]
    assert [row[2:5] for row in mine] == [["Zeldzaam woord", "griffie", HARD], ["reden", "", ""]]
    assert mine[1][5] == "'=2+2 is een reden"

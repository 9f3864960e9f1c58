"""What Wagtail sends goes through our queue: it waits when the mail server is away, and national editors see it."""

import pytest
from django.core.mail import EmailMessage, send_mail
from django.urls import reverse

from content.editing.letters import Letter
from content.editing.post import send_waiting, try_again
from content.pages.models import ReaderPage
from inburgering_site.mail import read
from tests.content.reading import soup, words
from tests.content.reviewing import SUBMIT, edit_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_is_set_up(settings, tmp_path):
    settings.MAIL_MISSING = []
    settings.EMAIL_BACKEND = read({}, tmp_path)["EMAIL_BACKEND"]


def test_news_of_a_change_that_waits_for_approval_is_a_letter_in_the_queue(daan, rosa, sign_in, mailoutbox):
    page = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    edit_page(sign_in(daan), page, **SUBMIT)

    letter = Letter.objects.get(to="rosa@example.org")
    assert (letter.kind, letter.state, mailoutbox) == ("notice", "waiting", [])
    send_waiting()
    assert [each.to for each in mailoutbox if each.to == ["rosa@example.org"]] == [["rosa@example.org"]]
    assert "Uw gemeente" in mailoutbox[0].body


def test_message_that_cannot_be_sent_waits_and_is_shown(daan, sign_in, monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError("111 Connection refused")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    send_mail("Kijk hier eens naar", "Er wacht iets.", None, ["rosa@example.org"])
    send_waiting()

    shown = words(soup(sign_in(daan).get(reverse("post"))))

    assert Letter.objects.get().state == "waiting"
    assert "rosa@example.org" in shown
    assert "Bericht" in shown
    assert "De mailserver antwoordt niet" in shown
    assert "Er wacht iets." not in shown


def test_every_receiver_gets_a_letter_of_her_own_and_a_bad_address_keeps_nobody_from_it():
    EmailMessage("Dag", "Tekst", to=["a@example.org", "geen adres"], bcc=["b@example.org"]).send()

    assert {(each.to, each.subject) for each in Letter.objects.all()} == {
        ("a@example.org", "Dag"),
        ("b@example.org", "Dag"),
    }


def test_letter_that_goes_twice_after_a_kill_has_one_message_id_and_another_letter_has_another(mailoutbox, monkeypatch):
    send_mail("Dag", "Tekst", None, ["a@example.org"])
    send_mail("Dag", "Tekst", None, ["a@example.org"])
    first = Letter.objects.order_by("pk").first()

    class Killed(BaseException):
        """The process ends between sending and noting."""

    def die(self, *args, **kwargs):
        raise Killed

    monkeypatch.setattr(Letter, "save", die)
    with pytest.raises(Killed):
        send_waiting()
    monkeypatch.undo()
    try_again(first)
    send_waiting()

    ids = [message.message()["Message-ID"] for message in mailoutbox]
    assert sorted(ids.count(each) for each in set(ids)) == [1, 2]
    assert ids.count(first.message_id) == 2

"""Mail that cannot be sent waits, is tried again later and later, and says why; reminders come once."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from content.editing import reminders
from content.editing.letters import Letter, write_letter
from content.editing.models import MunicipalTeam
from content.editing.post import DELAYS, TRIES, send_waiting
from content.editing.reminders import Due, remind
from inburgering_site.checks import mail_can_be_sent
from inburgering_site.mail import read
from inburgering_site.management.commands import tick
from tests.content.inviting import a_minute_passes
from tests.content.reading import soup, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_MISSING = []


@pytest.fixture
def server(monkeypatch):
    """A mail server that answers with this problem until it is taken away."""
    state = {"problem": None, "asked": 0}
    send = EmailBackend.send_messages

    def answer(self, messages):
        state["asked"] += 1
        if state["problem"]:
            raise state["problem"]
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", answer)
    return state


def letter(to="fatma@example.org", **given) -> Letter:
    return write_letter(
        kind=Letter.Kind.REMINDER, to=to, language="nl", **{"subject": "Dag", "text": "Een brief", **given}
    )


def test_letter_is_sent_once_and_its_text_is_forgotten(mailoutbox):
    letter()

    assert (send_waiting(), send_waiting()) == (1, 0)

    assert [(each.to, each.body) for each in mailoutbox] == [(["fatma@example.org"], "Een brief")]
    assert Letter.objects.values_list("state", "text").get() == ("sent", "")


def test_letter_waits_longer_after_each_failure_and_goes_when_the_server_is_back(server, mailoutbox, clock):
    clock(2027, 3, 10, 12)
    server["problem"] = ConnectionRefusedError("111 Connection refused")
    waiting = letter()
    waits = []
    for _ in range(3):
        send_waiting()
        waiting.refresh_from_db()
        waits.append((waiting.next_try_on - timezone.now()).total_seconds() / 60)
        moment = timezone.localtime(waiting.next_try_on)
        clock(moment.year, moment.month, moment.day, moment.hour, moment.minute)
    asked = server["asked"]
    assert waits == [1, 5, 15]
    assert (waiting.state, asked, mailoutbox) == ("waiting", 3, [])
    assert "antwoordt niet" in waiting.problem or "does not answer" in waiting.problem

    server["problem"] = None
    send_waiting()

    assert len(mailoutbox) == 1
    assert Letter.objects.get().state == "sent"


def test_letter_is_not_tried_before_its_time(server):
    server["problem"] = SMTPServerDisconnected("gone")
    letter()

    send_waiting()
    send_waiting()

    assert server["asked"] == 1


def test_letter_fails_for_good_after_a_week_or_when_the_address_is_unknown(server, clock):
    server["problem"] = OSError("no route")
    tired = letter()
    Letter.objects.update(tries=TRIES - 1)
    send_waiting()
    server["problem"] = SMTPRecipientsRefused({"x@example.org": (550, b"unknown")})
    unknown = letter(to="x@example.org")
    send_waiting()

    for each in (tired, unknown):
        each.refresh_from_db()
        assert each.state == "failed"
    assert unknown.tries == 1
    assert sum(DELAYS) + (TRIES - 1 - len(DELAYS)) * DELAYS[-1] > 5 * 24 * 60


def test_one_letter_that_fails_does_not_keep_the_next_from_going(monkeypatch, mailoutbox):
    send = EmailBackend.send_messages

    def refuse_one(self, messages):
        if messages[0].to == ["weg@example.org"]:
            raise SMTPRecipientsRefused({})
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)
    letter(to="weg@example.org")
    letter()

    assert send_waiting() == 1
    assert [each.to for each in mailoutbox] == [["fatma@example.org"]]


@pytest.mark.parametrize(
    "given",
    [
        {"to": "a@example.org\r\nBcc: b@example.org"},
        {"to": "geen adres"},
        {"subject": "Dag\r\nBcc: b@example.org"},
        {"subject": "Dag\u2028Bcc"},
    ],
)
def test_letter_with_two_lines_in_its_head_is_refused(given):
    with pytest.raises(ValidationError):
        letter(**given)

    assert not Letter.objects.exists()


def test_screen_shows_what_waits_and_why_and_tries_again(server, daan, sign_in, mailoutbox):
    server["problem"] = SMTPServerDisconnected("see http://localhost:8000/admin/welkom/3/geheim-teken/ now")
    letter(text="Geheime woorden")
    send_waiting()
    client = sign_in(daan)

    shown = client.get(reverse("post"))
    server["problem"] = None
    client.post(reverse("post-again", args=[Letter.objects.get().pk]))
    send_waiting()

    assert "fatma@example.org" in shown.text
    assert "geheim-teken" not in shown.text
    assert "Geheime woorden" not in shown.text
    assert len(mailoutbox) == 1


def test_only_national_editors_see_the_mail(bert, elif_, sign_in):
    waiting = letter()

    for person in (bert, elif_):
        client = sign_in(person)
        assert client.get(reverse("post")).status_code == 404
        assert client.post(reverse("post-again", args=[waiting.pk])).status_code == 404


def test_without_a_mail_server_letters_wait_and_the_screen_names_the_settings(daan, sign_in, settings, server):
    settings.MAIL_MISSING = ["MAIL_URL", "MAIL_FROM"]
    letter()

    send_waiting()
    said = words(soup(sign_in(daan).get(reverse("post"))).find(role="alert"))

    assert (server["asked"], Letter.objects.get().tries) == (0, 0)
    assert "MAIL_URL=smtp://" in said
    assert "MAIL_FROM=" in said
    assert [(each.id, each.hint[:12]) for each in mail_can_be_sent(None)] == [
        ("site.mail", "Set MAIL_URL"),
        ("site.mail", "Set MAIL_FRO"),
    ]


def test_settings_of_mail_are_read_from_one_address(tmp_path):
    full = read({"MAIL_URL": "smtps://ik:w%40chtwoord@mail.example.org", "MAIL_FROM": "a@example.org"}, tmp_path)
    none = read({}, tmp_path)

    assert (full["EMAIL_HOST"], full["EMAIL_PORT"], full["EMAIL_USE_SSL"]) == ("mail.example.org", 465, True)
    assert (full["EMAIL_HOST_PASSWORD"], full["MAIL_MISSING"]) == ("w@chtwoord", [])
    assert none["MAIL_MISSING"] == ["MAIL_URL", "MAIL_FROM"]
    assert "console" not in none["MAIL_BACKEND"]


@pytest.mark.parametrize(
    "wrong", [{"MAIL_URL": "http://x"}, {"MAIL_URL": "smtp://:x"}, {"MAIL_FROM": "a@b\r\nBcc: c"}, {"MAIL_FROM": "ik"}]
)
def test_wrong_setting_of_mail_says_how_to_set_it(wrong, tmp_path):
    (name,) = wrong

    with pytest.raises(ImproperlyConfigured, match=f"Setting {name}: .*{name}="):
        read(wrong, tmp_path)


def test_sent_letters_are_forgotten_after_thirty_days():
    for days in (29, 31):
        Letter.objects.filter(pk=letter().pk).update(state="sent", sent_on=timezone.now() - timedelta(days=days))

    send_waiting()

    assert Letter.objects.count() == 1


@pytest.fixture
def due(monkeypatch):
    """What the registry of reminders answers."""
    items: list[Due] = []
    monkeypatch.setattr(reminders, "SOURCES", [lambda: list(items)])
    return items


def item(person, title="Loket", day=date(2027, 3, 9), address="/admin/iets/1/") -> Due:
    return Due(MunicipalTeam.objects.get(group__user=person).municipality, title, address, day)


def test_editors_are_told_once_of_what_is_due_in_one_letter_in_their_language(due, bert, carla, clock, mailoutbox):
    clock(2027, 3, 10, 9)
    UserProfile.objects.create(user=carla, preferred_language="en")
    due += [item(bert), item(bert, "Notitie", address="/admin/iets/2/"), item(carla, "Desk", address="/admin/iets/3/")]

    counts = [remind(), remind()]
    send_waiting()

    assert counts == [2, 0]
    letters = {each.to[0]: each for each in mailoutbox}
    assert letters["bert@example.org"].subject == "2 onderdelen van uw gemeente vragen aandacht"
    assert letters["carla@example.org"].subject == "1 part of your municipality asks for a look"
    assert "http://localhost:8000/admin/iets/2/" in letters["bert@example.org"].body
    assert "Desk" not in letters["bert@example.org"].body
    assert "9 March 2027" in letters["carla@example.org"].body


def test_new_term_of_the_same_thing_is_told_again_and_a_later_one_not_yet(due, bert, clock):
    clock(2027, 3, 10, 9)
    due.append(item(bert))
    remind()

    due[:] = [item(bert, day=date(2027, 3, 10)), item(bert, day=date(2027, 3, 11), address="/admin/iets/9/")]

    assert remind() == 1
    assert "iets/9" not in Letter.objects.first().text


def test_nobody_is_reminded_at_night_or_after_leaving(due, bert, clock):
    due.append(item(bert))
    clock(2027, 3, 10, 3)
    at_night = remind()
    clock(2027, 3, 10, 9)
    bert.is_active = False
    bert.save()

    assert (at_night, remind()) == (0, 0)


def test_scheduler_reminds_and_sends_and_one_failure_does_not_stop_the_rest(due, bert, clock, mailoutbox, monkeypatch):
    clock(2027, 3, 10, 9)
    due.append(item(bert))

    def broken():
        raise RuntimeError("broken")

    monkeypatch.setattr(tick, "WORK", (broken, *tick.WORK))
    a_minute_passes()

    assert [each.to for each in mailoutbox] == [["bert@example.org"]]

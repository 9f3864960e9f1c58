"""An editor comes in by a link that works once and for three days, and nobody learns who was here already."""

import logging

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.editing.belongs import municipalities_of
from content.editing.invitations import Invitation, link_of
from content.editing.models import MunicipalTeam, User
from content.editing.roles import NATIONAL, REVIEWERS
from tests.content.inviting import PASSWORD, delivered, link_in, whom
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words

pytestmark = pytest.mark.django_db
BOTH = {"new_password1": PASSWORD, "new_password2": PASSWORD}


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_MISSING = []


def team_of(person) -> MunicipalTeam:
    return MunicipalTeam.objects.get(group__user=person)


def invite_by(client, team, **given):
    return client.post(reverse("team-invite", args=[team.pk]), whom(**given), follow=True)


def test_municipal_editor_invites_a_colleague_who_chooses_a_password_and_is_in(bert, sign_in, mailoutbox):
    invite_by(sign_in(bert), team_of(bert))
    (letter,) = delivered(mailoutbox)
    fatma = Client()

    screen = fatma.get(link_in(letter))
    answer = fatma.post(link_in(letter), BOTH, follow=True)

    assert letter.to == ["fatma@example.org"]
    assert "Fatma" in letter.body
    assert "fatma@example.org" in words(soup(screen))
    assert answer.redirect_chain[-1][0] == reverse("local-overview", args=["utrecht"])
    account = User.objects.get(email="fatma@example.org")
    assert (account.is_active, account.check_password(PASSWORD)) == (True, True)
    assert [each.slug for each in municipalities_of(account)] == ["utrecht"]
    assert fatma.get(reverse("team", args=[team_of(bert).pk])).status_code == 200


def test_before_she_says_yes_nobody_can_sign_in_and_she_belongs_to_nothing(bert, sign_in):
    invite_by(sign_in(bert), team_of(bert))

    account = User.objects.get(email="fatma@example.org")

    assert (account.is_active, account.has_usable_password(), account.groups.count()) == (False, False, 0)
    assert list(municipalities_of(account)) == []


def test_looking_at_the_link_uses_nothing_up_and_saying_yes_does(bert, sign_in, mailoutbox):
    invite_by(sign_in(bert), team_of(bert))
    (letter,) = delivered(mailoutbox)
    for _ in range(2):
        assert Client().get(link_in(letter)).status_code == 200
    Client().post(link_in(letter), BOTH)
    before = photograph("content_user", "content_user_groups")

    looked, tried = Client().get(link_in(letter)), Client().post(link_in(letter), BOTH)

    for answer in (looked, tried):
        assert answer.status_code == 404
        assert soup(answer).find("a", href=reverse("wagtailadmin_login"))
    assert changed(before, photograph(*before)) == []


@pytest.mark.parametrize(("day", "works"), [(12, True), (14, False)])
def test_link_works_for_three_days(bert, sign_in, mailoutbox, clock, day, works):
    clock(2027, 3, 10)
    invite_by(sign_in(bert), team_of(bert))
    (letter,) = delivered(mailoutbox)

    clock(2027, 3, day)

    assert (Client().get(link_in(letter)).status_code == 200) is works


def test_link_of_another_invitation_or_a_changed_one_does_not_work(bert, sign_in, mailoutbox):
    client = sign_in(bert)
    invite_by(client, team_of(bert))
    invite_by(client, team_of(bert), email="gerda@example.org", name="Gerda")
    first, second = (link_in(letter) for letter in delivered(mailoutbox))
    number, token = second.strip("/").split("/")[2:]

    wrong = [f"/admin/welkom/{number}/{first.strip('/').split('/')[3]}/", f"/admin/welkom/{number}/{token[:-1]}x/"]
    wrong += ["/admin/welkom/999999/x-y/", f"/admin/welkom/{number}/-/"]

    assert [Client().get(address).status_code for address in wrong] == [404] * 4


def test_sending_again_makes_a_new_link_and_ends_the_old_one(bert, sign_in, mailoutbox):
    client = sign_in(bert)
    invite_by(client, team_of(bert))
    (old,) = delivered(mailoutbox)

    client.post(reverse("invitation-again", args=[Invitation.objects.get().pk]))
    (new,) = delivered(mailoutbox)

    assert (Client().get(link_in(old)).status_code, Client().get(link_in(new)).status_code) == (404, 200)


def test_withdrawn_invitation_leaves_no_way_in_and_no_account(bert, sign_in, mailoutbox):
    client = sign_in(bert)
    invite_by(client, team_of(bert))
    (letter,) = delivered(mailoutbox)

    client.post(reverse("invitation-withdraw", args=[Invitation.objects.get().pk]))

    assert Client().get(link_in(letter)).status_code == 404
    assert not User.objects.filter(email="fatma@example.org").exists()


def test_weak_password_is_refused_and_the_link_still_works(bert, sign_in, mailoutbox):
    invite_by(sign_in(bert), team_of(bert))
    (letter,) = delivered(mailoutbox)

    answers = [
        Client().post(link_in(letter), {"new_password1": weak, "new_password2": weak})
        for weak in ("kort", "password1234", "fatma@example.org")
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(soup(answer).find(role="alert") for answer in answers)
    assert not User.objects.get(email="fatma@example.org").is_active
    assert Client().get(link_in(letter)).status_code == 200


def test_nobody_learns_whether_somebody_has_an_account(bert, carla, sign_in, mailoutbox):
    client = sign_in(bert)

    strange = words(soup(invite_by(client, team_of(bert), email="niemand@example.org", name="Iemand")).main)
    known = words(soup(invite_by(client, team_of(bert), email="CARLA@example.org", name="Iemand")).main)

    assert known.count("carla@example.org") == strange.count("niemand@example.org")
    letters = {letter.to[0]: letter.body for letter in delivered(mailoutbox)}
    same = [letters[to].split("http")[0] for to in ("niemand@example.org", "carla@example.org")]
    assert same[0] == same[1]
    assert [each.slug for each in municipalities_of(carla)] == ["zwolle"]  # not before she says yes


def test_who_is_here_already_keeps_her_password_and_her_other_work(bert, carla, sign_in, mailoutbox):
    invite_by(sign_in(bert), team_of(bert), email="carla@example.org", name="Carla")
    (letter,) = delivered(mailoutbox)
    visitor = Client()

    screen = visitor.get(link_in(letter))
    visitor.post(link_in(letter), BOTH)

    assert not soup(screen).find("input", type="password")
    carla.refresh_from_db()
    assert carla.check_password("zon-regen-wind-sneeuw")
    assert {each.slug for each in municipalities_of(carla)} == {"utrecht", "zwolle"}
    assert "_auth_user_id" not in visitor.session  # the link of a known person signs nobody in


def test_municipal_editor_invites_into_no_other_team_and_no_role(bert, carla, sign_in):
    client, other = sign_in(bert), team_of(carla)
    before = photograph("content_invitation", "content_user", "content_invitation_groups")
    roles = whom() | {"roles": [NATIONAL], "teams": [str(other.pk)], "languages": ["tr"]}

    answers = [
        client.post(reverse("team-invite", args=[other.pk]), whom()),
        client.post(reverse("person-invite"), roles),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert changed(before, photograph(*before)) == []
    client.post(reverse("team-invite", args=[team_of(bert).pk]), roles)
    assert list(Invitation.objects.get().groups.all()) == [team_of(bert).group]
    assert Invitation.objects.get().languages == []


def test_municipal_editor_reaches_no_invitation_of_another_team(bert, carla, sign_in):
    invite_by(sign_in(carla), team_of(carla))
    invitation = Invitation.objects.get()
    before = photograph("content_invitation", "content_letter")

    answers = [
        sign_in(bert).post(reverse(name, args=[invitation.pk])) for name in ("invitation-again", "invitation-withdraw")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert changed(before, photograph(*before)) == []


def test_national_editor_invites_into_roles_languages_and_teams_at_once(daan, carla, sign_in, mailoutbox):
    team = team_of(carla)
    chosen = {"roles": [REVIEWERS], "languages": ["tr"], "teams": [team.pk]}

    sign_in(daan).post(reverse("person-invite"), whom(interface="en") | chosen)
    (letter,) = delivered(mailoutbox)
    Client().post(link_in(letter), BOTH)

    account = User.objects.get(email="fatma@example.org")
    assert {group.name for group in account.groups.all()} == {"Reviewers", "Translators: Turkish", "Editors of Zwolle"}
    assert account.translates_into("tr")
    assert letter.subject.startswith("Your invitation")
    assert account.wagtail_userprofile.preferred_language == "en"


def test_letter_and_screen_speak_the_language_of_the_invited_person(bert, sign_in, mailoutbox):
    client = sign_in(bert)
    for language in ("nl", "en"):
        invite_by(client, team_of(bert), email=f"{language}@example.org", interface=language)
    dutch, english = delivered(mailoutbox)

    screens = [soup(Client().get(link_in(letter))) for letter in (dutch, english)]

    assert (dutch.subject.split()[0], english.subject.split()[0]) == ("Uw", "Your")
    assert [words(screen.h1) for screen in screens] == ["Welkom, Fatma", "Welcome, Fatma"]


@pytest.mark.parametrize("evil", ["Fatma\r\nBcc: x@example.org", "Fatma\u202eevil", "Fatma\nX: y"])
def test_name_of_two_lines_or_with_hidden_signs_is_refused_with_a_sentence(bert, sign_in, mailoutbox, evil):
    client = sign_in(bert)
    before = photograph("content_invitation", "content_user", "content_letter")

    answer = invite_by(client, team_of(bert), name=evil)

    problem = soup(answer).find(role="alert")
    assert answer.status_code == 200
    assert "één regel" in words(problem) or "one line" in words(problem)
    assert changed(before, photograph(*before)) == []
    assert delivered(mailoutbox) == []


def test_link_is_nowhere_but_in_the_letter(bert, daan, sign_in, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    invite_by(sign_in(bert), team_of(bert))
    (letter,) = delivered(mailoutbox)
    secret = link_in(letter).strip("/").split("/")[-1]
    Client().get(link_in(letter))

    screens = [sign_in(daan).get(reverse("post")), sign_in(bert).get(reverse("team", args=[team_of(bert).pk]))]

    assert all(secret not in screen.text for screen in screens)
    assert secret not in caplog.text
    assert secret not in repr(photograph())
    assert configured.PASSWORD_RESET_TIMEOUT == 259200


def test_ended_account_loses_everything_at_once_and_its_invitations_with_it(bert, daan, sign_in, mailoutbox):
    at_work, team = sign_in(bert), team_of(bert)
    client = sign_in(daan)
    client.post(reverse("person-invite"), whom(email="bert@example.org") | {"roles": [NATIONAL]})
    (letter,) = delivered(mailoutbox)

    client.post(reverse("account-end", args=[bert.pk]))

    bert.refresh_from_db()
    assert (bert.is_active, bert.has_usable_password(), bert.groups.count()) == (False, False, 0)
    assert at_work.get(reverse("wagtailadmin_home")).status_code == 302
    assert Client().get(link_in(letter)).status_code == 404
    assert ModelLogEntry.objects.filter(action="team.end", user=daan).exists()
    assert team.group.user_set.count() == 0


def test_nobody_ends_her_own_account_nor_does_a_municipal_editor_end_any(bert, carla, daan, sign_in):
    mine = sign_in(daan).post(reverse("account-end", args=[daan.pk]))
    others = sign_in(bert).post(reverse("account-end", args=[carla.pk]))

    assert (mine.status_code, others.status_code) == (400, 404)
    assert User.objects.filter(pk__in=[carla.pk, daan.pk], is_active=True).count() == 2


def test_link_says_nothing_of_a_person_to_a_wrong_guess(bert):
    group = Group.objects.get(name="Editors of Utrecht")
    invitation = Invitation.objects.create(
        email="f@example.org", name="Geheim", interface="nl", account=bert, invited_on="2027-01-01T12:00Z"
    )
    invitation.groups.set([group])

    wrong = Client().get(link_of(invitation).replace("http://localhost:8000", "")[:-3] + "zz/")
    nobody = Client().get("/admin/welkom/999999/a-b/")

    assert "Geheim" not in wrong.text
    assert words(soup(wrong).main) == words(soup(nobody).main)

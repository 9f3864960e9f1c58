"""An editor makes a round, hands out its links, closes it and says what came of it; others may read it or may not."""

import pytest
from django.urls import reverse

from content.panel.actions import forget_old_words
from content.panel.models import PanelMark, PanelRound, PanelTongue
from tests.content.paneling import I_DO_NOT_KNOW, JUNE, KNOWN, RIGHT, make_round, newcomer, option_of, round_form
from tests.content.reading import soup, words
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db


def test_new_link_stops_the_old_one_and_a_form_makes_one_round(links, daan, sign_in):
    client, made = sign_in(daan), PanelRound.objects.get()

    shown = client.post(reverse("panel-act", args=[made.pk]), {"action": "link-ar"})

    new = soup(shown).select_one("input.panel-link__address")["value"].split("/", 3)[3]
    assert [newcomer().get(address).status_code for address in (links["ar"], "/" + new, links["nl"])] == [404, 200, 200]
    form = round_form("nl", ends_on=JUNE)
    for _ in range(2):
        client.post(f"{reverse('panel-new')}?tekst=moment-M06", form)
    assert PanelRound.objects.count() == 2


def test_testers_go_on_seeing_the_text_as_it_was(links, daan):
    moment = ContactMoment.objects.get(code="M06")
    moment.summary_nl = "Een heel andere tekst."
    moment.save_revision(user=daan).publish(skip_permission_checks=True)

    page = newcomer().get(links["nl"])

    assert KNOWN[2] in page.text
    assert "andere tekst" not in page.text


def test_readers_hear_of_a_test_once_it_is_over_large_enough_and_meant_for_them(ten, daan, sign_in, amina, in_may):
    client, made = sign_in(daan), PanelRound.objects.get()
    door = reverse("panel-act", args=[made.pk])
    told = {"action": "tell", "shown": "on", "said-nl": "Wat is een PIP?", "changed-nl": "Dat leggen wij nu uit."}
    told |= {"said-ar": "ما معنى PIP؟", "changed-ar": ""}

    client.post(door, told)
    before = amina.get("/ar/klantreis/M06/")
    client.post(door, {"action": "close"})
    closed = amina.get("/ar/klantreis/M06/")
    client.post(door, told)
    PanelTongue.objects.filter(language="ti").update(readers=2)
    after = {
        code: soup(amina.get(f"/{code}/klantreis/M06/")).select_one(".tested") for code in ("nl", "ar", "ti", "tr")
    }

    assert 'class="tested"' not in before.text + closed.text
    assert words(after["nl"].select_one(".tested__with")) == "Getest met 4 lezers in het Nederlands , mei 2027"
    assert words(after["nl"].dl) == "U zei Wat is een PIP? Wij veranderden Dat leggen wij nu uit."
    said, changed = after["ar"].find_all("dd")
    assert "3" in words(after["ar"])
    assert "مايو 2027" in words(after["ar"])
    assert (said["lang"], said["dir"], words(said)) == ("ar", "rtl", "ما معنى PIP؟")
    assert (changed["lang"], changed["dir"], words(changed)) == ("nl", "ltr", "Dat leggen wij nu uit.")
    assert (after["ti"], after["tr"]) == (None, None)


def test_editor_says_what_she_did_and_takes_out_a_name(ten, daan, sign_in):
    client, made = sign_in(daan), PanelRound.objects.get()
    mark = PanelMark.objects.get(tongue__language="ti", sentence=2)
    done = {"done": "Korter gemaakt", "done-nl-3": "Zin gesplitst", "action": f"remove-{mark.pk}"}

    client.post(reverse("panel-act", args=[made.pk]) + "?taal=nl", done)
    client.post(reverse("panel-act", args=[made.pk]) + "?taal=ti", {"done": "Korter gemaakt", "action": "write"})

    made.refresh_from_db()
    assert made.done == "Korter gemaakt"
    assert made.tongues.get(language="nl").done == {"3": "Zin gesplitst"}
    assert PanelMark.objects.get(pk=mark.pk).words == ""
    assert made.tongues.get(language="ti").readers == 3


def test_words_go_half_a_year_after_the_last_day_and_the_counts_stay(ten, in_may):
    in_may(2027, 11, 27)
    kept = forget_old_words()
    in_may(2027, 11, 28)
    gone = forget_old_words()

    assert (kept, gone) == (0, 5)
    assert PanelMark.objects.exclude(words="").count() == 0
    assert PanelMark.objects.count() == 10


def test_who_may_make_and_read_a_round(in_may, bert, carla, elif_, daan, sign_in):
    page = bert.section
    make_round(sign_in(bert), f"page-{page.pk}", "nl", ends_on=JUNE)
    make_round(sign_in(daan), "moment-M06", "nl", "tr", ends_on=JUNE)
    local, national = PanelRound.objects.order_by("pk")
    rounds = {"local": local, "national": national}
    clients = {"bert": sign_in(bert), "carla": sign_in(carla), "elif": sign_in(elif_), "daan": sign_in(daan)}

    def may(name: str, made: PanelRound) -> tuple[bool, bool]:
        read = clients[name].get(made.get_absolute_url()).status_code == 200
        act = clients[name].post(reverse("panel-act", args=[made.pk]), {"action": "write", "done": name})
        return read, act.status_code == 302

    found = {(name, kind): may(name, made) for name in clients for kind, made in rounds.items()}

    assert found == {
        ("bert", "local"): (True, True),
        ("bert", "national"): (False, False),
        ("carla", "local"): (False, False),
        ("carla", "national"): (False, False),
        ("elif", "local"): (False, False),
        ("elif", "national"): (True, False),
        ("daan", "local"): (True, True),
        ("daan", "national"): (True, True),
    }
    turkish = soup(clients["elif"].get(national.get_absolute_url()))
    assert {row["lang"] for row in turkish.select(".panel-numbers th[scope=row]")} == {"tr"}
    assert not turkish.select(".heat__text[lang=nl]")
    own_page = clients["bert"].get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert f"{reverse('panel-new')}?tekst=page-{page.pk}" in own_page
    for name, subject in (("carla", f"page-{page.pk}"), ("bert", "moment-M06"), ("elif", "moment-M06")):
        answer = clients[name].get(f"{reverse('panel-new')}?tekst={subject}")
        assert answer.status_code in (404, 422), name
        assert "panel-tongue" not in answer.text


def test_language_without_text_gets_no_link(in_may, daan, sign_in):
    page = ContactMoment.objects.get(code="M06")
    page.title_so, page.title_tr = "", ""
    page.save_revision(user=daan)
    address = f"{reverse('panel-new')}?tekst=moment-M06"

    screen = sign_in(daan).get(address)
    refused = sign_in(daan).post(address, round_form("tr", ends_on=JUNE))

    assert not soup(screen).select("[name=so-chosen], [name=tr-chosen]")
    assert "Soomaali" in words(soup(screen).select_one(".help-info"))
    assert refused.status_code == 422
    assert PanelRound.objects.count() == 0


def test_options_are_shown_in_an_order_that_tells_nothing(links):
    page = soup(newcomer().get(links["nl"]))

    labels = [words(label) for label in page.select(".panel__question label")]
    assert sorted(labels[:-1]) == ["De IND", "De school", "U en de gemeente"]
    assert labels[-1] == I_DO_NOT_KNOW["nl"]
    assert option_of(newcomer(), links["nl"], RIGHT["nl"]) in {"0", "1", "2"}

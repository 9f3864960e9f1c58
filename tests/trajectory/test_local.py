"""What a municipality adds stands inside the national journey, says whose it is, and changes nothing of it."""

import re
import shutil
from datetime import date

import pytest
import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from content.editing.succeed import hand_over_all
from tests.paper import text_of
from tests.trajectory.reading import main_of, read, values_of
from trajectory.actors.models import Municipality, Organisation
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

TABLE = yaml.safe_load((settings.BASE_DIR / "tests/trajectory/journeys.yaml").read_text("utf-8"))
LARGEST = {"groep": "asielstatushouder", "route": "b1"}
HERE = LARGEST | {"gemeente": "voorbeeldgemeente"}
EXTRA = "voorbeeldgemeente-taalcafe"
# As trajectory/data/local.yaml has them, in the languages it has them in; the others read the Dutch.
CAFE = {
    "nl": "U oefent Nederlands in het taalcafé (voorbeeld)",
    "en": "You practise Dutch in the language café (example)",
    "ar": "تتدرب على الهولندية في مقهى اللغة (مثال)",
    "ti": "ኣብ ናይ ቋንቋ ካፈ ሆላንድኛ ትለማመዱ (ኣብነት)",
}
CHILDREN = "Neem gerust uw kinderen mee. In het stadhuis is een speelhoek (voorbeeld)."
ONLY_HERE = {
    "nl": "Alleen in Voorbeeldgemeente",
    "en": "Only in Voorbeeldgemeente",
    "ar": "فقط في Voorbeeldgemeente",
    "ti": "ኣብ Voorbeeldgemeente ጥራይ",
}


def ids_on(page) -> list[str]:
    return [item["id"].removeprefix("m-") for item in main_of(page).select("li.moment")]


def said(element) -> str:
    return " ".join(element.get_text(" ").split())


def add(slug: str, **fields) -> LocalAddition:
    given = {"kind": "note", "code": "taalles", "summary_nl": "Bel eerst het loket.", "live": True} | fields
    moment = ContactMoment.objects.get(code=given.pop("moment", "M02"))
    return LocalAddition.objects.create(municipality=Municipality.objects.get(slug=slug), moment=moment, **given)


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_extra_moment_stands_after_its_national_moment_and_no_other_moves(amina, code):
    national = TABLE["asielstatushouder"]["b1"].split()

    page = amina.get(f"/{code}/klantreis/", HERE)

    shown = ids_on(page)
    assert shown.index(EXTRA) == shown.index("M13") + 1
    assert [each for each in shown if each != EXTRA] == national
    card = main_of(page).find(id=f"m-{EXTRA}")
    text, own = CAFE.get(code, CAFE["nl"]), code in CAFE
    assert said(card.h3) == text
    assert own or card.h3.find(lang="nl", dir="ltr")
    assert card.select(".mark--local")
    if code in ONLY_HERE:
        assert said(card.select_one(".mark--local")) == ONLY_HERE[code]


def test_note_stands_on_the_card_and_on_the_page_of_its_moment_with_the_name_of_the_municipality(amina):
    card = main_of(amina.get("/nl/klantreis/", HERE)).find(id="m-M02")
    page = main_of(amina.get("/nl/klantreis/M02/", HERE))

    assert said(card.select_one(".card__local")).replace(" :", ":") == f"Voorbeeldgemeente: {CHILDREN}"
    assert said(page.select_one(".part--local h2")) == "In Voorbeeldgemeente"
    assert CHILDREN in said(page.select_one(".part--local"))


def test_note_in_another_language_stands_apart_from_the_name_before_it(amina):
    note = main_of(amina.get("/tr/klantreis/", HERE)).find(id="m-M02").select_one(".card__local")

    assert note.get_text() == f"Voorbeeldgemeente: {CHILDREN}"
    assert note.find(lang="nl").text == CHILDREN


@pytest.mark.parametrize("path", ["klantreis/", "klantreis/M02/", "klantreis/M06/"])
def test_municipality_with_notes_and_no_desks_is_not_said_to_be_silent(amina, path):
    add("utrecht")

    page = main_of(amina.get(f"/nl/{path}", LARGEST | {"gemeente": "utrecht"}))

    assert page.select_one(".desks")
    assert "nog geen eigen informatie" not in said(page)


@pytest.mark.parametrize("path", ["klantreis/", "klantreis/M02/"])
def test_other_municipality_shows_the_national_journey_and_says_that_it_added_nothing(amina, path):
    page = main_of(amina.get(f"/nl/{path}", LARGEST | {"gemeente": "Utrecht"}))

    assert not page.select(".card__local, .part--local, .mark--local")
    assert "Deze gemeente heeft nog geen eigen informatie gegeven." in said(page)


def test_draft_of_an_addition_is_seen_by_nobody(amina):
    note = add("utrecht")
    shown = amina.get("/nl/klantreis/", LARGEST | {"gemeente": "utrecht"})
    note.live = False
    note.save()

    hidden = amina.get("/nl/klantreis/", LARGEST | {"gemeente": "utrecht"})

    assert "Bel eerst het loket." in said(main_of(shown))
    assert "Bel eerst het loket." not in hidden.text


def test_extra_moment_stays_where_editors_renamed_the_organisation(amina):
    Organisation.objects.filter(code="gemeente").update(code="stad")

    assert EXTRA in ids_on(amina.get("/nl/klantreis/", HERE))
    assert amina.get("/nl/klantreis/lokaal/voorbeeldgemeente/taalcafe/").status_code == 200


def test_addition_disappears_with_its_national_moment(amina):
    ContactMoment.objects.filter(code="M13").update(live=False)

    page = amina.get("/nl/klantreis/", HERE)

    assert EXTRA not in ids_on(page)
    assert amina.get("/nl/klantreis/lokaal/voorbeeldgemeente/taalcafe/").status_code == 404


@pytest.mark.parametrize("code", CAFE)
def test_extra_moment_has_a_page_that_says_whose_it_is(amina, code):
    page = amina.get(f"/{code}/klantreis/lokaal/voorbeeldgemeente/taalcafe/", HERE)

    main = main_of(page)
    assert page.status_code == 200
    assert said(main.h1) == CAFE[code]
    assert "Voorbeeldgemeente" in said(main.select_one(".local"))
    assert main.find("a", href=re.compile(rf"^/{code}/klantreis/\?.*gemeente=voorbeeldgemeente.*#m-{EXTRA}$"))
    assert not main.find("a", href=re.compile(r"blad\.pdf"))


@pytest.mark.parametrize(
    "address", ["voorbeeldgemeente/kinderopvang", "voorbeeldgemeente/x", "utrecht/taalcafe", "x/y"]
)
def test_what_is_no_extra_moment_is_not_found(amina, address):
    assert amina.get(f"/ar/klantreis/lokaal/{address}/").status_code == 404


def test_former_municipality_leads_to_its_successor_from_the_day_of_the_merger(amina, clock):
    merged = "nieuwe-gemeente-hilversum-wijdemeren"
    add("hilversum", kind="moment", channel="talk", title_nl="Praten met buren")
    add(merged, kind="moment", channel="talk", title_nl="Praten met nieuwe buren")
    clock(2026, 12, 31, 23, 59)
    before = amina.get("/nl/klantreis/lokaal/hilversum/taalles/")
    clock(2027, 1, 1, 0, 1)

    too_soon = amina.get("/nl/klantreis/lokaal/hilversum/taalles/")
    hand_over_all()
    after = amina.get("/nl/klantreis/lokaal/hilversum/taalles/", follow=True)
    journey = amina.get("/nl/klantreis/", LARGEST | {"gemeente": "1211"})

    assert said(main_of(before).h1) == "Praten met buren"
    assert too_soon.status_code == 404  # until the minute in which it is handed over, and never to another moment
    assert after.redirect_chain == [(f"/nl/klantreis/lokaal/{merged}/taalles-hilversum/", 302)]
    assert said(main_of(after).h1) == "Praten met buren"
    assert {f"{merged}-taalles", f"{merged}-taalles-hilversum"} <= set(ids_on(journey))
    assert "hilversum-taalles" not in ids_on(journey)


def test_poster_and_list_of_steps_hold_what_the_municipality_adds(amina):
    poster = " ".join(text_of(amina.get("/nl/klantreis/poster.pdf", HERE).content).split())
    steps = amina.get("/nl/klantreis/stappen.ics", HERE).content.decode().replace("\r\n ", "")

    assert "taalcafé" in poster
    assert "Alleen in Voorbeeldgemeente" in poster
    assert "speelhoek" in poster
    assert "SUMMARY;LANGUAGE=nl:U oefent Nederlands in het taalcafé (voorbeeld)" in steps


def test_editor_writes_an_addition_in_the_admin_and_readers_see_it(daan, sign_in, amina):
    address, desk = reverse("wagtailsnippets_trajectory_localaddition:add"), sign_in(daan)
    form = values_of(main_form(desk.get(address)))
    utrecht, moment = Municipality.objects.get(slug="utrecht"), ContactMoment.objects.get(code="M02")
    form |= {"municipality": [utrecht.pk], "moment": [moment.pk], "kind": ["note"], "live": ["on"]}
    form |= {"summary_nl": ["Bel eerst het loket."], "checked_on": ["2026-11-20"]}

    answer = desk.post(address, form)

    assert answer.status_code == 302
    assert desk.post(address, form).status_code == 302
    assert set(utrecht.additions.values_list("code", flat=True)) == {"bel-eerst-het-loket", "bel-eerst-het-loket-2"}
    page = main_of(amina.get("/nl/klantreis/M02/", {"gemeente": "utrecht"}))
    assert "Bel eerst het loket." in said(page.select_one(".part--local"))
    assert "20 november 2026" in said(page.select_one(".part--local"))


def main_form(page):
    return read(page).find("form", attrs={"method": re.compile("post", re.I)})


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "moment", "channel": "talk"}, {"title_nl"}),
        ({"kind": "moment", "title_nl": "Praten"}, {"channel"}),
        ({"summary_nl": "Het duurt {fact:bestaat-niet}."}, {"summary_nl"}),
    ],
)
def test_addition_that_readers_could_not_use_is_refused_with_the_field_that_is_wrong(fields, wrong):
    addition = add("utrecht", **fields)

    with pytest.raises(ValidationError) as refused:
        addition.full_clean()

    assert set(refused.value.message_dict) >= wrong


def test_what_an_editor_made_of_the_example_stays_after_the_next_load(amina):
    LocalAddition.objects.filter(code="kinderopvang").delete()
    LocalAddition.objects.filter(code="taalcafe").update(title_nl="Koffie", checked_on=date(2026, 11, 1))

    call_command("load_content", verbosity=0)

    assert set(LocalAddition.objects.values_list("code", "title_nl")) == {
        ("plan-ophalen", None),
        ("taalcafe", "Koffie"),
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("moment: M02", "moment: M99", "line 4: 'M99': there is no such contact moment"),
        ("kind: note", "kind: rule", "line 3: 'rule': must be note or moment"),
        ("code: taalcafe", "code: kinderopvang", "'kinderopvang': stands here twice"),
        ("  channel: meeting\n", "", "a moment needs a title and a channel"),
        ("    nl: Neem", "    xx: Neem", "unknown key 'xx'"),
    ],
)
def test_broken_file_is_refused_with_its_line_and_nothing_is_written(tmp_path, old, new, reason):
    data = settings.BASE_DIR / "trajectory" / "data"
    shutil.copytree(data, tmp_path / "data")
    file = tmp_path / "data" / "local.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("load_content", data=tmp_path / "data", verbosity=0)

    assert "local.yaml" in str(refused.value)
    assert reason in str(refused.value)

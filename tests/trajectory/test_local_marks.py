"""What a municipality did not check, or wrote beside an older national text, says so wherever else it is read."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.paper import text_of
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.local import LocalAddition

pytestmark = pytest.mark.django_db

HERE = {"groep": "asielstatushouder", "route": "b1", "gemeente": "voorbeeldgemeente"}
LATE = {
    "nl": "Deze tekst moest voor 1 december 2026 gecontroleerd worden. Dat is nog niet gebeurd.",
    "tr": "Bu metin 1 Aralık 2026 tarihinden önce kontrol edilecekti. Bu henüz yapılmadı.",
}
NEWER = {
    "nl": "De landelijke tekst is nieuwer dan deze tekst van de gemeente.",
    "tr": "Ulusal metin, belediyenin bu metninden daha yeni.",
}


@pytest.fixture
def place(clock) -> Municipality:
    """The example, with everything on the site and looked at in time."""
    clock(2027, 3, 10)
    here = Municipality.objects.get(slug="voorbeeldgemeente")
    for model in (LocalAddition, ContactPoint):
        model.objects.filter(municipality=here).update(review_by=date(2027, 6, 1))
    first = here.contact_points.filter(live=True).first()
    first.phone = "14 000"
    first.save()
    return here


def forget(place: Municipality) -> None:
    """Nobody looked in time, and the national texts changed since."""
    for model in (LocalAddition, ContactPoint):
        model.objects.filter(municipality=place).update(review_by=date(2026, 12, 1))
    place.additions.update(beside_version="older")


def poster(client, code: str) -> str:
    return " ".join(text_of(client.get(f"/{code}/klantreis/poster.pdf", HERE).content).split())


def cafe(client, code: str) -> str:
    calendar = Calendar.from_ical(client.get(f"/{code}/klantreis/stappen.ics", HERE).content)
    todos = {str(each["uid"]).split("@")[0]: str(each["description"]) for each in calendar.walk("VTODO")}
    return todos["voorbeeldgemeente-taalcafe"]


@pytest.mark.parametrize("code", LATE)
def test_poster_says_it_of_notes_moments_and_desks(amina, place, code):
    before = poster(amina, code)
    forget(place)

    after = poster(amina, code)

    own = place.additions.filter(live=True).count()
    assert own > 1
    assert (before.count(LATE[code]), before.count(NEWER[code])) == (0, 0)
    assert (after.count(LATE[code]), after.count(NEWER[code])) == (own + 1, own)


@pytest.mark.parametrize("code", LATE)
def test_list_of_steps_says_it_below_a_moment_of_the_municipality(amina, place, code):
    before = cafe(amina, code)
    forget(place)

    after = cafe(amina, code)

    assert LATE[code] not in before
    assert NEWER[code] not in before
    assert after == f"{before}\n{NEWER[code]}\n{LATE[code]}"


def test_national_steps_say_nothing_of_it(amina, place):
    forget(place)

    steps = amina.get("/nl/klantreis/stappen.ics", HERE).content.decode().replace("\r\n ", "")

    assert steps.count("De landelijke tekst is nieuwer") == 1

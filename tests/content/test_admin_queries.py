"""The screens of the admin ask the database as often with all 342 municipalities as with ten."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection

from content.editing.models import MunicipalTeam
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

# By name the address, as the lead adds to it: each screen that shows something of municipalities.
SCREENS = {
    "home": "/admin/",
    "to do": "/admin/overzicht/te-doen/",
    "coverage": "/admin/overzicht/dekking/",
    "not checked in time": "/admin/overzicht/achterstallig/",
    "history": "/admin/overzicht/geschiedenis/",
    "read as": "/admin/lees-als/?wat=klantreis&taal=ar&groep=gezinsmigrant&gemeente=voorbeeldgemeente",
    "municipalities": "/admin/snippets/trajectory/municipality/",
    "teams": "/admin/teams/",
    "people and roles": "/admin/mensen/",
    "mail": "/admin/post/",
    "which municipality": "/admin/mijn-gemeente/",
    "one municipality": "/admin/gemeente/utrecht/",
    "new note": "/admin/gemeente/utrecht/momenten/M07/note/",
    "bundles": "/admin/bundels/",
}


def make_teams(number: int) -> None:
    """Municipalities with a team until there are so many; every second one has a desk."""
    have = MunicipalTeam.objects.count()
    places = list(Municipality.objects.filter(team=None)[: number - have])
    folder = Collection.get_first_root_node()
    groups = Group.objects.bulk_create([Group(name=f"Editors of {place.slug}") for place in places])
    MunicipalTeam.objects.bulk_create(
        MunicipalTeam(municipality=place, group=group, collection=folder)
        for place, group in zip(places, groups, strict=True)
    )
    ContactPoint.objects.bulk_create(ContactPoint(municipality=place, role_nl="Balie") for place in places[::2])
    assert MunicipalTeam.objects.count() == number


def screens() -> dict[str, str]:
    moment = ContactMoment.objects.get(code="M06").pk
    return SCREENS | {"moment": reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[moment]) + "?taal=ar"}


def count(client) -> dict[str, int]:
    """How often each screen asks, when what the process remembers is remembered."""
    counted = {}
    for name, address in screens().items():
        assert client.get(address).status_code == 200, name
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counted[name] = len(asked)
    return counted


@pytest.mark.one_engine
def test_no_screen_asks_more_with_more_municipalities(daan, sign_in):
    client = sign_in(daan)
    counted = {}
    for number in (10, 100, 342):
        make_teams(number)
        counted[number] = count(client)

    assert counted[100] == counted[10]
    assert counted[342] == counted[10]
    assert client.get("/admin/overzicht/te-doen/?soort=no-contact").text.count('class="pile__thing"') == 171
    assert max(counted[10].values()) <= 60


@pytest.mark.one_engine
def test_municipal_editor_asks_no_more_beside_a_hundred_others(bert, sign_in):
    client = sign_in(bert)
    own = ("home", "to do", "history", "read as", "one municipality", "new note")
    first = {name: address for name, address in SCREENS.items() if name in own}

    def asked() -> dict[str, int]:
        found = {}
        for name, address in first.items():
            assert client.get(address).status_code == 200
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found[name] = len(queries)
        return found

    make_teams(10)
    little = asked()
    make_teams(100)

    assert asked() == little

"""What a newcomer sees on the page of the journey is what the sources say, in every language."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

TABLE = yaml.safe_load((Path(__file__).parent / "journeys.yaml").read_text("utf-8"))
ROWS = [(group, route, ids.split()) for group, routes in TABLE.items() for route, ids in routes.items()]
MOMENT = re.compile(r'<li class="moment [^"]*" id="m-([A-Z]\d+)"')


@pytest.mark.one_engine
@pytest.mark.django_db
@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_journey_page_shows_the_moments_of_the_table(amina, code):
    for group, route, expected in ROWS:
        page = amina.get(f"/{code}/klantreis/", {"groep": group, "route": route})

        assert page.status_code == 200, (group, route)
        assert MOMENT.findall(page.text) == expected, (group, route)


def test_table_holds_every_group_and_route_and_every_moment():
    moments = yaml.safe_load((settings.BASE_DIR / "trajectory/data/moments.yaml").read_text("utf-8"))

    assert len(ROWS) == 4 + 4 * 4 + 4
    assert {each for _, _, ids in ROWS for each in ids} == {moment["id"] for moment in moments}
    assert len(moments) == 79

"""A page asks the database at most twelve questions when nothing is remembered, however much content there is.

A topic and a contact moment ask one more: whether newcomers tested the text.
"""

import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from content.pages.compose import page_key
from content.pages.models import SectionPage, TopicPage
from content.search.models import SearchEntry
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

MOST = 12
MORE = {"topic": 13, "moment": 13}
# The page of the journey itself, with no municipality chosen, asks less.
LEAST, FEWEST = 10, ("journey without municipality",)
GROUPS = (
    "asielzoeker",
    "asielstatushouder",
    "gezinslid",
    "gezinsmigrant",
    "overige-migrant",
    "vrijwillig",
    "wet-2013",
    "oekraine",
    "weet-ik-niet",
)
PLACE = "gemeente=voorbeeldgemeente"
PAGES = {
    "home": "",
    "section": "traject/",
    "topic": "traject/plan-pip/",
    "chooser": "klantreis/",
    **{f"journey of {group}": f"klantreis/?groep={group}&{PLACE}" for group in GROUPS},
    "journey without municipality": "klantreis/?groep=asielstatushouder&route=b1",
    "journey with route and organisation": f"klantreis/?groep=asielstatushouder&route=b1&organisatie=duo&{PLACE}",
    "decision": "moet-ik-inburgeren/",
    "outcome": "moet-ik-inburgeren/?a=m7&a=c9&a=w6&a=f2&a=l8&a=r3&a=n9&a=s4",
    "moment": f"klantreis/M06/?groep=asielstatushouder&route=b1&{PLACE}",
    "my dates": "mijn-traject/",
    "open data": "open-data/",
    "search": "zoeken/?q=pip",
    "search without words": "zoeken/",
    "words": "woorden/",
    "questions": "vragen/",
    "question": "vragen/boete-krijgen/",
    "local moment": "klantreis/lokaal/voorbeeldgemeente/taalcafe/",
    "municipality without pages": "gemeente/utrecht/",
    "municipality with pages": "gemeente/voorbeeldgemeente/",
    "municipalities": "gemeente/",
}
# The API: each list whole, in one language.
ADDRESSES = (
    "journey?group=asielstatushouder&route=b1&municipality=voorbeeldgemeente&organisation=gemeente",
    "moments?pageSize=100&group=asielstatushouder&route=b1&law=wi2021&phase=plan&organisation=gemeente",
    "moments?pageSize=100",
    "moments/M06",
    *(f"{name}?pageSize=100" for name in ("organisations", "groups", "routes", "phases", "laws", "languages", "facts")),
    "municipalities?pageSize=100",
    "municipalities?postcode=3511",
    "municipalities/GM0344",
    "terms?pageSize=100",
    "questions?pageSize=100&group=gezinsmigrant&route=b1",
    "pages?pageSize=100",
    f"pages/{page_key('plan-pip')}",
)
MOST_OF_API = 15
NINE = "123456789"


def forget_everything() -> None:
    """As after the start of the process."""
    for cache in caches.all():
        cache.clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()


def count(code: str) -> dict[str, int]:
    """Queries per page, each with a cold start."""
    counts = {}
    for name, address in PAGES.items():
        amina = Client()
        forget_everything()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = amina.get(f"/{code}/{address}")
        assert page.status_code == 200, (code, address)
        counts[name] = len(asked)
    return counts


def count_api(code: str) -> dict[str, int]:
    """Queries per address of the API, each with a cold start."""
    counts = {}
    for address in ADDRESSES:
        amina = Client()
        forget_everything()
        with CaptureQueriesContext(connection) as asked:
            answer = amina.get(f"/api/v1/{address}{'&' if '?' in address else '?'}lang={code}")
        assert answer.status_code == 200, (code, address, answer.text[:300])
        counts[address] = len(asked)
    return counts


def another(subject: str, number: int) -> str:
    """The subject of a copy: pages are named by a key of their own."""
    if subject.startswith("page:"):
        return f"page:{uuid.uuid5(uuid.NAMESPACE_OID, f'{subject}/{number}')}"
    return f"{subject}-{number}"


def copy_rows(model, **changes) -> None:
    """Nine copies of every row of a plain table; `changes` says per column how the copy differs."""
    rows = list(model.objects.all())
    copies = []
    for number in NINE:
        for row in rows:
            values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
            values.pop(model._meta.pk.attname)
            copies.append(model(**values | {name: change(values[name], number) for name, change in changes.items()}))
    model.objects.bulk_create(copies, batch_size=200)


def ten_times_the_moments() -> None:
    """A01 gets the copies A101 to A901 with the same groups, routes, laws, organisations, next moments and sources."""
    originals = list(ContactMoment.objects.all())
    copies = {}
    for number in NINE:
        for moment in originals:
            values = {field.attname: getattr(moment, field.attname) for field in moment._meta.concrete_fields}
            values |= {"id": None, "code": f"{moment.code[0]}{number}{moment.code[1:]}"}
            values |= {"latest_revision_id": None, "live_revision_id": None}
            copies[moment.pk, number] = ContactMoment(**values)
    ContactMoment.objects.bulk_create(copies.values(), batch_size=100)
    for name in ("groups", "routes", "laws", "others", "next_moments"):
        field = ContactMoment._meta.get_field(name)
        owner, target = field.m2m_column_name(), field.m2m_reverse_name()
        through = field.remote_field.through
        links = list(through.objects.values_list(owner, target))
        pairs = [(copies[mine, number].pk, other) for mine, other in links for number in NINE]
        through.objects.bulk_create([through(**{owner: mine, target: other}) for mine, other in pairs], batch_size=400)


def ten_times_the_pages() -> None:
    """Every topic of the section *traject* gets nine more, in the languages that have the section."""
    for section in SectionPage.objects.filter(slug="traject", alias_of=None).select_related("locale"):
        topics = list(TopicPage.objects.child_of(section))
        for topic in topics:
            for number in NINE:
                copy = TopicPage(
                    title=topic.title, slug=f"{topic.slug}-{number}", intro=topic.intro, body=topic.body,
                    locale=section.locale, checked_on=topic.checked_on,
                )  # fmt: skip
                section.add_child(instance=copy)


def moments_on(code: str) -> int:
    """The national ones; what a municipality adds is not copied."""
    page = Client().get(f"/{code}/klantreis/?groep=asielstatushouder&route=b1&{PLACE}")
    return page.text.count('id="m-') - page.text.count('id="m-voorbeeldgemeente-')


@pytest.mark.one_engine
def test_no_page_asks_more_than_twelve_questions_nor_more_with_ten_times_the_content():
    languages = ("nl", "ar", "tr")
    little = {code: count(code) for code in languages}
    shown = moments_on("ar")
    topics = Client().get("/ar/traject/").text.count("/ar/traject/")
    ten_times_the_moments()
    ten_times_the_pages()
    copy_rows(SearchEntry, subject=another)
    copy_rows(Provenance, subject=another)

    much = {code: count(code) for code in languages}

    assert moments_on("ar") == 10 * shown > 300
    assert Client().get("/ar/traject/").text.count("/ar/traject/") == topics + 90
    asked = {(code, name): number for code in languages for name, number in little[code].items()}
    assert {page: number for page, number in asked.items() if number > MORE.get(page[1], MOST)} == {}
    assert max(asked for each in little.values() for name, asked in each.items() if name in FEWEST) <= LEAST
    assert much == little


@pytest.mark.one_engine
def test_no_address_of_the_api_asks_more_with_ten_times_the_content():
    languages = ("nl", "tr")
    little = {code: count_api(code) for code in languages}
    ten_times_the_moments()
    ten_times_the_pages()
    copy_rows(Provenance, subject=another)

    much = {code: count_api(code) for code in languages}

    assert Client().get("/api/v1/moments").json()["totalItems"] == 790
    assert max(asked for counts in little.values() for asked in counts.values()) <= MOST_OF_API
    assert much == little
